/**
 * The terms of one text after another, read into buffers that are used again: what `readTerms` finds, without an array
 * a text. Who reads a hundred thousand texts spends more on making small arrays than on reading.
 *
 * Cost: O(n) in code units; 21 bytes a word of the longest text read lately.
 * @module
 */
import { CAPITALISED, folding, NUMERIC, UNSPACED } from './folding';
import type { Language } from './language';
import { stopWordSet } from './stopwords';
import { MAX_STEM_UNITS, stemHash, type Terms, termsOfWords } from './terms';
import { scanner, splitWords } from './words';

/** Words a reader has room for at first, and the most that it keeps room for. */
const FIRST_WORDS = 1 << 10;
const MOST_WORDS = 1 << 16;

/** Reads terms; the `terms` of a text are good until the next is read. Arrays are longer than `count`. */
export class TermReader implements Terms {
  count = 0;
  words = 0;
  hashes: Int32Array = new Int32Array(0);
  positions: Uint32Array = new Uint32Array(0);
  starts: Uint32Array = new Uint32Array(0);
  ends: Uint32Array = new Uint32Array(0);
  flags: Uint8Array = new Uint8Array(0);
  readonly #units: Uint16Array = new Uint16Array(MAX_STEM_UNITS);

  /** Reads a text, English unless a language is given. @returns this reader */
  read(text: string, language?: Language): this {
    if (language !== undefined) return Object.assign(this, termsOfWords(text, splitWords(text), language));
    const { cut, end } = scanner();
    // Made at the first use, by the scanner, whose buffers it would write over.
    stopWordSet();
    this.count = 0;
    this.words = 0;
    if (this.hashes.length > MOST_WORDS) this.#resize(FIRST_WORDS, 0);
    for (let at = 0; at < text.length; at = end()) {
      const words = cut(text, at, Number.POSITIVE_INFINITY, true);
      const needed = this.count + words;
      if (needed > this.hashes.length)
        this.#resize(Math.max(FIRST_WORDS, needed + (needed >> 1)), this.count);
      this.#take(text, words);
    }
    return this;
  }

  /** Takes the terms among the words in the scanner's buffers. */
  #take(text: string, words: number): void {
    const { hashes: wordHashes, bounds, marks } = scanner();
    const { plain, flags: unitFlags } = folding();
    const stopWords = stopWordSet();
    const units = this.#units;
    const { hashes, positions, starts, ends, flags } = this;
    let { count } = this;
    for (let i = 0; i < words; i++) {
      const word = wordHashes[i]!;
      if (stopWords.has(word)) continue;
      const start = bounds[2 * i]!;
      const end = bounds[2 * i + 1]!;
      const mark = marks[i]!;
      const isUnspaced = mark === UNSPACED;
      hashes[count] = isUnspaced ? word : stemHash(text, start, end, word, units, plain);
      positions[count] = this.words + i;
      starts[count] = start;
      ends[count] = end;
      flags[count++] = isUnspaced
        ? UNSPACED
        : (unitFlags[text.charCodeAt(start)]! & CAPITALISED) | (mark * NUMERIC);
    }
    this.count = count;
    this.words += words;
  }

  /** Makes room for so many words, keeping the first `kept` terms. */
  #resize(words: number, kept: number): void {
    const { hashes, positions, starts, ends, flags } = this;
    this.hashes = new Int32Array(words);
    this.positions = new Uint32Array(words);
    this.starts = new Uint32Array(words);
    this.ends = new Uint32Array(words);
    this.flags = new Uint8Array(words);
    this.hashes.set(hashes.subarray(0, kept));
    this.positions.set(positions.subarray(0, kept));
    this.starts.set(starts.subarray(0, kept));
    this.ends.set(ends.subarray(0, kept));
    this.flags.set(flags.subarray(0, kept));
  }
}
