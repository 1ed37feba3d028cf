/** The ends of what dates can say: instants with parts, two days joined, years a day does not have, days of no calendar. */
import { describe, expect, test } from 'vitest';
import { type CalendarDay, compareDays, findDates, formatDay } from '../../src/dates/dates';
import { parseInstant } from '../../src/dates/instant';

const REFERENCE = Date.UTC(2022, 3, 10, 12);

/** `words => from[/to]`, for every mention. */
function found(text: string, reference?: number): string[] {
  return findDates(text, reference === undefined ? {} : { reference }).map(({ start, end, from, to }) => {
    const days = [...new Set([formatDay(from), formatDay(to)])].join('/');
    return `${text.slice(start, end)} => ${days}`;
  });
}

describe('instants', () => {
  test.each([
    ['2020-06-14T08:30:15.5Z', '2020-06-14T08:30:15.500Z'],
    ['2020-06-14T08:30:15,123456Z', '2020-06-14T08:30:15.123Z'],
    ['2020-06-14T08:30-03:00', '2020-06-14T11:30:00.000Z'],
    ['2020-06-14T08:30+0330', '2020-06-14T05:00:00.000Z'],
    ['0099-06-14', '0099-06-14T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(new Date(parseInstant(text)!).toISOString()).toBe(expected);
  });

  test.each([
    '2020-06-14T08:30+15:00',
    '2020-06-14T08:30+03:60',
    '2020-06-14T08:60Z',
    '2021-02-29',
    '2020-6-14',
    `2020-06-14${' '.repeat(40)}`,
    Number.NaN,
    1e16,
    new Date(Number.NaN),
    { getTime: (): number => 0 },
    null,
    true,
  ])('%j is none', (value) => {
    expect(parseInstant(value)).toBeUndefined();
  });
});

describe('two days', () => {
  test.each([
    ['on February 28 and March 1, the', ['February 28 and March 1 => --02-28/--03-01']],
    ['on February 29 and March 1, 2020, the', ['February 29 and March 1, 2020 => 2020-02-29/2020-03-01']],
    ['on February 28 and March 1, 2020, the', ['February 28 => --02-28', 'March 1, 2020 => 2020-03-01']],
    ['on April 30 and May 1, the', ['April 30 and May 1 => --04-30/--05-01']],
    ['on April 29 and May 1.', ['April 29 => --04-29', 'May 1 => --05-01']],
    ['in March and May 2019 they', ['March => --03', 'May 2019 => 2019-05']],
    ['from March 5, 2019 to March 7', ['March 5, 2019 to March 7 => 2019-03-05/2019-03-07']],
    ['on September 15, 2020 to 20 people', ['September 15, 2020 => 2020-09-15']],
    ['on 15-16 September to 1 October', ['15-16 September => --09-15/--09-16', '1 October => --10-01']],
    ['in 2013 to 14 of them', ['2013 => 2013']],
    ['16 may go, 2 march on', []],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('on 10 April 2022', () => {
  test.each([
    ['on February 29', ['February 29 => --02-29'], 'no year near has it, so it keeps none'],
    ['It was on February 29 last year.', [], 'a year that has no such day'],
    ['on September 15 and 20, the', ['September 15 => 2021-09-15', '20 => 2021-09-20'], 'the year of both'],
    [
      'From December to February it was cold.',
      ['December to February => 2021-12/2022-02'],
      'over the new year',
    ],
    [
      'They will meet from December 30 to January 2.',
      ['December 30 to January 2 => 2022-12-30/2023-01-02'],
      'and the next one',
    ],
    ['a town founded 500 years ago', [], 'before all years that news tells of'],
    ['13 months ago', ['13 months ago => 2021-03'], 'a month'],
    ['Sunday’s vote went well', ['Sunday => 2022-04-10'], 'a day whose event has a verb'],
    ['Sunday’s vote', [], 'and one whose event has none'],
  ])('%j', (text, expected, why) => {
    expect(found(text, REFERENCE), why).toEqual(expected);
  });
});

test('days stand in order of time, those without a year last, and what names less before what names more', () => {
  const days: CalendarDay[] = [
    { month: 3, day: 2 },
    { month: 3 },
    { month: 2, day: 9 },
    { year: 2020 },
    { year: 2020, month: 1 },
  ];
  expect([...days, {}].sort(compareDays).map(formatDay)).toEqual([
    '2020',
    '2020-01',
    '',
    '--02-09',
    '--03',
    '--03-02',
  ]);
});
