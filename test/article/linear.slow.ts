/**
 * Hostile pages take no more than linear time: eight times the text may take at most about eight times as long.
 * The bound leaves room for a busy machine; a quadratic function takes sixty-four times as long and fails.
 */
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../src/article/read';
import { findDates } from '../../src/dates/dates';
import { processorTime } from '../helpers/time';

const SMALL = 1 << 14;
const LARGE = SMALL * 8;
/** One run of this size shows that a page of this size is nothing to fear. */
const QUARTER_MEGABYTE = 1 << 18;
/** Between 8, the ratio of a linear function, and 64, of a quadratic one. */
const MOST = 32;
/** Shorter runs are noise. */
const FLOOR_MS = 5;

const fill = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

function time(run: (text: string) => unknown, unit: string, length: number): number {
  const text = fill(unit, length);
  return processorTime(() => run(text));
}

/** The least of up to three, against a busy machine; the first will do when it is well below the bound. */
function ratio(run: (text: string) => unknown, unit: string): number {
  let small = time(run, unit, SMALL);
  let large = time(run, unit, LARGE);
  for (let again = 0; again < 2 && large / Math.max(FLOOR_MS, small) > MOST / 2; again++) {
    small = Math.max(small, time(run, unit, SMALL));
    large = Math.min(large, time(run, unit, LARGE));
  }
  return large / Math.max(FLOOR_MS, small);
}

const LINES = [
  ' ',
  'a',
  'a.',
  '. ',
  'Mr. ',
  '1.',
  '(',
  '[',
  '"',
  '- ',
  ' - ',
  '| ',
  '©',
  'A',
  'A ',
  'AB CD ',
  '@',
  '#a ',
  'http://',
  '\u200b',
  '\u0301',
  '\ud800',
  '中',
  'ก',
  'read more ',
  'share ',
  'your email ',
  'said ',
];
const PAGES = [
  '\n',
  ' \n',
  '\r',
  'a\n',
  'A\n\n',
  'Share\n',
  'Read more\n',
  'By A B\n',
  'A B - C - \n',
  'AB\n',
  'NEXT\n',
  'Why The Quay Was Sold To A Stranger Again\n',
  'Is Anna Olsen out of the race again?\n',
  'A thing (AB)\n',
  'A thing:\n',
  'Sept. 15, 2020\n',
  'It is a sentence of some words, said Anna.\n\n',
  'one line of a page that was wrapped at a width by a program\n',
  '\u00a0\n',
  '\u2028',
];
const DATES = [
  '1',
  '12',
  '2020',
  '2020-',
  '2020-09-15 ',
  '1/',
  '15/09/',
  'Sept. ',
  'September ',
  'Sept. 1-',
  'May ',
  'in May ',
  'in 2014 ',
  'on Sunday ',
  'ago ',
  'one month ago ',
  'and ',
  '1 and ',
  'March 5 to ',
  '5 March, ',
  'A',
  'S ',
  'Sun',
];

describe('one endless line', () => {
  test.each(LINES)('of %j', (unit) => {
    expect(ratio((text) => readArticle(`Title of a page\n${text}`), unit)).toBeLessThan(MOST);
  });
});

describe('very many lines', () => {
  test.each(PAGES)('of %j', (unit) => {
    expect(ratio((text) => readArticle(`Title of a page\n${text}`), unit)).toBeLessThan(MOST);
  });
});

describe('very much of what looks like dates', () => {
  test.each(DATES)('of %j', (unit) => {
    expect(ratio((text) => findDates(text, { reference: 0 }), unit)).toBeLessThan(MOST);
  });
});

test('the check finds a quadratic function', () => {
  const quadratic = (text: string): number => {
    let sum = 0;
    const steps = text.length >> 2;
    for (let i = 0; i < steps; i++) for (let k = 0; k < i; k++) sum = (sum + (k ^ i)) | 0;
    return sum;
  };
  const small = Math.min(...[0, 1, 2].map(() => time(quadratic, 'a', SMALL)));
  expect(time(quadratic, 'a', LARGE) / Math.max(FLOOR_MS, small)).toBeGreaterThan(MOST);
});

test('the whole text of a page that is one endless line is kept', () => {
  const line = fill('words without end ', QUARTER_MEGABYTE).trimEnd();
  const { article } = readArticle(`Title of a page\n\n${line}`);
  expect(article.text).toBe(line);
});

test('the middle of a page of very many lines is kept as it stands', () => {
  const lines = Array.from({ length: 10_000 }, (_, i) => `Sentence number ${i} says something of its own.`);
  const { article, removed } = readArticle(['Title of a page', 'SHARE', ...lines].join('\n'));
  expect(article.text.split('\n\n')).toEqual(lines);
  expect(removed.map((span) => span.rule)).toEqual(['share']);
});
