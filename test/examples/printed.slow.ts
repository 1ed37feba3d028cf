/** Each command of examples/README.md that needs no server, run as one would type it, prints what is said of it. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocks, fits, isPlain, run } from './outputs';

const isBuilt = existsSync(new URL('../../dist/node.js', import.meta.url));
if (!isBuilt) console.warn('skipped: the package is not built (npm run build)');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-printed-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!isBuilt)('what is said to be printed', () => {
  test.each(blocks.filter(isPlain))('$command', ({ command, lines }) => {
    const printed = run(command, { TMPDIR: folder });
    expect(lines.length).toBeGreaterThan(0);
    for (const [i, shown] of lines.entries()) {
      if (!fits(shown, printed[i]?.trimEnd())) expect(printed[i]?.trimEnd()).toBe(shown);
    }
  });
});

describe.skipIf(!isBuilt)('training-corpus.ts', () => {
  test('holds signatures, not texts: a heap of 64 MB does for 130 MB of them', () => {
    const corpus = join(folder, 'corpus.jsonl');
    run(`npx tsx test/examples/corpus.ts 60000 > "${corpus}"`);
    const [said = ''] = run(`npx tsx examples/training-corpus.ts "${corpus}" "${join(folder, 'out')}"`, {
      NODE_OPTIONS: '--max-old-space-size=64',
    });
    const [, kept, dropped] = /^(\d+) kept, (\d+) dropped in /.exec(said) ?? [];
    expect(Number(kept) + Number(dropped)).toBe(60_000);
    // Of 20 lines one is a copy and one nearly; of the latter a few in a thousand are missed.
    expect(Number(kept)).toBeGreaterThanOrEqual(53_900);
    expect(Number(kept)).toBeLessThan(54_000);
  });
});
