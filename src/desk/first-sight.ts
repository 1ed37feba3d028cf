/**
 * First sight: what a report is, told at once and by a bounded amount of work, before `settle` looks at all reports together.
 *
 * Copies: the independent reports whose signatures are the most like its own, verified on the texts, each by itself. So a brief cut from
 * a long report, which no signature finds, may pass for a report of its own on the same story.
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
import { groupCopies } from '../copies/group';
import { languagesOf, withLanguages } from '../language';
import { LshIndex } from '../lsh/lsh-index';
import { shingle } from '../sketch/shingle';
import type { Signature } from '../sketch/signature';
import { sketchText } from '../sketch/sketcher';
import { Keeper } from '../stories/apart';
import { ChannelBlend, type Channels } from '../stories/channels';
import { type Frame, frameOf, weighByFrames } from '../stories/frames';
import { type Idf, idfOf } from '../stories/idf';
import { type StoryRules, storyRules } from '../stories/options';
import { STORY_PARAMETERS } from '../stories/parameters';
import { type Profile, ProfileMaker, profileSimilarity } from '../stories/profile';
import { TermCounter } from '../stories/term-counts';
import { weighByTime } from '../stories/time';
import { inReach } from '../stories/window';
import type { Languages } from '../text/language';
import { channelsOf } from './sight-channels';
import { TermLists } from './term-lists';
import type { DeskCopy, DeskOptions } from './types';

/** What bounds the work for one report. */
export const SIGHT_LIMITS = {
  /** Bands are chosen for this Jaccard similarity, as in a batch. */
  threshold: 0.5,
  /** Least estimated Jaccard similarity of a report that is verified as a copy. */
  estimate: 0.35,
  /** Reports that are verified as copies, the most similar first. */
  verified: 8,
  /** Reports, by the rare terms they share, whose stories are looked at, and how many stories those are at the most. */
  candidates: 48,
  stories: 4,
  /** Reports of one story that are compared. */
  compared: 16,
} as const;

/** An independent report with all that pairs are compared by. */
export interface SeenReport {
  /** With its language. */
  readonly article: CheckedArticle;
  readonly profile: Profile;
  readonly channels: Channels;
  readonly frame: Frame;
  /** Local density, as `stories/density.ts` has it. */
  readonly density: number;
}

/** What is known of the reports beside their texts. */
export interface Surroundings {
  storyOf(articleId: string): string | undefined;
  /** Reports of a story. */
  membersOf(storyId: string): readonly string[];
  /** Whether an editor keeps the report that is looked at from sharing a story with another. */
  isApart(articleId: string): boolean;
}

/** What was seen. */
export interface Sighting {
  readonly report: SeenReport;
  readonly copy?: DeskCopy;
  /** Absent where it is like no story. */
  readonly storyId?: string;
}

/** Independent reports, ready to be compared with one more. */
export class FirstSight {
  readonly #options: DeskOptions;
  readonly #languages: Languages;
  readonly #rules: StoryRules;
  readonly #counter: TermCounter = new TermCounter(STORY_PARAMETERS, 0);
  readonly #maker: ProfileMaker = new ProfileMaker(0);
  readonly #index: LshIndex;
  readonly #reports: Map<string, SeenReport> = new Map();
  #lists: TermLists = new TermLists();
  #idf: Idf = idfOf([], STORY_PARAMETERS);

  constructor(options: DeskOptions) {
    const { scheme, slots, seed } = options.sketcher ?? {};
    this.#options = options;
    this.#languages = languagesOf(options.languages);
    this.#rules = storyRules(options);
    this.#index = new LshIndex({
      threshold: SIGHT_LIMITS.threshold,
      scheme,
      ...(slots === undefined ? {} : { slots }),
      ...(seed === undefined ? {} : { seed }),
    });
  }

  /** Starts anew with the independent reports of a settle and its weights. */
  settle(reports: readonly SeenReport[], idf: Idf): void {
    this.#idf = idf;
    this.#lists = new TermLists();
    const before = new Map(this.#reports);
    this.#reports.clear();
    for (const report of reports) {
      const { id, text } = report.article;
      // A signature is of the text alone.
      if (before.get(id)?.article.text !== text) {
        this.#index.remove(id);
        this.#index.add(id, this.#sketch(report.article));
      }
      before.delete(id);
      this.#reports.set(id, report);
      this.#lists.add(id, report.profile);
    }
    for (const id of before.keys()) this.#index.remove(id);
  }

  /** Takes in a report that stands for itself. */
  add(report: SeenReport): void {
    const { id } = report.article;
    this.#index.add(id, this.#sketch(report.article));
    this.#reports.set(id, report);
    this.#lists.add(id, report.profile);
  }

  remove(id: string): void {
    if (!this.#reports.delete(id)) return;
    this.#index.remove(id);
    this.#lists.remove(id);
  }

  /** A report as others are compared with it; its weights are those of the last settle. */
  read(raw: CheckedArticle): SeenReport {
    const article = withLanguages([raw], this.#languages)[0]!;
    const counts = this.#counter.count(article);
    const profile = this.#maker.profile(counts, this.#idf, STORY_PARAMETERS.profileTerms);
    const channels = channelsOf(counts, this.#idf, STORY_PARAMETERS, this.#maker);
    return { article, profile, channels, frame: frameOf(article), density: 0 };
  }

  /**
   * Looks at a report; an older version of it is passed over. Changes nothing.
   *
   * @throws what `veto` throws
   */
  look(raw: CheckedArticle, around: Surroundings): Sighting {
    const report = this.read(raw);
    const keeper = new Keeper(this.#rules);
    const mayShare = ({ article }: SeenReport): boolean =>
      !around.isApart(article.id) && keeper.vetoAllows([article], [report.article]);
    const found = this.#copyOf(report, mayShare);
    if (found !== undefined) return { report, copy: found.copy, ...storyOf(around, found.id) };
    const storyId = this.#storyFor(report, around, mayShare);
    return storyId === undefined ? { report } : { report, storyId };
  }

  #sketch(article: CheckedArticle): Signature {
    const { sketcher } = this.#options;
    return sketcher === undefined
      ? sketchText(article.text)
      : sketcher.sketch(shingle(article.text), article);
  }

  #copyOf(
    { article }: SeenReport,
    mayShare: (other: SeenReport) => boolean,
  ): { id: string; copy: DeskCopy } | undefined {
    const { sourcePriority, sketcher } = this.#options;
    // One more than are verified: an older version of the report may be among them.
    const matches = this.#index.query(this.#sketch(article), {
      threshold: SIGHT_LIMITS.estimate,
      limit: SIGHT_LIMITS.verified + 1,
    });
    const others = matches.filter(({ id }) => id !== article.id).slice(0, SIGHT_LIMITS.verified);
    for (const { id } of others) {
      const other = this.#reports.get(id)!;
      const both = id < article.id ? [other.article, article] : [article, other.article];
      const [group, alone] = groupCopies(both, { sourcePriority, sketcher });
      if (alone !== undefined || !mayShare(other)) continue;
      const { id: copyId, relation, jaccard, containment } = group!.members[1]!;
      return { id, copy: { canonicalId: group!.canonicalId, copyId, relation, jaccard, containment } };
    }
    return undefined;
  }

  #storyFor(
    report: SeenReport,
    around: Surroundings,
    mayShare: (other: SeenReport) => boolean,
  ): string | undefined {
    const ids = this.#lists.search(report.profile, SIGHT_LIMITS.candidates, report.article.id);
    const stories = new Set<string>();
    for (const id of ids) {
      const storyId = around.storyOf(id);
      if (storyId !== undefined && stories.size < SIGHT_LIMITS.stories) stories.add(storyId);
    }
    let best: string | undefined;
    let most = 1;
    for (const storyId of stories) {
      const margin = this.#margin(report, around.membersOf(storyId), mayShare);
      // The first of equals: the one with the report that shares the most.
      if (margin < most || (margin === most && best !== undefined)) continue;
      best = storyId;
      most = margin;
    }
    return best;
  }

  /** The mean similarity with reports of a story, as a multiple of what a report needs to join it; 0 where it must not. */
  #margin(
    report: SeenReport,
    memberIds: readonly string[],
    mayShare: (other: SeenReport) => boolean,
  ): number {
    const all = memberIds.map((id) => this.#reports.get(id)).filter((member) => member !== undefined);
    const members = all.filter(({ article }) => article.id !== report.article.id);
    const count = Math.min(members.length, SIGHT_LIMITS.compared);
    if (count === 0) return 0;
    let sum = 0;
    let density = 0;
    for (let i = 0; i < count; i++) {
      const member = members[Math.floor((i * members.length) / count)]!;
      if (!mayShare(member)) return 0;
      sum += this.#score(report, member);
      density += member.density / (count + 1);
    }
    const { joinHeight, attachHeight, densityFloor, densityWeight } = STORY_PARAMETERS;
    const height =
      attachHeight +
      (joinHeight - attachHeight) / members.length +
      densityWeight * Math.max(0, density - densityFloor);
    return sum / count / (height * this.#rules.scale);
  }

  #score(a: SeenReport, b: SeenReport): number {
    if (!inReach(a.article, b.article, this.#rules.window)) return 0;
    const score = profileSimilarity(a.profile, b.profile);
    if (score < STORY_PARAMETERS.linkFloor) return 0;
    const link = { a: 0, b: 1, score };
    const blended = new ChannelBlend([a.channels, b.channels], STORY_PARAMETERS).score(link);
    const timed = weighByTime({ ...link, score: blended }, [a.article, b.article], STORY_PARAMETERS);
    return weighByFrames(timed, [a.frame, b.frame], STORY_PARAMETERS).score;
  }
}

function storyOf(around: Surroundings, id: string): { storyId?: string } {
  const storyId = around.storyOf(id);
  return storyId === undefined ? {} : { storyId };
}
