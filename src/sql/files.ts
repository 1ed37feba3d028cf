/**
 * Rows as files: Parquet or CSV, one file a table. DuckDB writes and reads them, whatever engine they are for, so the package
 * `@duckdb/node-api` is needed; other languages may write them too (`docs/scale.md` has the columns).
 *
 * Cost: one pass over the numbers of the files to check them, one to bring them in.
 * @module
 */
import { expectation, mustBeOptions, mustBeString } from '../errors';
import { duckdb, readColumns } from './duckdb';
import { rowsOf, type SqlEngine } from './engine';
import { mustBeRows, quoted, type Source, sourceOf, typed } from './file-check';
import { type LayoutRows, TABLES, type TableName } from './layout';
import type { Names } from './statements';
import { guarded } from './steps';

/**
 * Formats of files.
 *
 * @example
 * ```ts
 * const format: RowFormat = 'csv';
 * (await writeRows(layoutRows(articles), { folder: '.', name: 'a', format })).samples; // './a.samples.csv'
 * ```
 */
export type RowFormat = 'parquet' | 'csv';

/**
 * Files of rows: paths, or patterns of paths as `rows/*.bands.parquet`. They end in `.parquet`, `.csv` or `.csv.gz`.
 *
 * @example
 * ```ts
 * const files: RowFiles = { reports: 'rows/*.reports.parquet', bands: 'rows/*.bands.parquet', samples: 'rows/*.samples.parquet' };
 * Object.keys(files).length; // 3: one a table; `terms` where terms were counted
 * ```
 */
export interface RowFiles {
  readonly reports: string | readonly string[];
  readonly bands: string | readonly string[];
  readonly samples: string | readonly string[];
  /** Where terms were counted. */
  readonly terms?: string | readonly string[];
}

/** One file a table. */
type Paths = { -readonly [Table in keyof RowFiles]: string };

/**
 * Options of {@link writeRows}.
 *
 * @example
 * ```ts
 * const options: WriteRowsOptions = { folder: '.', name: 'day-1', format: 'csv' };
 * (await writeRows(layoutRows(articles), options)).reports; // './day-1.reports.csv'
 * ```
 */
export interface WriteRowsOptions {
  /** Where to write; the folder must be there. */
  folder: string;
  /** What the names of the files begin with, one a chunk of rows: `day-1-worker-3`. */
  name: string;
  /** Default `'parquet'`. */
  format?: RowFormat;
}

/** Reports last, as everywhere: rows of no report are told of, a report without rows would be an article lost. */
const ORDER: readonly TableName[] = ['bands', 'samples', 'terms', 'reports'];
/** Rows that are handed to another engine at once. */
const CHUNK = 65_536;

/**
 * Writes rows as three files, `NAME.reports.parquet`, `NAME.bands.parquet` and `NAME.samples.parquet` (or `.csv`), and `NAME.terms.parquet` where
 * terms were counted. A file has its name only
 * once it is whole; one that is there is replaced.
 *
 * @param rows what `layoutRows` gave
 * @returns the paths, as {@link SqlBatch.addFiles} takes them
 * @throws (as rejections) TypeError, RangeError for bad options; NewsfoldError `missing-package`, or `storage-failed` where the files cannot be written
 * @example
 * ```ts
 * const files = await writeRows(layoutRows(articles), { folder: '.', name: 'day-1' });
 * files.bands; // './day-1.bands.parquet'
 * const engine = await duckdb();
 * const batch = await SqlBatch.open(engine);
 * await batch.addFiles(files);
 * await engine.close();
 * ```
 */
export async function writeRows(rows: LayoutRows, options: WriteRowsOptions): Promise<RowFiles> {
  mustBeOptions('rows', rows);
  mustBeOptions('options', options);
  const { folder, name, format = 'parquet' } = options;
  mustBeString('options.folder', folder);
  mustBeString('options.name', name);
  if (!/^[\w.-]{1,200}$/.test(name)) {
    throw new RangeError(expectation('options.name', '1 to 200 letters, digits, _, - and .', name));
  }
  if (format !== 'parquet' && format !== 'csv') {
    throw new RangeError(expectation('options.format', "'parquet' or 'csv'", format));
  }
  const engine = await duckdb();
  try {
    // Rows that come in together are to stand together.
    await engine.run('SET preserve_insertion_order = true');
    const files: Paths = { reports: '', bands: '', samples: '' };
    for (const table of ORDER) {
      if (table === 'terms' && rowsOf(rows.terms) === 0) continue;
      files[table] = `${folder}/${name}.${table}.${format}`;
      await engine.create(table, TABLES[table]);
      await engine.insert(table, TABLES[table], rows[table]);
      const how = format === 'csv' ? 'FORMAT csv, HEADER true' : 'FORMAT parquet, COMPRESSION zstd';
      const query = `SELECT ${inFile(table, format)} FROM ${table}`;
      await guarded('write', () =>
        engine.run(`COPY (${query}) TO ${quoted(files[table]!)} (${how}, USE_TMP_FILE true)`),
      );
    }
    return files;
  } finally {
    await engine.close();
  }
}

/** Columns as they stand in a file: a list in CSV is spelt as in JSON. */
function inFile(table: TableName, format: RowFormat): string {
  return TABLES[table]
    .map(({ name, type }) =>
      format === 'csv' && type === 'u32[]' ? `replace(${name}::VARCHAR, ' ', '') AS ${name}` : name,
    )
    .join(', ');
}

/** Brings the rows of files into a batch's tables, once all of them are found to be good. */
export async function readFiles(engine: SqlEngine, name: Names, files: RowFiles): Promise<void> {
  const isOwn = engine.dialect.name === 'duckdb';
  const reader = isOwn ? engine : await duckdb();
  try {
    const sources = new Map<TableName, Source>();
    for (const table of ORDER) {
      if (table === 'terms' && files.terms === undefined) continue;
      const source = sourceOf(table, files[table]);
      await mustBeRows(reader, source);
      sources.set(table, source);
    }
    if (isOwn) await engine.run('BEGIN');
    try {
      for (const [table, source] of sources) {
        const rows = `SELECT ${typed(source)} FROM ${source.from}`;
        if (isOwn) await engine.run(`INSERT INTO ${name(table)} ${rows}`);
        else {
          for await (const values of readColumns(reader, rows, TABLES[table], CHUNK)) {
            await engine.insert(name(table), TABLES[table], values);
          }
        }
      }
      if (isOwn) await engine.run('COMMIT');
    } catch (error) {
      if (isOwn) await engine.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  } finally {
    if (!isOwn) await reader.close();
  }
}
