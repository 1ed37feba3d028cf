/**
 * Signatures by entry number, in chunks that are never copied once they are full: growth takes no longer however many
 * there are. A row holds, before the values: a mark of its owner's; the hash of the entry's id; for each band a link, with
 * the first byte of the band's key and the next entry of a chain; and for each band the second byte of its key.
 *
 * Cost: add and get O(1); 4·slots + 5·bands + 8 to 11 bytes an entry.
 * @module
 */

/** What stands in a row before the values. */
export const MARK = 0;
export const ID_HASH = 1;
const LINKS = 2;

const NEXT = 0xffffff;
const CHUNK_BITS = 11;
const CHUNK_ROWS: number = 2 ** CHUNK_BITS;
const FEWEST_ROWS = 16;

export class SignatureRows {
  readonly #chunks: Uint32Array[] = [];
  /** Where the second bytes of the keys and the values begin, and the next row. */
  readonly #bytes: number;
  readonly #values: number;
  readonly #width: number;
  /** Rows in use, those of removed entries included. */
  #length = 0;
  /** The row freed last plus one, 0 for none; the mark of a freed row leads to the one before. */
  #free = 0;

  constructor(slots: number, bands: number) {
    this.#bytes = LINKS + bands;
    this.#values = this.#bytes + Math.ceil(bands / 4);
    this.#width = this.#values + slots;
  }

  /** Where the values begin in a row. */
  get valuesAt(): number {
    return this.#values;
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
    return this.chunk(entry).subarray(base + this.#values, base + this.#width);
  }

  /** The next entry in the chain of a band, plus one; 0 for none. */
  next(entry: number, band: number): number {
    return this.chunk(entry)[this.base(entry) + LINKS + band]! & NEXT;
  }

  setNext(entry: number, band: number, next: number): void {
    const chunk = this.chunk(entry);
    const at = this.base(entry) + LINKS + band;
    chunk[at] = (chunk[at]! & ~NEXT) | next;
  }

  /** Sets the next entry and the first 16 of the 24 bits of the key. */
  setLink(entry: number, band: number, next: number, key: number): void {
    const chunk = this.chunk(entry);
    const base = this.base(entry);
    chunk[base + LINKS + band] = ((key >>> 16) << 24) | next;
    const at = base + this.#bytes + (band >>> 2);
    const shift = (band & 3) * 8;
    chunk[at] = (chunk[at]! & ~(0xff << shift)) | (((key >>> 8) & 0xff) << shift);
  }

  /** Whether the first 16 bits of a key are those of the entry in a band. */
  isUnder(entry: number, band: number, key: number): boolean {
    const chunk = this.chunk(entry);
    const base = this.base(entry);
    if (chunk[base + LINKS + band]! >>> 24 !== key >>> 16) return false;
    return ((chunk[base + this.#bytes + (band >>> 2)]! >>> ((band & 3) * 8)) & 0xff) === ((key >>> 8) & 0xff);
  }

  /** Bit 8 to 23 of the key of the entry in a band. */
  keyBit(entry: number, band: number, bit: number): boolean {
    const chunk = this.chunk(entry);
    const base = this.base(entry);
    const byte =
      bit >= 16
        ? chunk[base + LINKS + band]! >>> (bit + 8)
        : chunk[base + this.#bytes + (band >>> 2)]! >>> ((band & 3) * 8 + bit - 8);
    return (byte & 1) === 1;
  }

  idHash(entry: number): number {
    return this.chunk(entry)[this.base(entry) + ID_HASH]!;
  }

  /** Fills a free row; returns its number. */
  add(idHash: number, values: Uint32Array): number {
    const entry = this.#free === 0 ? this.#append() : this.#free - 1;
    const chunk = this.chunk(entry);
    const base = this.base(entry);
    if (this.#free !== 0) this.#free = chunk[base + MARK]!;
    chunk[base + MARK] = 0;
    chunk[base + ID_HASH] = idHash;
    chunk.set(values, base + this.#values);
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
