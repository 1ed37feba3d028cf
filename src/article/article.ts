/**
 * The article: what callers hand in, how it is checked, and what the rooms further down work on.
 * Each field of a caller's object is read once, so getters and proxies cannot change their answer.
 * @module
 */
import { type ArticleFault, describe, expectation, NewsfoldError } from '../errors';
import { countWords } from '../text/words';

/** A news report, as a caller hands it in. Only `id` and `text` are required. */
export interface Article {
  /** Unique within a batch; 1 to 300 UTF-16 code units, well-formed, not blank. */
  id: string;
  /** The body, without markup. At least {@link MIN_WORDS} words. */
  text: string;
  title?: string;
  /** Publisher, as it should be shown. */
  source?: string;
  url?: string;
  /** When it was published: a `Date`, epoch milliseconds, or strict ISO 8601. Anything else is undated. */
  publishedAt?: Date | string | number;
  /** BCP 47 language tag. */
  lang?: string;
}

/** An article that passed the checks: every field of its own type, the date as epoch milliseconds. */
export interface CheckedArticle {
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly source: string;
  readonly url: string;
  /** Epoch milliseconds, UTC; `undefined` when undated. */
  readonly time: number | undefined;
  readonly lang: string;
}

/** One fault found in a batch. Nothing is lost silently: every article is in the result or in a row here. */
export interface Rejection {
  /** Position in the input, from 0. */
  index: number;
  /** The article's id, where it had a readable one. */
  id?: string;
  code: ArticleFault;
  field: string;
  message: string;
  /** True when only the field was dropped (an unreadable date) and the article itself was kept. */
  articleKept: boolean;
}

/** What to do with a second article of an id already seen. The later one is in `rejected` unless it replaces. */
export type DuplicateIdPolicy = 'ignore' | 'replace' | 'error';

/** Options of every function that takes articles. */
export interface ArticleOptions {
  /** Throw on the first fault instead of listing it in `rejected`. Default false. */
  strict?: boolean;
  /** Default `'ignore'`: the first article of an id is kept. */
  onDuplicateId?: DuplicateIdPolicy;
}

/** Fewest words a text may have to be compared with anything. */
export const MIN_WORDS = 3;
/** Longest id, in UTF-16 code units. */
export const MAX_ID_LENGTH = 300;

const OPTIONAL_TEXT_FIELDS = ['title', 'source', 'url', 'lang'] as const;
const ISO_8601 =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days in a month (1 to 12) of the proleptic Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return month === 12 ? 31 : DAYS_BEFORE_MONTH[month]! - DAYS_BEFORE_MONTH[month - 1]!;
}

/**
 * Epoch milliseconds of a `Date`, a number of milliseconds, or a strict ISO 8601 string (`2020-06`,
 * `2020-06-14`, `2020-06-14T08:30Z`, `+03:00`); a string without an offset is UTC. `undefined` for
 * anything else: a date is never guessed.
 */
export function parseInstant(value: unknown): number | undefined {
  const MAX = 8.64e15;
  if (typeof value === 'number') return Math.abs(value) <= MAX ? Math.trunc(value) : undefined;
  if (Object.prototype.toString.call(value) === '[object Date]') {
    try {
      const time = Date.prototype.getTime.call(value as Date);
      return Number.isNaN(time) ? undefined : time;
    } catch {
      return undefined;
    }
  }
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const match = ISO_8601.exec(value);
  if (!match) return undefined;
  const [, y, mo, d, h, mi, s, fraction, zone] = match;
  const year = Number(y);
  const month = Number(mo);
  const day = d === undefined ? 1 : Number(d);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const hour = Number(h ?? 0);
  const minute = Number(mi ?? 0);
  const second = Number(s ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const millis = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  let offset = 0;
  if (zone !== undefined && zone !== 'Z') {
    const digits = zone.replace(':', '');
    const zoneHours = Number(digits.slice(1, 3));
    const zoneMinutes = Number(digits.slice(3, 5));
    if (zoneHours > 14 || zoneMinutes > 59) return undefined;
    offset = (zoneHours * 60 + zoneMinutes) * (digits[0] === '-' ? -60_000 : 60_000);
  }
  // Date.UTC reads years 0-99 as 19xx; setUTCFullYear does not.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, millis);
  return date.getTime() - offset;
}

/** `2020-09-15` for epoch milliseconds, in UTC. */
export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, -14);
}

/**
 * Checks a batch. Articles that pass come back sorted by id (code-unit order), so that nothing further
 * down can depend on the order of arrival.
 *
 * @throws TypeError if `articles` is not iterable; with `strict`, TypeError for a field of a wrong type and
 * {@link NewsfoldError} for every other fault. With `onDuplicateId: 'error'` a repeated id always throws.
 */
export function checkArticles(
  articles: Iterable<Article>,
  options: ArticleOptions = {},
): { articles: CheckedArticle[]; rejected: Rejection[] } {
  if (
    typeof (articles as Iterable<Article> | null | undefined)?.[Symbol.iterator] !== 'function' ||
    typeof articles === 'string'
  ) {
    throw new TypeError(expectation('articles', 'an iterable of articles', articles));
  }
  const policy = options.onDuplicateId ?? 'ignore';
  if (policy !== 'ignore' && policy !== 'replace' && policy !== 'error') {
    throw new RangeError(expectation('options.onDuplicateId', "'ignore', 'replace' or 'error'", policy));
  }
  const kept = new Map<string, { article: CheckedArticle; index: number }>();
  const rejected: Rejection[] = [];
  let index = -1;
  const reject = (fault: Fault, id: string | undefined, at: number): void => {
    if (options.strict || (policy === 'error' && fault.code === 'duplicate-id')) throw fault.toError(at);
    const row: Rejection = {
      index: at,
      code: fault.code,
      field: fault.field,
      message: fault.message,
      articleKept: fault.articleKept,
    };
    if (id !== undefined) row.id = id;
    rejected.push(row);
  };
  for (const raw of articles) {
    index++;
    const faults: Fault[] = [];
    const article = checkArticle(raw, faults);
    for (const fault of faults) reject(fault, fault.id, index);
    if (article === undefined) continue;
    const earlier = kept.get(article.id);
    if (earlier !== undefined) {
      const loser = policy === 'replace' ? earlier.index : index;
      const message = `articles[${loser}].id: expected an id of its own, got ${describe(article.id)}, which articles[${loser === index ? earlier.index : index}] has`;
      reject(new Fault('duplicate-id', 'id', message), article.id, loser);
      if (policy !== 'replace') continue;
    }
    kept.set(article.id, { article, index });
  }
  rejected.sort((a, b) => a.index - b.index);
  const checked = [...kept.values()].map((entry) => entry.article);
  checked.sort((a, b) => codeUnitOrder(a.id, b.id));
  return { articles: checked, rejected };
}

/** Order of strings by code units: the same in every locale. */
export function codeUnitOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

class Fault {
  id: string | undefined;
  constructor(
    readonly code: ArticleFault,
    readonly field: string,
    readonly message: string,
    readonly articleKept = false,
    readonly wrongType = false,
  ) {}

  toError(index: number): Error {
    const message = this.message.startsWith('articles[')
      ? this.message
      : `articles[${index}].${this.message}`;
    return this.wrongType ? new TypeError(message) : new NewsfoldError(this.code, message, this.field);
  }
}

/** Reads each field once; pushes every fault; `undefined` when the article cannot be kept. */
function checkArticle(raw: unknown, faults: Fault[]): CheckedArticle | undefined {
  if (raw === null || typeof raw !== 'object') {
    faults.push(new Fault('not-an-object', '', expectation('article', 'an object', raw), false, true));
    return undefined;
  }
  const read: Record<string, unknown> = {};
  let field = '';
  try {
    for (field of ['id', 'text', 'publishedAt', ...OPTIONAL_TEXT_FIELDS]) {
      read[field] = (raw as Record<string, unknown>)[field];
    }
  } catch {
    const fault = new Fault(
      'unreadable',
      field,
      `${field}: expected a readable field, got a getter that throws`,
    );
    if (typeof read.id === 'string') fault.id = read.id;
    faults.push(fault);
    return undefined;
  }
  const { id, text, publishedAt } = read;
  const fail = (fault: Fault): undefined => {
    if (typeof id === 'string') fault.id = id;
    faults.push(fault);
    return undefined;
  };
  if (id === undefined || id === null) {
    return fail(new Fault('missing-id', 'id', expectation('id', 'a string', id)));
  }
  if (typeof id !== 'string') {
    return fail(new Fault('invalid-id', 'id', expectation('id', 'a string', id), false, true));
  }
  if (id.trim() === '' || id.length > MAX_ID_LENGTH || hasLoneSurrogate(id)) {
    const code = id === '' ? 'missing-id' : 'invalid-id';
    return fail(
      new Fault(code, 'id', expectation('id', `1 to ${MAX_ID_LENGTH} well-formed code units, not blank`, id)),
    );
  }
  if (text === undefined || text === null) {
    return fail(new Fault('missing-text', 'text', expectation('text', 'a string', text)));
  }
  if (typeof text !== 'string') {
    return fail(new Fault('invalid-text', 'text', expectation('text', 'a string', text), false, true));
  }
  const words = countWords(text, MIN_WORDS);
  if (words < MIN_WORDS) {
    const code = words === 0 ? 'empty-text' : 'too-short';
    return fail(new Fault(code, 'text', `text: expected at least ${MIN_WORDS} words, got ${words}`));
  }
  const optional = { title: '', source: '', url: '', lang: '' };
  for (const name of OPTIONAL_TEXT_FIELDS) {
    const value = read[name];
    if (value === undefined || value === null) continue;
    if (typeof value === 'string') optional[name] = value;
    else return fail(new Fault('invalid-field', name, expectation(name, 'a string', value), false, true));
  }
  let time: number | undefined;
  if (publishedAt !== undefined && publishedAt !== null && publishedAt !== '') {
    time = parseInstant(publishedAt);
    if (time === undefined) {
      fail(
        new Fault(
          'unreadable-date',
          'publishedAt',
          expectation('publishedAt', 'a Date, epoch milliseconds or ISO 8601', publishedAt),
          true,
        ),
      );
    }
  }
  return { id, text, time, ...optional };
}

function hasLoneSurrogate(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
    if (unit > 0xdbff || next < 0xdc00 || next > 0xdfff) return true;
    i++;
  }
  return false;
}
