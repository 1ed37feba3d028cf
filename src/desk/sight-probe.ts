/**
 * One packed report against many: the similarity of profiles, of names and of topic, in one pass over the terms of the other.
 *
 * Cost: O(terms); a table of {@link CELLS} bytes.
 * @module
 */
import {
  allOf,
  countOf,
  kindAt,
  NAME,
  NAME_SCALE,
  NAME_SUM,
  newChunk,
  PROFILE_SUM,
  type SightRow,
  TERMS,
  TOPIC,
  TOPIC_SCALE,
  TOPIC_SUM,
  UNIT,
  WEIGHTS,
} from './sight-rows';

/** Similarities of two reports, 0 to 1. */
export interface SightSimilarity {
  profile: number;
  names: number;
  topic: number;
  /** Whether both have names, and both have topic. */
  hasChannels: boolean;
}

/** Cells of a probe's table, four a term. */
const CELLS = 512;

/** One report against many: it is put in a table once. */
export class SightProbe {
  /** By a spread of the term: its place, plus 1. */
  readonly #table: Uint8Array = new Uint8Array(CELLS);
  #row: SightRow = { chunk: newChunk(1), base: 0, frame: undefined };
  #sums: Sums = { profile: 0, names: 0, topic: 0 };

  /** Takes the report that others are compared with. */
  load(row: SightRow): void {
    this.#row = row;
    this.#table.fill(0);
    const { words } = row.chunk;
    const all = allOf(row);
    for (let i = 0; i < all; i++) {
      let cell = spread(words[row.base + TERMS + i]!);
      while (this.#table[cell] !== 0) cell = (cell + 1) & (CELLS - 1);
      this.#table[cell] = i + 1;
    }
    this.#sums = sumsOf(row);
  }

  /** Weighted Jaccard similarities, as `profileSimilarity` has them. */
  compare(other: SightRow): SightSimilarity {
    const a = this.#row;
    const b = other;
    const { words: wordsA, halves: halvesA, floats: floatsA } = a.chunk;
    const { words: wordsB, halves: halvesB, floats: floatsB } = b.chunk;
    const [termsA, termsB] = [a.base + TERMS, b.base + TERMS];
    const [weightsA, weightsB] = [2 * (a.base + WEIGHTS), 2 * (b.base + WEIGHTS)];
    const [countA, countB] = [countOf(a), countOf(b)];
    const [unitA, unitB] = [floatsA[a.base + UNIT]!, floatsB[b.base + UNIT]!];
    const [namesA, namesB] = [unitA * floatsA[a.base + NAME_SCALE]!, unitB * floatsB[b.base + NAME_SCALE]!];
    const [topicA, topicB] = [unitA * floatsA[a.base + TOPIC_SCALE]!, unitB * floatsB[b.base + TOPIC_SCALE]!];
    const table = this.#table;
    let [profile, names, topic] = [0, 0, 0];
    const all = allOf(b);
    for (let k = 0; k < all; k++) {
      const term = wordsB[termsB + k]!;
      let cell = spread(term);
      while (table[cell] !== 0 && wordsA[termsA + table[cell]! - 1] !== term) cell = (cell + 1) & (CELLS - 1);
      if (table[cell] === 0) continue;
      const i = table[cell]! - 1;
      const weightA = halvesA[weightsA + i]!;
      const weightB = halvesB[weightsB + k]!;
      if (i < countA && k < countB) profile += Math.min(weightA * unitA, weightB * unitB);
      const kind = kindAt(wordsA, a.base, i);
      if (kind !== kindAt(wordsB, b.base, k)) continue;
      if (kind === NAME) names += Math.min(weightA * namesA, weightB * namesB);
      else if (kind === TOPIC) topic += Math.min(weightA * topicA, weightB * topicB);
    }
    const sumsA = this.#sums;
    const sumsB = sumsOf(b);
    return {
      profile: ratio(profile, sumsA.profile + sumsB.profile),
      names: ratio(names, sumsA.names + sumsB.names),
      topic: ratio(topic, sumsA.topic + sumsB.topic),
      hasChannels: sumsA.names > 0 && sumsB.names > 0 && sumsA.topic > 0 && sumsB.topic > 0,
    };
  }
}

/** Sum of minima over sum of maxima. */
function ratio(minima: number, sum: number): number {
  return sum === 0 ? 0 : minima / (sum - minima);
}

/** Sums of weights. */
interface Sums {
  readonly profile: number;
  readonly names: number;
  readonly topic: number;
}

function sumsOf({ chunk, base }: SightRow): Sums {
  const { words, floats } = chunk;
  const unit = floats[base + UNIT]!;
  return {
    profile: words[base + PROFILE_SUM]! * unit,
    names: words[base + NAME_SUM]! * unit * floats[base + NAME_SCALE]!,
    topic: words[base + TOPIC_SUM]! * unit * floats[base + TOPIC_SCALE]!,
  };
}

function spread(term: number): number {
  return (term ^ (term >>> 15)) & (CELLS - 1);
}
