/** A reader finds in every text what readTerms finds, whatever it read before. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TermReader } from '../../src/text/term-reader';
import { readTerms } from '../../src/text/terms';
import { WordSet } from '../../src/text/word-set';
import { anyText } from '../helpers/text';

const FIELDS = ['hashes', 'positions', 'starts', 'ends', 'flags'] as const;

test('a reader that is used again reads as a new one does', () => {
  const reader = new TermReader();
  // The first text meets tables that are made while it is read.
  for (const text of ['Ministers postponed the meeting', '', 'No']) {
    expect(reader.read(text).count).toBe(readTerms(text).count);
  }
  fc.assert(
    fc.property(anyText, fc.constantFrom(1, 1, 40, 4000), (text, times) => {
      const long = `${text} `.repeat(times);
      const expected = readTerms(long);
      const read = reader.read(long);
      expect(read.count).toBe(expected.count);
      expect(read.words).toBe(expected.words);
      for (const field of FIELDS)
        expect([...read[field].subarray(0, read.count)]).toEqual([...expected[field]]);
    }),
    { numRuns: 60 },
  );
});

test('a set of hashes has its members and no others', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 40 }), fc.array(fc.integer()), (members, others) => {
      const set = new WordSet(members);
      for (const hash of [...members, ...others, 0, -1]) expect(set.has(hash)).toBe(members.includes(hash));
    }),
  );
  expect(new WordSet([0]).has(0)).toBe(true);
});
