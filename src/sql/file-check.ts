/**
 * Files of rows are checked before a row of them comes in: any program may have written them, in any language.
 *
 * Cost: one pass over the columns of numbers; {@link SPOT} reports of each call are made anew and compared.
 * @module
 */
import { NewsfoldError } from 'newsfold';
import { expectation, mustBeString } from '../errors';
import { fault } from './check';
import { DUCKDB_TYPES as TYPES } from './duckdb';
import { numberOf, type Row, type SqlEngine } from './engine';
import { LAYOUT, LAYOUT_VERSION, layoutRows, TABLES, type TableName } from './layout';
import { readArticleRow } from './pages';

/** Files of one table, as DuckDB reads them. */
export interface Source {
  readonly table: TableName;
  readonly paths: readonly string[];
  readonly isText: boolean;
  readonly from: string;
}

/** Reports of each call that are made anew: a program that hashes otherwise has all of them wrong. */
const SPOT = 16;
/** The longest line of CSV, in bytes: that of a report of some million words. */
const LONGEST_LINE = 2 ** 24;
/** Columns of Parquet that hold whole numbers; others would be rounded. */
const WHOLE = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL\(\d+,0\))$/;
const DIGITS = '[0-9]{1,20}';

/** @throws TypeError, RangeError for what names no files */
export function sourceOf(table: TableName, files: unknown): Source {
  const paths = (Array.isArray(files) ? files : [files]) as readonly string[];
  if (paths.length === 0) throw new TypeError(expectation(`files.${table}`, 'at least one path', files));
  for (const path of paths) mustBeString(`files.${table}`, path);
  const isText = paths.every((path) => /\.csv(?:\.gz)?$/.test(path));
  if (!isText && !paths.every((path) => path.endsWith('.parquet'))) {
    const expected = 'paths that all end in .parquet, or all in .csv or .csv.gz';
    throw new RangeError(expectation(`files.${table}`, expected, paths[0]));
  }
  return { table, paths, isText, from: reading(paths, isText) };
}

function reading(paths: readonly string[], isText: boolean): string {
  const list = `[${paths.map(quoted).join(', ')}]`;
  if (!isText) return `read_parquet(${list}, filename = 'file of row')`;
  return `read_csv(${list}, filename = 'file of row', auto_detect = true, all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', new_line = '\\n', max_line_size = ${LONGEST_LINE}, buffer_size = ${2 * LONGEST_LINE})`;
}

/** A string in SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/**
 * @throws NewsfoldError `unsupported-version` for a row of another layout; `bad-bytes` for columns that are missing or of another type, values that
 * are none, a band out of range, or rows that are not those of their articles; each with the table, the row and its file
 */
export async function mustBeRows(engine: SqlEngine, source: Source): Promise<void> {
  const { table, from } = source;
  const read = async (sql: string): Promise<readonly Row[]> => {
    try {
      return await engine.query(sql);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      // A file that is not there, or a disk that fails, may be there another time; one that cannot be read is bad.
      if (/^(?:IO|Permission|HTTP|Out of Memory|Interrupt)/i.test(reason)) throw cause;
      const error = badRow(table, `${table}: expected ${format(source)}`, reason.split('\n', 2).join(': '));
      error.cause = cause;
      throw error;
    }
  };
  const found = await read(`DESCRIBE SELECT * FROM ${from}`);
  const types = new Map(found.map((row) => [String(row.column_name), String(row.column_type)]));
  for (const { name, type } of TABLES[table]) {
    const got = types.get(name);
    if (got !== undefined && (source.isText || isReadable(type, got))) continue;
    const what = got === undefined ? `only ${[...types.keys()].slice(0, -1).join(', ')}` : `one of ${got}`;
    throw badRow(table, `${table}: expected a column ${name} of ${type}`, what);
  }
  const bad = TABLES[table].map((column) => [column.name, isBad(source, column)] as const);
  if (table === 'bands') bad.push(['band ', `band::INTEGER >= ${LAYOUT.bands}`]);
  const version = `TRY_CAST(version AS UTINYINT) IS DISTINCT FROM ${LAYOUT_VERSION}`;
  const kinds = bad.map(([name, is]) => `WHEN ${is} THEN '${name}'`).join(' ');
  const kind = `CASE WHEN ${version} THEN 'version ' ${kinds} END`;
  const first = `SELECT * FROM (SELECT *, ${kind} AS "fault of row" FROM ${from}) WHERE "fault of row" IS NOT NULL LIMIT 1`;
  const [row] = await read(first);
  if (row !== undefined) throw await faultOf(engine, source, row, kind);
  if (table !== 'reports') return;
  mustBeMade(await read(`SELECT ${typed(source)}, "file of row" FROM ${from} LIMIT ${SPOT}`));
}

/** The columns of a table in the types of its own, from whatever the file has. */
export function typed({ table }: Source): string {
  return TABLES[table].map(({ name, type }) => `CAST(${name} AS ${TYPES[type]}) AS ${name}`).join(', ');
}

function format({ isText, paths }: Source): string {
  return `${isText ? 'CSV with a header' : 'Parquet'} in ${paths.join(', ')}`;
}

function isReadable(type: string, got: string): boolean {
  if (type === 'text') return got === 'VARCHAR' || got === 'JSON';
  return type === 'u32[]' ? got.endsWith('[]') && WHOLE.test(got.slice(0, -2)) : WHOLE.test(got);
}

/** Whether a value of a column is none of its type. Text is matched first, for DuckDB would read 1.5 as 2. */
function isBad({ isText }: Source, { name, type }: { name: string; type: keyof typeof TYPES }): string {
  if (type === 'text') return `${name} IS NULL`;
  const cast = `TRY_CAST(${name} AS ${TYPES[type]})`;
  const isNone =
    type === 'u32[]' ? `(${cast} IS NULL OR list_count(${cast}) <> len(${cast}))` : `${cast} IS NULL`;
  if (!isText) return isNone;
  const pattern = type === 'u32[]' ? `\\[(?:${DIGITS}(?:, ?${DIGITS})*)?\\]` : DIGITS;
  return `(NOT coalesce(regexp_full_match(${name}, '${pattern}'), false) OR ${isNone})`;
}

/** What is wrong with a row, and where it stands. */
async function faultOf(engine: SqlEngine, source: Source, row: Row, kind: string): Promise<NewsfoldError> {
  const { table } = source;
  const path = String(row['file of row']);
  const at = `row ${await placeOf(engine, source, path, kind)} of ${path}`;
  const name = String(row['fault of row']);
  const value = String(row[name.trim()]).slice(0, 40);
  if (name === 'version ') {
    const message = `step "add": ${table}: expected rows of layout version ${LAYOUT_VERSION}, got a row of version ${value}: ${at}`;
    return new NewsfoldError('unsupported-version', message, table);
  }
  if (name === 'band ') {
    return badRow(table, `bands: expected bands from 0 to ${LAYOUT.bands - 1}`, `band ${value}: ${at}`);
  }
  const { type } = TABLES[table].find((column) => column.name === name)!;
  return badRow(table, `${table}: expected ${name} of ${type}`, `${value}: ${at}`);
}

/** The number of the first bad row of a file, from 1, its header not counted. */
async function placeOf(engine: SqlEngine, { isText }: Source, path: string, kind: string): Promise<number> {
  await engine.run('SET preserve_insertion_order = true');
  try {
    const rows = `SELECT row_number() OVER () AS place, ${kind} AS fault FROM ${reading([path], isText)}`;
    return numberOf(
      (await engine.query(`SELECT min(place) AS n FROM (${rows}) WHERE fault IS NOT NULL`))[0]!.n,
    );
  } finally {
    await engine.run('SET preserve_insertion_order = false');
  }
}

/** Some reports are made anew: all that is said of them must be the same. */
function mustBeMade(rows: readonly Row[]): void {
  for (const row of rows) {
    const { reports, rejected } = layoutRows([readArticleRow(row)], { terms: numberOf(row.terms) > 0 });
    const expected = 'reports: expected the rows of their articles';
    const refused = rejected.find(({ articleKept }) => !articleKept);
    if (refused !== undefined) {
      throw badRow('reports', expected, `an article that is refused, ${refused.message}: ${shown(row)}`);
    }
    for (const [c, { name }] of TABLES.reports.entries()) {
      // How an article is spelt in JSON is left to who wrote it.
      if (name === 'article') continue;
      const column = reports[c]!;
      const made = 'ends' in column ? column.values : column[0];
      const [got, wanted] = [spelt(row[name]), spelt(made)];
      if (got === wanted) continue;
      const what = `${name} ${got.slice(0, 60)}, not ${wanted.slice(0, 60)}: ${shown(row)}`;
      throw badRow('reports', expected, what);
    }
  }
}

function spelt(value: unknown): string {
  return typeof value === 'object' ? Array.from(value as ArrayLike<number>).join(',') : String(value);
}

function shown(row: Row): string {
  return `row of report ${String(row.report)} in ${String(row['file of row'])}`;
}

function badRow(table: TableName, expected: string, got: string): NewsfoldError {
  return fault('bad-bytes', expected, got, table, 'add');
}
