/**
 * A count for every term of a batch: tables with open addressing over flat arrays, 256 of them by eight bits of the term, so that
 * growing is a short piece of work however many terms there are. A `Map` of the ten million terms of 100,000 reports takes four
 * times the memory and stops the thread for a second when it grows; of 2^24 terms it throws.
 *
 * A term and its count stand side by side: a look-up among millions is one miss of the cache, not two.
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
  /** Term and count of each cell; a count of 0 is a free cell. */
  readonly #cells: Int32Array[] = [];
  readonly #used: Uint32Array;
  /** Which bits of a term's spread choose its table; none where there is one. */
  readonly #shift: number;

  /** @param expected about how many terms there will be */
  constructor(expected: number) {
    this.#shift = expected <= FEW ? 32 : 24;
    this.#used = new Uint32Array(expected <= FEW ? 1 : TABLES);
  }

  /** Adds `count`, 0 or more, to what the term has; the sum is below 2^32. */
  add(term: number, count: number): void {
    if (count === 0) return;
    const spread = Math.imul(term, 0x9e3779b1);
    const table = this.#tableOf(spread);
    let cells = this.#cells[table];
    if (cells === undefined || 2 * this.#used[table]! > MAX_LOAD * cells.length) cells = this.#grow(table);
    const cell = cellOf(cells, term, spread);
    if (cells[cell + 1] === 0) {
      cells[cell] = term;
      this.#used[table]!++;
    }
    cells[cell + 1] = cells[cell + 1]! + count;
  }

  /** Puts another number, 1 or more, in the place of what was added for a term. */
  replace(term: number, count: number): void {
    const spread = Math.imul(term, 0x9e3779b1);
    const cells = this.#cells[this.#tableOf(spread)]!;
    cells[cellOf(cells, term, spread) + 1] = count;
  }

  /** What was added for a term, if anything. */
  get(term: number): number | undefined {
    const count = this.count(term);
    return count === 0 ? undefined : count;
  }

  /** The same, 0 where nothing was. */
  count(term: number): number {
    const spread = Math.imul(term, 0x9e3779b1);
    const cells = this.#cells[this.#tableOf(spread)];
    return cells === undefined ? 0 : cells[cellOf(cells, term, spread) + 1]! >>> 0;
  }

  /** Calls back for every term. */
  *entries(): Generator<readonly [term: number, count: number], void, undefined> {
    for (const cells of this.#cells) {
      for (let cell = 0; cell < (cells?.length ?? 0); cell += 2) {
        if (cells![cell + 1] !== 0) yield [cells![cell]!, cells![cell + 1]! >>> 0];
      }
    }
  }

  #tableOf(spread: number): number {
    // A shift by 32 is one by 0.
    return this.#shift === 32 ? 0 : spread >>> this.#shift;
  }

  #grow(table: number): Int32Array {
    const cells = this.#cells[table];
    const grown = new Int32Array(cells === undefined ? 2 * FIRST_CELLS : 2 * cells.length);
    for (let old = 0; cells !== undefined && old < cells.length; old += 2) {
      if (cells[old + 1] === 0) continue;
      const term = cells[old]!;
      const cell = cellOf(grown, term, Math.imul(term, 0x9e3779b1));
      grown[cell] = term;
      grown[cell + 1] = cells[old + 1]!;
    }
    this.#cells[table] = grown;
    return grown;
  }
}

/** Where in the array a term stands, or would stand. */
function cellOf(cells: Int32Array, term: number, spread: number): number {
  const last = cells.length - 2;
  let cell = ((spread ^ (spread >>> 12)) << 1) & last;
  while (cells[cell + 1] !== 0 && cells[cell] !== term) cell = (cell + 2) & last;
  return cell;
}
