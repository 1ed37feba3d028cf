/**
 * All bands of an index: which entries share a band with a signature. A band's key of 32 bits leads to entries, and those
 * are compared: an entry is found if and only if the rows of one of its bands are those of the signature.
 *
 * Cost: add and remove O(bands · rows) expected; search O(bands · rows + places found), and about as many places as it
 * may find entries at most, however full the buckets are. 7·bands bytes an entry.
 * @module
 */
import { mix32 } from '../text/hash';
import { BandTable } from './band-table';
import type { BandShape } from './bands';
import type { IdTable } from './id-table';
import { MARK, type SignatureRows, VALUES } from './signature-rows';
import { BUCKET } from './tag-table';

/** What a search found. */
export interface BandCandidates {
  /** Different entry numbers. */
  entries: number[];
  /** Whether there are more than was allowed. */
  capped: boolean;
}

const BAND_STEP = 0x85ebca6b;
const ROW_STEP = 0x9e3779b1;
/** So many entries wait to be put into the tables together, unless they are asked for before. */
const MOST_PENDING = 128;
const LAST_OF_BUCKET: number = BUCKET - 1;
const LAST_MARK = 0xffffffff;

export class BandTables {
  readonly #shape: BandShape;
  readonly #seed: number;
  readonly #rows: SignatureRows;
  readonly #ids: IdTable;
  readonly #tables: BandTable[];
  /** Of the signature at hand, by band: keys, sizes of buckets, and where in `#unpaged` those without pages begin. */
  readonly #keys: Int32Array;
  readonly #sizes: Uint32Array;
  readonly #begins: Uint32Array;
  readonly #unpaged: number[] = [];
  /** Entries that are not in the tables yet, and their keys, band by band. */
  readonly #pending: Int32Array = new Int32Array(MOST_PENDING);
  readonly #pendingKeys: Int32Array;
  #pendingCount = 0;
  readonly #cellsOf: Int32Array[];
  /** Marks the entries met in the present search. */
  #mark = 0;
  /** Keeps the reading ahead of memory from being optimised away. */
  #touched = 0;

  constructor(shape: BandShape, seed: number, capacity: number, rows: SignatureRows, ids: IdTable) {
    this.#shape = shape;
    this.#seed = seed;
    this.#rows = rows;
    this.#ids = ids;
    this.#keys = new Int32Array(shape.bands);
    this.#pendingKeys = new Int32Array(MOST_PENDING * shape.bands);
    this.#sizes = new Uint32Array(shape.bands);
    this.#begins = new Uint32Array(shape.bands);
    const entries = {
      key: (entry: number, band: number): number =>
        this.#key(rows.chunk(entry), rows.base(entry) + VALUES, band),
      idHash: (entry: number): number => rows.idHash(entry),
    };
    this.#tables = Array.from({ length: shape.bands }, (_, band) => new BandTable(band, capacity, entries));
    this.#cellsOf = this.#tables.map((table) => table.cells);
  }

  /** Adds an entry whose row is filled. */
  add(entry: number): void {
    const values = this.#rows.chunk(entry);
    const base = this.#rows.base(entry) + VALUES;
    const count = this.#pendingCount++;
    for (let band = 0; band < this.#tables.length; band++) {
      this.#pendingKeys[band * MOST_PENDING + count] = this.#key(values, base, band);
    }
    this.#pending[count] = entry;
    if (count + 1 === MOST_PENDING) this.#settle();
  }

  /** Removes an entry whose row is still filled. */
  remove(entry: number): void {
    this.#settle();
    this.#readKeys(this.#rows.chunk(entry), this.#rows.base(entry) + VALUES);
    for (let band = 0; band < this.#tables.length; band++)
      this.#tables[band]!.remove(this.#keys[band]!, entry);
  }

  /**
   * Entries that share a band with a signature, `most` at most. If there are more, those in its smaller buckets come
   * first, and of a large one those whose ids have certain hashes: the same ones in whatever order they were added.
   */
  search(values: Uint32Array, most: number): BandCandidates {
    const { bands } = this.#shape;
    this.#settle();
    this.#readKeys(values, 0);
    this.#nextMark();
    const found: BandCandidates = { entries: [], capped: false };
    const unpaged = this.#unpaged;
    let places = 0;
    let end = 0;
    for (let band = 0; band < bands; band++) {
      const table = this.#tables[band]!;
      const key = this.#keys[band]!;
      let size = table.pagedSize(key);
      if (size === 0) {
        this.#begins[band] = end;
        end = table.collect(key, unpaged, end);
        size = end - this.#begins[band]!;
      }
      this.#sizes[band] = size;
      places += size;
    }
    if (places === 0) return found;
    if (places > most) places = this.#dropOthers();
    if (places <= most) {
      for (let band = 0; band < bands; band++) this.#visit(band, values, most, false, found);
      return found;
    }
    // A flood fills a few buckets; the cap must not keep a search from the others.
    const order = Array.from({ length: bands }, (_, band) => band);
    order.sort((a, b) => this.#sizes[a]! - this.#sizes[b]! || a - b);
    for (const band of order) {
      if (!found.capped) this.#visit(band, values, most, true, found);
    }
    return found;
  }

  /**
   * Drops what the tables collected of other buckets, because that depends on the order in which entries came; returns how
   * many places are left.
   */
  #dropOthers(): number {
    const unpaged = this.#unpaged;
    let places = 0;
    for (let band = 0; band < this.#tables.length; band++) {
      const table = this.#tables[band]!;
      const key = this.#keys[band]!;
      if (table.pagedSize(key) === 0) {
        const from = this.#begins[band]!;
        let to = from;
        for (let i = from; i < from + this.#sizes[band]!; i++) {
          if (table.holds(key, unpaged[i]!)) unpaged[to++] = unpaged[i]!;
        }
        this.#sizes[band] = to - from;
      }
      places += this.#sizes[band]!;
    }
    return places;
  }

  /** Takes what the bucket of a band has into `found`; in order, if that decides which entries are left out. */
  #visit(band: number, values: Uint32Array, most: number, ordered: boolean, found: BandCandidates): void {
    const size = this.#sizes[band]!;
    if (size === 0) return;
    const table = this.#tables[band]!;
    const key = this.#keys[band]!;
    // Of those that all have room no order decides anything.
    const isOrdered = (count: number): boolean => ordered && found.entries.length + count > most;
    if (table.pagedSize(key) === 0) {
      const from = this.#begins[band]!;
      let places = this.#unpaged;
      if (isOrdered(size)) {
        // As if it had pages: whether a bucket of this size has, depends on what came and went.
        const page = (entry: number): number => table.pageOf(entry, size);
        places = places.slice(from, from + size).sort((a, b) => page(a) - page(b) || this.#byId(a, b));
      }
      const start = isOrdered(size) ? 0 : from;
      this.#take(places, start, start + size, band, values, most, found);
      return;
    }
    const pages = table.pages(size);
    for (let page = 0; page < pages && !found.capped; page++) {
      const places: number[] = [];
      const count = table.collectPage(key, page, places, 0);
      if (isOrdered(count)) places.sort(this.#byId);
      this.#take(places, 0, count, band, values, most, found);
    }
  }

  #take(
    places: readonly number[],
    from: number,
    end: number,
    band: number,
    values: Uint32Array,
    most: number,
    found: BandCandidates,
  ): void {
    const { rows } = this.#shape;
    const first = band * rows;
    for (let i = from; i < end; i++) {
      const entry = places[i]!;
      const chunk = this.#rows.chunk(entry);
      const base = this.#rows.base(entry);
      if (chunk[base + MARK] === this.#mark) continue;
      let row = first;
      while (row < first + rows && chunk[base + VALUES + row] === values[row]) row++;
      if (row < first + rows) continue;
      if (found.entries.length === most) {
        found.capped = true;
        return;
      }
      chunk[base + MARK] = this.#mark;
      found.entries.push(entry);
    }
  }

  /** By the hashes of the ids, then by the ids. */
  readonly #byId = (a: number, b: number): number =>
    this.#rows.idHash(a) - this.#rows.idHash(b) || (this.#ids.id(a)! < this.#ids.id(b)! ? -1 : 1);

  /** Puts the entries added last into the tables, one table after the other: each is met with its memory at hand. */
  #settle(): void {
    const count = this.#pendingCount;
    if (count === 0) return;
    const keys = this.#pendingKeys;
    const pending = this.#pending;
    let touched = 0;
    for (let band = 0; band < this.#tables.length; band++) {
      touched ^= this.#tables[band]!.addAll(keys, band * MOST_PENDING, pending, count);
    }
    this.#touched = (this.#touched + touched) | 0;
    this.#pendingCount = 0;
    for (let band = 0; band < this.#tables.length; band++) this.#cellsOf[band] = this.#tables[band]!.cells;
  }

  #nextMark(): void {
    if (this.#mark === LAST_MARK) {
      this.#rows.clearMarks((entry) => this.#ids.id(entry) !== undefined);
      this.#mark = 0;
    }
    this.#mark++;
  }

  /** Sets the keys of all bands, and has the memory of all fetched at once. */
  #readKeys(values: Uint32Array, base: number): void {
    const { bands } = this.#shape;
    for (let band = 0; band < bands; band++) this.#keys[band] = this.#key(values, base, band);
    const places = this.#begins;
    for (let band = 0; band < bands; band++) places[band] = this.#tables[band]!.locate(this.#keys[band]!);
    let touched = 0;
    for (let band = 0; band < bands; band++) {
      const cells = this.#cellsOf[band]!;
      const place = places[band]!;
      // A bucket may lie across two lines of the cache.
      touched ^= cells[place]! ^ cells[place + LAST_OF_BUCKET]!;
    }
    this.#touched = (this.#touched + touched) | 0;
  }

  #key(values: Uint32Array, base: number, band: number): number {
    const { rows } = this.#shape;
    const end = base + (band + 1) * rows;
    let h = Math.imul(band + 1, BAND_STEP) ^ this.#seed;
    for (let i = end - rows; i < end; i++) {
      h = Math.imul(h ^ values[i]!, ROW_STEP);
      h ^= h >>> 15;
    }
    return mix32(h);
  }
}
