/**
 * The links of a desk's reports, kept from one settle to the next where the weights of their terms stand still (`idf: 'background'`): a report that
 * comes is read and compared with those that share a term with it, one that goes takes its links along, and all others are as they were.
 *
 * What comes of it equals `stories/linking.ts` to the bit. Where that would meet its limits on places, or a report has more strong links than
 * {@link MOST_STRONG}, the graph cannot tell and says so; it is tried again {@link REST} settles later.
 *
 * Cost: a report that comes, the places of the posting lists of its terms, some 15,000 in a window of 100,000; one that goes, its links, and those
 * lists once; in every settle some operations a link to write all of them down in order. Some 4 kB a report.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { type Steps, within } from '../steps';
import { ChannelMaker, nameOfItself } from '../stories/channels';
import { FeatureReader } from '../stories/features';
import { backgroundIdf } from '../stories/idf';
import { type Linked, type LinkGraph, type LinkingOf, LinkScores } from '../stories/linking';
import { MergeMemory } from '../stories/merge-memory';
import type { StoryParameters } from '../stories/parameters';
import { ProfileMaker } from '../stories/profile';
import type { TermCounts } from '../stories/term-counts';
import { LinkRows, MOST_PROFILE_TERMS, MOST_ROWS } from './link-rows';
import { writeLinks } from './link-writing';
import { NeighbourLists } from './neighbour-lists';
import { OF_FIRST, OF_SECOND, PairPool, STRONG } from './pair-pool';

/** Strong links of one report that are kept. */
const MOST_STRONG = 4096;
/** Settles that go by without the graph when it could not tell. */
const REST = 16;
/** Places of posting lists that are looked at between two pauses. */
const STEP_PLACES: number = 1 << 16;
/** Places that reading a report counts as. */
const READ_PLACES: number = 1 << 13;
/** Terms of several reports that profiles are made of in one array. */
const BLOCK_TERMS: number = 1 << 13;

/** What a settle cost. */
export interface GraphWork {
  /** Reports that were read and compared with the others, and those that were only compared once more. */
  added: number;
  compared: number;
  removed: number;
  /** Pairs of clusters that were compared. */
  clusters: number;
}

/** A graph for reports of one desk: {@link LinkGraph}. */
export class DeskLinks implements LinkGraph {
  #rowOf: Map<CheckedArticle, number> = new Map();
  #articles: (CheckedArticle | undefined)[] = [];
  #free: number[] = [];
  #rows: LinkRows | undefined;
  #pool: PairPool = new PairPool();
  #lists: NeighbourLists | undefined;
  /** By row: its place in the order of ids; places of the posting lists of its terms; strong links. */
  #order: Int32Array = new Int32Array(64);
  #places: Int32Array = new Int32Array(64);
  #strong: Int32Array = new Int32Array(64);
  /** By row: a number that no other report had. */
  readonly #names: number[] = [];
  #named = 0;
  readonly #merges: MergeMemory = new MergeMemory();
  #rest = 0;
  #looked = 0;
  /** Of the last settle. */
  work: GraphWork = { added: 0, compared: 0, removed: 0, clusters: 0 };

  *steps({ reports, parameters, limits, constraints }: LinkingOf): Steps<Linked | undefined> {
    this.work = { added: 0, compared: 0, removed: 0, clusters: 0 };
    if (this.#rest-- > 0 || !canKeep(parameters, reports.length)) return undefined;
    this.#rows ??= new LinkRows(parameters.channelTerms);
    if (this.#lists === undefined) {
      this.#lists = new NeighbourLists(this.#pool, limits.weak, (row) => this.#order[row]!);
      this.#lists.reserve(this.#order.length);
    }
    const rows = this.#rows;
    yield* this.#removeAllBut(reports);
    for (const [place, report] of reports.entries()) {
      const row = this.#rowOf.get(report);
      if (row !== undefined) this.#order[row] = place;
    }
    const idf = backgroundIdf(parameters);
    const features = constraints?.features ?? new FeatureReader();
    const profiles = new ProfileMaker(BLOCK_TERMS);
    const channels = new ChannelMaker(idf, nameOfItself(parameters), parameters, BLOCK_TERMS);
    for (const [place, report] of reports.entries()) {
      if (this.#rowOf.has(report)) continue;
      const { counts, frame } = features.read(report, parameters);
      const row = this.#take(report, place);
      rows.set(row, profiles.profile(counts, idf, parameters.profileTerms), channels.channels(counts), frame);
      this.#add(row, parameters.linkFloor, limits.strong);
      this.#looked += READ_PLACES;
      if (this.#looked < STEP_PLACES) continue;
      this.#looked = 0;
      yield 0.1 + 0.7 * (place / reports.length);
    }
    for (const row of this.#lists.needy) {
      this.#compareAgain(row, parameters.linkFloor, limits.strong);
      if (this.#looked < STEP_PLACES) continue;
      this.#looked = 0;
      yield 0.8;
    }
    for (const row of this.#lists.changed) this.#lists.markLinks(row);
    this.#lists.changed.clear();
    const rowsInOrder = Int32Array.from(reports, (report) => this.#rowOf.get(report)!);
    if (!this.#isWithin(limits.postings, rowsInOrder)) {
      this.#giveUp();
      return undefined;
    }
    const countsOf = (report: number): TermCounts => features.read(reports[report]!, parameters).counts;
    const frames = Array.from(rowsInOrder, (row) => rows.frames[row]!);
    const all = Array.from(rowsInOrder, (row) => rows.channels[row]!);
    const scores = new LinkScores(reports, frames, all, constraints?.rules.window, parameters);
    const pairs = { pool: this.#pool, rows: rowsInOrder, order: this.#order, strong: this.#strong };
    const { alike, links } = yield* within(writeLinks(pairs, scores, limits.links), 0.85, 1);
    const ends = links.ends(reports.length);
    this.#merges.begin(Float64Array.from(rowsInOrder, (row) => this.#names[row]!));
    return {
      ...{ countsOf, frames, channels: all, idf, alike, links, ends, capped: 0, scores },
      profiles: Array.from(rowsInOrder, (row) => rows.profiles[row]!),
      memory: this.#merges,
    };
  }

  *#removeAllBut(reports: readonly CheckedArticle[]): Steps<void> {
    const here = new Set(reports);
    for (const [report, row] of this.#rowOf) {
      if (here.has(report)) continue;
      this.#remove(report, row);
      if (this.#looked < STEP_PLACES) continue;
      this.#looked = 0;
      yield 0.05;
    }
  }

  /** A run has ended. */
  turn(): void {
    this.work.clusters = this.#merges.made;
    this.#merges.turn();
  }

  /** Gives a report a row. */
  #take(report: CheckedArticle, place: number): number {
    const row = this.#free.pop() ?? this.#articles.length;
    this.#articles[row] = report;
    this.#names[row] = ++this.#named;
    this.#rowOf.set(report, row);
    if (row >= this.#order.length) this.#grow(row + 1);
    this.#order[row] = place;
    this.#strong[row] = 0;
    this.#lists!.clear(row);
    return row;
  }

  #grow(rows: number): void {
    const size = rows + (rows >> 2);
    const grown = (old: Int32Array): Int32Array => {
      const array = new Int32Array(size);
      array.set(old);
      return array;
    };
    [this.#order, this.#places, this.#strong] = [
      grown(this.#order),
      grown(this.#places),
      grown(this.#strong),
    ];
    this.#pool.reserve(size);
    this.#lists!.reserve(size);
  }

  #remove(report: CheckedArticle, row: number): void {
    const [pool, lists] = [this.#pool, this.#lists!];
    for (let pair = pool.head(row); pair >= 0; ) {
      const next = pool.next(pair, row);
      const other = pool.other(pair, row);
      if ((pool.marks[pair]! & STRONG) !== 0) this.#strong[other] = this.#strong[other]! - 1;
      lists.lose(other, pair);
      pool.remove(pair);
      pair = next;
    }
    this.#rows!.unpost(row);
    this.#looked += this.#rows!.visit(row, (other) => {
      this.#places[other] = this.#places[other]! - 1;
    });
    this.#rows!.clear(row);
    lists.clear(row);
    this.#rowOf.delete(report);
    this.#articles[row] = undefined;
    this.#free.push(row);
    this.work.removed++;
  }

  /** Compares a new report with all that share a term with it. */
  #add(row: number, floor: number, strong: number): void {
    const rows = this.#rows!;
    const { found, others, scores } = rows.share(row);
    const places = rows.visit(row, (other) => {
      this.#places[other] = this.#places[other]! + 1;
    });
    this.#looked += places;
    this.#places[row] = places + rows.profiles[row]!.terms.length;
    rows.post(row);
    const [pool, lists] = [this.#pool, this.#lists!];
    let weak = 0;
    for (let i = 0; i < found; i++) {
      const other = others[i]!;
      const score = scores[i]!;
      if (score < floor) continue;
      if (score < strong) {
        others[weak] = other;
        scores[weak++] = score;
        continue;
      }
      pool.add(row, other, score, STRONG);
      this.#strong[row] = this.#strong[row]! + 1;
      this.#strong[other] = this.#strong[other]! + 1;
    }
    const isIn = lists.choose(row, others, scores, weak);
    for (let i = 0; i < weak; i++) {
      const [other, score] = [others[i]!, scores[i]!];
      const marks = (isIn[i] === 1 ? OF_FIRST : 0) | (lists.takes(other, row, score) ? OF_SECOND : 0);
      if (marks !== 0) pool.add(row, other, score, marks);
    }
    this.work.added++;
  }

  /** Finds the best weak neighbours of a report anew. */
  #compareAgain(row: number, floor: number, strong: number): void {
    const [pool, lists] = [this.#pool, this.#lists!];
    const { found, others, scores } = this.#rows!.share(row);
    this.#looked += this.#places[row]!;
    let weak = 0;
    for (let i = 0; i < found; i++) {
      if (scores[i]! < floor || scores[i]! >= strong) continue;
      others[weak] = others[i]!;
      scores[weak++] = scores[i]!;
    }
    lists.empty(row);
    const isIn = lists.choose(row, others, scores, weak);
    const pairs = new Map<number, number>();
    for (let pair = pool.head(row); pair >= 0; pair = pool.next(pair, row)) {
      pairs.set(pool.other(pair, row), pair);
    }
    for (let i = 0; i < weak; i++) {
      if (isIn[i] === 0) continue;
      const pair = pairs.get(others[i]!);
      if (pair === undefined) pool.add(row, others[i]!, scores[i]!, OF_FIRST);
      else pool.marks[pair] = pool.marks[pair]! | pool.markOf(pair, row);
    }
    this.work.compared++;
  }

  /** Whether no limit is met but that on strong links, which is looked at when they are written. */
  #isWithin(postings: number, rows: Int32Array): boolean {
    for (const row of rows) {
      if (this.#places[row]! > postings || this.#strong[row]! > MOST_STRONG) return false;
    }
    return true;
  }

  /** Forgets everything. */
  #giveUp(): void {
    this.#rest = REST;
    this.#rowOf = new Map();
    this.#articles = [];
    this.#free = [];
    this.#rows = undefined;
    this.#lists = undefined;
    this.#pool = new PairPool();
    this.#pool.reserve(this.#order.length);
  }
}

function canKeep({ profileTerms }: StoryParameters, reports: number): boolean {
  return profileTerms <= MOST_PROFILE_TERMS && reports < MOST_ROWS;
}
