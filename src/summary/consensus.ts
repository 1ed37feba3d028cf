/**
 * Consensus: how well a text says what the independent reports of a story say between them.
 *
 * Each report's title and lead is taken for one possible summary of the event, and a candidate is worth its mean overlap
 * with them: the F measure of shared term weight, as in minimum Bayes risk selection (Kumar and Byrne 2004, ACL N04-1022);
 * and, besides, the part it has of what several of them hold. Overlap is counted term by term as the smaller of both
 * weights, so that saying a thing twice earns nothing, and the F measure charges for every word that no report shares.
 *
 * Cost: reading is O(n) in code units; scoring a text is O(terms · reports).
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { Readings } from '../text/reading';
import { type CutArticle, cutArticle, cutText, leadOf } from './cut';
import { byPublication, type StoryMaterial } from './material';
import { overlapF, type Reading, sharedWeight, Vocabulary } from './vocabulary';

/** Numbers that steer what counts as saying the same. Chosen by bench/summary/tune.ts. */
export const CONSENSUS = {
  /** Words of a report's lead, at least; grows with the summary asked for. */
  leadWords: 100,
  /** Code units of a title that are read. */
  titleUnits: 300,
  /** Worth of holding all that several reports share, against 1 for agreeing with each of them wholly. */
  shared: 0.4,
  /** Reports that are compared; of a bigger story, those nearest its centre. */
  maxReports: 40,
  /** Of a lone report, whose sentences no other can bear out, the terms of so many leads are found at first. */
  leadsAhead: 2,
} as const;

/** A report with its lead, as one possible summary of the story. */
export interface LeadReport {
  /** Position in the material's list of reports. */
  readonly report: number;
  readonly canonical: CheckedArticle;
  readonly reading: Reading;
  /** Its title alone. */
  readonly titled: Reading;
}

/** What the reports of one story say. */
export class Consensus {
  readonly vocabulary: Vocabulary;
  /** The reports compared, in publication order. */
  readonly leads: readonly LeadReport[];
  /** Position in the material of the report nearest the centre; the earlier of two as near. */
  readonly centre: number;
  /** Every text of the story that was read. */
  readonly readings: Readings = new Readings();
  private readonly cuts = new Map<CheckedArticle, CutArticle>();
  private readonly postings: Postings;
  private readonly nothing: Coverage;
  private readonly ahead: number;
  /** The terms of the compared reports' titles. */
  private readonly titled = new Set<number>();

  /**
   * @param leadWords words of each report's text that stand for it; more make no difference beyond its end
   * @param needsTerms whether the terms of all texts will be asked for anyhow
   */
  constructor(
    material: StoryMaterial,
    leadWords: number = CONSENSUS.leadWords,
    needsTerms: boolean = material.reports.length > 1,
  ) {
    this.ahead = needsTerms ? Number.POSITIVE_INFINITY : leadWords * CONSENSUS.leadsAhead;
    const texts = material.reports.map(({ canonical }) => {
      const titleText = canonical.title.slice(0, CONSENSUS.titleUnits);
      const title = cutText(titleText, this.readings.of(titleText, canonical.language));
      const lead = leadOf(this.cut(canonical), leadWords);
      const stretches = lead === undefined ? [title] : [title, lead];
      return { stretches, hasPack: canonical.language !== undefined };
    });
    this.vocabulary = new Vocabulary(texts);
    const all = material.reports.map(({ canonical }, report) => {
      const [title, lead] = texts[report]!.stretches;
      const titled = this.vocabulary.read(title!);
      const reading = lead === undefined ? titled : this.vocabulary.read(title!, lead);
      return { report, canonical, reading, titled };
    });
    this.leads = all.length <= CONSENSUS.maxReports ? all : nearestMean(all, this.vocabulary.size);
    this.postings = new Postings(
      this.leads.map((lead) => lead.reading),
      this.vocabulary,
    );
    for (const { titled } of this.leads) for (const term of titled.terms) this.titled.add(term);
    const nothing = this.coverage();
    this.nothing = nothing;
    let best = -1;
    let centre = 0;
    for (let i = 0; i < this.leads.length; i++) {
      const { report, reading } = this.leads[i]!;
      const shared = nothing.sharedWith(reading);
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
      cut = cutArticle(article, this.readings, this.ahead);
      this.cuts.set(article, cut);
    }
    return cut;
  }

  /** Mean share of a text's weight that the leads hold too, 0 to 1: how much of it the reports bear out. */
  precision(reading: Reading): number {
    if (reading.total === 0 || this.leads.length === 0) return 0;
    let shared = 0;
    for (const weight of this.nothing.sharedWith(reading)) shared += weight;
    return shared / (reading.total * this.leads.length);
  }

  /** Share of what several leads hold that a text has, 0 to 1; a term weighs the more, the more leads hold it. */
  recall(reading: Reading): number {
    const { shared, allShared } = this.postings;
    let held = 0;
    for (const term of reading.terms) if (term < shared.length) held += shared[term]!;
    return allShared === 0 ? 0 : held / allShared;
  }

  /** Share of a text's weight that stands in a title, 0 to 1. */
  titleShare({ terms, weights, total }: Reading): number {
    let shared = 0;
    for (let i = 0; i < terms.length; i++) if (this.titled.has(terms[i]!)) shared += weights[i]!;
    return total === 0 ? 0 : shared / total;
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
  readonly terms: number;
  /** Worth of each term as one that several leads hold, and of all of them: a term of every lead is worth its weight. */
  readonly shared: Float64Array;
  readonly allShared: number;

  constructor(readings: readonly Reading[], vocabulary: Vocabulary) {
    const terms = vocabulary.size;
    this.terms = terms;
    this.totals = readings.map((reading) => reading.total);
    const offsets = new Uint32Array(terms + 1);
    for (const reading of readings) for (const term of reading.terms) offsets[term + 1]!++;
    for (let term = 0; term < terms; term++) offsets[term + 1]! += offsets[term]!;
    this.offsets = offsets;
    this.leads = new Uint32Array(offsets[terms]!);
    this.weights = new Float64Array(offsets[terms]!);
    this.shared = new Float64Array(terms);
    let allShared = 0;
    for (let term = 0; term < terms; term++) {
      const holders = offsets[term + 1]! - offsets[term]!;
      if (holders < 2) continue;
      this.shared[term] = (vocabulary.weightOf(term) * (holders - 1)) / (readings.length - 1);
      allShared += this.shared[term]!;
    }
    this.allShared = allShared;
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
  /** Of what several leads share, what the text has. */
  private held = 0;

  constructor(private readonly postings: Postings) {
    this.weights = new Float64Array(postings.terms);
    this.shared = new Float64Array(postings.totals.length);
    this.gains = new Float64Array(postings.totals.length);
  }

  /** Weight that each lead shares with `reading` beyond what it shares with the text; overwritten by the next call. */
  sharedWith({ terms, weights }: Reading): Float64Array {
    const { offsets, leads, weights: held, terms: known } = this.postings;
    const { gains, weights: coveredBy } = this;
    gains.fill(0);
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!;
      // Terms met after the leads were read stand in none of them.
      if (term >= known) continue;
      const weight = weights[i]!;
      const covered = coveredBy[term]!;
      const end = offsets[term + 1]!;
      for (let at = offsets[term]!; at < end; at++) {
        const room = held[at]! - covered;
        if (room > 0) gains[leads[at]!]! += Math.min(room, weight);
      }
    }
    return gains;
  }

  /** The score the text would have with `reading` added. */
  scoreWith(reading: Reading): number {
    const { totals, shared: worths, allShared } = this.postings;
    const gains = this.sharedWith(reading);
    const { shared, weights, total: before } = this;
    const total = before + reading.total;
    let sum = 0;
    for (let lead = 0; lead < totals.length; lead++) {
      sum += overlapF(shared[lead]! + gains[lead]!, total, totals[lead]!);
    }
    const agreement = totals.length === 0 ? 0 : sum / totals.length;
    if (allShared === 0) return agreement;
    let { held } = this;
    const { terms } = reading;
    for (let i = 0; i < terms.length; i++) {
      const term = terms[i]!;
      if (term < worths.length && weights[term] === 0) held += worths[term]!;
    }
    return agreement + (CONSENSUS.shared * held) / allShared;
  }

  add(reading: Reading): void {
    const gains = this.sharedWith(reading);
    const { shared } = this.postings;
    for (let lead = 0; lead < gains.length; lead++) this.shared[lead]! += gains[lead]!;
    for (let i = 0; i < reading.terms.length; i++) {
      const term = reading.terms[i]!;
      if (term >= this.weights.length) continue;
      if (this.weights[term] === 0) this.held += shared[term]!;
      this.weights[term]! += reading.weights[i]!;
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
