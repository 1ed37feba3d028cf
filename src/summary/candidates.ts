/**
 * Candidate sentences: which sentences of a story's reports could stand in a summary, and what each has against it.
 *
 * Cost: O(n) in code units of the part read.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { CAPITALISED, NUMERIC } from '../text/folding';
import type { Sentence } from '../text/sentences';
import { hashPair } from '../text/terms';
import type { Consensus } from './consensus';
import type { CutSentence, Stretch } from './cut';
import {
  cuesIn,
  isAttributed,
  isQuoting,
  isStatement,
  isTerminated,
  leaningOf,
  namesDay,
  withoutQuotations,
} from './form';
import { byPublication } from './material';
import type { StretchReading } from './vocabulary';

/** Numbers that steer which sentences may be chosen. */
export const CANDIDATES = {
  /** Leading sentences of each report that may be chosen. */
  leading: 5,
  /** Words a sentence should have. */
  fewestWords: 6,
  mostWords: 60,
  /** Words from which a sentence is not short. */
  fullWords: 12,
  /** Code units of one sentence that are read. */
  sentenceUnits: 1000,
  /** Least shared bigrams, as a share of the smaller sentence's, at which two sentences repeat each other. */
  repeatedBigrams: 0.5,
  /** Least Jaccard similarity of stems at which two sentences say the same. */
  equalJaccard: 0.6,
  /** Least share of the smaller sentence's stems found in the other, and its fewest stems, for the same. */
  equalContainment: 0.8,
  equalStems: 6,
} as const;

/** What a sentence's place and form are worth, on the scale of the consensus score (0 to 1). */
export const PRIORS = {
  /** Worth of a sentence whose words all stand in titles. */
  title: 0.5,
  /** Has fewer than `CANDIDATES.fullWords` words. */
  short: -0.15,
  /** Has a number. */
  number: 0.04,
  /** Worth of a sentence all of whose words have a capital. */
  names: 0.3,
  /** Names a day of the week. */
  day: 0.06,
  /** Names who said it. */
  attributed: 0.04,
  /** Has a quotation. */
  quoting: -0.04,
  /** First sentence of its report, when it names somebody, some place or a number. */
  lead: 0.04,
  /** Starts with a pronoun whose antecedent is not in the summary. */
  pronoun: -0.1,
  /** Speaks of "the same offices" or "the latter", which something named before has. */
  likened: -0.1,
  /** Starts with a connective or with "the talks", which lean on what went before. */
  leaning: -0.05,
  /** Half of it or more is a quotation. */
  quoted: -0.05,
  /** Ends its text without a terminal mark: it may be cut short. */
  unfinished: -0.05,
} as const;

/** A sentence that may be chosen; what is asked only of sentences that are fit is found when first asked for. */
export class Candidate implements Sentence {
  /** Position among the sentences of its article. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly words: number;
  /** False for questions, headings, bare quotations, first-person, teaser, too short and too long sentences. */
  readonly fit: boolean;
  private readonly text: string;
  private readonly plain: string | undefined;
  private readonly isTerminated: boolean;
  /** See `form`. */
  private readonly cues: number;
  private known: StretchReading | undefined;
  private leans: number | undefined;
  private worth: number | undefined;

  /**
   * @param report position of its report in the material
   * @param at position among the candidates of a search
   */
  constructor(
    readonly article: CheckedArticle,
    readonly report: number,
    readonly at: number,
    private readonly sentence: CutSentence,
    private readonly consensus: Consensus,
  ) {
    const { index, start, end, fromWord, toWord } = sentence;
    this.index = index;
    this.start = start;
    this.end = end;
    const count = toWord - fromWord;
    this.words = count;
    const text = article.text.slice(start, Math.min(end, start + CANDIDATES.sentenceUnits));
    this.text = text;
    this.isTerminated = isTerminated(text);
    this.cues = cuesIn(sentence);
    this.plain = withoutQuotations(text);
    const sized =
      end - start <= CANDIDATES.sentenceUnits &&
      count >= CANDIDATES.fewestWords &&
      count <= CANDIDATES.mostWords;
    // With more text behind it, a sentence without a terminal mark is a heading or a standfirst.
    this.fit =
      sized &&
      (this.isTerminated || article.text.slice(end, end + 40).trim() === '') &&
      isStatement(text, this.plain, this.cues);
  }

  get reading(): StretchReading {
    this.known ??= this.consensus.vocabulary.readStretch(this.sentence);
    return this.known;
  }

  /** The part of `prior` that the sentence before it, when chosen too, makes good. */
  get leaning(): number {
    if (this.leans === undefined) {
      const kind = leaningOf(this.text, this.cues);
      this.leans = kind === undefined ? 0 : PRIORS[kind];
    }
    return this.leans;
  }

  /** Worth of its place and form, from {@link PRIORS}. */
  get prior(): number {
    this.worth ??= this.judged();
    return this.worth;
  }

  private judged(): number {
    const { text, plain, cues, index } = this;
    const { names, numbers } = formOf(this.sentence);
    return (
      this.leaning +
      PRIORS.title * this.consensus.titleShare(this.reading) +
      (this.words < CANDIDATES.fullWords ? PRIORS.short : 0) +
      (numbers > 0 ? PRIORS.number : 0) +
      (PRIORS.names * names) / Math.max(1, this.words) +
      (plain !== text && isQuoting(text) ? PRIORS.quoting : 0) +
      (namesDay(text, cues) ? PRIORS.day : 0) +
      (isAttributed(text, cues) ? PRIORS.attributed : 0) +
      (index === 0 && names + numbers > 0 ? PRIORS.lead : 0) +
      (plain !== undefined && plain.length < text.length / 2 ? PRIORS.quoted : 0) +
      (this.isTerminated ? 0 : PRIORS.unfinished)
    );
  }

  /** Hashes of the pairs of neighbouring words. */
  bigrams(): Int32Array {
    const { words, fromWord, toWord } = this.sentence;
    const pairs = new Int32Array(Math.max(0, toWord - fromWord - 1));
    for (let i = 0; i < pairs.length; i++) {
      pairs[i] = hashPair(words.hashes[fromWord + i]!, words.hashes[fromWord + i + 1]!);
    }
    return pairs;
  }

  /** The distinct stems, stop words left out, by hash. */
  stems(): ReadonlySet<number> {
    return stemsOf(this.sentence);
  }
}

/** Words with a capital and numbers behind a sentence's first word. */
function formOf({ terms, fromWord, fromTerm, toTerm }: CutSentence): { names: number; numbers: number } {
  let names = 0;
  let numbers = 0;
  for (let i = fromTerm; i < toTerm; i++) {
    const flags = terms.flags[i]!;
    if ((flags & NUMERIC) !== 0) numbers++;
    else if (terms.positions[i]! > fromWord && (flags & CAPITALISED) !== 0) names++;
  }
  return { names, numbers };
}

/** The distinct stems of a sentence, stop words left out. */
export function stemsOf({ terms, fromTerm, toTerm }: Stretch): ReadonlySet<number> {
  return new Set(terms.hashes.subarray(fromTerm, toTerm));
}

/** Whether two sentences with so many distinct bigrams, of which they share some, repeat each other's wording. */
export function repeats(shared: number, a: number, b: number): boolean {
  const smaller = Math.min(a, b);
  return smaller > 0 && shared >= CANDIDATES.repeatedBigrams * smaller;
}

/** Whether two sentences with so many distinct stems, of which they share some, say the same. */
export function nearlyEqual(shared: number, a: number, b: number): boolean {
  const smaller = Math.min(a, b);
  if (smaller === 0) return false;
  if (shared >= CANDIDATES.equalJaccard * (a + b - shared)) return true;
  return smaller >= CANDIDATES.equalStems && shared >= CANDIDATES.equalContainment * smaller;
}

/** Stems that a sentence with so many must share with another, whatever that one's, to be nearly equal. */
export function fewestShared(stems: number): number {
  return Math.min(CANDIDATES.equalJaccard * stems, CANDIDATES.equalContainment * CANDIDATES.equalStems);
}

/** Whether a sentence stands right before another. */
export function precedes(a: Candidate, b: Candidate): boolean {
  return a.index === b.index - 1 && a.article === b.article;
}

/** Order of the reports, then of their articles' publication, then of place. */
export function inPlace(a: Candidate, b: Candidate): number {
  return a.report - b.report || byPublication(a.article, b.article) || a.start - b.start;
}

/** Words of some sentences. */
export function wordsOf(chosen: readonly Candidate[]): number {
  let words = 0;
  for (const candidate of chosen) words += candidate.words;
  return words;
}

/** A list of sentences as a key. */
export function keyOf(chosen: readonly Candidate[]): string {
  let key = '';
  for (const { at } of chosen) key += `${at},`;
  return key;
}
