/**
 * What `threshold` does to precision and recall, and that from step to step stories only fall apart.
 *
 *   npx tsx bench/threshold.ts [FILE...]     JSON lines {id, title, text, cluster}; by default the sets of ../shared
 */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clusterStories } from 'newsfold';
import { type LabelledArticle, readLabelled, seededRandom, shuffled } from './data';
import { scoreClustering } from './metrics';

const THRESHOLDS = [-1, -0.5, -0.25, 0, 0.25, 0.5, 1];
const SHARED = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const STANDARD_SETS = ['fnc1-train', 'ecbplus-train'].map((name) => `${SHARED}${name}.jsonl.gz`);
/** Random batches of 40, and how many. */
const BATCH = { size: 40, draws: 30 };

const files =
  process.argv.length > 2 ? process.argv.slice(2) : STANDARD_SETS.filter((file) => existsSync(file));
console.log('| set | threshold | P | R | F | stories | gold |\n|---|---|---|---|---|---|---|');
for (const file of files) {
  const articles = readLabelled(file);
  const random = seededRandom(BATCH.size);
  const name = basename(file).replace(/\..*/, '');
  measure(name, [articles]);
  measure(
    `${name}, ${BATCH.draws} x ${BATCH.size}`,
    Array.from({ length: BATCH.draws }, () => shuffled(articles, random).slice(0, BATCH.size)),
  );
}

function measure(name: string, batches: readonly LabelledArticle[][]): void {
  const coarser: Map<string, string>[] = [];
  for (const threshold of THRESHOLDS) {
    const sums = [0, 0, 0, 0, 0];
    for (const [i, articles] of batches.entries()) {
      const { stories } = clusterStories(articles, { threshold });
      const storyOf = new Map(
        stories.flatMap(({ articleIds, id }) => articleIds.map((one) => [one, id] as const)),
      );
      for (const { articleIds } of stories) {
        const before = new Set(articleIds.map((id) => coarser[i]?.get(id)));
        if (before.size > 1) throw new Error(`${name}: at ${threshold} stories grow together`);
      }
      coarser[i] = storyOf;
      const { bcubedPrecision, bcubedRecall, bcubedF, clusters, gold } = scoreClustering(
        articles.map(({ id }) => storyOf.get(id) ?? `rejected:${id}`),
        articles.map(({ cluster }) => cluster),
      );
      for (const [k, x] of [bcubedPrecision, bcubedRecall, bcubedF, clusters, gold].entries()) sums[k]! += x;
    }
    const [p, r, f, stories, gold] = sums.map((sum) => sum / batches.length);
    const cells = [p!.toFixed(3), r!.toFixed(3), f!.toFixed(3), stories!.toFixed(1), gold!.toFixed(1)];
    console.log(`| ${[name, threshold, ...cells].join(' | ')} |`);
  }
}
