/**
 * DuckDB in process: the embedded engine, and the default. Needs the package `@duckdb/node-api`.
 * @module
 */
import type { DuckDBConnection, DuckDBInstance, DuckDBVector } from '@duckdb/node-api';
import { mustBeNumber, mustBeOptions, mustBeString } from '../errors';
import {
  type Column,
  type ColumnType,
  type ColumnValues,
  type Dialect,
  type Lists,
  listAt,
  type Row,
  rowsOf,
  type SqlEngine,
} from './engine';
import { loadPackage } from './load';

/**
 * Options of {@link duckdb}.
 *
 * @example
 * ```ts
 * const options: DuckdbOptions = { path: 'news.duckdb', memory: 2 ** 30 };
 * const engine = await duckdb(options);
 * await engine.close();
 * ```
 */
export interface DuckdbOptions {
  /** The database's file. Default `':memory:'`: gone when the process ends. */
  path?: string;
  /** Memory that DuckDB may take, in bytes; what does not fit goes to a temporary folder beside the file. Default 2 GiB. */
  memory?: number;
  /** Threads. Default one a processor. */
  threads?: number;
}

const GIB = 2 ** 30;
/** Types of columns as DuckDB calls them. */
export const DUCKDB_TYPES: Readonly<Record<ColumnType, string>> = {
  u8: 'UTINYINT',
  u32: 'UINTEGER',
  u64: 'UBIGINT',
  text: 'VARCHAR',
  'u32[]': 'UINTEGER[]',
};

const DIALECT: Dialect = {
  name: 'duckdb',
  join: 'JOIN',
  in: 'IN',
  notIn: 'NOT IN',
  createAs: (table, query, by) => [
    `CREATE TABLE ${table} AS ${query}${by === undefined ? '' : ` ORDER BY ${by}`}`,
  ],
  analyze: () => [],
  shared: (a, b) => `len(list_intersect(${a}, ${b}))`,
  length: (list) => `len(${list})`,
};

/**
 * Opens a DuckDB database.
 *
 * ```sh
 * npm install @duckdb/node-api
 * ```
 *
 * @throws (as rejections) TypeError, RangeError for bad options; NewsfoldError `missing-package` where `@duckdb/node-api` is not
 * installed; what DuckDB throws where it cannot open the file
 * @example
 * ```ts
 * const engine = await duckdb({ path: 'news.duckdb' });
 * await engine.close();
 * ```
 */
export async function duckdb(options: DuckdbOptions = {}): Promise<SqlEngine> {
  mustBeOptions('options', options);
  const { path = ':memory:', memory = 2 * GIB, threads } = options;
  mustBeString('options.path', path);
  mustBeNumber('options.memory', memory, 64 * 2 ** 20, 2 ** 50, true);
  if (threads !== undefined) mustBeNumber('options.threads', threads, 1, 1024, true);
  const api = await loadPackage('@duckdb/node-api', () => import('@duckdb/node-api'));
  const instance = await api.DuckDBInstance.create(path, {
    memory_limit: `${memory}B`,
    preserve_insertion_order: 'false',
    // What comes in is written to its place less often: a fifth of the time of inserting.
    checkpoint_threshold: `${2 ** 28}B`,
    ...(threads === undefined ? {} : { threads: String(threads) }),
  });
  return new Duckdb(api, instance, await instance.connect());
}

/** What is used of the package. */
type Api = typeof import('@duckdb/node-api');

/** Rows of one data chunk. */
const CHUNK = 2048;

/**
 * Rows of a query of an engine that {@link duckdb} opened.
 *
 * @param most rows that are handed over at once, some 2,048 more at most
 */
export function readColumns(
  engine: SqlEngine,
  sql: string,
  columns: readonly Column[],
  most: number,
): AsyncIterable<ColumnValues[]> {
  return (engine as Duckdb).columns(sql, columns, most);
}

/** Values of one column, as they are inserted elsewhere. */
function columnOf(type: ColumnType, values: readonly unknown[]): ColumnValues {
  switch (type) {
    case 'u8':
      return Uint8Array.from(values as number[]);
    case 'u32':
      return Uint32Array.from(values as number[]);
    case 'u64':
      return BigUint64Array.from(values as bigint[]);
    case 'text':
      return values as string[];
    case 'u32[]': {
      const lists = (values as { items: readonly number[] }[]).map(({ items }) => items);
      const ends = new Uint32Array(lists.length);
      for (const [i, { length }] of lists.entries()) ends[i] = (ends[i - 1] ?? 0) + length;
      return { length: lists.length, values: Uint32Array.from(lists.flat()), ends };
    }
  }
}

class Duckdb implements SqlEngine {
  readonly dialect: Dialect = DIALECT;
  readonly #api: Api;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  constructor(api: Api, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#api = api;
    this.#instance = instance;
    this.#connection = connection;
  }

  async create(table: string, columns: readonly Column[]): Promise<void> {
    const list = columns.map(({ name, type }) => `${name} ${DUCKDB_TYPES[type]}`).join(', ');
    await this.run(`CREATE TABLE IF NOT EXISTS ${table} (${list})`);
  }

  async drop(table: string): Promise<void> {
    await this.run(`DROP TABLE IF EXISTS ${table}`);
  }

  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  async query(sql: string): Promise<Row[]> {
    return (await this.#connection.runAndReadAll(sql)).getRowObjectsJS() as Row[];
  }

  /** Rows of a query, column by column, so many at a time. */
  async *columns(
    sql: string,
    columns: readonly Column[],
    most: number,
  ): AsyncGenerator<ColumnValues[], void, undefined> {
    const result = await this.#connection.stream(sql);
    let held: unknown[][] = columns.map(() => []);
    const taken = (): ColumnValues[] => {
      const values = columns.map(({ type }, c) => columnOf(type, held[c]!));
      held = columns.map(() => []);
      return values;
    };
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
      for (const [c, values] of held.entries()) {
        for (const value of chunk.getColumnValues(c)) values.push(value);
      }
      if (held[0]!.length >= most) yield taken();
    }
    if (held[0]!.length > 0) yield taken();
  }

  async insert(table: string, columns: readonly Column[], values: readonly ColumnValues[]): Promise<void> {
    const count = rowsOf(values);
    if (count === 0) return;
    const types = columns.map(({ type }) => this.#typeOf(type));
    await this.run('BEGIN');
    try {
      const appender = await this.#connection.createAppender(table);
      for (let from = 0; from < count; from += CHUNK) {
        const to = Math.min(count, from + CHUNK);
        const chunk = this.#api.DuckDBDataChunk.create(types, to - from);
        for (const [c, column] of values.entries()) {
          this.#fill(chunk.getColumnVector(c), column, from, to);
        }
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
      await this.run('COMMIT');
    } catch (error) {
      // What failed is of more interest than that nothing is left to be undone.
      await this.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  close(): Promise<void> {
    this.#connection.closeSync();
    this.#instance.closeSync();
    return Promise.resolve();
  }

  #fill(vector: DuckDBVector, column: ColumnValues, from: number, to: number): void {
    // Where the package has the numbers of a vector in an array like ours, they are copied at once: a tenth of the time.
    const { items } = vector as { items?: unknown };
    const isSame = ArrayBuffer.isView(column) && items?.constructor === column.constructor;
    if (isSame && (items as typeof column).length === to - from) {
      (items as Uint8Array).set(column.subarray(from, to) as Uint8Array);
    } else {
      for (let i = from; i < to; i++) vector.setItem(i - from, this.#item(column, i) as never);
    }
    vector.flush();
  }

  #item(column: ColumnValues, i: number): unknown {
    if (Array.isArray(column) || ArrayBuffer.isView(column)) return column[i];
    // The list is only read, by position.
    return new this.#api.DuckDBListValue(listAt(column as Lists, i) as unknown as number[]);
  }

  #typeOf(type: ColumnType) {
    const { UTINYINT, UINTEGER, UBIGINT, VARCHAR, LIST } = this.#api;
    const types = { u8: UTINYINT, u32: UINTEGER, u64: UBIGINT, text: VARCHAR, 'u32[]': LIST(UINTEGER) };
    return types[type];
  }
}
