/**
 * The scorecard of SECURITY.md, measured: what was aimed at, what came out, held or missed.
 *
 *   npm run scorecard                          all of it, about an hour; writes bench/results/scorecard.md
 *   npm run scorecard -- --quick               the rows that need no suite, with smaller batches; minutes, writes nothing
 *   npm run scorecard -- --reports 100000      another number of streamed reports; default 1,000,000
 *   npm run scorecard -- --only bytes,flood    rows by name: properties coverage bytes kills growth flood stream estimator package
 *
 * The mutation score is that of the last `npm run mutation`; held or missed only if the core has not changed since.
 * @module
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { machineLine } from './machine';
import { floodRow, growthRow } from './scorecard/attacks';
import { bytesRow } from './scorecard/bytes';
import { interval, readScore } from './scorecard/mutation';
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

/** Branch coverage is measured; the mutation score is read, if the core is as it was. */
function coverageRow(): Row {
  const branches = quick ? undefined : branchCoverage();
  const known = readScore();
  const share = known === undefined ? undefined : (100 * known.score.killed) / known.score.of;
  let mutation = 'no mutation score';
  if (known !== undefined) {
    const { score, isCurrent } = known;
    const [low, high] = interval(score);
    mutation =
      `${share!.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)}; ${score.of} drawn of ` +
      `${thousands(score.mutants)} mutants, seed ${score.seed}${isCurrent ? '' : '; the core has changed since'})`;
  }
  const isMeasured = branches !== undefined && known?.isCurrent === true;
  return {
    row: 'branch coverage of the core; mutation score',
    aim: '97 %; 85',
    measured: `${branches === undefined ? 'not measured' : `${branches.toFixed(2)} %`}; ${mutation}`,
    held: isMeasured ? branches >= 97 && share! >= 85 : undefined,
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
