/**
 * A count for every term of a batch: tables with open addressing over flat arrays, 256 of them by eight bits of the term, so that
 * growing is a short piece of work however many terms there are. A `Map` of the ten million terms of 100,000 reports takes four
 * times the memory and stops the thread for a second when it grows; of 2^24 terms it throws.
 *
 * Cost: O(1) a term, 11 to 23 bytes each.
 * @module
 */

const TABLES = 256;
/** Terms up to which there is one table. */
const FEW = 1 << 16;
const FIRST_CELLS = 16;
/** Share of a table that may be in use. */
const MAX_LOAD = 0.7;

/** Counts by term. */
export class TermTable {
  readonly #terms: Int32Array[] = [];
  /** 0 in a free cell. */
  readonly #counts: Uint32Array[] = [];
  readonly #used: Uint32Array;
  /** Which bits of a term's spread choose its table; none where there is one. */
  readonly #shift: number;

  /** @param expected about how many terms there will be */
  constructor(expected: number) {
    this.#shift = expected <= FEW ? 32 : 24;
    this.#used = new Uint32Array(expected <= FEW ? 1 : TABLES);
  }

  /** Adds `count`, 0 or more, to what the term has. */
  add(term: number, count: number): void {
    if (count === 0) return;
    const spread = Math.imul(term, 0x9e3779b1);
    const table = this.#tableOf(spread);
    let terms = this.#terms[table];
    if (terms === undefined || this.#used[table]! > MAX_LOAD * terms.length) {
      this.#grow(table);
      terms = this.#terms[table]!;
    }
    const counts = this.#counts[table]!;
    const cell = cellOf(terms, counts, term, spread);
    if (counts[cell] === 0) {
      terms[cell] = term;
      this.#used[table]!++;
    }
    counts[cell] = counts[cell]! + count;
  }

  /** What was added for a term, if anything. */
  get(term: number): number | undefined {
    const spread = Math.imul(term, 0x9e3779b1);
    const table = this.#tableOf(spread);
    const terms = this.#terms[table];
    if (terms === undefined) return undefined;
    const counts = this.#counts[table]!;
    const count = counts[cellOf(terms, counts, term, spread)]!;
    return count === 0 ? undefined : count;
  }

  #tableOf(spread: number): number {
    // A shift by 32 is one by 0.
    return this.#shift === 32 ? 0 : spread >>> this.#shift;
  }

  #grow(table: number): void {
    const [terms, counts] = [this.#terms[table], this.#counts[table]];
    const cells = terms === undefined ? FIRST_CELLS : 2 * terms.length;
    const newTerms = new Int32Array(cells);
    const newCounts = new Uint32Array(cells);
    for (let old = 0; terms !== undefined && old < terms.length; old++) {
      if (counts![old] === 0) continue;
      const term = terms[old]!;
      const cell = cellOf(newTerms, newCounts, term, Math.imul(term, 0x9e3779b1));
      newTerms[cell] = term;
      newCounts[cell] = counts![old]!;
    }
    this.#terms[table] = newTerms;
    this.#counts[table] = newCounts;
  }
}

/** The cell that holds a term, or the free one where it belongs. */
function cellOf(terms: Int32Array, counts: Uint32Array, term: number, spread: number): number {
  const last = terms.length - 1;
  let cell = (spread ^ (spread >>> 12)) & last;
  while (counts[cell] !== 0 && terms[cell] !== term) cell = (cell + 1) & last;
  return cell;
}
