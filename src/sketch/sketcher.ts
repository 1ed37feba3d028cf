/**
 * Fast Similarity Sketching (Dahlgaard, Knudsen, Thorup, FOCS 2017, arXiv:1704.04370): a MinHash signature of k
 * slots in O(n + k log k) instead of O(nk). In round i every element gets a slot and a value of
 * i + [0, 1); rounds go on until every slot is filled, and each slot keeps its least value. The first k rounds choose slots at
 * random, the next k give every element to slot i - k, so that it always ends. The slots of two
 * sets agree with probability J each, as in classic MinHash; the estimate is unbiased, its variance lower for
 * sets smaller than k; and the slot-wise minimum of two sketches is the sketch of the union.
 *
 * Each element is mixed once; a round then salts and multiplies. The product of a hash and k gives the slot in its
 * high part and the value in its low 32 bits, of which all but log2(k) are random. A slot and a round share
 * 32 bits: round 0, where almost all slots are filled, has 31 bits of value; later rounds have 11 bits of round and 19
 * of value, so that no value looks like an empty slot.
 * @module
 */
import { expectation, mustBeNumber, mustBeOptions, mustBeString } from '../errors';
import { mix32 } from '../text/hash';
import { hashWords } from '../text/words';
import { leavingFactor, ORDER_PRIME, WORDS_A_SHINGLE } from './shingle';
import {
  EMPTY_SLOT,
  mustBeScheme,
  mustBeSeed,
  mustBeSlots,
  type Signature,
  type SignatureScheme,
} from './signature';

/** How a set is sketched. */
export interface SketchOptions {
  /** Slots k, a multiple of 16 from 32 to 1024. Default 128: standard error at most .044. */
  slots?: number;
  /** Unsigned 32-bit seed. Default 0; a service should choose a secret one, so that nobody can craft collisions. */
  seed?: number;
}

/** Slots of a signature: the error halves with four times as many, at four times the bytes. */
export const DEFAULT_SLOTS = 128;
export const DEFAULT_SEED = 0;

/** A way to sketch reports, so that another than Fast Similarity Sketching can stand in for it. */
export interface Sketcher {
  /** Scheme, slots and seed of every signature it makes. */
  readonly scheme?: SignatureScheme | undefined;
  readonly slots: number;
  readonly seed: number;
  /**
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

const ROUND_STEP = 0x9e3779b9;
const ROUND_MULTIPLIER = 0x2c1b3c6d;
const LATER_ROUND = 0x80000000;

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
  const values = new Uint32Array(slots).fill(EMPTY_SLOT);
  const mixed = new Int32Array(shingles.length);
  const salt = mix32(seed ^ ROUND_STEP);
  for (let i = 0; i < shingles.length; i++) {
    const hash = mix32(shingles[i]! ^ salt);
    mixed[i] = hash;
    const slot = ((hash >>> 16) * slots) >>> 16;
    const value = Math.imul(hash, slots) >>> 1;
    if (value < values[slot]!) values[slot] = value;
  }
  fillUp(values, mixed, salt);
  return { slots, seed, values };
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
  const words = hashWords(text);
  const count = words.length;
  const values = new Uint32Array(slots).fill(EMPTY_SLOT);
  if (count === 0) return { slots, seed, values };
  const width = Math.min(size, count);
  const mixed = new Int32Array(count - width + 1);
  const salt = mix32(seed ^ ROUND_STEP);
  const leaving = leavingFactor(width);
  let h = 0;
  for (let i = 0; i < count; i++) {
    if (i >= width) h = (h - Math.imul(words[i - width]!, leaving)) | 0;
    h = (Math.imul(h, ORDER_PRIME) + words[i]!) | 0;
    if (i < width - 1) continue;
    const hash = mix32(mix32(h ^ width) ^ salt);
    mixed[i - width + 1] = hash;
    const slot = ((hash >>> 16) * slots) >>> 16;
    const value = Math.imul(hash, slots) >>> 1;
    if (value < values[slot]!) values[slot] = value;
  }
  fillUp(values, mixed, salt);
  return { slots, seed, values };
}

function parametersOf(options: SketchOptions): { slots: number; seed: number } {
  const slots = options.slots ?? DEFAULT_SLOTS;
  const seed = options.seed ?? DEFAULT_SEED;
  mustBeSlots('options.slots', slots);
  mustBeSeed('options.seed', seed);
  return { slots, seed };
}

/** The rounds after the first, until every slot is filled. `mixed` holds the elements as round 0 mixed them. */
function fillUp(values: Uint32Array, mixed: Int32Array, salt: number): void {
  const slots = values.length;
  let unfilled = 0;
  for (let slot = 0; slot < slots; slot++) if (values[slot] === EMPTY_SLOT) unfilled++;
  if (mixed.length === 0) return;
  for (let round = 1; unfilled > 0; round++) {
    const roundSalt = mix32(salt + Math.imul(round, ROUND_STEP));
    const prefix = (LATER_ROUND | (round << 20)) >>> 0;
    for (let i = 0; i < mixed.length; i++) {
      let hash = Math.imul(mixed[i]! ^ roundSalt, ROUND_MULTIPLIER);
      hash = Math.imul(hash ^ (hash >>> 15), ROUND_STEP);
      const slot = round < slots ? ((hash >>> 16) * slots) >>> 16 : round - slots;
      const held = values[slot]!;
      // Filled in an earlier round: nothing of this one can be less.
      if (held < prefix) continue;
      const value = prefix + (Math.imul(hash ^ (hash >>> 16), slots) >>> 13);
      if (value < held) {
        if (held === EMPTY_SLOT) unfilled--;
        values[slot] = value;
      }
    }
  }
}
