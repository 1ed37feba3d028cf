/**
 * What the spelling of a word elsewhere says of it where it opens a sentence and would be capitalised anyway: for
 * `runs`.
 *
 * Cost: O(1) a word.
 * @module
 */
import { CAPITALISED, NUMERIC, UNSPACED } from '../text/folding';
import type { Words } from '../text/words';

/** Sentences that a word must open, without a verb of speech behind it, to be a name. */
const OPENINGS = 2;

/** Slots of the filter through which the many words in lower case are looked up; a power of two. */
const SLOTS = 2048;

/** How the words of a set of articles are spelled, by hash. */
export class Evidence {
  /** Capitalised inside a sentence of a text, or as good as. */
  readonly inside: Set<number> = new Set();
  /** In lower case in a text, of the words that were {@link ask}ed for. */
  readonly lower: Set<number> = new Set();
  /** Capitalised inside a sentence with no other capital beside. */
  private readonly alone = new Set<number>();
  private readonly titles = new Set<number>();
  private readonly insideTitles = new Set<number>();
  private readonly openings = new Map<number, number>();
  private readonly asked = new Set<number>();
  private readonly filter = new Uint8Array(SLOTS);

  /** Whoever wants to know of a word whether it stands in lower case says so before {@link noteLower}. */
  ask(hash: number): void {
    this.asked.add(hash);
    this.filter[hash & (SLOTS - 1)] = 1;
  }

  /** Notes which of the words asked for stand among these in lower case. */
  noteLower({ count, flags, hashes }: Words): void {
    const { filter, asked, lower } = this;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i]!;
      if (filter[hash & (SLOTS - 1)] === 0 || (flags[i]! & (NUMERIC | UNSPACED | CAPITALISED)) !== 0)
        continue;
      if (asked.has(hash)) lower.add(hash);
    }
  }

  noteInside(hash: number, isAlone: boolean): void {
    this.inside.add(hash);
    if (isAlone) this.alone.add(hash);
  }

  /** @param isInside not the title's first word, nor in a title that capitalises every word */
  noteTitle(hash: number, isInside: boolean): void {
    this.ask(hash);
    this.titles.add(hash);
    if (isInside) this.insideTitles.add(hash);
  }

  /** Whether a word stands in a title: of no other does it matter what it opens. */
  isInTitle(hash: number): boolean {
    return this.titles.has(hash);
  }

  /** A word of a title that opens a sentence and acts there. */
  noteOpener(hash: number, speaks: boolean): void {
    this.openings.set(hash, (this.openings.get(hash) ?? 0) + (speaks ? OPENINGS : 1));
  }

  /** Takes for names the words of titles that act in the texts and stand nowhere in lower case. */
  settle(): void {
    for (const hash of this.titles) {
      if (this.lower.has(hash)) continue;
      if (this.insideTitles.has(hash) || (this.openings.get(hash) ?? 0) >= OPENINGS) {
        this.inside.add(hash);
        this.alone.add(hash);
      }
    }
  }

  /**
   * Whether a word that opens a sentence is a name.
   *
   * @param isSingle no other capital follows it: "Oil fell" is none for all "National Oil Company" tells
   */
  isName(hash: number, isSingle: boolean): boolean {
    return this.inside.has(hash) && (!isSingle || this.alone.has(hash) || !this.lower.has(hash));
  }
}
