/**
 * The scanner of dates: stops at month names, digits, weekdays and "ago", and tries the spellings of `patterns` and `relative`
 * on a slice of at most 60 code units there.
 *
 * Cost: O(n) in code units for any text; a bounded amount of work at each stop.
 * @module
 */
import { type CalendarDay, sameSpan } from './calendar';
import {
  type Reading,
  readBareMonth,
  readDayNumber,
  readMonthFirst,
  readYearFirst,
  readYears,
  WINDOW,
} from './patterns';
import { resolveYears, resolveYearWord } from './reference';
import { type RelativeDate, readAgo, readWeekday, readYearWord } from './relative';
import {
  DIGIT_STOP,
  isCentury,
  isDigit,
  mayBeMonth,
  mayBeName,
  mayBeNumbered,
  mayFollowDay,
  mayStandAlone,
  mayStart,
  NAME_STOP,
  STOPS,
} from './stops';
import { type Tense, type TenseMemory, tenseAt } from './tense';

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

/** One run of the scanner. */
export interface Scan {
  readonly text: string;
  /** When the text was published, epoch milliseconds, UTC. Without it nothing relative is read. */
  readonly reference: number | undefined;
  /** What was found so far. */
  readonly found: DateMention[];
  /** Absent where nobody asks for the tense. */
  readonly memory: TenseMemory | undefined;
  /** Where neither weekdays nor tenses are asked for: what may be needed to read the tense of a day without a year. */
  readonly deferred?: (() => unknown)[];
  /** All places where a date may start, as {@link datePlace} has them, ascending. Without them every code unit is looked at. */
  readonly places?: readonly number[] | undefined;
}

const DAY_BEFORE = /(?:^|\D)\d{1,2}(?:st|nd|rd|th)?[\s-](?:of\s)?$/i;
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' ',
);
const ORDINAL_OF: RegExp = new RegExp(`(?:^|[^a-z])the (${ORDINALS.join('|')}) of\\s$`, 'i');
/** Before a month or year that may stand alone. */
const SURE_CUE =
  /(?:^|[^a-z])(?:in|since|until|till|during|throughout|last|this|next|early|late|mid|end of|beginning of|start of|middle of|summer of|winter of|spring of|autumn of|fall of|month of|year)[\s-]{1,3}$/i;
const WEAK_CUE = /(?:^|[^a-z])(?:by|of|from|before|after|between|through)\s{1,3}$/i;
const RANGE_CUE = /(?:^|[^a-z])(?:from|between|in|since|during|of)\s{1,3}$/i;
const BETWEEN = /between\s$/i;
/** Given names that are months too: "of April Jones", "by May". */
const NAME_LIKE = /^(?:april|may|june|august)(?:['’]| [A-Z])/i;
const CAPITAL_NEXT = /^[A-Za-z]{3,6}(?:['’]| [A-Z])/;
/** What may follow a year behind a weak preposition: "of 2000 troops" is a count. */
const COUNTED =
  /^\s(?!(?:and|or|but|to|in|on|at|by|for|with|the|as|when|after|before|until|was|were|is|has|had|that|which|who|he|she|it|they|under|over|from)\b)[a-z]/;
const COUNTED_NOUN =
  /^\s(?:people|persons|men|women|children|troops|soldiers|fighters|civilians|dollars|euros|pounds|rubles|migrants|refugees|cases|deaths|votes|jobs|homes|meters|metres|km|miles|feet|tons|tonnes|times|others|different|separate)\b/i;

/**
 * Dates read of one text: more are a table, or an attack, and those behind them are left out without a word. A
 * report has a dozen.
 */
export const MOST_DATES = 500;

/** Reads a text from its start to its end, or to the last of {@link MOST_DATES}. */
export function scanDates(scan: Scan): DateMention[] {
  const { text, found, places } = scan;
  const { length } = text;
  if (places !== undefined) return scanPlaces(scan, places);
  const stops = STOPS;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const stop = unit < 0x80 ? stops[unit]! : 0;
    if (stop === 0 || !readAt(scan, i, stop)) continue;
    if (found.length >= MOST_DATES) break;
    const last = found[found.length - 1];
    if (last !== undefined && last.end > i) i = last.end - 1;
    else if (stop === DIGIT_STOP) while (isDigit(text.charCodeAt(i + 1))) i++;
  }
  return found;
}

function scanPlaces(scan: Scan, places: readonly number[]): DateMention[] {
  const { text, found } = scan;
  for (const place of places) {
    if (place >= text.length || found.length >= MOST_DATES) break;
    const last = found[found.length - 1];
    if (last === undefined || last.end <= place) readAt(scan, place, STOPS[text.charCodeAt(place)]!);
  }
  return found;
}

/** Reads what may start at a stop; returns whether anything was tried. */
function readAt(scan: Scan, i: number, stop: number): boolean {
  const { text, reference, found } = scan;
  if (stop === NAME_STOP) {
    // Spares nearly every capital the rest; letters beyond ASCII give a head that is none or passes for one.
    if (!mayBeName(text, i) || !mayStart(text, i)) return false;
    readName(scan, i);
  } else if (stop === DIGIT_STOP) {
    if (!mayStart(text, i)) return false;
    readNumber(scan, i);
  } else {
    const start = i - 1;
    if (reference === undefined || text.charCodeAt(start) !== 0x61 || !mayStart(text, start)) return false;
    const floor = found.length === 0 ? 0 : found[found.length - 1]!.end;
    pushRelative(scan, readAgo(text, start, floor, reference));
  }
  return true;
}

function readName(scan: Scan, i: number): void {
  const { text, reference, memory } = scan;
  if (mayBeMonth(text, i)) {
    const isNumbered = mayBeNumbered(text, i, WINDOW);
    if (!isNumbered && !mayStandAlone(text, i)) return;
    const slice = text.slice(i, i + WINDOW);
    const lead = text.slice(Math.max(0, i - 20), i);
    const numbered = isNumbered ? readMonthFirst(slice, BETWEEN.test(lead)) : undefined;
    const reading = numbered ?? monthAlone(slice, lead, text, i);
    // Behind "31 " stands no "April 2021": the day was tried and does not exist.
    const isRest = reading?.precision === 'month' && DAY_BEFORE.test(lead);
    if (reading !== undefined && !isRest) push(scan, i, ordinalDay(reading, lead, slice) ?? reading);
    return;
  }
  if (reference === undefined) return;
  if (scan.deferred === undefined) pushRelative(scan, readWeekday(text, i, reference, memory!));
  else scan.deferred.push(() => readWeekday(text, i, reference, memory!));
}

/** "the first of September": the day whose ordinal stands before the month. */
function ordinalDay(reading: Reading, lead: string, slice: string): Reading | undefined {
  const { from, to, precision, length } = reading;
  if (precision !== 'month' || !sameSpan(from, to) || /^['’]/.test(slice.slice(length))) return undefined;
  const word = ORDINAL_OF.exec(lead)?.[1]?.toLowerCase();
  if (word === undefined) return undefined;
  const day = { ...from, day: ORDINALS.indexOf(word) + 1 };
  return { length, from: day, to: day, precision: 'day' };
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
  if (digits === 4 && !isCentury(text, i)) return;
  const slice = text.slice(i, i + WINDOW);
  const reading =
    digits === 4
      ? (readYearFirst(slice) ?? yearAlone(slice, text.slice(Math.max(0, i - 20), i)))
      : readDayNumber(slice);
  if (reading !== undefined) push(scan, i, reading);
}

function yearAlone(slice: string, lead: string): Reading | undefined {
  const sure = SURE_CUE.test(lead);
  if (!sure && !WEAK_CUE.test(lead)) return undefined;
  const reading = readYears(slice, BETWEEN.test(lead));
  if (reading === undefined) return undefined;
  const rest = slice.slice(reading.length, reading.length + 20);
  return COUNTED_NOUN.test(rest) || (!sure && COUNTED.test(rest)) ? undefined : reading;
}

function pushRelative({ found }: Scan, read: RelativeDate | undefined): void {
  if (read === undefined) return;
  const { start, end, day, precision, tense } = read;
  found.push({ start, end, from: day, to: day, precision, tense });
}

function push({ text, reference, found, memory, deferred }: Scan, at: number, reading: Reading): void {
  const { second, precision } = reading;
  let end = at + reading.length;
  let { from, to } = reading;
  const isRange = !sameSpan(from, to);
  const dateEnd = end;
  let tense: Tense;
  if (memory !== undefined) {
    if (deferred !== undefined && from.year !== undefined) {
      deferred.push(() => tenseAt(text, at, dateEnd, memory, isRange));
    } else {
      for (const read of deferred?.splice(0) ?? []) read();
      tense = tenseAt(text, at, end, memory, isRange);
    }
  }
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
