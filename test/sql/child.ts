/** A run that is killed: adds reports to a database and finds copies. `child.ts PATH REPORTS` */
import { duckdb, SqlBatch } from '../../src/sql/index';
import { addAll, reports } from './support';

const [path, count] = process.argv.slice(2) as [string, string];
const engine = await duckdb({ path });
console.log('started');
const batch = await SqlBatch.open(engine);
const first = await batch
  .groups()
  .next()
  .then(
    () => true,
    () => false,
  );
if (!first) {
  // A run that was killed while adding leaves rows that the next one adds again.
  const [row] = await engine.query('SELECT count(DISTINCT report) AS n FROM newsfold_reports');
  if (Number(row?.n) < Number(count)) await addAll(batch, reports(Number(count)), 250);
  await batch.deduplicate();
}
await engine.close();
