/**
 * Fingerprints of signatures: four bits of the value of each slot, those of eight slots in one number. Equal values have equal bits,
 * and of others one in 16. So two signatures have at most as many equal slots as their fingerprints have, and where those are
 * too few, the signatures need not be compared: in a flood of texts that share a band and little else, none is.
 *
 * Cost: O(slots) to write, O(slots / 8) to compare; half a byte a slot.
 * @module
 */

/** Slots of a number: a divisor of every number of slots, and twice it too. */
export const SLOTS_A_WORD = 8;
/** Values of slots are least values, whose first bits say little: multiplied by this, the first bits depend on all. */
const MIX = 0x9e3779b1;

/** Writes the fingerprint of a signature, one number for {@link SLOTS_A_WORD} slots, from a position on. */
export function writeFingerprint(values: Uint32Array, into: Int32Array, from: number): void {
  let word = from;
  // Written out: a loop takes half as long again.
  for (let slot = 0; slot < values.length; slot += SLOTS_A_WORD) {
    into[word++] =
      firstBits(values[slot]!) |
      (firstBits(values[slot + 1]!) >>> 4) |
      (firstBits(values[slot + 2]!) >>> 8) |
      (firstBits(values[slot + 3]!) >>> 12) |
      (firstBits(values[slot + 4]!) >>> 16) |
      (firstBits(values[slot + 5]!) >>> 20) |
      (firstBits(values[slot + 6]!) >>> 24) |
      (firstBits(values[slot + 7]!) >>> 28);
  }
}

/** Four bits of a value, as the first of 32. */
function firstBits(value: number): number {
  return Math.imul(value, MIX) & 0xf0000000;
}

/** Whether a fingerprint differs from the one that begins at a position in more than `most` slots. */
export function differsInMore(own: Int32Array, others: Int32Array, from: number, most: number): boolean {
  let different = 0;
  for (let word = 0; word < own.length; word += 2) {
    let first = own[word]! ^ others[from + word]!;
    let second = own[word + 1]! ^ others[from + word + 1]!;
    // The last of each four bits becomes 1 where one of the four is.
    first |= first >>> 2;
    second |= second >>> 2;
    first |= first >>> 1;
    second |= second >>> 1;
    // Added up within fours, then within bytes, then all bytes into the first.
    const fours = (first & 0x11111111) + (second & 0x11111111);
    const bytes = (fours & 0x0f0f0f0f) + ((fours >>> 4) & 0x0f0f0f0f);
    different += Math.imul(bytes, 0x01010101) >>> 24;
    if (different > most) return true;
  }
  return false;
}
