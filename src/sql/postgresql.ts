/**
 * PostgreSQL, from version 12: a client that the caller hands in (`pg`, PGlite, or any with their `query`), or one that is opened here.
 *
 * It has no unsigned numbers: the bits of a number stand in the signed type of the same width.
 * @module
 */
import { expectation, mustBeNumber, mustBeOptions, mustBeString } from '../errors';
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
 * What is used of a client: one connection, for settings hold for a connection.
 *
 * @example
 * ```ts
 * import { PGlite } from '@electric-sql/pglite';
 * const client: PostgresqlClient = new PGlite();
 * const engine = await postgresql({ client });
 * await engine.close();
 * ```
 */
export interface PostgresqlClient {
  /** Runs a statement with values for $1, $2, ... */
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/**
 * Options of {@link postgresql}.
 *
 * @example
 * ```ts no-run: needs a PostgreSQL server
 * const options: PostgresqlOptions = { url: 'postgres://user@db.example/news' };
 * const engine = await postgresql(options);
 * ```
 */
export interface PostgresqlOptions {
  /** An open client of one connection: `pg`'s `Client`, PGlite. It is not closed with the engine. */
  client?: PostgresqlClient;
  /** Where to connect to, instead of `client`: `postgresql://user@host/database`. Needs the package `pg`. */
  url?: string;
  /** Memory of one sort or hash of the server (`work_mem`), in bytes. Default 256 MiB. */
  memory?: number;
}

const TYPES: Readonly<Record<ColumnType, string>> = {
  u8: 'smallint',
  u32: 'integer',
  u64: 'bigint',
  text: 'text',
  'u32[]': 'integer[]',
};

const DIALECT: Dialect = {
  name: 'postgresql',
  join: 'JOIN',
  in: 'IN',
  notIn: 'NOT IN',
  createAs: (table, query, by) => [
    `CREATE TABLE ${table} AS ${query}`,
    ...(by === undefined ? [] : [`CREATE INDEX ON ${table} (${by})`]),
    `ANALYZE ${table}`,
  ],
  analyze: (table) => [`ANALYZE ${table}`],
  shared: (a, b) => `cardinality(ARRAY(SELECT unnest(${a}) INTERSECT SELECT unnest(${b})))`,
  length: (list) => `cardinality(${list})`,
};

/** Rows of one statement, and their characters: a statement has limits, and its values are in memory some times over. */
const MOST_ROWS = 20_000;
const MOST_TEXTS = 1_000;

/**
 * Opens PostgreSQL through a client, or by an address.
 *
 * ```sh
 * npm install pg
 * ```
 *
 * @throws (as rejections) TypeError, RangeError for bad options; NewsfoldError `missing-package` where `pg` is needed and not
 * installed; what the client throws
 * @example
 * ```ts
 * import { PGlite } from '@electric-sql/pglite';
 * const engine = await postgresql({ client: new PGlite() });
 * await engine.close();
 * ```
 */
export async function postgresql(options: PostgresqlOptions): Promise<SqlEngine> {
  mustBeOptions('options', options);
  const { client, url, memory = 2 ** 28 } = options;
  mustBeNumber('options.memory', memory, 2 ** 16, 2 ** 40, true);
  if ((client === undefined) === (url === undefined)) {
    throw new TypeError(expectation('options', 'either client or url', options));
  }
  if (client !== undefined) {
    if (typeof client?.query !== 'function') {
      throw new TypeError(expectation('options.client', 'a client with a method query', client));
    }
    return await prepared(client, memory, () => Promise.resolve());
  }
  mustBeString('options.url', url);
  const { default: pg } = await loadPackage('pg', () => import('pg'));
  const opened = new pg.Client({ connectionString: url });
  // Without a listener the end of the server would end the process; the next statement tells of it.
  opened.on('error', () => undefined);
  await opened.connect();
  return await prepared(opened as PostgresqlClient, memory, () => opened.end());
}

async function prepared(
  client: PostgresqlClient,
  memory: number,
  close: () => Promise<void>,
): Promise<SqlEngine> {
  await client.query(`SET work_mem = '${Math.ceil(memory / 1024)}kB'`);
  return new Postgresql(client, close);
}

class Postgresql implements SqlEngine {
  readonly dialect: Dialect = DIALECT;
  readonly #client: PostgresqlClient;
  readonly close: () => Promise<void>;

  constructor(client: PostgresqlClient, close: () => Promise<void>) {
    this.#client = client;
    this.close = close;
  }

  async create(table: string, columns: readonly Column[], by?: string): Promise<void> {
    const list = columns.map(({ name, type }) => `${name} ${TYPES[type]}`).join(', ');
    await this.run(`CREATE TABLE IF NOT EXISTS ${table} (${list})`);
    if (by !== undefined) await this.run(`CREATE INDEX IF NOT EXISTS ${table}_${by} ON ${table} (${by})`);
  }

  async drop(table: string): Promise<void> {
    await this.run(`DROP TABLE IF EXISTS ${table}`);
  }

  async run(sql: string): Promise<void> {
    await this.#client.query(sql);
  }

  async query(sql: string): Promise<Row[]> {
    return (await this.#client.query(sql)).rows as Row[];
  }

  async insert(table: string, columns: readonly Column[], values: readonly ColumnValues[]): Promise<void> {
    const count = rowsOf(values);
    if (count === 0) return;
    const most = columns.some(({ type }) => type === 'text' || type === 'u32[]') ? MOST_TEXTS : MOST_ROWS;
    const names = columns.map(({ name }) => name);
    const selected = columns.map(({ name, type }) => (type === 'u32[]' ? `${name}::integer[]` : name));
    const arrays = columns.map(({ type }, i) => {
      const place = `$${i + 1}::text`;
      return type === 'text' || type === 'u32[]' ? `${place}[]` : `${place}::${TYPES[type]}[]`;
    });
    const sql = `INSERT INTO ${table} (${names.join(', ')}) SELECT ${selected.join(', ')} FROM unnest(${arrays.join(', ')}) AS u (${names.join(', ')})`;
    await this.run('BEGIN');
    try {
      for (let from = 0; from < count; from += most) {
        const to = Math.min(count, from + most);
        const places = columns.map(({ type }, c) => arrayOf(type, values[c]!, from, to));
        await this.#client.query(sql, places);
      }
      await this.run('COMMIT');
    } catch (error) {
      await this.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
}

/** An array of numbers is handed over as PostgreSQL spells it: clients convert arrays of numbers in different ways. */
function arrayOf(type: ColumnType, values: ColumnValues, from: number, to: number): unknown {
  switch (type) {
    case 'text':
      return (values as readonly string[]).slice(from, to);
    case 'u32[]':
      return Array.from({ length: to - from }, (_, i) => signedArray(listAt(values as Lists, from + i)));
    case 'u64': {
      const { buffer, byteOffset, length } = values as BigUint64Array;
      return `{${new BigInt64Array(buffer, byteOffset, length).subarray(from, to).join(',')}}`;
    }
    case 'u32':
      return signedArray((values as Uint32Array).subarray(from, to));
    case 'u8':
      return `{${(values as Uint8Array).subarray(from, to).join(',')}}`;
  }
}

function signedArray({ buffer, byteOffset, length }: Uint32Array): string {
  return `{${new Int32Array(buffer, byteOffset, length).join(',')}}`;
}
