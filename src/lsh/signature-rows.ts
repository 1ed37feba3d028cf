/**
 * Signatures by entry number, in chunks that are never copied once they are full: growth takes no longer however many
 * there are. A row holds, before the values, the hash of the entry's id and a mark of its owner's.
 *
 * Cost: add and get O(1); 4·slots + 8 bytes an entry.
 * @module
 */

/** What stands in a row before the values. */
export const MARK = 0;
export const ID_HASH = 1;
export const VALUES = 2;

/** Slots that are compared between two looks at the threshold: a divisor of every number of slots. */
const COMPARED_AT_ONCE = 16;
const CHUNK_BITS = 11;
const CHUNK_ROWS: number = 2 ** CHUNK_BITS;
const FEWEST_ROWS = 16;

export class SignatureRows {
  readonly #chunks: Uint32Array[] = [];
  readonly #width: number;
  /** Rows in use, those of removed entries included. */
  #length = 0;
  /** The row freed last plus one, 0 for none; the mark of a freed row leads to the one before. */
  #free = 0;

  constructor(slots: number) {
    this.#width = VALUES + slots;
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

  /** Share of slots equal to those of `values`, or 0 as soon as it must be below the threshold: most of a flood share a band and no more. */
  score(entry: number, values: Uint32Array, threshold: number): number {
    const row = this.chunk(entry);
    const base = this.base(entry) + VALUES;
    const slots = this.#width - VALUES;
    let equal = 0;
    for (let i = 0; i < slots; ) {
      // Four at a time, and as integers: unsigned numbers would be compared as floating-point ones.
      for (const end = i + COMPARED_AT_ONCE; i < end; i += 4) {
        const at = base + i;
        equal +=
          ((row[at]! ^ values[i]!) === 0 ? 1 : 0) +
          ((row[at + 1]! ^ values[i + 1]!) === 0 ? 1 : 0) +
          ((row[at + 2]! ^ values[i + 2]!) === 0 ? 1 : 0) +
          ((row[at + 3]! ^ values[i + 3]!) === 0 ? 1 : 0);
      }
      if ((equal + slots - i) / slots < threshold) return 0;
    }
    return equal / slots;
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
      if (chunk !== undefined) larger.set(chunk);
      this.#chunks[number] = larger;
    }
    this.#length++;
    return entry;
  }
}
