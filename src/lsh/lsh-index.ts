/**
 * An index of signatures that finds the ones similar to a given one without comparing with all: each
 * signature is cut into bands, and only entries that share a band are compared.
 *
 * The table is open addressing over 32-bit keys of (band, rows); a cell heads a chain of the entries in that
 * bucket, linked through one array with a place for every band of every entry. All state is flat typed arrays
 * plus the list of ids.
 *
 * Cost: add and remove O(bands); query O(bands + candidates · slots). About 4·slots + 20·bands bytes an entry.
 * @module
 */
import { expectation, mustBeNumber, mustBeString, NewsfoldError } from '../errors';
import { DEFAULT_SEED, DEFAULT_SLOTS } from '../sketch/sketcher';
import { isEmptySignature, type Signature } from '../sketch/signature';
import { mix32 } from '../text/hash';
import { type BandShape, chooseBands } from './bands';

/** Options of an {@link LshIndex}. */
export interface LshIndexOptions {
  /** Jaccard similarity the bands are chosen for and that queries default to. 0.05 to 0.99, default 0.5. */
  threshold?: number;
  /** Slots of the signatures to come. Default 128. */
  slots?: number;
  /** Seed of the signatures to come. Default 0. */
  seed?: number;
  /** Bands and rows, instead of those `chooseBands` gives for the threshold. */
  shape?: BandShape;
}

/** An entry that a query found, with its estimated Jaccard similarity. */
export interface LshMatch {
  id: string;
  score: number;
}

const NONE = -1;
const BAND_STEP = 0x85ebca6b;
/** The table grows at this share of used cells. */
const FULLEST = 0.6;

/**
 * @example
 * ```ts
 * const index = new LshIndex({ threshold: 0.5 });
 * index.add('a', sketch(shingle(textA)));
 * index.query(sketch(shingle(textB))); // [{ id: 'a', score: 0.61 }] if they are alike
 * ```
 */
export class LshIndex {
  readonly threshold: number;
  readonly slots: number;
  readonly seed: number;
  readonly shape: BandShape;

  readonly #ids: (string | undefined)[] = [];
  readonly #entryOf: Map<string, number> = new Map();
  readonly #free: number[] = [];
  #values: Uint32Array = new Uint32Array(0);
  /** Next entry in the bucket, by entry * bands + band. */
  #next: Int32Array = new Int32Array(0);
  #keys: Uint32Array = new Uint32Array(1024);
  #heads: Int32Array = new Int32Array(1024).fill(NONE);
  /** Cells whose key is set, whether or not a chain is left in them. */
  #used: Uint8Array = new Uint8Array(1024);
  #usedCells = 0;
  /** Marks entries met in the present query. */
  #met: Uint32Array = new Uint32Array(0);
  #queries = 0;

  /** @throws TypeError, RangeError for options of a wrong type or out of range */
  constructor(options: LshIndexOptions = {}) {
    this.threshold = options.threshold ?? 0.5;
    this.slots = options.slots ?? DEFAULT_SLOTS;
    this.seed = options.seed ?? DEFAULT_SEED;
    this.shape = options.shape ?? chooseBands(this.threshold, this.slots);
    mustBeNumber('options.threshold', this.threshold, 0.05, 0.99);
    mustBeNumber('options.shape.bands', this.shape.bands, 1, this.slots, true);
    mustBeNumber('options.shape.rows', this.shape.rows, 1, Math.trunc(this.slots / this.shape.bands), true);
  }

  /** Number of entries. */
  get size(): number {
    return this.#entryOf.size;
  }

  has(id: string): boolean {
    return this.#entryOf.has(id);
  }

  /**
   * Adds a signature under an id. The signature of an empty set is kept but matches nothing.
   *
   * @throws NewsfoldError `duplicate-id` if the id is in the index, `parameter-mismatch` for a foreign signature
   */
  add(id: string, signature: Signature): void {
    mustBeString('id', id);
    this.#mustFit(signature);
    if (this.#entryOf.has(id)) {
      throw new NewsfoldError('duplicate-id', expectation('id', 'an id that is not in the index', id), 'id');
    }
    const entry = this.#free.pop() ?? this.#ids.length;
    this.#reserve(entry + 1);
    this.#ids[entry] = id;
    this.#entryOf.set(id, entry);
    this.#values.set(signature.values, entry * this.slots);
    if (isEmptySignature(signature)) return;
    const { bands } = this.shape;
    for (let band = 0; band < bands; band++) {
      const cell = this.#cellToFill(this.#key(signature.values, 0, band));
      this.#next[entry * bands + band] = this.#heads[cell]!;
      this.#heads[cell] = entry;
    }
  }

  /** Removes an entry; false when the id is not in the index. */
  remove(id: string): boolean {
    const entry = this.#entryOf.get(id);
    if (entry === undefined) return false;
    const { bands } = this.shape;
    const base = entry * this.slots;
    for (let band = 0; band < bands; band++) {
      const cell = this.#findCell(this.#key(this.#values, base, band));
      if (cell === NONE) continue;
      let at = this.#heads[cell]!;
      const after = this.#next[entry * bands + band]!;
      if (at === entry) this.#heads[cell] = after;
      while (at !== NONE && at !== entry) {
        const next: number = this.#next[at * bands + band]!;
        if (next === entry) this.#next[at * bands + band] = after;
        at = next;
      }
    }
    this.#values.fill(0, base, base + this.slots);
    this.#ids[entry] = undefined;
    this.#entryOf.delete(id);
    this.#free.push(entry);
    return true;
  }

  /**
   * Entries whose estimated similarity reaches the threshold, best first, then by id.
   *
   * @param options `threshold` 0 to 1 (default the index's), `limit` at least 1 (default all)
   */
  query(signature: Signature, options: { threshold?: number; limit?: number } = {}): LshMatch[] {
    this.#mustFit(signature);
    const threshold = options.threshold ?? this.threshold;
    const limit = options.limit ?? Number.POSITIVE_INFINITY;
    mustBeNumber('options.threshold', threshold, 0, 1);
    mustBeNumber('options.limit', limit, 1, Number.POSITIVE_INFINITY);
    const found: LshMatch[] = [];
    for (const entry of this.#candidates(signature)) {
      const base = entry * this.slots;
      let equal = 0;
      for (let i = 0; i < this.slots; i++) if (this.#values[base + i] === signature.values[i]) equal++;
      const score = equal / this.slots;
      if (score >= threshold) found.push({ id: this.#ids[entry]!, score });
    }
    found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return found.length > limit ? found.slice(0, limit) : found;
  }

  /** Ids that share at least one band, unverified, sorted. */
  candidates(signature: Signature): string[] {
    this.#mustFit(signature);
    return this.#candidates(signature)
      .map((entry) => this.#ids[entry]!)
      .sort((a, b) => (a < b ? -1 : 1));
  }

  /**
   * Adds every entry of another index of the same parameters.
   *
   * @throws NewsfoldError `parameter-mismatch`, or `duplicate-id` for an id in both; then nothing was added
   */
  merge(other: LshIndex): void {
    const sameShape = other.shape.bands === this.shape.bands && other.shape.rows === this.shape.rows;
    if (other.slots !== this.slots || other.seed !== this.seed || !sameShape) {
      throw new NewsfoldError('parameter-mismatch', 'other: expected an index of the same slots, seed and shape', 'other');
    }
    for (const id of other.#entryOf.keys()) {
      if (this.#entryOf.has(id)) {
        throw new NewsfoldError('duplicate-id', expectation('other', 'ids that are not in this index', id), 'other');
      }
    }
    for (const [id, entry] of other.#entryOf) {
      const values = other.#values.slice(entry * this.slots, (entry + 1) * this.slots);
      this.add(id, { slots: this.slots, seed: this.seed, values });
    }
  }

  #mustFit(signature: Signature): void {
    for (const field of ['slots', 'seed'] as const) {
      if (signature[field] !== this[field]) {
        const message = expectation(`signature.${field}`, `${this[field]}`, signature[field]);
        throw new NewsfoldError('parameter-mismatch', message, field);
      }
    }
  }

  #candidates(signature: Signature): number[] {
    const found: number[] = [];
    if (isEmptySignature(signature)) return found;
    const mark = ++this.#queries;
    const { bands } = this.shape;
    for (let band = 0; band < bands; band++) {
      const cell = this.#findCell(this.#key(signature.values, 0, band));
      if (cell === NONE) continue;
      for (let entry = this.#heads[cell]!; entry !== NONE; entry = this.#next[entry * bands + band]!) {
        if (this.#met[entry] === mark) continue;
        this.#met[entry] = mark;
        found.push(entry);
      }
    }
    return found;
  }

  #key(values: Uint32Array, base: number, band: number): number {
    const { rows } = this.shape;
    let h = Math.imul(band + 1, BAND_STEP) ^ this.seed;
    for (let row = 0; row < rows; row++) h = mix32(h ^ values[base + band * rows + row]!);
    return h >>> 0;
  }

  #findCell(key: number): number {
    const mask = this.#keys.length - 1;
    for (let cell = key & mask; this.#used[cell] === 1; cell = (cell + 1) & mask) {
      if (this.#keys[cell] === key) return cell;
    }
    return NONE;
  }

  #cellToFill(key: number): number {
    if (this.#usedCells >= this.#keys.length * FULLEST) this.#growTable();
    const mask = this.#keys.length - 1;
    let cell = key & mask;
    while (this.#used[cell] === 1) {
      if (this.#keys[cell] === key) return cell;
      cell = (cell + 1) & mask;
    }
    this.#used[cell] = 1;
    this.#keys[cell] = key;
    this.#usedCells++;
    return cell;
  }

  /** Doubles the table unless emptied cells were what filled it. */
  #growTable(): void {
    const keys = this.#keys;
    const heads = this.#heads;
    let live = 0;
    for (let i = 0; i < keys.length; i++) if (heads[i] !== NONE) live++;
    const size = live >= keys.length * (FULLEST / 2) ? keys.length * 2 : keys.length;
    this.#keys = new Uint32Array(size);
    this.#heads = new Int32Array(size).fill(NONE);
    this.#used = new Uint8Array(size);
    this.#usedCells = live;
    const mask = size - 1;
    for (let i = 0; i < keys.length; i++) {
      if (heads[i] === NONE) continue;
      let cell = keys[i]! & mask;
      while (this.#used[cell] === 1) cell = (cell + 1) & mask;
      this.#used[cell] = 1;
      this.#keys[cell] = keys[i]!;
      this.#heads[cell] = heads[i]!;
    }
  }

  #reserve(entries: number): void {
    if (entries * this.slots <= this.#values.length) return;
    const capacity = Math.max(64, entries + (entries >> 1));
    const values = new Uint32Array(capacity * this.slots);
    values.set(this.#values);
    const next = new Int32Array(capacity * this.shape.bands);
    next.set(this.#next);
    const met = new Uint32Array(capacity);
    met.set(this.#met);
    this.#values = values;
    this.#next = next;
    this.#met = met;
  }
}
