/**
 * Folds reports into stories and prints them as `npx newsfold stories` does.
 *
 *     npm run example                     the data in examples/data
 *     npm run example -- FOLDER           raw pages (*.txt) and JSON lines (*.jsonl) in a folder of yours
 *     npm run example -- reports.jsonl    one file
 *
 * A line of JSON is an article: {"id": "...", "text": "...", "title"?, "source"?, "publishedAt"?, "lang"?}.
 * A raw page is what a crawler or copy-and-paste gives: its file name becomes the id.
 * @module
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clusterStories, type Rejection } from 'newsfold';
import { storiesOutput } from '../src/cli/output/stories';
import { readInput, UserError } from './support/input';
import { clean, layout, paint, wrap } from './support/terminal';

const USAGE = 'usage: npm run example -- [FOLDER | FILE.jsonl | FILE.txt]';

/** What was left out and why; what was kept without one of its fields. */
function rejectionLines(rejected: readonly Rejection[]): string[] {
  return rejected.flatMap((row) => {
    const name = row.id ?? `article ${row.index + 1}`;
    const kept = row.articleKept ? `kept without its ${row.field}` : 'left out';
    return wrap(`${name}: ${kept} (${row.code}): ${row.message}`, '  ');
  });
}

function list(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${[paint('bold', title), ...lines].join('\n')}\n\n`;
}

function fold(path: string): string {
  const input = readInput(path);
  const clustering = clusterStories(input.articles);
  const articles = new Map(input.articles.map((article) => [article?.id, article]));
  const view = { layout, articles, limit: clustering.stories.length, isBrief: false };
  const notes = input.notes.flatMap((note) => wrap(note, '  '));
  return [
    list('Rejected', rejectionLines(clustering.rejected)),
    list('Notes', notes),
    ...storiesOutput('text', clustering, view),
  ].join('');
}

function main(args: readonly string[]): void {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return;
  }
  try {
    if (args.length > 1) throw new UserError(USAGE);
    const data = relative('', fileURLToPath(new URL('data', import.meta.url)));
    process.stdout.write(fold(args[0] ?? data));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const fromSystem = typeof code === 'string' && code.startsWith('E') && 'syscall' in (error as object);
    if (!(error instanceof UserError) && !fromSystem) throw error;
    console.error(`fold: ${clean((error as Error).message)}`);
    process.exitCode = 2;
  }
}

// `npm run example | head` closes the pipe early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
main(process.argv.slice(2));
