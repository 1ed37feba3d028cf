/**
 * The spellings of dates in English news prose: small regular expressions, tried only at the start of a slice
 * of at most {@link WINDOW} code units, and what they read. No calendar knowledge beyond which days exist.
 *
 * Cost: O(1) per slice; every quantifier is bounded.
 * @module
 */
import { MONTH_NAMES } from '../text/calendar-words';
import { type CalendarDay, isRealDay, sameSpan } from './calendar';

/** Longest spelling of one date or range, in UTF-16 code units. */
export const WINDOW = 60;

/** What one spelling says; `length` code units of the slice belong to it. */
export interface Reading {
  length: number;
  from: CalendarDay;
  to: CalendarDay;
  precision: 'day' | 'month' | 'year';
  /** `September 15 and 20`: the second day, a mention of its own at these offsets of the slice. */
  second?: { start: number; end: number; day: CalendarDay };
}

/** At most a line break between two parts: hard-wrapped lines yes, the next paragraph no. */
const GAP = '(?:[^\\S\\n\\r]{0,2}\\r?\\n|[^\\S\\n\\r]{0,3})';
const NAMES =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** A full stop behind a name in full is the sentence's. */
const month = (group: string): string =>
  `(?<${group}>${NAMES})(?![a-z])(?:(?<=(?<![a-z])(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec))\\.)?`;
/** Not the head of a longer number, a time, a percentage, a decimal or a word. */
const day = (group: string): string =>
  `(?<${group}>\\d{1,2})(?:st|nd|rd|th)?(?![a-z\\d%°]|[.:]\\d|,\\d{3}(?!\\d)|\\s(?:[mb]illion|thousand|per ?cent|people)\\b)`;
const YEAR_END = '(?![a-z\\d%]|[.:/]\\d|,\\d{3})';
const year = (group: string): string => `(?<${group}>(?:19|20)\\d\\d)${YEAR_END}`;
/** "15 September, 2020", "15-Sep-2020" */
const laterYear = (group: string): string => `(?:(?:-|${GAP},?${GAP})${year(group)})?`;
const commaYear = (group: string): string => `(?:${GAP},?${GAP}${year(group)})?`;
const joint = (group: string): string =>
  `${GAP}(?<${group}>[-–—−/&]|(?:to|through|thru|until|till|and)(?![a-z]))${GAP}`;
const DAY_OF = `(?:${GAP}-?${GAP}|${GAP}of${GAP})`;

const sticky = (source: string): RegExp => new RegExp(`^${source}`, 'i');
/** The same, with the places of its groups, which cost more than the match. */
const withPlaces = ({ source }: RegExp): RegExp => new RegExp(source, 'di');
/** September 15[, 2020] [- [September] 16[, 2020]] */
const MONTH_FIRST: RegExp = sticky(
  `${month('m1')}${GAP}${day('d1')}${commaYear('y1')}(?:${joint('j')}(?:${month('m2')}${GAP})?${day('d2')}${commaYear('y2')})?`,
);
/** 15 [- 16] September[ 2020] [- 1 October[ 2020]] */
const DAY_FIRST: RegExp = sticky(
  `${day('d1')}(?:${joint('j')}${day('d2')})?${DAY_OF}${month('m1')}${laterYear('y1')}(?:${joint('j2')}${day('d3')}${DAY_OF}${month('m2')}${commaYear('y2')})?`,
);
const PLACED_MONTH_FIRST: RegExp = withPlaces(MONTH_FIRST);
const PLACED_DAY_FIRST: RegExp = withPlaces(DAY_FIRST);
const ONE_MONTH_FIRST: RegExp = sticky(`${month('m1')}${GAP}${day('d1')}${commaYear('y1')}`);
const ONE_DAY_FIRST: RegExp = sticky(`${day('d1')}${DAY_OF}${month('m1')}${laterYear('y1')}`);
/** September[ of][, ]2020 */
const MONTH_YEAR: RegExp = sticky(
  `(?:${month('m0')}${joint('j')})?${month('m1')}${GAP}(?:,|of(?![a-z]))?${GAP}${year('y1')}`,
);
/** September [- October] */
const BARE_MONTH: RegExp = sticky(`${month('m1')}(?:${joint('j')}${month('m2')})?(?!${GAP}\\d)`);
/** 2020-09-15, 2020/09/15, 2020-09 */
const ISO = /^((?:19|20)\d\d)(?:([-/])(\d\d)\2(\d\d)(?!\d|[-/.:,]\d)|-(\d\d)(?![a-z\d]|[-/.:,]\d))/i;
/** 15/09/2020, 15.09.2020, 9/15/2020 */
const NUMERIC = /^(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)(?![a-z\d]|[-/.:,]\d)/i;
/** 2011, 2011-2014, 2013-14 */
const YEARS: RegExp = sticky(
  `(?<y1>(?:19|20)\\d\\d)(?:${joint('j')}(?<y2>(?:19|20)\\d\\d|\\d\\d))?${YEAR_END}(?!-\\d)`,
);
/** What may follow the second of two days joined by "and": "on May 3 and 20 people" is one day. */
const AFTER_LISTED_DAY = /^(?:$|\s*[.,;:)\]”"']|\s+(?:in|at|for|with|to|on|under|when|the|between|of)\b)/i;

type Groups = Record<string, string | undefined>;

function monthOf(name: string): number {
  const begin = name.slice(0, 3).toLowerCase();
  return MONTH_NAMES.findIndex((full) => full.startsWith(begin)) + 1;
}

function make(y: string | undefined, m: string | undefined, d: string | undefined): CalendarDay {
  const made: CalendarDay = {};
  if (y !== undefined) made.year = Number(y);
  if (m !== undefined) made.month = monthOf(m);
  if (d !== undefined) made.day = Number(d);
  return made;
}

/** Whether `to` is later than `from`, as far as their known parts tell. */
function isLater(from: CalendarDay, to: CalendarDay): boolean {
  const key = (c: CalendarDay): number => (c.month ?? 0) * 100 + (c.day ?? 0);
  if (from.year !== undefined && to.year !== undefined && from.year !== to.year) return to.year > from.year;
  return key(to) > key(from) || (from.year === undefined && to.year === undefined && from.month !== to.month);
}

/** The day after `from`; with an unknown year, February may have 28 or 29 days. */
function isNextDay(from: CalendarDay, to: CalendarDay): boolean {
  if (from.month === to.month) return to.day === from.day! + 1;
  if (to.day !== 1 || to.month !== (from.month! % 12) + 1) return false;
  const year = from.year ?? to.year;
  if (from.month === 2 && year === undefined) return from.day! >= 28;
  return !isRealDay({ ...from, ...(year === undefined ? {} : { year }), day: from.day! + 1 });
}

/**
 * Joins two days into one reading. `and` makes a range only of neighbouring days; a hyphen before an
 * impossible second day ("March 5-2") is a score and spoils the whole.
 */
function joinDays(
  slice: string,
  length: number,
  from: CalendarDay,
  to: CalendarDay,
  word: string,
): Reading | undefined {
  const range: Reading = { length, from, to, precision: 'day' };
  if (!isRealDay(from) || !isRealDay(to) || !isLater(from, to)) return undefined;
  if (word !== 'and' && word !== '&') return range;
  return isNextDay(from, to) && AFTER_LISTED_DAY.test(slice.slice(length, length + 12)) ? range : undefined;
}

function one(length: number, only: CalendarDay): Reading | undefined {
  return isRealDay(only) ? { length, from: only, to: only, precision: 'day' } : undefined;
}

/**
 * Reads a date that starts with a month's name, with a day or a year.
 *
 * @param between whether "between" stands before, which makes "and" join any two days
 */
export function readMonthFirst(slice: string, between: boolean): Reading | undefined {
  const match = MONTH_FIRST.exec(slice);
  if (match === null) return readMonthYear(slice);
  const { m1, d1, y1, j, m2, d2, y2 } = match.groups as Groups;
  const from = make(y1 ?? (m2 === undefined ? y2 : undefined), m1, d1);
  if (j === undefined) return one(match[0].length, from);
  const single = readOne(ONE_MONTH_FIRST, slice);
  // "September 15, 2020 to 20": a day after a year is no second day.
  if (m2 === undefined && y1 !== undefined) return single;
  const to = make(y2 ?? y1, m2 ?? m1, d2);
  const start = m2 === undefined ? from : make(y1 ?? startYear(y2, m1!, m2), m1, d1);
  const word = between && j.toLowerCase() === 'and' ? 'to' : j.toLowerCase();
  const range = joinDays(slice, match[0].length, start, to, word);
  if (range !== undefined) return range;
  if (word === '-' || word === '–' || word === '/') return undefined;
  const listed = word === 'and' && m2 === undefined && isLater(from, to) && isRealDay(to);
  if (single === undefined || !listed || !AFTER_LISTED_DAY.test(slice.slice(match[0].length))) return single;
  const [start2] = PLACED_MONTH_FIRST.exec(slice)!.indices!.groups!.d2!;
  const second = { start: start2, end: match[0].length, day: to };
  return { ...single, from, to: from, second };
}

/** "December 30 - January 2, 2021" starts in the year before. */
function startYear(endYear: string | undefined, first: string, last: string): string | undefined {
  if (endYear === undefined) return undefined;
  return monthOf(first) > monthOf(last) ? String(Number(endYear) - 1) : endYear;
}

function readOne(pattern: RegExp, slice: string): Reading | undefined {
  const match = pattern.exec(slice);
  if (match === null) return undefined;
  const { y1, m1, d1 } = match.groups as Groups;
  return one(match[0].length, make(y1, m1, d1));
}

/** Reads `September 2020`, `March-May 2020`. */
function readMonthYear(slice: string): Reading | undefined {
  const match = MONTH_YEAR.exec(slice);
  if (match === null) return undefined;
  const { m0, m1, y1, j } = match.groups as Groups;
  const to = make(y1, m1, undefined);
  if (m0 === undefined) return { length: match[0].length, from: to, to, precision: 'month' };
  const from = make(startYear(y1, m0, m1!), m0, undefined);
  if (j === 'and' || sameSpan(from, to)) return undefined;
  return { length: match[0].length, from, to, precision: 'month' };
}

/** Reads a month's name alone, or two joined; the caller knows whether the words before allow it. */
export function readBareMonth(slice: string, joined: boolean): Reading | undefined {
  const match = BARE_MONTH.exec(slice);
  if (match === null) return undefined;
  const { m1, m2 } = match.groups as Groups;
  const from = make(undefined, m1, undefined);
  if (m2 !== undefined && joined && monthOf(m1!) !== monthOf(m2)) {
    return { length: match[0].length, from, to: make(undefined, m2, undefined), precision: 'month' };
  }
  const dot = slice[m1!.length] === '.' && m1!.length < 5 && m1!.toLowerCase() !== 'may' ? 1 : 0;
  return { length: m1!.length + dot, from, to: from, precision: 'month' };
}

/** Reads a date that starts with a number of one digit or two: unambiguous numeric, or day first. */
export function readDayNumber(slice: string): Reading | undefined {
  return readNumeric(slice) ?? readDayFirst(slice);
}

function readDayFirst(slice: string): Reading | undefined {
  const match = DAY_FIRST.exec(slice);
  if (match === null) return undefined;
  const { d1, j, d2, m1, y1, j2, d3, m2, y2 } = match.groups as Groups;
  // The name must be capitalised: "16 may go", "2 march on".
  if (m1![0] !== m1![0]!.toUpperCase()) return undefined;
  if (d2 !== undefined) {
    const tail = j2 === undefined ? match[0].length : PLACED_DAY_FIRST.exec(slice)!.indices!.groups!.j2![0];
    const length = match[0].slice(0, tail).trimEnd().length;
    return joinDays(slice, length, make(y1, m1, d1), make(y1, m1, d2), j === 'and' ? '-' : j!);
  }
  if (d3 === undefined) return one(match[0].length, make(y1, m1, d1));
  const from = make(y1 ?? startYear(y2, m1!, m2!), m1, d1);
  const range = joinDays(slice, match[0].length, from, make(y2 ?? y1, m2, d3), j2!.toLowerCase());
  return range ?? readOne(ONE_DAY_FIRST, slice);
}

/** Reads ISO 8601. */
export function readYearFirst(slice: string): Reading | undefined {
  const match = ISO.exec(slice);
  if (match === null) return undefined;
  const [whole, y, , m, d, monthOnly] = match;
  const read: CalendarDay = { year: Number(y), month: Number(m ?? monthOnly) };
  if (d !== undefined) return one(whole.length, { ...read, day: Number(d) });
  // "2010-12" may be the years 2010 to 2012.
  if (read.month! < 1 || read.month! > 12 || read.month! > read.year! % 100) return undefined;
  return { length: whole.length, from: read, to: read, precision: 'month' };
}

function readNumeric(slice: string): Reading | undefined {
  const match = NUMERIC.exec(slice);
  if (match === null) return undefined;
  const first = Number(match[1]);
  const second = Number(match[3]);
  if (first <= 12 && second <= 12 && first !== second) return undefined;
  const dayFirst = first > 12;
  const read = { year: Number(match[4]), month: dayFirst ? second : first, day: dayFirst ? first : second };
  return one(match[0].length, read);
}

/**
 * Reads a year or a range of years; the caller knows whether the words before allow it.
 *
 * @param between whether "between" stands before, which makes "and" join two years
 */
export function readYears(slice: string, between: boolean): Reading | undefined {
  const match = YEARS.exec(slice);
  if (match === null) return undefined;
  const { y1, j, y2 } = match.groups as Groups;
  const from = { year: Number(y1) };
  const single: Reading = { length: 4, from, to: from, precision: 'year' };
  if (y2 === undefined) return single;
  if (j!.toLowerCase() === 'and' && !(between && y2.length === 4)) return single;
  const to = { year: y2.length === 4 ? Number(y2) : from.year - (from.year % 100) + Number(y2) };
  if (to.year <= from.year) return undefined;
  // "2013-14" is a season; "in 2013 to 14" is not a date.
  if (y2.length === 2 && !/[-–/]/.test(j!)) return single;
  return { length: match[0].length, from, to, precision: 'year' };
}
