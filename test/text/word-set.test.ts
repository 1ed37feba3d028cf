/** Tables of hashes know what a `Map` of the same hashes knows; a text of plain letters folds as any other. */
import { expect, test } from 'vitest';
import { foldText } from '../../src/text/folding';
import { WordMarks, WordSet } from '../../src/text/word-set';
import { random, whole } from '../helpers/random';

/** Hashes of either sign; 0, neighbours, and those that differ in their high bits alone. */
function hashes(count: number): number[] {
  const next = random(11);
  const all = Array.from({ length: count }, () => (whole(next, 2 ** 16) << 16) ^ whole(next, 2 ** 16));
  return [...new Set([0, 1, -1, 0x7fffffff, -0x80000000, 1 << 20, 2 << 20, 3 << 20, ...all])];
}

test('marks of a fixed set are those given, and 0 for every other hash', () => {
  const [known, others] = [hashes(600).slice(0, 300), hashes(600).slice(300)];
  const marks = new Map(known.map((hash, i) => [hash, (i % 7) + 1]));
  const table = new WordMarks(marks);
  const set = new WordSet(known);
  for (const [hash, mark] of marks) expect(table.get(hash)).toBe(mark);
  for (const hash of known) expect(set.has(hash)).toBe(true);
  for (const hash of others) expect([table.get(hash), set.has(hash)]).toEqual([0, false]);
});

test('an empty set knows nothing, 0 included', () => {
  expect(new WordMarks(new Map()).get(0)).toBe(0);
});

test('a text of ASCII folds as it does beside a letter that is none', () => {
  const next = random(3);
  for (let i = 0; i < 300; i++) {
    const units = Array.from({ length: whole(next, 60) }, () => whole(next, 128));
    const text = String.fromCharCode(...units);
    expect(`${foldText(text)} e`.trimStart()).toBe(foldText(`${text} É`));
  }
});
