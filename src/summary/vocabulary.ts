/**
 * The vocabulary of one story: its terms numbered from 0 and weighed, and texts read as weights of those.
 *
 * A stem weighs by its idf, but no stem weighs nothing; stop words weigh a little. The idf is that of the story's own reports, by title
 * and lead, and of the background: a story is told alike alone and among a hundred thousand others.
 * @module
 */
import { batchIdf, type DocumentCounts, type Idf } from '../stories/idf';
import { STORY_PARAMETERS } from '../stories/parameters';
import { TermTable } from '../stories/term-table';
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

/** About how many terms a story has: one table has room for them. */
const FEW_TERMS = 1024;

/** A text as weighted terms; `terms` are numbers of the story's own vocabulary. */
export interface Reading {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  readonly total: number;
}

/** The reading of one stretch. */
export interface StretchReading extends Reading {
  /** How many of `terms`, the first ones, are stems; the others are stop words. */
  readonly stems: number;
}

/** Title and lead of a report. */
export interface LeadText {
  readonly stretches: readonly Stretch[];
  /** Whether a pack read it. */
  readonly hasPack: boolean;
}

/** Numbers the terms of one story from 0 and weighs them. */
export class Vocabulary {
  /** Numbers of stems, plus 1. */
  private readonly stems = new TermTable(FEW_TERMS);
  /** By the hash of the word itself: the stem of some content word may be spelt like a stop word. */
  private readonly stopWords = new TermTable(FEW_TERMS);
  private weights = new Float64Array(1024);
  private entered = 0;
  /** Occurrences counted so far in the reading under way; 0 outside of it. */
  private pending = new Int32Array(1024);
  /** The terms of the reading under way, in the order in which they came up. */
  private touched = new Int32Array(256);
  private count = 0;

  private readonly idf: Idf;

  constructor(reports: readonly LeadText[]) {
    this.idf = idfOfLeads(reports);
  }

  get size(): number {
    return this.entered;
  }

  /** Weight of one occurrence of a term. */
  weightOf(term: number): number {
    return this.weights[term]!;
  }

  /** Reads stretches as one text: their counts add up. */
  read(...stretches: readonly Stretch[]): Reading {
    this.count = 0;
    for (const stretch of stretches) {
      this.countStems(stretch);
      this.countStopWords(stretch);
    }
    return this.taken();
  }

  /** Reads one stretch, its stems first. */
  readStretch(stretch: Stretch): StretchReading {
    this.count = 0;
    this.countStems(stretch);
    const stems = this.count;
    this.countStopWords(stretch);
    const { terms, weights, total } = this.taken();
    return { terms, weights, total, stems };
  }

  private taken(): Reading {
    const { pending, count } = this;
    const terms = this.touched.slice(0, count);
    const weights = new Float64Array(count);
    let total = 0;
    for (let i = 0; i < count; i++) {
      const term = terms[i]!;
      const weight = pending[term]! * this.weights[term]!;
      weights[i] = weight;
      total += weight;
      pending[term] = 0;
    }
    return { terms, weights, total };
  }

  private countStems({ terms: { hashes }, fromTerm, toTerm }: Stretch): void {
    for (let i = fromTerm; i < toTerm; i++) {
      const hash = hashes[i]!;
      let number = this.stems.count(hash) - 1;
      if (number < 0) {
        number = this.enter(this.rarity(hash));
        this.stems.add(hash, number + 1);
      }
      this.add(number);
    }
  }

  /** Whatever word is no term is a stop word. */
  private countStopWords({ words, terms, fromWord, toWord, fromTerm, toTerm }: Stretch): void {
    let term = fromTerm;
    for (let i = fromWord; i < toWord; i++) {
      if (term < toTerm && terms.positions[term] === i) {
        term++;
        continue;
      }
      const hash = words.hashes[i]!;
      let number = this.stopWords.count(hash) - 1;
      if (number < 0) {
        number = this.enter(WEIGHTS.stopWord);
        this.stopWords.add(hash, number + 1);
      }
      this.add(number);
    }
  }

  private enter(weight: number): number {
    const number = this.entered++;
    if (number === this.weights.length) {
      this.weights = grown(this.weights, new Float64Array(2 * number));
      this.pending = grown(this.pending, new Int32Array(2 * number));
    }
    this.weights[number] = weight;
    return number;
  }

  private add(number: number): void {
    const before = this.pending[number]!;
    if (before === 0) {
      if (this.count === this.touched.length) {
        this.touched = grown(this.touched, new Int32Array(2 * this.count));
      }
      this.touched[this.count++] = number;
    }
    this.pending[number] = before + 1;
  }

  private rarity(stem: number): number {
    return WEIGHTS.least + Math.max(0, this.idf(stem, false)) / WEIGHTS.unitIdf;
  }
}

/** The idf of the stems of some reports; a stem that comes up in none of the leads is one report's. */
function idfOfLeads(reports: readonly LeadText[]): Idf {
  const foreign = reports.filter(isForeign);
  return batchIdf(documentCounts(reports, 1), reports.length, STORY_PARAMETERS, {
    counts: documentCounts(foreign, foreign.length === reports.length ? 1 : 0),
    reports: foreign.length,
  });
}

/**
 * How many of the reports have each stem.
 *
 * @param rest said to have a stem that none has
 */
function documentCounts(reports: readonly LeadText[], rest: number): DocumentCounts {
  // Of a lone report's stems each has one.
  if (reports.length === 0 || (reports.length === 1 && rest === 1)) return { get: () => rest };
  const counts = new TermTable(FEW_TERMS);
  /** Which report had each stem last, plus 1. */
  const last = new TermTable(FEW_TERMS);
  for (const [at, { stretches }] of reports.entries()) {
    for (const { terms, fromTerm, toTerm } of stretches) {
      const { hashes } = terms;
      for (let i = fromTerm; i < toTerm; i++) {
        const hash = hashes[i]!;
        const before = last.count(hash);
        if (before === at + 1) continue;
        counts.add(hash, 1);
        last.add(hash, at + 1 - before);
      }
    }
  }
  return { get: (stem) => counts.get(stem) ?? rest };
}

/** Whether so few of the words are English stop words that the language is another, which no pack reads. */
function isForeign({ stretches, hasPack }: LeadText): boolean {
  if (hasPack) return false;
  let words = 0;
  let stems = 0;
  for (const { fromWord, toWord, fromTerm, toTerm } of stretches) {
    words += toWord - fromWord;
    stems += toTerm - fromTerm;
  }
  return stems > STORY_PARAMETERS.foreignShare * words;
}

function grown<Numbers extends Float64Array | Int32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
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
