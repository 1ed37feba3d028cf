/**
 * Candidates for containment. A brief cut from a long article has a small Jaccard similarity to it, so bands
 * miss it. Keeping every shingle whose hash is divisible by {@link SAMPLE_RATE} (FracMinHash: Irber et al.
 * 2022, doi:10.1101/2022.01.11.475838) samples both texts alike, and the sampled part of the brief is found inside the
 * sampled part of the article through an inverted index: a table of hashes with open addressing. Most shingles are in one text
 * alone, and its number then stands in the table itself; the others have a linked list of texts. All of it is flat typed arrays.
 *
 * Cost: 1/{@link SAMPLE_RATE} of the shingles, 11 to 23 bytes each and 8 to 12 more for every further text that has it; a list
 * holds {@link MAX_POSTINGS} texts at most.
 * @module
 */
import { mix32 } from '../text/hash';

/** One shingle in this many, a power of two, is sampled. A brief of 24 shingles keeps 6, and none with a chance of .001. */
export const SAMPLE_RATE = 4;
/** Texts a list may hold; a shingle in more is a template, and other shingles must find the rest. */
export const MAX_POSTINGS = 200;
/** Share of the smaller sample that must be found in the other text to be worth a verification. */
const MIN_SHARED = 0.35;
/** Tables, by so many of the highest bits of a hash, and the cells each begins with. */
const TABLE_BITS = 6;
const TABLES = 1 << TABLE_BITS;
const TABLE_SHIFT = 32 - TABLE_BITS;
const FIRST_CELLS = 16;
/** Share of a table that may be in use. */
const MAX_LOAD = 0.7;
const NONE = 0xffffffff;
/** Set in a cell's value that is the number of a list, not of a text. */
const LIST = 0x80000000;

/** An inverted index of sampled shingles. */
export class ContainmentIndex {
  /**
   * Tables by the highest bits of a hash, so that none takes long to grow: a sampled hash (0 in a free cell: see
   * {@link ContainmentIndex.#sample}), and the text or list that has it.
   */
  readonly #hashes: Uint32Array[] = Array.from({ length: TABLES }, () => new Uint32Array(FIRST_CELLS));
  readonly #values: Uint32Array[] = Array.from({ length: TABLES }, () => new Uint32Array(FIRST_CELLS));
  readonly #used: Uint32Array = new Uint32Array(TABLES);
  /** Lists: the last posting of each, and how many it has. */
  #last: Uint32Array = new Uint32Array(256);
  #lengths: Uint32Array = new Uint32Array(256);
  #lists = 0;
  /** Postings: a text, and the posting before it in its list. */
  #posted: Uint32Array = new Uint32Array(512);
  #before: Uint32Array = new Uint32Array(512);
  #postings = 0;
  /** By text: the size of its sample; the shingles that the present query shares with it, 0 between queries. */
  #sizes: Uint32Array = new Uint32Array(64);
  #shared: Uint32Array = new Uint32Array(64);
  /** The sample that is being added or asked for. */
  #sampled: Uint32Array = new Uint32Array(256);

  /** Adds a text under a number of its own, below 2^31: its place in arrays, so the largest decides on their length. */
  add(text: number, shingles: Uint32Array): void {
    const size = this.#sample(shingles);
    if (text >= this.#sizes.length) {
      this.#sizes = grown(this.#sizes, text + 1);
      this.#shared = grown(this.#shared, text + 1);
    }
    this.#sizes[text] = size;
    for (let i = 0; i < size; i++) {
      const hash = this.#sampled[i]!;
      const table = hash >>> TABLE_SHIFT;
      if (this.#used[table]! > MAX_LOAD * this.#hashes[table]!.length) this.#enlarge(table);
      const hashes = this.#hashes[table]!;
      const cell = cellOf(hashes, hash);
      if (hashes[cell] !== 0) {
        this.#append(this.#values[table]!, cell, text);
        continue;
      }
      hashes[cell] = hash;
      this.#values[table]![cell] = text;
      this.#used[table]!++;
    }
  }

  /** Texts that share a good part of the smaller sample. */
  query(shingles: Uint32Array): number[] {
    const size = this.#sample(shingles);
    const met: number[] = [];
    for (let i = 0; i < size; i++) {
      const hash = this.#sampled[i]!;
      const hashes = this.#hashes[hash >>> TABLE_SHIFT]!;
      const cell = cellOf(hashes, hash);
      if (hashes[cell] === 0) continue;
      const value = this.#values[hash >>> TABLE_SHIFT]![cell]!;
      if (value < LIST) {
        if (this.#shared[value]!++ === 0) met.push(value);
        continue;
      }
      for (let posting = this.#last[value - LIST]!; posting !== NONE; posting = this.#before[posting]!) {
        const text = this.#posted[posting]!;
        if (this.#shared[text]!++ === 0) met.push(text);
      }
    }
    const found: number[] = [];
    for (const text of met) {
      if (this.#shared[text]! >= MIN_SHARED * Math.min(size, this.#sizes[text]!)) found.push(text);
      this.#shared[text] = 0;
    }
    return found;
  }

  /** Puts a text into the list of a cell that is in use; a cell with a text alone gets a list. */
  #append(values: Uint32Array, cell: number, text: number): void {
    const value = values[cell]!;
    if (value < LIST) {
      if (this.#lists === this.#last.length) {
        this.#last = grown(this.#last, this.#lists + 1);
        this.#lengths = grown(this.#lengths, this.#lists + 1);
      }
      const list = this.#lists++;
      values[cell] = LIST + list;
      this.#last[list] = NONE;
      this.#post(list, value);
      this.#post(list, text);
    } else if (this.#lengths[value - LIST]! < MAX_POSTINGS) this.#post(value - LIST, text);
  }

  #post(list: number, text: number): void {
    if (this.#postings === this.#posted.length) {
      this.#posted = grown(this.#posted, this.#postings + 1);
      this.#before = grown(this.#before, this.#postings + 1);
    }
    this.#posted[this.#postings] = text;
    this.#before[this.#postings] = this.#last[list]!;
    this.#last[list] = this.#postings++;
    this.#lengths[list]!++;
  }

  #enlarge(table: number): void {
    const [hashes, values] = [this.#hashes[table]!, this.#values[table]!];
    const newHashes = new Uint32Array(2 * hashes.length);
    const newValues = new Uint32Array(2 * hashes.length);
    for (let old = 0; old < hashes.length; old++) {
      const hash = hashes[old]!;
      if (hash === 0) continue;
      const cell = cellOf(newHashes, hash);
      newHashes[cell] = hash;
      newValues[cell] = values[old]!;
    }
    this.#hashes[table] = newHashes;
    this.#values[table] = newValues;
  }

  /** Writes the sampled shingles to the scratch and returns how many. */
  #sample(shingles: Uint32Array): number {
    if (this.#sampled.length < shingles.length) this.#sampled = new Uint32Array(2 * shingles.length);
    const sampled = this.#sampled;
    let size = 0;
    for (let i = 0; i < shingles.length; i++) {
      const hash = sampleOf(shingles[i]!);
      if (hash !== 0) sampled[size++] = hash;
    }
    return size;
  }
}

/** Whether so many sampled shingles in common, of texts with so many, are worth a verification. */
export function sharesEnough(shared: number, sampleA: number, sampleB: number): boolean {
  return shared > 0 && shared >= MIN_SHARED * Math.min(sampleA, sampleB);
}

/** The sampled shingles of a text, as hashes. */
export function sampledHashes(shingles: Uint32Array): Int32Array {
  const sampled = new Int32Array(sampleSize(shingles));
  let to = 0;
  for (let i = 0; i < shingles.length; i++) {
    const hash = sampleOf(shingles[i]!);
    if (hash !== 0) sampled[to++] = hash;
  }
  return sampled;
}

/** Whether an index of one of two texts would find the other: what {@link ContainmentIndex} answers, without one. */
export function shareSample(a: Uint32Array, b: Uint32Array): boolean {
  let shared = 0;
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    const [x, y] = [a[i]!, b[k]!];
    if (x === y && sampleOf(x) !== 0) shared++;
    if (x <= y) i++;
    if (y <= x) k++;
  }
  return sharesEnough(shared, sampleSize(a), sampleSize(b));
}

function sampleSize(shingles: Uint32Array): number {
  let size = 0;
  for (let i = 0; i < shingles.length; i++) if (sampleOf(shingles[i]!) !== 0) size++;
  return size;
}

/**
 * A shingle as it is sampled; 0 where it is not. Hashed once more, so that the sample owes nothing to the signature's own hash. The
 * lowest bit, which is 0 in all that are sampled, is set: none is 0.
 */
function sampleOf(shingle: number): number {
  const hash = mix32(shingle ^ 0x5bd1e995);
  return (hash & (SAMPLE_RATE - 1)) === 0 ? hash | 1 : 0;
}

/** The cell of a table that holds a hash, or the free one where it belongs. */
function cellOf(hashes: Uint32Array, hash: number): number {
  const last = hashes.length - 1;
  // The hash has been mixed, but its lowest bits chose it, and its highest the table.
  let cell = (hash >>> 3) & last;
  while (hashes[cell] !== 0 && hashes[cell] !== hash) cell = (cell + 1) & last;
  return cell;
}

/** A copy with room for half as much again as is needed. */
function grown(array: Uint32Array, needed: number): Uint32Array {
  const copy = new Uint32Array(needed + (needed >> 1));
  copy.set(array);
  return copy;
}
