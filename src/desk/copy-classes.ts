/**
 * The texts of a desk, each once however many reports have it, and which of them may be copies of one another: kept while reports come and go.
 *
 * Two texts are near where bands of signatures or sampled shingles bring one up for the other, as `copies/work.ts` has it but without
 * its limits, and their shingles leave it possible that they are copies. Limits that depend on which reports are canonical are met by who asks;
 * where a text shares bands with more than `MAX_CANDIDATES`, or its sampled shingles stand in too many others, the classes cannot tell.
 *
 * Cost: a text that comes, the lists of its sampled shingles and a comparison with each near one; some 2 kB a text.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { MAX_POSTINGS, sampledHashes, sharesEnough } from '../copies/contained';
import { PreparedReports } from '../copies/prepare';
import { CANDIDATE_JACCARD, evidenceOf, leastEstimate, mayBeCopies } from '../copies/relation';
import { sharedElements } from '../copies/similarity';
import { MAX_CANDIDATES } from '../copies/work';
import { LshIndex } from '../lsh/lsh-index';
import { DEFAULT_SKETCHER } from '../sketch/sketcher';
import { NumberLists } from './number-lists';
import { TermMap } from './term-map';

/** Places of lists of sampled shingles that are looked at for one text. */
const MOST_PLACES: number = 1 << 20;
/** Texts near one, beyond which the classes cannot tell. */
const MOST_NEAR = 1024;
/** Texts that are kept prepared while others come. */
const KEPT_TEXTS = 4096;

/** Another text that may be a copy of one. */
export interface NearText {
  readonly text: TextClass;
  /** Shingles, and sampled shingles, that both have. */
  readonly shared: number;
  readonly sampled: number;
  /** Whether bands of signatures bring one up for the other. */
  readonly isBanded: boolean;
  /** Whether the articles that stood for the two last are copies. */
  verdict?: { readonly a: CheckedArticle; readonly b: CheckedArticle; readonly isCopy: boolean };
}

/** A text: all articles that have the same words. */
export interface TextClass {
  readonly number: number;
  /** One of them, and the others where there are any. */
  article: CheckedArticle;
  others: Set<CheckedArticle> | undefined;
  readonly words: number;
  readonly shingles: number;
  readonly hash: number;
  readonly sampleSize: number;
  /** Sampled shingles that more texts have than a list holds. */
  crowded: number;
  /** Texts that share a band with it. */
  banded: number;
  readonly near: NearText[];
  /** In which pass it was found canonical, as the how manieth, and where the report is that stands for it. */
  pass: number;
  sequence: number;
  place: number;
}

/** All texts. */
export class CopyClasses {
  readonly #classes: Map<string, TextClass> = new Map();
  readonly #byNumber: (TextClass | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #map: TermMap = new TermMap();
  readonly #lists: NumberLists = new NumberLists();
  readonly #similar: LshIndex = new LshIndex({
    threshold: CANDIDATE_JACCARD,
    maxCandidates: MAX_CANDIDATES + 1,
  });
  /** By number: what is shared with the present text, 0 between searches. */
  #shared: Int32Array = new Int32Array(64);
  /** Shingles of texts that were read lately. */
  readonly #prepared: Map<TextClass, Uint32Array> = new Map();
  /** Whether limits were not met so far. */
  isExact = true;
  /** Texts that were prepared, since anybody set it to 0. */
  prepared = 0;

  /** Adds an article to the class of its text. */
  add(article: CheckedArticle): TextClass {
    const reports = new PreparedReports([article]);
    const key = reports.contentKey(0);
    let own = this.#classes.get(key);
    this.prepared++;
    if (own !== undefined) {
      own.others ??= new Set();
      own.others.add(article);
      return own;
    }
    const sample = sampledHashes(reports.shingles(0));
    const number = this.#free.pop() ?? this.#byNumber.length;
    own = {
      ...{ number, article, others: undefined, words: reports.wordCounts[0]! },
      ...{ shingles: reports.shingleCounts[0]!, hash: reports.contentHash(0), sampleSize: sample.length },
      ...{ crowded: 0, banded: 0, near: [], pass: 0, sequence: 0, place: 0 },
    };
    this.#byNumber[number] = own;
    this.#classes.set(key, own);
    this.#compare(own, reports, sample);
    return own;
  }

  remove(own: TextClass, article: CheckedArticle): void {
    if (own.others !== undefined) {
      if (own.article === article) own.article = own.others.values().next().value!;
      else own.others.delete(article);
      own.others.delete(own.article);
      if (own.others.size === 0) own.others = undefined;
      return;
    }
    const reports = new PreparedReports([article]);
    this.prepared++;
    const sample = sampledHashes(reports.shingles(0));
    for (let i = 0; i < sample.length; i++) {
      const reference = this.#map.get(sample[i]!);
      const left = this.#lists.remove(reference, own.number);
      if (left !== reference) this.#map.set(sample[i]!, left);
      if (this.#length(left) === MAX_POSTINGS) this.#crowd(left, -1);
    }
    this.#similar.remove(String(own.number));
    for (const id of this.#similar.candidates(DEFAULT_SKETCHER.sketch(reports.shingles(0), article))) {
      this.#byNumber[Number(id)]!.banded--;
    }
    for (const { text } of own.near) {
      text.near.splice(
        text.near.findIndex((other) => other.text === own),
        1,
      );
    }
    this.#classes.delete(reports.contentKey(0));
    this.#byNumber[own.number] = undefined;
    this.#free.push(own.number);
    this.#prepared.delete(own);
  }

  /** Shingles that two texts have in common. */
  sharedShingles(a: TextClass, b: TextClass): number {
    if (a === b) return a.shingles;
    const known = a.near.find(({ text }) => text === b);
    return known?.shared ?? sharedOf(this.#read(a), this.#read(b));
  }

  /** Sampled shingles of a text that a batch does not find it by, because so many texts that have them were added before. */
  unposted(text: TextClass, isBefore: (other: TextClass) => boolean): readonly number[] {
    const found: number[] = [];
    for (const hash of sampledHashes(this.#read(text))) {
      const reference = this.#map.get(hash);
      if (this.#length(reference) <= MAX_POSTINGS) continue;
      const { words, base } = this.#lists.place(reference);
      const end = base + words[base]!;
      let before = 0;
      for (let at = base + 1; at <= end; at++) if (isBefore(this.#byNumber[words[at]!]!)) before++;
      if (before >= MAX_POSTINGS) found.push(hash);
    }
    return found;
  }

  sampleOf(text: TextClass): ReadonlySet<number> {
    return new Set(sampledHashes(this.#read(text)));
  }

  /** Lets go of the texts that were prepared. */
  rest(): void {
    this.#prepared.clear();
  }

  /** Finds the texts near a new one, and makes it known to them. */
  #compare(own: TextClass, reports: PreparedReports, sample: Int32Array): void {
    const banded = new Set<TextClass>();
    const signature = DEFAULT_SKETCHER.sketch(reports.shingles(0), reports.articles[0]!);
    const sharing = this.#similar.candidates(signature);
    own.banded = sharing.length;
    for (const id of sharing) {
      if (++this.#byNumber[Number(id)]!.banded > MAX_CANDIDATES) this.isExact = false;
    }
    if (sharing.length > MAX_CANDIDATES) this.isExact = false;
    const threshold = leastEstimate(DEFAULT_SKETCHER.slots);
    for (const { id } of this.#similar.query(signature, { threshold }))
      banded.add(this.#byNumber[Number(id)]!);
    this.#similar.add(String(own.number), signature);
    const found = this.#sharing(sample);
    for (const text of banded) if (!found.has(text)) found.set(text, 0);
    for (const [text, sampled] of found) {
      const isBanded = banded.has(text);
      const shared = sharedOf(reports.shingles(0), this.#read(text));
      const evidence = evidenceOf(shared, own.shingles, text.shingles);
      if (!mayBeCopies(Math.min(own.shingles, text.shingles), evidence)) continue;
      own.near.push({ text, shared, sampled, isBanded });
      text.near.push({ text: own, shared, sampled, isBanded });
      if (Math.max(own.near.length, text.near.length) > MOST_NEAR) this.isExact = false;
    }
    this.#post(own, sample);
  }

  /** All texts that share enough of a sample, and how many. */
  #sharing(sample: Int32Array): Map<TextClass, number> {
    if (this.#shared.length < this.#byNumber.length) this.#shared = new Int32Array(2 * this.#byNumber.length);
    const shared = this.#shared;
    const met: number[] = [];
    let places = 0;
    for (let i = 0; i < sample.length && places <= MOST_PLACES; i++) {
      const reference = this.#map.get(sample[i]!);
      if (reference > 0 && shared[reference - 1]!++ === 0) met.push(reference - 1);
      if (reference >= 0) continue;
      const { words, base } = this.#lists.place(reference);
      const end = base + words[base]!;
      places += words[base]!;
      for (let at = base + 1; at <= end; at++) if (shared[words[at]!]!++ === 0) met.push(words[at]!);
    }
    if (places > MOST_PLACES) this.isExact = false;
    const found = new Map<TextClass, number>();
    for (const number of met) {
      const text = this.#byNumber[number]!;
      const sampled = shared[number]!;
      if (sharesEnough(sampled, sample.length, text.sampleSize)) found.set(text, sampled);
      shared[number] = 0;
    }
    return found;
  }

  /** The shingles of a text. */
  #read(text: TextClass): Uint32Array {
    let shingles = this.#prepared.get(text);
    if (shingles !== undefined) return shingles;
    shingles = new PreparedReports([text.article]).shingles(0);
    if (this.#prepared.size >= KEPT_TEXTS) this.#prepared.clear();
    this.#prepared.set(text, shingles);
    this.prepared++;
    return shingles;
  }

  #post(own: TextClass, sample: Int32Array): void {
    for (let i = 0; i < sample.length; i++) {
      const reference = this.#map.get(sample[i]!);
      const grown = this.#lists.add(reference, own.number);
      if (grown !== reference) this.#map.set(sample[i]!, grown);
      const length = this.#length(grown);
      if (length === MAX_POSTINGS + 1) this.#crowd(grown, 1);
      else if (length > MAX_POSTINGS) own.crowded++;
    }
  }

  /** All texts of a list have so many crowded shingles more. */
  #crowd(reference: number, change: number): void {
    for (const text of this.#textsOf(reference)) text.crowded += change;
  }

  #length(reference: number): number {
    if (reference >= 0) return reference === 0 ? 0 : 1;
    const { words, base } = this.#lists.place(reference);
    return words[base]!;
  }

  #textsOf(reference: number): TextClass[] {
    const { words, base } = this.#lists.place(reference);
    return Array.from({ length: words[base]! }, (_, i) => this.#byNumber[words[base + 1 + i]!]!);
  }
}

function sharedOf(a: Uint32Array, b: Uint32Array): number {
  return sharedElements(a, 0, a.length, b, 0, b.length);
}
