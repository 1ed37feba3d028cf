/**
 * What the facts of a story (see the room `facts`) mean for its summary: which sentences and titles give a number, day or place
 * that a later report has overtaken, which give the latest, which contradict each other.
 *
 * Cost: O(statements).
 * @module
 */
import type { StoryFacts } from '../facts/facts';
import type { Quantity } from '../facts/numbers';
import type { Stated } from '../facts/statements';
import type { Sentence } from '../text/sentences';

/** Numbers by what they count. */
type Values = ReadonlyMap<string, readonly Quantity[]>;

/** A sentence that states facts. */
export interface FigureSpan extends Sentence {
  readonly articleId: string;
  readonly values: Values;
  /** A later report says otherwise. */
  readonly isStale: boolean;
  /** Another report says otherwise, and none is the later. */
  readonly isDisputed: boolean;
}

/** The figures of a story. */
export interface Figures {
  readonly spans: readonly FigureSpan[];
  /** Articles whose titles state what was overtaken. */
  readonly staleTitles: ReadonlySet<string>;
  /** Sentences with the latest, where an earlier one was overtaken. */
  readonly latest: readonly FigureSpan[];
}

/** What the dead are counted under. */
const DEATHS = 'count|killed|';

/** Arranges a story's facts by sentence. */
export function readFigures(facts: StoryFacts): Figures {
  const { statements, overtaken, latest, disputed } = facts;
  const bySentence = new Map<string, Stated[]>();
  const staleTitles = new Set<string>();
  for (const stated of statements) {
    const { article, span } = stated;
    if (span === undefined) {
      if (overtaken.has(stated)) staleTitles.add(article.id);
      continue;
    }
    const key = `${span.start} ${article.id}`;
    const known = bySentence.get(key);
    if (known === undefined) bySentence.set(key, [stated]);
    else known.push(stated);
  }
  const spans: FigureSpan[] = [];
  const leading: FigureSpan[] = [];
  for (const all of bySentence.values()) {
    const { article, span } = all[0]!;
    const values = new Map<string, Quantity[]>();
    for (const { key, quantity } of all) {
      if (quantity !== undefined) values.set(key, [...(values.get(key) ?? []), quantity]);
    }
    const isStale = all.some((stated) => overtaken.has(stated));
    const isDisputed = all.some((stated) => disputed.has(stated));
    const figure = { articleId: article.id, ...span!, values, isStale, isDisputed };
    spans.push(figure);
    if (!isStale && all.some((stated) => latest.has(stated))) leading.push(figure);
  }
  // How many died is the news, beside whatever else is counted.
  const deaths = leading.filter(({ values }) => values.has(DEATHS));
  return { spans, staleTitles, latest: deaths.length > 0 ? deaths : leading };
}

/** Whether two sentences give numbers of one kind that do not belong side by side. */
export function haveRivalValues(a: Values, b: Values): boolean {
  for (const [key, values] of a) {
    const others = b.get(key);
    if (others !== undefined && values.every((one) => others.every((other) => differ(one, other))))
      return true;
  }
  return false;
}

/** "At least 12" and "14" can both be true, and still make one summary that contradicts itself. */
function differ(a: Quantity, b: Quantity): boolean {
  if (a.high < b.low || b.high < a.low) return true;
  return (a.bound === 'least' || b.bound === 'least') && a.stated !== b.stated;
}
