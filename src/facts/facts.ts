/**
 * A story's facts: what its reports state of counts, days and places, what later ones say otherwise, and where reports of one
 * time contradict each other. No number is averaged and none is picked: a later report overtakes an earlier one, and what
 * cannot be ordered is a disagreement with all its sources.
 *
 * Cost: O(n) in code units of titles and leading sentences; O(s²) in statements of one matter, which are at most {@link
 * FACTS}.perMatter.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { Readings } from '../text/reading';
import { readTerms } from '../text/terms';
import type { WordMarks } from '../text/word-set';
import { COUNTS } from './lexicon';
import { type Matter, resolveMatter } from './resolve';
import { cueWords, readStatements, type Stated } from './statements';
import type { Disagreement, StoryUpdate } from './types';

/** How statements are compared. */
export const FACTS = {
  /** Words that two statements share beside those of the count, to be about one event; fewer where one has fewer. */
  sharedStems: 2,
  /** Statements of one matter that are compared, the earliest and latest. */
  perMatter: 60,
} as const;

/** What {@link readFacts} finds. */
export interface StoryFacts {
  /** Every statement read, by article. */
  readonly statements: readonly Stated[];
  /** Those that a later report has overtaken. */
  readonly overtaken: ReadonlySet<Stated>;
  /** Those that stand where others were overtaken. */
  readonly latest: ReadonlySet<Stated>;
  /** Those that another report contradicts and nobody overtook. */
  readonly disputed: ReadonlySet<Stated>;
  /** In publication order of the later report. */
  readonly updates: readonly StoryUpdate[];
  readonly disagreements: readonly Disagreement[];
}

/** The words by which facts are found; made once for many stories. */
export class FactWords {
  private knownCues: WordMarks | undefined;
  private knownStems: ReadonlySet<number> | undefined;

  /** See {@link cueWords}. */
  get cues(): WordMarks {
    this.knownCues ??= cueWords();
    return this.knownCues;
  }

  /** The stems of the words of counts, which any two sentences of a kind share. */
  get common(): ReadonlySet<number> {
    this.knownStems ??= commonStems();
    return this.knownStems;
  }
}

/**
 * Reads the facts of a story.
 *
 * @param articles those that speak for themselves, in publication order, undated ones last
 * @example
 * ```ts
 * const { articles } = checkArticles([
 *   { id: 'a', title: 'Quake in Orsk kills 12', text: 'It struck at dawn.', publishedAt: '2021-03-01' },
 *   { id: 'b', title: 'Quake death toll in Orsk rises to 27', text: 'Rescuers go on.', publishedAt: '2021-03-02' },
 * ]);
 * const [update] = readFacts(articles).updates;
 * [update?.subject, update?.from?.value, update?.to?.value]; // ['killed', '12', '27']
 * ```
 */
export function readFacts(
  articles: readonly CheckedArticle[],
  readings: Readings = new Readings(),
  words: FactWords = new FactWords(),
): StoryFacts {
  const statements = readStatements(articles, readings, words.cues);
  const [overtaken, latest, disputed] = [new Set<Stated>(), new Set<Stated>(), new Set<Stated>()];
  const updates: StoryUpdate[] = [];
  const disagreements: Disagreement[] = [];
  const facts: StoryFacts = { statements, overtaken, latest, disputed, updates, disagreements };
  if (statements.length === 0) return facts;
  const order = new Map(articles.map((article, i) => [article.id, i]));
  const isTied = (a: Stated, b: Stated): boolean => sharesWords(a.stems, b.stems, words.common);
  for (const all of byMatter(statements).values()) {
    const matter: Matter = resolveMatter(all, isTied);
    updates.push(...matter.updates);
    if (matter.disagreement !== undefined) disagreements.push(matter.disagreement);
    for (const stated of matter.overtaken) overtaken.add(stated);
    for (const stated of matter.latest) latest.add(stated);
    for (const stated of matter.disputed) disputed.add(stated);
  }
  updates.sort((a, b) => order.get(a.to.articleId)! - order.get(b.to.articleId)!);
  return facts;
}

function byMatter(statements: readonly Stated[]): Map<string, Stated[]> {
  const matters = new Map<string, Stated[]>();
  for (const stated of statements) {
    const known = matters.get(stated.key);
    if (known === undefined) matters.set(stated.key, [stated]);
    else known.push(stated);
  }
  const half = FACTS.perMatter / 2;
  for (const [key, all] of matters) {
    if (all.length > FACTS.perMatter) matters.set(key, [...all.slice(0, half), ...all.slice(-half)]);
  }
  return matters;
}

function commonStems(): ReadonlySet<number> {
  const words = COUNTS.map(({ verbs, states, acts, nouns }) => [verbs, states, acts, nouns].join(' '));
  const { count, hashes } = readTerms(`${words.join(' ')} people persons toll rises rose officials police`);
  return new Set(hashes.subarray(0, count));
}

function sharesWords(a: ReadonlySet<number>, b: ReadonlySet<number>, common: ReadonlySet<number>): boolean {
  let [shared, ofA, ofB] = [0, 0, 0];
  for (const stem of a) {
    if (common.has(stem)) continue;
    ofA++;
    if (b.has(stem)) shared++;
  }
  for (const stem of b) if (!common.has(stem)) ofB++;
  return shared >= Math.max(1, Math.min(FACTS.sharedStems, ofA, ofB));
}
