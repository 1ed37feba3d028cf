/**
 * Dates that need a reference: days and months without a year, weekdays, "three months ago". The reference is
 * the instant of publication; the sentence's tense says on which side of it a date lies.
 *
 * Cost: O(1) per date.
 * @module
 */
import { WEEKDAY_NAMES } from '../text/calendar-words';
import { type CalendarDay, DAY_MS, dayOf, endOf, isRealDay, startOf } from './calendar';
import type { Tense } from './tense';

/** The numbers that steer resolution: how much farther than it is a date counts as being. */
export const RESOLUTION = {
  /**
   * A date in the future where no verb says which: news tells of the past more often than of the future. Where
   * verbs disagree, as behind "promised it by", both sides count alike.
   */
  futureDistance: 2,
  /** Where a verb contradicts: the past of "will meet on March 5", the future of "met on March 5". */
  contradictedDistance: 4,
} as const;

/**
 * Adds the year that brings a day or month nearest to the reference, by the distances of {@link RESOLUTION}.
 * A range keeps its order: `to` is placed in the first year not before `from`.
 */
export function resolveYears(
  from: CalendarDay,
  to: CalendarDay,
  reference: number,
  tense: Tense,
): [CalendarDay, CalendarDay] {
  const known = from.year ?? to.year;
  if (known !== undefined) return [from, to];
  const here = dayOf(reference).year;
  let best: [CalendarDay, CalendarDay] | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let year = here - 1; year <= here + 1; year++) {
    const placed = inYear(from, to, year);
    if (placed === undefined) continue;
    const distance = weighted(placed[0], placed[1], reference, tense);
    if (distance >= bestDistance) continue;
    best = placed;
    bestDistance = distance;
  }
  return best ?? [from, to];
}

/** A day or range with its year; `undefined` when that year has no such day. */
function inYear(from: CalendarDay, to: CalendarDay, year: number): [CalendarDay, CalendarDay] | undefined {
  const wraps = (to.month ?? 0) < (from.month ?? 0);
  const first = { ...from, year };
  const last = { ...to, year: wraps ? year + 1 : year };
  return isRealDay(first) && isRealDay(last) ? [first, last] : undefined;
}

function weighted(first: CalendarDay, last: CalendarDay, reference: number, tense: Tense): number {
  const past = reference - endOf(last)!;
  const future = startOf(first)! - reference;
  if (past > 0) return past * (tense === 'future' ? RESOLUTION.contradictedDistance : 1);
  if (future <= 0) return 0;
  if (tense === 'future' || tense === 'unclear') return future;
  return future * (tense === 'past' ? RESOLUTION.contradictedDistance : RESOLUTION.futureDistance);
}

/** Whose year "April of last year" has, or which April "last April" is. */
export interface YearWord {
  readonly word: 'last' | 'this' | 'next';
  /** "of last year" instead of "last April". */
  readonly namesYear: boolean;
}

/** Adds the year that words name: see {@link YearWord}; `undefined` when that year has no such day. */
export function resolveYearWord(
  from: CalendarDay,
  to: CalendarDay,
  reference: number,
  { word, namesYear }: YearWord,
): [CalendarDay, CalendarDay] | undefined {
  const { year } = dayOf(reference);
  if (word === 'this') return inYear(from, to, year);
  const isLast = word === 'last';
  if (namesYear) return inYear(from, to, isLast ? year - 1 : year + 1);
  const here = inYear(from, to, year);
  if (here === undefined) return undefined;
  const isOver = isLast ? endOf(here[1])! <= reference : startOf(here[0])! > reference;
  return isOver ? here : inYear(from, to, isLast ? year - 1 : year + 1);
}

/**
 * The day a weekday names: within six days before the reference for the past, within six days after it for the
 * future (the day itself in both, unless `isOther`).
 *
 * @param name the weekday's name
 * @param isOther whether the day of the reference itself is not meant: "next Sunday", written on a Sunday
 */
export function resolveWeekday(
  name: string,
  reference: number,
  tense: 'past' | 'future',
  isOther: boolean,
): CalendarDay {
  const begin = name.slice(0, 3).toLowerCase();
  const weekday = WEEKDAY_NAMES.findIndex((full) => full.startsWith(begin));
  const today = Math.floor(reference / DAY_MS);
  // 1 January 1970 was a Thursday.
  let ahead = (((weekday - today - 4) % 7) + 7) % 7;
  if (ahead === 0 && isOther) ahead = 7;
  const away = tense === 'future' || ahead === 0 ? ahead : ahead === 7 ? -7 : ahead - 7;
  return dayOf((today + away) * DAY_MS);
}

/** The day, month or year that lies `count` of them before the reference. */
export function resolveAgo(count: number, unit: 'day' | 'month' | 'year', reference: number): CalendarDay {
  if (unit === 'day') return dayOf(reference - count * DAY_MS);
  const { year, month } = dayOf(reference);
  if (unit === 'year') return { year: year - count };
  const months = year * 12 + month - 1 - count;
  return { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
}
