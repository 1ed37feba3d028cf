/**
 * A fixed set of hashes: a table with open addressing over a flat array, at most an eighth full, so that a look-up is nearly always
 * a single read. A `Set` of numbers above 2^30 has to box every number it is asked for.
 *
 * Cost: O(1) a look-up; 32 to 64 bytes a member.
 * @module
 */

/** Cells for each member, at least. */
const CELLS_A_MEMBER = 8;

/** Hashes that never change. */
export class WordSet {
  /** 0 in a free cell. */
  readonly #cells: Int32Array;
  readonly #last: number;
  readonly #hasZero: boolean;

  constructor(hashes: Iterable<number>) {
    const all = [...hashes];
    let size = 16;
    while (size < CELLS_A_MEMBER * all.length) size *= 2;
    const cells = new Int32Array(size);
    let hasZero = false;
    for (const hash of all) {
      let cell = (hash ^ (hash >>> 15)) & (size - 1);
      while (cells[cell] !== 0 && cells[cell] !== hash) cell = (cell + 1) & (size - 1);
      cells[cell] = hash;
      hasZero ||= hash === 0;
    }
    this.#cells = cells;
    this.#last = size - 1;
    this.#hasZero = hasZero;
  }

  /** @param hash a 32-bit hash with its sign, as words have them */
  has(hash: number): boolean {
    const cells = this.#cells;
    const last = this.#last;
    for (let cell = (hash ^ (hash >>> 15)) & last; ; cell = (cell + 1) & last) {
      const found = cells[cell]!;
      if (found === hash) return hash !== 0 || this.#hasZero;
      if (found === 0) return false;
    }
  }
}

/** What is known of each of a fixed set of hashes, as one number: a `Map` boxes what it is asked for, as a `Set` does. */
export class WordMarks {
  /** Hash and number by turns; the number is 0 in a free cell. */
  readonly #cells: Int32Array;
  readonly #last: number;

  /** @param marks the numbers, none of them 0; each hash once */
  constructor(marks: ReadonlyMap<number, number>) {
    let size = 16;
    while (size < CELLS_A_MEMBER * marks.size) size *= 2;
    const cells = new Int32Array(2 * size);
    for (const [hash, mark] of marks) {
      let cell = (hash ^ (hash >>> 15)) & (size - 1);
      while (cells[2 * cell + 1] !== 0) cell = (cell + 1) & (size - 1);
      cells[2 * cell] = hash;
      cells[2 * cell + 1] = mark;
    }
    this.#cells = cells;
    this.#last = size - 1;
  }

  /** @returns 0 for a hash that nothing is known of */
  get(hash: number): number {
    const cells = this.#cells;
    const last = this.#last;
    for (let cell = (hash ^ (hash >>> 15)) & last; ; cell = (cell + 1) & last) {
      const mark = cells[2 * cell + 1]!;
      if (mark === 0 || cells[2 * cell] === hash) return mark;
    }
  }
}
