/**
 * Folds reports into stories and prints them.
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
import { clusterStories } from 'newsfold';
import { readInput, UserError } from './support/input';
import { type Context, countOf, rejectionLines, singleLines, storyLines } from './support/print';
import { clean, paint, wrap } from './support/terminal';

const USAGE = 'usage: npm run example -- [FOLDER | FILE.jsonl | FILE.txt]';
/** With more stories than this, those of one report alone are listed in one line each. */
const FEW_STORIES = 5;

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [paint('bold', title), ...lines, ''];
}

function fold(path: string): string {
  const input = readInput(path);
  const { stories, rejected, stats } = clusterStories(input.articles);

  const context: Context = {
    articles: new Map(input.articles.map((article) => [article?.id, article])),
    stories: new Map(stories.map((story) => [story.id, story])),
  };
  const told =
    stories.length <= FEW_STORIES ? stories : stories.filter((story) => story.articleIds.length > 1);
  const single = stories.filter((story) => !told.includes(story));
  const lines = [
    ...told.flatMap((story, i) => storyLines(story, i + 1, context)),
    ...list(
      'Told by one report',
      single.flatMap((story) => singleLines(story, context)),
    ),
    ...list('Rejected', rejectionLines(rejected)),
    ...list(
      'Notes',
      input.notes.flatMap((note) => wrap(note, '  ')),
    ),
  ];

  const { articles, independent } = stats;
  lines.push(
    `${countOf(articles, 'report')} (${countOf(input.pages, 'raw page')}) in ${countOf(stories.length, 'story')}: ` +
      `${independent} independent, ${countOf(articles - independent, 'copy')}; ${stats.rejectedArticles} rejected.`,
  );
  return `${lines.join('\n')}\n`;
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
