/**
 * A text read once for all who ask: its words, terms and sentences, each found when first asked for. The parts of a
 * summary read the same few texts, and cutting them is what costs.
 *
 * Cost: that of `words`, `terms` and `sentences`, once a text.
 * @module
 */
import { type Sentence, splitSentences } from './sentences';
import { type Terms, termsOfWords } from './terms';
import { splitWords, type Words } from './words';

/** One text and what was found in it so far. */
export class TextReading {
  private cutWords: Words | undefined;
  private cutTerms: Terms | undefined;
  private cutSentences: readonly Sentence[] | undefined;

  constructor(readonly text: string) {}

  get words(): Words {
    this.cutWords ??= splitWords(this.text);
    return this.cutWords;
  }

  get terms(): Terms {
    this.cutTerms ??= termsOfWords(this.text, this.words);
    return this.cutTerms;
  }

  get sentences(): readonly Sentence[] {
    this.cutSentences ??= splitSentences(this.text);
    return this.cutSentences;
  }
}

/** The readings of a story's texts; kept as long as whoever made it keeps it. */
export class Readings {
  private readonly known = new Map<string, TextReading>();

  /** The reading of a text, made when first asked for. */
  of(text: string): TextReading {
    let reading = this.known.get(text);
    if (reading === undefined) {
      reading = new TextReading(text);
      this.known.set(text, reading);
    }
    return reading;
  }
}
