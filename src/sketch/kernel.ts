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
import { leavingFactor, ORDER_BASE, rollShingles } from './shingle';
import { EMPTY_SLOT } from './signature';

/** Most slots a signature may have. */
const MAX_SLOTS = 1024;
/** Elements mixed at a time. */
const BLOCK = 1 << 14;
/** So many different elements a slot leave one unfilled in round 0 with a chance of k / 9,000,000: there are fewer, repeated. */
const SURELY_FILLED = 16;

/** The two ways in. Both return `slots` new values. */
export interface Kernel {
  /** Sketches a set of elements. */
  sketch(elements: Int32Array | Uint32Array, slots: number, seed: number): Uint32Array;
  /** Sketches the windows of `size` words, as `rollShingles` makes them, without laying them down in between. */
  sketchWindows(words: Int32Array, size: number, slots: number, seed: number): Uint32Array;
}

/**
 * Makes the one kernel of the library. Its buffers and numbers are constants of this closure, because V8 then compiles
 * them into the loops; nothing is read from the buffers that the same call did not write.
 */
export function createKernel(): Kernel {
  const orderBase = ORDER_BASE;
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
  /** A block of elements, mixed. */
  const mixed = new Int32Array(BLOCK);
  /** The slots; as many as there are numbers of 16 bits, so that V8 need not check that a slot is one of them. */
  const values = new Int32Array(1 << 16);
  /** The slots of the last call, unsigned, so that they are copied without a conversion. */
  let result = new Uint32Array(values.buffer, 0, 32);
  /** Slots that the last round has to fill, and one more to write to; their multipliers, and their least values so far. */
  const open = new Int32Array(MAX_SLOTS + 1);
  const openMultipliers = new Int32Array(MAX_SLOTS + 1);
  const leasts = new Int32Array(MAX_SLOTS + 1);
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

  /** The same for windows of `width` words, hashed as `rollShingles` does. */
  function firstRoundOfWindows(
    words: Int32Array,
    count: number,
    width: number,
    slots: number,
    salt: number,
  ): number {
    const leaving = leavingFactor(width);
    let window = 0;
    for (let i = 0; i < width - 1; i++) window = (Math.imul(window, orderBase) + words[i]!) | 0;
    let left = 0;
    let filled = 0;
    for (let i = 0; i < count; i++) {
      window = (Math.imul(window, orderBase) + words[i + width - 1]! - Math.imul(left, leaving)) | 0;
      left = words[i]!;
      const hash = mix32(window ^ salt);
      mixed[i] = hash;
      const slot = Math.imul(hash >>> 16, slots) >>> 16;
      const held = values[slot]!;
      const less = ((Math.imul(hash, slots) >>> firstCut) - held) | 0;
      values[slot] = held + (less & (less >> 31));
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
        // With few slots unfilled it is easy to guess that an element misses them: then a branch is cheaper.
        if (8 * unfilled < slots) {
          for (let i = 0; i < size; i++) {
            const hash = Math.imul(mixed[i]!, multiplier);
            const slot = Math.imul(hash >>> 16, slots) >>> 16;
            const held = values[slot]!;
            if (held < base) continue;
            const less = (base + (Math.imul(hash, slots) >>> laterCut) - held) | 0;
            values[slot] = held + (less & (less >> 31));
            unfilled -= (held + 1) >>> 31;
          }
          continue;
        }
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
    for (let k = 0; k < unfilled; k++) {
      openMultipliers[k] = multipliers[maxSlots + open[k]!]!;
      leasts[k] = unfilledSlot;
    }
    for (let from = 0; from < count; from += block) {
      const size = load(elements, from, count, salt);
      for (let i = 0; i < size; i += 2) throwLast(mixed[i]!, mixed[Math.min(i + 1, size - 1)]!, unfilled);
    }
    for (let k = 0; k < unfilled; k++) values[open[k]!] = leasts[k]!;
  }

  /** Two elements at a time, and the slots in the inner loop: half the stores, and no short loops. */
  function throwLast(hash: number, other: number, unfilled: number): void {
    for (let k = 0; k < unfilled; k++) {
      const multiplier = openMultipliers[k]!;
      const least = leasts[k]!;
      const one = Math.imul(hash, multiplier) >>> laterCut;
      const less = ((Math.imul(other, multiplier) >>> laterCut) - one) | 0;
      const lesser = (last + one + (less & (less >> 31)) - least) | 0;
      leasts[k] = least + (lesser & (lesser >> 31));
    }
  }

  /**
   * The different ones among many elements, so that a phrase repeated a million times does not go through all rounds each
   * time. If a block holds them, they lie in it mixed, as after round 0.
   */
  function distinct(elements: Int32Array | Uint32Array, count: number, salt: number): Int32Array {
    const isMixed = count <= block;
    const sorted = (isMixed ? mixed.subarray(0, count) : new Int32Array(elements)).sort();
    let size = 0;
    for (let i = 0; i < count; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[size++] = sorted[i]!;
    if (!isMixed && size <= block) for (let i = 0; i < size; i++) mixed[i] = mix32(sorted[i]! ^ salt);
    return sorted.subarray(0, size);
  }

  /** The rounds after the first. */
  function fill(
    elements: Int32Array | Uint32Array,
    count: number,
    slots: number,
    salt: number,
    empty: number,
  ): void {
    const unfilled = laterRounds(elements, count, slots, salt, empty);
    if (unfilled > 0) lastRound(elements, count, slots, salt);
  }

  /** Fills what is unfilled after round 0; the signature. */
  function complete(
    elements: Int32Array | Uint32Array,
    count: number,
    slots: number,
    salt: number,
    empty: number,
  ): Uint32Array {
    if (empty > 0 && count > SURELY_FILLED * slots) {
      const set = distinct(elements, count, salt);
      fill(set, set.length, slots, salt, empty);
    } else if (empty > 0) fill(elements, count, slots, salt, empty);
    // The cheapest way to a new array: half the cost of `slice`, or of a loop over one full of zeros.
    if (slots !== result.length) result = new Uint32Array(values.buffer, 0, slots);
    return new Uint32Array(result);
  }

  function sketch(elements: Int32Array | Uint32Array, slots: number, seed: number): Uint32Array {
    const count = elements.length;
    if (count === 0) return new Uint32Array(slots).fill(EMPTY_SLOT);
    const salt = prepare(seed);
    values.fill(unfilledSlot, 0, slots);
    let unfilled = slots;
    for (let from = 0; from < count; from += block) {
      unfilled -= firstRound(elements, from, Math.min(count, from + block), slots, salt);
    }
    return complete(elements, count, slots, salt, unfilled);
  }

  function sketchWindows(words: Int32Array, size: number, slots: number, seed: number): Uint32Array {
    const width = Math.min(size, words.length);
    const count = words.length - width + 1;
    if (width === 0 || count > block) return sketch(rolled(words, size), slots, seed);
    const salt = prepare(seed);
    values.fill(unfilledSlot, 0, slots);
    const filled = firstRoundOfWindows(words, count, width, slots, salt);
    // The elements lie mixed in the block, and nothing reads them again.
    return complete(mixed, count, slots, salt, slots - filled);
  }

  return { sketch, sketchWindows };
}

/** The windows of a text that is longer than a block. */
function rolled(words: Int32Array, size: number): Int32Array {
  const windows = new Int32Array(words.length);
  return windows.subarray(0, rollShingles(words, words.length, size, windows));
}
