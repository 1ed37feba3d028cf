/** Alignment: words that agree through edits are counted, and figures and names that face others are told from those cut out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align } from '../../src/copies/alignment';
import { splitWords } from '../../src/text/words';
import { reworded, words } from '../helpers/prose';
import { anyText } from '../helpers/text';
import { processorTime } from '../helpers/time';

const BASE = words(1, 300);
const alignment = (part: string | readonly string[], whole: string | readonly string[]) => {
  const [a, b] = [part, whole].map((text) => splitWords(typeof text === 'string' ? text : text.join(' ')));
  return align(a!, b!);
};

describe('words in common', () => {
  test('of a text and itself, or a part of it, are all', () => {
    expect(alignment(BASE, BASE).words).toBe(300);
    expect(alignment(BASE.slice(90, 200), BASE).words).toBe(110);
  });

  test('are all but the tenth that was put in other words', () => {
    expect(alignment(reworded(BASE, 10, 4), BASE).words).toBe(270);
  });

  test('go on after up to three words inserted or dropped', () => {
    const list = [...BASE];
    for (let at = 280; at > 0; at -= 20) list.splice(at, 0, ...words(at, 1 + ((at / 20) % 3)));
    expect(alignment(BASE, list).words).toBe(300);
    expect(alignment(list, BASE).words).toBe(300);
  });

  test('are found in any order of the paragraphs', () => {
    const parts = [4, 1, 0, 5, 2, 3].flatMap((part) => BASE.slice(50 * part, 50 * part + 50));
    expect(alignment(parts, BASE).words).toBe(300);
  });

  test('of unrelated texts are none, and a quotation is only itself', () => {
    expect(alignment(words(2, 300), BASE).words).toBe(0);
    expect(alignment([...words(2, 100), ...BASE.slice(50, 80), ...words(3, 100)], BASE).words).toBe(30);
  });

  test('are from none to all of the part, whatever the texts', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const part = splitWords(a);
        const { words: common, figures, names } = align(part, splitWords(b));
        expect(common).toBeLessThanOrEqual(part.count);
        expect(Math.min(common, figures, names)).toBeGreaterThanOrEqual(0);
        expect(Math.max(figures, names)).toBeLessThanOrEqual(common);
        expect(align(part, part).words).toBe(part.count < 4 ? 0 : part.count);
      }),
    );
  });
});

describe('fillings', () => {
  const form = (figure: string, name: string): string =>
    `the bank said it had bought bills at ${figure} per cent from the house of ${name} in the afternoon session`;

  test('that differ are counted where they face each other', () => {
    expect(alignment(form('7.25', 'Orland'), form('7.25', 'Orland'))).toMatchObject({
      figures: 1,
      names: 1,
      otherFigures: 0,
      otherNames: 0,
    });
    expect(alignment(form('7.25', 'Orland'), form('7.50', 'Mirek'))).toMatchObject({
      figures: 0,
      names: 0,
      otherFigures: 1,
      otherNames: 1,
    });
  });

  test('that were cut out or put in other words face nothing', () => {
    expect(alignment(form('7.25', 'Orland'), form('some', 'ill repute'))).toMatchObject({
      otherFigures: 0,
      otherNames: 0,
    });
  });
});

test('a text of one word over and over takes linear time', () => {
  const seconds = (count: number): number => {
    const list = splitWords('again '.repeat(count));
    return processorTime(() => align(list, list));
  };
  seconds(2000);
  expect(seconds(40_000)).toBeLessThan(20 * Math.max(10, seconds(4000)));
});
