/**
 * One unrelated report more: how often it changes a story of the others. Random batches of the labelled sets, each with one
 * report of another set that shares no event with it (reuters21578).
 *
 *   npx tsx bench/unrelated.ts
 */
import { fileURLToPath } from 'node:url';
import { clusterStories } from 'newsfold';
import { type LabelledArticle, readLabelled, seededRandom, shuffled } from './data';

const DRAWS = [
  { size: 12, draws: 200 },
  { size: 40, draws: 200 },
  { size: 200, draws: 40 },
  { size: Number.POSITIVE_INFINITY, draws: 10 },
];
const SHARED = fileURLToPath(new URL('../../shared/data/', import.meta.url));
/** Nothing is summarised that has fewer publishers than this. */
const NO_SUMMARIES = 1_000_000;

function storiesOf(articles: readonly LabelledArticle[]): string[][] {
  return clusterStories(articles, { minSources: NO_SUMMARIES }).below.map(({ articleIds }) => articleIds);
}

const others = readLabelled(`${SHARED}reuters21578.jsonl.gz`);
console.log('| set | reports | batches | batches with a change | stories changed | joined a story |');
console.log('|---|---|---|---|---|---|');
for (const name of ['fnc1-train', 'ecbplus-train']) {
  const articles = readLabelled(`${SHARED}${name}.jsonl.gz`);
  for (const { size, draws } of DRAWS) {
    const random = seededRandom(size === Number.POSITIVE_INFINITY ? 1 : size);
    let batchesChanged = 0;
    let storiesChanged = 0;
    let joined = 0;
    for (let draw = 0; draw < draws; draw++) {
      const batch = shuffled(articles, random).slice(0, size);
      const extra = others[Math.floor(random() * others.length)]!;
      const before = new Set(storiesOf(batch).map((ids) => ids.join(' ')));
      const after = storiesOf([...batch, extra]);
      if (after.some((ids) => ids.length > 1 && ids.includes(extra.id))) joined++;
      const changed = after.filter((ids) => !ids.includes(extra.id) && !before.has(ids.join(' '))).length;
      if (changed > 0) batchesChanged++;
      storiesChanged += changed;
    }
    const reports = Math.min(size, articles.length);
    console.log(`| ${[name, reports, draws, batchesChanged, storiesChanged, joined].join(' | ')} |`);
  }
}
