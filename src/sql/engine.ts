/**
 * What an engine must do, and what its SQL looks like: all that differs between DuckDB, PostgreSQL and ClickHouse.
 * @module
 */

/**
 * Types of columns. An engine without unsigned numbers holds the same bits as signed ones.
 *
 * @example
 * ```ts
 * const types: ColumnType[] = TABLES.samples.map(({ type }) => type);
 * types; // ['u8', 'u32', 'u64']
 * ```
 */
export type ColumnType = 'u8' | 'u32' | 'u64' | 'text' | 'u32[]';

/**
 * A column of a table.
 *
 * @example
 * ```ts
 * const column: Column = TABLES.bands[2]!;
 * column; // { name: 'key', type: 'u64' }
 * ```
 */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

/**
 * Lists of numbers one after the other: list i is `values[ends[i - 1]]`, or from the first, up to `values[ends[i]]`.
 *
 * @example
 * ```ts
 * const lists = layoutRows([{ id: 'a', text: 'One two three four five six.' }]).reports[4] as Lists;
 * [lists.length, lists.values.length]; // [1, 2]: one report, two shingles
 * ```
 */
export interface Lists {
  readonly length: number;
  readonly values: Uint32Array;
  readonly ends: Uint32Array;
}

/**
 * The values of one column.
 *
 * @example
 * ```ts
 * const [versions]: readonly ColumnValues[] = layoutRows([{ id: 'a', text: 'The ferry runs again.' }]).reports;
 * versions; // [2]
 * ```
 */
export type ColumnValues = Uint8Array | Uint32Array | BigUint64Array | readonly string[] | Lists;

/**
 * A row as an engine returns it, by column.
 *
 * @example
 * ```ts
 * const engine = await duckdb();
 * const [row]: readonly Row[] = await engine.query("SELECT 'a' AS id");
 * row; // { id: 'a' }
 * await engine.close();
 * ```
 */
export type Row = Readonly<Record<string, unknown>>;

/**
 * The few places in which the SQL of engines differs.
 *
 * @example
 * ```ts
 * const engine = await duckdb();
 * const dialect: Dialect = engine.dialect;
 * dialect.name; // 'duckdb'
 * await engine.close();
 * ```
 */
export interface Dialect {
  readonly name: 'duckdb' | 'postgresql' | 'clickhouse';
  /** An inner join, to be followed by `USING`. */
  readonly join: string;
  /** Whether a value is among those of a sub-query, which is run once and where the statement is. */
  readonly in: string;
  /** Whether it is among none of them. */
  readonly notIn: string;
  /** Statements that make a table of a query's rows; laid out by a column where its rows are to be found by it. */
  createAs(table: string, query: string, by?: string): readonly string[];
  /** Statements that let the engine count a table's rows, where its plans depend on that. */
  analyze(table: string): readonly string[];
  /** How many elements two sets of numbers share. */
  shared(a: string, b: string): string;
  /** How many elements a list has. */
  length(list: string): string;
}

/**
 * An open database. Statements are run one at a time. What `run` and `query` get is made here, never from what an article says; rows go
 * in by `insert` alone.
 *
 * @example
 * ```ts
 * const engine: SqlEngine = await duckdb();
 * await engine.query('SELECT 1 AS one'); // [{ one: 1 }]
 * await engine.close();
 * ```
 */
export interface SqlEngine {
  readonly dialect: Dialect;
  /** Makes an empty table if there is none of that name. On a cluster, rows are shared out by the column `by`; without, they stay together. */
  create(table: string, columns: readonly Column[], by?: string): Promise<void>;
  /** Drops a table, wherever it lies, if there is one. */
  drop(table: string): Promise<void>;
  /** Runs a statement. */
  run(sql: string): Promise<void>;
  /** Makes a table of a query's rows, where that takes more than the dialect's statements. */
  createAs?(table: string, query: string, by?: string): Promise<void>;
  /** Runs a query and gives all its rows. */
  query(sql: string): Promise<readonly Row[]>;
  /** Inserts rows, column by column, all or none of them. */
  insert(table: string, columns: readonly Column[], values: readonly ColumnValues[]): Promise<void>;
  /** Closes what the engine opened itself. */
  close(): Promise<void>;
}

/** Makes a table of a query's rows; laid out by a column where its rows are to be found by it. */
export async function createAs(engine: SqlEngine, table: string, query: string, by?: string): Promise<void> {
  if (engine.createAs !== undefined) return await engine.createAs(table, query, by);
  for (const sql of engine.dialect.createAs(table, query, by)) await engine.run(sql);
}

/** The number of rows of columns. */
export function rowsOf(values: readonly ColumnValues[]): number {
  return values[0]?.length ?? 0;
}

/** A number of a row, whatever type the engine gave it. */
export function numberOf(value: unknown): number {
  return Number(value);
}

/** An unsigned 64-bit number of a row. */
export function unsignedOf(value: unknown): bigint {
  return BigInt.asUintN(64, BigInt(value as string | number | bigint));
}

/** One list of a column of lists. */
export function listAt({ values, ends }: Lists, i: number): Uint32Array {
  return values.subarray(i === 0 ? 0 : ends[i - 1]!, ends[i]!);
}
