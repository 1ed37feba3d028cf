/** Terms: the content words of a text, by their stems, with the places they were read from. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CAPITALISED, NUMERIC } from '../../src/text/folding';
import { ENGLISH_STOP_WORDS, isStopWord } from '../../src/text/stopwords';
import { hashPair, readTerms } from '../../src/text/terms';
import { hashWord } from '../../src/text/words';
import { anyText } from '../helpers/text';

/** The hash of a word's stem; 0 of a stop word. */
const hashTerm = (word: string): number => readTerms(word).hashes[0] ?? 0;
const spelt = (text: string): string[] => {
  const { count, starts, ends } = readTerms(text);
  return Array.from({ length: count }, (_, i) => text.slice(starts[i], ends[i]));
};

describe('stop words', () => {
  test('are no terms, in any case', () => {
    expect(spelt('The talks WERE to be held, as they said, in Ankara.')).toEqual(['talks', 'held', 'Ankara']);
  });

  test('are no terms when an apostrophe cuts them', () => {
    expect(spelt("They don’t know; it isn't ours, we'll see.")).toEqual(['know']);
  });

  test('are listed once each, folded, and all recognised', () => {
    const list = ENGLISH_STOP_WORDS.split(' ');
    expect(new Set(list)).toHaveLength(list.length);
    for (const word of list) {
      expect(word).toMatch(/^[a-z]+$/);
      expect(isStopWord(hashWord(word))).toBe(true);
    }
  });

  test('single Latin letters are among them, other letters and figures are not', () => {
    expect(spelt('J. R. Smith x Я 中 5')).toEqual(['Smith', 'Я', '中', '5']);
  });
});

describe('a term', () => {
  test('is one for all forms of a word', () => {
    const [a, b] = ['Ministers postponed the MEETINGS', 'minister postpones the meeting'].map((text) => [
      ...readTerms(text).hashes,
    ]);
    expect(a).toEqual(b);
    expect(a).toHaveLength(3);
  });

  test('says where it stands among all words of the text', () => {
    const terms = readTerms('The talks were put off in Ankara');
    expect([...terms.positions]).toEqual([1, 6]);
    expect(terms.words).toBe(7);
  });

  test('keeps the flags of its word', () => {
    expect([...readTerms('talks in Ankara on 15 September').flags]).toEqual([
      0,
      CAPITALISED,
      NUMERIC,
      CAPITALISED,
    ]);
  });

  test('of a word of thousands of letters still depends on its last', () => {
    const long = 'q'.repeat(5000);
    expect(hashTerm(`${long}a`)).not.toBe(hashTerm(`${long}b`));
  });

  test('looked up by one word has the hash it has in a text', () => {
    expect(hashTerm('postponing')).toBe(readTerms('The talks were postponed').hashes[1]);
    expect(hashTerm('the')).toBe(0);
    expect(hashTerm('')).toBe(0);
  });
});

describe('a pair of terms', () => {
  const [a, b] = [hashTerm('prime'), hashTerm('minister')];

  test('has an order', () => {
    expect(hashPair(a, b)).not.toBe(hashPair(b, a));
  });

  test('is neither of its halves, and a pair of one term twice is not nothing', () => {
    expect([a, b, 0]).not.toContain(hashPair(a, b));
    expect(hashPair(a, a)).not.toBe(hashPair(b, b));
  });
});

test('terms of any text are words of it, in order, and agree in number', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const terms = readTerms(text);
      for (const list of [terms.hashes, terms.positions, terms.starts, terms.ends, terms.flags]) {
        expect(list).toHaveLength(terms.count);
      }
      for (let i = 0; i < terms.count; i++) {
        expect(terms.positions[i]).toBeLessThan(terms.words);
        if (i > 0) expect(terms.positions[i]).toBeGreaterThan(terms.positions[i - 1]!);
      }
    }),
    { numRuns: 300 },
  );
});
