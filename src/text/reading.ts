/**
 * A text read once for all who ask: its words, terms and sentences, each found when first asked for. The parts of a
 * summary read the same few texts, and cutting them is what costs.
 *
 * Cost: that of `words`, `terms` and `sentences`, once a text.
 * @module
 */
import type { Language } from './language';
import { type Sentence, splitSentences } from './sentences';
import { type Terms, termsOfWords } from './terms';
import { splitWords, type Words } from './words';

/** One text and what was found in it so far. */
export class TextReading {
  private cutWords: Words | undefined;
  private cutTerms: Terms | undefined;
  private cutSentences: readonly Sentence[] | undefined;

  /**
   * @param language whose terms are read; English without
   * @param english the reading of the same text in English, whose words and sentences are the same
   */
  constructor(
    readonly text: string,
    readonly language?: Language | undefined,
    private readonly english?: TextReading | undefined,
  ) {}

  get words(): Words {
    this.cutWords ??= this.english?.words ?? splitWords(this.text);
    return this.cutWords;
  }

  get terms(): Terms {
    this.cutTerms ??= termsOfWords(this.text, this.words, this.language);
    return this.cutTerms;
  }

  get sentences(): readonly Sentence[] {
    this.cutSentences ??= this.english?.sentences ?? splitSentences(this.text);
    return this.cutSentences;
  }
}

/** The readings of a story's texts; kept as long as whoever made it keeps it. */
export class Readings {
  private readonly known = new Map<string, TextReading>();
  private readonly foreign = new Map<Language, Map<string, TextReading>>();

  /** The reading of a text in a language, made when first asked for. */
  of(text: string, language?: Language): TextReading {
    const known = language === undefined ? this.known : this.knownIn(language);
    let reading = known.get(text);
    if (reading === undefined) {
      reading = new TextReading(text, language, language && this.of(text));
      known.set(text, reading);
    }
    return reading;
  }

  private knownIn(language: Language): Map<string, TextReading> {
    let known = this.foreign.get(language);
    if (known === undefined) {
      known = new Map();
      this.foreign.set(language, known);
    }
    return known;
  }
}
