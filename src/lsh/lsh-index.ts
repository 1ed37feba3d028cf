/**
 * An index of signatures that finds the ones similar to a given one without comparing with all: each
 * signature is cut into bands, and only entries that share a band are compared.
 *
 * Cost: add and remove O(bands · rows), expected; query O(bands · rows + candidates · slots), with a cap on the candidates.
 * 4.5·slots + 7·bands + some 60 bytes an entry with its id. It grows in small steps: no call takes long because the index
 * is large. At most 16,777,215 entries; what removed ones took is used again, but not given back.
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
import { BandTables } from './band-tables';
import { type BandShape, chooseBands } from './bands';
import { IdTable } from './id-table';
import { indexFromBytes, indexToBytes } from './index-bytes';
import { SignatureRows, VALUES } from './signature-rows';
import { MOST_ENTRIES } from './tag-table';

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
   * buckets first and leaves out some of the largest, by the hashes of their ids: the same whatever the order in which
   * entries came and went. `stats` counts such queries.
   */
  maxCandidates?: number;
  /**
   * Entries to make room for at once, 0 to 16,777,215. Default 0: the index grows as they come. Where their number is known, adding
   * takes half the time, and an entry some 40 bytes less.
   */
  capacity?: number;
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

/**
 * @example
 * ```ts
 * const options: LshIndexOptions = { threshold: 0.5, capacity: 1000 };
 * const index = new LshIndex(options);
 * index.add('a', sketchText('Turkey and Russia put off the talks on Libya that were due in Istanbul on Sunday.'));
 * const text = 'Turkey and Russia put off the talks on Libya that were due in Istanbul on Monday.';
 * const [match]: LshMatch[] = index.query(sketchText(text));
 * match; // { id: 'a', score: .9 }
 * const { queries }: LshIndexStats = index.stats;
 * queries; // 1
 * ```
 */
export class LshIndex {
  readonly threshold: number;
  readonly slots: number;
  readonly seed: number;
  readonly scheme: SignatureScheme | undefined;
  readonly shape: BandShape;
  readonly maxCandidates: number;

  readonly #ids: IdTable;
  readonly #rows: SignatureRows;
  readonly #tables: BandTables;
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
    const capacity = options.capacity ?? 0;
    mustBeNumber('options.capacity', capacity, 0, MOST_ENTRIES, true);
    const shape = options.shape ?? chooseBands(this.threshold, this.slots);
    mustBeOptions('options.shape', shape);
    const { bands, rows } = shape;
    mustBeNumber('options.shape.bands', bands, 1, this.slots, true);
    mustBeNumber('options.shape.rows', rows, 1, Math.trunc(this.slots / bands), true);
    this.shape = { bands, rows };
    this.#ids = new IdTable(this.seed);
    this.#rows = new SignatureRows(this.slots);
    this.#tables = new BandTables(this.shape, this.seed, capacity, this.#rows, this.#ids);
  }

  /** Number of entries. */
  get size(): number {
    return this.#ids.size;
  }

  /** How many queries there were, and how many were cut short. */
  get stats(): LshIndexStats {
    return { queries: this.#queries, cappedQueries: this.#cappedQueries };
  }

  /** Whether there is an entry of this id. */
  has(id: string): boolean {
    return typeof id === 'string' && this.#ids.find(id, this.#ids.hash(id)) !== undefined;
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
    const hash = this.#ids.hash(id);
    if (this.#ids.find(id, hash) !== undefined) {
      throw new NewsfoldError('duplicate-id', expectation('id', 'an id that is not in the index', id), 'id');
    }
    if (this.size >= MOST_ENTRIES) throw new RangeError(`index: expected at most ${MOST_ENTRIES} entries`);
    const entry = this.#rows.add(hash, signature.values);
    this.#ids.add(id, hash, entry);
    if (!isEmptySignature(signature)) this.#tables.add(entry);
  }

  /** Removes an entry; false when the id is not in the index. Costs as much as to add it, however full its buckets. */
  remove(id: string): boolean {
    if (typeof id !== 'string') return false;
    const hash = this.#ids.hash(id);
    const entry = this.#ids.find(id, hash);
    if (entry === undefined) return false;
    if (this.#rows.chunk(entry)[this.#rows.base(entry) + VALUES] !== EMPTY_SLOT) this.#tables.remove(entry);
    this.#ids.remove(hash, entry);
    this.#rows.remove(entry);
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
    const { values } = signature;
    const found: LshMatch[] = [];
    this.#rows.similar(this.#candidates(signature), values, threshold, (entry, score) => {
      found.push({ id: this.#ids.id(entry)!, score });
    });
    found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return found.length > limit ? found.slice(0, limit) : found;
  }

  /**
   * Ids of entries that share at least one band, whatever their similarity, sorted; `maxCandidates` at most.
   *
   * @throws as `query` does
   */
  candidates(signature: Signature): string[] {
    mustShare('signature', signature, this);
    return this.#candidates(signature)
      .map((entry) => this.#ids.id(entry)!)
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
    const entries = other.#entries();
    for (const entry of entries) {
      const id = other.#ids.id(entry)!;
      if (!this.has(id)) continue;
      throw new NewsfoldError(
        'duplicate-id',
        expectation('other', 'ids that are not in this index', id),
        'other',
      );
    }
    const { scheme, slots, seed } = this;
    for (const entry of entries) {
      this.add(other.#ids.id(entry)!, { scheme, slots, seed, values: other.#rows.values(entry) });
    }
  }

  /**
   * The index as bytes, the same on every platform: a file, or a message to a worker. They depend on the order in which
   * entries came and went; what is read from them answers every query alike.
   *
   * @throws RangeError when it takes more bytes than one array can have
   */
  toBytes(): Uint8Array {
    return indexToBytes(
      this,
      this.#entries(),
      (entry) => this.#ids.id(entry)!,
      (entry) => this.#rows.values(entry),
    );
  }

  /**
   * Reads what {@link toBytes} wrote, parameters included. The bytes are copied.
   *
   * @throws TypeError if `bytes` is not a `Uint8Array`; NewsfoldError `bad-bytes` for a wrong magic, size, checksum or
   * parameter, `unsupported-version` for another version
   * @example
   * ```ts
   * const index = new LshIndex();
   * index.add('a', sketchText('The talks on Libya were put off on Sunday.'));
   * LshIndex.fromBytes(index.toBytes()).has('a'); // true
   * ```
   * Complexity: that of adding every entry.
   */
  static fromBytes(bytes: Uint8Array): LshIndex {
    return indexFromBytes(
      bytes,
      (parameters, capacity) => new LshIndex({ ...parameters, capacity }),
      (index, id, values) => {
        if (index.has(id)) return false;
        const { scheme, slots, seed } = index;
        index.add(id, { scheme, slots, seed, values });
        return true;
      },
    );
  }

  /** Numbers of all entries. */
  #entries(): number[] {
    const entries: number[] = [];
    for (let entry = 0; entry < this.#rows.length; entry++) {
      if (this.#ids.id(entry) !== undefined) entries.push(entry);
    }
    return entries;
  }

  #candidates(signature: Signature): number[] {
    this.#queries++;
    if (isEmptySignature(signature)) return [];
    const { entries, capped } = this.#tables.search(signature.values, this.maxCandidates);
    if (capped) this.#cappedQueries++;
    return entries;
  }
}
