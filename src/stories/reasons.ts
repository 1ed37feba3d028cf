/**
 * Reasons in words: what decided whether two reports are one story comes first, then what else speaks for it, then what speaks
 * against it.
 *
 * A piece of evidence decided where the verdict would be another without it: figures in common that lifted a link over the
 * bar, other weekdays that pushed one below. Where none did, the words decided, and it is said whether names or topic failed.
 * @module
 */

import type { CheckedArticle } from '../article/article';
import { DAY_MS } from '../dates/calendar';
import { figureWords, listed, monthNames, weekdayNames } from './frame-words';
import type { PairEvidence } from './pair';
import type { StoryParameters } from './parameters';

/**
 * What decided, in one word.
 *
 * @example
 * ```ts
 * const code: ReasonCode = explain(articles[0]!, articles[1]!).decidedBy;
 * code; // 'copy'
 * ```
 */
export type ReasonCode =
  | 'copy'
  | 'same-pin'
  | 'different-pin'
  | 'veto'
  | 'window'
  | 'threshold'
  | 'words'
  | 'names-only'
  | 'topic-only'
  | 'nothing-shared'
  | 'language'
  | 'too-short'
  | 'figures'
  | 'weekdays'
  | 'months'
  | 'time'
  | 'contrast'
  | 'others';

/** One reason. */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
}

/** What reasons are told from. */
export interface ReasonMaterial {
  readonly articles: readonly [CheckedArticle, CheckedArticle];
  readonly evidence: PairEvidence;
  /** With the heights that the threshold asks for. */
  readonly parameters: StoryParameters;
  /** Score from which two reports alone are one story at the default threshold. */
  readonly usual: number;
  /** Whether the window lets the two be compared. */
  readonly isCompared: boolean;
  readonly isOneStory: boolean;
  /** Ids of the reports that bring the two into one story, where they are alike too little themselves. */
  readonly through: readonly string[];
  /** Words of both texts, and those that stand in passages that both have. */
  readonly words: readonly [number, number];
  /** Salient terms of both; the names among them, and the other words; heaviest first. */
  readonly shared: readonly string[];
  readonly names: readonly string[];
  readonly topic: readonly string[];
  /** Salient terms of each alone, and of the story of each, where they are in two. */
  readonly own: readonly [readonly string[], readonly string[]];
  readonly storyTerms: readonly [readonly string[], readonly string[]];
}

/** When evidence is worth a word. */
export const REASON_PARAMETERS = {
  /** Words below which a report has little to compare. */
  few: 15,
  /** Words below which the language of a report cannot be told. */
  tongue: 30,
  /** Similarity of names, or topic, from which it is there; and the geometric mean of both, below which nothing much is. */
  present: 0.08,
  little: 0.05,
  /** How many times more alike one channel must be than the other, for the other to be what failed. */
  lopsided: 2,
} as const;

/** Reasons of the texts, the one that decided first. */
export function reasonsOfTexts(material: ReasonMaterial): Reason[] {
  const { evidence, parameters, usual, isOneStory, isCompared } = material;
  const { bar } = evidence;
  const contradicting = against(material);
  const agreeing = inFavour(material);
  const words = wording(material);
  if (!isCompared) {
    const text = 'published further apart than the window: not compared with each other';
    const window: Reason = { code: 'window', text };
    const through = isOneStory ? throughOthers(material) : [];
    return [...through, window, words, ...contradicting, ...agreeing];
  }
  const isAlike = evidence.score >= bar;
  if (isAlike === isOneStory && isAlike !== evidence.score >= usual) {
    return [byThreshold(material), words, ...agreeing, ...contradicting];
  }
  if (isOneStory && isAlike) {
    // Without the figures in common it would have been too little.
    const lifted = evidence.said.figures > 0 && evidence.score / parameters.sameFigures < bar;
    const first = lifted ? agreeing.filter(({ code }) => code === 'figures') : [];
    const rest = agreeing.filter((reason) => !first.includes(reason));
    return [...first, words, ...rest, ...contradicting];
  }
  if (isOneStory) return [...throughOthers(material), words, ...agreeing, ...contradicting];
  // By itself the pair would be one story: the reports around it decided.
  if (isAlike) return [...apartByOthers(material), ...contradicting, words, ...agreeing];
  if (evidence.alike >= bar) return [...contradicting, words, ...agreeing];
  return [words, ...contradicting, ...agreeing];
}

/** The default would have decided otherwise. */
function byThreshold({ evidence, usual, isOneStory }: ReasonMaterial): Reason {
  const asked = `${evidence.score.toFixed(3)}, where the threshold asks for ${evidence.bar.toFixed(3)}`;
  const side = isOneStory ? 'alike enough for' : 'alike too little for';
  return {
    code: 'threshold',
    text: `${side} the threshold chosen: ${asked} and the default for ${usual.toFixed(3)}`,
  };
}

/** What only one of the two speaks of. */
function apartIn([first, second]: readonly [readonly string[], readonly string[]]): string {
  if (first.length === 0 && second.length === 0) return 'no term sets one apart from the other';
  const named = (terms: readonly string[]): string => (terms.length === 0 ? 'nothing more' : listed(terms));
  return `one speaks of ${named(first)}, the other of ${named(second)}`;
}

/** What the two share in words, by channel. */
function wording({
  articles,
  evidence,
  isOneStory,
  words,
  shared,
  names,
  topic,
  own,
}: ReasonMaterial): Reason {
  const { few, tongue, present, little, lopsided } = REASON_PARAMETERS;
  const both = `names ${percent(evidence.names)}, other words ${percent(evidence.topic)} alike`;
  const apart = apartIn(own);
  if (isOneStory && shared.length > 0) {
    return { code: 'words', text: `both speak of ${listed(shared)} (${both})` };
  }
  if (evidence.alike >= evidence.bar) {
    return { code: 'words', text: `both speak of ${listed(shared)}, but ${apart} (${both})` };
  }
  const shortest = words[0] <= words[1] ? 0 : 1;
  const foreign = evidence.foreign[0] ? 0 : 1;
  if (evidence.foreign[0] !== evidence.foreign[1] && words[foreign] >= tongue) {
    const name = JSON.stringify(articles[foreign].id);
    return { code: 'language', text: `${name} is in another language, whose words cannot be compared` };
  }
  const agreement = Math.sqrt(evidence.names * evidence.topic);
  if (Math.max(evidence.names, evidence.topic) < present && agreement < little) {
    return { code: 'nothing-shared', text: `next to nothing in common: ${apart} (${both})` };
  }
  if (words[shortest] < few) {
    const name = JSON.stringify(articles[shortest].id);
    const text = `${name} has ${words[shortest]} words only, too few to share more: ${apart} (${both})`;
    return { code: 'too-short', text };
  }
  if (evidence.names >= present && evidence.names > lopsided * evidence.topic) {
    const text = `the same names (${listed(names)}), but not the same topic: ${apart} (${both})`;
    return { code: 'names-only', text };
  }
  if (evidence.topic >= present && evidence.topic > lopsided * evidence.names) {
    const text = `the same kind of topic (${listed(topic)}), but other names: ${apart} (${both})`;
    return { code: 'topic-only', text };
  }
  return { code: 'words', text: `too little in common: ${apart} (${both})` };
}

/** Evidence against one story, the heaviest first. */
function against({ articles, evidence, parameters }: ReasonMaterial): Reason[] {
  const { said, frames } = evidence;
  const found: (Reason & { weight: number })[] = [];
  if (said.months < 0) {
    const [x, y] = [monthNames(frames[0].months), monthNames(frames[1].months)];
    const text = `other months: ${x} in one, ${y} in the other`;
    found.push({ code: 'months', text, weight: parameters.otherMonths });
  }
  if (said.weekdays < 0) {
    const [x, y] = [weekdayNames(frames[0].days), weekdayNames(frames[1].days)];
    const text = `other days: ${x} in one, ${y} in the other`;
    found.push({ code: 'weekdays', text, weight: parameters.otherWeekdays });
  }
  if (said.figures < 0) {
    const { onlyA, onlyB } = figureWords(...articles);
    const text =
      onlyA.length === 0 || onlyB.length === 0
        ? `other figures: ${listed([...onlyA, ...onlyB])} in one lead, but not in the other report`
        : `other figures: ${listed(onlyA)} in one lead, ${listed(onlyB)} in the other`;
    found.push({ code: 'figures', text, weight: parameters.otherFigures });
  }
  if (evidence.time < 1) {
    const text = `published ${days(articles)} apart: what they share counts ${percent(evidence.time)}`;
    found.push({ code: 'time', text, weight: evidence.time });
  }
  return found.sort((x, y) => x.weight - y.weight).map(({ code, text }) => ({ code, text }));
}

/** Evidence for one story beside the words. */
function inFavour({ articles, evidence }: ReasonMaterial): Reason[] {
  const found: Reason[] = [];
  const { said, frames } = evidence;
  if (said.figures > 0) {
    const { shared } = figureWords(...articles);
    found.push({ code: 'figures', text: `the same figures: ${listed(shared)}` });
  }
  const shared = frames[0].weekdays & frames[1].weekdays;
  if (shared !== 0) found.push({ code: 'weekdays', text: `both name ${weekdayNames(shared)}` });
  const months = frames[0].months & frames[1].months;
  if (months !== 0) found.push({ code: 'months', text: `both name ${monthNames(months)}` });
  if (evidence.time > 1) found.push({ code: 'time', text: `published ${days(articles)} apart` });
  return found;
}

/** The pair alone would be two stories; others bring them together. */
function throughOthers({ evidence, through }: ReasonMaterial): Reason[] {
  const own = `alike too little by themselves (${evidence.score.toFixed(3)} of ${evidence.bar.toFixed(3)})`;
  const quoted = through.map((id) => JSON.stringify(id));
  const by = through.length === 0 ? 'the whole story is alike enough' : `joined through ${listed(quoted)}`;
  return [{ code: 'others', text: `${own}, ${by}` }];
}

/** The pair alone would be one story; the reports around it keep them apart. */
function apartByOthers({ evidence, parameters, storyTerms }: ReasonMaterial): Reason[] {
  if (evidence.across === undefined) return [];
  const { sizes, mean, height, against, contrast } = evidence.across;
  const alone = `alike enough by themselves (${evidence.score.toFixed(3)} of ${evidence.bar.toFixed(3)})`;
  const stories = `the stories of ${sizes[0]} and ${sizes[1]} reports that they are in`;
  const terms = `one speaks of ${listed(storyTerms[0])}, the other of ${listed(storyTerms[1])}`;
  if (mean < height) {
    const numbers = `${mean.toFixed(3)} of ${height.toFixed(3)} on average`;
    return [{ code: 'others', text: `${alone}, but ${stories} are not (${numbers}): ${terms}` }];
  }
  if (against >= parameters.contradictionShare && mean * parameters.contradictedWeight < height) {
    return [
      {
        code: 'others',
        text: `${alone}, but most reports of ${stories} contradict each other in days or months`,
      },
    ];
  }
  if (contrast < 1) {
    const text = `${alone}, but ${stories} share little besides what all of them say (${percent(contrast)} of what those of one story share): ${terms}`;
    return [{ code: 'contrast', text }];
  }
  return [{ code: 'others', text: `${alone}, but ${stories} were not offered to each other: ${terms}` }];
}

function days([a, b]: readonly [CheckedArticle, CheckedArticle]): string {
  const gap = Math.abs(a.time! - b.time!);
  if (gap < DAY_MS) return 'less than a day';
  const whole = Math.round(gap / DAY_MS);
  return whole === 1 ? '1 day' : `${whole} days`;
}

function percent(x: number): string {
  return `${Math.round(x * 100)} %`;
}
