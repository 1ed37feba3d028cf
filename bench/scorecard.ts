/**
 * The scorecard of SECURITY.md, measured: what was aimed at, what came out, held or missed.
 *
 *   npm run scorecard                          all of it, about an hour; writes bench/results/scorecard.md
 *   npm run scorecard -- --quick               the rows that need no suite, with smaller batches; minutes, writes nothing
 *   npm run scorecard -- --reports 100000      another number of streamed reports; default 1,000,000
 *   npm run scorecard -- --only bytes,flood    rows by name: properties coverage bytes kills growth flood stream estimator package
 *
 * The mutation score is that of the last `npm run mutation`, of files that have not changed since.
 * @module
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { machineLine } from './machine';
import { floodRow, growthRow } from './scorecard/attacks';
import { bytesRow } from './scorecard/bytes';
import { readScores, shaOf } from './scorecard/mutation';
import { estimatorRow, packageRow, streamRow } from './scorecard/rest';
import { type Row, tableOf, thousands } from './scorecard/row';
import { branchCoverage, killRow, propertyRow } from './scorecard/suites';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    reports: { type: 'string' },
    only: { type: 'string' },
  },
});
const { quick } = values;
const reports = Number(values.reports ?? (quick ? 20_000 : 1_000_000));

/** Branch coverage is measured; mutation scores are read, of files that are as they were. */
function coverageRow(): Row {
  const branches = quick ? undefined : branchCoverage();
  let [killed, all, files] = [0, 0, 0];
  for (const [path, score] of Object.entries(readScores())) {
    if (shaOf(path) !== score.sha) continue;
    files++;
    killed += score.killed;
    all += score.killed + score.survived;
  }
  const score = all === 0 ? undefined : (100 * killed) / all;
  const mutation =
    score === undefined
      ? 'no mutation score'
      : `${score.toFixed(1)} (${thousands(all)} mutants of ${files} files)`;
  return {
    row: 'branch coverage of the core; mutation score',
    aim: '97 %; 85',
    measured: `${branches === undefined ? 'not measured' : `${branches.toFixed(2)} %`}; ${mutation}`,
    held: branches === undefined || score === undefined ? undefined : branches >= 97 && score >= 85,
    known: 'SQLite 100 % MC/DC; none publishes a mutation score',
  };
}

const ROWS: Readonly<Record<string, () => Row>> = {
  properties: () => propertyRow(quick),
  coverage: coverageRow,
  bytes: bytesRow,
  kills: killRow,
  growth: () => growthRow(quick),
  flood: () => (quick ? floodRow(400, 20) : floodRow(2000, 400)),
  stream: () => streamRow(reports),
  estimator: estimatorRow,
  package: packageRow,
};
const QUICK = ['coverage', 'bytes', 'growth', 'flood', 'stream', 'estimator', 'package'];

const names = values.only?.split(',') ?? (quick ? QUICK : Object.keys(ROWS));
const rows: Row[] = [];
console.log(machineLine());
for (const name of names) {
  const measure = ROWS[name];
  if (measure === undefined)
    throw new RangeError(`--only: expected some of ${Object.keys(ROWS).join(', ')}, got ${name}`);
  const began = performance.now();
  const row = measure();
  rows.push(row);
  const verdict = row.held === undefined ? 'not measured in full' : row.held ? 'held' : 'MISSED';
  console.log(
    `${row.row}: ${row.measured}; aim ${row.aim}: ${verdict} (${((performance.now() - began) / 1000).toFixed(0)} s)`,
  );
}
const held = rows.filter((row) => row.held === true).length;
console.log(`${held} of ${rows.length} rows held`);
if (!quick && values.only === undefined) {
  const text = `Printed by \`npm run scorecard\` on ${machineLine()}.\n\n${tableOf(rows)}\n`;
  writeFileSync(new URL('results/scorecard.md', import.meta.url), text);
}
if (rows.some((row) => row.held === false)) process.exitCode = 1;
