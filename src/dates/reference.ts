/**
 * Dates that need a reference: days and months without a year, weekdays, "three months ago". The reference is
 * the instant of publication; the sentence's tense says on which side of it a date lies.
 *
 * Cost: O(1) per date; only {@link RESOLUTION} code units around it are read.
 * @module
 */
import { type CalendarDay, DAY_MS, dayOf, endOf, isRealDay, startOf } from './calendar';

/** The numbers that steer resolution. */
export const RESOLUTION = {
  /** Code units of the sentence read before a date, and after it. */
  before: 160,
  after: 80,
  /**
   * A date in the future counts as this much farther from the reference than one in the past, where no verb
   * says which: news tells of the past more often than of the future.
   */
  futureDistance: 2,
  /** The same where a verb contradicts: the past of "will meet on March 5", the future of "met on March 5". */
  contradictedDistance: 4,
} as const;

/** On which side of the reference a sentence places its dates; `unclear` when its verbs disagree. */
export type Tense = 'past' | 'future' | 'unclear' | undefined;

const VERBS: RegExp =
  /\b(?:(?<unclear>had (?:been (?:[a-z]{2,12} to )?|planned|hoped|intended)|(?:was|were) (?:to|set|due|scheduled|supposed|expected|slated)|would|could|might|may)|(?<future>will|shall|won't|won’t|(?:is|are) (?:to|due|set|expected|scheduled|slated)|(?:set|due|expected|scheduled|slated|plans?|planning|going|about) (?:to|for)|scheduled|upcoming|next)|(?<weak>to (?!the\b|a\b|an\b|be sure\b)[a-z]{2,20})|(?<past>was|were|has|have|had|did|said|told|held|met|began|took|made|came|went|left|broke|won|lost|fell|flew|spoke|saw|[a-z]{2,20}ed))\b/gi;
const SPEECH_BEFORE =
  /\b(?:said|says|told|announced|reported|added|stated|confirmed|wrote|tweeted|warned|declared)(?: [a-z]{1,20}){0,3} $/i;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Whether a sentence or paragraph ends at `i`. */
function isEnd(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  if (unit > 0x3f) return false;
  if (unit === 0x0a) return true;
  if (unit !== 0x2e && unit !== 0x21 && unit !== 0x3f) return false;
  const next = text.charCodeAt(i + 1);
  return !(next > 0x22) || next === 0x201d;
}

/** Where a tense was read last; a later date of the same sentence without a verb of its own shares it. */
export interface TenseMemory {
  end: number;
  tense: Tense;
}

/**
 * Reads the verbs of a date's sentence: the last ones before the date decide, else the first behind it.
 *
 * @param memory what was read for the date before; takes what is read now
 */
export function tenseAt(text: string, start: number, end: number, memory: TenseMemory): Tense {
  const least = Math.max(0, memory.end, start - RESOLUTION.before);
  let from = start;
  while (from > least && !isEnd(text, from - 1)) from--;
  const earlier = from === memory.end ? memory.tense : undefined;
  let to = end;
  const most = Math.min(text.length, end + RESOLUTION.after);
  while (to < most && !isEnd(text, to)) to++;
  memory.tense = tenseOfVerbs(text.slice(from, start), text.slice(end, to), earlier);
  memory.end = end;
  return memory.tense;
}

function tenseOfVerbs(before: string, after: string, earlier: Tense): Tense {
  let last: Tense;
  let weak = false;
  for (const match of before.matchAll(VERBS)) {
    const kind = kindOf(match);
    if (kind === 'weak') weak = true;
    else {
      last = kind;
      weak = false;
    }
  }
  // "agreed to meet on Sunday" looks ahead, "decided to put it off on Sunday" does not: only the verb knows.
  if (weak) return last === undefined || last === 'future' ? 'future' : 'unclear';
  if (last !== undefined || earlier !== undefined) return last ?? earlier;
  for (const match of after.matchAll(VERBS)) {
    const kind = kindOf(match);
    if (kind !== 'weak') return kind;
  }
  return undefined;
}

function kindOf(match: RegExpMatchArray): 'past' | 'future' | 'unclear' | 'weak' {
  const groups = match.groups!;
  if (groups.unclear !== undefined) return 'unclear';
  if (groups.future !== undefined) return 'future';
  return groups.weak === undefined ? 'past' : 'weak';
}

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
    const wraps = (to.month ?? 0) < (from.month ?? 0);
    const first = { ...from, year };
    const last = { ...to, year: wraps ? year + 1 : year };
    if (!isRealDay(first) || !isRealDay(last)) continue;
    const distance = weighted(first, last, reference, tense);
    if (distance >= bestDistance) continue;
    best = [first, last];
    bestDistance = distance;
  }
  return best ?? [from, to];
}

function weighted(first: CalendarDay, last: CalendarDay, reference: number, tense: Tense): number {
  const past = reference - endOf(last)!;
  const future = startOf(first)! - reference;
  if (past > 0) return past * (tense === 'future' ? RESOLUTION.contradictedDistance : 1);
  if (future <= 0) return 0;
  if (tense === 'future') return future;
  return future * (tense === 'past' ? RESOLUTION.contradictedDistance : RESOLUTION.futureDistance);
}

/**
 * The day a weekday names: within six days before the reference where the sentence tells of the past, within
 * six days after it where it tells of the future (the day itself in both); `undefined` where it is unclear.
 *
 * @param name the weekday's name, at `start` to `end` of `text`
 */
export function resolveWeekday(
  text: string,
  start: number,
  end: number,
  name: string,
  reference: number,
  memory: TenseMemory,
): CalendarDay | undefined {
  const lead = text.slice(Math.max(0, start - 60), start);
  const tense = SPEECH_BEFORE.test(lead.replace(/(?:on|late|early) $/i, ''))
    ? 'past'
    : tenseAt(text, start, end, memory);
  if (tense !== 'past' && tense !== 'future') return undefined;
  const weekday = WEEKDAYS.indexOf(name.slice(0, 3).toLowerCase());
  const today = Math.floor(reference / DAY_MS);
  // 1 January 1970 was a Thursday.
  const ahead = (((weekday - today - 4) % 7) + 7) % 7;
  const away = tense === 'future' || ahead === 0 ? ahead : ahead - 7;
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
