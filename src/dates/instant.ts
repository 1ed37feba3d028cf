/**
 * Instants: strict ISO 8601 in, epoch milliseconds out. Calendar arithmetic is UTC and proleptic Gregorian; a date is never
 * guessed.
 * @module
 */

const ISO_8601 =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days in a month (1 to 12) of the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return month === 12 ? 31 : DAYS_BEFORE_MONTH[month]! - DAYS_BEFORE_MONTH[month - 1]!;
}

/**
 * Epoch milliseconds of a `Date`, a number of milliseconds, or a strict ISO 8601 string (`2020-06`,
 * `2020-06-14`, `2020-06-14T08:30Z`, `+03:00`); a string without an offset is UTC. `undefined` for
 * anything else: a date is never guessed.
 */
export function parseInstant(value: unknown): number | undefined {
  const MAX = 8.64e15;
  if (typeof value === 'number') return Math.abs(value) <= MAX ? Math.trunc(value) : undefined;
  if (typeof value === 'object') {
    // getTime knows a Date of any realm by its inside and throws for all else; it runs none of the value's own code.
    try {
      const time = Date.prototype.getTime.call(value as Date);
      return Number.isNaN(time) ? undefined : time;
    } catch {
      return undefined;
    }
  }
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const match = ISO_8601.exec(value);
  if (!match) return undefined;
  const [, y, mo, d, h, mi, s, fraction, zone] = match;
  const year = Number(y);
  const month = Number(mo);
  const day = d === undefined ? 1 : Number(d);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const hour = Number(h ?? 0);
  const minute = Number(mi ?? 0);
  const second = Number(s ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const millis = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  let offset = 0;
  if (zone !== undefined && zone !== 'Z') {
    const digits = zone.replace(':', '');
    const zoneHours = Number(digits.slice(1, 3));
    const zoneMinutes = Number(digits.slice(3, 5));
    if (zoneHours > 14 || zoneMinutes > 59) return undefined;
    offset = (zoneHours * 60 + zoneMinutes) * (digits[0] === '-' ? -60_000 : 60_000);
  }
  // Date.UTC reads years 0-99 as 19xx; setUTCFullYear does not.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millis);
  return date.getTime() - offset;
}

/** `2020-09-15` for epoch milliseconds, in UTC. */
export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, -14);
}

/**
 * The last instant that a date may stand for: `2020-06-14` and `2020-06` end with their day and month, so that a
 * report dated by day alone does not pass for the first of that day.
 *
 * @param value as {@link parseInstant} takes it
 * @param time what {@link parseInstant} made of it
 */
export function lastInstant(value: unknown, time: number): number {
  if (typeof value !== 'string' || value.length > 10) return time;
  const date = new Date(time);
  const days = value.length === 10 ? 1 : daysInMonth(date.getUTCFullYear(), date.getUTCMonth() + 1);
  return time + days * 86_400_000 - 1;
}

/** The date of an article as it may be handed in again: {@link parseInstant} and {@link lastInstant} make the same two of it. */
export function spelledDate(time: number, latest: number = time): number | string {
  if (latest === time) return time;
  const day = isoDay(time);
  // A day or month without a time is one only as long as it is spelled so.
  return latest - time < 86_400_000 ? day : day.slice(0, 'yyyy-mm'.length);
}
