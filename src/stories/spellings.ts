/**
 * Where terms are spelt in the reports of a story, and what is remembered of it: a story told again among other stories, whose
 * terms weigh otherwise, is spelt without reading its reports.
 *
 * Cost: O(log n) a look-up; 16 bytes a term remembered.
 * @module
 */

/** The source of a term that no text spells. */
export const NOWHERE: number = -1;

/** Where each of some terms is spelt, by place. */
export class Spots {
  /** Which of the reports' texts, then titles; {@link NOWHERE} for none. */
  readonly sources: Int32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** 1 where no other spot can be better; others are in capitals, or nowhere. */
  readonly isSure: Uint8Array;

  constructor(terms: number) {
    this.sources = new Int32Array(terms).fill(NOWHERE);
    this.starts = new Uint32Array(terms);
    this.ends = new Uint32Array(terms);
    this.isSure = new Uint8Array(terms);
  }

  set(place: number, source: number, start: number, end: number): void {
    this.sources[place] = source;
    this.starts[place] = start;
    this.ends[place] = end;
  }
}

/** Numbers of one row: term, source, start, end. */
const ROW = 4;

/** The spots of terms that were looked for in the reports of one story. */
export class KnownSpellings {
  /** By term. */
  #rows: Int32Array = new Int32Array(0);

  /** Copies what is known of a term to a place; false where it was not looked for before. */
  copyTo(spots: Spots, place: number, term: number): boolean {
    const rows = this.#rows;
    let [low, high] = [0, rows.length / ROW];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[ROW * middle]! < term) low = middle + 1;
      else high = middle;
    }
    const row = ROW * low;
    if (rows[row] !== term) return false;
    spots.set(place, rows[row + 1]!, rows[row + 2]!, rows[row + 3]!);
    spots.isSure[place] = 1;
    return true;
  }

  /** Remembers where these terms are spelt, in the place of all that was remembered. */
  keep(terms: Int32Array, { sources, starts, ends }: Spots): void {
    const order = Uint32Array.from(terms, (_, place) => place).sort((a, b) => terms[a]! - terms[b]!);
    const rows = new Int32Array(ROW * order.length);
    for (const [i, place] of order.entries()) {
      rows[ROW * i] = terms[place]!;
      rows[ROW * i + 1] = sources[place]!;
      rows[ROW * i + 2] = starts[place]!;
      rows[ROW * i + 3] = ends[place]!;
    }
    this.#rows = rows;
  }
}
