/** The example data as articles, and its stories. */
import { readFileSync } from 'node:fs';
import type { Article, StoryClustering } from 'newsfold';
import { clusterStories } from 'newsfold';

export const articles: readonly Article[] = readFileSync(
  new URL('../../examples/data/reports.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Article);

export const clustering: StoryClustering = clusterStories(articles);
