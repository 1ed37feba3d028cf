/**
 * One matter of a story (how many were killed; when the talks are) through its reports: what overtakes what, and what stands
 * against what.
 *
 * A dated report overtakes an earlier one by its publication time; reports less than {@link RESOLVE}.sameTime apart, those
 * dated by day alone on one day, and undated ones overtake nothing. "At least 12" does not contradict 14, but a later 14 is
 * news. A toll does not fall: a later lower number overtakes only where its sentence says that the higher one was wrong.
 *
 * Cost: O(s²) in statements of the matter.
 * @module
 */
import { CORRECTIONS, COUNTS } from './lexicon';
import type { Quantity } from './numbers';
import { DELAYED } from './schedule-words';
import { areApart, isOver, type Spot } from './spots';
import { FACT_LIMITS, type Stated } from './statements';
import { tokensOf } from './tokens';
import type { Disagreement, StoryUpdate } from './types';

/** How reports are ordered. */
export const RESOLVE: {
  /** Milliseconds that a report must come after another to overtake it. */
  readonly sameTime: number;
} = {
  sameTime: 3 * 3_600_000,
} as const;

/** What became of a matter. */
export interface Matter {
  readonly updates: readonly StoryUpdate[];
  readonly disagreement?: Disagreement;
  readonly overtaken: ReadonlySet<Stated>;
  readonly latest: ReadonlySet<Stated>;
  readonly disputed: ReadonlySet<Stated>;
}

/** Whether two statements are about one event. */
type Tie = (a: Stated, b: Stated) => boolean;

const GROWING: ReadonlySet<string> = new Set(
  COUNTS.filter(({ grows }) => grows === true).map(({ subject }) => subject),
);

/**
 * Resolves one matter.
 *
 * @param all its statements in publication order, undated last
 */
export function resolveMatter(all: readonly Stated[], isTied: Tie): Matter {
  const mains = new Set<Stated>();
  const updates: StoryUpdate[] = [];
  let standing: Stated[] = [];
  const overtaken = new Set<Stated>();
  for (const statements of byArticle(all)) {
    // What a report says first may share no words with the others, and what it says next may.
    const isOfThem = (stated: Stated): boolean => standing.some((other) => isTied(stated, other));
    const stated = statements.find(isOfThem) ?? statements[0]!;
    mains.add(stated);
    const beaten = standing.filter((other) => isTied(stated, other) && overtakes(stated, other));
    const known = standing.some((other) => other.said.value === stated.said.value && isTied(stated, other));
    for (const other of beaten) overtaken.add(other);
    standing = standing.filter((other) => !overtaken.has(other));
    const update = updateOf(stated, beaten, known);
    if (update !== undefined) updates.push(update);
    standing.push(stated);
  }
  const disputed = rivalsIn(standing, isTied);
  const latest = new Set(
    overtaken.size === 0 ? [] : standing.filter((stated) => hasBeaten(stated, overtaken, isTied)),
  );
  // What a report says further down shares the fate of the like.
  for (const stated of all) {
    if (mains.has(stated)) continue;
    if ([...latest].some((other) => isTied(other, stated) && overtakes(other, stated))) overtaken.add(stated);
    else if (
      [...disputed].some((other) => other !== stated && isTied(other, stated) && contradicts(other, stated))
    ) {
      disputed.add(stated);
    }
  }
  const matter = { updates, overtaken, latest, disputed };
  const contradicting = standing.filter((stated) => disputed.has(stated));
  return contradicting.length < 2 ? matter : { ...matter, disagreement: disagreementOf(contradicting) };
}

/** What each article says, first of all what it says for sure. */
function byArticle(all: readonly Stated[]): Stated[][] {
  const articles = new Map<string, Stated[]>();
  for (const stated of all) {
    const known = articles.get(stated.article.id);
    if (known === undefined) articles.set(stated.article.id, [stated]);
    else known.push(stated);
  }
  return [...articles.values()].map((said) => [
    ...said.filter(({ isSure }) => isSure),
    ...said.filter(({ isSure }) => !isSure),
  ]);
}

/** Whether an article was published after another for certain. */
function isLater({ article: a }: Stated, { article: b }: Stated): boolean {
  if (a.time === undefined || b.time === undefined) return false;
  return a.time >= b.time + RESOLVE.sameTime && a.time > (b.latest ?? b.time);
}

/** Whether `a` is later than `b` and says otherwise. */
function overtakes(a: Stated, b: Stated): boolean {
  if (!isLater(a, b)) return false;
  if (a.kind !== 'count') {
    if (!contradicts(a, b)) return false;
    if (a.isSure) return true;
    if (a.named.some((day) => !areApart(day, b.spot!))) return false;
    // A plan for a day that comes after the first is over may be for another meeting.
    return !isOver(b.spot!, a.article.time!) || tellsOfDelay(a);
  }
  const [x, y] = [a.quantity!, b.quantity!];
  const isMore = x.low > y.low && y.bound === 'least';
  if (!contradicts(a, b) && !isMore) return false;
  if (x.high >= y.low || !GROWING.has(a.subject)) return true;
  return tokensOf(a.said.sentence).some(({ word }) => CORRECTIONS.has(word));
}

/** Whether a report says in its sentence or title that the event was put off, whatever became of its first day. */
function tellsOfDelay({ said, article }: Stated): boolean {
  const tokens = tokensOf(`${said.sentence} . ${article.title.slice(0, FACT_LIMITS.titleUnits)}`);
  return tokens.some(
    ({ word }, i) =>
      DELAYED.has(word) ||
      (word === 'new' && (tokens[i + 1]?.word === 'date' || tokens[i + 1]?.word === 'dates')),
  );
}

/** Whether two statements cannot both be true. */
function contradicts(a: Stated, b: Stated): boolean {
  if (a.kind === 'count') return areRivals(a.quantity!, b.quantity!);
  if (a.kind === 'place') return a.said.value !== b.said.value;
  const isNamed = (one: Stated, other: Spot): boolean => one.named.some((day) => !areApart(day, other));
  if (!areApart(a.spot!, b.spot!)) return false;
  return a.isSure || b.isSure || (!isNamed(a, b.spot!) && !isNamed(b, a.spot!));
}

/** Whether two quantities of one matter exclude each other. */
export function areRivals(a: Quantity, b: Quantity): boolean {
  return a.high < b.low || b.high < a.low;
}

function updateOf(stated: Stated, beaten: readonly Stated[], isKnown: boolean): StoryUpdate | undefined {
  const { kind, subject, of, said, was } = stated;
  const last = beaten[beaten.length - 1]?.said;
  if (isKnown || (last === undefined && was === undefined && !(stated.isSure && kind !== 'count')))
    return undefined;
  const from = last ?? was;
  return {
    kind,
    subject,
    ...(of === '' ? {} : { of }),
    ...(from === undefined ? {} : { from }),
    to: said,
  };
}

/** Those that contradict one of the others; a later report that does not overtake contradicts too. */
function rivalsIn(standing: readonly Stated[], isTied: Tie): Set<Stated> {
  const rivals = new Set<Stated>();
  for (let i = 0; i < standing.length; i++) {
    for (let k = i + 1; k < standing.length; k++) {
      const [a, b] = [standing[i]!, standing[k]!];
      const isOrdered = a.kind !== 'count' && isLater(b, a);
      if (isOrdered || !isTied(a, b) || !contradicts(a, b)) continue;
      rivals.add(a);
      rivals.add(b);
    }
  }
  return rivals;
}

function hasBeaten(stated: Stated, overtaken: ReadonlySet<Stated>, isTied: Tie): boolean {
  for (const other of overtaken) if (isTied(stated, other) && overtakes(stated, other)) return true;
  return false;
}

function disagreementOf(statements: readonly Stated[]): Disagreement {
  const { kind, subject, of } = statements[0]!;
  const values = new Map<string, Stated[]>();
  for (const stated of statements) {
    const known = values.get(stated.said.value);
    if (known === undefined) values.set(stated.said.value, [stated]);
    else known.push(stated);
  }
  const rank = ({ quantity }: Stated): number => quantity?.stated ?? 0;
  const sorted = [...values].sort(
    ([value, a], [other, b]) => rank(a[0]!) - rank(b[0]!) || (value < other ? -1 : 1),
  );
  return {
    kind,
    subject,
    ...(of === '' ? {} : { of }),
    values: sorted.map(([value, stating]) => ({ value, statements: stating.map(({ said }) => said) })),
  };
}
