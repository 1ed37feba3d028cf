/**
 * The reports of a batch made ready for comparison: the sorted shingle set of each and a key of its content, in flat arrays
 * that many reports share. A typed array of its own would cost a report of 60 words as much again as its shingles do.
 *
 * Words are not kept but for the latest of the few reports that are aligned: those are cut once more.
 *
 * Cost: O(n log n) in a report's words; 4 bytes a shingle and 24 bytes a report.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { rollShingles, WORDS_A_SHINGLE } from '../sketch/shingle';
import { drain, type Steps } from '../steps';
import { hashSorter, mix32 } from '../text/hash';
import { hashWords, splitWords, type Words } from '../text/words';
import { sharedElements } from './similarity';

/** Code units of text that are prepared between two pauses: some 3 ms. */
const STEP_UNITS = 1 << 16;
/**
 * Shingles of one block of the pool, 4 MB; a report of more has a block of its own. The first block has fewer, each of the next twice as
 * many, so that two reports do not pay for a million.
 */
const BLOCK_SHINGLES = 1 << 20;
const FIRST_BLOCK_SHINGLES = 1 << 10;
/** Words, of all reports together, that are kept once they were cut: 3.4 MB. Reports of one form are aligned again and again. */
const KEPT_WORDS = 1 << 18;

/** Articles prepared for comparison, by their positions. */
export class PreparedReports {
  readonly articles: readonly CheckedArticle[];
  /** Words of each report. */
  readonly wordCounts: Uint32Array;
  /** Shingles of each report: different runs of five words. */
  readonly shingleCounts: Uint32Array;
  /** Hash of the word sequence, two halves: see {@link sameContent}. */
  readonly #keys: Uint32Array;
  readonly #blocks: Uint32Array[] = [];
  /** Where each report's shingles are: the block, and the place in it. */
  readonly #blockOf: Uint32Array;
  readonly #startOf: Uint32Array;
  /** Shingles used of the last block. */
  #used = 0;
  /** Words that were asked for lately, and how many they are. */
  readonly #cut: Map<number, Words> = new Map();
  #cutWords = 0;
  /** Where a report's shingles are sorted. */
  #scratch: Int32Array = new Int32Array(0);

  /** @param later whether {@link PreparedReports.prepareSteps}, or {@link PreparedReports.prepare} for each, is to prepare the articles */
  constructor(articles: readonly CheckedArticle[], later = false) {
    this.articles = articles;
    this.wordCounts = new Uint32Array(articles.length);
    this.shingleCounts = new Uint32Array(articles.length);
    this.#keys = new Uint32Array(2 * articles.length);
    this.#blockOf = new Uint32Array(articles.length);
    this.#startOf = new Uint32Array(articles.length);
    if (!later) drain(this.prepareSteps());
  }

  /** Prepares the articles. */
  *prepareSteps(): Steps<void> {
    let units = 0;
    for (let i = 0; i < this.count; i++) {
      this.prepare(i);
      units += this.articles[i]!.text.length;
      if (units < STEP_UNITS) continue;
      units = 0;
      yield i / this.count;
    }
  }

  get count(): number {
    return this.articles.length;
  }

  /** The sorted shingle set: a view of memory that other reports are in too. */
  shingles(report: number): Uint32Array {
    const start = this.#startOf[report]!;
    return this.#blocks[this.#blockOf[report]!]!.subarray(start, start + this.shingleCounts[report]!);
  }

  /** Number of shingles in both reports. */
  sharedShingles(a: number, b: number): number {
    const [startA, startB] = [this.#startOf[a]!, this.#startOf[b]!];
    return sharedElements(
      this.#blocks[this.#blockOf[a]!]!,
      startA,
      startA + this.shingleCounts[a]!,
      this.#blocks[this.#blockOf[b]!]!,
      startB,
      startB + this.shingleCounts[b]!,
    );
  }

  /** The words, cut once more unless they were asked for lately. */
  words(report: number): Words {
    const known = this.#cut.get(report);
    if (known !== undefined) return known;
    const words = splitWords(this.articles[report]!.text);
    if (this.#cutWords + words.count > KEPT_WORDS) {
      this.#cut.clear();
      this.#cutWords = 0;
    }
    this.#cut.set(report, words);
    this.#cutWords += words.count;
    return words;
  }

  /**
   * Whether two texts differ in case, accents, spaces or punctuation at most: their word sequences have the same length and the
   * same 64 bits of hash, which is out of reach of chance for others.
   */
  sameContent(a: number, b: number): boolean {
    return (
      this.#keys[2 * a] === this.#keys[2 * b] &&
      this.#keys[2 * a + 1] === this.#keys[2 * b + 1] &&
      this.wordCounts[a] === this.wordCounts[b]
    );
  }

  /** 32 bits that are equal for reports of the same content. */
  contentHash(report: number): number {
    return mix32(this.#keys[2 * report]! ^ mix32(this.#keys[2 * report + 1]!)) >>> 0;
  }

  /** A text that is equal for reports of the same content, and for no others. */
  contentKey(report: number): string {
    return `${this.#keys[2 * report]}:${this.#keys[2 * report + 1]}:${this.wordCounts[report]}`;
  }

  /** Prepares one article; for those that are not prepared all together. */
  prepare(report: number): void {
    const hashes = hashWords(this.articles[report]!.text);
    let a = hashes.length;
    let b = ~hashes.length;
    for (let i = 0; i < hashes.length; i++) {
      a = Math.imul(a ^ hashes[i]!, 0x9e3779b1) ^ (a >>> 13);
      b = Math.imul(b + hashes[i]!, 0x85ebca6b) ^ (b >>> 16);
    }
    this.#keys[2 * report] = mix32(a);
    this.#keys[2 * report + 1] = mix32(b);
    this.wordCounts[report] = hashes.length;
    this.#keepShingles(report, hashes);
  }

  #keepShingles(report: number, hashes: Int32Array): void {
    if (this.#scratch.length < hashes.length) this.#scratch = new Int32Array(2 * hashes.length);
    const windows = rollShingles(hashes, hashes.length, WORDS_A_SHINGLE, this.#scratch);
    const sorted = this.#scratch;
    hashSorter()(sorted, windows, true);
    const block = this.#blockFor(windows);
    const start = this.#used;
    let end = start;
    for (let i = 0; i < windows; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) block[end++] = sorted[i]!;
    this.#blockOf[report] = this.#blocks.length - 1;
    this.#startOf[report] = start;
    this.shingleCounts[report] = end - start;
    this.#used = end;
  }

  /** The last block, or a new one where that has no room for so many shingles. */
  #blockFor(shingles: number): Uint32Array {
    const last = this.#blocks[this.#blocks.length - 1];
    if (last !== undefined && this.#used + shingles <= last.length) return last;
    const size = last === undefined ? FIRST_BLOCK_SHINGLES : Math.min(BLOCK_SHINGLES, 2 * last.length);
    const block = new Uint32Array(Math.max(size, shingles));
    this.#blocks.push(block);
    this.#used = 0;
    return block;
  }
}
