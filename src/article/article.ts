/**
 * The article: what callers hand in, how it is checked, and what the rooms further down work on.
 * Each field of a caller's object is read once, so getters and proxies cannot change their answer.
 * @module
 */
import { lastInstant, parseInstant } from '../dates/instant';
import { type ArticleFault, expectation, mustBeOptions, NewsfoldError } from '../errors';
import { drain, type Steps, sortSteps } from '../steps';
import type { Language } from '../text/language';
import { countWords } from '../text/words';

/**
 * A news report, as a caller hands it in. Only `id` and `text` are required.
 *
 * @example
 * ```ts
 * const talks: Article = { id: 'a', title: 'Talks put off', text: 'The talks were put off on Sunday.', publishedAt: '2020-06-14' };
 * const onDuplicateId: DuplicateIdPolicy = 'replace';
 * const options: ArticleOptions = { onDuplicateId };
 * const { kept, rejected } = deduplicate([talks, { id: 'b', text: '' }], options);
 * const [row]: Rejection[] = rejected;
 * [kept, row?.id, row?.code]; // [['a'], 'b', 'empty-text']
 * ```
 */
export interface Article {
  /** Unique within a batch; 1 to 300 UTF-16 code units, well-formed, not blank. */
  id: string;
  /** The body, without markup. At least three words. */
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
  /** The last instant that the date may stand for, where that is not `time`: the end of a day known as a day only. */
  readonly latest?: number | undefined;
  readonly lang: string;
  /** The language pack it is read with; English where there is none. */
  readonly language?: Language | undefined;
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

/** What came of a batch. */
export interface CheckedBatch {
  /** Those that passed, by id. */
  articles: CheckedArticle[];
  rejected: Rejection[];
}

/**
 * Checks a batch. Articles that pass come back sorted by id (code-unit order), so that nothing further
 * down can depend on the order of arrival.
 *
 * @throws TypeError if `articles` is not iterable or `options` is no object; with `strict`, TypeError for a field of a
 * wrong type and {@link NewsfoldError} for every other fault. With `onDuplicateId: 'error'` a repeated id always throws.
 */
export function checkArticles(articles: Iterable<Article>, options: ArticleOptions = {}): CheckedBatch {
  if (
    typeof (articles as Iterable<Article> | null | undefined)?.[Symbol.iterator] !== 'function' ||
    typeof articles === 'string'
  ) {
    throw new TypeError(expectation('articles', 'an iterable of articles', articles));
  }
  const checker = new ArticleChecker(options);
  for (const raw of articles) checker.add(raw);
  return drain(checker.finish());
}

/** Checks a batch that comes one article after the other, as {@link checkArticles} does. */
export class ArticleChecker {
  /** Articles that came, whatever became of them. */
  count = 0;
  readonly #options: ArticleOptions;
  readonly #kept: Map<string, { article: CheckedArticle; index: number }> = new Map();
  readonly #rejected: Rejection[] = [];
  /** Positions of the articles that lost their id to another. */
  readonly #losers: Set<number> = new Set();

  /** @throws TypeError, RangeError for bad options */
  constructor(options: ArticleOptions) {
    mustBeOptions('options', options);
    const onDuplicateId = options.onDuplicateId ?? 'ignore';
    if (onDuplicateId !== 'ignore' && onDuplicateId !== 'replace' && onDuplicateId !== 'error') {
      throw new RangeError(
        expectation('options.onDuplicateId', "'ignore', 'replace' or 'error'", onDuplicateId),
      );
    }
    this.#options = { onDuplicateId, strict: Boolean(options.strict) };
  }

  /** Takes the next article; each of its fields is read once, now. */
  add(raw: unknown): void {
    const index = this.count++;
    const { article, fault } = checkArticle(`articles[${index}]`, raw);
    if (fault !== undefined) this.#reject(fault, index);
    if (article === undefined) return;
    const earlier = this.#kept.get(article.id);
    if (earlier !== undefined) {
      const replaces = this.#options.onDuplicateId === 'replace';
      const [winner, loser] = replaces ? [index, earlier.index] : [earlier.index, index];
      const expected = expectation(`articles[${loser}].id`, 'an id of its own', article.id);
      const message = `${expected}, which articles[${winner}] has`;
      this.#reject(new Fault('duplicate-id', 'id', message, article.id), loser);
      this.#losers.add(loser);
      if (winner !== index) return;
    }
    this.#kept.set(article.id, { article, index });
  }

  /** The batch, when all have come. */
  *finish(): Steps<CheckedBatch> {
    const checked = [...this.#kept.values()].map((entry) => entry.article);
    yield* sortSteps(checked, (a, b) => codeUnitOrder(a.id, b.id));
    // What was dropped from an article that was then dropped itself is no news: one row an article that is lost.
    const rows = this.#rejected.filter((row) => !(row.articleKept && this.#losers.has(row.index)));
    yield* sortSteps(rows, (a, b) => a.index - b.index);
    return { articles: checked, rejected: rows };
  }

  #reject(fault: Fault, at: number): void {
    const { strict, onDuplicateId } = this.#options;
    if (strict || (onDuplicateId === 'error' && fault.code === 'duplicate-id')) throw fault.toError();
    const { code, field, message, articleKept, id } = fault;
    const row: Rejection = { index: at, code, field, message, articleKept };
    if (id !== undefined) row.id = id;
    this.#rejected.push(row);
  }
}

/**
 * Checks one article, named `argument` in messages.
 *
 * @throws TypeError for a field of a wrong type, {@link NewsfoldError} for every other fault
 */
export function mustBeArticle(argument: string, raw: unknown): CheckedArticle {
  const { article, fault } = checkArticle(argument, raw);
  if (article === undefined || fault !== undefined) throw fault!.toError();
  return article;
}

/** Order of publication: earliest first, a day without a time behind the times of that day, undated last. */
export function publicationOrder(a: CheckedArticle, b: CheckedArticle): number {
  const x = a.latest ?? a.time ?? Number.POSITIVE_INFINITY;
  const y = b.latest ?? b.time ?? Number.POSITIVE_INFINITY;
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Order of strings by code units: the same in every locale. */
export function codeUnitOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

class Fault {
  constructor(
    readonly code: ArticleFault,
    readonly field: string,
    readonly message: string,
    /** The article's id, where it had a readable one. */
    readonly id: string | undefined,
    readonly kind: 'wrong type' | 'field dropped' | 'other' = 'other',
  ) {}

  get articleKept(): boolean {
    return this.kind === 'field dropped';
  }

  toError(): Error {
    return this.kind === 'wrong type'
      ? new TypeError(this.message)
      : new NewsfoldError(this.code, this.message, this.field);
  }
}

/** An article that can be kept, or a fault, or both when only a field had to be dropped. */
interface Check {
  article?: CheckedArticle;
  fault?: Fault;
}

/** Reads each field once. `argument` names the article in messages. */
function checkArticle(argument: string, raw: unknown): Check {
  if (raw === null || typeof raw !== 'object') {
    const message = expectation(argument, 'an object', raw);
    return { fault: new Fault('not-an-object', '', message, undefined, 'wrong type') };
  }
  const read: Record<string, unknown> = {};
  const idOf = (): string | undefined => (typeof read.id === 'string' ? read.id : undefined);
  let field = '';
  try {
    for (field of ['id', 'text', 'publishedAt', ...OPTIONAL_TEXT_FIELDS]) {
      read[field] = (raw as Record<string, unknown>)[field];
    }
  } catch {
    const message = `${argument}.${field}: expected a readable field, got a getter that throws`;
    return { fault: new Fault('unreadable', field, message, idOf()) };
  }
  const { id, text, publishedAt } = read;
  const fail = (code: ArticleFault, name: string, expected: string, kind?: Fault['kind']): Check => {
    const message = expectation(`${argument}.${name}`, expected, read[name]);
    return { fault: new Fault(code, name, message, idOf(), kind) };
  };
  if (id === undefined || id === null) return fail('missing-id', 'id', 'a string');
  if (typeof id !== 'string') return fail('invalid-id', 'id', 'a string', 'wrong type');
  if (id.trim() === '' || id.length > MAX_ID_LENGTH || hasLoneSurrogate(id)) {
    const code = id === '' ? 'missing-id' : 'invalid-id';
    return fail(code, 'id', `1 to ${MAX_ID_LENGTH} well-formed code units, not blank`);
  }
  if (text === undefined || text === null) return fail('missing-text', 'text', 'a string');
  if (typeof text !== 'string') return fail('invalid-text', 'text', 'a string', 'wrong type');
  const words = countWords(text, MIN_WORDS);
  if (words < MIN_WORDS) {
    const code = words === 0 ? 'empty-text' : 'too-short';
    const message = `${argument}.text: expected at least ${MIN_WORDS} words, got ${words}`;
    return { fault: new Fault(code, 'text', message, id) };
  }
  const optional = { title: '', source: '', url: '', lang: '' };
  for (const name of OPTIONAL_TEXT_FIELDS) {
    const value = read[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') return fail('invalid-field', name, 'a string', 'wrong type');
    optional[name] = value;
  }
  const dated = publishedAt !== undefined && publishedAt !== null && publishedAt !== '';
  const time = dated ? parseInstant(publishedAt) : undefined;
  const latest = time === undefined ? undefined : lastInstant(publishedAt, time);
  const article: CheckedArticle = { id, text, time, latest, ...optional };
  if (!dated || time !== undefined) return { article };
  const expected = 'a Date, epoch milliseconds or ISO 8601';
  return { article, ...fail('unreadable-date', 'publishedAt', expected, 'field dropped') };
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
