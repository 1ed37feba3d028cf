/**
 * The words of a text as runs: which of them a name can be made of, and how far a run of capitals goes on: for `runs`.
 *
 * Cost: O(1) a word.
 * @module
 */
import { CAPITALISED, foldInto, UNSPACED } from '../text/folding';
import type { Words } from '../text/words';
import { NAME_PARAMETERS } from './parameters';
import { LISTS, listsOf } from './words';

/** Code units between two words that are looked at. */
const GAP_UNITS = 4;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
const HYPHEN = 0x2d;
const POINT = 0x2e;

/** Words that fold to their small letters. */
export const ASCII_LETTERS: RegExp = /^[A-Za-z0-9]*$/;

/** A text and its words. */
export class RunWords {
  constructor(
    protected readonly text: string,
    protected readonly words: Words,
  ) {}

  /** What stands between the word and the one before, at most {@link GAP_UNITS}. */
  protected gap(i: number): string {
    const end = this.words.starts[i]!;
    return this.text.slice(Math.max(i === 0 ? 0 : this.words.ends[i - 1]!, end - GAP_UNITS), end);
  }

  protected fold(i: number): string {
    const spelled = this.text.slice(
      this.words.starts[i]!,
      Math.min(this.words.ends[i]!, this.words.starts[i]! + NAME_PARAMETERS.maxUnits),
    );
    if (ASCII_LETTERS.test(spelled)) return spelled.toLowerCase();
    const units = new Uint16Array(NAME_PARAMETERS.maxUnits);
    const length = foldInto(this.text, this.words.starts[i]!, this.words.ends[i]!, units);
    return String.fromCharCode(...units.subarray(0, length));
  }

  protected listsOf(i: number): number {
    return listsOf(this.words.hashes[i]!);
  }

  /** End (exclusive) of the run of capitalised words that starts at `i`; `i` where none does. */
  protected runEnd(i: number): number {
    const { words } = this;
    if (!this.isNameWord(i)) return i;
    let end = i + 1;
    while (end < words.count && end - i <= NAME_PARAMETERS.maxWords) {
      if (this.isPossessed(end)) {
        end += 2;
        continue;
      }
      if (!this.isJoined(end)) break;
      if (this.isNameWord(end)) end++;
      else {
        const next = this.afterParticles(end);
        if (next === end) break;
        end = next + 1;
      }
    }
    return end;
  }

  /** "People's Assembly": whether the word is the "s" between some people and their body. */
  protected isPossessed(i: number): boolean {
    if ((this.listsOf(i) & LISTS.possessive) === 0 || (this.listsOf(i - 1) & LISTS.possessors) === 0)
      return false;
    const gap = this.gap(i);
    if ((gap !== "'" && gap !== '’') || !this.isBehindSpace(i + 1)) return false;
    return this.isNameWord(i + 1) && (this.listsOf(i + 1) & LISTS.bodies) !== 0;
  }

  /** Index of the name word behind the particles that start at `i`; `i` when there are none. */
  protected afterParticles(i: number): number {
    for (let j = i; j < Math.min(this.words.count, i + 3); j++) {
      if (j > i && !this.isJoined(j)) return i;
      if (j > i && this.isNameWord(j)) return j;
      const lists = this.listsOf(j);
      if ((lists & LISTS.particles) !== 0) continue;
      const isOf = (lists & LISTS.of) !== 0 && (this.listsOf(j - 1) & LISTS.bodies) !== 0;
      const isThe = (lists & LISTS.the) !== 0 && this.fold(j - 1) === 'of';
      if (!isOf && !isThe) return i;
    }
    return i;
  }

  protected isNameWord(i: number): boolean {
    return (this.words.flags[i]! & (CAPITALISED | UNSPACED)) === CAPITALISED;
  }

  protected isBehindSpace(i: number): boolean {
    const { starts, ends } = this.words;
    return i > 0 && starts[i]! - ends[i - 1]! === 1 && this.text.charCodeAt(ends[i - 1]!) === SPACE;
  }

  /** Whether only a space, a hyphen or the point of an initial stands between a word and the one before. */
  protected isJoined(i: number): boolean {
    const { text, words } = this;
    const from = words.ends[i - 1]!;
    const first = text.charCodeAt(from);
    switch (words.starts[i]! - from) {
      case 1:
        if (first === SPACE || first === HYPHEN || first === NO_BREAK_SPACE) return true;
        if (isApostrophe(first)) return words.ends[i]! - words.starts[i]! > 1;
        return first === POINT && this.isLetter(i - 1);
      case 2:
        if (text.charCodeAt(from + 1) !== SPACE) return false;
        // "Workers' Party"
        if (isApostrophe(first)) return (this.listsOf(i) & LISTS.bodies) !== 0;
        if (first !== POINT) return false;
        return this.isLetter(i - 1) || (this.listsOf(i - 1) & (LISTS.titles | LISTS.shortened)) !== 0;
      case 3:
        return this.gap(i) === ' & ';
      default:
        return false;
    }
  }

  private isLetter(i: number): boolean {
    return this.words.ends[i]! - this.words.starts[i]! === 1;
  }
}

function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019;
}
