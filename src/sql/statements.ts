/**
 * The SQL of the steps, in words that every engine knows: sub-queries, `JOIN … USING`, `GROUP BY`, `UNION ALL`. One join a query, columns
 * named apart before it: old versions of ClickHouse know no more.
 *
 * The graph has the reports of different content as nodes. An edge says that the library might group its two ends, so the parts that the
 * graph falls into can be grouped one by one. More edges than needed cost work and change nothing.
 * @module
 */
import type { Dialect } from './engine';

/** What bounds the graph. */
export const GRAPH_LIMITS = {
  /** Reports of a bucket of which all pairs are verified; a larger one is one star of unverified edges. */
  paired: 64,
  /** Reports of a bucket that is cut into `salts` stars: one text's form by the million, which no process could finish as one. */
  giant: 50_000,
  salts: 256,
  /** Reports that may share a sampled shingle, as `copies/contained.ts` has it: a shingle of more is a template. */
  postings: 200,
  /** Candidates that the library looks at for one report, as `copies/group.ts` has it. */
  candidates: 128,
} as const;

/** Names of the tables of a run. */
export type Names = (table: string) => string;

/** Queries of the steps. Each gives the rows of one table. */
export class Statements {
  readonly #name: Names;
  readonly #dialect: Dialect;
  /** The table of reports, each once. */
  readonly #nodes: string;
  /** Whether rows may be there twice. */
  readonly #again: boolean;
  /** What rows of that table are read with. */
  readonly #once: string;

  /** @param isDay whether the reports are not copied to a table in which each is once: few of them are read */
  constructor(name: Names, dialect: Dialect, again: boolean, isDay = false) {
    this.#name = name;
    this.#dialect = dialect;
    this.#again = again;
    this.#nodes = name(again && !isDay ? 'nodes' : 'reports');
    this.#once = isDay ? 'DISTINCT ' : '';
  }

  /** Each report once, where some are there twice. */
  nodes(): string {
    return `SELECT DISTINCT report, id, content, shingles, article FROM ${this.#name('reports')}`;
  }

  /** (report): all of them. */
  known(): string {
    return `SELECT report FROM ${this.#nodes}`;
  }

  /** (content, leader): of the reports of one content that with the smallest number. */
  leaders(): string {
    return `SELECT content, min(report) AS leader FROM ${this.#nodes} GROUP BY content`;
  }

  /** (a, b): reports of the content of another, and that other. */
  twins(): string {
    const { join } = this.#dialect;
    return `SELECT report AS a, leader AS b FROM (SELECT report, content FROM ${this.#nodes}) AS x ${join} (SELECT content, leader FROM ${this.#name('leaders')}) AS y USING (content) WHERE report <> leader`;
  }

  /** (band, key, report): rows of a slice of bands whose key another report has too. */
  collisions(bands: Slice): string {
    const { join } = this.#dialect;
    const rows = `SELECT ${this.#distinct}band, key, report FROM ${this.#name('bands')} WHERE band >= ${bands.from} AND band < ${bands.to}`;
    return `SELECT band, key, report FROM (${rows}) AS x ${join} (SELECT band, key FROM (${rows}) AS r GROUP BY band, key HAVING count(*) > 1) AS y USING (band, key)`;
  }

  /** (band, key, report, size, leader): those of them that are leaders of a content, with the size and the least report of their bucket. */
  buckets(bands: Slice): string {
    const { join } = this.#dialect;
    const rows = `SELECT band, key, report FROM ${this.#name(sliceTable('collisions', bands))} WHERE report ${this.#dialect.in} (SELECT leader FROM ${this.#name('leaders')})`;
    return `SELECT band, key, report, size, leader FROM (${rows}) AS x ${join} (SELECT band, key, count(*) AS size, min(report) AS leader FROM (${rows}) AS r GROUP BY band, key HAVING count(*) > 1) AS y USING (band, key)`;
  }

  /** (a, b, sure): pairs of the buckets of a slice; `sure` are those that are not verified. */
  pairs(bands: Slice): string {
    const { join } = this.#dialect;
    const { paired, giant, salts } = GRAPH_LIMITS;
    const buckets = this.#name(sliceTable('buckets', bands));
    const small = (end: string): string =>
      `SELECT band, key, report AS ${end} FROM ${buckets} WHERE size <= ${paired}`;
    const salted = `SELECT band, key, report % ${salts} AS salt, report AS a FROM ${buckets} WHERE size > ${giant}`;
    return [
      `SELECT a, b, 0 AS sure FROM (${small('a')}) AS x ${join} (${small('b')}) AS y USING (band, key) WHERE a < b`,
      `SELECT report AS a, leader AS b, 1 AS sure FROM ${buckets} WHERE size > ${paired} AND size <= ${giant} AND report <> leader`,
      `SELECT a, b, 1 AS sure FROM (${salted}) AS x ${join} (SELECT band, key, salt, min(a) AS b FROM (${salted}) AS s GROUP BY band, key, salt) AS y USING (band, key, salt) WHERE a <> b`,
    ].join(' UNION ALL ');
  }

  /** (hash, report): the sampled shingles of leaders. */
  sampled(): string {
    return `SELECT ${this.#distinct}hash, report FROM ${this.#name('samples')} WHERE report ${this.#dialect.in} (SELECT leader FROM ${this.#name('leaders')})`;
  }

  /** (hash, reports): sampled shingles that leaders share. */
  hashes(): string {
    return `SELECT hash, count(*) AS reports FROM ${this.#name('sampled')} GROUP BY hash HAVING count(*) > 1`;
  }

  /** (hash, report): sampled shingles that a few leaders share. */
  postings(): string {
    return `SELECT hash, report FROM ${this.#name('sampled')} WHERE hash ${this.#dialect.in} (SELECT hash FROM ${this.#name('hashes')} WHERE reports <= ${GRAPH_LIMITS.postings})`;
  }

  /** (hash): sampled shingles that more leaders have than a list holds. */
  templates(): string {
    return `SELECT hash FROM ${this.#name('hashes')} WHERE reports > ${GRAPH_LIMITS.postings}`;
  }

  /** (report, size, hot): how many shingles of a leader with postings are sampled, and how many of those are templates. */
  sizes(): string {
    const posted = `report ${this.#dialect.in} (SELECT report FROM ${this.#name('postings')})`;
    return this.sizesOf(this.#name('sampled'), posted);
  }

  /** The same for rows of another table. */
  protected sizesOf(sampled: string, where?: string): string {
    const hot = `hash ${this.#dialect.in} (SELECT hash FROM ${this.#name('templates')})`;
    const [all, some] = where === undefined ? ['', hot] : [` WHERE ${where}`, `${hot} AND ${where}`];
    return `SELECT report, sum(one) AS size, sum(template) AS hot FROM (SELECT report, 1 AS one, 0 AS template FROM ${sampled}${all} UNION ALL SELECT report, 0 AS one, 1 AS template FROM ${sampled} WHERE ${some}) AS s GROUP BY report`;
  }

  /** (a, b): leaders that share so much of the smaller sample that one may be inside the other. */
  contained(): string {
    const { join } = this.#dialect;
    const postings = this.#name('postings');
    return this.containedOf(
      `SELECT a, b, count(*) AS shared FROM (SELECT hash, report AS a FROM ${postings}) AS x ${join} (SELECT hash, report AS b FROM ${postings}) AS y USING (hash) WHERE a < b GROUP BY a, b`,
    );
  }

  /** The same for pairs with the number of postings that they share. */
  protected containedOf(shared: string): string {
    const { join } = this.#dialect;
    const sizes = this.#name('sizes');
    const withA = `SELECT a, b, shared, sizea, hota FROM (${shared}) AS s ${join} (SELECT report AS a, size AS sizea, hot AS hota FROM ${sizes}) AS t USING (a)`;
    // Templates may be shared too. What they might add is added: a pair too many is verified, one too few is lost.
    const most = 'shared + CASE WHEN hota < hotb THEN hota ELSE hotb END';
    const smaller = 'CASE WHEN sizea < sizeb THEN sizea ELSE sizeb END';
    return `SELECT a, b FROM (${withA}) AS v ${join} (SELECT report AS b, size AS sizeb, hot AS hotb FROM ${sizes}) AS w USING (b) WHERE 100 * (${most}) >= 35 * (${smaller})`;
  }

  /** (a, b, sure, banded): every pair once. */
  candidates(slices: readonly Slice[]): string {
    const all = slices.map(
      (bands) => `SELECT a, b, sure, 1 AS banded FROM ${this.#name(sliceTable('pairs', bands))}`,
    );
    all.push(`SELECT a, b, 0 AS sure, 0 AS banded FROM ${this.#name('contained')}`);
    return `SELECT a, b, max(sure) AS sure, max(banded) AS banded FROM (${all.join(' UNION ALL ')}) AS c GROUP BY a, b`;
  }

  /** (a, b): pairs whose shingles leave it possible that they are copies, as `mayBeCopy` of `copies/relation.ts` has it. */
  verified(): string {
    const { join, length, shared } = this.#dialect;
    const candidates = this.#name('candidates');
    const open = `SELECT a, b FROM ${candidates} WHERE sure = 0`;
    const sets = (end: string): string =>
      `SELECT ${this.#once}report AS ${end}, shingles AS s${end} FROM ${this.#nodes} WHERE report ${this.#dialect.in} (SELECT ${end} FROM ${candidates} WHERE sure = 0)`;
    const withA = `SELECT a, b, sa FROM (${open}) AS o ${join} (${sets('a')}) AS p USING (a)`;
    const counted = `SELECT a, b, ${shared('sa', 'sb')} AS c, ${length('sa')} AS la, ${length('sb')} AS lb FROM (${withA}) AS q ${join} (${sets('b')}) AS r USING (b)`;
    return `SELECT a, b FROM (${counted}) AS e WHERE 10 * c >= 4 * (la + lb - c) OR (la >= 24 AND lb >= 24 AND (10 * c >= 3 * la OR 10 * c >= 3 * lb))`;
  }

  /** (u, v), u > v: every edge of the graph. */
  edges(): string {
    const all = [
      `SELECT a, b FROM ${this.#name('verified')}`,
      `SELECT a, b FROM ${this.#name('candidates')} WHERE sure = 1`,
      `SELECT a, b FROM ${this.#name('twins')}`,
    ].join(' UNION ALL ');
    return `SELECT DISTINCT CASE WHEN a > b THEN a ELSE b END AS u, CASE WHEN a > b THEN b ELSE a END AS v FROM (${all}) AS e`;
  }

  /**
   * Large-star: every neighbour above a node is bound to the least of the node and its neighbours (Kiveris et al. 2014,
   * "Connected components in MapReduce and beyond", doi:10.1145/2670979.2670997).
   */
  largeStar(from: string): string {
    const { join } = this.#dialect;
    // To ClickHouse a new name hides a column of the same name at once, so no two columns trade names.
    const both = `SELECT u AS p, v AS q FROM ${from} UNION ALL SELECT v AS p, u AS q FROM ${from}`;
    const least = `SELECT p, min(CASE WHEN p < q THEN p ELSE q END) AS m FROM (${both}) AS b GROUP BY p`;
    return `SELECT DISTINCT q AS u, m AS v FROM (SELECT q, m FROM (SELECT p, q FROM (${both}) AS c WHERE q > p) AS x ${join} (${least}) AS y USING (p)) AS z`;
  }

  /** Small-star: a node and its neighbours below it are bound to the least of those. */
  smallStar(from: string): string {
    const { join } = this.#dialect;
    const least = `SELECT u, min(v) AS m FROM ${from} GROUP BY u`;
    const below = `SELECT v AS a, m AS b FROM (SELECT u, v FROM ${from}) AS x ${join} (${least}) AS y USING (u) WHERE v <> m`;
    return `SELECT DISTINCT a AS u, b AS v FROM (${below} UNION ALL SELECT u AS a, m AS b FROM (${least}) AS l) AS s`;
  }

  /** How many edges hinder every part from being a star: those that end in no least node, and second ones of a node. */
  open(from: string): string {
    const chained = `SELECT count(*) AS n FROM ${from} WHERE v ${this.#dialect.in} (SELECT u FROM ${from})`;
    const second = `SELECT count(*) AS n FROM (SELECT u FROM ${from} GROUP BY u HAVING count(*) > 1) AS t`;
    return `SELECT sum(n) AS count FROM (${chained} UNION ALL ${second}) AS o`;
  }

  /** (report, part): the reports that are not alone, with the least one of their part. */
  members(stars: string): string {
    return `SELECT u AS report, v AS part FROM ${stars} UNION ALL SELECT DISTINCT v AS report, v AS part FROM ${stars}`;
  }

  /** (page, part, article): what the library finishes, whole parts together. */
  work(members: string, pages: number): string {
    const { join } = this.#dialect;
    const articles = `SELECT ${this.#once}report, article FROM ${this.#nodes} WHERE report ${this.#dialect.in} (SELECT report FROM ${members})`;
    return `SELECT page, part, article FROM (SELECT report, part, part % ${pages} AS page FROM ${members}) AS x ${join} (${articles}) AS y USING (report)`;
  }

  /** (page, report, id): reports that are in no group of several. */
  alone(pages: number): string {
    const all = `SELECT report, id, 0 AS placed FROM ${this.#nodes} UNION ALL SELECT report, '' AS id, 1 AS placed FROM ${this.#name('placed')}`;
    return `SELECT report % ${pages} AS page, report, id FROM (SELECT report, max(id) AS id FROM (${all}) AS r GROUP BY report HAVING max(placed) = 0) AS s`;
  }

  /** How many reports the largest part has. */
  largestPart(): string {
    return `SELECT max(size) AS count FROM (SELECT part, count(*) AS size FROM ${this.#name('members')} GROUP BY part) AS p`;
  }

  /** (report, found, star): how many candidates leaders have by their bands, and whether one is in a bucket that was not paired. */
  degrees(): string {
    const candidates = this.#name('candidates');
    const ends = `SELECT a AS report, sure FROM ${candidates} WHERE banded = 1 UNION ALL SELECT b AS report, sure FROM ${candidates} WHERE banded = 1`;
    return `SELECT report, count(*) AS found, max(sure) AS star FROM (${ends}) AS e GROUP BY report`;
  }

  /** How many leaders have more candidates by their bands than the library looks at, or stand in a bucket that was not paired. */
  crowded(): string {
    return `SELECT count(*) AS count FROM ${this.#name('degrees')} WHERE found > ${GRAPH_LIMITS.candidates} OR star = 1`;
  }

  /** How many places in buckets were cut by chance. */
  salted(slices: readonly Slice[]): string {
    const all = slices.map(
      (bands) =>
        `SELECT count(*) AS n FROM ${this.#name(sliceTable('buckets', bands))} WHERE size > ${GRAPH_LIMITS.giant}`,
    );
    return `SELECT sum(n) AS count FROM (${all.join(' UNION ALL ')}) AS b`;
  }

  /** Rows that are there twice are read once. */
  get #distinct(): string {
    return this.#again ? 'DISTINCT ' : '';
  }
}

/** Bands that are joined together: from one up to another, which is not among them. */
export interface Slice {
  readonly from: number;
  readonly to: number;
}

/** Rows of bands that are joined together; those of one band at least. */
const SLICE_ROWS = 4_000_000;

/** All bands, cut so that few reports take few statements and many reports take little memory. */
export function slicesOf(reports: number, bands: number): Slice[] {
  const width = Math.max(1, Math.floor(SLICE_ROWS / Math.max(1, reports)));
  const slices: Slice[] = [];
  for (let from = 0; from < bands; from += width) slices.push({ from, to: Math.min(bands, from + width) });
  return slices;
}

/** The name of a table of one slice. */
export function sliceTable(kind: 'collisions' | 'buckets' | 'pairs', bands: Slice): string {
  return `${kind}_${bands.from}`;
}
