/**
 * Stories as plain data, to be told elsewhere: on another thread, in another process. What is told of a story from its texts
 * depends on the story's own texts alone, so it does not matter who tells it, nor in which order.
 *
 * Cost: that of the summaries; nothing is kept from one call to the next.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { expectation, mustBeNumber, mustBeOptions, mustBeString } from '../errors';
import { FactWords } from '../facts/facts';
import { StatusReaders } from '../status/readers';
import type { IndependentReport, StoryMaterial } from './material';
import type { StorySummary } from './story';
import { checkLength, consensusFor, type SummaryLength, summarizeMaterial } from './summarize';

/** An article of a story, as it was checked. */
export interface UntoldArticle {
  id: string;
  text: string;
  title: string;
  source: string;
  lang: string;
  /** Epoch milliseconds; without it undated. */
  time?: number | undefined;
  /** The last instant that a date known as a day may stand for. */
  latest?: number | undefined;
}

/** An independent report with its copies. */
export interface UntoldReport {
  /** In publication order. */
  articles: UntoldArticle[];
  /** Position of the report that the others are copies of. */
  canonical: number;
}

/** A story: its independent reports, in publication order. */
export interface UntoldStory {
  reports: UntoldReport[];
}

/**
 * Stories that wait to be told, as plain data: it can be cloned, or written as JSON and read again.
 *
 * @example
 * ```ts
 * const sizes: number[] = [];
 * const tell = async (batch: UntoldStories): Promise<ToldStory[]> => {
 *   sizes.push(batch.stories.length);
 *   return tellStories(batch);
 * };
 * await clusterStoriesAsync(articles, { teller: { places: 1, tell } });
 * sizes.length > 0; // true
 * ```
 */
export interface UntoldStories extends SummaryLength {
  stories: UntoldStory[];
}

/**
 * What is told of a story from its texts, as plain data.
 *
 * @example
 * ```ts
 * const article: UntoldArticle = { id: 'a', title: 'Talks put off', text: 'The talks were put off.', source: '', lang: 'en' };
 * const report: UntoldReport = { articles: [article], canonical: 0 };
 * const story: UntoldStory = { reports: [report] };
 * const [told]: ToldStory[] = tellStories({ stories: [story] });
 * [told?.summary.headline.text, told?.representativeId]; // ['Talks put off', 'a']
 * ```
 */
export interface ToldStory {
  summary: StorySummary;
  /** The report nearest the story's centre. */
  representativeId: string;
}

/**
 * Tells stories that {@link clusterStoriesAsync} handed over: the work of a `teller`, where that has carried them.
 *
 * @param batch as the teller was given it, itself or a copy
 * @returns a telling for each story, in order
 * @throws TypeError, RangeError for what is no such batch; nothing is told then
 * @example
 * ```ts
 * // Elsewhere: through JSON, as to another process and back.
 * const there = async (message: string): Promise<string> => JSON.stringify(tellStories(JSON.parse(message)));
 * const teller: StoryTeller = {
 *   places: 2,
 *   tell: async (batch) => JSON.parse(await there(JSON.stringify(batch))),
 * };
 * const { stories } = await clusterStoriesAsync(articles, { teller });
 * stories.length === clusterStories(articles).stories.length; // true
 * ```
 * Complexity: linear in the length of the texts.
 */
export function tellStories(batch: UntoldStories): ToldStory[] {
  checkBatch(batch);
  const { stories, ...length } = batch;
  // Made once for all of them.
  const readers = new StatusReaders();
  const words = new FactWords();
  return stories.map(({ reports }) => {
    const material: StoryMaterial = { reports: reports.map(asReport), readers };
    const consensus = consensusFor(material, length, true);
    const summary = summarizeMaterial(material, length, consensus, words);
    return { summary, representativeId: material.reports[consensus.centre]!.canonical.id };
  });
}

/** What comes from elsewhere may have been made by anybody. */
function checkBatch(batch: UntoldStories): void {
  checkLength(batch, 'batch');
  for (const [story, at] of itemsOf(batch.stories, 'batch.stories', 0)) {
    for (const [report, inStory] of itemsOf(story.reports, `${at}.reports`)) {
      for (const [article, inReport] of itemsOf(report.articles, `${inStory}.articles`)) {
        for (const field of ['id', 'text', 'title', 'source', 'lang'] as const) {
          mustBeString(`${inReport}.${field}`, article[field]);
        }
        for (const field of ['time', 'latest'] as const) {
          const time = article[field];
          if (time !== undefined) mustBeNumber(`${inReport}.${field}`, time, -MOST_TIME, MOST_TIME);
        }
      }
      mustBeNumber(`${inStory}.canonical`, report.canonical, 0, report.articles.length - 1, true);
    }
  }
}

/** The latest instant of a `Date`. */
const MOST_TIME = 8.64e15;

/** The items of a list with what they are called in messages. */
function* itemsOf<Item>(list: readonly Item[], argument: string, least = 1): Generator<[Item, string]> {
  if (!Array.isArray(list) || list.length < least) {
    throw new TypeError(expectation(argument, least === 0 ? 'an array' : 'an array that is not empty', list));
  }
  for (const [i, item] of list.entries()) {
    const name = `${argument}[${i}]`;
    mustBeOptions(name, item as unknown);
    yield [item, name];
  }
}

/** A story as plain data. */
export function asUntold({ reports }: StoryMaterial): UntoldStory {
  return {
    reports: reports.map(({ canonical, members }) => ({
      articles: members.map(({ id, text, title, source, lang, time, latest }) => ({
        ...{ id, text, title, source, lang, time, latest },
      })),
      canonical: members.indexOf(canonical),
    })),
  };
}

function asReport({ articles, canonical }: UntoldReport): IndependentReport {
  const members: CheckedArticle[] = articles.map(
    ({ id, text, title, source, lang, time, latest }): CheckedArticle => ({
      ...{ id, text, title, source, url: '', time, latest, lang },
    }),
  );
  return { canonical: members[canonical]!, members };
}
