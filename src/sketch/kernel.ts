/**
 * Fast Similarity Sketching (Dahlgaard, Knudsen, Thorup, FOCS 2017, arXiv:1704.04370): a MinHash signature of k
 * slots in O(n + k log k) instead of O(nk). In round i every element gets a slot and a value of
 * i + [0, 1); rounds go on until every slot is filled, and each slot keeps its least value. The slots of two
 * sets agree with probability J each, as in classic MinHash; the estimate is unbiased, its variance lower for
 * sets smaller than k; and the slot-wise minimum of two sketches is the sketch of the union.
 *
 * The paper chooses slots at random for k rounds and then gives every element to slot i - k, so that it always ends. Here
 * the random rounds are k/8: only sets of fewer than some forty elements are not done by then, and for those, hitting the
 * last free slots by chance costs more than filling them one by one, which the last round does.
 *
 * Each element is mixed once; a round multiplies it by an odd number of its own. The product of that and k gives the slot in its
 * high part and the value in its low 32 bits, of which all but log2(k) are random. Values are 31 bits: 30 of round 0, where
 * almost all slots are filled; above those, 9 bits of round and 21 of value. Minima are taken without a
 * branch, because nobody can guess whether the next value is one.
 * @module
 */
import { mix32 } from '../text/hash';
import { EMPTY_SLOT } from './signature';

/** Most slots a signature may have. */
const MAX_SLOTS = 1024;
/** Elements mixed at a time. */
const BLOCK = 1 << 14;

/** Buffers for one set at a time, and the function that sketches it. */
export interface Kernel {
  /** Room for the elements of most texts, for the caller to fill; the kernel itself does not write to it. */
  readonly buffer: Int32Array;
  /** Sketches the first `count` elements into `slots` new values. */
  sketch(elements: Int32Array | Uint32Array, count: number, slots: number, seed: number): Uint32Array;
}

/**
 * Makes the one kernel of the library. Its buffers and numbers are constants of this closure, because V8 then compiles
 * them into the loops; nothing is read from the buffers that the same call did not write.
 */
export function createKernel(): Kernel {
  const saltStep = 0x9e3779b9 | 0;
  /** Held by a slot that no round has filled; above every value. */
  const unfilledSlot = 0x7fffffff;
  /** Bits by which the low word of a product is cut to a value: 30 bits in round 0, 21 in later ones. */
  const firstCut = 2;
  const laterCut = 11;
  /** Values of round i > 0 are `later + (i << roundShift)` and 21 bits; those of the last round come above all. */
  const later = 0x40000000;
  const roundShift = 21;
  const last = 0x7fe00000;
  /** k is shifted by this for the number of random rounds. */
  const randomShift = 3;

  const maxSlots = MAX_SLOTS;
  const block = BLOCK;
  const buffer = new Int32Array(BLOCK);
  /** A block of elements, mixed. */
  const mixed = new Int32Array(BLOCK);
  const values = new Int32Array(MAX_SLOTS);
  /** Slots that the last round has to fill, and one more to write to. */
  const open = new Int32Array(MAX_SLOTS + 1);
  /** Odd numbers of a seed: one for each round, and behind those one for each slot in the last round. */
  const multipliers = new Int32Array(2 * MAX_SLOTS);
  let seeded: number | undefined;

  /** Draws the multipliers of a seed, unless they are there; returns its salt. */
  function prepare(seed: number): number {
    const salt = mix32(seed ^ saltStep);
    if (seed === seeded) return salt;
    seeded = seed;
    for (let i = 0; i < multipliers.length; i++)
      multipliers[i] = mix32(salt + Math.imul(i + 1, saltStep)) | 1;
    return salt;
  }

  /** Mixes a block of elements and throws them into the slots; returns how many slots that filled. */
  function firstRound(
    elements: Int32Array | Uint32Array,
    from: number,
    to: number,
    slots: number,
    salt: number,
  ): number {
    let filled = 0;
    for (let i = from; i < to; i++) {
      const hash = mix32(elements[i]! ^ salt);
      mixed[i - from] = hash;
      const slot = Math.imul(hash >>> 16, slots) >>> 16;
      const held = values[slot]!;
      const less = ((Math.imul(hash, slots) >>> firstCut) - held) | 0;
      values[slot] = held + (less & (less >> 31));
      // 1 where the sum overflows: the slot was unfilled.
      filled += (held + 1) >>> 31;
    }
    return filled;
  }

  /** Mixes a block anew, where one does not hold all elements; returns its size. */
  function load(elements: Int32Array | Uint32Array, from: number, count: number, salt: number): number {
    const size = Math.min(block, count - from);
    if (count > block) for (let i = 0; i < size; i++) mixed[i] = mix32(elements[from + i]! ^ salt);
    return size;
  }

  /** Throws the elements again and again, until all slots are filled or the random rounds are over. */
  function laterRounds(
    elements: Int32Array | Uint32Array,
    count: number,
    slots: number,
    salt: number,
    empty: number,
  ): number {
    let unfilled = empty;
    const rounds = slots >>> randomShift;
    for (let round = 1; unfilled > 0 && round <= rounds; round++) {
      const multiplier = multipliers[round]!;
      const base = later | (round << roundShift);
      for (let from = 0; from < count; from += block) {
        const size = load(elements, from, count, salt);
        for (let i = 0; i < size; i++) {
          const hash = Math.imul(mixed[i]!, multiplier);
          const slot = Math.imul(hash >>> 16, slots) >>> 16;
          const held = values[slot]!;
          const less = (base + (Math.imul(hash, slots) >>> laterCut) - held) | 0;
          values[slot] = held + (less & (less >> 31));
          unfilled -= (held + 1) >>> 31;
        }
      }
    }
    return unfilled;
  }

  /** Gives every unfilled slot the least value of all elements, hashed for that slot. */
  function lastRound(elements: Int32Array | Uint32Array, count: number, slots: number, salt: number): void {
    let unfilled = 0;
    for (let slot = 0; slot < slots; slot++) {
      open[unfilled] = slot;
      unfilled += (values[slot]! + 1) >>> 31;
    }
    for (let from = 0; from < count; from += block) {
      const size = load(elements, from, count, salt);
      for (let k = 0; k < unfilled; k++) {
        const slot = open[k]!;
        const multiplier = multipliers[maxSlots + slot]!;
        let least = values[slot]!;
        for (let i = 0; i < size; i++) {
          const less = (last + (Math.imul(mixed[i]!, multiplier) >>> laterCut) - least) | 0;
          least += less & (less >> 31);
        }
        values[slot] = least;
      }
    }
  }

  function sketch(
    elements: Int32Array | Uint32Array,
    count: number,
    slots: number,
    seed: number,
  ): Uint32Array {
    if (count === 0) return new Uint32Array(slots).fill(EMPTY_SLOT);
    const salt = prepare(seed);
    values.fill(unfilledSlot, 0, slots);
    let unfilled = slots;
    for (let from = 0; from < count; from += block) {
      unfilled -= firstRound(elements, from, Math.min(count, from + block), slots, salt);
    }
    if (unfilled > 0) unfilled = laterRounds(elements, count, slots, salt, unfilled);
    if (unfilled > 0) lastRound(elements, count, slots, salt);
    // The cheapest way to a new array: half the cost of `slice`, or of a loop over one full of zeros.
    return new Uint32Array(values.subarray(0, slots));
  }

  return { buffer, sketch };
}
