/**
 * Signatures by entry number, in chunks that are never copied once they are full: growth takes no longer however many
 * there are. A row holds, before the values, the hash of the entry's id and a mark of its owner's. Fingerprints of the values lie
 * apart from them, so that many are compared in little memory; one is made when it is first looked at, which most never are.
 *
 * Cost: add and get O(1); 4.5·slots + 8 bytes an entry.
 * @module
 */
import { differsInMore, SLOTS_A_WORD, writeFingerprint } from './fingerprint';

/** What stands in a row before the values. */
export const MARK = 0;
export const ID_HASH = 1;
export const VALUES = 2;

/** Slots that are compared between two looks at the threshold: a divisor of every number of slots. */
const COMPARED_AT_ONCE = 16;
const CHUNK_BITS = 11;
const CHUNK_ROWS: number = 2 ** CHUNK_BITS;
const FEWEST_ROWS = 16;
/** Fewer entries are compared without their fingerprints: to make the one of what is looked for takes as long as it saves. */
const FEWEST_FINGERPRINTS = 4;
/** Nor are fingerprints of use where so small a share of equal slots is enough: chance alone gives one in 16. */
const LEAST_SHARE = 1 / 8;

export class SignatureRows {
  readonly #chunks: Uint32Array[] = [];
  readonly #width: number;
  /** Fingerprints, by chunk and row as the rows are, of which one that begins with 0 is not made yet; and the one of what is looked for. */
  readonly #fingerprints: Int32Array[] = [];
  readonly #asked: Int32Array;
  /** Rows in use, those of removed entries included. */
  #length = 0;
  /** The row freed last plus one, 0 for none; the mark of a freed row leads to the one before. */
  #free = 0;

  constructor(slots: number) {
    this.#width = VALUES + slots;
    this.#asked = new Int32Array(slots / SLOTS_A_WORD);
  }

  /** Entry numbers given so far are below this. */
  get length(): number {
    return this.#length;
  }

  /** The chunk a row is in; the row begins at {@link base}. */
  chunk(entry: number): Uint32Array {
    return this.#chunks[entry >>> CHUNK_BITS]!;
  }

  /** Where a row begins in its chunk. */
  base(entry: number): number {
    return (entry & (CHUNK_ROWS - 1)) * this.#width;
  }

  /** A view of the values of a row. */
  values(entry: number): Uint32Array {
    const base = this.base(entry);
    return this.chunk(entry).subarray(base + VALUES, base + this.#width);
  }

  idHash(entry: number): number {
    return this.chunk(entry)[this.base(entry) + ID_HASH]!;
  }

  /**
   * Visits those of some entries of which so large a share of slots is equal to those of `values`, with the share, in the order given.
   *
   * @param threshold 0 to 1
   */
  similar(
    entries: readonly number[],
    values: Uint32Array,
    threshold: number,
    visit: (entry: number, share: number) => void,
  ): void {
    if (entries.length === 0) return;
    const slots = this.#width - VALUES;
    const most = mostDifferent(slots, threshold);
    const asked = this.#asked;
    const words = asked.length;
    const isFiltered = entries.length >= FEWEST_FINGERPRINTS && threshold > LEAST_SHARE;
    if (isFiltered) writeFingerprint(values, asked, 0);
    for (const entry of entries) {
      const number = entry >>> CHUNK_BITS;
      const row = entry & (CHUNK_ROWS - 1);
      if (isFiltered) {
        const fingerprints = this.#fingerprints[number]!;
        if (fingerprints[row * words] === 0) writeFingerprint(this.values(entry), fingerprints, row * words);
        if (differsInMore(asked, fingerprints, row * words, most)) continue;
      }
      const different = countDifferent(values, this.#chunks[number]!, row * this.#width + VALUES, most);
      if (different <= most) visit(entry, (slots - different) / slots);
    }
  }

  /** Fills a free row; returns its number. */
  add(idHash: number, values: Uint32Array): number {
    const entry = this.#free === 0 ? this.#append() : this.#free - 1;
    const chunk = this.chunk(entry);
    const base = this.base(entry);
    if (this.#free !== 0) this.#free = chunk[base + MARK]!;
    chunk[base + MARK] = 0;
    chunk[base + ID_HASH] = idHash;
    chunk.set(values, base + VALUES);
    return entry;
  }

  /** Frees a row, which forgets its values. */
  remove(entry: number): void {
    const chunk = this.chunk(entry);
    const base = this.base(entry);
    chunk.fill(0, base, base + this.#width);
    chunk[base + MARK] = this.#free;
    const words = this.#asked.length;
    const from = (entry & (CHUNK_ROWS - 1)) * words;
    const fingerprints = this.#fingerprints[entry >>> CHUNK_BITS]!;
    if (fingerprints[from] !== 0) fingerprints.fill(0, from, from + words);
    this.#free = entry + 1;
  }

  /** Sets the marks of all rows in use to 0; those of freed rows stay. */
  clearMarks(isUsed: (entry: number) => boolean): void {
    for (let entry = 0; entry < this.#length; entry++) {
      if (isUsed(entry)) this.chunk(entry)[this.base(entry) + MARK] = 0;
    }
  }

  #append(): number {
    const entry = this.#length;
    const number = entry >>> CHUNK_BITS;
    const row = entry & (CHUNK_ROWS - 1);
    const chunk = this.#chunks[number];
    if (chunk === undefined || (row + 1) * this.#width > chunk.length) {
      // Only the first chunk begins small.
      const rows = number > 0 ? CHUNK_ROWS : Math.min(CHUNK_ROWS, Math.max(FEWEST_ROWS, row * 2));
      const larger = new Uint32Array(rows * this.#width);
      const fingerprints = new Int32Array(rows * this.#asked.length);
      if (chunk !== undefined) {
        larger.set(chunk);
        fingerprints.set(this.#fingerprints[number]!);
      }
      this.#chunks[number] = larger;
      this.#fingerprints[number] = fingerprints;
    }
    this.#length++;
    return entry;
  }
}

/** The most slots of which may differ where a share of `threshold` must be equal. */
function mostDifferent(slots: number, threshold: number): number {
  let most = slots - Math.trunc(threshold * slots);
  // By the division that gives the share: a product is rounded otherwise.
  while ((slots - most) / slots < threshold) most--;
  return most;
}

/** Slots in which `values` differ from those that begin at a position; more than `most` as soon as there are more. */
function countDifferent(values: Uint32Array, others: Uint32Array, from: number, most: number): number {
  let different = 0;
  for (let slot = 0; slot < values.length && different <= most; ) {
    // Without a branch: four at a time.
    for (const end = slot + COMPARED_AT_ONCE; slot < end; slot += 4) {
      const at = from + slot;
      const a = values[slot]! ^ others[at]!;
      const b = values[slot + 1]! ^ others[at + 1]!;
      const c = values[slot + 2]! ^ others[at + 2]!;
      const d = values[slot + 3]! ^ others[at + 3]!;
      // The sign of x | -x is that of a negative number, unless x is 0.
      different += ((a | -a) >>> 31) + ((b | -b) >>> 31) + ((c | -c) >>> 31) + ((d | -d) >>> 31);
    }
  }
  return different;
}
