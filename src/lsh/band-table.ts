/**
 * The buckets of one band: a key of 24 bits leads to the entries whose band has it. A bucket of many entries is laid out
 * over pages by the hashes of their ids, and grows by one page at a time (linear hashing: Litwin, VLDB 1980). Each page
 * has a key of its own in a second table, so that to add, find or remove an entry costs the same in a bucket of a
 * million; and what a part of a bucket holds depends on the ids in it, not on the order in which they came.
 *
 * Cost: add and remove O(1) expected. 8 to 9 bytes an entry, and a number for each bucket that has pages.
 * @module
 */
import { mix32 } from '../text/hash';
import { cellKey } from './cell-table';
import { LinkTable } from './link-table';
import type { SignatureRows } from './signature-rows';

/** Entries of a bucket without pages. */
const MOST_UNPAGED = 16;
/** Entries of a bucket that gives up its pages. */
const FEWEST_PAGED = 8;
/** One in so many adds looks how full its bucket is: to look takes longer than to add. A power of 2. */
const ADDS_A_LOOK = 16;
/** Entries of a page on the average. */
const PAGE = 8;
const PAGE_STEP = 0x9e3779b1;

export class BandTable {
  readonly #band: number;
  readonly #rows: SignatureRows;
  readonly #keyOf: (entry: number) => number;
  readonly #unpaged: LinkTable;
  #paged: LinkTable | undefined;
  /** Sizes of the buckets with pages. */
  readonly #sizes: Map<number, number> = new Map();
  #adds = 0;

  /** @param keyOf gives the key of an entry in this band */
  constructor(rows: SignatureRows, band: number, keyOf: (entry: number) => number) {
    this.#rows = rows;
    this.#band = band;
    this.#keyOf = keyOf;
    this.#unpaged = new LinkTable(rows, band);
  }

  /** Entries of a bucket with pages, 0 for one without. */
  pagedSize(key: number): number {
    return this.#sizes.size === 0 ? 0 : (this.#sizes.get(key) ?? 0);
  }

  /** The first entry plus one in the chain that `collect` will walk, 0 for none. */
  touch(key: number): number {
    return this.#unpaged.touch(key);
  }

  /** Writes the entries of a bucket without pages into a list; returns the position after them. */
  collect(key: number, into: number[], position: number): number {
    const end = this.#unpaged.collect(key, into, position);
    // Looks do not come at once, and a bucket may have grown far before one did.
    if (end - position > 8 * MOST_UNPAGED) this.#toPages(key);
    return end;
  }

  /** Writes the entries of one page, and perhaps some of another bucket; returns the position after them. */
  collectPage(key: number, page: number, into: number[], position: number): number {
    return this.#paged!.collect(pageKey(key, page), into, position);
  }

  add(key: number, entry: number): void {
    const size = this.pagedSize(key);
    if (size === 0) {
      this.#unpaged.insert(key, entry);
      if ((++this.#adds & (ADDS_A_LOOK - 1)) === 0) this.#look(key);
      return;
    }
    const pages = pagesOf(size);
    const after = pagesOf(size + 1);
    if (after > pages) this.#move(key, buddy(pages), after);
    this.#paged!.insert(this.#pageKeyOf(key, entry, after), entry);
    this.#sizes.set(key, size + 1);
  }

  remove(key: number, entry: number): void {
    const size = this.pagedSize(key);
    if (size === 0) {
      if (this.#unpaged.remove(key, entry) > MOST_UNPAGED) this.#look(key);
      return;
    }
    const pages = pagesOf(size);
    this.#paged!.remove(this.#pageKeyOf(key, entry, pages), entry);
    if (size - 1 <= FEWEST_PAGED) {
      this.#fromPages(key, pages);
      return;
    }
    const after = pagesOf(size - 1);
    if (after < pages) this.#move(key, after, after);
    this.#sizes.set(key, size - 1);
  }

  /** Gives a bucket pages if it is due. */
  #look(key: number): void {
    if (this.#unpaged.collect(key, [], 0) > MOST_UNPAGED) this.#toPages(key);
  }

  #toPages(key: number): void {
    this.#paged ??= new LinkTable(this.#rows, this.#band);
    const entries = this.#unpaged.take(key);
    const pages = pagesOf(entries.length);
    for (const entry of entries) this.#paged.insert(this.#pageKeyOf(key, entry, pages), entry);
    this.#sizes.set(key, entries.length);
  }

  #fromPages(key: number, pages: number): void {
    for (let page = 0; page < pages; page++) {
      for (const entry of this.#own(key, page)) {
        this.#paged!.remove(pageKey(key, page), entry);
        this.#unpaged.insert(key, entry);
      }
    }
    this.#sizes.delete(key);
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
    return entries.filter((entry) => this.#keyOf(entry) === key);
  }

  #pageKeyOf(key: number, entry: number, pages: number): number {
    return pageKey(key, pageOf(this.#rows.idHash(entry), pages));
  }
}

/** Pages of a bucket of so many entries. */
export function pagesOf(size: number): number {
  return Math.ceil(size / PAGE);
}

/** Of `pages` pages, the one a hash belongs to: the lowest bits, one more for pages that have been split already. */
export function pageOf(hash: number, pages: number): number {
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
