/**
 * Rows are checked before anything is computed from them: any worker may have written them, in any language, twice or in part.
 *
 * Cost: one pass of the engine over each table.
 * @module
 */
import { NewsfoldError } from 'newsfold';
import { numberOf, type Row, type SqlEngine, unsignedOf } from './engine';
import { LAYOUT, LAYOUT_VERSION, TABLES, type TableName } from './layout';
import type { Names } from './statements';

/** What the check found. */
export interface CheckedRows {
  /** Different reports. */
  readonly reports: number;
  /** Whether some rows are there twice, as when a worker ran again. */
  readonly again: boolean;
}

/**
 * @throws NewsfoldError `unsupported-version` for a row of another layout, `bad-bytes` for a band out of range, rows of no report, or
 * rows that are missing, `duplicate-id` for two reports of one number; each names the row
 */
export async function checkRows(engine: SqlEngine, name: Names): Promise<CheckedRows> {
  const one = async (sql: string): Promise<Row> => (await engine.query(sql))[0]!;
  await mustBeOfLayout(engine, name);
  const reports = name('reports');
  const bands = name('bands');
  const counted = await one(`SELECT count(*) AS n, count(DISTINCT report) AS d FROM ${reports}`);
  const count = numberOf(counted.d);
  const again = numberOf(counted.n) !== count;
  if (again) await mustBeEqual(engine, reports);

  // Each band has the reports' rows, one each: so many, and with the same checksum.
  const sums = `count(*) AS n, sum(report % ${CHECKSUM}) AS s`;
  const all = await one(`SELECT ${sums} FROM ${reports}`);
  const ofBands = await engine.query(`SELECT band, ${sums} FROM ${bands} GROUP BY band`);
  const isWhole = ofBands.length === LAYOUT.bands || count === 0;
  if (
    !again &&
    isWhole &&
    ofBands.every(({ n, s }) => String(n) === String(all.n) && String(s) === String(all.s))
  ) {
    return { reports: count, again };
  }
  for (let band = 0; band < LAYOUT.bands; band++) await mustMatch(engine, name, reports, band);
  return { reports: count, again: true };
}

/**
 * The same for what came after a run, whose reports are in a table, each once if they are good.
 *
 * @param known the table of the reports that were there before
 * @returns how many reports came
 */
export async function checkDay(engine: SqlEngine, name: Names, known: string): Promise<number> {
  const count = async (what: string, table: string): Promise<number> =>
    numberOf((await engine.query(`SELECT count(${what}) AS n FROM ${table}`))[0]!.n);
  await mustBeOfLayout(engine, name);
  const own = await count('DISTINCT report', name('nodes'));
  if ((await count('*', name('reports'))) !== own + (await count('*', known))) {
    await mustBeEqual(engine, name('reports'));
  }
  const isNew = `report ${engine.dialect.notIn} (SELECT report FROM ${known})`;
  const sums = `count(*) AS n, sum(report % ${CHECKSUM}) AS s`;
  const [all] = await engine.query(`SELECT ${sums} FROM ${name('nodes')}`);
  const rows = `SELECT DISTINCT band, report FROM ${name('bands')} WHERE ${isNew}`;
  const ofBands = await engine.query(`SELECT band, ${sums} FROM (${rows}) AS r GROUP BY band`);
  const isWhole = ofBands.length === LAYOUT.bands || (own === 0 && ofBands.length === 0);
  if (!isWhole || ofBands.some(({ n, s }) => String(n) !== String(all!.n) || String(s) !== String(all!.s))) {
    for (let band = 0; band < LAYOUT.bands; band++) {
      await mustMatch(engine, name, name('nodes'), band, ` AND ${isNew}`);
    }
  }
  return own;
}

/** Rows are of this layout's version and bands. */
async function mustBeOfLayout(engine: SqlEngine, name: Names): Promise<void> {
  for (const table of Object.keys(TABLES) as TableName[]) {
    const foreign = await engine.query(
      `SELECT version, report FROM ${name(table)} WHERE version <> ${LAYOUT_VERSION} LIMIT 1`,
    );
    if (foreign.length === 0) continue;
    const got = `a row of version ${numberOf(foreign[0]!.version)}: ${shown(table, foreign[0]!)}`;
    throw fault(
      'unsupported-version',
      `${table}: expected rows of layout version ${LAYOUT_VERSION}`,
      got,
      table,
    );
  }
  const bands = name('bands');
  const range = await engine.query(`SELECT band, report FROM ${bands} WHERE band >= ${LAYOUT.bands} LIMIT 1`);
  if (range.length > 0) {
    const got = `band ${numberOf(range[0]!.band)}: ${shown('bands', range[0]!)}`;
    throw fault('bad-bytes', `bands: expected bands from 0 to ${LAYOUT.bands - 1}`, got, 'bands');
  }
}

/** A prime near 2^31: sums of remainders are exact in every engine. */
const CHECKSUM = 2_147_483_647;

/** Two rows of one report are to be the same. */
async function mustBeEqual(engine: SqlEngine, reports: string): Promise<void> {
  const twice = `SELECT report FROM ${reports} GROUP BY report HAVING count(*) > 1`;
  const different = `SELECT DISTINCT report, id, content, article FROM ${reports} WHERE report ${engine.dialect.in} (${twice})`;
  const rows = await engine.query(
    `SELECT report, min(id) AS least, max(id) AS other FROM (${different}) AS d GROUP BY report HAVING count(*) > 1 LIMIT 1`,
  );
  if (rows.length === 0) return;
  const [row] = rows as [Row];
  const what =
    row.least === row.other
      ? `two articles of other words under the id ${String(row.least)}`
      : `the ids ${String(row.least)} and ${String(row.other)}`;
  throw fault(
    'duplicate-id',
    'reports: expected one article a number',
    `${what}: ${shown('reports', row)}`,
    'reports',
  );
}

/** Every report has a row in a band, and every row of a band a report. */
async function mustMatch(
  engine: SqlEngine,
  name: Names,
  reports: string,
  band: number,
  where = '',
): Promise<void> {
  const inBand = `SELECT report FROM ${name('bands')} WHERE band = ${band}${where}`;
  const all = `SELECT report FROM ${reports}`;
  // All rows are counted by report, not looked for: that is quick in every engine.
  const sides = `SELECT report, 1 AS r, 0 AS b FROM (${all}) AS x UNION ALL SELECT report, 0 AS r, 1 AS b FROM (${inBand}) AS y`;
  const onOneSide = (side: 'r' | 'b'): string =>
    `SELECT report FROM (${sides}) AS s GROUP BY report HAVING max(${side}) = 0 LIMIT 1`;
  const lost = await engine.query(onOneSide('b'));
  if (lost.length > 0) {
    const expected = `bands: expected a row in band ${band} for every report`;
    throw fault('bad-bytes', expected, `none for ${shown('reports', lost[0]!)}`, 'bands');
  }
  const foreign = await engine.query(onOneSide('r'));
  if (foreign.length === 0) return;
  const expected = `bands: expected a report for every row in band ${band}`;
  throw fault('bad-bytes', expected, `none for ${shown('bands', foreign[0]!)}`, 'bands');
}

function shown(table: string, row: Row): string {
  return `row of report ${row.report === undefined ? '?' : unsignedOf(row.report)} in ${table}`;
}

/** What is wrong with which row, found by a step. */
export function fault(
  code: 'unsupported-version' | 'bad-bytes' | 'duplicate-id',
  expected: string,
  got: string,
  field: TableName,
  step = 'check',
): NewsfoldError {
  return new NewsfoldError(code, `step "${step}": ${expected}, got ${got}`, field);
}
