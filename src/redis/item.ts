/**
 * A report on its way into a shared index.
 * @module
 */
import type { Signature } from 'newsfold';
import type { Fields, Place } from './layout';
import type { Verdict } from './record';

/** A report on its way. */
export interface Item {
  readonly id: string;
  readonly ref: string;
  readonly signature: Signature;
  /** Both as they stand in the store. */
  readonly letters: { readonly id: string; readonly signature: string };
  readonly entry: Place;
  readonly buckets: readonly Fields[];
  /** Whether the entry was there before. */
  known: boolean;
  /** When this incarnation of the entry was made. */
  born: string;
  /** 0 for none yet. */
  stamp: number;
  verdict: Verdict | undefined;
  /** Whether another signature has the id. */
  conflict: boolean;
}
