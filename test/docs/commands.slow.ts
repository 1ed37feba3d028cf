/** The commands of `newsfold` in the documentation run, and print what it says. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, jsonLines, newsfold } from '../cli/support';
import { type Block, blocksIn, pages, root } from './blocks';
import { articles } from './given';

/** The words of a command, with quotes taken off. */
const wordsOf = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, one, two, bare]) => one ?? two ?? bare ?? '');

/** A folder that has what the examples of the command line name. */
function world(): string {
  const named = articles.slice(0, 2).map((article, at) => ({ ...article, id: ['wire-17', 'ledger-4'][at] }));
  const reports = jsonLines([...named, ...articles.slice(2)]);
  const cwd = folderOf({
    'news/a.jsonl': reports,
    'reports.jsonl': reports,
    'corpus.jsonl': reports,
    'incoming/a.jsonl': reports,
  });
  for (const folder of ['feeds', 'pages'])
    cpSync(`${root}examples/data/${folder}`, join(cwd, folder), { recursive: true });
  mkdirSync(join(cwd, 'examples'));
  cpSync(`${root}examples/data`, join(cwd, 'examples/data'), { recursive: true });
  return cwd;
}

/** Lines that are there in this order; `...` stands for any number of lines, and at a line's end for its rest. */
function follows(printed: string, said: string): void {
  let rest = printed.split('\n').map((line) => line.trimEnd());
  let isFree = false;
  for (const line of said.trimEnd().split('\n')) {
    if (line.trim() === '...') {
      isFree = true;
      continue;
    }
    const head = line.endsWith('...') ? line.slice(0, -3) : undefined;
    const at = rest.findIndex((row) => (head === undefined ? row === line.trimEnd() : row.startsWith(head)));
    if (at < 0 || (!isFree && at > 0))
      expect.fail(`expected the line ${line}\nat the start of\n${rest.slice(0, 20).join('\n')}`);
    rest = rest.slice(at + 1);
    isFree = false;
  }
}

describe('commands of newsfold run', () => {
  const isShell = ({ language, code }: Block): boolean => language === 'sh' && code.includes('npx newsfold ');
  test.each(pages.filter((page) => blocksIn(page).some(isShell)))('%s', async (page) => {
    const cwd = world();
    let printed = '';
    for (const block of blocksIn(page)) {
      if (block.note === 'output') follows(printed, block.code);
      if (!isShell(block)) continue;
      for (const line of block.code.split('\n').filter((row) => row.startsWith('npx newsfold '))) {
        const [command, into] = line.replace(/\s+#.*$/, '').split(' > ');
        const words = wordsOf(command!).slice(2);
        if (words[0] === 'watch') words.push('--once');
        const { code, out, err } = await newsfold(words, { cwd });
        expect(code, `${page}:${block.line}: ${line}\n${err}`).toBe(0);
        printed = out;
        if (into !== undefined) writeFileSync(join(cwd, into.trim()), out);
      }
    }
  });
});
