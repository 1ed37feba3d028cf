/**
 * What the spelling of a word elsewhere says of it where it opens a sentence and would be capitalised anyway: for
 * `runs`.
 *
 * Cost: O(1) a word.
 * @module
 */
import { LISTS } from './words';

/** Sentences that a word must open, without a verb of speech behind it, to be a name. */
const OPENINGS = 2;

/** How the words of a set of articles are spelled, by hash. */
export class Evidence {
  /** Capitalised inside a sentence of a text, or as good as. */
  readonly inside: Set<number> = new Set();
  /** In lower case in a text. */
  readonly lower: Set<number> = new Set();
  /** Capitalised inside a sentence with no other capital beside. */
  private readonly alone = new Set<number>();
  private readonly titles = new Set<number>();
  private readonly insideTitles = new Set<number>();
  private readonly openings = new Map<number, number>();

  noteLower(hash: number): void {
    this.lower.add(hash);
  }

  noteInside(hash: number, isAlone: boolean): void {
    this.inside.add(hash);
    if (isAlone) this.alone.add(hash);
  }

  /** @param isInside not the title's first word, nor in a title that capitalises every word */
  noteTitle(hash: number, isInside: boolean): void {
    this.titles.add(hash);
    if (isInside) this.insideTitles.add(hash);
  }

  /** A word that opens a sentence, the one behind it and what stands between. */
  noteOpener(hash: number, word: string, next: string, gap: string): void {
    const isPossessive = next === 's' && (gap === "'" || gap === '’');
    const isVerb =
      LISTS.speech.has(next) || LISTS.finite.has(next) || (next.length > 3 && next.endsWith('ed'));
    // "Siemens is" but "Officials were": a plural noun is no name, and has no verb in the singular.
    const isSubject = gap === ' ' && (word.endsWith('s') ? LISTS.singular.has(next) : isVerb);
    if (!isPossessive && !isSubject) return;
    const weight = LISTS.speech.has(next) && isSubject ? OPENINGS : 1;
    this.openings.set(hash, (this.openings.get(hash) ?? 0) + weight);
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
