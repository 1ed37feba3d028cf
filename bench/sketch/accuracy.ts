/**
 * Accuracy of the estimate: bias and root mean square error over seeded pairs of sets whose Jaccard similarity is known, and
 * how often two sketches share a band against what the formula of banding says.
 */
import { reworded, sentences, words } from '../../test/helpers/prose';
import { random, whole } from '../../test/helpers/random';
import type { NpmMinhashModule } from './peers';

type Newsfold = typeof import('newsfold');

export const SIMILARITIES = [0.1, 0.3, 0.5, 0.7, 0.9] as const;
export const SIZES = [10, 30, 60, 128, 500, 4000] as const;

const WORDS_A_TEXT = 500;
const WORDS_A_SHINGLE = 5;

/** Two overlapping stretches of one list. */
interface Overlap {
  /** Elements of each set, and of their union. */
  size: number;
  union: number;
  /** The similarity that sets of this size can have, nearest to the one asked for. */
  jaccard: number;
}

export interface Errors extends Overlap {
  trials: number;
  bias: number;
  rmse: number;
  /** The error relative to that of k independent slots, sqrt(J(1 - J) / k). */
  ratio: number;
}

export interface TextErrors {
  /** One word in so many was put in other words. */
  step: number;
  /** Mean of the exact similarities. */
  jaccard: number;
  bias: number;
  rmse: number;
  ratio: number;
}

export interface BandRecall {
  jaccard: number;
  size: number;
  measured: number;
  expected: number;
}

/** The elements of a trial: as many as are asked for, all different. */
type Elements = (next: () => number, count: number) => Uint32Array;
/** An estimate from two sets, by a sketch of its own seed. */
type Estimate = (a: Uint32Array, b: Uint32Array, seed: number) => number;

export function overlap(size: number, target: number): Overlap {
  const shared = Math.round((2 * size * target) / (1 + target));
  const union = 2 * size - shared;
  return { size, union, jaccard: shared / union };
}

/** One to one, and not the library's own mixing (these are the constants of xxHash 32). */
function scramble(x: number): number {
  x = Math.imul(x ^ (x >>> 15), 0x85ebca77);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae3d);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Different numbers without order, as hashes of shingles are: consecutive ones scrambled twice by secret steps. */
export function drawn(next: () => number, count: number): Uint32Array {
  const start = whole(next, 2 ** 32);
  const key = whole(next, 2 ** 32);
  const elements = new Uint32Array(count);
  for (let i = 0; i < count; i++) elements[i] = scramble(scramble(start + i) ^ key);
  return elements;
}

/** 1, 2, 3 and so on, as a database numbers things. */
export function consecutive(_: () => number, count: number): Uint32Array {
  const elements = new Uint32Array(count);
  for (let i = 0; i < count; i++) elements[i] = i + 1;
  return elements;
}

export function estimateWith({ sketch, estimateJaccard }: Newsfold, slots: number): Estimate {
  return (a, b, seed) => estimateJaccard(sketch(a, { slots, seed }), sketch(b, { slots, seed }));
}

/**
 * The npm package on the decimal digits of the elements: it takes strings, and to it all numbers are one. It moves its seed by
 * one for each number it draws, two a slot, so seeds must lie far apart.
 */
export function estimateWithNpm({ Minhash }: NpmMinhashModule, slots: number): Estimate {
  return (a, b, seed) => {
    const config = { numPerm: slots, seed: 1 + (seed % 2 ** 22) * 1024 };
    const first = new Minhash(config);
    const second = new Minhash(config);
    for (const element of a) first.update(String(element));
    for (const element of b) second.update(String(element));
    return first.jaccard(second);
  };
}

/** The errors of an estimate over so many pairs. */
export function measure(
  { size, union, jaccard }: Overlap,
  slots: number,
  trials: number,
  elements: Elements,
  estimate: Estimate,
): Errors {
  const next = random(1_000_003 * size + Math.round(1000 * jaccard));
  let sum = 0;
  let squares = 0;
  for (let trial = 0; trial < trials; trial++) {
    const all = elements(next, union);
    const seed = whole(next, 2 ** 32);
    const error = estimate(all.subarray(0, size), all.subarray(union - size), seed) - jaccard;
    sum += error;
    squares += error * error;
  }
  const rmse = Math.sqrt(squares / trials);
  const ratio = rmse / Math.sqrt((jaccard * (1 - jaccard)) / slots);
  return { size, union, jaccard, trials, bias: sum / trials, rmse, ratio };
}

/**
 * The errors from text to estimate, against the Jaccard similarity of the sets of five-word strings: what the hashes of words
 * and shingles lose would show here. A report of 500 words, and the same with one word in `step` replaced.
 */
export function measureTexts(newsfold: Newsfold, step: number, slots: number, trials: number): TextErrors {
  const { sketchText, estimateJaccard } = newsfold;
  const next = random(step);
  let sum = 0;
  let squares = 0;
  let similarities = 0;
  let variances = 0;
  for (let trial = 0; trial < trials; trial++) {
    const list = words(whole(next, 2 ** 32), WORDS_A_TEXT);
    const other = reworded(list, step, whole(next, step));
    const exact = exactJaccard(list, other);
    const options = { slots, seed: whole(next, 2 ** 32) };
    const a = sketchText(sentences(list), options);
    const error = estimateJaccard(a, sketchText(sentences(other), options)) - exact;
    sum += error;
    squares += error * error;
    similarities += exact;
    variances += (exact * (1 - exact)) / slots;
  }
  const rmse = Math.sqrt(squares / trials);
  const ratio = Math.sqrt(squares / variances);
  return { step, jaccard: similarities / trials, bias: sum / trials, rmse, ratio };
}

function exactJaccard(a: readonly string[], b: readonly string[]): number {
  const first = shingleStrings(a);
  const second = shingleStrings(b);
  let shared = 0;
  for (const part of first) if (second.has(part)) shared++;
  return shared / (first.size + second.size - shared);
}

function shingleStrings(list: readonly string[]): Set<string> {
  const set = new Set<string>();
  for (let i = 0; i + WORDS_A_SHINGLE <= list.length; i++)
    set.add(list.slice(i, i + WORDS_A_SHINGLE).join(' '));
  return set;
}

/** How often two sketches agree in all slots of some band, at the default shape for a threshold of one half. */
export function bandRecall(newsfold: Newsfold, pair: Overlap, slots: number, trials: number): BandRecall {
  const { sketch, chooseBands } = newsfold;
  const { bands, rows } = chooseBands(0.5, slots);
  const next = random(7_000_003 * pair.size + Math.round(1000 * pair.jaccard));
  let found = 0;
  for (let trial = 0; trial < trials; trial++) {
    const all = drawn(next, pair.union);
    const options = { slots, seed: whole(next, 2 ** 32) };
    const a = sketch(all.subarray(0, pair.size), options).values;
    const b = sketch(all.subarray(pair.union - pair.size), options).values;
    if (shareBand(a, b, bands, rows)) found++;
  }
  return {
    jaccard: pair.jaccard,
    size: pair.size,
    measured: found / trials,
    expected: 1 - (1 - pair.jaccard ** rows) ** bands,
  };
}

function shareBand(a: Uint32Array, b: Uint32Array, bands: number, rows: number): boolean {
  for (let band = 0; band < bands; band++) {
    let row = 0;
    while (row < rows && a[band * rows + row] === b[band * rows + row]) row++;
    if (row === rows) return true;
  }
  return false;
}
