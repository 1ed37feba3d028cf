/**
 * An index of signatures that finds the ones similar to a given one without comparing with all: each
 * signature is cut into bands, and only entries that share a band are compared.
 *
 * An entry has a place for each of its bands, and stands with it in the bucket of that band's 32-bit hash. All state is
 * flat typed arrays plus the list of ids.
 *
 * Cost: add and remove O(bands · rows), expected; query O(candidates · (bands + slots)), with a cap on the candidates.
 * 4·slots + 30 to 52·bands bytes an entry, and up to half as much again in arrays that have just grown.
 * @module
 */
import { expectation, mustBeNumber, mustBeOptions, mustBeString, NewsfoldError } from '../errors';
import {
  COMPARABLE,
  EMPTY_SLOT,
  isEmptySignature,
  mustBeScheme,
  mustBeSeed,
  mustBeSlots,
  mustShare,
  type Signature,
  type SignatureScheme,
} from '../sketch/signature';
import { DEFAULT_SEED, DEFAULT_SLOTS } from '../sketch/sketcher';
import { mix32 } from '../text/hash';
import { type BandShape, chooseBands } from './bands';
import { Buckets, NONE } from './buckets';

/** Options of an {@link LshIndex}. */
export interface LshIndexOptions {
  /** Jaccard similarity the bands are chosen for and that queries default to. 0.05 to 0.99, default 0.5. */
  threshold?: number;
  /** Slots of the signatures to come: a multiple of 16 from 32 to 1024. Default 128. */
  slots?: number;
  /** Seed of the signatures to come: an unsigned 32-bit number. Default 0. */
  seed?: number;
  /** Scheme of the signatures to come. Default none: Fast Similarity Sketching. */
  scheme?: SignatureScheme | undefined;
  /** Bands and rows, instead of those `chooseBands` gives for the threshold. */
  shape?: BandShape;
  /**
   * Most entries one query compares with, 1 to 1e9. Default 10,000. Beyond it a query looks into the smallest of its
   * buckets first and leaves out what came first into the largest; `stats` counts such queries.
   */
  maxCandidates?: number;
}

/** An entry that a query found, with its estimated Jaccard similarity. */
export interface LshMatch {
  id: string;
  score: number;
}

/** Counts of an {@link LshIndex} since it was made. */
export interface LshIndexStats {
  /** Calls of `query` and `candidates`. */
  queries: number;
  /** Those of them that had more than `maxCandidates` candidates, and so left some out. */
  cappedQueries: number;
}

/**
 * A query that finds so many takes some 10 ms, most of it to sort them. Buckets of this size are no longer chance: they
 * are one text many times over, and any of its copies says as much as all.
 */
const DEFAULT_MAX_CANDIDATES = 10_000;
const BAND_STEP = 0x85ebca6b;
const LAST_MARK = 0xffffffff;

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
  readonly scheme: SignatureScheme | undefined;
  readonly shape: BandShape;
  readonly maxCandidates: number;

  readonly #ids: (string | undefined)[] = [];
  readonly #entryOf: Map<string, number> = new Map();
  readonly #free: number[] = [];
  /** Band `b` of entry `e` has the place `e * bands + b`: a bucket may hold different bands whose hashes are equal. */
  readonly #buckets: Buckets = new Buckets();
  #values: Uint32Array = new Uint32Array(0);
  /** Marks the entries met in the present query. */
  #met: Uint32Array = new Uint32Array(0);
  #mark = 0;
  #queries = 0;
  #cappedQueries = 0;

  /** @throws TypeError, RangeError for options of a wrong type or out of range */
  constructor(options: LshIndexOptions = {}) {
    mustBeOptions('options', options);
    this.threshold = options.threshold ?? 0.5;
    this.slots = options.slots ?? DEFAULT_SLOTS;
    this.seed = options.seed ?? DEFAULT_SEED;
    this.scheme = options.scheme;
    this.maxCandidates = options.maxCandidates ?? DEFAULT_MAX_CANDIDATES;
    mustBeNumber('options.threshold', this.threshold, 0.05, 0.99);
    mustBeSlots('options.slots', this.slots);
    mustBeSeed('options.seed', this.seed);
    mustBeScheme('options.scheme', this.scheme);
    mustBeNumber('options.maxCandidates', this.maxCandidates, 1, 1e9, true);
    const shape = options.shape ?? chooseBands(this.threshold, this.slots);
    mustBeOptions('options.shape', shape);
    const { bands, rows } = shape;
    mustBeNumber('options.shape.bands', bands, 1, this.slots, true);
    mustBeNumber('options.shape.rows', rows, 1, Math.trunc(this.slots / bands), true);
    this.shape = { bands, rows };
  }

  /** Number of entries. */
  get size(): number {
    return this.#entryOf.size;
  }

  /** How many queries there were, and how many were cut short. */
  get stats(): LshIndexStats {
    return { queries: this.#queries, cappedQueries: this.#cappedQueries };
  }

  has(id: string): boolean {
    return this.#entryOf.has(id);
  }

  /**
   * Adds a signature under an id. The values are copied. The signature of an empty set is kept but matches nothing.
   *
   * @throws TypeError, RangeError for an id or a signature that is none; NewsfoldError `duplicate-id` if the id is in the
   * index, `parameter-mismatch` for a foreign signature; then nothing was added
   */
  add(id: string, signature: Signature): void {
    mustBeString('id', id);
    mustShare('signature', signature, this);
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
      this.#buckets.put(this.#key(signature.values, 0, band), entry * bands + band);
    }
  }

  /** Removes an entry; false when the id is not in the index. Costs as much as to add it, however full its buckets. */
  remove(id: string): boolean {
    const entry = this.#entryOf.get(id);
    if (entry === undefined) return false;
    const { bands } = this.shape;
    const base = entry * this.slots;
    if (this.#values[base] !== EMPTY_SLOT) {
      for (let band = 0; band < bands; band++) {
        this.#buckets.take(this.#key(this.#values, base, band), entry * bands + band);
      }
    }
    this.#values.fill(0, base, base + this.slots);
    this.#ids[entry] = undefined;
    this.#entryOf.delete(id);
    this.#free.push(entry);
    return true;
  }

  /**
   * Entries whose estimated similarity reaches the threshold, best first, then by id, out of `maxCandidates` candidates.
   *
   * @param options `threshold` 0 to 1 (default the index's), `limit` at least 1 (default all)
   * @throws TypeError, RangeError for what is no signature or for bad options; NewsfoldError `parameter-mismatch` for a
   * foreign signature
   */
  query(signature: Signature, options: { threshold?: number; limit?: number } = {}): LshMatch[] {
    mustShare('signature', signature, this);
    mustBeOptions('options', options);
    const { threshold = this.threshold, limit = Number.POSITIVE_INFINITY } = options;
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

  /**
   * Ids that share at least one band, or the 32-bit hash of one, unverified, sorted; `maxCandidates` at most.
   *
   * @throws as `query` does
   */
  candidates(signature: Signature): string[] {
    mustShare('signature', signature, this);
    return this.#candidates(signature)
      .map((entry) => this.#ids[entry]!)
      .sort((a, b) => (a < b ? -1 : 1));
  }

  /**
   * Adds every entry of another index of the same parameters.
   *
   * @throws TypeError if `other` is no index; NewsfoldError `parameter-mismatch`, or `duplicate-id` for an id in both;
   * then nothing was added
   */
  merge(other: LshIndex): void {
    if (!(other instanceof LshIndex)) throw new TypeError(expectation('other', 'an LshIndex', other));
    const sameShape = other.shape.bands === this.shape.bands && other.shape.rows === this.shape.rows;
    if (COMPARABLE.some((field) => other[field] !== this[field]) || !sameShape) {
      const message = 'other: expected an index of the same scheme, slots, seed and shape';
      throw new NewsfoldError('parameter-mismatch', message, 'other');
    }
    for (const id of other.#entryOf.keys()) {
      if (this.#entryOf.has(id)) {
        throw new NewsfoldError(
          'duplicate-id',
          expectation('other', 'ids that are not in this index', id),
          'other',
        );
      }
    }
    for (const [id, entry] of other.#entryOf) {
      const values = other.#values.slice(entry * this.slots, (entry + 1) * this.slots);
      this.add(id, { scheme: this.scheme, slots: this.slots, seed: this.seed, values });
    }
  }

  #candidates(signature: Signature): number[] {
    this.#queries++;
    const found: number[] = [];
    if (isEmptySignature(signature)) return found;
    const { bands } = this.shape;
    const buckets = this.#buckets;
    const cells: number[] = [];
    let places = 0;
    for (let band = 0; band < bands; band++) {
      const cell = buckets.find(this.#key(signature.values, 0, band));
      if (cell === NONE) continue;
      cells.push(cell);
      places += buckets.size(cell);
    }
    // A flood fills a few buckets; the cap must not keep a query from the others.
    if (places > this.maxCandidates) cells.sort((a, b) => buckets.size(a) - buckets.size(b));
    if (this.#mark === LAST_MARK) {
      this.#met.fill(0);
      this.#mark = 0;
    }
    const mark = ++this.#mark;
    for (const cell of cells) {
      for (let place = buckets.first(cell); place !== NONE; place = buckets.after(place)) {
        const entry = Math.trunc(place / bands);
        if (this.#met[entry] === mark) continue;
        if (found.length === this.maxCandidates) {
          this.#cappedQueries++;
          return found;
        }
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

  #reserve(entries: number): void {
    if (entries * this.slots <= this.#values.length) return;
    const capacity = Math.max(64, entries + (entries >> 1));
    const values = new Uint32Array(capacity * this.slots);
    values.set(this.#values);
    const met = new Uint32Array(capacity);
    met.set(this.#met);
    this.#buckets.reserve(capacity * this.shape.bands);
    this.#values = values;
    this.#met = met;
  }
}
