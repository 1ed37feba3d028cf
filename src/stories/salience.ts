/**
 * Salient terms of a set of reports, spelt as the reports spell them. Profiles hold hashes only; the spelling is cut from
 * the texts when someone asks.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import type { Language } from '../text/language';
import { TermReader } from '../text/term-reader';
import { hashPair } from '../text/terms';
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

/** {@link spellTerms} for several lists of terms: the reports are read once. */
export function spellEach(
  lists: readonly WantedTerms[],
  reports: readonly CheckedArticle[],
): SalientTerm[][] {
  const ranked = lists.map(({ weights, limit }) => weights.heaviest(limit * 4));
  let most = 0;
  for (const places of ranked) most += places.length;
  const wanted = new WantedSpellings(most);
  ranked.forEach((places, i) => {
    const { terms } = lists[i]!.weights;
    for (const place of places) wanted.add(terms[place]!);
  });
  wanted.read(reports);
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
    const stems = wanted.stems(term);
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
  readonly #reader: TermReader = new TermReader();
  /** By a spread of the term: its place, plus 1. */
  readonly #table: Int32Array;
  readonly #terms: Int32Array;
  /** The language of the first report, and of most spellings. */
  #language: Language | undefined;
  #count = 0;
  #found = 0;
  readonly #spellings: (string | undefined)[] = [];
  readonly #shouted: (string | undefined)[] = [];

  /** @param most terms there will be at the most */
  constructor(most: number) {
    let cells = 8;
    while (cells < 4 * most) cells *= 2;
    this.#table = new Int32Array(cells);
    this.#terms = new Int32Array(most);
  }

  add(term: number): void {
    const cell = this.#cellOf(term);
    if (this.#table[cell] !== 0) return;
    this.#terms[this.#count] = term;
    this.#table[cell] = ++this.#count;
    this.#spellings.push(undefined);
    this.#shouted.push(undefined);
  }

  /** Reads the reports until every term is spelt. */
  read(reports: readonly CheckedArticle[]): void {
    this.#language = reports[0]?.language;
    for (const { text, language } of reports) this.#read(text, language);
    for (const { title, language } of reports) this.#read(title, language);
  }

  spelling(term: number): string | undefined {
    const place = this.#table[this.#cellOf(term)]! - 1;
    return this.#spellings[place] ?? this.#shouted[place];
  }

  /** The stems of a spelling. */
  stems(spelling: string): number[] {
    const { hashes, count } = this.#reader.read(spelling, this.#language);
    return Array.from(hashes.subarray(0, count));
  }

  #read(text: string, language: Language | undefined): void {
    if (this.#found === this.#count) return;
    const { count, hashes, starts, ends } = this.#reader.read(text, language);
    for (let i = 0; i < count; i++) {
      const start = starts[i]!;
      const hash = hashes[i]!;
      if (this.#isMissing(hash)) this.#keep(hash, text.slice(start, ends[i]!), start);
      if (i === 0 || start - ends[i - 1]! > WIDEST_GAP) continue;
      const pair = hashPair(hashes[i - 1]!, hash);
      if (!this.#isMissing(pair)) continue;
      const from = starts[i - 1]!;
      const spelt = text.slice(from, ends[i]!);
      if (isPhrase(spelt)) this.#keep(pair, spelt, from);
    }
  }

  /** Whether a term is wanted and not yet spelt. */
  #isMissing(term: number): boolean {
    const number = this.#table[this.#cellOf(term)]!;
    return number !== 0 && this.#spellings[number - 1] === undefined;
  }

  #keep(term: number, spelt: string, start: number): void {
    const place = this.#table[this.#cellOf(term)]! - 1;
    if (start < HEAD_UNITS && isShouted(spelt)) this.#shouted[place] ??= spelt;
    else {
      this.#spellings[place] = spelt;
      this.#found++;
    }
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
function isPhrase(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80 && !/[A-Za-z0-9 '-]/.test(text[i]!)) return false;
    if (unit >= 0x2010 && unit <= 0x201f && unit !== 0x2019) return false;
  }
  return true;
}
