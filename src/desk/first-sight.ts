/**
 * First sight: what a report is, told at once and by a bounded amount of work, before `settle` looks at all reports together.
 *
 * Copies: the independent reports that share the most sampled shingles (`copy-index.ts`), verified on the texts, each by itself, as a
 * batch of the two would be. Briefs of 100 words cut from a long report are found, of those of 28 words a half; the rest `settle` finds.
 *
 * Stories: weights of terms and names are those of the last settle (before the first one, of the background alone). The stories that
 * share the most weight of rare terms are looked at; of each some reports, evenly spread, are compared as pairs, with names and topic,
 * time and frames. The story of the highest mean that reaches what a single report needs to join it takes the report in. Stories are
 * never joined or parted, and contrast is not looked at.
 *
 * Cost: O(n) in the report's words, and constants of {@link SIGHT_LIMITS}.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { CopyPairs } from '../copies/pair';
import { Keeper } from '../stories/apart';
import { type Frame, weighByFrames } from '../stories/frames';
import { type Idf, idfOf } from '../stories/idf';
import { type StoryRules, storyRules } from '../stories/options';
import { STORY_PARAMETERS } from '../stories/parameters';
import { weighByTime } from '../stories/time';
import { inReach } from '../stories/window';
import { CopyIndex } from './copy-index';
import { SettledFeatures } from './settled-features';
import { SightProbe } from './sight-probe';
import { SightReader } from './sight-reader';
import {
  densityOf,
  frameOfRow,
  packed,
  type SightRow,
  SightRows,
  sameRows,
  termsOf,
  weightsOf,
} from './sight-rows';
import type { ReadReport, SeenReport, Sighting, Surroundings } from './sight-types';
import { hashOf, type ReportNames, TermLists } from './term-lists';
import type { DeskCopy, DeskOptions } from './types';

/** What bounds the work for one report. */
export const SIGHT_LIMITS = {
  /** Reports that are verified as copies, the most similar first. */
  verified: 8,
  /** Reports, by the rare terms they share, whose stories are looked at, and how many stories those are at the most. */
  candidates: 48,
  /** Places of posting lists that are looked at for them. */
  places: 2048,
  stories: 4,
  /** Reports of one story that are compared, and how many of its articles are looked up for them: most may be copies. */
  compared: 16,
  members: 1024,
} as const;

/** Independent reports, ready to be compared with one more. */
export class FirstSight {
  readonly #options: DeskOptions;
  readonly #reader: SightReader;
  readonly #rules: StoryRules;
  readonly #copies: CopyIndex = new CopyIndex();
  /** Reports by number; the numbers of those that went are used again. */
  readonly #entryOf: Map<string, number> = new Map();
  readonly #articles: (CheckedArticle | undefined)[] = [];
  readonly #hashes: number[] = [];
  readonly #settled: SettledFeatures = new SettledFeatures();
  readonly #names: ReportNames = {
    id: (entry) => this.#articles[entry]!.id,
    hash: (entry) => this.#hashes[entry]!,
  };
  readonly #rows: SightRows = new SightRows();
  readonly #lists: TermLists = new TermLists();
  readonly #probe: SightProbe = new SightProbe();
  #idf: Idf = idfOf([], STORY_PARAMETERS);

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#reader = new SightReader(options.languages);
    this.#rules = storyRules(options);
  }

  /** Starts anew with the independent reports of a settle and its weights. */
  settle(reports: Iterable<SeenReport>, idf: Idf): void {
    this.#idf = idf;
    const gone = new Set(this.#entryOf.keys());
    for (const report of reports) {
      gone.delete(report.article.id);
      this.revise(report);
    }
    for (const id of gone) this.remove(id);
  }

  /** Takes in an independent report of a settle, or what that settle changed of one. */
  revise({ article, ...features }: SeenReport): void {
    const { id } = article;
    const entry = this.#entryOf.get(id);
    if (entry !== undefined && this.#articles[entry] === article && this.#settled.has(entry, features)) {
      if (this.#settled.hasDensity(entry, features.density)) return;
      this.#settled.keep(entry, features);
      this.#rows.setDensity(entry, features.density);
      return;
    }
    const row = packed(features);
    if (entry === undefined) {
      this.add({ article, row, sample: this.#copies.sample(article.text) });
      return;
    }
    const { text } = this.#articles[entry]!;
    if (text !== article.text) {
      this.#copies.remove(entry, this.#copies.sample(text));
      this.#copies.add(entry, this.#copies.sample(article.text));
    }
    this.#articles[entry] = article;
    // Elsewhere each settle makes profiles anew.
    if (this.#options.idf === 'background') this.#settled.keep(entry, features);
    const before = this.#rows.at(entry);
    if (sameRows(before, row)) return;
    this.#lists.remove(entry, termsOf(before));
    this.#rows.set(entry, row);
    this.#lists.add(entry, termsOf(row));
  }

  /** Takes in a report that stands for itself. */
  add({ article, row, sample }: ReadReport): void {
    const entry = this.#rows.add(row);
    this.#entryOf.set(article.id, entry);
    this.#articles[entry] = article;
    this.#settled.forget(entry);
    this.#hashes[entry] = hashOf(article.id);
    this.#copies.add(entry, sample);
    this.#lists.add(entry, termsOf(row));
  }

  remove(id: string): void {
    const entry = this.#entryOf.get(id);
    if (entry === undefined) return;
    this.#copies.remove(entry, this.#copies.sample(this.#articles[entry]!.text));
    this.#lists.remove(entry, termsOf(this.#rows.at(entry)));
    this.#rows.remove(entry);
    this.#articles[entry] = undefined;
    this.#settled.forget(entry);
    this.#entryOf.delete(id);
  }

  /** A report as others are compared with it; its weights are those of the last settle. */
  read(raw: CheckedArticle): ReadReport {
    const { article, row } = this.#reader.read(raw, this.#idf);
    return { article, row, sample: this.#copies.sample(article.text) };
  }

  /**
   * Looks at a report; an older version of it is passed over. Changes nothing.
   *
   * @throws what `veto` throws
   */
  look(raw: CheckedArticle, around: Surroundings): Sighting {
    const report = this.read(raw);
    const keeper = new Keeper(this.#rules);
    const mayShare = (other: CheckedArticle): boolean =>
      !around.isApart(other.id) && keeper.vetoAllows([other], [report.article]);
    const found = this.#copyOf(report, mayShare);
    if (found !== undefined) return { report, copy: found.copy, ...storyOf(around, found.id) };
    this.#probe.load(report.row);
    const near = this.#near(report);
    const storyId = this.#storyFor(report, near, around, mayShare);
    return storyId === undefined ? { report } : { report, storyId };
  }

  /** The first of the reports that may be copies of it, or it of them, that is verified to be one. */
  #copyOf(
    { article, sample }: ReadReport,
    mayShare: (other: CheckedArticle) => boolean,
  ): { id: string; copy: DeskCopy } | undefined {
    const except = this.#entryOf.get(article.id) ?? -1;
    const entries = this.#copies.query(sample, SIGHT_LIMITS.verified, this.#names, except);
    if (entries.length === 0) return undefined;
    const others = entries.map((entry) => this.#articles[entry]!);
    const pairs = new CopyPairs(article, others, this.#options);
    for (const [place, other] of others.entries()) {
      const copy = pairs.compare(place);
      if (copy !== undefined && mayShare(other)) return { id: other.id, copy };
    }
    return undefined;
  }

  /** Reports that share the most of its rare terms, by their numbers. */
  #near({ article, row }: ReadReport): number[] {
    const { candidates, places } = SIGHT_LIMITS;
    const except = this.#entryOf.get(article.id) ?? -1;
    const limits = { most: candidates, places, names: this.#names, except };
    return this.#lists.search(termsOf(row), weightsOf(row), limits).map(({ report }) => report);
  }

  #storyFor(
    report: ReadReport,
    near: readonly number[],
    around: Surroundings,
    mayShare: (other: CheckedArticle) => boolean,
  ): string | undefined {
    /** With the report of each that shares the most. */
    const stories = new Map<string, number>();
    for (const entry of near) {
      const storyId = around.storyOf(this.#articles[entry]!.id);
      if (storyId !== undefined && !stories.has(storyId)) stories.set(storyId, entry);
      if (stories.size === SIGHT_LIMITS.stories) break;
    }
    let best: string | undefined;
    let most = 1;
    for (const [storyId, nearest] of stories) {
      const margin = this.#margin(report, this.#independentOf(storyId, nearest, report, around), mayShare);
      // The first of equals: the one with the report that shares the most.
      if (margin < most || (margin === most && best !== undefined)) continue;
      best = storyId;
      most = margin;
    }
    return best;
  }

  /** Independent reports of a story; of a large one those among some of its articles, evenly spread, or else the nearest; none where it must not be with one of them. */
  #independentOf(
    storyId: string,
    nearest: number,
    { article }: ReadReport,
    around: Surroundings,
  ): readonly number[] {
    const ids = around.membersOf(storyId);
    const looked = Math.min(ids.length, SIGHT_LIMITS.members);
    const members: number[] = [];
    for (let i = 0; i < looked; i++) {
      const id = ids[Math.floor((i * ids.length) / looked)]!;
      if (around.isApart(id)) return [];
      const entry = id === article.id ? undefined : this.#entryOf.get(id);
      if (entry !== undefined) members.push(entry);
    }
    return members.length === 0 ? [nearest] : members;
  }

  /** The mean similarity with reports of a story, as a multiple of what a report needs to join it; 0 where it must not. */
  #margin(
    report: ReadReport,
    members: readonly number[],
    mayShare: (other: CheckedArticle) => boolean,
  ): number {
    const count = Math.min(members.length, SIGHT_LIMITS.compared);
    if (count === 0) return 0;
    const frame = frameOfRow(report.row);
    let sum = 0;
    let density = 0;
    for (let i = 0; i < count; i++) {
      const member = members[Math.floor((i * members.length) / count)]!;
      if (!mayShare(this.#articles[member]!)) return 0;
      const row = this.#rows.at(member);
      sum += this.#score(report, frame, row, this.#articles[member]!);
      density += densityOf(row) / (count + 1);
    }
    const { joinHeight, attachHeight, densityFloor, densityWeight } = STORY_PARAMETERS;
    const height =
      attachHeight +
      (joinHeight - attachHeight) / members.length +
      densityWeight * Math.max(0, density - densityFloor);
    return sum / count / (height * this.#rules.scale);
  }

  /** The score of a link, weighed as in a batch: names and topic, time, frames. */
  #score({ article }: ReadReport, frame: Frame, otherRow: SightRow, other: CheckedArticle): number {
    if (!inReach(article, other, this.#rules.window)) return 0;
    const { profile, names, topic, hasChannels } = this.#probe.compare(otherRow);
    const { linkFloor, channelShare, channelScale } = STORY_PARAMETERS;
    if (profile < linkFloor) return 0;
    const agreement = channelScale * Math.sqrt(names * topic);
    const score = hasChannels ? (1 - channelShare) * profile + channelShare * agreement : profile;
    const timed = weighByTime({ a: 0, b: 1, score }, [article, other], STORY_PARAMETERS);
    return weighByFrames(timed, [frame, frameOfRow(otherRow)], STORY_PARAMETERS).score;
  }
}

function storyOf(around: Surroundings, id: string): { storyId?: string } {
  const storyId = around.storyOf(id);
  return storyId === undefined ? {} : { storyId };
}
