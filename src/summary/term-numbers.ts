/**
 * Numbers for the terms of one story, from 0 in the order in which they come: a table with open addressing, at most half full. A `Map`
 * boxes every hash it is asked for.
 *
 * Cost: O(1) a term; 16 to 32 bytes each.
 * @module
 */

/** Cells of an empty table; a power of two. */
const FIRST_CELLS = 512;

/** Hashes and their numbers. */
export class TermNumbers {
  /** Hash and number + 1 by turns; 0 in a free cell. */
  private cells: Int32Array = new Int32Array(2 * FIRST_CELLS);
  private mask: number = FIRST_CELLS - 1;
  private known = 0;

  /** The number of a hash; -1 where it has none. */
  get(hash: number): number {
    return this.cells[2 * this.cellOf(hash) + 1]! - 1;
  }

  /** Gives a hash that has none a number, 0 or more. */
  set(hash: number, number: number): void {
    if (2 * this.known > this.mask) this.grow();
    const cell = this.cellOf(hash);
    this.cells[2 * cell] = hash;
    this.cells[2 * cell + 1] = number + 1;
    this.known++;
  }

  /** The cell that has the hash, or where it belongs. */
  private cellOf(hash: number): number {
    const { cells, mask } = this;
    let cell = (hash ^ (hash >>> 15)) & mask;
    while (cells[2 * cell + 1] !== 0 && cells[2 * cell] !== hash) cell = (cell + 1) & mask;
    return cell;
  }

  private grow(): void {
    const before = this.cells;
    this.cells = new Int32Array(2 * before.length);
    this.mask = before.length - 1;
    for (let at = 0; at < before.length; at += 2) {
      if (before[at + 1] === 0) continue;
      const cell = this.cellOf(before[at]!);
      this.cells[2 * cell] = before[at]!;
      this.cells[2 * cell + 1] = before[at + 1]!;
    }
  }
}
