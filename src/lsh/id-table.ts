/**
 * Ids to entry numbers and back. Ids are found by a 32-bit hash of theirs and then compared; ids beyond a few of one
 * hash, which are no chance, go into a map whose hash nobody knows beforehand.
 *
 * Cost: add, find and remove O(length of the id). 8 to 12 bytes an id and 9 for its hash, beside the string.
 * @module
 */
import { mix32 } from '../text/hash';
import { CellTable, cellKey } from './cell-table';

/** Ids that are looked for under one hash. */
const MOST_OF_A_HASH = 8;
const UNIT_STEP = 0x9e3779b1;

export class IdTable {
  readonly #ids: (string | undefined)[] = [];
  readonly #entries: CellTable = new CellTable();
  readonly #crowded: Map<string, number> = new Map();
  readonly #found: number[] = [];
  readonly #seed: number;
  #size = 0;

  /** @param seed decides which ids share a hash */
  constructor(seed: number) {
    this.#seed = seed;
  }

  get size(): number {
    return this.#size;
  }

  hash(id: string): number {
    let h = this.#seed ^ id.length;
    for (let i = 0; i < id.length; i++) {
      h = Math.imul(h ^ id.charCodeAt(i), UNIT_STEP);
      h ^= h >>> 15;
    }
    return mix32(h) >>> 0;
  }

  /** The id of an entry, undefined when it has none. */
  id(entry: number): string | undefined {
    return this.#ids[entry];
  }

  /** The entry of an id, undefined when it is not there. */
  find(id: string, hash: number): number | undefined {
    const end = this.#entries.collect(cellKey(hash), this.#found, 0);
    for (let i = 0; i < end; i++) {
      const entry = this.#found[i]!;
      if (this.#ids[entry] === id) return entry;
    }
    return this.#crowded.size === 0 ? undefined : this.#crowded.get(id);
  }

  /** Adds an id that is not there. */
  add(id: string, hash: number, entry: number): void {
    const key = cellKey(hash);
    if (this.#entries.insert(key, entry) > MOST_OF_A_HASH) {
      this.#entries.remove(key, entry);
      this.#crowded.set(id, entry);
    }
    this.#ids[entry] = id;
    this.#size++;
  }

  /** Removes the id of an entry. */
  remove(hash: number, entry: number): void {
    if (!this.#entries.remove(cellKey(hash), entry)) this.#crowded.delete(this.#ids[entry]!);
    this.#ids[entry] = undefined;
    this.#size--;
  }
}
