/**
 * Days of the Gregorian calendar of which a part may be unknown, as news prose names them.
 * @module
 */
import { daysInMonth } from './instant';

/** A day, a month or a year; what the text does not say is absent. `month` 1 to 12, `day` 1 to 31. */
export interface CalendarDay {
  year?: number;
  month?: number;
  day?: number;
}

export const DAY_MS = 86_400_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/** Whether the known parts can be a date of 1900 to 2099; February has 29 days when the year is unknown. */
export function isRealDay(day: CalendarDay): boolean {
  if (day.year !== undefined && !(day.year >= FIRST_YEAR && day.year <= LAST_YEAR)) return false;
  if (day.month !== undefined && !(day.month >= 1 && day.month <= 12)) return false;
  if (day.day === undefined) return true;
  return day.month !== undefined && day.day >= 1 && day.day <= daysInMonth(day.year ?? 2000, day.month);
}

/** Whether two days name the same parts with the same values. */
export function sameSpan(a: CalendarDay, b: CalendarDay): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}

/**
 * ISO 8601, truncated as the standard's edition of 2000 has it where the year is unknown.
 *
 * @returns `2020-09-15`, `2020-09`, `2020`, `--09-15` or `--09`; '' when nothing is known
 * @example
 * ```ts
 * formatDay({ month: 9, day: 15 }); // '--09-15'
 * ```
 */
export function formatDay(day: CalendarDay): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  if (day.month === undefined) return day.year === undefined ? '' : String(day.year).padStart(4, '0');
  const month = `${day.year === undefined ? '-' : String(day.year).padStart(4, '0')}-${two(day.month)}`;
  return day.day === undefined ? month : `${month}-${two(day.day)}`;
}

/**
 * The first instant of a day, month or year.
 *
 * @returns epoch milliseconds, UTC; `undefined` when the year is unknown
 */
export function startOf(day: CalendarDay): number | undefined {
  if (day.year === undefined) return undefined;
  return Date.UTC(day.year, (day.month ?? 1) - 1, day.day ?? 1);
}

/**
 * The first instant after a day, month or year: {@link startOf} of the next one.
 *
 * @returns epoch milliseconds, UTC; `undefined` when the year is unknown
 */
export function endOf(day: CalendarDay): number | undefined {
  if (day.year === undefined) return undefined;
  if (day.month === undefined) return Date.UTC(day.year + 1, 0, 1);
  return day.day === undefined
    ? Date.UTC(day.year, day.month, 1)
    : Date.UTC(day.year, day.month - 1, day.day + 1);
}

/** The UTC day an instant lies in. */
export function dayOf(time: number): { year: number; month: number; day: number } {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * Orders days for a timeline: by first instant, the wider span first; days without a year last, by month and day.
 *
 * @returns negative, 0 or positive, as `Array.prototype.sort` wants it
 */
export function compareDays(a: CalendarDay, b: CalendarDay): number {
  const startA = startOf(a);
  const startB = startOf(b);
  if (startA !== undefined && startB !== undefined) return startA - startB || endOf(b)! - endOf(a)!;
  if (startA === undefined && startB === undefined) {
    return (a.month ?? 0) - (b.month ?? 0) || (a.day ?? 0) - (b.day ?? 0);
  }
  return startA === undefined ? 1 : -1;
}
