/**
 * What is known of the grammar of a sentence: its segments, and how a verb stands in its clause.
 * @module
 */

/** A stretch between commas, brackets or subordinators. */
export interface Segment {
  readonly kind: 'main' | 'relative' | 'subordinate' | 'conditional';
  /** Token range [start, end). */
  readonly start: number;
  readonly end: number;
}

/** How a verb stands in its clause. */
export interface Chain {
  /** Index of the leftmost auxiliary, or of the verb itself. */
  readonly first: number;
  readonly tense:
    | 'present'
    | 'past'
    | 'perfect'
    | 'pluperfect'
    | 'progressive'
    /** "have been meeting". */
    | 'habit'
    | 'future'
    /** "were to meet". */
    | 'was-plan'
    /** "had been set to meet". */
    | 'had-plan'
    | 'gerund'
    /** An infinitive that hangs on another verb: "flew to Ankara to meet". */
    | 'purpose'
    | 'doubt';
  readonly negated: boolean;
  /** "no longer", "not ... any more": a plan given up. */
  readonly noLonger: boolean;
  readonly passive: boolean;
  /** No auxiliary at all. */
  readonly bare: boolean;
}
