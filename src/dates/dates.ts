/**
 * Explicit dates and ranges in English news prose: `scan` finds them.
 *
 * What is read, whatever the reference: `Sep 15, 2020`, `Sept.15`, `16 September 2020`, `Sept. 15-16`,
 * `August 31 and September 1` (one range: neighbouring days joined by "and"; days that are no neighbours are
 * two mentions), `2020-09-15`, `15/09/2020` (only when no other reading exists), `March 2019`, `2020-06`, and
 * after a preposition `in March`, `in May`, `since 2014`. What needs one: the year of a date that has none,
 * `on Sunday`, `three months ago`.
 *
 * Cost: O(n) in code units for any text; a bounded amount of work at each stop.
 * @module
 */
import { expectation, mustBeNumber, mustBeString } from '../errors';
import { sameSpan, startOf } from './calendar';
import { type DateMention, scanDates } from './scan';
import { mayNameDays, mayNameDaysAt } from './stops';

export { type CalendarDay, compareDays, dayOf, endOf, formatDay, startOf } from './calendar';
export type { DateMention } from './scan';
export { datePlace } from './stops';

export interface FindDatesOptions {
  /** When the text was published, epoch milliseconds, UTC. Without it nothing relative is read. */
  reference?: number;
}

/**
 * Finds the explicit dates of a text, in order, none overlapping.
 *
 * With a reference, a missing year is the one that brings the date nearest to it, the future counting twice as
 * far (four times when the sentence's verbs speak of the past, and the other way round for "will"): "agreed in
 * March", published in September 2020, is March 2020. A weekday is the nearest one the sentence's tense allows
 * within six days; where the tense is unclear it is left out. Words that name the year ("April of last year",
 * "last April") belong to the date; without a reference such a date is left out too. Of a text that names more than
 * 500 (`MOST_DATES`), the first so many are given, and nothing tells of the others.
 *
 * @param text any string
 * @param options `reference`: publication, epoch milliseconds UTC
 * @returns mentions by `start`; the year is absent where neither text nor reference gives it
 * @throws TypeError if `text` is not a string or the reference is not a number; RangeError if it is no instant
 * @example
 * ```ts
 * const [date] = findDates('Talks go on until Sept. 15-16 in Ankara', { reference: Date.UTC(2020, 8, 14) });
 * formatDay(date!.from); // '2020-09-15'
 * ```
 */
export function findDates(text: string, options: FindDatesOptions = {}): DateMention[] {
  mustBeString('text', text);
  if (options === null || typeof options !== 'object')
    throw new TypeError(expectation('options', 'an object', options));
  const { reference } = options;
  if (reference !== undefined) mustBeNumber('options.reference', reference, -8.64e15, 8.64e15);
  return scanDates({ text, reference, found: [], memory: { end: -1, tense: undefined } });
}

/**
 * {@link findDates} for those who ask for neither weekdays nor tenses: the same mentions but those, where `tense` may be absent. A
 * sentence's verbs are read only if the year of a date depends on them.
 *
 * @param places of all words of the text, or of a longer one that begins with it, those that `datePlace` has; where they are known
 */
export function findDays(
  text: string,
  reference: number | undefined,
  places?: readonly number[],
): DateMention[] {
  if (!(places === undefined ? mayNameDays(text) : mayNameDaysAt(text, places))) return [];
  const memory = { end: -1, tense: undefined };
  return scanDates({ text, reference, found: [], memory, deferred: [], places });
}

/** {@link findDates} without a reference, for those who ask for no tense: `tense` is absent. `places` as of {@link findDays}. */
export function findSpans(text: string, places?: readonly number[]): DateMention[] {
  return scanDates({ text, reference: undefined, found: [], memory: undefined, places });
}

const LABEL =
  /^(?:(?:article |story |originally |first )?(?<published>published|posted|date|dated|issued|created|publication date|publish date|pub date|on)|(?:last |page )?(?<updated>updated|modified|revised|last update|update))(?: date)?(?: on| at)?\s?[:|\-–—]?\s?/i;
const LINE_WEEKDAY = /^(?:sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?\.?,?\s(?=\S)/i;
const TIME_BEFORE = /^\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?(?:\s?(?:gmt|utc|[ecmp][sd]t|bst|ist))?,?\s(?:on )?/i;
const TIME_AFTER =
  /^(?:[\s,|·•@T–—-]{0,4}(?:at\s)?\d{1,2}[:.h]\d\d(?:[:.]\d\d(?:\.\d{1,6})?)?\s?(?:[ap]\.?m\.?)?\s?(?:\(?(?:[a-z]{1,5}|[a-z]{2,4}\s?[+-]\d{1,2}(?::?\d\d)?|[+-]\d\d:?\d\d)\)?)?)?[\s.|]{0,3}$/i;

/** A line that is nothing but a date, perhaps labelled and with a time of day. */
export interface DateLine {
  /** Start of the day named, epoch milliseconds, UTC: the zone of a time of day is rarely told. */
  time: number;
  label?: 'published' | 'updated';
}

/**
 * Reads a line such as `September 15, 2020`, `Published: Tue, 15 Sep 2020 10:30 GMT`, `Updated: 2020-09-15`.
 *
 * @param line one line; more than 120 code units are never a date line
 * @returns `undefined` unless the line names exactly one day, with its year, and nothing else
 */
export function parseDateLine(line: string): DateLine | undefined {
  if (line.length > 120 || !/\d{2}/.test(line)) return undefined;
  let rest = line.trim();
  const label = LABEL.exec(rest);
  if (label !== null) rest = rest.slice(label[0].length);
  rest = rest.replace(TIME_BEFORE, '').replace(LINE_WEEKDAY, '');
  const mention = findDates(rest)[0];
  if (mention === undefined || mention.start !== 0 || mention.precision !== 'day') return undefined;
  const time = startOf(mention.from);
  if (time === undefined || !sameSpan(mention.from, mention.to) || !TIME_AFTER.test(rest.slice(mention.end)))
    return undefined;
  const read: DateLine = { time };
  if (label?.groups?.published !== undefined) read.label = 'published';
  else if (label?.groups?.updated !== undefined) read.label = 'updated';
  return read;
}
