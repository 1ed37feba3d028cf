/** The five pages of ../shared/seeds, where they are. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Article, readArticle } from 'newsfold';
import { type CheckedArticle, mustBeArticle } from '../../src/article/article';

const seeds = new URL('../../../shared/seeds/', import.meta.url);

/** Whether they are there; the tests that need them say so where they are not. */
export const hasSeeds: boolean = existsSync(seeds);
if (!hasSeeds) console.warn('skipped: the seeds are not beside the project (../shared/seeds)');

/** Each as it is read, its id the first three characters of its file's name; none where they are absent. */
export function readSeeds(): Article[] {
  if (!hasSeeds) return [];
  const read = (file: string): Article =>
    readArticle(readFileSync(new URL(file, seeds), 'utf8'), { id: file.slice(0, 3) }).article;
  return readdirSync(seeds).sort().map(read);
}

/** The same, checked. */
export function checkedSeeds(): CheckedArticle[] {
  return readSeeds().map((article) => mustBeArticle('seed', article));
}
