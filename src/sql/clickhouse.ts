/**
 * ClickHouse: one server, or a cluster of shards that share out the rows. Needs the package `@clickhouse/client`.
 *
 * Rows lie on the shards, those of workers by their band or report, those of steps anywhere; the first server reads and joins them through
 * `Distributed` tables. Only SQL that servers of 2018 know is used.
 * @module
 */
import type { ClickHouseClient } from '@clickhouse/client';
import { expectation, mustBeOptions, mustBeString } from '../errors';
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
 * Options of {@link clickhouse}.
 *
 * @example
 * ```ts no-run: needs ClickHouse servers
 * const options: ClickhouseOptions = { urls: ['http://a:8123', 'http://b:8123'], cluster: 'news' };
 * const engine = await clickhouse(options);
 * ```
 */
export interface ClickhouseOptions {
  /** HTTP addresses of the servers, one a shard: `http://user:password@host:8123`. The first one coordinates. */
  urls: readonly string[];
  /** The name under which the servers' configuration has the cluster (`remote_servers`); needed for several servers. */
  cluster?: string;
  /** Default `default`. */
  database?: string;
}

const TYPES: Readonly<Record<ColumnType, string>> = {
  u8: 'UInt8',
  u32: 'UInt32',
  u64: 'UInt64',
  text: 'String',
  'u32[]': 'Array(UInt32)',
};

const DIALECT: Dialect = {
  name: 'clickhouse',
  join: 'ALL INNER JOIN',
  in: 'GLOBAL IN',
  notIn: 'GLOBAL NOT IN',
  createAs: (table, query, by) => [
    `CREATE TABLE ${table} ENGINE = MergeTree ORDER BY ${by ?? 'tuple()'} AS ${query}`,
  ],
  analyze: () => [],
  shared: (a, b) => `length(arrayIntersect(${a}, ${b}))`,
  length: (list) => `length(${list})`,
};

/** Rows of one statement: a block of the server, which it writes whole or not at all. */
const MOST_ROWS = 100_000;
/** An insert is not done before every shard has its rows. */
const SETTINGS = { insert_distributed_sync: 1 } as const;
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/**
 * Opens ClickHouse, on one server or on one a shard.
 *
 * ```sh
 * npm install @clickhouse/client
 * ```
 *
 * @throws (as rejections) TypeError, RangeError for bad options; NewsfoldError `missing-package` where `@clickhouse/client` is not
 * installed
 * @example
 * ```ts no-run: needs ClickHouse servers
 * const engine = await clickhouse({ urls: ['http://a:8123', 'http://b:8123'], cluster: 'news' });
 * ```
 */
export async function clickhouse(options: ClickhouseOptions): Promise<SqlEngine> {
  mustBeOptions('options', options);
  const { urls, cluster, database = 'default' } = options;
  if (!Array.isArray(urls) || urls.length === 0) {
    throw new TypeError(expectation('options.urls', 'a list of addresses', urls));
  }
  for (const [i, url] of urls.entries()) mustBeString(`options.urls[${i}]`, url);
  for (const [field, value] of Object.entries({ cluster, database })) {
    if (value === undefined) continue;
    mustBeString(`options.${field}`, value);
    if (!NAME.test(value))
      throw new RangeError(expectation(`options.${field}`, 'letters, digits and _', value));
  }
  if (urls.length > 1 && cluster === undefined) {
    throw new TypeError(expectation('options.cluster', 'a name, for several servers', cluster));
  }
  const { ClickHouseLogLevel, createClient } = await loadPackage(
    '@clickhouse/client',
    () => import('@clickhouse/client'),
  );
  const clients = urls.map((url) =>
    createClient({
      url,
      database,
      request_timeout: 3_600_000,
      clickhouse_settings: SETTINGS,
      // What goes wrong is thrown; nothing is printed.
      log: { level: ClickHouseLogLevel.OFF },
    }),
  );
  return new Clickhouse(clients, cluster, database);
}

class Clickhouse implements SqlEngine {
  readonly dialect: Dialect = DIALECT;
  readonly #clients: readonly ClickHouseClient[];
  readonly #cluster: string | undefined;
  readonly #database: string;

  constructor(clients: readonly ClickHouseClient[], cluster: string | undefined, database: string) {
    this.#clients = clients;
    this.#cluster = cluster;
    this.#database = database;
  }

  async create(table: string, columns: readonly Column[], by?: string): Promise<void> {
    const list = columns.map(({ name, type }) => `${name} ${TYPES[type]}`).join(', ');
    const order = by ?? columns[0]!.name;
    if (by === undefined || this.#cluster === undefined) {
      return await this.run(
        `CREATE TABLE IF NOT EXISTS ${table} (${list}) ENGINE = MergeTree ORDER BY (${order})`,
      );
    }
    const part = `${table}_shard`;
    for (const client of this.#clients) {
      const query = `CREATE TABLE IF NOT EXISTS ${part} (${list}) ENGINE = MergeTree ORDER BY (${order})`;
      await client.command({ query });
    }
    await this.run(
      `CREATE TABLE IF NOT EXISTS ${table} (${list}) ENGINE = Distributed(${this.#cluster}, ${this.#database}, ${part}, ${by})`,
    );
  }

  /** Rows of a step are shared out too: what fills one disk no more than the rows themselves. */
  async createAs(table: string, query: string, by?: string): Promise<void> {
    if (this.#cluster === undefined) {
      for (const sql of this.dialect.createAs(table, query, by)) await this.run(sql);
      return;
    }
    const columns = await this.query(`DESCRIBE TABLE (${query})`);
    const list = columns.map(({ name, type }) => `${String(name)} ${String(type)}`).join(', ');
    const part = `${table}_shard`;
    for (const client of this.#clients) {
      await client.command({
        query: `CREATE TABLE ${part} (${list}) ENGINE = MergeTree ORDER BY ${by ?? 'tuple()'}`,
      });
    }
    await this.run(
      `CREATE TABLE ${table} (${list}) ENGINE = Distributed(${this.#cluster}, ${this.#database}, ${part}, rand())`,
    );
    await this.run(`INSERT INTO ${table} ${query}`);
  }

  async drop(table: string): Promise<void> {
    for (const client of this.#clients) {
      for (const name of [table, `${table}_shard`]) {
        await client.command({ query: `DROP TABLE IF EXISTS ${name}` });
      }
    }
  }

  async run(query: string): Promise<void> {
    await this.#first.command({ query });
  }

  async query(query: string): Promise<Row[]> {
    const result = await this.#first.query({ query, format: 'JSONEachRow' });
    return await result.json<Record<string, unknown>>();
  }

  async insert(table: string, columns: readonly Column[], values: readonly ColumnValues[]): Promise<void> {
    const count = rowsOf(values);
    for (let from = 0; from < count; from += MOST_ROWS) {
      const to = Math.min(count, from + MOST_ROWS);
      const rows: unknown[] = [];
      for (let i = from; i < to; i++) {
        const row: Record<string, unknown> = {};
        for (const [c, { name, type }] of columns.entries()) row[name] = jsonValue(type, values[c]!, i);
        rows.push(row);
      }
      await this.#first.insert({ table, values: rows, format: 'JSONEachRow' });
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
  }

  get #first(): ClickHouseClient {
    return this.#clients[0]!;
  }
}

/** A value as JSON has it: a number of 64 bits as text, which is exact. */
function jsonValue(type: ColumnType, column: ColumnValues, i: number): unknown {
  if (type === 'u32[]') return Array.from(listAt(column as Lists, i));
  const value = (column as BigUint64Array | Uint32Array | readonly string[])[i]!;
  return type === 'u64' ? String(value) : value;
}
