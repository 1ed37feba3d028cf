/**
 * The terms of a report with their frequency: stems and pairs of neighbouring stems of title and body. Each place of a term
 * counts by its position in the body, title and names more. Many reports share a few large arrays: six arrays a report
 * would cost as much as what is in them.
 *
 * Cost: O(n log n) in a report's words; 17 bytes a term.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { CAPITALISED, NUMERIC } from '../text/folding';
import { hashSorter } from '../text/hash';
import { TermReader } from '../text/term-reader';
import { hashPair } from '../text/terms';
import { exponential, naturalLog } from './numeric';
import type { StoryParameters } from './parameters';

/** Arrays of which each report has a part. */
export interface TermBlock {
  /** Ascending within a report. */
  readonly hashes: Int32Array;
  /** ln(1 + frequency). */
  readonly logs: Float64Array;
  /** 1 for a pair of stems. */
  readonly isPair: Uint8Array;
  /** How often the body has each term, and how often with a capital or a digit; 65,535 where it is more. */
  readonly seen: Uint16Array;
  readonly named: Uint16Array;
}

/** The terms of one report: from `start` to before `end` in the arrays of `block`. */
export interface TermCounts {
  /**
   * Whether the report is in another language than the background, by how few of its words are English stop words. Not where a
   * pack took the stop words of its own out.
   */
  readonly foreign: boolean;
  readonly block: TermBlock;
  readonly start: number;
  readonly end: number;
}

/** Terms of one block, some 1 MB; a report of more has a block of its own. */
const BLOCK_TERMS = 1 << 16;
/** Frequencies whose logarithm is kept: most terms come once, at one of few hundred weights. */
const KEPT_LOGS = 1 << 10;
const MOST_SEEN = 0xffff;

/** Counts the terms of one report alone. */
export function countTerms(article: CheckedArticle, parameters: StoryParameters): TermCounts {
  return new TermCounter(parameters, 0).count(article);
}

/** Counts the terms of one report after another. */
export class TermCounter {
  readonly #parameters: StoryParameters;
  readonly #blockTerms: number;
  readonly #title: TermReader = new TermReader();
  readonly #body: TermReader = new TermReader();
  /** By a spread of the hash: number of a term, in order of appearance, plus 1. */
  #table: Int32Array = new Int32Array(16);
  #last = 15;
  /** By number. */
  #hashes: Int32Array = new Int32Array(0);
  #tf: Float64Array = new Float64Array(0);
  #isPair: Uint8Array = new Uint8Array(0);
  #seen: Uint16Array = new Uint16Array(0);
  #named: Uint16Array = new Uint16Array(0);
  #count = 0;
  #block: TermBlock = newBlock(0);
  #used = 0;
  readonly #known: Float64Array = new Float64Array(KEPT_LOGS);
  readonly #logs: Float64Array = new Float64Array(KEPT_LOGS);
  /** Weight of a place in the body, as far as it falls. */
  readonly #decay: number[];

  constructor(parameters: StoryParameters, blockTerms: number = BLOCK_TERMS) {
    this.#parameters = parameters;
    this.#blockTerms = blockTerms;
    const { positionDecay, positionFloor } = parameters;
    const step = exponential(-1 / positionDecay);
    this.#decay = [1];
    for (let decay = 1; decay > positionFloor; ) {
      decay *= step;
      this.#decay.push(Math.max(positionFloor, decay));
    }
  }

  /** Counts the terms of title and body. */
  count(article: CheckedArticle): TermCounts {
    const { language } = article;
    const title = this.#title.read(article.title, language);
    const body = this.#body.read(article.text, language);
    // A stem and a pair a place at the most.
    this.#clear(2 * (title.count + body.count));
    this.#countTitle(title);
    this.#countBody(body);
    const isUnread = language === undefined && body.words > 0;
    const foreign = isUnread && body.count > this.#parameters.foreignShare * body.words;
    const start = this.#write();
    return { foreign, block: this.#block, start, end: this.#used };
  }

  #countTitle({ count, hashes }: TermReader): void {
    const { titleWeight, pairWeight } = this.#parameters;
    let before = 0;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i]!;
      this.#tf[this.#numberOf(hash)]! += titleWeight;
      if (i > 0) {
        const pair = this.#numberOf(hashPair(before, hash));
        this.#isPair[pair] = 1;
        this.#tf[pair]! += titleWeight * pairWeight;
      }
      before = hash;
    }
  }

  #countBody({ count, hashes, positions, flags }: TermReader): void {
    const { nameWeight, pairWeight } = this.#parameters;
    const [tf, isPair, seen, named, decay] = [this.#tf, this.#isPair, this.#seen, this.#named, this.#decay];
    const lastDecay = decay.length - 1;
    let before = 0;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i]!;
      const isName = (flags[i]! & (CAPITALISED | NUMERIC)) !== 0;
      const weight = decay[Math.min(lastDecay, positions[i]!)]! * (isName ? nameWeight : 1);
      const term = this.#numberOf(hash);
      tf[term]! += weight;
      if (seen[term]! < MOST_SEEN) {
        seen[term]!++;
        if (isName) named[term]!++;
      }
      if (i > 0) {
        const pair = this.#numberOf(hashPair(before, hash));
        isPair[pair] = 1;
        tf[pair]! += weight * pairWeight;
      }
      before = hash;
    }
  }

  /** Makes room for so many terms. */
  #clear(most: number): void {
    let cells = 16;
    while (cells < 2 * most) cells *= 2;
    if (this.#table.length < cells) this.#table = new Int32Array(cells);
    else this.#table.fill(0, 0, cells);
    this.#last = cells - 1;
    this.#count = 0;
    if (this.#hashes.length >= most) return;
    const size = most + (most >> 1);
    this.#hashes = new Int32Array(size);
    this.#tf = new Float64Array(size);
    this.#isPair = new Uint8Array(size);
    this.#seen = new Uint16Array(size);
    this.#named = new Uint16Array(size);
  }

  /** Number of a term, in order of appearance. */
  #numberOf(hash: number): number {
    const [table, hashes, last] = [this.#table, this.#hashes, this.#last];
    let cell = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) & last;
    for (let number = table[cell]!; number !== 0; number = table[cell]!) {
      if (hashes[number - 1] === hash) return number - 1;
      cell = (cell + 1) & last;
    }
    const number = this.#count++;
    table[cell] = number + 1;
    hashes[number] = hash;
    this.#tf[number] = 0;
    this.#isPair[number] = 0;
    this.#seen[number] = 0;
    this.#named[number] = 0;
    return number;
  }

  /** Writes the terms, by hash, behind those of the report before; returns where they start. */
  #write(): number {
    const count = this.#count;
    if (this.#used + count > this.#block.hashes.length) {
      this.#block = newBlock(Math.max(this.#blockTerms, count));
      this.#used = 0;
    }
    const start = this.#used;
    const { hashes, logs, isPair, seen, named } = this.#block;
    const sorted = hashes.subarray(start, start + count);
    sorted.set(this.#hashes.subarray(0, count));
    hashSorter()(sorted, count);
    for (let at = start; at < start + count; at++) {
      const term = this.#numberOf(hashes[at]!);
      logs[at] = this.#logOf(this.#tf[term]!);
      isPair[at] = this.#isPair[term]!;
      seen[at] = this.#seen[term]!;
      named[at] = this.#named[term]!;
    }
    this.#used += count;
    return start;
  }

  #logOf(tf: number): number {
    const place = (tf * 65536) & (KEPT_LOGS - 1);
    if (this.#known[place] !== tf) {
      this.#known[place] = tf;
      this.#logs[place] = naturalLog(1 + tf);
    }
    return this.#logs[place]!;
  }
}

function newBlock(terms: number): TermBlock {
  return {
    hashes: new Int32Array(terms),
    logs: new Float64Array(terms),
    isPair: new Uint8Array(terms),
    seen: new Uint16Array(terms),
    named: new Uint16Array(terms),
  };
}

/** Terms of all reports, each as often as a report has it. */
export function termsOf(reports: readonly TermCounts[]): number {
  let terms = 0;
  for (const { start, end } of reports) terms += end - start;
  return terms;
}
