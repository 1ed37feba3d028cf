/**
 * What one sentence says of where an event stands. A verb or phrase of the lexicon counts only with an event in
 * its own clause: as its object ("postponed the visit"), its subject ("the visit was put off") or, for verbs that
 * are events themselves ("will meet"), with a person of rank. Negated, doubted, conditional and asked sentences
 * say nothing; what a subordinate clause tells gives way to the main clause.
 *
 * Cost: O(words), at most `MAX_WORDS` a sentence.
 * @module
 */
import { splitWords, type Words } from '../text/words';
import { SentenceClauses } from './circumstance';
import { MAX_UNITS } from './clause';
import type { StatusLexicon } from './language';
import { STATUS_LEXICONS, statusLexicon } from './lexicon';
import { readNouns, readPhrases } from './phrases';
import { SentenceReading, type SentenceStatus } from './reading';
import { readScore } from './result';
import { Silence } from './silence';
import { readVerb } from './verbs';
import { type CompiledLexicon, compileLexicon } from './words';

/** What a sentence says that says nothing. */
export const NOTHING: SentenceStatus = {
  value: undefined,
  hadPlan: false,
  hasNewDate: false,
  isAhead: false,
};

/** Reads sentences with one lexicon. */
export class StatusReader {
  private readonly lexicon: CompiledLexicon;
  /** The sentences in which nothing is to be read. */
  readonly silence: Silence;

  constructor(lexicon: StatusLexicon) {
    this.lexicon = compileLexicon(lexicon);
    this.silence = new Silence(lexicon);
  }

  /**
   * Reads a sentence or a title.
   *
   * @param sentence not read beyond 900 code units or 100 words
   */
  read(sentence: string): SentenceStatus {
    const words = splitWords(sentence.slice(0, MAX_UNITS));
    return this.parse(sentence, words, 0, words.count, sentence.length);
  }

  /**
   * Reads a sentence of a text that is cut into words; most say nothing and are not parsed.
   *
   * @param from the sentence's words are those from `from` up to `to`
   * @param end where the sentence ends, in code units of `text`
   * @param onlyPlans whether only an earlier plan is asked for
   */
  readWords(
    text: string,
    words: Words,
    from: number,
    to: number,
    end: number,
    onlyPlans: boolean = false,
  ): SentenceStatus {
    return this.silence.covers(words, from, to, onlyPlans) ? NOTHING : this.parse(text, words, from, to, end);
  }

  private parse(text: string, words: Words, from: number, to: number, end: number): SentenceStatus {
    if (from >= to) return NOTHING;
    const last = Math.min(end, words.starts[from]! + MAX_UNITS);
    // The mark may stand before a closing quote and a space.
    if (text.slice(Math.max(words.starts[from]!, last - 4), last).includes('?')) return NOTHING;
    const clauses = new SentenceClauses(text, words, from, to, this.lexicon);
    const reading = new SentenceReading(clauses);
    for (let i = 0; i < clauses.tokens.length; i++) {
      const { entry } = clauses.tokens[i]!;
      const verb = entry.verbs.length === 0 ? undefined : clauses.verbAt(i);
      if (verb !== undefined) readVerb(reading, i, verb);
      if (clauses.tokens[i]!.numeric) readScore(reading, i);
      if (!entry.isCue) continue;
      readPhrases(reading, i);
      readNouns(reading, i);
    }
    return reading.result();
  }
}

/** The readers of all lexicons: a table of constants, made when first asked for and the same ever after. */
let readers: ReadonlyMap<StatusLexicon, StatusReader> | undefined;

/** The reader for a BCP 47 tag; `undefined` for a language without a lexicon. No tag means English. */
export function statusReader(lang: string): StatusReader | undefined {
  const lexicon = statusLexicon(lang);
  if (lexicon === undefined) return undefined;
  readers ??= new Map(Object.values(STATUS_LEXICONS).map((each) => [each, new StatusReader(each)]));
  return readers.get(lexicon);
}
