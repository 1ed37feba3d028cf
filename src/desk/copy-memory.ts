/**
 * Finding the copies among a desk's reports once more when some came and some went: texts are read when they come, and compared with those near
 * them; what is left of grouping (`copies/group.ts`) is to go through all reports in order of preference, most of which have no text near them.
 *
 * What comes of it equals a batch, bit for bit. Sampled shingles that more texts have than a batch looks at count where it looks at them. What the
 * classes cannot tell (`copy-classes.ts`), a sketcher of the caller's or a comparison of the caller's is left to the batch.
 *
 * Cost: that of the texts that come; in every settle some operations a report.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { sharesEnough } from '../copies/contained';
import type { CopyMember, GroupOptions } from '../copies/member';
import { PreparedReports } from '../copies/prepare';
import { type CopyEvidence, isCopy } from '../copies/relation';
import {
  type CandidateFinder,
  type CopyMemory,
  type CopyWork,
  type FoundCandidates,
  memberOf,
} from '../copies/work';
import { DEFAULT_SKETCHER } from '../sketch/sketcher';
import type { Steps } from '../steps';
import { CopyClasses, type NearText, type TextClass } from './copy-classes';

/** Settles that go by without the classes when they could not tell. */
const REST = 16;
/** Texts prepared between two pauses. */
const STEP_TEXTS = 32;

/** A member of a group, as it was told. */
interface KnownMember {
  readonly canonical: CheckedArticle;
  readonly member: CopyMember;
}

/** The copies of one desk. */
export class DeskCopies implements CopyMemory {
  #classes: CopyClasses = new CopyClasses();
  #classOf: Map<CheckedArticle, TextClass> = new Map();
  #members: Map<CheckedArticle, KnownMember> = new Map();
  #before: Map<CheckedArticle, KnownMember> = new Map();
  #pass = 0;
  #rest = 0;
  /** Texts that the last settle read. */
  prepared = 0;

  *steps(articles: readonly CheckedArticle[], options: GroupOptions): Steps<CopyWork | undefined> {
    const { sketcher = DEFAULT_SKETCHER, prefer } = options;
    this.#members.clear();
    if (this.#rest-- > 0 || sketcher !== DEFAULT_SKETCHER || typeof prefer === 'function') return undefined;
    const here = new Set(articles);
    const classes = this.#classes;
    classes.prepared = 0;
    let next = STEP_TEXTS;
    for (const [article, text] of this.#classOf) {
      if (here.has(article)) continue;
      classes.remove(text, article);
      this.#classOf.delete(article);
      if (classes.prepared < next) continue;
      next = classes.prepared + STEP_TEXTS;
      yield 0.1;
    }
    for (const [i, article] of articles.entries()) {
      if (this.#classOf.has(article)) continue;
      this.#classOf.set(article, classes.add(article));
      if (!classes.isExact) break;
      if (classes.prepared < next) continue;
      next = classes.prepared + STEP_TEXTS;
      yield 0.1 + 0.9 * (i / articles.length);
    }
    classes.rest();
    this.prepared = classes.prepared;
    if (!classes.isExact) {
      this.#giveUp();
      return undefined;
    }
    const texts = articles.map((article) => this.#classOf.get(article)!);
    const reports = new KeptReports(articles, texts, classes);
    return {
      reports,
      costOfReport: 1 / 16,
      finder: () => new KeptFinder(texts, classes, ++this.#pass),
      isCopy: (report, canonical, evidence) => this.#isCopy(reports, texts, report, canonical, evidence),
      member: (report, canonical) => this.#member(reports, report, canonical),
    };
  }

  /** A run has ended: what it did not ask for is forgotten. */
  turn(): void {
    this.#before = this.#members;
    this.#members = new Map();
  }

  #isCopy(
    reports: PreparedReports,
    texts: readonly TextClass[],
    report: number,
    canonical: number,
    evidence: CopyEvidence,
  ): boolean {
    const near = texts[report]!.near.find(({ text }) => text === texts[canonical])!;
    const [a, b] = [reports.articles[report]!, reports.articles[canonical]!];
    if (near.verdict?.a !== a || near.verdict.b !== b) {
      near.verdict = { a, b, isCopy: isCopy(reports, report, canonical, evidence) };
    }
    return near.verdict.isCopy;
  }

  #member(reports: PreparedReports, report: number, canonical: number): CopyMember {
    const [own, theirs] = [reports.articles[report]!, reports.articles[canonical]!];
    let known = this.#before.get(own);
    if (known?.canonical !== theirs) {
      known = { canonical: theirs, member: memberOf(reports, report, canonical) };
    }
    this.#members.set(own, known);
    return { ...known.member };
  }

  /** Forgets everything. */
  #giveUp(): void {
    this.#rest = REST;
    this.#classes = new CopyClasses();
    this.#classOf = new Map();
    this.#before = new Map();
  }
}

/** Reports whose texts are classes: what of them is compared was compared before. */
class KeptReports extends PreparedReports {
  readonly #texts: readonly TextClass[];
  readonly #classes: CopyClasses;

  constructor(articles: readonly CheckedArticle[], texts: readonly TextClass[], classes: CopyClasses) {
    super(articles, true);
    this.#texts = texts;
    this.#classes = classes;
    for (const [i, { words, shingles }] of texts.entries()) {
      this.wordCounts[i] = words;
      this.shingleCounts[i] = shingles;
    }
  }

  override sharedShingles(a: number, b: number): number {
    return this.#classes.sharedShingles(this.#texts[a]!, this.#texts[b]!);
  }

  override sameContent(a: number, b: number): boolean {
    return this.#texts[a] === this.#texts[b];
  }

  override contentHash(report: number): number {
    return this.#texts[report]!.hash;
  }
}

/** Finds canonical reports among those whose texts are near. */
class KeptFinder implements CandidateFinder {
  readonly #texts: readonly TextClass[];
  readonly #classes: CopyClasses;
  readonly #pass: number;
  #added = 0;
  /** By canonical text: the sampled shingles that it is not found by. */
  readonly #unposted: Map<TextClass, readonly number[]> = new Map();
  /** The text that is asked about, and its sample. */
  #asked: TextClass | undefined;
  #sample: ReadonlySet<number> = new Set();

  constructor(texts: readonly TextClass[], classes: CopyClasses, pass: number) {
    this.#texts = texts;
    this.#classes = classes;
    this.#pass = pass;
  }

  query(report: number): FoundCandidates {
    const own = this.#texts[report]!;
    const candidates: number[] = [];
    for (const near of own.near) {
      if (near.text.pass === this.#pass && this.#isFound(own, near)) candidates.push(near.text.place);
    }
    return { candidates, isCapped: false };
  }

  add(report: number): void {
    const own = this.#texts[report]!;
    own.pass = this.#pass;
    own.sequence = this.#added++;
    own.place = report;
  }

  /** Whether a batch finds a canonical text by what it looks at of lists that too many are in: the first that were added. */
  #isFound(own: TextClass, { text, isBanded, sampled }: NearText): boolean {
    if (isBanded) return true;
    const crowded = Math.min(own.crowded, text.crowded);
    if (sharesEnough(sampled - crowded, own.sampleSize, text.sampleSize)) return true;
    let unposted = this.#unposted.get(text);
    if (unposted === undefined) {
      const isBefore = (other: TextClass): boolean =>
        other.pass === this.#pass && other.sequence < text.sequence;
      unposted = this.#classes.unposted(text, isBefore);
      this.#unposted.set(text, unposted);
    }
    if (unposted.length === 0) return true;
    if (this.#asked !== own) {
      this.#asked = own;
      this.#sample = this.#classes.sampleOf(own);
    }
    let seen = sampled;
    for (const hash of unposted) if (this.#sample.has(hash)) seen--;
    return sharesEnough(seen, own.sampleSize, text.sampleSize);
  }
}
