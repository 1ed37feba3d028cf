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
  clusterStories,
  deduplicate,
  type Rejection,
  type StoryClustering,
} from 'newsfold';
import { expectation, mustBeOptions, mustBeString } from '../errors';
import type { Row, SqlEngine } from './engine';
import { sourceOf } from './file-check';
import { type RowFiles, readFiles } from './files';
import { checkJoinOptions, type JoinedStories, type JoinOptions } from './joined-stories';
import { type LayoutRows, layoutRows, TABLES, type TableName } from './layout';
import { PAGE, pagesOf, readArticleRow } from './pages';
import { findCopies, finishedNames, type SourceChoice } from './run';
import type { Names } from './statements';
import type { SqlStats } from './stats';
import { guarded, Steps } from './steps';
import { joinStories } from './stories';

/**
 * Options of {@link SqlBatch.open}.
 *
 * @example
 * ```ts
 * const options: SqlBatchOptions = { prefix: 'june_', sourcePriority: ['Wire Eurasia'] };
 * const engine = await duckdb();
 * const batch = await SqlBatch.open(engine, options);
 * await engine.close();
 * ```
 */
export interface SqlBatchOptions extends SourceChoice {
  /** What the names of the batch's tables begin with: letters, digits and `_`. Default `newsfold_`. */
  prefix?: string;
  /** Whether {@link SqlBatch.add} counts terms too, which {@link SqlBatch.joinStories} needs. Default false: rows are a third without. */
  terms?: boolean;
}

/**
 * A batch of reports in a database.
 *
 * @example
 * ```ts
 * const engine = await duckdb();
 * const batch = await SqlBatch.open(engine);
 * await batch.add(articles);
 * const { exact } = await batch.deduplicate();
 * exact; // true
 * const copied: string[] = [];
 * for await (const { members } of batch.groups()) copied.push(...members.slice(1).map(({ id }) => id));
 * copied.length; // 5
 * await engine.close();
 * ```
 */
export class SqlBatch {
  readonly #engine: SqlEngine;
  readonly #name: Names;
  readonly #options: SourceChoice;
  readonly #steps: Steps;
  readonly #terms: boolean;
  /** Times that stories were joined: the tables are those of the last one. */
  #joins = 0;

  private constructor(engine: SqlEngine, name: Names, options: SourceChoice, steps: Steps, terms: boolean) {
    this.#engine = engine;
    this.#name = name;
    this.#options = options;
    this.#steps = steps;
    this.#terms = terms;
  }

  /**
   * Opens a batch: makes its tables, or goes on with what is there.
   *
   * @param engine `duckdb`, `postgresql` or `clickhouse`
   * @throws (as rejections) TypeError, RangeError for bad options; NewsfoldError `storage-failed` where the engine fails
   * @example
   * ```ts
   * const engine = await duckdb({ path: 'news.duckdb' });
   * const batch = await SqlBatch.open(engine, { prefix: 'june_' });
   * await engine.close();
   * ```
   */
  static async open(engine: SqlEngine, options: SqlBatchOptions = {}): Promise<SqlBatch> {
    mustBeOptions('engine', engine);
    mustBeOptions('options', options);
    const { prefix = 'newsfold_', sourcePriority, terms = false } = options;
    const copies: SourceChoice = sourcePriority === undefined ? {} : { sourcePriority };
    mustBeString('options.prefix', prefix);
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(prefix)) {
      throw new RangeError(
        expectation('options.prefix', '1 to 40 small letters, digits and _, a letter first', prefix),
      );
    }
    // Bad options are to be known before hours of work.
    deduplicate([], copies);
    layoutRows([], { terms });
    const name: Names = (table) => prefix + table;
    const steps = await Steps.open(engine, name);
    await guarded('open', async () => {
      for (const table of Object.keys(TABLES) as TableName[]) {
        await engine.create(name(table), TABLES[table], BY[table]);
      }
    });
    return new SqlBatch(engine, name, copies, steps, terms);
  }

  /**
   * Adds reports: some thousand at a time, by as many processes as there are. The same report may come again, as when a worker is run
   * again; another under its id is refused by {@link deduplicate}.
   *
   * @returns what was wrong with which article, as `deduplicate` has it
   * @throws (as rejections) TypeError if `articles` is not iterable; NewsfoldError `storage-failed`
   */
  async add(articles: Iterable<Article>): Promise<Rejection[]> {
    const rows = layoutRows(articles, { terms: this.#terms });
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
      for (const table of ['bands', 'samples', 'terms', 'reports'] as const) {
        await this.#engine.insert(this.#name(table), TABLES[table], rows[table]);
      }
    });
  }

  /**
   * Adds rows of files that workers wrote, in any language: {@link writeRows} is one of them. All rows of the files come in or none, but for
   * engines other than DuckDB, where a call that failed is to be made again. Files may be added twice.
   *
   * @throws (as rejections) TypeError, RangeError where `files` names none; NewsfoldError `unsupported-version` or `bad-bytes` with table, row
   * and file where rows are no good, before any comes in; `storage-failed`; `missing-package` without `@duckdb/node-api`, which reads the files
   */
  async addFiles(files: RowFiles): Promise<void> {
    mustBeOptions('files', files);
    for (const table of Object.keys(TABLES) as TableName[]) {
      if (table !== 'terms' || files.terms !== undefined) sourceOf(table, files[table]);
    }
    await guarded('add', async () => {
      await this.#steps.restart();
      await readFiles(this.#engine, this.#name, files);
    });
  }

  /**
   * Finds copies. Goes on where a run before it was killed or failed; when all is done, it returns at once.
   *
   * @throws (as rejections) NewsfoldError `storage-failed` with the step's name; `unsupported-version`, `bad-bytes`, `duplicate-id` for rows
   * that are no good; `parameter-mismatch` where a run with another `sourcePriority` was begun
   */
  async deduplicate(): Promise<SqlStats> {
    return await findCopies(this.#engine, this.#name, this.#steps, this.#options);
  }

  /**
   * Copy groups after {@link deduplicate}: those with copies first, a page at a time, then reports without a copy; in no order that says
   * anything.
   *
   * @throws (as it is read) NewsfoldError `storage-failed`; `closed` where copies have not been found yet
   */
  async *groups(): AsyncGenerator<CopyGroup, void, undefined> {
    const name = finishedNames(this.#name, this.#steps);
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

  /**
   * Stories after {@link deduplicate}, by the joins of the engine: those of `clusterStories` for the same articles and options, without holding the
   * batch in memory. For batches whose reports came with their terms (`terms: true`). Its tables are made anew in each call, so that what the
   * call before gave can no longer be read.
   *
   * @throws (as rejections) TypeError, RangeError for bad options; NewsfoldError `storage-failed`; `closed` where copies have not been found yet;
   * `parameter-mismatch` where reports came without terms; `bad-bytes` where rows of terms are missing
   * @example
   * ```ts
   * const engine = await duckdb();
   * const batch = await SqlBatch.open(engine, { terms: true });
   * await batch.add(articles);
   * await batch.deduplicate();
   * const joined = await batch.joinStories({ maxWords: 40 });
   * for await (const { headline } of joined.stories()) console.log(headline.text);
   * await engine.close();
   * ```
   */
  async joinStories(options: JoinOptions = {}): Promise<JoinedStories> {
    checkJoinOptions(options);
    finishedNames(this.#name, this.#steps);
    this.#joins++;
    const own = this.#joins;
    const isCurrent = (): boolean => own === this.#joins;
    return await joinStories(this.#engine, this.#name, () => this.groups(), options, isCurrent);
  }
}

/** The column that each table is laid out by. */
const BY: Readonly<Record<TableName, string>> = {
  reports: 'report',
  bands: 'band',
  samples: 'hash',
  terms: 'term',
};
