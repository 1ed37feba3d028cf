/**
 * The vocabulary of one story: its terms numbered from 0 and weighed, and texts read as weights of those.
 *
 * A stem weighs by the square root of its idf, which lies between counting words and tf·idf and was better than both;
 * pairs of neighbouring stems and stop words weigh a little, names and numbers more.
 * @module
 */
import type { Idf } from '../stories/profile';
import { CAPITALISED, NUMERIC } from '../text/folding';
import { isStopWord } from '../text/stopwords';
import { hashPair } from '../text/terms';
import type { Stretch } from './cut';

/** Numbers that steer what a term weighs. Chosen on 600 round-ups of neus-train-summaries. */
export const WEIGHTS = {
  /** The idf, in nats, at which a stem weighs 1. */
  unitIdf: 8,
  /** Weight of a pair of neighbouring stems, in single stems of its idf. */
  pair: 0.25,
  /** Most words from the first stem of a pair to the second. */
  pairSpan: 2,
  /** Weight of a stop word, in stems of idf 8: prose resembles prose, lists of names do not. */
  stopWord: 0.2,
  /** Weight of a capitalised or numeric word, in plain ones: who, where and when. */
  name: 1.5,
} as const;

/** A text as weighted terms; `terms` are numbers of the story's own vocabulary. */
export interface Reading {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  readonly total: number;
}

/** Numbers the terms of one story from 0 and weighs them. */
export class Vocabulary {
  private readonly numberOf = new Map<number, number>();
  private readonly weightOf: number[] = [];
  /** Weight counted so far in the reading under way; 0 outside of {@link read}. */
  private readonly pending: number[] = [];

  constructor(private readonly idf: Idf) {}

  get size(): number {
    return this.weightOf.length;
  }

  /** Reads stretches as one text: their counts add up. */
  read(...stretches: readonly Stretch[]): Reading {
    const touched: number[] = [];
    for (const stretch of stretches) this.count(stretch, touched);
    const terms = Int32Array.from(touched);
    const weights = new Float64Array(touched.length);
    let total = 0;
    for (let i = 0; i < touched.length; i++) {
      const weight = this.pending[touched[i]!]! * this.weightOf[touched[i]!]!;
      weights[i] = weight;
      total += weight;
      this.pending[touched[i]!] = 0;
    }
    return { terms, weights, total };
  }

  private count({ words, terms, fromWord, toWord, fromTerm, toTerm }: Stretch, touched: number[]): void {
    for (let i = fromTerm; i < toTerm; i++) {
      const hash = terms.hashes[i]!;
      const named = (terms.flags[i]! & (CAPITALISED | NUMERIC)) !== 0;
      const number = this.numberOf.get(hash) ?? this.enter(hash, this.rarity(hash, false));
      this.add(number, named ? WEIGHTS.name : 1, touched);
      if (i === fromTerm || terms.positions[i]! - terms.positions[i - 1]! > WEIGHTS.pairSpan) continue;
      const pair = hashPair(terms.hashes[i - 1]!, hash);
      this.add(
        this.numberOf.get(pair) ?? this.enter(pair, WEIGHTS.pair * this.rarity(pair, true)),
        1,
        touched,
      );
    }
    let term = fromTerm;
    for (let i = fromWord; i < toWord; i++) {
      if (term < toTerm && terms.positions[term] === i) {
        term++;
        continue;
      }
      const word = words.hashes[i]!;
      if (!isStopWord(word)) continue;
      // A hash of its own: the stem of some content word may be spelt like a stop word.
      const hash = hashPair(word, word);
      this.add(this.numberOf.get(hash) ?? this.enter(hash, WEIGHTS.stopWord), 1, touched);
    }
  }

  private enter(hash: number, weight: number): number {
    const number = this.weightOf.push(weight) - 1;
    this.pending.push(0);
    this.numberOf.set(hash, number);
    return number;
  }

  private add(number: number, times: number, touched: number[]): void {
    const before = this.pending[number]!;
    if (before === 0) touched.push(number);
    this.pending[number] = before + times;
  }

  private rarity(term: number, isPair: boolean): number {
    return Math.sqrt(Math.max(0, this.idf(term, isPair)) / WEIGHTS.unitIdf);
  }
}

/** F overlap of two readings of one vocabulary, 0 to 1. */
export function readingOverlap(a: Reading, b: Reading): number {
  const weightOf = new Map<number, number>();
  for (let i = 0; i < b.terms.length; i++) weightOf.set(b.terms[i]!, b.weights[i]!);
  let shared = 0;
  for (let i = 0; i < a.terms.length; i++) {
    shared += Math.min(a.weights[i]!, weightOf.get(a.terms[i]!) ?? 0);
  }
  return overlapF(shared, a.total, b.total);
}

/** Weight that a text shares with one whose weights are given by term. */
export function sharedWeight({ terms, weights }: Reading, row: Float64Array): number {
  let shared = 0;
  for (let i = 0; i < terms.length; i++) shared += Math.min(weights[i]!, row[terms[i]!] ?? 0);
  return shared;
}

/** F overlap of two texts of total weight `a` and `b`, 0 to 1. */
export function overlapF(shared: number, a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * shared) / (a + b);
}
