/**
 * What a worker thread runs: sketches a batch of texts into memory that it shares with the thread that asked.
 * @module
 */
import { sketchText } from 'newsfold';
import type { SketchParameters } from './options';

/** What crosses to a thread. */
export interface SketchTask {
  readonly texts: readonly string[];
  readonly parameters: SketchParameters;
  /** Where the signatures go, one after the other. */
  readonly values: Uint32Array;
}

/** Sketches the texts of one batch. */
export function sketchBatch({ texts, parameters, values }: SketchTask): void {
  let at = 0;
  for (const text of texts) {
    values.set(sketchText(text, parameters).values, at);
    at += parameters.slots;
  }
}
