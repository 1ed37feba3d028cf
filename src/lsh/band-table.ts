/**
 * The buckets of one band: a key of 32 bits leads to the entries whose band has it. A bucket of many entries is laid out
 * over pages by the hashes of their ids, and grows by one page at a time (linear hashing: Litwin, VLDB 1980). Each page
 * has a key of its own in a second table, so that to add, find or remove an entry costs the same in a bucket of a
 * million; and what a part of a bucket holds depends on the ids in it, not on the order in which they came.
 *
 * Cost: add and remove O(1) expected. 7 bytes an entry, 9 in a bucket with pages, and a number for each of those.
 * @module
 */
import { mix32 } from '../text/hash';
import { CellTable, cellKey } from './cell-table';
import { TagTable } from './tag-table';

/** A bucket of more entries is given pages; of up to twice as many, only if its cells are not among others'. */
const MOST_UNPAGED = 16;
/** Entries of a page on the average. */
const PAGE = 8;
const PAGE_STEP = 0x9e3779b1;

/** What a table asks about entries. */
export interface BandEntries {
  /** The key of an entry in this band. */
  key(entry: number, band: number): number;
  /** 32-bit hash of its id. */
  idHash(entry: number): number;
}

export class BandTable {
  readonly #band: number;
  readonly #entries: BandEntries;
  readonly #unpaged: TagTable;
  #paged: CellTable | undefined;
  /** Sizes of the buckets with pages. */
  readonly #sizes: Map<number, number> = new Map();

  constructor(band: number, capacity: number, entries: BandEntries) {
    this.#band = band;
    this.#entries = entries;
    this.#unpaged = new TagTable(band, capacity, (entry) => entries.key(entry, band));
  }

  /** Entries of a bucket with pages, 0 for one without. */
  pagedSize(key: number): number {
    return this.#sizes.size === 0 ? 0 : (this.#sizes.get(key) ?? 0);
  }

  /** Pages of a bucket of so many entries. */
  pages(size: number): number {
    return Math.ceil(size / PAGE);
  }

  /** The page that an entry of a bucket of so many is on, if the bucket has pages. */
  pageOf(entry: number, size: number): number {
    return pageOf(this.#entries.idHash(entry), this.pages(size));
  }

  /** Whether an entry of the table is in the bucket of a key. */
  holds(key: number, entry: number): boolean {
    return this.#entries.key(entry, this.#band) === key;
  }

  /** Where the bucket of a key begins in `cells`: who reads there has its memory fetched before `collect` needs it. */
  locate(key: number): number {
    return this.#unpaged.locate(key);
  }

  get cells(): Int32Array {
    return this.#unpaged.cells;
  }

  /** Writes the entries of a bucket without pages, and perhaps some of another, into a list; returns the position after them. */
  collect(key: number, into: number[], position: number): number {
    return this.#unpaged.collect(key, into, position);
  }

  /** Writes the entries of one page, and perhaps some of another bucket; returns the position after them. */
  collectPage(key: number, page: number, into: number[], position: number): number {
    return this.#paged!.collect(pageKey(key, page), into, position);
  }

  /** Adds entries, of which the keys are given from a position on. */
  addAll(keys: Int32Array, from: number, entries: Int32Array, count: number): number {
    const touched = this.#unpaged.touchAll(keys, from, from + count);
    for (let i = 0; i < count; i++) this.add(keys[from + i]!, entries[i]!);
    return touched;
  }

  add(key: number, entry: number): void {
    const size = this.pagedSize(key);
    if (size === 0) {
      const entries = this.#unpaged.insert(key, entry);
      if (entries > MOST_UNPAGED) this.#toPages(key, []);
      else if (entries === 0) this.#toPages(key, [entry]);
      return;
    }
    const pages = this.pages(size);
    const after = this.pages(size + 1);
    if (after > pages) this.#move(key, buddy(pages), after);
    this.#paged!.insert(this.#pageKeyOf(key, entry, after), entry);
    this.#sizes.set(key, size + 1);
  }

  remove(key: number, entry: number): void {
    const size = this.pagedSize(key);
    if (size === 0) {
      this.#unpaged.remove(key, entry);
      return;
    }
    const pages = this.pages(size);
    this.#paged!.remove(this.#pageKeyOf(key, entry, pages), entry);
    if (size - 1 <= MOST_UNPAGED) {
      this.#fromPages(key, pages);
      return;
    }
    const after = this.pages(size - 1);
    if (after < pages) this.#move(key, after, after);
    this.#sizes.set(key, size - 1);
  }

  /** Gives a bucket pages, if it is large, or if there is no room for the entries that come. */
  #toPages(key: number, coming: readonly number[]): void {
    const near: number[] = [];
    this.#unpaged.collect(key, near, 0);
    const own = near.filter((entry) => this.holds(key, entry));
    const entries = [...own, ...coming];
    if (coming.length === 0 && entries.length <= MOST_UNPAGED) return;
    this.#paged ??= new CellTable(this.#band);
    const pages = this.pages(entries.length);
    for (const entry of own) this.#unpaged.remove(key, entry);
    for (const entry of entries) this.#paged.insert(this.#pageKeyOf(key, entry, pages), entry);
    this.#sizes.set(key, entries.length);
  }

  #fromPages(key: number, pages: number): void {
    this.#sizes.delete(key);
    const coming: number[] = [];
    for (let page = 0; page < pages; page++) {
      for (const entry of this.#own(key, page)) {
        this.#paged!.remove(pageKey(key, page), entry);
        if (this.#unpaged.insert(key, entry) === 0) coming.push(entry);
      }
    }
    if (coming.length > 0) this.#toPages(key, coming);
  }

  /** Moves the entries of a page to where they belong among so many pages. */
  #move(key: number, page: number, pages: number): void {
    for (const entry of this.#own(key, page)) {
      const to = this.#pageKeyOf(key, entry, pages);
      if (to === pageKey(key, page)) continue;
      this.#paged!.remove(pageKey(key, page), entry);
      this.#paged!.insert(to, entry);
    }
  }

  /** The entries of one page; pages of two buckets may have the same key. */
  #own(key: number, page: number): number[] {
    const entries: number[] = [];
    this.#paged!.collect(pageKey(key, page), entries, 0);
    return entries.filter((entry) => this.holds(key, entry));
  }

  #pageKeyOf(key: number, entry: number, pages: number): number {
    return pageKey(key, pageOf(this.#entries.idHash(entry), pages));
  }
}

/** Of `pages` pages, the one a hash belongs to: the lowest bits, one more for pages that have been split already. */
function pageOf(hash: number, pages: number): number {
  const whole = pages === 1 ? 1 : 2 ** (32 - Math.clz32(pages - 1));
  const page = hash & (whole - 1);
  return page < pages ? page : page - whole / 2;
}

/** The page that gives entries to the next one, when there are so many. */
function buddy(pages: number): number {
  return pages - 2 ** (31 - Math.clz32(pages));
}

function pageKey(key: number, page: number): number {
  return cellKey(mix32(key ^ Math.imul(page + 1, PAGE_STEP)));
}
