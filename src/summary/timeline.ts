/**
 * The timeline of a story: the dates its reports name, each with one sentence. A range is one entry, unless both
 * its ends have their own. Of several sentences about one day stands the one that knows what happened. Dates before the
 * event's own days are marked as background and give way to those where there are too many.
 *
 * Cost: O(n) in code units of all reports, plus sorting the mentions.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { type CalendarDay, compareDays, formatDay, startOf } from '../dates/calendar';
import { tellsOfPast } from '../dates/tense';
import { expectation, mustBeNumber } from '../errors';
import type { Readings } from '../text/reading';
import { findMentions, type Lead, type Mention, publicationDays, type SupersededSpan } from './mentions';
import { isBefore, ownStart } from './own-days';
import type { TimelineEntry } from './story';
import { Topics } from './topics';

/** What steers the timeline. */
export const TIMELINE_PARAMETERS: {
  /** Entries kept, those of most reports. */
  readonly maxEntries: number;
  /** A bare year is background: it is kept beside fewer entries than this, and only if two reports name it. */
  readonly fewEntries: number;
  /** Share of terms (of the shorter sentence, without dates) from which two sentences tell of the same thing. */
  readonly sameTerms: number;
  /** The fewest terms that make such a share. */
  readonly minSharedTerms: number;
  /** Sentences on days of a month that are compared with one on the month. */
  readonly comparedPerMonth: number;
  /** What a sentence may be worth less than one that stands for another date already. */
  readonly sparedWorth: number;
} = {
  maxEntries: 12,
  fewEntries: 3,
  sameTerms: 0.4,
  minSharedTerms: 2,
  comparedPerMonth: 100,
  sparedWorth: 0.6,
};

/** Options of {@link buildTimeline}. */
export interface TimelineOptions {
  /** 1 to 1000; default 12. */
  maxEntries?: number;
  /** Sentences whose news later reports have overtaken; default none. */
  superseded?: readonly SupersededSpan[];
  /** The readings of the articles' texts, where others share them. */
  readings?: Readings;
}

/** A date, its best sentence and all of them. */
interface Dated {
  readonly best: Mention;
  readonly day: CalendarDay;
  readonly until?: CalendarDay;
  readonly all: readonly Mention[];
  readonly reports: number;
}

/**
 * Builds a story's timeline.
 *
 * For one date a sentence that later reports have overtaken stands only where there is no other; then come reports
 * published on that day or later before earlier and undated ones, what happened before what is to happen, a date
 * spelled out before a weekday. A day on which reports were published and that no sentence names has the opening
 * of one of them, where it tells of the past, names no other day and is told nowhere else on the timeline.
 *
 * @param articles the independent reports of one story, in publication order
 * @param options `maxEntries`: 1 to 1000, default 12; those named by most reports are kept
 * @returns entries by date; those of unknown year last
 * @throws TypeError, RangeError for a `maxEntries` that is no whole number from 1 to 1000
 * @example
 * ```ts
 * const { articles } = checkArticles([{ id: 'a', text: 'They meet again in Oslo on 4 May 2021.' }]);
 * buildTimeline(articles).map(({ date, precision }) => [date, precision]); // [['2021-05-04', 'day']]
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
  const topics = new Topics();
  const { mentions, leads } = findMentions(articles, options.superseded ?? [], options.readings);
  const entries = withoutToldRanges(
    withOwnSentences(groupByDate(mentions, articles), articles),
    topics,
    articles,
  );
  const start = ownStart(mentions, articles);
  const isBackground = (mention: Mention): boolean => isBefore(mention.until ?? mention.day, start);
  const precise = entries.filter(({ best }) => best.precision !== 'year').length;
  const kept = entries.filter(({ best, reports }) => {
    if (best.precision !== 'year' || precise === 0) return true;
    return precise < TIMELINE_PARAMETERS.fewEntries && reports > 1;
  });
  const told = withoutToldMonths(kept, topics);
  const order = { day: 0, month: 1, year: 2 };
  told.sort(
    (a, b) =>
      Number(isBackground(a.best)) - Number(isBackground(b.best)) ||
      b.reports - a.reports ||
      order[a.best.precision] - order[b.best.precision] ||
      b.best.worth - a.best.worth ||
      compareDays(a.day, b.day),
  );
  const chosen = told.slice(0, maxEntries).map(({ best }) => best);
  addLeads(chosen, leads, entries, topics, articles, maxEntries);
  return chosen
    .sort((a, b) => compareDays(a.day, b.day) || compareDays(a.until ?? a.day, b.until ?? b.day))
    .map((mention) => entryOf(mention, articles[mention.article]!.id, isBackground(mention)));
}

function entryOf(
  { day, until, precision, text, start }: Mention,
  articleId: string,
  isBackground: boolean,
): TimelineEntry {
  return {
    date: formatDay(day),
    ...(until === undefined ? {} : { endDate: formatDay(until) }),
    precision,
    ...(isBackground ? { background: true as const } : {}),
    text,
    articleId,
    ...(start === undefined ? {} : { start, end: start + text.length }),
  };
}

/** The date of a mention, both ends of a range. */
function keyOf({ day, until }: { readonly day: CalendarDay; readonly until?: CalendarDay }): string {
  return until === undefined ? formatDay(day) : `${formatDay(day)}/${formatDay(until)}`;
}

/**
 * Folds into a range the single days at its ends that tell the same and know no more, then leaves out ranges of which both
 * ends are told by themselves.
 */
function withoutToldRanges(
  all: readonly Dated[],
  topics: Topics,
  articles: readonly CheckedArticle[],
): Dated[] {
  const ranges = all.filter(({ until }) => until !== undefined);
  if (ranges.length === 0) return [...all];
  const byEnd = groupBy(
    ranges.flatMap((range) => [range.day, range.until!].map((end) => [formatDay(end), range] as const)),
  );
  const entries = all.filter(({ best, day, until }) => {
    if (until !== undefined) return true;
    return !byEnd
      .get(formatDay(day))
      ?.some(
        (range) =>
          compareKnowledge(best, range.best, articles) <= 0 && isToldBy(best.text, range.all, topics),
      );
  });
  const single = new Set(entries.filter(({ until }) => until === undefined).map(({ day }) => formatDay(day)));
  return entries.filter(
    ({ day, until }) => until === undefined || !single.has(formatDay(day)) || !single.has(formatDay(until)),
  );
}

function groupBy<T>(pairs: readonly (readonly [key: string, value: T])[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [value]);
    else known.push(value);
  }
  return groups;
}

function groupByDate(mentions: readonly Mention[], articles: readonly CheckedArticle[]): Dated[] {
  const byDate = groupBy(mentions.map((mention) => [keyOf(mention), mention] as const));
  return [...byDate.values()].map((all) => {
    let best = all[0]!;
    for (const mention of all) if (compareWitness(mention, best, articles) > 0) best = mention;
    const reports = new Set(all.map((mention) => mention.article)).size;
    const { day, until } = best;
    return { best, day, all, reports, ...(until === undefined ? {} : { until }) };
  });
}

/**
 * Gives a date whose best sentence stands for another date already the next best, where that knows no less. Dates of few
 * sentences choose first.
 */
function withOwnSentences(entries: readonly Dated[], articles: readonly CheckedArticle[]): Dated[] {
  const used = new Set<string>();
  const own = new Map<Dated, Mention>();
  for (const entry of [...entries].sort((a, b) => a.all.length - b.all.length)) {
    let chosen = entry.best;
    if (used.has(chosen.text)) {
      const others = entry.all.filter(
        (other) =>
          !used.has(other.text) &&
          compareKnowledge(other, entry.best, articles) === 0 &&
          entry.best.worth - other.worth <= TIMELINE_PARAMETERS.sparedWorth,
      );
      chosen = others.reduce((best, other) => (other.worth > best.worth ? other : best), others[0] ?? chosen);
    }
    used.add(chosen.text);
    own.set(entry, chosen);
  }
  return entries.map((entry) => ({ ...entry, best: own.get(entry)! }));
}

/** Positive when `a` knows better than `b` what happened on the day both name. */
function compareWitness(a: Mention, b: Mention, articles: readonly CheckedArticle[]): number {
  return compareKnowledge(a, b, articles) || a.worth - b.worth;
}

function compareKnowledge(a: Mention, b: Mention, articles: readonly CheckedArticle[]): number {
  return (
    Number(b.isSuperseded) - Number(a.isSuperseded) ||
    knowledge(a, articles) - knowledge(b, articles) ||
    TENSE_RANK[a.tense ?? 'unclear'] - TENSE_RANK[b.tense ?? 'unclear']
  );
}

const TENSE_RANK = { past: 2, unclear: 1, future: 0 } as const;

/** 2 for a report published on the day named or later, 1 where that is unknown, 0 for an earlier one. */
function knowledge({ day, article }: Mention, articles: readonly CheckedArticle[]): 0 | 1 | 2 {
  const { time } = articles[article]!;
  const start = startOf(day);
  if (time === undefined || start === undefined) return 1;
  return time >= start ? 2 : 0;
}

/** Without the months of which a day has a sentence that says much the same: "in March", "on March 5". */
function withoutToldMonths(entries: readonly Dated[], topics: Topics): Dated[] {
  const monthOf = ({ year, month }: CalendarDay): string => formatDay({ year, month } as CalendarDay);
  const daily = groupBy(
    entries
      .filter(({ day }) => day.day !== undefined)
      .flatMap(({ day, all }) => all.map((mention) => [monthOf(day), mention] as const)),
  );
  return entries.filter(({ best, day }) => {
    if (best.precision !== 'month') return true;
    const others = daily.get(monthOf(day))?.slice(0, TIMELINE_PARAMETERS.comparedPerMonth) ?? [];
    return !isToldBy(best.text, others, topics);
  });
}

/** Whether one of the sentences tells of the same thing. */
function isToldBy(text: string, others: readonly Mention[], topics: Topics): boolean {
  if (others.length === 0) return false;
  const terms = topics.of(text);
  return others.some((other) => {
    const theirs = topics.of(other.text);
    let shared = 0;
    for (const term of theirs) if (terms.has(term)) shared++;
    const least = TIMELINE_PARAMETERS.sameTerms * Math.min(terms.size, theirs.size);
    return shared >= Math.max(TIMELINE_PARAMETERS.minSharedTerms, least);
  });
}

/** Adds the openings that stand for a day of publication that has no entry, the first report of a day first. */
function addLeads(
  chosen: Mention[],
  leads: readonly Lead[],
  entries: readonly Dated[],
  topics: Topics,
  articles: readonly CheckedArticle[],
  maxEntries: number,
): void {
  if (leads.length === 0) return;
  const days = publicationDays(articles);
  const taken = new Set(entries.flatMap(({ day, until }) => [formatDay(day), formatDay(until ?? day)]));
  for (const lead of leads) {
    if (chosen.length >= maxEntries) return;
    const date = formatDay(lead.day);
    if (taken.has(date) || !days.has(date) || !tellsOfPast(lead.text)) continue;
    if (isToldBy(lead.text, chosen, topics)) continue;
    taken.add(date);
    chosen.push(lead);
  }
}
