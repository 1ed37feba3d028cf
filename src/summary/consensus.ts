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
import { type CutArticle, cutArticle, cutText, leadOf } from './cut';
import { byPublication, type StoryMaterial } from './material';
import { overlapF, type Reading, sharedWeight, Vocabulary } from './vocabulary';

/** Numbers that steer what counts as saying the same. Chosen on 600 round-ups of neus-train-summaries. */
export const CONSENSUS = {
  /** Words of a report's lead, at least; grows with the summary asked for. */
  leadWords: 100,
  /** Code units of a title that are read. */
  titleUnits: 300,
  /** Overlap with a sentence's own report, in overlaps with others: a report cannot bear itself out. */
  ownShare: 0.6,
  /** Reports that are compared; of a bigger story, those nearest its centre. */
  maxReports: 40,
} as const;

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
  /** Position among the leads of each report compared. */
  readonly leadOf: ReadonlyMap<number, number>;
  /** Position in the material of the report nearest the centre; the earlier of two as near. */
  readonly centre: number;
  private readonly cuts = new Map<CheckedArticle, CutArticle>();
  private readonly postings: Postings;

  /** @param leadWords words of each report's text that stand for it; more make no difference beyond its end */
  constructor(material: StoryMaterial, leadWords: number = CONSENSUS.leadWords) {
    this.vocabulary = new Vocabulary(material.idf);
    const all = material.reports.map(({ canonical }, report) => {
      const title = cutText(canonical.title.slice(0, CONSENSUS.titleUnits));
      const lead = leadOf(this.cut(canonical), leadWords);
      const reading = lead === undefined ? this.vocabulary.read(title) : this.vocabulary.read(title, lead);
      return { report, canonical, reading };
    });
    this.leads = all.length <= CONSENSUS.maxReports ? all : nearestMean(all, this.vocabulary.size);
    this.leadOf = new Map(this.leads.map(({ report }, at) => [report, at]));
    this.postings = new Postings(
      this.leads.map((lead) => lead.reading),
      this.vocabulary.size,
    );
    let best = -1;
    let centre = 0;
    for (let i = 0; i < this.leads.length; i++) {
      const { report, reading } = this.leads[i]!;
      const shared = this.coverage().sharedWith(reading);
      let score = 0;
      for (let k = 0; k < this.leads.length; k++) {
        if (k !== i) score += overlapF(shared[k]!, reading.total, this.leads[k]!.reading.total);
      }
      if (score > best) {
        best = score;
        centre = report;
      }
    }
    this.centre = centre;
  }

  /** An article of the story, cut into sentences once. */
  cut(article: CheckedArticle): CutArticle {
    let cut = this.cuts.get(article);
    if (cut === undefined) {
      cut = cutArticle(article);
      this.cuts.set(article, cut);
    }
    return cut;
  }

  /** Mean share of a text's weight that the leads hold too, 0 to 1: how much of it the reports bear out. */
  precision(reading: Reading): number {
    if (reading.total === 0 || this.leads.length === 0) return 0;
    let shared = 0;
    for (const weight of this.coverage().sharedWith(reading)) shared += weight;
    return shared / (reading.total * this.leads.length);
  }

  /** An empty set of sentences to be grown. */
  coverage(): Coverage {
    return new Coverage(this.postings);
  }
}

/** Which leads hold each term, and with what weight. */
class Postings {
  readonly totals: readonly number[];
  /** The postings of term `t` are those from `offsets[t]` up to `offsets[t + 1]`. */
  readonly offsets: Uint32Array;
  readonly leads: Uint32Array;
  readonly weights: Float64Array;

  constructor(
    readings: readonly Reading[],
    readonly terms: number,
  ) {
    this.totals = readings.map((reading) => reading.total);
    const offsets = new Uint32Array(terms + 1);
    for (const reading of readings) for (const term of reading.terms) offsets[term + 1]!++;
    for (let term = 0; term < terms; term++) offsets[term + 1]! += offsets[term]!;
    this.offsets = offsets;
    this.leads = new Uint32Array(offsets[terms]!);
    this.weights = new Float64Array(offsets[terms]!);
    const next = offsets.slice();
    for (let lead = 0; lead < readings.length; lead++) {
      const reading = readings[lead]!;
      for (let i = 0; i < reading.terms.length; i++) {
        const at = next[reading.terms[i]!]!++;
        this.leads[at] = lead;
        this.weights[at] = reading.weights[i]!;
      }
    }
  }
}

/** A growing text and what it shares with each lead. */
export class Coverage {
  private readonly weights: Float64Array;
  private readonly shared: Float64Array;
  private readonly gains: Float64Array;
  private total = 0;

  constructor(private readonly postings: Postings) {
    this.weights = new Float64Array(postings.terms);
    this.shared = new Float64Array(postings.totals.length);
    this.gains = new Float64Array(postings.totals.length);
  }

  /** Weight that each lead shares with `reading` beyond what it shares with the text; overwritten by the next call. */
  sharedWith({ terms, weights }: Reading): Float64Array {
    const { offsets, leads, weights: held, terms: known } = this.postings;
    const { gains } = this;
    gains.fill(0);
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!;
      // Terms met after the leads were read stand in none of them.
      if (term >= known) continue;
      const weight = weights[i]!;
      const covered = this.weights[term]!;
      const end = offsets[term + 1]!;
      for (let at = offsets[term]!; at < end; at++) {
        const room = held[at]! - covered;
        if (room > 0) gains[leads[at]!]! += Math.min(room, weight);
      }
    }
    return gains;
  }

  /** The score the text would have with `reading`, a sentence of the report at position `own` of the leads, added. */
  scoreWith(reading: Reading, own: number): number {
    const { totals } = this.postings;
    const gains = this.sharedWith(reading);
    const total = this.total + reading.total;
    let sum = 0;
    for (let lead = 0; lead < totals.length; lead++) {
      const gain = lead === own ? gains[lead]! * CONSENSUS.ownShare : gains[lead]!;
      sum += overlapF(this.shared[lead]! + gain, total, totals[lead]!);
    }
    return totals.length === 0 ? 0 : sum / totals.length;
  }

  add(reading: Reading, own: number): void {
    const gains = this.sharedWith(reading);
    for (let lead = 0; lead < gains.length; lead++) {
      this.shared[lead]! += lead === own ? gains[lead]! * CONSENSUS.ownShare : gains[lead]!;
    }
    for (let i = 0; i < reading.terms.length; i++) {
      const term = reading.terms[i]!;
      if (term < this.weights.length) this.weights[term]! += reading.weights[i]!;
    }
    this.total += reading.total;
  }
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
