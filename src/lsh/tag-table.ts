/**
 * A hash table from keys of 32 bits to entry numbers of 24, any number of entries under a key, in four bytes a cell.
 *
 * Extendible hashing: the first bits of a key choose a segment (`directory`), its last bits one of the segment's buckets, of 16
 * cells, a line of the cache; what a full bucket cannot take goes into the next one. A cell holds the entry and, as a tag, as many
 * of the key's next bits as there is room for (Knuth's quotienting, vol. 3, 6.4, exercise 13): whoever looks up a key gets the
 * entries under it, and now and then one of another key with the same tag. When a full segment is split by one more bit, the tags
 * give that bit and entries, twice as many by then, take it over: only keys of entries that may have been pushed out are asked for.
 * No other segment is touched, but all are copied, as memory, each time the table has grown by an eighth: milliseconds with a
 * million entries. Tables of different numbers have segments of different size, so that they do not all grow at once.
 *
 * Cost: insert, remove and collect O(entries under the key + 1) expected, with keys that are hashes. 7 bytes an entry on the
 * average.
 * @module
 */
import { depthOf, SegmentDirectory, segmentOf } from './directory';

/** Entry numbers are below this: a cell holds the number plus one, in 24 bits at most. */
export const MOST_ENTRIES: number = 2 ** 24 - 1;

/** Cells of a bucket. */
export const BUCKET = 16;
/** Buckets of a segment, times 1 to 2. */
const LEAST_BUCKETS = 32;
/** Share of a segment's cells that may be taken. */
const FULLEST = 0.7;
/** The same on the average, when a table has the entries it was made for: no segment has so many more by chance. */
const FULL_OF_CAPACITY = 0.6;
/** Last bits of a key, which choose the bucket. */
const BUCKET_BITS = 10;
/** First bits of a key that choose the segment. Keys that agree in more than the most are no chance. */
const FIRST_DEPTH = 1;
const MOST_DEPTH = 20;
/** Room for segments grows by this factor: little memory lies idle, and what there is is copied some eight times. */
const GROWTH = 1.125;
/** Steps of the golden ratio spread the sizes of segments evenly. */
const GOLDEN = 0.6180339887498949;

export class TagTable {
  readonly #keyOf: (entry: number) => number;
  /** Of a segment: buckets, cells, and how many of them may be taken. */
  readonly #buckets: number;
  readonly #width: number;
  readonly #limit: number;
  /**
   * The cells of all segments. In a segment that d bits choose, the last 10 + d bits of a cell are the entry's number plus one, the
   * others the bits of the key after the first d. 0 in a free cell; those of a bucket are its last.
   */
  #cells: Int32Array;
  readonly #directory: SegmentDirectory;
  /** Entries in each segment. */
  #counts: Uint16Array;
  #segments: number;
  /** Of a segment that is being split: its cells, and how many of each bucket are taken in the two it becomes. */
  readonly #old: Int32Array;
  readonly #filled: Uint8Array;

  /**
   * @param number tells apart tables that grow together
   * @param capacity entries to make room for at once, so that no segment need be split before
   * @param keyOf the key that an entry of the table was put under
   */
  constructor(number: number, capacity: number, keyOf: (entry: number) => number) {
    this.#keyOf = keyOf;
    const phase = number * GOLDEN;
    this.#buckets = Math.trunc(LEAST_BUCKETS * 2 ** (phase - Math.trunc(phase)));
    const full = 2 * LEAST_BUCKETS * BUCKET * FULL_OF_CAPACITY;
    const depth = Math.max(FIRST_DEPTH, Math.ceil(Math.log2(capacity / full)));
    this.#segments = 2 ** depth;
    if (capacity > full) this.#buckets = Math.ceil(capacity / (this.#segments * BUCKET * FULL_OF_CAPACITY));
    this.#directory = new SegmentDirectory(depth);
    this.#counts = new Uint16Array(this.#segments);
    this.#width = this.#buckets * BUCKET;
    this.#limit = Math.trunc(this.#width * FULLEST);
    this.#cells = new Int32Array(this.#segments * this.#width);
    this.#old = new Int32Array(this.#width);
    this.#filled = new Uint8Array(2 * this.#buckets);
  }

  /**
   * Puts an entry that is not there under a key.
   *
   * @returns one more than there are entries with its tag in the full buckets it was pushed out of: 1 where its own had room; more than
   * stand under the key where others have the same tag, fewer where the bucket that took it holds some; 0 if there is no
   * room, because too many keys agree in their first bits
   */
  insert(key: number, entry: number): number {
    let place = this.#directory.find(key);
    while (
      this.#counts[segmentOf(place)]! >= this.#limit ||
      entry + 1 >= 1 << (BUCKET_BITS + depthOf(place))
    ) {
      if (depthOf(place) === MOST_DEPTH) return 0;
      this.#split(key);
      place = this.#directory.find(key);
    }
    const segment = segmentOf(place);
    const depth = depthOf(place);
    this.#counts[segment]!++;
    const mask = tags(depth);
    return this.#put(segment, bucketOf(key, this.#buckets), ((key << depth) & mask) | (entry + 1), mask);
  }

  /** Takes an entry away from a key; false when it is not there. */
  remove(key: number, entry: number): boolean {
    const place = this.#directory.find(key);
    const segment = segmentOf(place);
    const entries = ~tags(depthOf(place));
    const cells = this.#cells;
    let bucket = bucketOf(key, this.#buckets);
    for (let passed = 0; passed < this.#buckets; passed++) {
      const base = this.#base(segment, bucket);
      for (let at = base; at < base + BUCKET && cells[at] !== 0; at++) {
        if ((cells[at]! & entries) !== entry + 1) continue;
        this.#counts[segment]!--;
        this.#free(segment, bucket, at, entries);
        return true;
      }
      if (cells[base + BUCKET - 1] === 0) return false;
      bucket = this.#next(bucket);
    }
    return false;
  }

  /** Where the bucket of a key begins in `cells`. */
  locate(key: number): number {
    return this.#base(segmentOf(this.#directory.find(key)), bucketOf(key, this.#buckets));
  }

  get cells(): Int32Array {
    return this.#cells;
  }

  /** Writes the entries under a key, and perhaps some under others, into a list; returns the position after them. */
  collect(key: number, into: number[], position: number): number {
    const cells = this.#cells;
    const place = this.#directory.find(key);
    const depth = depthOf(place);
    const mask = tags(depth);
    const tag = (key << depth) & mask;
    const segment = segmentOf(place);
    let bucket = bucketOf(key, this.#buckets);
    for (let passed = 0; passed < this.#buckets; passed++) {
      const base = this.#base(segment, bucket);
      // All cells, though the last may be free: how many are taken is hard to guess.
      for (let at = base; at < base + BUCKET; at++) {
        const cell = cells[at]!;
        if ((cell & mask) === tag && cell !== 0) into[position++] = (cell & ~mask) - 1;
      }
      if (cells[base + BUCKET - 1] === 0) return position;
      bucket = this.#next(bucket);
    }
    return position;
  }

  /** Reads the buckets of many keys, so that their memory is fetched at once. */
  touchAll(keys: Int32Array, from: number, end: number): number {
    const cells = this.#cells;
    const directory = this.#directory;
    const width = this.#width;
    const buckets = this.#buckets;
    let touched = 0;
    for (let i = from; i < end; i++) {
      const key = keys[i]!;
      const at = segmentOf(directory.find(key)) * width + bucketOf(key, buckets) * BUCKET;
      // A bucket may lie across two lines of the cache.
      touched ^= cells[at]! ^ cells[at + BUCKET - 1]!;
    }
    return touched;
  }

  /** Puts an entry into the first free cell from its bucket on; returns how many have its tag in the buckets it found full. */
  #put(segment: number, home: number, cell: number, mask: number): number {
    const cells = this.#cells;
    let same = 1;
    for (let bucket = home; ; bucket = this.#next(bucket)) {
      const base = this.#base(segment, bucket);
      for (let at = base; at < base + BUCKET; at++) {
        if (cells[at] !== 0) continue;
        cells[at] = cell;
        return same;
      }
      for (let at = base; at < base + BUCKET; at++) if (((cells[at]! ^ cell) & mask) === 0) same++;
    }
  }

  /** Frees a cell. If its bucket was full, an entry that had been pushed out comes back, and frees a cell in turn. */
  #free(segment: number, bucket: number, cell: number, entries: number): void {
    const cells = this.#cells;
    let to = bucket;
    let free = cell;
    let wasFull = this.#close(segment, to, free);
    let from = to;
    while (wasFull) {
      from = this.#next(from);
      if (from === to) return;
      const base = this.#base(segment, from);
      let at = base;
      for (; at < base + BUCKET && cells[at] !== 0; at++) {
        const home = bucketOf(this.#keyOf((cells[at]! & entries) - 1), this.#buckets);
        if (this.#distance(home, from) >= this.#distance(to, from)) break;
      }
      if (at === base + BUCKET || cells[at] === 0) {
        wasFull = cells[base + BUCKET - 1] !== 0;
        continue;
      }
      cells[this.#base(segment, to) + BUCKET - 1] = cells[at]!;
      to = from;
      free = at;
      wasFull = this.#close(segment, to, free);
    }
  }

  /** Fills a free cell with the last one of its bucket; returns whether the bucket was full. */
  #close(segment: number, bucket: number, free: number): boolean {
    const cells = this.#cells;
    let last = this.#base(segment, bucket) + BUCKET - 1;
    const wasFull = cells[last] !== 0;
    while (cells[last] === 0) last--;
    cells[free] = cells[last]!;
    cells[last] = 0;
    return wasFull;
  }

  #base(segment: number, bucket: number): number {
    return segment * this.#width + bucket * BUCKET;
  }

  #next(bucket: number): number {
    return bucket + 1 === this.#buckets ? 0 : bucket + 1;
  }

  /** Steps from a bucket to a later one. */
  #distance(home: number, at: number): number {
    return at >= home ? at - home : at - home + this.#buckets;
  }

  /** Gives those of a segment's entries that have a 1 as the next bit of their keys to a new segment; one of the keys is given. */
  #split(key: number): void {
    const place = this.#directory.find(key);
    const segment = segmentOf(place);
    const added = this.#addSegment();
    this.#directory.split(key, added);
    const old = this.#old;
    const filled = this.#filled;
    const cells = this.#cells;
    const width = this.#width;
    const lower = segment * width;
    const upper = added * width;
    old.set(cells.subarray(lower, lower + width));
    cells.fill(0, lower, lower + width);
    filled.fill(0);
    const mask = tags(depthOf(place));
    let up = 0;
    let isBeforeFull = old[width - 1] !== 0;
    for (let bucket = 0; bucket < this.#buckets; bucket++) {
      const end = (bucket + 1) * BUCKET;
      for (let at = end - BUCKET; at < end; at++) {
        const cell = old[at]!;
        if (cell === 0) break;
        const entry = cell & ~mask;
        let home = isBeforeFull ? bucketOf(this.#keyOf(entry - 1), this.#buckets) : bucket;
        // The first bit of the tag is the sign.
        const isUp = cell >>> 31;
        while (filled[2 * home + isUp] === BUCKET) home = this.#next(home);
        const free = home * BUCKET + filled[2 * home + isUp]!++;
        cells[(isUp === 1 ? upper : lower) + free] = ((cell & mask) << 1) | entry;
        up += isUp;
      }
      isBeforeFull = old[end - 1] !== 0;
    }
    this.#counts[segment]! -= up;
    this.#counts[added] = up;
  }

  #addSegment(): number {
    const added = this.#segments++;
    if ((added + 1) * this.#width > this.#cells.length) {
      const cells = new Int32Array(Math.max(added + 1, Math.trunc(added * GROWTH)) * this.#width);
      cells.set(this.#cells);
      this.#cells = cells;
    }
    if (added === this.#counts.length) {
      const counts = new Uint16Array(2 * added);
      counts.set(this.#counts);
      this.#counts = counts;
    }
    return added;
  }
}

/** Of so many buckets the one of a key. */
function bucketOf(key: number, buckets: number): number {
  return ((key & ((1 << BUCKET_BITS) - 1)) * buckets) >>> BUCKET_BITS;
}

/** The bits of a cell that are the tag, where `depth` bits choose the segment. */
function tags(depth: number): number {
  return -1 << (BUCKET_BITS + depth);
}
