/**
 * Spellings of dates that mean nothing without a reference: weekdays, "three months ago", "April of last year".
 *
 * Cost: O(1) per stop; every quantifier is bounded.
 * @module
 */
import { type CalendarDay, isRealDay } from './calendar';
import { resolveAgo, resolveWeekday, type YearWord } from './reference';
import { isStatementDay } from './speech';
import { type TenseMemory, tenseAfter, tenseAt } from './tense';

const WEEKDAY = /^(?:sun|mon|tues|wednes|thurs|fri|satur)day(?![a-z])/i;
/** "Sunday, March 5": the date itself follows. */
const DATE_FOLLOWS =
  /^(?:,? (?:the )?\d|,? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? ?\d)/i;
const POSSESSIVE = /^['’]s(?![a-z])/;
/** What lets a weekday be a date; a name has a capital before it ("Black Friday"), a habit an article. */
const CUE =
  /(?:^|[^a-z])(?<word>on|next|last|this|for|to|by|until|till|since|late|early)\s(?:(?:late|early)\s)?$/i;
/** Verbs and times of day that take a bare weekday: "begins Thursday", "were killed Friday", "at 11 p.m. Friday". */
const BARE_CUE =
  /(?:^|[^a-z])(?:begins?|starts?|opens?|resumes?|ends?|closes?|expires?|meets?|convenes?|arrives?|departs?|votes?|takes? (?:place|effect)|due|scheduled|held|met|began|went|came|left|took place|[a-z]{2,16}ed|\d ?[ap]\.?m\.?)\s$/;
const BEFORE_EVENT = /(?:^|[^a-z])(?:ahead of|before|for|until|till|to)\s(?:the\s)?$/i;
const AFTER_EVENT = /(?:^|[^a-z])(?:after|since|following|from|during|in|despite)\s(?:the\s)?$/i;

const AGO =
  /(?:^|[^\w.,-])(a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s(day|month|year)s?\s$/i;
const NUMBERS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const YEAR_AFTER = /^,?\s(?:of\s)?(last|this|next)\syear(?![a-z'’])/i;
const MONTH_BEFORE = /(?:^|[^a-z])(last|this|next)\s$/i;

/** A day, month or year and where it stands. */
export interface RelativeDate {
  readonly start: number;
  readonly end: number;
  readonly day: CalendarDay;
  readonly precision: 'day' | 'month' | 'year';
  readonly tense: 'past' | 'future';
}

/** Reads a weekday at `i`; `undefined` where none stands, or where the sentence does not say which one it is. */
export function readWeekday(
  text: string,
  i: number,
  reference: number,
  memory: TenseMemory,
): RelativeDate | undefined {
  const slice = text.slice(i, i + 32);
  const name = WEEKDAY.exec(slice)?.[0];
  if (name === undefined || DATE_FOLLOWS.test(slice.slice(name.length))) return undefined;
  const end = i + name.length;
  const lead = text.slice(Math.max(0, i - 26), i);
  const cue = CUE.exec(lead)?.groups?.word?.toLowerCase();
  const tense = isStatementDay(text, i)
    ? 'past'
    : POSSESSIVE.test(slice.slice(name.length))
      ? eventTense(text, lead, end)
      : cue !== undefined || BARE_CUE.test(lead)
        ? weekdayTense(text, i, end, cue, memory)
        : undefined;
  if (tense !== 'past' && tense !== 'future') return undefined;
  const day = resolveWeekday(name, reference, tense, cue === 'next' || cue === 'last');
  return { start: i, end, day, precision: 'day', tense };
}

/** "ahead of Sunday's vote", "after Sunday's vote", "Sunday's vote will ...". */
function eventTense(text: string, lead: string, end: number): 'past' | 'future' | undefined {
  if (BEFORE_EVENT.test(lead)) return 'future';
  if (AFTER_EVENT.test(lead)) return 'past';
  const tense = tenseAfter(text, end);
  return tense === 'unclear' ? undefined : tense;
}

function weekdayTense(
  text: string,
  start: number,
  end: number,
  cue: string | undefined,
  memory: TenseMemory,
): 'past' | 'future' | undefined {
  const tense = tenseAt(text, start, end, memory);
  if (cue === 'last' || cue === 'since') return 'past';
  if (cue === 'next') return 'future';
  if (tense === 'unclear') return undefined;
  // "a strike for Friday", whatever the verb.
  return cue === 'for' ? 'future' : tense;
}

/**
 * Reads "three months ago", whose "ago" stands at `i`.
 *
 * @param floor where the date before ends
 */
export function readAgo(text: string, i: number, floor: number, reference: number): RelativeDate | undefined {
  if (!/^ago(?![a-z])/i.test(text.slice(i, i + 4))) return undefined;
  const from = Math.max(floor, i - 24);
  const lead = text.slice(from, i);
  const match = AGO.exec(lead);
  if (match === null) return undefined;
  const word = match[1]!.toLowerCase();
  const count = /\d/.test(word) ? Number(word) : Math.max(1, NUMBERS.indexOf(word) + 1);
  const precision = match[2]!.toLowerCase() as 'day' | 'month' | 'year';
  const day = resolveAgo(count, precision, reference);
  if (!isRealDay(day)) return undefined;
  const start = from + lead.length - match[0].length + match[0].indexOf(match[1]!);
  return { start, end: i + 3, day, precision, tense: 'past' };
}

/**
 * Reads the words that give a date its year: "April of last year", "5 April last year", "last April".
 *
 * @param start where the date starts
 * @param end where it ends, without those words
 * @param isMonth whether it is a month alone: "last March 5" says no more than "March 5"
 */
export function readYearWord(
  text: string,
  start: number,
  end: number,
  isMonth: boolean,
): (YearWord & { readonly length: number }) | undefined {
  const after = YEAR_AFTER.exec(text.slice(end, end + 26));
  if (after !== null) return { word: wordOf(after), namesYear: true, length: after[0].length };
  const before = isMonth ? MONTH_BEFORE.exec(text.slice(Math.max(0, start - 8), start)) : null;
  if (before === null) return undefined;
  return { word: wordOf(before), namesYear: false, length: 0 };
}

function wordOf(match: RegExpExecArray): YearWord['word'] {
  return match[1]!.toLowerCase() as YearWord['word'];
}
