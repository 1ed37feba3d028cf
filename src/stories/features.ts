/**
 * What is read of a report by itself, kept from one run to the next: its terms and its event frame. Both depend on its text alone.
 *
 * Cost: some 6 kB a report that is kept, {@link KEPT_TERMS} terms in all; what is beyond that is read anew in each run.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { type Frame, frameOf } from './frames';
import type { StoryParameters } from './parameters';
import { TermCounter, type TermCounts } from './term-counts';

/** Terms that are kept, of all reports together: 68 MB, some 15,000 reports of 400 words. */
export const KEPT_TERMS: number = 1 << 22;

/** A text of more code units is read with memory of its own, which would stay as large for ever. */
const HUGE_UNITS: number = 1 << 17;

/** The features of one report. */
export interface ReportFeatures {
  readonly counts: TermCounts;
  readonly frame: Frame;
}

/** Reads reports, and remembers those of the run before. */
export class FeatureReader {
  readonly #most: number;
  #counter: TermCounter | undefined;
  #before: Map<CheckedArticle, ReportFeatures> = new Map();
  #now: Map<CheckedArticle, ReportFeatures> = new Map();
  #terms = 0;

  /** @param most terms that are kept */
  constructor(most: number = KEPT_TERMS) {
    this.#most = most;
  }

  /** @param parameters the same in every call */
  read(report: CheckedArticle, parameters: StoryParameters): ReportFeatures {
    const known = this.#now.get(report);
    if (known !== undefined) return known;
    let features = this.#before.get(report);
    if (features === undefined) {
      // Kept reports come and go one by one: each has arrays of its own.
      const isHuge = report.text.length > HUGE_UNITS;
      if (!isHuge) this.#counter ??= new TermCounter(parameters, 0);
      const counter = isHuge ? new TermCounter(parameters, 0) : this.#counter!;
      features = { counts: counter.count(report), frame: frameOf(report) };
    }
    const { start, end } = features.counts;
    if (this.#terms + end - start <= this.#most) {
      this.#terms += end - start;
      this.#now.set(report, features);
    }
    return features;
  }

  /** A run begins; one before it may have thrown. */
  begin(): void {
    this.#now.clear();
    this.#terms = 0;
  }

  /** A run has ended: reports it did not read are forgotten. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}
