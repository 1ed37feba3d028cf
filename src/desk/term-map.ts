/**
 * A number for each of many terms that come and go: 256 tables with open addressing, so that growing is a short piece of work however many
 * terms there are, and a term that was taken out leaves no trace (`stories/term-table.ts` only grows).
 *
 * Cost: O(1) a term; 10 to 13 bytes each.
 * @module
 */

const TABLES = 256;
const FIRST_CELLS = 16;
/** Share of a table that may be in use, and the factor it grows by. */
const MAX_LOAD = 0.8;
const GROWTH = 1.25;
/** Bits of a term's spread that choose its cell; those above choose the table. */
const CELL_BITS = 24;

/** A number for each term: 256 tables with open addressing, each of which grows by itself. Removed terms leave no trace. */
export class TermMap {
  /** Term and reference of each cell; a reference of 0 is a free cell. */
  readonly #tables: Int32Array[] = Array.from({ length: TABLES }, () => new Int32Array(2 * FIRST_CELLS));
  readonly #used: Uint32Array = new Uint32Array(TABLES);

  get(term: number): number {
    const spread = spreadOf(term);
    const cells = this.#tables[spread >>> CELL_BITS]!;
    return cells[cellOf(cells, term, spread) + 1]!;
  }

  /** Sets the reference of a term; 0 takes it out. */
  set(term: number, reference: number): void {
    const spread = spreadOf(term);
    const table = spread >>> CELL_BITS;
    let cells = this.#tables[table]!;
    let cell = cellOf(cells, term, spread);
    if (reference === 0) {
      if (cells[cell + 1] !== 0) this.#free(table, cell);
      return;
    }
    if (cells[cell + 1] === 0) {
      this.#used[table]!++;
      if (2 * this.#used[table]! > MAX_LOAD * cells.length) {
        cells = this.#grow(table);
        cell = cellOf(cells, term, spread);
      }
    }
    cells[cell] = term;
    cells[cell + 1] = reference;
  }

  /** Frees a cell; those behind it that belong before it move up (Knuth, vol. 3, 6.4, algorithm R). */
  #free(table: number, freed: number): void {
    const cells = this.#tables[table]!;
    let hole = freed;
    for (let cell = next(cells, hole); cells[cell + 1] !== 0; cell = next(cells, cell)) {
      const home = homeOf(cells, spreadOf(cells[cell]!));
      const isBetween = hole <= cell ? home > hole && home <= cell : home > hole || home <= cell;
      if (isBetween) continue;
      cells[hole] = cells[cell]!;
      cells[hole + 1] = cells[cell + 1]!;
      hole = cell;
    }
    cells[hole + 1] = 0;
    this.#used[table]!--;
  }

  #grow(table: number): Int32Array {
    const cells = this.#tables[table]!;
    const grown = new Int32Array(2 * Math.ceil((GROWTH * cells.length) / 2));
    for (let old = 0; old < cells.length; old += 2) {
      if (cells[old + 1] === 0) continue;
      const cell = cellOf(grown, cells[old]!, spreadOf(cells[old]!));
      grown[cell] = cells[old]!;
      grown[cell + 1] = cells[old + 1]!;
    }
    this.#tables[table] = grown;
    return grown;
  }
}

function spreadOf(term: number): number {
  const hash = Math.imul(term ^ (term >>> 16), 0x9e3779b1);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function homeOf(cells: Int32Array, spread: number): number {
  const share = (spread & ((1 << CELL_BITS) - 1)) / (1 << CELL_BITS);
  return 2 * Math.trunc(share * (cells.length >> 1));
}

function next(cells: Int32Array, cell: number): number {
  return cell + 2 === cells.length ? 0 : cell + 2;
}

/** Where in the table a term stands, or would stand. */
function cellOf(cells: Int32Array, term: number, spread: number): number {
  let cell = homeOf(cells, spread);
  while (cells[cell + 1] !== 0 && cells[cell] !== term) cell = next(cells, cell);
  return cell;
}
