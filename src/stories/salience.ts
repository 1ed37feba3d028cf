/**
 * Salient terms of a set of reports, spelt as the reports spell them. Profiles hold hashes only; the spelling is cut from
 * the texts when someone asks.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import type { Language } from '../text/language';
import { TermReader } from '../text/term-reader';
import { hashPair, type Terms } from '../text/terms';
import { type KnownSpellings, NOWHERE, Spots } from './spellings';
import { TermWeights } from './term-weights';

/** A term with its weight, 0 to 1. */
export interface SalientTerm {
  term: string;
  weight: number;
}

/** Most code units between two words that are spelt as one term ("Government of National"). */
const WIDEST_GAP = 12;
/** Code units at the head of a text, or of a title, in which capitals throughout may be a dateline's or a shout. */
const HEAD_UNITS = 48;
/** Decimals of a weight that is shown. */
const SHOWN = 1000;

/** Terms with their weight, and how many of them are wanted. */
export interface WantedTerms {
  readonly weights: TermWeights;
  readonly limit: number;
}

/**
 * The heaviest terms, spelt out; a single word inside a pair that is listed is not listed again.
 *
 * @param weights term hashes with their weight
 * @param reports where the spelling is read from, the best first
 * Complexity: O(n) in words of the reports.
 */
export function spellTerms(
  weights: ReadonlyMap<number, number>,
  reports: readonly CheckedArticle[],
  limit: number,
): SalientTerm[] {
  const own = new TermWeights(weights.size);
  for (const [term, weight] of weights) own.add(term, weight);
  return spellEach([{ weights: own, limit }], reports)[0]!;
}

/** How reports are read for their spellings. */
export interface SpellingOptions {
  /** The terms of a report's text, where others have read them. */
  readonly termsOf?: ((text: string, language: Language | undefined) => Terms | undefined) | undefined;
  /** What was found in the same reports, in the same order, before. */
  readonly known?: KnownSpellings | undefined;
  /** One for all calls spares making its buffers. */
  readonly reader?: TermReader | undefined;
}

/** {@link spellTerms} for several lists of terms: the reports are read once. */
export function spellEach(
  lists: readonly WantedTerms[],
  reports: readonly CheckedArticle[],
  { termsOf, known, reader = new TermReader() }: SpellingOptions = {},
): SalientTerm[][] {
  const ranked = lists.map(({ weights, limit }) => weights.heaviest(limit * 4));
  let most = 0;
  for (const places of ranked) most += places.length;
  const wanted = new WantedSpellings(most, reports, known, reader);
  ranked.forEach((places, i) => {
    const { terms } = lists[i]!.weights;
    for (const place of places) wanted.add(terms[place]!);
  });
  wanted.read(termsOf);
  return lists.map(({ weights, limit }, i) => chooseTerms(weights, ranked[i]!, wanted, limit));
}

function chooseTerms(
  { terms, weights }: TermWeights,
  ranked: Uint32Array,
  wanted: WantedSpellings,
  limit: number,
): SalientTerm[] {
  const chosen: SalientTerm[] = [];
  const stemsOf: (readonly number[])[] = [];
  for (const place of ranked) {
    if (chosen.length === limit) break;
    const term = wanted.spelling(terms[place]!);
    if (term === undefined || !isTelling(term)) continue;
    const stems = wanted.stems(terms[place]!, term);
    if (stemsOf.some((others) => isSubset(stems, others))) continue;
    const inside = stemsOf.findIndex((others) => isSubset(others, stems));
    if (inside >= 0) chosen[inside]!.term = term;
    else chosen.push({ term, weight: Math.round(weights[place]! * SHOWN) / SHOWN });
    stemsOf[inside >= 0 ? inside : chosen.length - 1] = stems;
  }
  return chosen;
}

function isSubset(a: readonly number[], b: readonly number[]): boolean {
  for (const stem of a) if (!b.includes(stem)) return false;
  return true;
}

/** Numbers and days of the week set nothing apart. */
function isTelling(text: string): boolean {
  return !/^\d+$|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/.test(text.slice(-40));
}

/**
 * The first spelling of each term wanted: in running text, else in a title, else in the capitals of a dateline or a shouted
 * title.
 */
class WantedSpellings {
  readonly #reader: TermReader;
  readonly #reports: readonly CheckedArticle[];
  readonly #known: KnownSpellings | undefined;
  /** By a spread of the term: its place, plus 1. */
  readonly #table: Int32Array;
  /** By place: the term, and where it is spelt. */
  readonly #terms: Int32Array;
  readonly #spots: Spots;
  readonly #stems: (readonly number[])[] = [];
  #count = 0;
  #found = 0;

  /** @param most terms there will be at the most */
  constructor(
    most: number,
    reports: readonly CheckedArticle[],
    known: KnownSpellings | undefined,
    reader: TermReader,
  ) {
    let cells = 8;
    while (cells < 4 * most) cells *= 2;
    this.#table = new Int32Array(cells);
    this.#terms = new Int32Array(most);
    this.#spots = new Spots(most);
    this.#reports = reports;
    this.#known = known;
    this.#reader = reader;
  }

  add(term: number): void {
    const cell = this.#cellOf(term);
    if (this.#table[cell] !== 0) return;
    this.#terms[this.#count] = term;
    if (this.#known?.copyTo(this.#spots, this.#count, term)) this.#found++;
    this.#table[cell] = ++this.#count;
  }

  /** Reads the reports until every term is spelt. */
  read(termsOf: SpellingOptions['termsOf']): void {
    if (this.#found === this.#count) return;
    const reports = this.#reports;
    const isFirst = ({ text, language }: CheckedArticle, i: number): boolean =>
      i === 0 || text !== reports[0]!.text || language !== reports[0]!.language;
    for (const [i, report] of reports.entries()) {
      const { text, language } = report;
      if (this.#found === this.#count) break;
      if (isFirst(report, i))
        this.#read(text, termsOf?.(text, language) ?? this.#reader.read(text, language), i);
    }
    for (const [i, { title, language }] of reports.entries()) {
      if (this.#found === this.#count) break;
      this.#read(title, this.#reader.read(title, language), reports.length + i);
    }
    this.#known?.keep(this.#terms.subarray(0, this.#count), this.#spots);
  }

  spelling(term: number): string | undefined {
    const place = this.#table[this.#cellOf(term)]! - 1;
    const { sources, starts, ends } = this.#spots;
    const source = sources[place]!;
    if (source < 0) return undefined;
    const reports = this.#reports;
    const text = source < reports.length ? reports[source]!.text : reports[source - reports.length]!.title;
    return text.slice(starts[place]!, ends[place]!);
  }

  /** The stems of a term's spelling, in the language of the first report, which most spellings are of. */
  stems(term: number, spelling: string): readonly number[] {
    const place = this.#table[this.#cellOf(term)]! - 1;
    let stems = this.#stems[place];
    if (stems === undefined) {
      const { hashes, count } = this.#reader.read(spelling, this.#reports[0]?.language);
      stems = Array.from(hashes.subarray(0, count));
      this.#stems[place] = stems;
    }
    return stems;
  }

  #read(text: string, { count, hashes, starts, ends }: Terms, source: number): void {
    for (let i = 0; i < count; i++) {
      const start = starts[i]!;
      const hash = hashes[i]!;
      const place = this.#missing(hash);
      if (place >= 0) this.#keep(place, text, source, start, ends[i]!);
      if (i === 0 || start - ends[i - 1]! > WIDEST_GAP) continue;
      const pair = this.#missing(hashPair(hashes[i - 1]!, hash));
      if (pair < 0) continue;
      const from = starts[i - 1]!;
      if (isPhrase(text, from, ends[i]!)) this.#keep(pair, text, source, from, ends[i]!);
    }
  }

  /** The place of a term that is wanted and not yet spelt; -1 for any other. */
  #missing(term: number): number {
    const place = this.#table[this.#cellOf(term)]! - 1;
    return place < 0 || this.#spots.isSure[place] === 1 ? -1 : place;
  }

  #keep(place: number, text: string, source: number, start: number, end: number): void {
    const spots = this.#spots;
    if (start < HEAD_UNITS && isShouted(text.slice(start, end))) {
      if (spots.sources[place] === NOWHERE) spots.set(place, source, start, end);
      return;
    }
    spots.set(place, source, start, end);
    spots.isSure[place] = 1;
    this.#found++;
  }

  #cellOf(term: number): number {
    const [table, terms] = [this.#table, this.#terms];
    const last = table.length - 1;
    let cell = (term ^ (term >>> 15)) & last;
    while (table[cell] !== 0 && terms[table[cell]! - 1] !== term) cell = (cell + 1) & last;
    return cell;
  }
}

/** Whether every letter is a capital. */
function isShouted(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

/** Whether nothing but letters, digits, spaces, hyphens and apostrophes is inside. */
function isPhrase(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      const letter = unit | 0x20;
      const isPlain = (letter >= 0x61 && letter <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
      if (!isPlain && unit !== 0x20 && unit !== 0x27 && unit !== 0x2d) return false;
    } else if (unit >= 0x2010 && unit <= 0x201f && unit !== 0x2019) return false;
  }
  return true;
}
