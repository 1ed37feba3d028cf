/**
 * Explicit dates and ranges in English news prose: one scanner stops at month names, digits, weekdays and
 * "ago", and tries the spellings of `patterns` and `relative` on a slice of at most 60 code units there.
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
import { type CalendarDay, sameSpan, startOf } from './calendar';
import { type Reading, readBareMonth, readDigitFirst, readMonthFirst, readYears, WINDOW } from './patterns';
import { resolveYears, resolveYearWord } from './reference';
import { type RelativeDate, readAgo, readWeekday, readYearWord } from './relative';
import { type Tense, type TenseMemory, tenseAt } from './tense';

export { type CalendarDay, compareDays, dayOf, endOf, formatDay, startOf } from './calendar';

/** A date or range a text names. */
export interface DateMention {
  /** UTF-16 offsets of the date itself, without its preposition. */
  start: number;
  end: number;
  /** First and last day (month, year) named; equal unless it is a range. */
  from: CalendarDay;
  to: CalendarDay;
  precision: 'day' | 'month' | 'year';
  /** Where the verbs around it place it. */
  tense: Tense;
}

export interface FindDatesOptions {
  /** When the text was published, epoch milliseconds, UTC. Without it nothing relative is read. */
  reference?: number;
}

/** One run of {@link findDates}. */
interface Scan {
  readonly text: string;
  readonly reference: number | undefined;
  readonly found: DateMention[];
  readonly memory: TenseMemory;
}

const MONTH_NAME = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const DAY_BEFORE = /(?:^|\D)\d{1,2}(?:st|nd|rd|th)?[\s-](?:of\s)?$/i;
/** Before a month or year that may stand alone. */
const SURE_CUE =
  /(?:^|[^a-z])(?:in|since|until|till|during|throughout|last|this|next|early|late|mid|end of|beginning of|start of|middle of|summer of|winter of|spring of|autumn of|fall of|month of|year)[\s-]{1,3}$/i;
const WEAK_CUE = /(?:^|[^a-z])(?:by|of|from|before|after|between|through)\s{1,3}$/i;
const RANGE_CUE = /(?:^|[^a-z])(?:from|between|in|since|during|of)\s{1,3}$/i;
/** Given names that are months too: "of April Jones", "by May". */
const NAME_LIKE = /^(?:april|may|june|august)(?:['’]| [A-Z])/i;
const CAPITAL_NEXT = /^[A-Za-z]{3,6}(?:['’]| [A-Z])/;
/** What may follow a year behind a weak preposition: "of 2000 troops" is a count. */
const COUNTED =
  /^\s(?!(?:and|or|but|to|in|on|at|by|for|with|the|as|when|after|before|until|was|were|is|has|had|that|which|who|he|she|it|they|under|over|from)\b)[a-z]/;
const COUNTED_NOUN =
  /^\s(?:people|persons|men|women|children|troops|soldiers|fighters|civilians|dollars|euros|pounds|rubles|migrants|refugees|cases|deaths|votes|jobs|homes|meters|metres|km|miles|feet|tons|tonnes|times|others|different|separate)\b/i;

const ZERO = 0x30;
const NINE = 0x39;

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return (
    (lower >= 0x61 && lower <= 0x7a) || (unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7 && unit < 0x2000)
  );
}

/** Whether a date may start at `i`: not inside a word, a longer number, a score, a time, a path or a price. */
function mayStart(text: string, i: number): boolean {
  if (i === 0) return true;
  const unit = text.charCodeAt(i - 1);
  if (isLetter(unit) || isDigit(unit)) return false;
  const char = text[i - 1]!;
  if ('$€£¥#@/_\\'.includes(char)) return false;
  if (!'.,:-–—+'.includes(char) || i === 1) return true;
  const before = text.charCodeAt(i - 2);
  if (isDigit(before)) return false;
  return (
    char !== '-' ||
    !isLetter(before) ||
    /(?:^|[^a-z])(?:mid|early|late|pre|post)-$/i.test(text.slice(Math.max(0, i - 8), i))
  );
}

/**
 * Finds the explicit dates of a text, in order, none overlapping.
 *
 * With a reference, a missing year is the one that brings the date nearest to it, the future counting twice as
 * far (four times when the sentence's verbs speak of the past, and the other way round for "will"): "agreed in
 * March", published in September 2020, is March 2020. A weekday is the nearest one the sentence's tense allows
 * within six days; where the tense is unclear it is left out. Words that name the year ("April of last year",
 * "last April") belong to the date; without a reference such a date is left out too.
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
  const found: DateMention[] = [];
  const scan: Scan = { text, reference, found, memory: { end: -1, tense: undefined } };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Month names and weekdays start with a capital of A, D, F, J, M, N, O, S, T or W; "ago" with a small a.
    const isStop = isDigit(unit) || unit === 0x61 || (unit >= 0x41 && unit <= 0x57);
    if (!isStop || !mayStart(text, i)) continue;
    const start = i;
    const floor = found.length === 0 ? 0 : found[found.length - 1]!.end;
    if (isDigit(unit)) readNumber(scan, i);
    else if (unit !== 0x61) readName(scan, i);
    else if (reference !== undefined && (text.charCodeAt(i + 1) | 0x20) === 0x67)
      pushRelative(scan, readAgo(text, i, floor, reference));
    const last = found[found.length - 1];
    if (last !== undefined && last.end > start) i = last.end - 1;
    else if (isDigit(unit)) while (isDigit(text.charCodeAt(i + 1))) i++;
  }
  return found;
}

/** First three letters as one number, whatever their case. */
function headOf(text: string, i: number): number {
  return (
    ((text.charCodeAt(i) & 0xdf) << 16) |
    ((text.charCodeAt(i + 1) & 0xdf) << 8) |
    (text.charCodeAt(i + 2) & 0xdf)
  );
}

/** Heads of the names of months and weekdays. */
const HEADS: ReadonlySet<number> = new Set(
  'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC SUN MON TUE WED THU FRI SAT'
    .split(' ')
    .map((head) => headOf(head, 0)),
);

function readName(scan: Scan, i: number): void {
  const { text, reference, memory } = scan;
  // Spares nearly every capital the patterns; letters beyond ASCII give a head that is none or passes for one.
  if (!HEADS.has(headOf(text, i))) return;
  const slice = text.slice(i, i + WINDOW);
  if (MONTH_NAME.test(slice)) {
    const lead = text.slice(Math.max(0, i - 20), i);
    const reading = readMonthFirst(slice, /between\s$/i.test(lead)) ?? monthAlone(slice, lead, text, i);
    // Behind "31 " stands no "April 2021": the day was tried and does not exist.
    const isRest = reading?.precision === 'month' && DAY_BEFORE.test(lead);
    if (reading !== undefined && !isRest) push(scan, i, reading);
    return;
  }
  if (reference !== undefined) pushRelative(scan, readWeekday(text, i, reference, memory));
}

function monthAlone(slice: string, lead: string, text: string, at: number): Reading | undefined {
  const joined = RANGE_CUE.test(lead);
  if (SURE_CUE.test(lead)) return readBareMonth(slice, joined);
  const bare = readBareMonth(slice, joined);
  if (bare !== undefined && readYearWord(text, at, at + bare.length, false) !== undefined) return bare;
  if (!WEAK_CUE.test(lead)) return undefined;
  const reading = bare;
  const isName = NAME_LIKE.test(slice) && CAPITAL_NEXT.test(slice);
  // "by May", "of May" is the politician as often as the month.
  const isMay = /^may\b/i.test(slice) && reading !== undefined && sameSpan(reading.from, reading.to);
  return isName || isMay ? undefined : reading;
}

function readNumber(scan: Scan, i: number): void {
  const { text } = scan;
  // A date starts with a day of one digit or two, or a year of four.
  let end = i + 1;
  while (end < i + 5 && isDigit(text.charCodeAt(end))) end++;
  const digits = end - i;
  if (digits === 3 || digits === 5 || (digits < 3 && !mayFollowDay(text, end))) return;
  const slice = text.slice(i, i + WINDOW);
  const reading = readDigitFirst(slice) ?? yearAlone(slice, text.slice(Math.max(0, i - 20), i));
  if (reading !== undefined) push(scan, i, reading);
}

/**
 * Whether what stands at `at`, behind one digit or two, may go on with a date: an ordinal, a mark, or a space before a mark
 * or the first letter of a month or of a word that joins days.
 */
function mayFollowDay(text: string, at: number): boolean {
  const next = text.charCodeAt(at);
  if (next === 0x2c || next === 0x25 || next === 0x3a) return false;
  if (next !== 0x20) return at < text.length;
  return AFTER_DAY[text.charCodeAt(at + 1)] !== 0;
}

/** 0 for the letters that start neither a month nor "of", "to", "through", "until", "and". */
const AFTER_DAY: Uint8Array = Uint8Array.from({ length: 128 }, (_, unit) => {
  const letter = String.fromCharCode(unit | 0x20);
  return letter >= 'a' && letter <= 'z' && !'adfjmnostu'.includes(letter) ? 0 : 1;
});

function yearAlone(slice: string, lead: string): Reading | undefined {
  const sure = SURE_CUE.test(lead);
  if (!sure && !WEAK_CUE.test(lead)) return undefined;
  const reading = readYears(slice);
  if (reading === undefined) return undefined;
  const rest = slice.slice(reading.length, reading.length + 20);
  return COUNTED_NOUN.test(rest) || (!sure && COUNTED.test(rest)) ? undefined : reading;
}

function pushRelative({ found }: Scan, read: RelativeDate | undefined): void {
  if (read === undefined) return;
  const { start, end, day, precision, tense } = read;
  found.push({ start, end, from: day, to: day, precision, tense });
}

function push({ text, reference, found, memory }: Scan, at: number, reading: Reading): void {
  const { second, precision } = reading;
  let end = at + reading.length;
  let { from, to } = reading;
  const tense = tenseAt(text, at, end, memory, !sameSpan(from, to));
  if (from.year === undefined) {
    const word = readYearWord(text, at, end, precision === 'month');
    if (reference === undefined) {
      // Nothing but publication tells which year was the last.
      if (word !== undefined) return;
    } else if (word === undefined) [from, to] = resolveYears(from, to, reference, tense);
    else {
      const placed = resolveYearWord(from, to, reference, word);
      if (placed === undefined) return;
      [from, to] = placed;
      end += word.length;
    }
  }
  found.push({ start: at, end, from, to, precision, tense });
  if (second === undefined) return;
  const day =
    second.day.year === undefined && from.year !== undefined
      ? { ...second.day, year: from.year }
      : second.day;
  found.push({ start: at + second.start, end: at + second.end, from: day, to: day, precision: 'day', tense });
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
