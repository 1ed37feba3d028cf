/**
 * The event's own days, which tell its news from its background: they begin shortly before the first report, or with the
 * earliest recent day that a title or a first sentence names.
 *
 * Cost: O(mentions).
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { type CalendarDay, DAY_MS, endOf, startOf } from '../dates/calendar';
import type { Mention } from './mentions';

/** What belongs to an event. */
export const OWN_DAYS = {
  /** Days before the first report that are its news all the same. */
  before: 3,
  /** Most days that a lead's own day may lie before that: a report that comes late, a hearing that was long. */
  lead: 21,
} as const;

/**
 * The instant at which the event's own days begin.
 *
 * @param mentions with their years resolved
 * @returns epoch milliseconds, UTC; `undefined` where neither a publication date nor a lead tells
 */
export function ownStart(
  mentions: readonly Mention[],
  articles: readonly CheckedArticle[],
): number | undefined {
  let first: number | undefined;
  for (const { time } of articles)
    if (time !== undefined && (first === undefined || time < first)) first = time;
  const leading = new Map<number, Set<number>>();
  for (const { day, precision, position, article } of mentions) {
    const start = precision === 'day' && position <= 0 ? startOf(day) : undefined;
    if (start === undefined) continue;
    const known = leading.get(start);
    if (known === undefined) leading.set(start, new Set([article]));
    else known.add(article);
  }
  // Without publication dates the story is about the day that most leads name, the latest of equals.
  if (first === undefined) {
    let most = 0;
    for (const [start, { size }] of leading) {
      if (size > most || (size === most && start > first!)) [first, most] = [start, size];
    }
  }
  if (first === undefined) return undefined;
  const own = first - OWN_DAYS.before * DAY_MS;
  let earliest = own;
  for (const start of leading.keys()) {
    if (start < earliest && start >= own - OWN_DAYS.lead * DAY_MS) earliest = start;
  }
  return earliest;
}

/** Whether a day, month or year is over before the event's own days begin. */
export function isBefore(day: CalendarDay, start: number | undefined): boolean {
  const end = endOf(day);
  return start !== undefined && end !== undefined && end <= start;
}
