/** A block with all that it may use. */
import { writeFile } from 'node:fs/promises';
import { checkArticles } from '../../src/article/article';
import { formatDay } from '../../src/dates/calendar';
import { type Block, root } from './blocks';
import * as given from './given';
import { reasonNotToRun, runProgram } from './program';

const { modules, ...values } = given;

/** Starts a database, which takes as long as all others of a page together: run by `databases.slow.ts`. */
export const isSlow = ({ code }: Block): boolean => /@electric-sql\/pglite|duckdb\(|writeRows\(/.test(code);

/** Whether `npm test` runs it. */
export const isFast = (block: Block): boolean => reasonNotToRun(block) === undefined && !isSlow(block);

/** The entry point whose folder a file is in, and the core. */
async function scopeOf(file: string): Promise<Record<string, unknown>> {
  const adapter = modules[`newsfold/${/^src\/(\w+)\//.exec(file)?.[1]}`];
  const own = adapter ?? (await import(/* @vite-ignore */ `${root}${file}`));
  return {
    ...values,
    ...modules['newsfold/languages'],
    ...modules.newsfold,
    checkArticles,
    formatDay,
    ...own,
  };
}

/** Runs a block; gives how many values were checked. */
export const run = async (block: Block): Promise<number> =>
  runProgram(
    block,
    modules,
    block.file.endsWith('.ts') ? await scopeOf(block.file) : { ...values, writeFile },
  );
