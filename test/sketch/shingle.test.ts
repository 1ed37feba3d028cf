/** Shingles: the sorted set of runs of neighbouring words or letters. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shingle } from '../../src/sketch/shingle';
import { words } from '../helpers/prose';
import { anyText } from '../helpers/text';

const list = (count: number): string => words(1, count).join(' ');

describe('how many', () => {
  test.each([
    [0, 0],
    [1, 1],
    [4, 1],
    [5, 1],
    [6, 2],
    [100, 96],
  ])('a text of %i different words has %i shingles of five', (count, shingles) => {
    expect(shingle(list(count))).toHaveLength(shingles);
  });

  test('a repeated run counts once', () => {
    expect(shingle('a b a b a b a b', { size: 2 })).toHaveLength(2);
  });

  test('fewer words than the size are one shingle, which no longer text has', () => {
    const short = shingle('talks in Ankara');
    expect(short).toHaveLength(1);
    expect(shingle('talks in Ankara on Tuesday and Wednesday')).not.toContain(short[0]);
  });
});

describe('what they are', () => {
  test('sorted, without repetition, for any text and size', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.integer({ min: 1, max: 32 }),
        fc.constantFrom('word', 'letter'),
        (text, size, unit) => {
          const set = shingle(text, { size, unit });
          for (let i = 1; i < set.length; i++) if (set[i - 1]! >= set[i]!) return false;
          return true;
        },
      ),
    );
  });

  test('the order of words matters', () => {
    expect(shingle('man bites dog', { size: 2 })).not.toEqual(shingle('dog bites man', { size: 2 }));
    expect(shingle('man bites dog')).not.toEqual(shingle('dog bites man'));
  });

  test('case, accents, punctuation and line breaks do not', () => {
    expect(shingle('“Önal” flew,\nat last, to MOSCOW!')).toEqual(shingle('onal flew at last to Moscow'));
  });

  test('one changed word changes the five shingles it is in', () => {
    const plain = words(2, 40);
    const edited = plain.map((word, i) => (i === 20 ? 'otherword' : word));
    const before = new Set(shingle(plain.join(' ')));
    const kept = shingle(edited.join(' ')).filter((hash) => before.has(hash));
    expect(kept).toHaveLength(36 - 5);
  });
});

describe('letters', () => {
  test('a word in another form still shares most shingles of letters', () => {
    const [a, b] = ['The ministers postponed the talks', 'The minister postpones the talk'].map(
      (text) => new Set(shingle(text, { unit: 'letter', size: 4 })),
    );
    expect([...a!].filter((hash) => b!.has(hash)).length).toBeGreaterThan(a!.size / 2);
  });

  test.each([
    ['French', 'Les délégués ont achevé hier'],
    ['Korean', '양국 외교장관은 월요일 서울에서 만났다'],
    ['Vietnamese', 'Bộ trưởng đã đến Hà Nội'],
  ])('%s in NFC and NFD are the same letters', (_, text) => {
    expect(shingle(text.normalize('NFD'), { unit: 'letter' })).toEqual(
      shingle(text.normalize('NFC'), { unit: 'letter' }),
    );
  });

  test('every letter of a long word counts', () => {
    const long = 'x'.repeat(70);
    expect(shingle(`${long}abcdefghij`, { unit: 'letter' })).not.toEqual(
      shingle(`${long}klmnopqrst`, { unit: 'letter' }),
    );
  });
});

describe('errors', () => {
  test.each([undefined, null, 5, ['text'], {}])('a text of %j is a TypeError that names it', (text) => {
    expect(() => shingle(text as string)).toThrow(TypeError);
    expect(() => shingle(text as string)).toThrow(/^text: expected a string, got /);
  });

  test.each([0, -1, 33, 2.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'a size of %d is a RangeError',
    (size) => {
      expect(() => shingle('a b c', { size })).toThrow(RangeError);
      expect(() => shingle('a b c', { size })).toThrow(
        /^options\.size: expected a whole number from 1 to 32, got /,
      );
    },
  );

  test('a size that is no number is a TypeError, an unknown unit a RangeError', () => {
    expect(() => shingle('a b c', { size: '5' as unknown as number })).toThrow(TypeError);
    expect(() => shingle('a b c', { unit: 'sentence' as 'word' })).toThrow(RangeError);
  });
});
