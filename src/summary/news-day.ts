/**
 * The day that a story's news is of: reports that are older tell of how it began.
 *
 * Cost: O(n log n) in reports.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { DAY_MS } from '../dates/calendar';
import type { StatusEvidence } from '../status/status';
import type { Status } from '../status/types';
import type { StoryMaterial } from './material';

/** The UTC day of publication, since 1970; `undefined` for an undated article. */
export function dayOf({ time }: Pick<CheckedArticle, 'time'>): number | undefined {
  return time === undefined ? undefined : Math.floor(time / DAY_MS);
}

/** The UTC day that most of the later half of the dated reports are of, the later where two have as many. */
export function newsDay({ reports }: StoryMaterial): number | undefined {
  const days = reports.flatMap(({ canonical }) => dayOf(canonical) ?? []).sort((a, b) => a - b);
  const counts = new Map<number, number>();
  for (const day of days.slice(Math.floor(days.length / 2))) counts.set(day, (counts.get(day) ?? 0) + 1);
  let best: number | undefined;
  for (const [day, count] of counts) if (best === undefined || count >= counts.get(best)!) best = day;
  return best;
}

/** The day on which a status is first told, where that is later than the story's first day: it is news then. */
export function laterDay(
  value: Status | undefined,
  readings: readonly StatusEvidence[],
  voices: readonly CheckedArticle[],
): number | undefined {
  const daysOf = (all: readonly Pick<CheckedArticle, 'time'>[]): number[] =>
    all.flatMap((one) => dayOf(one) ?? []);
  const told = daysOf(readings.filter((one) => one.value === value && !one.earlier));
  const all = daysOf(voices);
  const day = told.length === 0 ? undefined : told.reduce((a, b) => Math.min(a, b));
  return day !== undefined && all.some((one) => one < day) ? day : undefined;
}
