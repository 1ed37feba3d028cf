import { describe, expect, test } from 'vitest';
import { NOTHING, statusReader } from '../../src/status/sentence';
import { splitWords } from '../../src/text/words';
import { STATUS_TABLE } from './table';
import { UNSEEN_FIRST, UNSEEN_SECOND, UNSEEN_THIRD } from './unseen-table';

const reader = statusReader('en')!;
const isSilent = (sentence: string): boolean => {
  const words = splitWords(sentence);
  return reader.silence.covers(words, 0, words.count);
};

describe('a sentence that is skipped', () => {
  test('is one in which nothing would be read', () => {
    const unseen = [...UNSEEN_FIRST, ...UNSEEN_SECOND, ...UNSEEN_THIRD].map(([, sentence]) => sentence);
    const missed = Object.values(STATUS_TABLE)
      .flat()
      .concat(unseen)
      .filter((sentence) => {
        const { value, hadPlan, hasNewDate, isAhead } = reader.read(sentence);
        return isSilent(sentence) && (value !== undefined || hadPlan || hasNewDate || isAhead);
      });
    expect(missed).toEqual([]);
  });

  test.each([
    'The premier is on a trip to Lima.',
    'Iranian minister in Istanbul for talks',
    'The unions will walk out on Friday.',
    'Staff are on strike.',
    'It won’t take place before May 5.',
  ])('is not this: %s', (sentence) => {
    expect(isSilent(sentence)).toBe(false);
  });

  test('is as plain as that', () => {
    const sentence = 'Prices rose by a tenth, and the harvest was poor.';
    expect(isSilent(sentence)).toBe(true);
    expect(reader.read(sentence)).toEqual(NOTHING);
  });
});
