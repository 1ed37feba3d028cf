/** A worker of `bench/sql.ts`: makes reports and their rows, a chunk at each message. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Article } from '../../src/index';
import { layoutRows } from '../../src/sql/index';
import { shortReports } from './reports';

const { count, seed, chunk } = workerData as { count: number; seed: number; chunk: number };
const reports = shortReports(count, seed);

parentPort!.on('message', () => {
  const articles: Article[] = [];
  for (let i = 0; i < chunk; i++) {
    const { value, done } = reports.next();
    if (done) break;
    articles.push(value);
  }
  if (articles.length === 0) {
    parentPort!.postMessage({});
    parentPort!.close();
    return;
  }
  const rows = layoutRows(articles);
  const buffers = [...rows.reports, ...rows.bands, ...rows.samples].flatMap((column) =>
    ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [],
  );
  parentPort!.postMessage({ rows }, buffers);
});
