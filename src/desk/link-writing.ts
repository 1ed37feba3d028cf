/**
 * Writes the pairs of a pool down as links, by the places of their reports, as a join gives them: strong pairs, of those a report has with
 * reports before it the best, and weak ones that are among the best of either report.
 *
 * Cost: O(pairs), and the score of each pair once, when it is new.
 * @module
 */
import type { Steps } from '../steps';
import type { LinkScores } from '../stories/linking';
import { Links } from '../stories/links';
import { IS_LINK, type PairPool, STRONG } from './pair-pool';

/** Links that are written between two pauses. */
const STEP: number = 1 << 13;
/** More than there are pairs, and so few that a place times it is a number without loss. */
const PAIRS: number = 2 ** 29;

/** Pairs of reports, which have rows in the order of their places. */
export interface PairsOfRows {
  readonly pool: PairPool;
  readonly rows: Int32Array;
  /** By row: its place, and how many strong pairs it has. */
  readonly order: Int32Array;
  readonly strong: Int32Array;
}

/**
 * The links, with their scores whenever the two were published and with time and frames.
 *
 * @param most strong pairs of one report with those before it
 */
export function* writeLinks(
  { pool, rows, order, strong }: PairsOfRows,
  scores: LinkScores,
  most: number,
): Steps<{ alike: Links; links: Links }> {
  const left = leftOut({ pool, rows, order, strong }, most);
  const isLink = (pair: number): boolean => (pool.marks[pair]! & IS_LINK) !== 0 && !left.has(pair);
  let count = 0;
  for (const row of rows) {
    for (let pair = pool.head(row); pair >= 0; pair = pool.next(pair, row)) {
      if (pool.first[pair] === row && isLink(pair)) count++;
    }
  }
  yield 0;
  const [a, b] = [new Uint32Array(count), new Uint32Array(count)];
  const [alike, weighed] = [new Float64Array(count), new Float64Array(count)];
  // Place and pair as one number, by which they are sorted.
  const keys = new Float64Array(rows.length);
  let to = 0;
  let pause = STEP;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place]!;
    let own = 0;
    for (let pair = pool.head(row); pair >= 0; pair = pool.next(pair, row)) {
      const other = order[pool.other(pair, row)]!;
      if (other > place && isLink(pair)) keys[own++] = other * PAIRS + pair;
    }
    const sorted = keys.subarray(0, own).sort();
    for (let i = 0; i < own; i++) {
      const other = Math.floor(sorted[i]! / PAIRS);
      const pair = sorted[i]! - other * PAIRS;
      if (Number.isNaN(pool.alike[pair]!)) {
        const score = scores.likenessOf({ a: place, b: other, score: pool.scores[pair]! });
        pool.alike[pair] = score;
        pool.weighed[pair] = scores.weigh({ a: place, b: other, score });
      }
      a[to] = place;
      b[to] = other;
      alike[to] = pool.alike[pair]!;
      weighed[to++] = pool.weighed[pair]!;
    }
    if (to < pause) continue;
    pause = to + STEP;
    yield place / rows.length;
  }
  return { alike: new Links(a, b, alike), links: new Links(a, b, weighed) };
}

/** Strong pairs of reports that have more of them with those before than are kept: all but the best, of two as good the one with the lower. */
function leftOut({ pool, rows, order, strong }: PairsOfRows, most: number): Set<number> {
  const left = new Set<number>();
  for (const row of rows) {
    if (strong[row]! <= most) continue;
    const placeOf = (pair: number): number => order[pool.other(pair, row)]!;
    const before: number[] = [];
    for (let pair = pool.head(row); pair >= 0; pair = pool.next(pair, row)) {
      if (placeOf(pair) < order[row]! && (pool.marks[pair]! & STRONG) !== 0) before.push(pair);
    }
    before.sort((x, y) => pool.scores[y]! - pool.scores[x]! || placeOf(x) - placeOf(y));
    for (const pair of before.slice(most)) left.add(pair);
  }
  return left;
}
