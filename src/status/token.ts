/**
 * A word of a sentence: what the lexicon knows of it, and its spelling for those who ask.
 * @module
 */
import { CAPITALISED, NUMERIC } from '../text/folding';
import { foldWord, UNKNOWN, type WordEntry } from './words';

/** Room for a word, of which no more than this is looked at; what it holds never outlives a call. */
const units: Uint16Array = new Uint16Array(32);

/** A word of a sentence. */
export class Token {
  /** Followed by a possessive: "Putin's". */
  possessive: boolean = false;
  /** Behind the hyphen of a compound: "president-elect". */
  isTail: boolean = false;
  readonly capitalised: boolean;
  readonly numeric: boolean;
  private spelled: string | undefined = undefined;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly end: number,
    flags: number,
    /** What the lexicon knows of the word. */
    public entry: WordEntry,
    /** Index of its segment. */
    readonly segment: number,
  ) {
    this.capitalised = (flags & CAPITALISED) !== 0;
    this.numeric = (flags & NUMERIC) !== 0;
  }

  /** The folded spelling; most words are never asked for it. */
  get word(): string {
    if (this.entry !== UNKNOWN) return this.entry.word;
    this.spelled ??= foldWord(this.text, this.start, this.end, units);
    return this.spelled;
  }

  /** "2-1": a hyphen and nothing else stands before the next word. */
  isHyphenatedTo(next: Token): boolean {
    const mark = this.text.charAt(this.end);
    return next.start === this.end + 1 && (mark === '-' || mark === '–');
  }

  /** In code units, as spelled in the text. */
  get length(): number {
    return this.end - this.start;
  }

  /** Joins the "t" of "won't" to the word. */
  join(entry: WordEntry | undefined): void {
    this.spelled = `${this.word}t`;
    this.entry = entry ?? UNKNOWN;
  }
}
