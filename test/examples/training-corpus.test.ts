/** The corpus example keeps what is no copy, and says of every line it drops why. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dedupeCorpus } from '../../examples/training-corpus';
import { kindOf, lineOf } from './corpus';

const COUNT = 640;
const LINES = Array.from({ length: COUNT }, (_, i) => `${lineOf(i)}\n`);

let out = '';
let counts: { kept: number; dropped: number };
beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'newsfold-corpus-'));
  counts = await dedupeCorpus(LINES, out, 0);
});
afterAll(() => rmSync(out, { recursive: true, force: true }));

interface Line {
  reason: string;
  of?: number;
  line?: number;
  similarity?: number;
  value?: { line?: number };
}
const read = <T>(name: string): T[] =>
  readFileSync(join(out, name), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as T);

describe('training-corpus.ts', () => {
  test('keeps originals and rewrites as they are, in their order, and drops copies', () => {
    const expected = LINES.map((_, i) => i).filter((i) => ['original', 'rewrite'].includes(kindOf(i)));
    const kept = readFileSync(join(out, 'kept.jsonl'), 'utf8');
    expect(kept).toBe(expected.map((i) => LINES[i]!).join(''));
    expect(counts).toEqual({ kept: expected.length, dropped: COUNT - expected.length });
  });

  test('says of which record a copy is, how much alike they are, and what is wrong with the rest', () => {
    const dropped = read<Line>('dropped.jsonl');
    for (const { reason, of, similarity, value } of dropped.filter((line) => line.of !== undefined)) {
      const i = value!.line!;
      expect(reason, `line ${i}`).toBe(kindOf(i));
      expect(similarity!).toBeGreaterThanOrEqual(reason === 'copy' ? 1 : 0.8);
      // The record of the original: lines that are no JSON are not counted.
      const original = i - (i % 20) - 7;
      expect(of).toBe(original + 1 - (original > 500 ? 1 : 0));
    }
    const others = dropped.filter((line) => line.of === undefined).map(({ reason }) => reason);
    expect(others.sort()).toEqual(['bad-json', 'missing-text', 'too-short']);
    expect(dropped).toContainEqual(expect.objectContaining({ reason: 'bad-json', line: 501 }));
  });

  test('survives records of any kind, and takes no file\u2019s place', async () => {
    const lines = [
      'null\n',
      '1\n',
      '"text"\n',
      '[]\n',
      '{"text": 1}\n',
      '{"__proto__": {"text": "a b c d"}}\n',
      '\n',
    ];
    const folder = join(out, 'any');
    mkdirSync(folder);
    expect(await dedupeCorpus(lines, folder, 0)).toEqual({ kept: 0, dropped: 6 });
    await expect(dedupeCorpus(LINES, folder, 0)).rejects.toThrow('EEXIST');
    expect(read('any/dropped.jsonl')).toHaveLength(6);
  });
});
