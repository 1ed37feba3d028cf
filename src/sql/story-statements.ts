/**
 * The SQL of the profile join, in the words of `statements.ts`. Independent reports go by their place in the order of ids.
 * @module
 */
import { JOIN_LIMITS, type JoinLimits } from '../stories/join-limits';
import type { Column, Dialect } from './engine';
import type { Names } from './statements';

/** Tables that are filled by rows: what the library works out of the batch's texts, and what it found. */
export const STORY_TABLES: Readonly<Record<StoryTable, readonly Column[]>> = {
  /** Every report with the place of the independent one that it is, or copies; that one with its group as JSON, or '' where it is alone. */
  members: [
    { name: 'report', type: 'u64' },
    { name: 'place', type: 'u32' },
    { name: 'members', type: 'text' },
  ],
  /** Independent reports. */
  canonicals: [
    { name: 'report', type: 'u64' },
    { name: 'place', type: 'u32' },
    { name: 'page', type: 'u32' },
  ],
  /**
   * The salient terms of independent reports: `nth` is how many reports before have the term, `low` the first of those that this one is
   * compared with for its sake, `weight` 255ths of a profile's length, rounded up.
   */
  profiles: [
    { name: 'term', type: 'u32' },
    { name: 'place', type: 'u32' },
    { name: 'nth', type: 'u32' },
    { name: 'low', type: 'u32' },
    { name: 'weight', type: 'u8' },
  ],
  /** Sum of a profile's weights in 255ths, rounded down; 0 where not all of its terms are looked at. The profile itself, and what else scores of links are made from. */
  features: [
    { name: 'place', type: 'u32' },
    { name: 'total', type: 'u32' },
    { name: 'profile', type: 'text' },
    { name: 'rest', type: 'text' },
  ],
  edges: [
    { name: 'u', type: 'u32' },
    { name: 'v', type: 'u32' },
  ],
  /** Which page a report is read with. */
  pages: [
    { name: 'place', type: 'u32' },
    { name: 'page', type: 'u32' },
  ],
};

/** How much of a batch is in memory at once. Other sizes give the same stories. */
export interface JoinSizes {
  /** Independent reports whose features are compared with those of as many others. */
  readonly block: number;
  /** Articles that are read together; whole parts and stories, so at times more. */
  readonly page: number;
  /** Rows that are inserted at once. */
  readonly chunk: number;
  /** Places in posting lists that one statement looks at, or those of one report. */
  readonly places: number;
  /** What bounds the join itself: other limits may give other stories. */
  readonly limits: JoinLimits;
}

export const JOIN_SIZES: JoinSizes = {
  block: 4096,
  page: 1024,
  chunk: 8192,
  places: 4_000_000,
  limits: JOIN_LIMITS,
};

/** A table of {@link STORY_TABLES}. */
export type StoryTable = 'members' | 'canonicals' | 'profiles' | 'features' | 'edges' | 'pages';

/** Queries of the profile join. */
export class StoryStatements {
  readonly #name: Names;
  readonly #dialect: Dialect;

  constructor(name: Names, dialect: Dialect) {
    this.#name = name;
    this.#dialect = dialect;
  }

  /** The name of a table of the join. */
  table(table: string): string {
    return this.#name(`story_${table}`);
  }

  /** Each report once, with its article. */
  get #articles(): string {
    return `SELECT DISTINCT report, article FROM ${this.#name('reports')}`;
  }

  /** (term, report, foreign_language, seen, named): rows of independent reports, each once. */
  get #terms(): string {
    const canonicals = `SELECT report FROM ${this.table('canonicals')}`;
    return `SELECT DISTINCT term, report, foreign_language, seen, named FROM ${this.#name('terms')} WHERE report ${this.#dialect.in} (${canonicals})`;
  }

  /** (page, place, article): independent reports. */
  texts(): string {
    const { join } = this.#dialect;
    return `SELECT page, place, article FROM (SELECT report, place, page FROM ${this.table('canonicals')}) AS x ${join} (${this.#articles}) AS y USING (report)`;
  }

  /** (term, report, foreign_language, seen, named): of independent reports. */
  counted(): string {
    return this.#terms;
  }

  /** (term, reports, others, places, capitals): terms of several independent reports, how many have them and how many of those are foreign. */
  sums(): string {
    return `SELECT term, count(*) AS reports, sum(foreign_language) AS others, sum(seen) AS places, sum(named) AS capitals FROM ${this.table('counted')} GROUP BY term HAVING count(*) > 1`;
  }

  /** (count): independent reports in another language. */
  foreign(): string {
    return `SELECT count(DISTINCT report) AS count FROM ${this.table('counted')} WHERE foreign_language = 1`;
  }

  /** (report): an independent report that has not as many rows of terms as it says. */
  unequal(): string {
    const said = `SELECT report, max(terms) AS said FROM ${this.#name('reports')} WHERE report ${this.#dialect.in} (SELECT report FROM ${this.table('canonicals')}) GROUP BY report`;
    const all = `SELECT report, said, 1 AS found FROM (${said}) AS s UNION ALL SELECT report, 0 AS said, count(*) AS found FROM ${this.table('counted')} GROUP BY report`;
    return `SELECT report FROM (${all}) AS u GROUP BY report HAVING max(said) <> sum(found) LIMIT 1`;
  }

  /**
   * (a, b): pairs of some reports b with those before them, of which the profiles may be alike by `floor` or more. Weights are rounded so that none
   * is left out: what both have is not less than it is, what either has not more.
   */
  pairs({ from, to }: { from: number; to: number }, floor: number): string {
    const { join } = this.#dialect;
    const profiles = this.table('profiles');
    const features = this.table('features');
    const own = `SELECT term, place AS b, nth AS nb, low, weight AS wb FROM ${profiles} WHERE place >= ${from} AND place < ${to}`;
    const others = `SELECT term, place AS a, nth AS na, weight AS wa FROM ${profiles} WHERE place < ${to}`;
    const met = `SELECT a, b, sum(CASE WHEN wa < wb THEN wa ELSE wb END) AS shared FROM (${own}) AS x ${join} (${others}) AS y USING (term) WHERE na < nb AND na >= low GROUP BY a, b`;
    const withA = `SELECT a, b, shared, suma FROM (${met}) AS m ${join} (SELECT place AS a, total AS suma FROM ${features} WHERE place < ${to}) AS s USING (a)`;
    const withB = `SELECT place AS b, total AS sumb FROM ${features} WHERE place >= ${from} AND place < ${to}`;
    // shared / (sums - shared) >= floor
    const factor = Math.ceil(1 / floor) + 1;
    return `SELECT a, b FROM (${withA}) AS v ${join} (${withB}) AS w USING (b) WHERE sumb = 0 OR ${factor} * shared >= suma + sumb`;
  }

  /** (page, place, article): independent reports of parts. */
  partTexts(): string {
    const { join } = this.#dialect;
    const texts = `SELECT place, article FROM ${this.table('texts')}`;
    return `SELECT page, place, article FROM (SELECT place, page FROM ${this.table('pages')}) AS x ${join} (${texts}) AS y USING (place)`;
  }

  /** (page, place, members, article): all reports. */
  storyTexts(): string {
    const { join } = this.#dialect;
    const placed = `SELECT report, place, page, members FROM (SELECT report, place, members FROM ${this.table('members')}) AS x ${join} (SELECT place, page FROM ${this.table('pages')}) AS y USING (place)`;
    return `SELECT page, place, members, article FROM (${placed}) AS z ${join} (${this.#articles}) AS a USING (report)`;
  }
}
