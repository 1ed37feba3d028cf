/**
 * An article cut once into sentences, words and terms, for all that a summary asks of it.
 *
 * Cost: O(n) in code units, of which at most {@link CUT}.mostUnits are read.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { foldText } from '../text/folding';
import { isSpace } from '../text/punctuation';
import { Readings, TextReading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { type Terms, termsOfWords } from '../text/terms';
import type { Words } from '../text/words';

/** How much of an article is read. */
export const CUT = {
  /** UTF-16 code units of a text: some 3,000 words. */
  mostUnits: 20_000,
  /** Sentences of a text. */
  mostSentences: 300,
} as const;

/** A stretch of a text as ranges of its words and terms. */
export interface Stretch {
  readonly words: Words;
  readonly terms: Terms;
  readonly fromWord: number;
  readonly toWord: number;
  readonly fromTerm: number;
  readonly toTerm: number;
}

/** A sentence of an article. */
export interface CutSentence extends Sentence, Stretch {
  /** Position among the sentences of its article, from 0. */
  readonly index: number;
}

/** An article and its sentences. */
export interface CutArticle {
  readonly article: CheckedArticle;
  readonly sentences: readonly CutSentence[];
}

/** The terms of a text, found when first asked for: at first those of its beginning, then all. */
class CutTerms {
  private known: Terms | undefined;

  /** @param ahead words whose terms are found at first; all where they are needed anyway */
  constructor(
    private readonly reading: TextReading,
    private readonly ahead: number,
  ) {}

  /** Terms that hold at least those of the first `words` words. */
  upTo(words: number): Terms {
    const { known, reading, ahead } = this;
    if (known !== undefined && words <= known.words) return known;
    const isBeginning = known === undefined && words <= ahead && ahead < reading.words.count;
    this.known = isBeginning
      ? termsOfWords(reading.text, { ...reading.words, count: ahead }, reading.language)
      : reading.terms;
    return this.known;
  }
}

/** A sentence as a range of words; its terms are looked up when first asked for. */
class WordRange implements CutSentence {
  private first = -1;
  private last = -1;

  constructor(
    readonly index: number,
    readonly start: number,
    readonly end: number,
    readonly words: Words,
    readonly fromWord: number,
    readonly toWord: number,
    private readonly cutTerms: CutTerms,
  ) {}

  get terms(): Terms {
    return this.cutTerms.upTo(this.toWord);
  }

  get fromTerm(): number {
    if (this.first < 0) this.first = firstTermFrom(this.terms, this.fromWord);
    return this.first;
  }

  get toTerm(): number {
    if (this.last < 0) this.last = firstTermFrom(this.terms, this.toWord);
    return this.last;
  }
}

/** Index of the first term at a word or behind it. */
function firstTermFrom({ positions, count }: Terms, word: number): number {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (positions[middle]! < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * Cuts an article's text, without a first line that repeats its title; the first sentence comes without its dateline,
 * and each without the clock time that a line of a live blog starts with.
 *
 * @param ahead words whose terms are found when a term among them is first asked for; default all
 */
export function cutArticle(
  article: CheckedArticle,
  readings: Readings = new Readings(),
  ahead: number = Number.POSITIVE_INFINITY,
): CutArticle {
  // Up to the cap the text itself is read, so that no copy is made.
  const text = article.text.length > CUT.mostUnits ? article.text.slice(0, CUT.mostUnits) : article.text;
  const reading = readings.of(text, article.language);
  const { words } = reading;
  const { starts, count } = words;
  const terms = new CutTerms(reading, ahead);
  const sentences: CutSentence[] = [];
  let word = 0;
  const behindTitle = titleLineEnd(article.title, text);
  for (const sentence of reading.sentences) {
    if (sentences.length === CUT.mostSentences) break;
    const { end } = sentence;
    if (end <= behindTitle) continue;
    let start = sentence.start < behindTitle ? behindTitle : sentence.start + clockLength(text, sentence);
    if (start >= end) continue;
    if (sentences.length === 0) start += datelineLength(text, { start, end });
    while (word < count && starts[word]! < start) word++;
    const fromWord = word;
    while (word < count && starts[word]! < end) word++;
    sentences.push(new WordRange(sentences.length, start, end, words, fromWord, word, terms));
  }
  return { article, sentences };
}

/**
 * A short text, a title say, as one stretch.
 *
 * @param reading the reading of `text`, where others share it
 */
export function cutText(text: string, reading: TextReading = new TextReading(text)): Stretch {
  const { words, terms } = reading;
  return { words, terms, fromWord: 0, toWord: words.count, fromTerm: 0, toTerm: terms.count };
}

/** The leading sentences up to `words` words, at least one; a first sentence longer than that is cut there. */
export function leadOf(article: CutArticle, words: number): Stretch | undefined {
  const first = article.sentences[0];
  if (first === undefined) return undefined;
  const most = first.fromWord + words;
  let last = first;
  for (const sentence of article.sentences) {
    if (sentence.toWord > most) break;
    last = sentence;
  }
  const { fromWord } = first;
  const toWord = Math.min(last.toWord, most);
  const { terms } = last;
  return {
    words: first.words,
    terms,
    fromWord,
    toWord,
    fromTerm: firstTermFrom(terms, fromWord),
    toTerm: firstTermFrom(terms, toWord),
  };
}

/** Code units of a title that are compared with the line that may repeat it. */
const TITLE_UNITS = 300;

/** Where the text goes on behind a first line that is the title again; 0 where none is, or nothing goes on. */
function titleLineEnd(title: string, text: string): number {
  let from = 0;
  while (from < text.length && isSpace(text.charCodeAt(from))) from++;
  let to = from;
  const most = from + TITLE_UNITS;
  for (; to < text.length && text.charCodeAt(to) !== 0x0a; to++) if (to === most) return 0;
  const name = lineKey(title.slice(0, TITLE_UNITS));
  if (name === '' || lineKey(text.slice(from, to)) !== name) return 0;
  while (to < text.length && isSpace(text.charCodeAt(to))) to++;
  return to < text.length ? to : 0;
}

/** A line by its letters and digits: titles are repeated with other quotes, spaces and capitals. */
function lineKey(line: string): string {
  return foldText(line).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** A text without the dateline it starts with. */
export function withoutDateline(text: string): string {
  const length = datelineLength(text, { start: 0, end: text.length });
  return length === 0 ? text : text.slice(length);
}

// "18:40 ", "6.40pm BST — ", at the start of a line
const CLOCK =
  /^\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?(?: (?:GMT|UTC|[BCEIMP][DES]?T|CEST|EEST))?(?: ?[-–—:|])?(?:\s(?=[\p{Lu}\d"“‘'])|$)/iu;
const CLOCK_UNITS = 24;

/** Code units of the clock time that a sentence starts with, where a line does. */
function clockLength(text: string, { start, end }: Sentence): number {
  const first = text.charCodeAt(start);
  if (first < 0x30 || first > 0x39) return 0;
  let at = start;
  while (at > 0 && text.charCodeAt(at - 1) === 0x20) at--;
  if (at > 0 && text.charCodeAt(at - 1) !== 0x0a) return 0;
  const match = CLOCK.exec(text.slice(start, Math.min(end, start + CLOCK_UNITS)));
  // "10.30 pupils": a capital follows a time that stands apart.
  if (match === null) return 0;
  const next = text.charAt(start + match[0].length);
  return match[0].length < end - start && next.toLowerCase() === next && /\p{L}/u.test(next)
    ? 0
    : match[0].length;
}

// "WASHINGTON (AP) — ", "NEW DELHI, March 5 (Reuters) - ", "(CNN) – "
const AGENCY_DATELINE =
  /^[A-Z]?[\p{L}\d .,'’/-]{0,45}\([\p{L}\d .,/&-]{2,30}\) ?(?:[-–—]{1,2}|:)? ?(?=[\p{Lu}"“])/u;
// "ANKARA - ", "NEW YORK — "
const CITY_DATELINE = /^\p{Lu}[\p{Lu}.,'’ -]{2,40} ?[-–—]{1,2} (?=[\p{Lu}"“])/u;
/** Code units of a sentence in which a dateline is looked for; also what bounds the patterns. */
const DATELINE_UNITS = 100;

/** Code units of the dateline that a text's first sentence starts with. */
export function datelineLength(text: string, first: Sentence): number {
  const end = Math.min(first.end, first.start + DATELINE_UNITS);
  if (!hasDatelineMark(text, first.start, end)) return 0;
  const head = text.slice(first.start, end);
  const match = CITY_DATELINE.exec(head) ?? AGENCY_DATELINE.exec(head);
  if (match === null || match[0].length >= first.end - first.start) return 0;
  // "The Justice and Development Party (AKP) Chairman": brackets inside a sentence have no dash after them.
  return /[-–—] ?$/.test(match[0]) || match[0].startsWith('(') ? match[0].length : 0;
}

/** Whether a bracket or a dash, which every dateline has, stands in a stretch. */
function hasDatelineMark(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x2d || unit === 0x28 || unit === 0x2013 || unit === 0x2014) return true;
  }
  return false;
}
