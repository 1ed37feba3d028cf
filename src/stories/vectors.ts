/**
 * Vectors that the caller brings: one for each independent report, from a language model of any kind. Models differ in how alike they
 * find two texts that have nothing in common, so a cosine is read against those of the batch: 0 is what two reports
 * have on average, 1 is the same direction. Vectors that are all alike therefore say nothing, and so do those of two reports alone.
 *
 * Cost: O(n · d) to check n vectors of d numbers, O(d) a pair; memory 4 · n · d bytes.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { expectation } from '../errors';
import type { Steps } from '../steps';

/**
 * A vector for each text, in order, all of one length.
 *
 * @example
 * ```ts
 * const embed = (texts: string[]): TextVectors => texts.map((text) => [text.length % 7, text.length % 11, 1]); // a model, in earnest
 * clusterStories(articles, { embed }).stats.articles; // 30
 * ```
 */
export type TextVectors = readonly ArrayLike<number>[];

/** How vectors are asked for and used. */
export const VECTOR_PARAMETERS = {
  /** Texts that are handed over at once. */
  batch: 64,
  /** Longest vector. */
  dimension: 65_536,
  /** Likeness from which vectors speak for a link, 0 to 1. */
  floor: 0.4,
  /** What a likeness of 1 adds to the score of a link. */
  weight: 0.12,
} as const;

/** Below this share of the cosines' range left above their mean, vectors are all alike. */
const LEAST_RANGE = 1e-4;

/** The text that stands for a report. */
export function textOf({ title, text }: CheckedArticle): string {
  return title === '' ? text : `${title}\n\n${text}`;
}

/** Takes vectors batch by batch and checks them. */
export class VectorReader {
  readonly #count: number;
  #data: Float32Array = new Float32Array(0);
  #dimension = 0;
  #read = 0;

  constructor(count: number) {
    this.#count = count;
  }

  /**
   * @param answer what `embed` gave for so many texts
   * @throws TypeError unless it is a list of lists of numbers; RangeError unless there is one for each text, all of one length and finite
   */
  add(answer: unknown, texts: number): void {
    if (isThenable(answer)) {
      const expected = 'an array of vectors, not a promise of one: clusterStoriesAsync takes that';
      throw new TypeError(expectation('options.embed(texts)', expected, answer));
    }
    if (!Array.isArray(answer)) {
      throw new TypeError(expectation('options.embed(texts)', 'an array of vectors', answer));
    }
    if (answer.length !== texts) {
      const message = `options.embed(texts): expected ${texts} vectors, one for each text, got ${answer.length}`;
      throw new RangeError(message);
    }
    for (const [i, vector] of answer.entries()) this.#addOne(`options.embed(texts)[${i}]`, vector);
  }

  /** The vectors, when all were read. */
  vectors(): Vectors {
    return new Vectors(this.#data, this.#count, this.#dimension);
  }

  #addOne(name: string, vector: unknown): void {
    if (!Array.isArray(vector) && !(ArrayBuffer.isView(vector) && !(vector instanceof DataView))) {
      throw new TypeError(expectation(name, 'an array of numbers', vector));
    }
    const numbers = vector as unknown as ArrayLike<unknown>;
    if (this.#read === 0) {
      if (numbers.length < 1 || numbers.length > VECTOR_PARAMETERS.dimension) {
        const message = `${name}: expected 1 to ${VECTOR_PARAMETERS.dimension} numbers, got ${numbers.length}`;
        throw new RangeError(message);
      }
      this.#dimension = numbers.length;
      this.#data = new Float32Array(this.#count * numbers.length);
    }
    if (numbers.length !== this.#dimension) {
      const message = `${name}: expected ${this.#dimension} numbers, as the first vector has, got ${numbers.length}`;
      throw new RangeError(message);
    }
    let largest = 0;
    for (let k = 0; k < numbers.length; k++) {
      const x = numbers[k];
      if (typeof x !== 'number') throw new TypeError(expectation(`${name}[${k}]`, 'a number', x));
      if (!Number.isFinite(x)) throw new RangeError(expectation(`${name}[${k}]`, 'a finite number', x));
      largest = Math.max(largest, Math.abs(x));
    }
    const start = this.#read++ * this.#dimension;
    if (largest === 0) return;
    // Scaled first: squares of large numbers would overflow, those of small ones vanish.
    let squares = 0;
    for (let k = 0; k < numbers.length; k++) squares += ((numbers[k] as number) / largest) ** 2;
    const length = Math.sqrt(squares);
    for (let k = 0; k < numbers.length; k++) {
      this.#data[start + k] = (numbers[k] as number) / largest / length;
    }
  }
}

/** Vectors of unit length; of zeros where a vector says nothing. */
export class Vectors {
  readonly count: number;
  readonly dimension: number;
  /** Row by row. */
  readonly data: Float32Array;
  /** Sum of all rows. */
  readonly sum: Float64Array;
  /** Mean cosine of two reports. */
  readonly base: number;

  constructor(data: Float32Array, count: number, dimension: number) {
    this.data = data;
    this.count = count;
    this.dimension = dimension;
    this.sum = new Float64Array(dimension);
    let squares = 0;
    for (let i = 0; i < data.length; i++) {
      const x = data[i]!;
      this.sum[i % dimension]! += x;
      squares += x * x;
    }
    let all = 0;
    for (const x of this.sum) all += x * x;
    this.base = count < 2 ? 1 : (all - squares) / (count * (count - 1));
  }

  /** Whether some reports are more alike than others. */
  get tell(): boolean {
    return 1 - this.base > LEAST_RANGE;
  }

  /** How much alike two reports are, against the batch: 0, no more than any two, to 1. */
  likeness(a: number, b: number): number {
    const { data, dimension, base } = this;
    const [x, y] = [a * dimension, b * dimension];
    let cosine = 0;
    for (let k = 0; k < dimension; k++) cosine += data[x + k]! * data[y + k]!;
    return Math.min(1, Math.max(0, (cosine - base) / (1 - base)));
  }

  /** What the likeness of two reports adds to the score of their link. */
  bonus(a: number, b: number): number {
    const { floor, weight } = VECTOR_PARAMETERS;
    return weight * Math.max(0, (this.likeness(a, b) - floor) / (1 - floor));
  }
}

/** Vectors of reports, a batch of texts at a time. */
export function* vectorSteps(
  reports: readonly CheckedArticle[],
  embed: (texts: string[]) => unknown,
): Steps<Vectors> {
  const reader = new VectorReader(reports.length);
  for (const { from, texts } of textBatches(reports)) {
    // What is handed over is the caller's.
    const { length } = texts;
    reader.add(embed(texts), length);
    yield from / reports.length;
  }
  return reader.vectors();
}

/** The texts that are handed over at once, and the position of the first. */
export function* textBatches(
  reports: readonly CheckedArticle[],
): Generator<{ from: number; texts: string[] }, void, undefined> {
  for (let from = 0; from < reports.length; from += VECTOR_PARAMETERS.batch) {
    yield { from, texts: reports.slice(from, from + VECTOR_PARAMETERS.batch).map(textOf) };
  }
}

function isThenable(value: unknown): boolean {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}
