/**
 * What the process that runs the tests is told, and what it tells: one line of JSON for each event.
 * @module
 */

/** A mutant to try on a test, and how often its switch may be passed before the run counts as endless. */
export type Attempt = readonly [mutant: string, limit: number];

export interface Plan {
  /** Files of the core, to be loaded before any test, so that what only loading reaches is known. */
  readonly core: readonly string[];
  /** Mutants that count. */
  readonly chosen: readonly string[];
  /** By the id of a test; undefined: run each test once and tell what it reaches. */
  readonly attempts?: Readonly<Record<string, readonly Attempt[]>>;
  /** Ids of tests that failed with no mutant on, after others: whether they can be repeated is looked at first. */
  readonly doubted: readonly string[];
  /** Tests not to run, by `keyOfTest`. */
  readonly skipped: readonly string[];
  readonly log: string;
}

export type Event =
  | { readonly is: 'begun'; readonly pid: number }
  /** What loading the core reaches. */
  | { readonly is: 'loaded'; readonly reached: readonly string[] }
  /** What a file of tests reaches beside its tests. */
  | { readonly is: 'beside'; readonly file: string; readonly reached: readonly string[] }
  | {
      readonly is: 'test';
      readonly id: string;
      readonly file: string;
      readonly name: string;
      /** Of the processor. */
      readonly ms: number;
      readonly passed: boolean;
      readonly reached: readonly (readonly [mutant: string, times: number])[];
    }
  | { readonly is: 'try'; readonly mutant: string; readonly test: string }
  | { readonly is: 'killed' | 'passed'; readonly mutant: string; readonly test: string }
  /** The test passed and did not come by: what it ran the first time is made once and kept. */
  | { readonly is: 'unmet'; readonly mutant: string; readonly test: string }
  /** The test failed without any mutant, too: something before has left traces. The process tries nothing more. */
  | { readonly is: 'dirty'; readonly mutant: string; readonly test: string }
  /** The test does not pass twice in one process. */
  | { readonly is: 'unsteady'; readonly test: string };

/** What a test is known by from one run to the next. */
export function keyOfTest({ file, name }: { readonly file: string; readonly name: string }): string {
  return `${file}: ${name}`;
}
