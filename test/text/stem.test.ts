/** The stemmer: forms of one word meet, words of different meaning stay apart, the rest is left alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stemInPlace } from '../../src/text/stem';

function stem(word: string): string {
  const units = Uint16Array.from(word, (c) => c.charCodeAt(0));
  const length = stemInPlace(units, units.length);
  return String.fromCharCode(...units.subarray(0, length));
}

describe('forms of one word have one stem', () => {
  test.each([
    'postpone postpones postponed postponing',
    'talk talks talked talking',
    'plan plans planned planning',
    'stop stops stopped stopping',
    'attack attacks attacked attacking',
    'kill kills killed killing',
    'study studies studied studying',
    'country countries',
    'carry carries carried carrying',
    'process processes processed processing',
    'launch launches launched launching',
    'tax taxes taxed taxing',
    'announce announces announced announcing',
    'agree agrees',
    'hero heroes',
    'house houses housed housing',
    'vote votes voted voting',
    'rule rules ruled ruling',
  ])('%s', (forms) => {
    expect(new Set(forms.split(' ').map(stem))).toHaveLength(1);
  });
});

describe('words of different meaning keep apart', () => {
  test.each([
    ['plane', 'plan'],
    ['string', 'str'],
    ['need', 'ne'],
    ['bus', 'bu'],
    ['crisis', 'crisi'],
    ['mass', 'mas'],
    ['king', 'k'],
    ['spring', 'spr'],
  ])('%s and %s', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });
});

describe('what is left alone', () => {
  test.each(['was', 'the', 'bus', 'red', 'ing', 'paris', 'congress', 'virus', 'bleed', 'string'])(
    '%s',
    (word) => {
      expect(stem(word)).toBe(word);
    },
  );

  test.each(['g20s', 'министры', 'états', '국가', '2020s'])('%s, for a letter outside a to z', (word) => {
    expect(stem(word)).toBe(word);
  });
});

describe('for any word', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdefghilnorstuyxz'), minLength: 0, maxLength: 12 });
  const ending = fc.constantFrom('', 's', 'es', 'ies', 'ed', 'ied', 'eed', 'ing', 'e', 'ss', 'us', 'ching');

  test('the stem is no longer than the word, has at least three letters if the word does, and starts as it does', () => {
    fc.assert(
      fc.property(word, ending, (head, tail) => {
        const given = head + tail;
        const found = stem(given);
        expect(found.length).toBeLessThanOrEqual(given.length);
        expect(found.length).toBeGreaterThanOrEqual(Math.min(3, given.length));
        expect(given.startsWith(found.slice(0, -1))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('units past the length are neither read nor written', () => {
    const units = Uint16Array.from('talksing', (c) => c.charCodeAt(0));
    expect(stemInPlace(units, 5)).toBe(4);
    expect(String.fromCharCode(...units)).toBe('talksing');
  });
});
