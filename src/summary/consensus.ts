/**
 * Consensus: how well a text says what the independent reports of a story say between them.
 *
 * Each report's title and lead is taken for one possible summary of the event, and a candidate is worth its mean overlap
 * with them: the F measure of shared term weight, as in minimum Bayes risk selection (Kumar and Byrne 2004, ACL N04-1022).
 * Overlap is counted term by term as the smaller of both weights, so that saying a thing twice earns nothing, and the F
 * measure charges for every word that no report shares: length needs no rule of its own.
 *
 * Cost: reading is O(n) in code units; scoring a text is O(terms · reports).
 * @module
 */
import type { CheckedArticle } from '../article/article';
import type { Idf } from '../stories/profile';
import { splitSentences } from '../text/sentences';
import { isStopWord } from '../text/stopwords';
import { hashPair, termsOfWords } from '../text/terms';
import { CAPITALISED, NUMERIC, splitWords } from '../text/words';
import { byPublication, type StoryMaterial } from './material';

/** Numbers that steer what counts as saying the same. Chosen on 600 round-ups of neus-train-summaries. */
export const CONSENSUS = {
  /** The idf, in nats, at which a term weighs 1; weights grow with its square root. */
  unitIdf: 8,
  /** Weight of a pair of neighbouring stems, in single stems. */
  pairWeight: 0.25,
  /** Most words between the two stems of a pair, plus 1. */
  pairSpan: 2,
  /** Weight of a stop word, in terms of idf 8: prose resembles prose, lists of names do not. */
  stopWeight: 0.2,
  /** Weight of a capitalised or numeric word, in plain ones: who, where and when. */
  nameWeight: 2,
  cap: 2,
  again: 1,
  /** Words of a report's lead, at least; grows with the summary asked for. */
  leadWords: 100,
  /** Reports that are compared; of a bigger story, those nearest its centre. */
  maxReports: 40,
} as const;

/** A text as weighted terms; `terms` are numbers of the story's own vocabulary. */
export interface Reading {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
  readonly total: number;
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

/** Numbers the terms of one story from 0 and weighs them. */
export class Vocabulary {
  private readonly numberOf = new Map<number, number>();
  private readonly weightOf: number[] = [];

  constructor(private readonly idf: Idf) {}

  get size(): number {
    return this.weightOf.length;
  }

  weight(term: number): number {
    return this.weightOf[term]!;
  }

  /** Reads texts as one: their counts add up. */
  read(...texts: readonly string[]): Reading {
    const counts = new Map<number, number>();
    for (const text of texts) this.count(text, counts);
    const terms = Int32Array.from(counts.keys());
    let total = 0;
    const weights = Float64Array.from(terms, (term) => counts.get(term)! * this.weightOf[term]!);
    for (const weight of weights) total += weight;
    return { terms, weights, total };
  }

  private count(text: string, counts: Map<number, number>): void {
    const words = splitWords(text);
    const add = (hash: number, weight: () => number, times = 1): void => {
      let term = this.numberOf.get(hash);
      if (term === undefined) {
        term = this.weightOf.push(weight()) - 1;
        this.numberOf.set(hash, term);
      }
      counts.set(term, (counts.get(term) ?? 0) + times);
    };
    const content = termsOfWords(text, words);
    for (let i = 0; i < content.count; i++) {
      const hash = content.hashes[i]!;
      const named = (content.flags[i]! & (CAPITALISED | NUMERIC)) !== 0;
      add(hash, () => this.rarity(hash, false), named ? CONSENSUS.nameWeight : 1);
      if (i > 0 && content.positions[i]! - content.positions[i - 1]! <= CONSENSUS.pairSpan) {
        const pair = hashPair(content.hashes[i - 1]!, hash);
        add(pair, () => CONSENSUS.pairWeight * this.rarity(pair, true));
      }
    }
    if (content.count === words.count) return;
    for (let i = 0; i < words.count; i++) {
      // A hash of its own: the stem of some content word may be spelt like a stop word.
      const word = words.hashes[i]!;
      if (isStopWord(word)) add(hashPair(word, word), () => CONSENSUS.stopWeight);
    }
  }

  private rarity(term: number, isPair: boolean): number {
    return Math.sqrt(Math.max(0, this.idf(term, isPair)) / CONSENSUS.unitIdf);
  }
}

/** A report with its lead, as one possible summary of the story. */
export interface LeadReport {
  /** Position in the material's list of reports. */
  readonly report: number;
  readonly canonical: CheckedArticle;
  readonly reading: Reading;
}

/** What the reports of one story say. */
export class Consensus {
  readonly vocabulary: Vocabulary;
  /** The reports compared, in publication order. */
  readonly leads: readonly LeadReport[];
  /** Position in the material of the report nearest the centre; the earlier of two as near. */
  readonly centre: number;
  /** Term weights of each lead, by the vocabulary's numbers. */
  private readonly dense: readonly Float64Array[];

  /** @param leadWords words of each report's text that stand for it; more make no difference beyond its end */
  constructor(material: StoryMaterial, leadWords: number = CONSENSUS.leadWords) {
    this.vocabulary = new Vocabulary(material.idf);
    const all = material.reports.map(({ canonical }, report) => ({
      report,
      canonical,
      reading: this.vocabulary.read(canonical.title.slice(0, 1000), leadOf(canonical.text, leadWords)),
    }));
    this.leads = all.length <= CONSENSUS.maxReports ? all : nearestMean(all, this.vocabulary.size);
    this.dense = this.leads.map(({ reading }) => {
      const row = new Float64Array(this.vocabulary.size);
      for (let i = 0; i < reading.terms.length; i++) {
        const once = this.vocabulary.weight(reading.terms[i]!);
        row[reading.terms[i]!] = reading.weights[i]! <= CONSENSUS.cap * once ? reading.weights[i]! : CONSENSUS.cap * once + CONSENSUS.again * (reading.weights[i]! - CONSENSUS.cap * once);
      }
      return row;
    });
    let best = -1;
    let centre = 0;
    for (let i = 0; i < this.leads.length; i++) {
      const score = this.score(this.leads[i]!.reading, i);
      if (score > best) {
        best = score;
        centre = this.leads[i]!.report;
      }
    }
    this.centre = centre;
  }

  /** Mean F overlap of a text with the leads, 0 to 1; `except` leaves one lead out. */
  score(reading: Reading, except = -1): number {
    let sum = 0;
    let compared = 0;
    for (let lead = 0; lead < this.dense.length; lead++) {
      if (lead === except) continue;
      const shared = sharedWeight(reading, this.dense[lead]!);
      sum += overlapF(shared, reading.total, this.leads[lead]!.reading.total);
      compared++;
    }
    return compared === 0 ? 0 : sum / compared;
  }

  /** Mean share of a text's weight that the leads hold too, 0 to 1: how much of it the reports bear out. */
  precision(reading: Reading): number {
    if (reading.total === 0 || this.dense.length === 0) return 0;
    let shared = 0;
    for (const row of this.dense) shared += sharedWeight(reading, row);
    return shared / (reading.total * this.dense.length);
  }

  /** An empty set of sentences to be grown. */
  coverage(): Coverage {
    return new Coverage(
      this.dense,
      this.leads.map((lead) => lead.reading.total),
      this.vocabulary.size,
    );
  }
}

/** A growing text and what it shares with each lead. */
export class Coverage {
  private readonly weights: Float64Array;
  private readonly shared: Float64Array;
  private total = 0;

  constructor(
    private readonly leads: readonly Float64Array[],
    private readonly leadTotals: readonly number[],
    size: number,
  ) {
    this.weights = new Float64Array(size);
    this.shared = new Float64Array(leads.length);
  }

  /** The score the text would have with `reading` added. */
  scoreWith(reading: Reading): number {
    let sum = 0;
    for (let lead = 0; lead < this.leads.length; lead++) {
      const shared = this.shared[lead]! + this.gain(reading, this.leads[lead]!);
      sum += overlapF(shared, this.total + reading.total, this.leadTotals[lead]!);
    }
    return this.leads.length === 0 ? 0 : sum / this.leads.length;
  }

  add(reading: Reading): void {
    for (let lead = 0; lead < this.leads.length; lead++) {
      this.shared[lead] = this.shared[lead]! + this.gain(reading, this.leads[lead]!);
    }
    for (let i = 0; i < reading.terms.length; i++) {
      const term = reading.terms[i]!;
      if (term < this.weights.length) this.weights[term] = this.weights[term]! + reading.weights[i]!;
    }
    this.total += reading.total;
  }

  private gain(reading: Reading, lead: Float64Array): number {
    let gain = 0;
    for (let i = 0; i < reading.terms.length; i++) {
      const term = reading.terms[i]!;
      const room = (lead[term] ?? 0) - (this.weights[term] ?? 0);
      if (room > 0) gain += Math.min(room, reading.weights[i]!);
    }
    return gain;
  }
}

/** Weight that a text shares with one whose weights are given by term. */
function sharedWeight({ terms, weights }: Reading, row: Float64Array): number {
  let shared = 0;
  for (let i = 0; i < terms.length; i++) shared += Math.min(weights[i]!, row[terms[i]!] ?? 0);
  return shared;
}

/** F overlap of two texts of total weight `a` and `b`, 0 to 1. */
export function overlapF(shared: number, a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * shared) / (a + b);
}

/** The leading sentences of a text up to `words` words, whole, and at least one. */
function leadOf(text: string, words: number): string {
  // Twelve code units a word: longer than words are, so the cut never shortens an ordinary lead.
  const head = text.slice(0, words * 12);
  let count = 0;
  let end = 0;
  for (const sentence of splitSentences(head)) {
    const length = splitWords(head.slice(sentence.start, sentence.end)).count;
    if (count > 0 && count + length > words) break;
    count += length;
    end = sentence.end;
  }
  return head.slice(0, end);
}

/** Of many reports, those whose leads share most with the mean lead, in publication order. */
function nearestMean(leads: readonly LeadReport[], size: number): LeadReport[] {
  const mean = new Float64Array(size);
  for (const { reading } of leads) {
    for (let i = 0; i < reading.terms.length; i++) {
      mean[reading.terms[i]!] = mean[reading.terms[i]!]! + reading.weights[i]! / leads.length;
    }
  }
  let meanTotal = 0;
  for (const weight of mean) meanTotal += weight;
  const scored = leads.map((lead) => {
    const shared = sharedWeight(lead.reading, mean);
    return { lead, score: overlapF(shared, lead.reading.total, meanTotal) };
  });
  scored.sort((a, b) => b.score - a.score || byPublication(a.lead.canonical, b.lead.canonical));
  return scored
    .slice(0, CONSENSUS.maxReports)
    .map((entry) => entry.lead)
    .sort((a, b) => a.report - b.report);
}
