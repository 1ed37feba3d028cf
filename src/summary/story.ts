/**
 * What comes out: the story and its parts. Plain data, safe to serialise.
 * @module
 */
import type { CopyGroup } from '../copies/group';
import type { Disagreement, StoryUpdate } from '../facts/types';
import type { StatusChange, StatusReading } from '../status/types';

/**
 * A sentence of the summary, verbatim: `article.text.slice(start, end) === text`.
 *
 * @example
 * ```ts
 * const [sentence]: SummarySentence[] = summarizeStory(articles.slice(0, 3)).summary;
 * const report = articles.find(({ id }) => id === sentence?.articleId);
 * report?.text.slice(sentence?.start, sentence?.end) === sentence?.text; // true
 * ```
 */
export interface SummarySentence {
  text: string;
  articleId: string;
  /** UTF-16 offsets into the article's `text`. */
  start: number;
  end: number;
  /** Publishers (independent reports, where a publisher is not known) that carry this sentence or a near equal; at least 1. */
  support: number;
  /** It has a number, day or place that another report contradicts; see {@link StorySummary.disagreements}. */
  disputed?: true;
}

/**
 * A date of the story, with the sentence that names it. A day that no sentence names may have the first sentence of a
 * report published that day.
 *
 * @example
 * ```ts
 * const [entry]: TimelineEntry[] = summarizeStory([{ id: 'a', text: 'The two sides will meet again in Oslo on 4 May 2021.' }]).timeline;
 * [entry?.date, entry?.precision]; // ['2021-05-04', 'day']
 * ```
 */
export interface TimelineEntry {
  /**
   * `2020-09-15`, `2020-09` or `2020`; without a known year `--09-15` or `--03` (ISO 8601 truncated form). Of a range its
   * first day, month or year.
   */
  date: string;
  /** The last day, month or year of a range, spelled like `date`. */
  endDate?: string;
  precision: 'day' | 'month' | 'year';
  /** It lies before the event's own days: what led to it, or what it is compared with. */
  background?: true;
  text: string;
  articleId: string;
  /** UTF-16 offsets into the article's `text`; absent where the entry is the article's title. */
  start?: number;
  end?: number;
}

/**
 * Headline, extract, timeline and status: everything of a story that is text.
 *
 * @example
 * ```ts
 * const told: StorySummary = summarizeStory(articles.slice(0, 3), { maxSentences: 1 });
 * told.summary.length; // 1
 * ```
 */
export interface StorySummary {
  /**
   * Verbatim the title of the article named, but for the name of its site at the end; its first sentence when no article of the
   * story has a title.
   */
  headline: {
    text: string;
    articleId: string;
    /** The name of the site that the title ends in ("... | Orsk Post"), which `text` is without. */
    site?: string;
  };
  /** In reading order. */
  summary: SummarySentence[];
  timeline: TimelineEntry[];
  status?: StatusReading;
  /**
   * Two reports of one day, or of no known day, that contradict each other (put off, called off or denied against under way
   * or held), while no later one tells who was right. Then there is no `status`.
   */
  statusConflict?: StatusReading[];
  changes: StatusChange[];
  /**
   * What later reports say otherwise of counts (killed, injured, arrested, ...), of the event's day and of its place, in
   * publication order; changes of status are in `changes`. Read from titles and leading sentences in English.
   */
  updates: StoryUpdate[];
  /** Counts and days that reports of one time, or of unknown times, state differently, each value with all its sources. */
  disagreements: Disagreement[];
  names: { text: string; articles: number }[];
}

/**
 * All reports of one event.
 *
 * @example
 * ```ts
 * const story: Story | undefined = clusterStories(articles).stories[0];
 * [story?.articleIds.length, story?.copies.length]; // [10, 7]
 * ```
 */
export interface Story extends StorySummary {
  /** Stable: derived from the earliest canonical report's id. */
  id: string;
  /** Ids this story was known by before a merge. */
  aliases: string[];
  /** The report nearest the story's centre. */
  representativeId: string;
  /** In publication order; undated last, then by id. */
  articleIds: string[];
  /** Every article in exactly one group; one group is one independent report. */
  copies: CopyGroup[];
  /** What sets this story apart, heaviest first. */
  terms: { term: string; weight: number }[];
  sources: { source: string; articles: number; independent: number }[];
  /** ISO 8601 instants of the first and last dated report. */
  firstSeen?: string;
  lastSeen?: string;
  /** Same topic, other event. */
  related: { storyId: string; score: number; shared: string[] }[];
  /** The evidence that holds it together: similarity of pairs of independent reports, strongest first. */
  links: { a: string; b: string; score: number }[];
}
