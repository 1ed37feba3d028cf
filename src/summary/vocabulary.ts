/**
 * The vocabulary of one story: its terms numbered from 0 and weighed, and texts read as weights of those.
 *
 * A stem weighs by its idf, but no stem weighs nothing; stop words weigh a little.
 * @module
 */
import type { Idf } from '../stories/profile';
import { isStopWord } from '../text/stopwords';
import { hashPair } from '../text/terms';
import type { Stretch } from './cut';

/** Numbers that steer what a term weighs. */
export const WEIGHTS = {
  /** The idf, in nats, at which a stem weighs 1 more than the least. */
  unitIdf: 8,
  /** Weight of a stem that every report has. */
  least: 0.2,
  /** Weight of a stop word: prose resembles prose, lists of names do not. */
  stopWord: 0.1,
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
  private readonly weights: number[] = [];
  /** Weight counted so far in the reading under way; 0 outside of {@link read}. */
  private readonly pending: number[] = [];

  constructor(private readonly idf: Idf) {}

  get size(): number {
    return this.weights.length;
  }

  /** Weight of one occurrence of a term. */
  weightOf(term: number): number {
    return this.weights[term]!;
  }

  /** Reads stretches as one text: their counts add up. */
  read(...stretches: readonly Stretch[]): Reading {
    const touched: number[] = [];
    for (const stretch of stretches) this.count(stretch, touched);
    const terms = new Int32Array(touched);
    const weights = new Float64Array(touched.length);
    let total = 0;
    for (let i = 0; i < touched.length; i++) {
      const weight = this.pending[touched[i]!]! * this.weights[touched[i]!]!;
      weights[i] = weight;
      total += weight;
      this.pending[touched[i]!] = 0;
    }
    return { terms, weights, total };
  }

  private count({ words, terms, fromWord, toWord, fromTerm, toTerm }: Stretch, touched: number[]): void {
    for (let i = fromTerm; i < toTerm; i++) {
      const hash = terms.hashes[i]!;
      this.add(this.numberOf.get(hash) ?? this.enter(hash, this.rarity(hash)), touched);
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
      this.add(this.numberOf.get(hash) ?? this.enter(hash, WEIGHTS.stopWord), touched);
    }
  }

  private enter(hash: number, weight: number): number {
    const number = this.weights.push(weight) - 1;
    this.pending.push(0);
    this.numberOf.set(hash, number);
    return number;
  }

  private add(number: number, touched: number[]): void {
    const before = this.pending[number]!;
    if (before === 0) touched.push(number);
    this.pending[number] = before + 1;
  }

  private rarity(stem: number): number {
    return WEIGHTS.least + Math.max(0, this.idf(stem, false)) / WEIGHTS.unitIdf;
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
