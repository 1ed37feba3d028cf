/** Reads examples/data for the tests beside this file. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Article } from 'newsfold';
import { readFeeds } from '../../examples/support/feeds';

const data = new URL('../../examples/data/', import.meta.url);

interface Gold {
  /** Label and description of every story. */
  stories: Record<string, string>;
  reports: Record<string, { story: string | null; canonical?: string; relation?: string; rejected?: string }>;
}

export const gold = JSON.parse(readFileSync(new URL('gold.json', data), 'utf8')) as Gold;

export const reports: Article[] = readFileSync(new URL('reports.jsonl', data), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Article);

/** Raw pages: `text` is the whole dump. */
export const pages: Article[] = readdirSync(new URL('pages/', data))
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => ({ id: name.slice(0, -4), text: readFileSync(new URL(`pages/${name}`, data), 'utf8') }));

/** Every entry of the feeds. */
export const feeds: Article[] = readFeeds(fileURLToPath(new URL('feeds/', data))).flatMap(
  ({ articles }) => articles,
);
