/**
 * The figures of a report, as its event frame has them: runs of digits, "1,500" as 1500, "5.6" as it stands.
 *
 * Cost: O(n) in code units of the words that have digits; a figure that comes again costs as much as one that is new.
 * @module
 */

const ZERO = 0x30;
const NINE = 0x39;
const COMMA = 0x2c;
const POINT = 0x2e;
/** Figures that are sorted by insertion: more are rare, and what is quadratic must stay short. */
const FEW = 32;

/** Hashes of the figures of a report. */
export class Figures {
  readonly #all: number[] = [];

  /**
   * Adds the figures of a text.
   *
   * @param numeric start and end of each word that has a digit, one after the other
   * @param lead code units of the text's lead
   * @returns all figures so far but those behind the lead
   */
  add(text: string, numeric: readonly number[], lead: number): Int32Array {
    const { length } = text;
    let leading: Int32Array | undefined;
    /** Where the figure before ends, which may be in a later word than it starts. */
    let next = 0;
    for (let word = 0; word < numeric.length; word += 2) {
      for (let i = Math.max(next, numeric[word]!); i < numeric[word + 1]!; i++) {
        if (!isFigure(text.charCodeAt(i))) continue;
        const end = figureEnd(text, i, length);
        if (end > lead && leading === undefined) {
          // The lead may end within a figure.
          if (i < lead) this.#all.push(hashFigure(text, i, figureEnd(text, i, lead)));
          leading = this.sorted();
        }
        this.#all.push(hashFigure(text, i, end));
        i = end;
        next = end;
      }
    }
    return leading ?? this.sorted();
  }

  /** All of them, each once. */
  sorted(): Int32Array {
    const all = this.#all;
    if (all.length === 0) return NO_FIGURES;
    const sorted = all.length <= FEW ? sortedByInsertion(all) : Int32Array.from(all).sort();
    let count = 0;
    for (let i = 0; i < sorted.length; i++)
      if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i]!;
    return count === sorted.length ? sorted : sorted.slice(0, count);
  }
}

const NO_FIGURES = new Int32Array(0);

function sortedByInsertion(numbers: readonly number[]): Int32Array {
  const sorted = new Int32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i]!;
    let at = i;
    for (; at > 0 && sorted[at - 1]! > number; at--) sorted[at] = sorted[at - 1]!;
    sorted[at] = number;
  }
  return sorted;
}

function isFigure(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

/** Where the figure that starts at `i` ends: a comma or point inside stands before a digit. */
export function figureEnd(text: string, i: number, length: number): number {
  let end = i + 1;
  for (; end < length; end++) {
    const unit = text.charCodeAt(end);
    if (isFigure(unit)) continue;
    const isInside = (unit === COMMA || unit === POINT) && end + 1 < length;
    if (!isInside || !isFigure(text.charCodeAt(end + 1))) break;
  }
  return end;
}

function hashFigure(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== COMMA) hash = (Math.imul(hash, 31) + unit) | 0;
  }
  return hash;
}
