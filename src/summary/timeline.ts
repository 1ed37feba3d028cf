/**
 * The timeline of a story: the dates its reports name, each with one sentence. A range gives one entry for its
 * first and one for its last day. A year that the text leaves out comes from the article's publication date,
 * else from a date of the same story that names it, else from the year nearest to the story's own days.
 *
 * Cost: O(n) in code units of all reports, plus sorting the mentions.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { type CalendarDay, compareDays, DAY_MS, formatDay, isRealDay, startOf } from '../dates/calendar';
import { type DateMention, findDates } from '../dates/dates';
import { expectation, mustBeNumber } from '../errors';
import { type Sentence, splitSentences } from '../text/sentences';
import { readTerms } from '../text/terms';
import { countWords } from '../text/words';
import type { TimelineEntry } from './story';

/** What steers the timeline. */
export const TIMELINE_PARAMETERS: {
  /** Entries kept, those of most reports. */
  readonly maxEntries: number;
  /** Words a sentence must have beside the date to say something. */
  readonly minWords: number;
  /** Words from which a sentence is long, and code units beyond which it is no sentence. */
  readonly longWords: number;
  readonly maxUnits: number;
  /** A bare year is background: it is kept beside fewer entries than this, and only if two reports name it. */
  readonly fewEntries: number;
  /** Share of terms (of the shorter sentence) from which a month says no more than one of its days. */
  readonly sameTerms: number;
} = { maxEntries: 12, minWords: 5, longWords: 45, maxUnits: 800, fewEntries: 3, sameTerms: 0.5 };

/** Options of {@link buildTimeline}. */
export interface TimelineOptions {
  /** 1 to 1000; default 12. */
  maxEntries?: number;
}

/** One end of one date as one sentence names it. */
interface Mention {
  day: CalendarDay;
  readonly precision: TimelineEntry['precision'];
  readonly article: number;
  readonly text: string;
  /** Higher says more. */
  readonly worth: number;
}

/** "said on Monday": when it was said, not when it was. */
const SAID =
  /(?:^|[^a-z])(?:said|says|told [a-z]{2,12}|wrote|added|tweeted|quoted as saying|according to [a-z ]{2,30})(?: late| early)?(?: on)?(?: late| early)?\s$/i;
const DIGIT = /\d/;

/**
 * Builds a story's timeline.
 *
 * @param articles the independent reports of one story, in publication order
 * @param options `maxEntries`: 1 to 1000, default 12; those named by most reports are kept
 * @returns entries by date; those of unknown year last
 * @throws TypeError, RangeError for a `maxEntries` that is no whole number from 1 to 1000
 * @example
 * ```ts
 * buildTimeline([{ id: 'a', title: '', text: 'They meet again in Oslo on 4 May 2021.', time: undefined, ... }]);
 * // [{ date: '2021-05-04', precision: 'day', text: 'They meet again in Oslo on 4 May 2021.', articleId: 'a' }]
 * ```
 */
export function buildTimeline(
  articles: readonly CheckedArticle[],
  options: TimelineOptions = {},
): TimelineEntry[] {
  if (options === null || typeof options !== 'object')
    throw new TypeError(expectation('options', 'an object', options));
  const maxEntries = options.maxEntries ?? TIMELINE_PARAMETERS.maxEntries;
  mustBeNumber('options.maxEntries', maxEntries, 1, 1000, true);
  const mentions: Mention[] = [];
  for (const [index, article] of articles.entries()) collect(article, index, mentions);
  resolveYears(mentions, articles);

  const byDate = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const date = formatDay(mention.day);
    const known = byDate.get(date);
    if (known === undefined) byDate.set(date, [mention]);
    else known.push(mention);
  }
  const entries = [...byDate.values()].map((all) => {
    let best = all[0]!;
    for (const mention of all) if (mention.worth > best.worth) best = mention;
    return { best, day: best.day, reports: new Set(all.map((mention) => mention.article)).size };
  });
  const precise = entries.filter(({ best }) => best.precision !== 'year').length;
  const kept = entries.filter(({ best, reports }) => {
    if (best.precision !== 'year' || precise === 0) return true;
    return precise < TIMELINE_PARAMETERS.fewEntries && reports > 1;
  });
  const order = { day: 0, month: 1, year: 2 };
  const told = kept.filter(
    ({ best, day }) => best.precision !== 'month' || !isToldByDay(best.text, day, kept),
  );
  told.sort(
    (a, b) =>
      b.reports - a.reports ||
      order[a.best.precision] - order[b.best.precision] ||
      b.best.worth - a.best.worth ||
      compareDays(a.day, b.day),
  );
  return told
    .slice(0, maxEntries)
    .sort((a, b) => compareDays(a.day, b.day))
    .map(({ best, day }) => ({
      date: formatDay(day),
      precision: best.precision,
      text: best.text,
      articleId: articles[best.article]!.id,
    }));
}

/** Whether a day of the same month has a sentence that says much the same: "in March", "on March 5". */
function isToldByDay(
  text: string,
  month: CalendarDay,
  entries: readonly { best: Mention; day: CalendarDay }[],
): boolean {
  let terms: ReadonlySet<number> | undefined;
  for (const { best, day } of entries) {
    if (day.day === undefined || day.month !== month.month || day.year !== month.year) continue;
    terms ??= new Set(readTerms(text).hashes);
    const other = new Set(readTerms(best.text).hashes);
    let shared = 0;
    for (const term of other) if (terms.has(term)) shared++;
    if (shared >= TIMELINE_PARAMETERS.sameTerms * Math.min(terms.size, other.size)) return true;
  }
  return false;
}

/** Takes the dates of one article, title and body. */
function collect(article: CheckedArticle, index: number, mentions: Mention[]): void {
  const { title, text, time } = article;
  const options = time === undefined ? {} : { reference: time };
  for (const mention of findDates(title, options)) {
    add(mention, { start: 0, end: title.length }, title, 1, index, mentions);
  }
  const dates = findDates(text, options);
  if (dates.length === 0) return;
  const sentences = splitSentences(text);
  let at = 0;
  for (const mention of dates) {
    while (at < sentences.length && sentences[at]!.end <= mention.start) at++;
    const sentence = sentences[at];
    if (sentence === undefined) return;
    if (sentence.start <= mention.start) add(mention, sentence, text, at, index, mentions);
  }
}

function add(
  mention: DateMention,
  sentence: Sentence,
  source: string,
  position: number,
  article: number,
  mentions: Mention[],
): void {
  const { start, end, from, to, precision } = mention;
  if (sentence.end - sentence.start > TIMELINE_PARAMETERS.maxUnits) return;
  const name = source.slice(start, Math.min(end, start + 60));
  // A day named without a number is a weekday, resolved by the publication date.
  const isRelative = precision === 'day' && !DIGIT.test(name);
  if (isRelative && SAID.test(source.slice(Math.max(0, start - 60), start))) return;
  const text = source.slice(sentence.start, sentence.end);
  const words = countWords(text);
  if (words - countWords(name) < TIMELINE_PARAMETERS.minWords) return;
  const isRange = formatDay(from) !== formatDay(to);
  const worth =
    (isRelative ? 0 : 2) +
    (isRange ? 0 : 0.5) +
    (words <= TIMELINE_PARAMETERS.longWords ? 0.5 : 0) -
    Math.min(position, 40) * 0.02;
  for (const day of isRange ? [from, to] : [from]) mentions.push({ day, precision, article, text, worth });
}

/** Gives mentions without a year the one that the story's other dates speak for. */
function resolveYears(mentions: readonly Mention[], articles: readonly CheckedArticle[]): void {
  const spelled = new Map<string, Map<number, number>>();
  for (const { day } of mentions) {
    if (day.year === undefined || day.day === undefined) continue;
    const key = keyOf(day);
    const years = spelled.get(key) ?? new Map<number, number>();
    years.set(day.year, (years.get(day.year) ?? 0) + 1);
    spelled.set(key, years);
  }
  const anchor = anchorOf(mentions, articles);
  for (const mention of mentions) {
    const { day } = mention;
    if (day.year !== undefined || day.month === undefined) continue;
    // "in May" need not be the May of 2014 that another sentence names; "May 5" is.
    let year = day.day === undefined ? undefined : mostFrequent(spelled.get(keyOf(day)));
    if (year === undefined && anchor !== undefined) year = nearestYear(day, anchor);
    if (year === undefined) continue;
    const resolved: CalendarDay = { year, month: day.month };
    if (day.day !== undefined) resolved.day = day.day;
    if (isRealDay(resolved)) mention.day = resolved;
  }
}

function keyOf(day: CalendarDay): string {
  return `${day.month}-${day.day ?? ''}`;
}

/** The year named most often, the latest of equals. */
function mostFrequent(years: ReadonlyMap<number, number> | undefined): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const [year, count] of years ?? []) {
    if (count > most || (count === most && year > best!)) {
      best = year;
      most = count;
    }
  }
  return best;
}

/** The story's own time: its latest publication, else the day most reports name with its year. */
function anchorOf(mentions: readonly Mention[], articles: readonly CheckedArticle[]): number | undefined {
  let published: number | undefined;
  for (const { time } of articles) {
    if (time !== undefined && (published === undefined || time > published)) published = time;
  }
  if (published !== undefined) return published;
  const reports = new Map<number, Set<number>>();
  for (const { day, precision, article } of mentions) {
    const start = precision === 'day' ? startOf(day) : undefined;
    if (start === undefined) continue;
    const known = reports.get(start);
    if (known === undefined) reports.set(start, new Set([article]));
    else known.add(article);
  }
  let best: number | undefined;
  let most = 0;
  for (const [start, named] of reports) {
    if (named.size > most || (named.size === most && start > best!)) {
      best = start;
      most = named.size;
    }
  }
  return best;
}

function nearestYear(day: CalendarDay, anchor: number): number {
  const around = new Date(anchor).getUTCFullYear();
  let best = around;
  let least = Number.POSITIVE_INFINITY;
  for (let year = around - 1; year <= around + 1; year++) {
    const start = startOf({ ...day, year })!;
    // Reports name days that were more often than days to come.
    const distance = start > anchor ? 2 * (start - anchor) : anchor - start - DAY_MS;
    if (distance < least) {
      best = year;
      least = distance;
    }
  }
  return best;
}
