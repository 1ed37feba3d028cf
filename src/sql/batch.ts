/**
 * A batch in a database: rows in, copy groups out, the same that `deduplicate` gives.
 *
 * The engine makes a graph of the reports that might be copies of one another, and parts it (`statements.ts`); the library groups what is
 * in one part, by `deduplicate` itself, a page of whole parts at a time. Reports of different parts never meet in `deduplicate`
 * either, so the groups are the same, as long as none of its caps is met: `stats` counts where one may have been.
 *
 * Cost: of the engine, O(rows · log rows); of the library, that of `deduplicate` for the reports that are not alone.
 * @module
 */
import {
  type Article,
  type ClusterOptions,
  type CopyGroup,
  type CopyOptions,
  clusterStories,
  deduplicate,
  NewsfoldError,
  type Rejection,
  type StoryClustering,
} from 'newsfold';
import { expectation, mustBeOptions, mustBeString } from '../errors';
import { checkRows } from './check';
import { numberOf, type Row, type SqlEngine } from './engine';
import { LAYOUT, type LayoutRows, layoutRows, TABLES, type TableName } from './layout';
import { groupPages, PAGE, pagesOf, readArticleRow } from './pages';
import { type Names, Statements, slicesOf, sliceTable } from './statements';
import { countRun, type SqlStats } from './stats';
import { guarded, Steps } from './steps';

/** Who is canonical. Rows are sketched in the one way that is written down, so there is no choice of a sketcher. */
export type SourceChoice = Pick<CopyOptions, 'sourcePriority'>;

/** Options of {@link SqlBatch.open}. */
export interface SqlBatchOptions extends SourceChoice {
  /** What the names of the batch's tables begin with: letters, digits and `_`. Default `newsfold_`. */
  prefix?: string;
}

/** Rounds of stars: each halves the longest way in a part at least, so none needs as many. */
const MOST_ROUNDS = 64;

/** A batch of reports in a database. */
export class SqlBatch {
  readonly #engine: SqlEngine;
  readonly #name: Names;
  readonly #options: SourceChoice;
  readonly #steps: Steps;

  private constructor(engine: SqlEngine, name: Names, options: SourceChoice, steps: Steps) {
    this.#engine = engine;
    this.#name = name;
    this.#options = options;
    this.#steps = steps;
  }

  /**
   * Opens a batch: makes its tables, or goes on with what is there.
   *
   * @param engine `duckdb`, `postgresql` or `clickhouse`
   * @throws (as rejections) TypeError, RangeError for bad options; NewsfoldError `storage-failed` where the engine fails
   * @example
   * ```ts
   * const engine = await duckdb();
   * const batch = await SqlBatch.open(engine);
   * await batch.add(articles);
   * const stats = await batch.deduplicate();
   * for await (const group of batch.groups()) console.log(group.canonicalId);
   * await engine.close();
   * ```
   */
  static async open(engine: SqlEngine, options: SqlBatchOptions = {}): Promise<SqlBatch> {
    mustBeOptions('engine', engine);
    mustBeOptions('options', options);
    const { prefix = 'newsfold_', sourcePriority } = options;
    const copies: SourceChoice = sourcePriority === undefined ? {} : { sourcePriority };
    mustBeString('options.prefix', prefix);
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(prefix)) {
      throw new RangeError(
        expectation('options.prefix', '1 to 40 small letters, digits and _, a letter first', prefix),
      );
    }
    // Bad options are to be known before hours of work.
    deduplicate([], copies);
    const name: Names = (table) => prefix + table;
    const steps = await Steps.open(engine, name);
    await guarded('open', async () => {
      for (const table of Object.keys(TABLES) as TableName[]) {
        await engine.create(name(table), TABLES[table], BY[table]);
      }
    });
    return new SqlBatch(engine, name, copies, steps);
  }

  /**
   * Adds reports: some thousand at a time, by as many processes as there are. The same report may come again, as when a worker is run
   * again; another under its id is refused by {@link deduplicate}.
   *
   * @returns what was wrong with which article, as `deduplicate` has it
   * @throws (as rejections) TypeError if `articles` is not iterable; NewsfoldError `storage-failed`
   */
  async add(articles: Iterable<Article>): Promise<Rejection[]> {
    const rows = layoutRows(articles);
    await this.addRows(rows);
    return rows.rejected;
  }

  /**
   * Adds rows that {@link layoutRows} made, here or in a worker thread: {@link add} in two halves, of which the first takes most of the time.
   *
   * @throws (as rejections) NewsfoldError `storage-failed`
   */
  async addRows(rows: LayoutRows): Promise<void> {
    await guarded('add', async () => {
      await this.#steps.restart();
      // Reports last: rows of no report show that a worker was killed here, a report without rows would be an article lost.
      for (const table of ['bands', 'samples', 'reports'] as const) {
        await this.#engine.insert(this.#name(table), TABLES[table], rows[table]);
      }
    });
  }

  /**
   * Finds copies. Goes on where a run before it was killed or failed; when all is done, it returns at once.
   *
   * @throws (as rejections) NewsfoldError `storage-failed` with the step's name; `unsupported-version`, `bad-bytes`, `duplicate-id` for rows
   * that are no good; `parameter-mismatch` where a run with another `sourcePriority` was begun
   */
  async deduplicate(): Promise<SqlStats> {
    const name = this.#name;
    const steps = this.#steps;
    const chosen = JSON.stringify(this.#options);
    if ((await steps.step('options', () => Promise.resolve(chosen))) !== chosen) {
      const message = 'options.sourcePriority: expected that of the run that is gone on with';
      throw new NewsfoldError('parameter-mismatch', message, 'options.sourcePriority');
    }
    const checked = await steps.step('check', async () => {
      for (const table of Object.keys(TABLES)) {
        for (const statement of this.#engine.dialect.analyze(name(table))) await this.#engine.run(statement);
      }
      return await checkRows(this.#engine, name);
    });
    const sql = new Statements(name, this.#engine.dialect, checked.again);
    const table = (made: string, query: string, by?: string): Promise<void> =>
      steps.table(made.replaceAll('_', ' '), name(made), query, by);
    if (checked.again) await table('nodes', sql.nodes());
    await table('leaders', sql.leaders());
    await table('twins', sql.twins());
    const slices = slicesOf(checked.reports, LAYOUT.bands);
    for (const bands of slices) {
      await table(sliceTable('collisions', bands), sql.collisions(bands));
      await table(sliceTable('buckets', bands), sql.buckets(bands));
      await table(sliceTable('pairs', bands), sql.pairs(bands));
    }
    await table('sampled', sql.sampled());
    await table('hashes', sql.hashes());
    await table('postings', sql.postings());
    await table('sizes', sql.sizes());
    await table('contained', sql.contained());
    await table('candidates', sql.candidates(slices));
    await table('verified', sql.verified());
    await table('edges', sql.edges());
    const stars = await this.#stars(sql);
    await table('members', sql.members(stars));
    const stats = await steps.step('stats', () => countRun(this.#engine, name, sql, checked, slices));
    const pages = Math.max(1, Math.ceil(stats.members / PAGE));
    await table('work', sql.work(pages), 'page');
    await groupPages(this.#engine, name, steps, this.#options);
    await table('alone', sql.alone(Math.max(1, Math.ceil(stats.reports / PAGE))), 'page');
    await steps.step('groups', () => Promise.resolve({}));
    return stats;
  }

  /**
   * Copy groups after {@link deduplicate}: those with copies first, a page at a time, then reports without a copy; in no order that says
   * anything.
   *
   * @throws (as it is read) NewsfoldError `storage-failed`; `closed` where copies have not been found yet
   */
  async *groups(): AsyncGenerator<CopyGroup, void, undefined> {
    const name = this.#name;
    await this.#steps.step('groups', () => {
      const message = 'groups: expected that deduplicate() has run since the last report came';
      throw new NewsfoldError('closed', message);
    });
    const read = (query: string): Promise<readonly Row[]> =>
      guarded('groups', () => this.#engine.query(query));
    for (const page of await pagesOf(this.#engine, name('groups'))) {
      const rows = await read(`SELECT DISTINCT members FROM ${name('groups')} WHERE page = ${page}`);
      for (const row of rows) yield JSON.parse(String(row.members)) as CopyGroup;
    }
    for (const page of await pagesOf(this.#engine, name('alone'))) {
      for (const row of await read(`SELECT id FROM ${name('alone')} WHERE page = ${page}`)) {
        const id = JSON.parse(String(row.id)) as string;
        yield { canonicalId: id, members: [{ id, relation: 'original', jaccard: 1, containment: 1 }] };
      }
    }
  }

  /**
   * Stories after {@link deduplicate}: what `clusterStories` gives for the same articles and options, but that `rejected` is empty, for what was
   * rejected never came into the database. Holds all articles in memory meanwhile.
   *
   * @param options those of `clusterStories`; `sourcePriority` is the batch's, and `sketcher` does not count
   * @throws (as rejections) as `clusterStories` does; NewsfoldError `storage-failed`; `closed` where copies have not been found yet
   */
  async stories(options: ClusterOptions = {}): Promise<StoryClustering> {
    const { sketcher: _, ...rest } = options;
    const all = { ...rest, ...this.#options };
    // Bad options are to be known before anything is read.
    clusterStories([], all);
    const groups: CopyGroup[] = [];
    for await (const group of this.groups()) groups.push(group);
    const articles: Article[] = [];
    const read = Math.max(1, Math.ceil(groups.length / PAGE));
    for (let page = 0; page < read; page++) {
      // Numbers are signed in some engines, and remainders with them.
      const sql = `SELECT DISTINCT article FROM ${this.#name('reports')} WHERE report % ${read} = ${page} OR report % ${read} = -${page}`;
      for (const row of await guarded('stories', () => this.#engine.query(sql)))
        articles.push(readArticleRow(row));
    }
    return clusterStories(articles, { ...all, copies: groups });
  }

  /** Rounds of large and small stars until every part is one. */
  async #stars(sql: Statements): Promise<string> {
    const name = this.#name;
    let from = name('edges');
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const large = name(`large_${round % 2}`);
      const small = name(`small_${round % 2}`);
      const table = from;
      await this.#steps.table(`large stars ${round}`, large, sql.largeStar(table));
      await this.#steps.table(`small stars ${round}`, small, sql.smallStar(large));
      const open = await this.#steps.step(`stars ${round}`, async () =>
        numberOf((await this.#engine.query(sql.open(small)))[0]!.count),
      );
      from = small;
      if (open === 0) return from;
    }
    throw new Error(`stars: expected to be done in ${MOST_ROUNDS} rounds`);
  }
}

/** The column that each table is laid out by. */
const BY: Readonly<Record<TableName, string>> = { reports: 'report', bands: 'band', samples: 'hash' };
