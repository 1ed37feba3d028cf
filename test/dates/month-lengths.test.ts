/** Months have the days they have, in leap years of the Gregorian calendar too. */
import { expect, test } from 'vitest';
import { daysInMonth } from '../../src/dates/instant';

test.each([
  [2019, 28],
  [2020, 29],
  [1900, 28],
  [2100, 28],
  [2000, 29],
  [2400, 29],
  [2024, 29],
])('February of %i has %i days', (year, days) => {
  expect(daysInMonth(year, 2)).toBe(days);
});

test('the other months do not change', () => {
  for (const year of [1900, 2000, 2019, 2020]) {
    const days = Array.from({ length: 12 }, (_, i) => (i === 1 ? 0 : daysInMonth(year, i + 1)));
    expect(days).toEqual([31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  }
});
