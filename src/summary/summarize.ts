/**
 * The canonical summary of one story: headline, extract, timeline, status, changes and names, from its reports.
 *
 * Cost: O(n) in code units of all texts, plus the searches of `search` and `headline`, which are capped.
 * @module
 */
import { type Article, type ArticleOptions, type CheckedArticle, checkArticles } from '../article/article';
import { groupCopies } from '../copies/group';
import { DAY_MS, startOf } from '../dates/calendar';
import { findDates } from '../dates/dates';
import { isStatementDay } from '../dates/speech';
import { expectation, mustBeNumber, mustBeOptions, NewsfoldError } from '../errors';
import { FactWords, readFacts } from '../facts/facts';
import { type LanguageOptions, languagesOf, statusReadersOf, withLanguages } from '../language';
import { findNames } from '../names/names';
import { NAME_PARAMETERS } from '../names/runs';
import type { Sketcher } from '../sketch/sketcher';
import { readStatus, type StatusEvidence } from '../status/status';
import type { Status } from '../status/types';
import type { Readings } from '../text/reading';
import { Consensus } from './consensus';
import { withoutDateline } from './cut';
import { chooseExtract } from './extract';
import { type FigureSpan, readFigures } from './figures';
import { chooseHeadline } from './headline';
import { byPublication, materialOf, type StoryMaterial } from './material';
import { dayOf, laterDay } from './news-day';
import { orderSentences } from './order';
import { limitsOf, type SentenceSpan } from './search';
import type { StorySummary, SummarySentence, TimelineEntry } from './story';
import { buildTimeline } from './timeline';

/** How a summary should be. */
export interface SummaryLength {
  /** Most words of the extract, 1 to 10,000. Default 80, or no limit when `maxSentences` is given. */
  maxWords?: number;
  /** Most sentences of the extract, 1 to 1,000. Default no limit. */
  maxSentences?: number;
  /** Sources whose titles to prefer among those that are otherwise as good, best first. */
  prefer?: readonly string[];
}

/**
 * Options of {@link summarizeStory}.
 *
 * @example
 * ```ts
 * const options: SummaryOptions = { maxWords: 30, prefer: ['Wire Eurasia'] };
 * summarizeStory(articles.slice(0, 3), options).headline.articleId; // 'wire-eurasia-ankara-talks'
 * ```
 */
export interface SummaryOptions extends ArticleOptions, SummaryLength, LanguageOptions {
  /** Sources to prefer as original among reports of the same date, best first. */
  sourcePriority?: readonly string[];
  /** How reports are sketched to find those that may be copies. Default Fast Similarity Sketching. */
  sketcher?: Sketcher;
}

/**
 * Summarises the reports of one story.
 *
 * Copies are found first, so that a text printed ten times counts once. Every sentence and the headline are verbatim;
 * the same articles in any order give the same summary.
 *
 * @param articles the story's reports; bad ones are skipped, or with `strict` thrown for
 * @throws {@link NewsfoldError} `empty-text` when no article is left to summarise; TypeError, RangeError for bad options
 * @example
 * ```ts
 * const { headline, summary } = summarizeStory([
 *   { id: 'a', title: 'Talks put off', text: 'The talks in Istanbul were put off on Sunday, the ministry said.' },
 * ]);
 * headline; // { text: 'Talks put off', articleId: 'a' }
 * summary[0]?.support; // 1
 * ```
 * Complexity: linear in the length of the texts.
 */
export function summarizeStory(articles: Iterable<Article>, options: SummaryOptions = {}): StorySummary {
  checkLength(options);
  const languages = languagesOf(options.languages);
  const checked = withLanguages(checkArticles(articles, options).articles, languages);
  if (checked.length === 0) {
    const message = 'articles: expected at least one article that can be summarised, got none';
    throw new NewsfoldError('empty-text', message, 'articles');
  }
  const { sourcePriority, sketcher } = options;
  const groups = groupCopies(checked, { sourcePriority, sketcher });
  const articleOf = new Map(checked.map((article) => [article.id, article]));
  const readers = statusReadersOf(options.languages);
  return summarizeMaterial(materialOf(groups, articleOf, readers), options);
}

/**
 * What the reports of a story agree on, read for a summary of the length asked for.
 *
 * @param needsTerms see {@link Consensus}
 */
export function consensusFor(
  material: StoryMaterial,
  options: SummaryLength = {},
  needsTerms?: boolean,
): Consensus {
  return new Consensus(material, limitsOf(options).leadWords, needsTerms);
}

/**
 * Summarises a story whose copies are known.
 *
 * @param material at least one report
 * @param consensus from {@link consensusFor}; its `centre` is the story's representative report
 * @param words one for many stories spares making it
 */
export function summarizeMaterial(
  material: StoryMaterial,
  options: SummaryLength = {},
  consensus: Consensus = consensusFor(material, options),
  words: FactWords = new FactWords(),
): StorySummary {
  const { readings } = consensus;
  const voices = voicesOf(material);
  const reading = readStatus(voices, readings, material.readers);
  const latest = reading.status?.value;
  const overtaken = new Set(reading.changes.map((change) => change.from).filter((value) => value !== latest));
  // A plan told as past ("had been set to visit") misleads nobody.
  const inText = reading.readings.filter((one) => !one.inTitle && !one.earlier);

  // Where an event goes as it was to go, its status is what every report says anyhow.
  const heldOn = latest === 'held' ? laterDay(latest, reading.readings, voices) : undefined;
  const isTurn = overtaken.size > 0 || (latest !== undefined && TURNS.has(latest)) || heldOn !== undefined;

  const rankOfTitle = new Map<string, number>();
  for (const { articleId, value, inTitle } of reading.readings) {
    if (!inTitle) continue;
    const rank = value === latest && isTurn ? 0 : overtaken.has(value) ? 2 : 1;
    rankOfTitle.set(articleId, Math.min(rank, rankOfTitle.get(articleId) ?? rank));
  }

  // Once it is over, titles from before that are as stale as those of a plan, where a later one says so.
  if (heldOn !== undefined && [...rankOfTitle.values()].includes(0)) {
    for (const article of voices) {
      if ((dayOf(article) ?? heldOn) < heldOn) rankOfTitle.set(article.id, 2);
    }
  }

  const facts = readFacts(voices, readings, words);
  const figures = readFigures(facts);
  for (const id of figures.staleTitles) rankOfTitle.set(id, 2);
  const news = isTurn ? inText.filter((one) => one.value === latest) : [];
  const names = namesOf(material, readings);
  const timeline = buildTimeline(voices, {
    superseded: reading.readings.filter((one) => !one.earlier && overtaken.has(one.value)),
    readings,
  });
  const plans = latest !== undefined && OVER.has(latest) ? inText.filter(isPlan) : [];
  const leading = news.length > 0 ? news : figures.latest;
  const superseded = inText.filter((one) => overtaken.has(one.value));
  const fullNames = names.map(({ text }) => text);
  const { sentences, candidates } = chooseExtract(
    material,
    {
      maxWords: options.maxWords,
      maxSentences: options.maxSentences,
      oneOf: leading,
      superseded,
      also: spansOf(timeline),
      figures: [...stalePlans(plans, material), ...figures.spans],
      names: fullNames,
    },
    consensus,
  );
  const summary = orderSentences(sentences, material, consensus, {
    candidates,
    latest: leading,
    superseded,
    background: spansOf(timeline.filter(({ background }) => background === true)),
    names: fullNames,
    dayOf: (sentence) => dayTold(sentence, material),
  });
  const result: StorySummary = {
    headline: chooseHeadline(
      material,
      { statusRank: (id) => rankOfTitle.get(id) ?? 1, prefer: options.prefer },
      consensus,
    ),
    summary: markDisputed(summary, figures.spans),
    timeline,
    changes: reading.changes,
    updates: [...facts.updates],
    disagreements: [...facts.disagreements],
    names,
  };
  if (reading.status !== undefined) result.status = reading.status;
  if (reading.conflict !== undefined) result.statusConflict = reading.conflict;
  return result;
}

/**
 * The articles that speak for themselves: canonical reports and their publishers' own revisions of them, in publication
 * order. A copy elsewhere says nothing new, however late it is printed.
 */
function voicesOf(material: StoryMaterial): CheckedArticle[] {
  const voices: CheckedArticle[] = [];
  for (const { canonical, members } of material.reports) {
    for (const article of members) {
      const isRevision =
        article.source !== '' && article.source === canonical.source && article.text !== canonical.text;
      if (article === canonical || isRevision) voices.push(article);
    }
  }
  return voices.sort(byPublication);
}

/** Statuses that are news by themselves. */
const TURNS: ReadonlySet<Status> = new Set(['postponed', 'cancelled', 'denied', 'resumed'] as const);

/** Statuses after which a plan for an earlier day is no plan. */
const OVER: ReadonlySet<Status> = new Set(['held', 'postponed', 'cancelled'] as const);

function isPlan({ value }: StatusEvidence): boolean {
  return value === 'planned' || value === 'confirmed';
}

/** Sentences like "will meet on Sunday" where the meeting is over or off and the latest report is of a later day: no news any more. */
function stalePlans(plans: readonly StatusEvidence[], material: StoryMaterial): FigureSpan[] {
  const days = material.reports.flatMap(({ canonical: { time } }) => time ?? []);
  const latest = days.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return plans.flatMap(({ articleId, start, end, sentence }) => {
    const day = dayTold({ text: sentence, articleId }, material);
    if (day === undefined || day + DAY_MS > latest) return [];
    return [{ articleId, start, end, values: new Map(), isStale: true, isDisputed: false }];
  });
}

/** The first day that a sentence names as that of an event, not of a statement. */
function dayTold(
  { text, articleId }: Pick<SummarySentence, 'text' | 'articleId'>,
  { reports }: StoryMaterial,
): number | undefined {
  let article: CheckedArticle | undefined;
  for (const { members } of reports) article ??= members.find(({ id }) => id === articleId);
  const dates = findDates(text, article?.time === undefined ? {} : { reference: article.time });
  const date = dates.find(({ precision, start }) => precision === 'day' && !isStatementDay(text, start));
  return date === undefined ? undefined : startOf(date.from);
}

/** Marks the sentences with a number, day or place that another report contradicts. */
function markDisputed(summary: SummarySentence[], figures: readonly FigureSpan[]): SummarySentence[] {
  const disputed = figures.filter(({ isDisputed }) => isDisputed);
  if (disputed.length === 0) return summary;
  return summary.map((sentence) => {
    const isIn = disputed.some(
      ({ articleId, start, end }) =>
        articleId === sentence.articleId && start < sentence.end && end > sentence.start,
    );
    return isIn ? { ...sentence, disputed: true } : sentence;
  });
}

/** Where the sentences of a timeline stand; titles stand nowhere. */
function spansOf(timeline: readonly TimelineEntry[]): SentenceSpan[] {
  const spans: SentenceSpan[] = [];
  for (const { articleId, start, end } of timeline) {
    if (start !== undefined && end !== undefined) spans.push({ articleId, start, end });
  }
  return spans;
}

function namesOf(material: StoryMaterial, readings: Readings): StorySummary['names'] {
  return findNames(
    material.reports.map(({ canonical: { title, text, source } }) => ({
      title: withoutDateline(title),
      text: withoutDateline(text),
      source,
    })),
    NAME_PARAMETERS.limit,
    readings,
  );
}

/** @throws TypeError, RangeError unless the lengths asked for are whole numbers in range. */
export function checkLength(options: SummaryLength, argument = 'options'): void {
  mustBeOptions(argument, options);
  const { maxWords, maxSentences, prefer } = options;
  if (maxWords !== undefined) mustBeNumber(`${argument}.maxWords`, maxWords, 1, 10_000, true);
  if (maxSentences !== undefined) mustBeNumber(`${argument}.maxSentences`, maxSentences, 1, 1000, true);
  if (prefer !== undefined && !Array.isArray(prefer)) {
    throw new TypeError(expectation(`${argument}.prefer`, 'an array of sources', prefer));
  }
}
