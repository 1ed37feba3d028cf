/**
 * The SQL of a day: reports that came after copies were found are compared with all, and what was found of the others stays. Tables of the
 * day before are only read; those that the next day needs are made anew from them.
 *
 * The nodes, edges and parts need not be those of a run of everything: more edges than needed change nothing (`statements.ts`). A leader
 * stays one when an equal report with a smaller number comes. A bucket that grew beyond 64 reports is a star of all its reports. Of a part that
 * anything was bound to, the old edges are those of its star.
 *
 * Cost: some scans of the numbers of all rows, and what the day's reports meet.
 * @module
 */
import type { Dialect } from './engine';
import { type Names, type Slice, Statements, sliceTable } from './statements';

/** Queries of a day. Each gives the rows of one table; those that are not here are those of a run of everything. */
export class DayStatements extends Statements {
  readonly #name: Names;
  readonly #old: Names;
  readonly #dialect: Dialect;

  /** @param old names of the tables of the day before */
  constructor(name: Names, old: Names, dialect: Dialect) {
    super(name, dialect, true, true);
    this.#name = name;
    this.#old = old;
    this.#dialect = dialect;
  }

  /** Whether a column's value is in a column of a table. */
  #in(column: string, table: string, of: string = column): string {
    return `${column} ${this.#dialect.in} (SELECT ${of} FROM ${table})`;
  }

  #notIn(column: string, table: string): string {
    return `${column} ${this.#dialect.notIn} (SELECT ${column} FROM ${table})`;
  }

  /** The day's reports, each once. */
  override nodes(): string {
    return `${super.nodes()} WHERE ${this.#notIn('report', this.#old('known'))}`;
  }

  override known(): string {
    return `SELECT report FROM ${this.#old('known')} UNION ALL SELECT report FROM ${this.#name('nodes')}`;
  }

  /** (content, leader): those of contents that were not there before. */
  fresh(): string {
    return `SELECT content, min(report) AS leader FROM ${this.#name('nodes')} WHERE ${this.#notIn('content', this.#old('leaders'))} GROUP BY content`;
  }

  override leaders(): string {
    return `SELECT content, leader FROM ${this.#old('leaders')} UNION ALL SELECT content, leader FROM ${this.#name('fresh')}`;
  }

  override twins(): string {
    const nodes = this.#name('nodes');
    const leaders = `SELECT content, leader FROM ${this.#name('leaders')} WHERE ${this.#in('content', nodes)}`;
    return `SELECT report AS a, leader AS b FROM (SELECT report, content FROM ${nodes}) AS x ${this.#dialect.join} (${leaders}) AS y USING (content) WHERE report <> leader`;
  }

  /** (key): of the day's leaders. A key is of one band, as good as surely. */
  keys(): string {
    return `SELECT DISTINCT key FROM ${this.#name('bands')} WHERE ${this.#in('report', this.#name('fresh'), 'leader')}`;
  }

  override collisions(bands: Slice): string {
    return `SELECT DISTINCT band, key, report FROM ${this.#name('bands')} WHERE band >= ${bands.from} AND band < ${bands.to} AND ${this.#in('key', this.#name('keys'))}`;
  }

  /** (hash, report): what leaders have of the sampled shingles of the day's leaders. */
  override sampled(): string {
    const samples = this.#name('samples');
    const own = `SELECT hash FROM ${samples} WHERE ${this.#in('report', this.#name('fresh'), 'leader')}`;
    return `SELECT DISTINCT hash, report FROM ${samples} WHERE hash ${this.#dialect.in} (${own}) AND ${this.#in('report', this.#name('leaders'), 'leader')}`;
  }

  override templates(): string {
    return `SELECT DISTINCT hash FROM (SELECT hash FROM ${this.#old('templates')} UNION ALL ${super.templates()}) AS t`;
  }

  /** (hash, report): all sampled shingles of the leaders that have one of those in a list. */
  involved(): string {
    return `SELECT DISTINCT hash, report FROM ${this.#name('samples')} WHERE ${this.#in('report', this.#name('postings'))}`;
  }

  override sizes(): string {
    return this.sizesOf(this.#name('involved'));
  }

  override contained(): string {
    const postings = this.#name('postings');
    const own = `SELECT hash, report AS b FROM ${postings} WHERE ${this.#in('report', this.#name('fresh'), 'leader')}`;
    return this.containedOf(
      `SELECT a, b, count(*) AS shared FROM (SELECT hash, report AS a FROM ${postings}) AS x ${this.#dialect.join} (${own}) AS y USING (hash) WHERE a <> b GROUP BY a, b`,
    );
  }

  /** Pairs of others were candidates before; stars are of all. */
  override candidates(slices: readonly Slice[]): string {
    const all = slices.map(
      (bands) => `SELECT a AS p, b AS q, sure, 1 AS banded FROM ${this.#name(sliceTable('pairs', bands))}`,
    );
    all.push(`SELECT a AS p, b AS q, 0 AS sure, 0 AS banded FROM ${this.#name('contained')}`);
    const fresh = this.#name('fresh');
    const own = `SELECT p, q, sure, banded FROM (${all.join(' UNION ALL ')}) AS c WHERE sure = 1 OR ${this.#in('p', fresh, 'leader')} OR ${this.#in('q', fresh, 'leader')}`;
    const ordered = `SELECT CASE WHEN p < q THEN p ELSE q END AS a, CASE WHEN p < q THEN q ELSE p END AS b, sure, banded FROM (${own}) AS o`;
    return `SELECT a, b, max(sure) AS sure, max(banded) AS banded FROM (${ordered}) AS d GROUP BY a, b`;
  }

  override degrees(): string {
    const both = `SELECT report, found AS n, star AS s FROM ${this.#old('degrees')} UNION ALL SELECT report, found AS n, star AS s FROM (${super.degrees()}) AS own`;
    return `SELECT report, sum(n) AS found, max(s) AS star FROM (${both}) AS all_days GROUP BY report`;
  }

  /** (part): the parts that the day's edges touch. */
  touched(): string {
    const edges = this.#name('edges');
    return `SELECT DISTINCT part FROM ${this.#old('members')} WHERE report ${this.#dialect.in} (SELECT u AS report FROM ${edges} UNION ALL SELECT v AS report FROM ${edges})`;
  }

  /** (u, v), u > v: the day's edges and the stars of the parts that they touch. */
  joined(): string {
    return `SELECT u, v FROM ${this.#name('edges')} UNION ALL SELECT report AS u, part AS v FROM ${this.#old('members')} WHERE report <> part AND ${this.#in('part', this.#name('touched'))}`;
  }

  /** Those of parts that nothing touched, and those that are changed. */
  allMembers(): string {
    return `SELECT report, part FROM ${this.#old('members')} WHERE ${this.#notIn('part', this.#name('touched'))} UNION ALL SELECT report, part FROM ${this.#name('changed')}`;
  }

  /** (page, part, members): the groups of parts that nothing touched. */
  groups(): string {
    return `SELECT page, part, members FROM ${this.#old('groups')} WHERE ${this.#notIn('part', this.#name('touched'))}`;
  }

  override alone(pages: number): string {
    const changed = this.#name('changed');
    const regrouped = `SELECT report FROM ${changed} UNION ALL SELECT report FROM ${this.#name('nodes')}`;
    const own = `SELECT DISTINCT report, id FROM ${this.#name('reports')} WHERE report ${this.#dialect.in} (${regrouped}) AND ${this.#notIn('report', this.#name('placed'))}`;
    return `SELECT page, report, id FROM ${this.#old('alone')} WHERE ${this.#notIn('report', changed)} UNION ALL SELECT report % ${pages} AS page, report, id FROM (${own}) AS o`;
  }
}
