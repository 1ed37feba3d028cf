/**
 * Sketches: signatures of sets and of texts by Fast Similarity Sketching (see `kernel`), and the form another sketcher must have
 * to stand in for it.
 * @module
 */
import { expectation, mustBeNumber, mustBeOptions, mustBeString } from '../errors';
import { hashWords } from '../text/words';
import { createKernel, type Kernel } from './kernel';
import { WORDS_A_SHINGLE } from './shingle';
import { mustBeScheme, mustBeSeed, mustBeSlots, type Signature, type SignatureScheme } from './signature';

/**
 * How a set is sketched.
 *
 * @example
 * ```ts
 * const options: SketchOptions = { slots: 256, seed: 0xc0ffee };
 * sketchText('The talks were put off on Sunday.', options).slots; // 256
 * ```
 */
export interface SketchOptions {
  /** Slots k, a multiple of 16 from 32 to 1024. Default 128: standard error at most .044. */
  slots?: number;
  /** Unsigned 32-bit seed. Default 0; a service should choose a secret one, so that nobody can craft collisions. */
  seed?: number;
}

/** Slots of a signature: the error halves with four times as many, at four times the bytes. */
export const DEFAULT_SLOTS = 128;
export const DEFAULT_SEED = 0;

/**
 * A way to sketch reports, so that another than Fast Similarity Sketching can stand in for it.
 *
 * @example
 * ```ts
 * const sketcher: Sketcher = { slots: 64, seed: 7, sketch: (shingles) => sketch(shingles, { slots: 64, seed: 7 }) };
 * deduplicate(articles, { sketcher }).kept.length; // 25
 * ```
 */
export interface Sketcher {
  /** Scheme, slots and seed of every signature it makes. */
  readonly scheme?: SignatureScheme | undefined;
  readonly slots: number;
  readonly seed: number;
  /**
   * Makes a signature.
   *
   * @param shingles sorted set of a report's 5-word shingles
   * @param article the report itself, for a sketcher that looks up a signature it has or cuts the text its own way
   */
  sketch(shingles: Uint32Array, article: { readonly id: string; readonly text: string }): Signature;
}

/** Fast Similarity Sketching at its defaults. */
export const DEFAULT_SKETCHER: Sketcher = {
  slots: DEFAULT_SLOTS,
  seed: DEFAULT_SEED,
  sketch: (shingles) => sketch(shingles),
};

/** @throws TypeError, RangeError unless `value` is an object of the form of a sketcher. */
export function mustBeSketcher(argument: string, value: unknown): asserts value is Sketcher {
  mustBeOptions(argument, value);
  const { scheme, slots, seed, sketch: run } = value as { [field in keyof Sketcher]?: unknown };
  mustBeScheme(`${argument}.scheme`, scheme);
  mustBeSlots(`${argument}.slots`, slots);
  mustBeSeed(`${argument}.seed`, seed);
  if (typeof run !== 'function') throw new TypeError(expectation(`${argument}.sketch`, 'a function', run));
}

/**
 * Sketches a set of 32-bit hashes. The order and repetition of elements do not matter.
 *
 * @param shingles the set, as `shingle` gives it
 * @returns `slots` values of 4 bytes
 * @throws TypeError if `shingles` is not a `Uint32Array`; RangeError for slots or seed out of range
 * @example
 * ```ts
 * const a = sketch(shingle('Talks were held in Ankara on Tuesday and Wednesday'));
 * const b = sketch(shingle('Talks were held in Ankara on Tuesday and Thursday'));
 * estimateJaccard(a, b); // about 4/6
 * ```
 */
export function sketch(shingles: Uint32Array, options: SketchOptions = {}): Signature {
  if (!(shingles instanceof Uint32Array))
    throw new TypeError(expectation('shingles', 'a Uint32Array', shingles));
  mustBeOptions('options', options);
  const { slots, seed } = parametersOf(options);
  return { slots, seed, values: kernel().sketch(shingles, slots, seed) };
}

/**
 * The signature of a text's word shingles, straight from the text: what `sketch(shingle(text))` gives, several times
 * as fast, because a signature needs its set neither sorted nor without repetitions.
 *
 * @param options `size` words a shingle, 1 to 32, default 5; `slots` and `seed` as for {@link sketch}
 * @throws TypeError if `text` is not a string; RangeError for an option out of range
 * @example
 * ```ts
 * estimateJaccard(sketchText('Talks were held in Ankara.'), sketchText('TALKS were held, in Ankara')); // 1
 * ```
 * Complexity: O(n + slots log slots) in code units.
 */
export function sketchText(text: string, options: SketchOptions & { size?: number } = {}): Signature {
  mustBeString('text', text);
  mustBeOptions('options', options);
  const { slots, seed } = parametersOf(options);
  const size = options.size ?? WORDS_A_SHINGLE;
  mustBeNumber('options.size', size, 1, 32, true);
  return { slots, seed, values: kernel().sketchWindows(hashWords(text), size, slots, seed) };
}

function parametersOf(options: SketchOptions): { slots: number; seed: number } {
  const slots = options.slots ?? DEFAULT_SLOTS;
  const seed = options.seed ?? DEFAULT_SEED;
  mustBeSlots('options.slots', slots);
  mustBeSeed('options.seed', seed);
  return { slots, seed };
}

let cached: Kernel | undefined;

function kernel(): Kernel {
  cached ??= createKernel();
  return cached;
}
