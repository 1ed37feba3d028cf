/**
 * A hash table from keys of 24 bits to the entries of one band, any number of entries under a key. Buckets are chains
 * through the rows of the entries, so that to add one reads and writes a single place in memory besides its own row.
 *
 * Linear hashing (Litwin, VLDB 1980; in memory: Larson, CACM 31(4), 1988): the table grows by one bucket at a time, which
 * takes what is its own from one other chain. The rows keep the bits of the keys that decide it. So nothing is ever
 * copied as a whole, and neither time nor memory comes in steps.
 *
 * Cost: insert, remove and collect O(entries in the chain + 1), 1.25 at most on the average. 3.2 to 4 bytes an entry,
 * and 5 in its row.
 * @module
 */
import type { SignatureRows } from './signature-rows';

/** Entries for each bucket, on the average. */
const LOAD = 1.25;
/** The lowest bits of a key are not kept: the first buckets tell them. */
const FEWEST_BITS = 8;
const MOST_BUCKETS: number = 2 ** 24;
/** So many buckets are added at a time: memory is fetched for all at once. */
const SPLITS = 32;
const CHUNK_BITS = 14;
const CHUNK: number = 2 ** CHUNK_BITS;

export class LinkTable {
  readonly #rows: SignatureRows;
  readonly #band: number;
  /** The first entry of each chain plus one, 0 for none. */
  readonly #heads: Uint32Array[] = [new Uint32Array(2 ** FEWEST_BITS)];
  /** There are `2^bits + split` buckets: those before `split`, and their new halves, go by one more bit of the key. */
  #bits: number = FEWEST_BITS;
  #split = 0;
  #count = 0;
  /** Splits begin when there are more entries. */
  #limit: number = LOAD * 2 ** FEWEST_BITS;
  /** Keeps the reading ahead of memory from being optimised away. */
  #touched = 0;

  constructor(rows: SignatureRows, band: number) {
    this.#rows = rows;
    this.#band = band;
  }

  /** Puts an entry that is not in any table of the band under a key. */
  insert(key: number, entry: number): void {
    if (this.#count >= this.#limit) this.#grow();
    const bucket = this.#bucket(key);
    const heads = this.#heads[bucket >>> CHUNK_BITS]!;
    const slot = bucket & (CHUNK - 1);
    this.#rows.setLink(entry, this.#band, heads[slot]!, key);
    heads[slot] = entry + 1;
    this.#count++;
  }

  /** Takes an entry away from its key; returns how many entries stood before it in the chain. */
  remove(key: number, entry: number): number {
    const bucket = this.#bucket(key);
    let before = -1;
    let steps = 0;
    for (let next = this.#head(bucket); next !== entry + 1; next = this.#rows.next(before, this.#band)) {
      before = next - 1;
      steps++;
    }
    const after = this.#rows.next(entry, this.#band);
    this.#link(bucket, before, after);
    this.#count--;
    return steps;
  }

  /** Takes all entries away from a key. */
  take(key: number): number[] {
    const bucket = this.#bucket(key);
    const taken: number[] = [];
    let before = -1;
    for (let next = this.#head(bucket); next !== 0; ) {
      const entry = next - 1;
      next = this.#rows.next(entry, this.#band);
      if (this.#rows.isUnder(entry, this.#band, key)) {
        taken.push(entry);
        this.#link(bucket, before, next);
      } else before = entry;
    }
    this.#count -= taken.length;
    return taken;
  }

  /** Writes the entries under a key into a list from a position on; returns the position after them. */
  collect(key: number, into: number[], position: number): number {
    for (let next = this.#head(this.#bucket(key)); next !== 0; ) {
      const entry = next - 1;
      if (this.#rows.isUnder(entry, this.#band, key)) into[position++] = entry;
      next = this.#rows.next(entry, this.#band);
    }
    return position;
  }

  /** Reads the first entry of a chain plus one: the memory is fetched while the caller goes on to other tables. */
  touch(key: number): number {
    return this.#head(this.#bucket(key));
  }

  #bucket(key: number): number {
    const bucket = key & ((1 << this.#bits) - 1);
    return bucket < this.#split ? key & ((2 << this.#bits) - 1) : bucket;
  }

  #head(bucket: number): number {
    return this.#heads[bucket >>> CHUNK_BITS]![bucket & (CHUNK - 1)]!;
  }

  /** Lets a chain go on from an entry, or from its head for -1. */
  #link(bucket: number, from: number, to: number): void {
    if (from === -1) this.#heads[bucket >>> CHUNK_BITS]![bucket & (CHUNK - 1)] = to;
    else this.#rows.setNext(from, this.#band, to);
  }

  #grow(): void {
    const first = 2 ** this.#bits;
    if (first + this.#split >= MOST_BUCKETS) {
      this.#limit = Number.POSITIVE_INFINITY;
      return;
    }
    let touched = 0;
    for (let bucket = this.#split; bucket < this.#split + SPLITS; bucket++) {
      const next = this.#head(bucket);
      if (next !== 0) touched += this.#rows.next(next - 1, this.#band);
    }
    this.#touched = (this.#touched + touched) | 0;
    for (let i = 0; i < SPLITS; i++) this.#splitOne(this.#split + i, first);
    this.#split += SPLITS;
    this.#limit += SPLITS * LOAD;
    if (this.#split === first) {
      this.#bits++;
      this.#split = 0;
    }
  }

  /** Parts the chain of a bucket by one more bit of the keys. Links that need not change are not written. */
  #splitOne(bucket: number, distance: number): void {
    this.#makeHead(bucket + distance);
    let stayed = -1;
    let gone = -1;
    for (let next = this.#head(bucket); next !== 0; ) {
      const entry = next - 1;
      next = this.#rows.next(entry, this.#band);
      if (this.#rows.keyBit(entry, this.#band, this.#bits)) {
        this.#append(bucket + distance, gone, entry + 1);
        gone = entry;
      } else {
        this.#append(bucket, stayed, entry + 1);
        stayed = entry;
      }
    }
    this.#append(bucket, stayed, 0);
    this.#append(bucket + distance, gone, 0);
  }

  #append(bucket: number, last: number, next: number): void {
    if (last === -1 || this.#rows.next(last, this.#band) !== next) this.#link(bucket, last, next);
  }

  #makeHead(bucket: number): void {
    const number = bucket >>> CHUNK_BITS;
    const heads = this.#heads[number];
    if (heads === undefined) this.#heads[number] = new Uint32Array(CHUNK);
    else if ((bucket & (CHUNK - 1)) >= heads.length) {
      // Only the first chunk begins small.
      this.#heads[number] = new Uint32Array(heads.length * 2);
      this.#heads[number].set(heads);
    }
  }
}
