/**
 * Why two reports are, or are not, one story: what they share, what divides them, and the numbers that decided.
 * @module
 */
import {
  type Article,
  type CheckedArticle,
  checkArticles,
  codeUnitOrder,
  mustBeArticle,
} from './article/article';
import type { CopyOptions } from './copies/deduplicate';
import type { CopyGroup } from './copies/group';
import { type Passage, sharedPassages } from './copies/passages';
import type { CopyRelation } from './copies/relation';
import { isoDay } from './dates/instant';
import { expectation, mustBeOptions, NewsfoldError } from './errors';
import { groupPhase } from './fold';
import { type LanguageOptions, languagesOf, withLanguages } from './language';
import { drain } from './steps';
import type { Keeper } from './stories/apart';
import { type Inside, type Partition, partitionSteps } from './stories/cluster';
import { RELATED_SCORE } from './stories/evidence';
import { joinLimits } from './stories/join-limits';
import type { StoryOptions, StoryRules } from './stories/options';
import {
  moreWeights,
  ownWeights,
  type PairEvidence,
  pairEvidence,
  sharedWeights,
  strongestPath,
} from './stories/pair';
import { STORY_PARAMETERS, type StoryParameters } from './stories/parameters';
import { type Reason, type ReasonCode, reasonsOfTexts } from './stories/reasons';
import { type SalientTerm, spellTerms } from './stories/salience';
import { inReach } from './stories/window';
import { splitWords } from './text/words';

/**
 * Options of {@link explain}.
 *
 * @example
 * ```ts
 * const [a, , , b] = articles;
 * const options: ExplainOptions = { among: articles };
 * explain(a!, b!, options).verdict !== 'same-report'; // true
 * ```
 */
export interface ExplainOptions extends StoryOptions, CopyOptions, LanguageOptions {
  /**
   * The batch that the two are a part of. Default the two alone; with it the verdict is that of `clusterStories` over the batch and the
   * two, with the same options. Bad articles in it are passed over.
   */
  among?: Iterable<Article> | undefined;
}

/**
 * What {@link explain} returns.
 *
 * @example
 * ```ts
 * const { verdict, decidedBy, reasons }: Explanation = explain(articles[0]!, articles[1]!);
 * [verdict, decidedBy, reasons.length]; // ['same-report', 'copy', 3]
 * ```
 */
export interface Explanation {
  /** What `clusterStories` makes of the two. */
  verdict: 'same-report' | 'same-story' | 'related' | 'unrelated';
  /** Similarity of the two reports as the clustering sees it, 0 to about 1. */
  score: number;
  /** Scores from here on are one story, where no other report has a say. */
  threshold: number;
  /** What decided, in one word: that of the first of `reasons`. */
  decidedBy: ReasonCode;
  /** The verdict in words, what decided first, then what else speaks for and against it. */
  reasons: string[];
  /** Salient terms of both, by the lesser weight. */
  shared: SalientTerm[];
  /** Salient terms of one only. */
  dividing: { term: string; weight: number; articleId: string }[];
  /** Where the two are copies: what one is to the other, the canonical report. */
  copy?: {
    canonicalId: string;
    copyId: string;
    relation: CopyRelation;
    jaccard: number;
    containment: number;
  };
  /** Runs of words that stand in both, longest first, with UTF-16 offsets into each text. */
  passages: Passage[];
}

const SHOWN = { terms: 10, passages: 20, reasonTerms: 4, spelt: 12 } as const;

/**
 * Explains one pair: by itself, or as a part of a batch, where other reports change what is rare, and links to them count too.
 *
 * @param options those of `clusterStories` that decide on stories; `embed` is none of them, because the vectors of a pair alone say nothing
 * @throws TypeError, NewsfoldError if an article is bad (`b.text: expected …`); there is nothing to explain then. TypeError, RangeError,
 * NewsfoldError for bad options, as `clusterStories` does
 * @example
 * ```ts
 * const { verdict, shared } = explain(
 *   { id: 'a', text: 'Turkey and Russia put off the Istanbul talks on Libya.' },
 *   { id: 'b', text: 'The Istanbul talks on Libya were put off, Turkey said.' },
 * );
 * verdict; // 'same-story'
 * ```
 * Complexity: linear in the length of the texts; with `among`, that of `clusterStories` without summaries.
 */
export function explain(a: Article, b: Article, options: ExplainOptions = {}): Explanation {
  mustBeOptions('options', options);
  const languages = languagesOf(options.languages);
  const read = withLanguages([mustBeArticle('a', a), mustBeArticle('b', b)], languages);
  const articles = [read[0]!, read[1]!] as const;
  if (articles[0].id === articles[1].id) {
    const message = expectation('b.id', 'another id than that of a', articles[1].id);
    throw new NewsfoldError('duplicate-id', message, 'id');
  }
  const { among = [], ...rest } = options;
  const ids = new Set([articles[0].id, articles[1].id]);
  const others = checkArticles(among).articles.filter(({ id }) => !ids.has(id));
  const all = [...articles, ...others].sort((x, y) => codeUnitOrder(x.id, y.id));
  return explanationOf(articles, partsOf(articles, all, rest));
}

/** A batch with the two in it, parted into stories. */
interface Parts {
  readonly groups: readonly CopyGroup[];
  readonly reports: readonly CheckedArticle[];
  readonly rules: StoryRules;
  readonly keeper: Keeper;
  readonly partition: Partition;
  readonly inside: Inside;
  /** Positions of the reports that the two are, or are copies of. */
  readonly places: readonly [number, number];
}

function partsOf(
  [a, b]: readonly [CheckedArticle, CheckedArticle],
  all: CheckedArticle[],
  options: Omit<ExplainOptions, 'among'>,
): Parts {
  const grouped = drain(groupPhase({ articles: all, rejected: [] }, options));
  const { groups, reports, rules, keeper, articleOf } = grouped;
  const parties = groups.map(({ members }) => members.map(({ id }) => articleOf.get(id)!));
  let inside: Inside | undefined;
  const inspect = (links: Inside): void => {
    inside = links;
  };
  const constraints = { rules, keeper, parties, inspect };
  const partition = drain(partitionSteps(reports, STORY_PARAMETERS, joinLimits(rules.idf), constraints));
  const placeOf = ({ id }: CheckedArticle): number =>
    groups.findIndex(({ members }) => members.some((member) => member.id === id));
  return { groups, reports, rules, keeper, partition, inside: inside!, places: [placeOf(a), placeOf(b)] };
}

function explanationOf(articles: readonly [CheckedArticle, CheckedArticle], parts: Parts): Explanation {
  const [a, b] = articles;
  const { partition, places } = parts;
  const passages = sharedPassages(a.text, splitWords(a.text), splitWords(b.text));
  const [left, right] = [partition.profiles[places[0]]!, partition.profiles[places[1]]!];
  const evidence = evidenceOf(parts);
  const copy = copyOf(parts, b);
  const isOneStory = partition.storyOf[places[0]] === partition.storyOf[places[1]];
  const reasons = reasonsFor(articles, parts, evidence, copy, isOneStory);
  const verdict = evidence.alike >= RELATED_SCORE ? 'related' : 'unrelated';
  const words = passages.reduce((sum, passage) => sum + passage.words, 0);
  const texts = reasons.map(({ text }) => text);
  if (words > 0)
    texts.push(
      `${words} words stand in both, in ${passages.length} ${passages.length === 1 ? 'passage' : 'passages'}`,
    );
  if (a.time !== undefined && b.time !== undefined) {
    const [x, y] = [isoDay(a.time), isoDay(b.time)];
    texts.push(x === y ? `both published on ${x}` : `published on ${x} and ${y}`);
  }
  const dividing = [a, b].flatMap((article, side) => {
    const weights = side === 0 ? ownWeights(left, right) : ownWeights(right, left);
    const terms = spellTerms(weights, [article], SHOWN.terms);
    return terms.map((term) => ({ ...term, articleId: article.id }));
  });
  return {
    verdict: copy !== undefined ? 'same-report' : isOneStory ? 'same-story' : verdict,
    score: evidence.score,
    threshold: evidence.bar,
    decidedBy: reasons[0]!.code,
    reasons: texts,
    shared: spellTerms(sharedWeights(left, right), articles, SHOWN.terms),
    dividing: dividing.sort((x, y) => y.weight - x.weight),
    ...(copy === undefined ? {} : { copy }),
    passages: passages.slice(0, SHOWN.passages),
  };
}

/** The numbers of the two; those that the window keeps from being compared have a score of 0. */
function evidenceOf({ reports, partition, inside, places, rules }: Parts): PairEvidence {
  const evidence = pairEvidence(...places, reports, partition, inside, scaledParameters(rules));
  const isCompared = inReach(reports[places[0]]!, reports[places[1]]!, rules.window);
  return isCompared ? evidence : { ...evidence, score: 0 };
}

/** Parameters with the heights that the threshold asks for. */
function scaledParameters({ scale }: StoryRules): StoryParameters {
  const { joinHeight, attachHeight, contrastHeight, densityWeight } = STORY_PARAMETERS;
  return {
    ...STORY_PARAMETERS,
    joinHeight: joinHeight * scale,
    attachHeight: attachHeight * scale,
    contrastHeight: contrastHeight * scale,
    densityWeight: densityWeight * scale,
  };
}

/** What the two are to each other where they are one report: of two copies of a third, what the second is to that. */
function copyOf({ groups, places }: Parts, b: CheckedArticle): Explanation['copy'] {
  if (places[0] !== places[1]) return undefined;
  const { canonicalId, members } = groups[places[0]]!;
  const isCopy = members.find(({ id }) => id === b.id && id !== canonicalId);
  const { id, ...rest } = isCopy ?? members.find((member) => member.id !== canonicalId)!;
  return { canonicalId, copyId: id, ...rest };
}

const OVERRULED: ReadonlySet<ReasonCode> = new Set(['others', 'contrast', 'threshold']);

/** The caller's word first, then the texts'. */
function reasonsFor(
  [a, b]: readonly [CheckedArticle, CheckedArticle],
  { reports, rules, keeper, partition, inside, places }: Parts,
  evidence: PairEvidence,
  copy: Explanation['copy'],
  isOneStory: boolean,
): Reason[] {
  const { pins } = rules;
  const said: Reason[] = [];
  const pinned = pins.classOf(a.id);
  if (pinned !== undefined && pinned === pins.classOf(b.id)) {
    said.push({ code: 'same-pin', text: 'sameStory pins them to one story' });
  }
  if (copy !== undefined) {
    const { copyId, relation, canonicalId, containment } = copy;
    const share = `${Math.round(containment * 100)} % of the shorter text stands in the other`;
    return [...said, { code: 'copy', text: `${copyId} is ${relation} of ${canonicalId}: ${share}` }];
  }
  if (!keeper.pinsAllow([a], [b])) {
    said.push({ code: 'different-pin', text: 'differentStory pins them to two stories' });
  } else if (!isOneStory && said.length === 0 && !keeper.vetoAllows([a], [b])) {
    said.push({ code: 'veto', text: 'the veto keeps them apart' });
  }
  const [x, y] = [reports[places[0]]!, reports[places[1]]!];
  const spelt = (weights: ReadonlyMap<number, number>, from: readonly CheckedArticle[]): string[] =>
    spellTerms(weights, from, SHOWN.reasonTerms).map(({ term }) => term);
  const [left, right] = [inside.channels[places[0]]!, inside.channels[places[1]]!];
  const [all, others] = [partition.profiles[places[0]]!, partition.profiles[places[1]]!];
  const membersOf = (side: 0 | 1): readonly number[] =>
    partition.stories[partition.storyOf[places[side]]!]!.members;
  /** Terms that the story of one has and that of the other has not. */
  const storyTerms = (side: 0 | 1): string[] => {
    const members = membersOf(side);
    const from = [places[side], ...members.slice(0, SHOWN.spelt)].map((place) => reports[place]!);
    return spelt(moreWeights(members, membersOf(side === 0 ? 1 : 0), partition.profiles), from);
  };
  const parameters = scaledParameters(rules);
  const through = isOneStory && evidence.score < evidence.bar ? strongestPath(...places, partition) : [];
  const ofTexts = reasonsOfTexts({
    articles: [x, y],
    evidence,
    parameters,
    usual: evidence.bar / rules.scale,
    isCompared: inReach(x, y, rules.window),
    isOneStory,
    through: through.map((place) => reports[place]!.id),
    words: [splitWords(x.text).count, splitWords(y.text).count],
    shared: spelt(sharedWeights(all, others), [x, y]),
    names: spelt(sharedWeights(left.names, right.names), [x, y]),
    topic: spelt(sharedWeights(left.topic, right.topic), [x, y]),
    own: [spelt(ownWeights(all, others), [x]), spelt(ownWeights(others, all), [y])],
    storyTerms: isOneStory ? [[], []] : [storyTerms(0), storyTerms(1)],
  });
  // Where the caller decided, how the reports around the two would have is no reason.
  return said.length === 0 ? ofTexts : [...said, ...ofTexts.filter(({ code }) => !OVERRULED.has(code))];
}
