/**
 * Stories as one HTML file: open it in a browser, send it, print it. It loads nothing and runs anywhere.
 * Run: npx tsx --tsconfig test/tsconfig.json examples/html-report.ts [FILE.html] [FOLDER]
 * FILE.html is where to, by default in the folder for temporary files; FOLDER has raw pages (*.txt) and JSON lines (*.jsonl), by
 * default examples/data.
 */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clusterStories } from 'newsfold';
import { renderReport } from 'newsfold/report';
import { readInput, UserError } from './support/input';

const data = fileURLToPath(new URL('data', import.meta.url));
const [to = join(tmpdir(), 'newsfold-report.html'), from = data] = process.argv.slice(2);

try {
  const { articles } = readInput(from);
  const clustering = clusterStories(articles);
  const html = renderReport(clustering, articles, { title: 'What was reported' });
  writeFileSync(to, html);
  const kilobytes = Math.round(Buffer.byteLength(html) / 1000);
  console.log(`${clustering.stories.length} stories, ${kilobytes} kB: ${to}`);
} catch (error) {
  // A folder that is not there, a line that is not JSON, a file that cannot be written.
  if (!(error instanceof UserError || (error as NodeJS.ErrnoException).syscall !== undefined)) throw error;
  console.error((error as Error).message);
  process.exitCode = 1;
}
