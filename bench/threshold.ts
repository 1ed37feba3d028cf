/**
 * What `threshold` does to precision and recall, how far the default is from each set's own best, and that from step to step stories
 * only fall apart.
 *
 *   npx tsx bench/threshold.ts [FILE...]     JSON lines {id, title, text, cluster}; by default the sets of ../shared
 */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clusterStories } from 'newsfold';
import { type LabelledArticle, readLabelled, seededRandom, shuffled } from './data';
import { scoreClustering } from './metrics';

const THRESHOLDS = [-1, -0.5, -0.35, -0.2, -0.1, 0, 0.1, 0.2, 0.35, 0.5, 1];
const SHARED = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const STANDARD_SETS = ['fnc1-train', 'ecbplus-train', 'neus-train-summaries'].map(
  (name) => `${SHARED}${name}.jsonl.gz`,
);
/** Random batches, and how many. */
const BATCHES = [
  { size: 12, draws: 60 },
  { size: 40, draws: 30 },
];
/** Nothing is summarised that has fewer publishers than this. */
const NO_SUMMARIES = 1_000_000;

const best: string[] = [];
const files =
  process.argv.length > 2 ? process.argv.slice(2) : STANDARD_SETS.filter((file) => existsSync(file));
console.log('| set | threshold | P | R | F | stories | gold |\n|---|---|---|---|---|---|---|');
for (const file of files) {
  const articles = readLabelled(file);
  const name = basename(file).replace(/\..*/, '');
  measure(name, [articles]);
  // Of round-ups, three reports each, a random batch would be single reports.
  if (name.startsWith('neus')) {
    measure(
      `${name}, 9 x 900`,
      Array.from({ length: 9 }, (_, i) => articles.slice(900 * i, 900 * (i + 1))),
    );
    continue;
  }
  for (const { size, draws } of BATCHES) {
    const random = seededRandom(size);
    const batches = Array.from({ length: draws }, () => shuffled(articles, random).slice(0, size));
    measure(`${name}, ${draws} x ${size}`, batches);
  }
}
console.log('\n| set | F at its best | threshold | F at the default | difference |\n|---|---|---|---|---|');
for (const line of best) console.log(line);

function measure(name: string, batches: readonly LabelledArticle[][]): void {
  const coarser: Map<string, string>[] = [];
  const scores = new Map<number, number>();
  for (const threshold of THRESHOLDS) {
    const sums = [0, 0, 0, 0, 0];
    for (const [i, articles] of batches.entries()) {
      const { below: stories } = clusterStories(articles, { threshold, minSources: NO_SUMMARIES });
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
    scores.set(threshold, sums[2]! / batches.length);
    const [p, r, f, stories, gold] = sums.map((sum) => sum / batches.length);
    const cells = [p!.toFixed(3), r!.toFixed(3), f!.toFixed(3), stories!.toFixed(1), gold!.toFixed(1)];
    console.log(`| ${[name, threshold, ...cells].join(' | ')} |`);
  }
  const [at, top] = [...scores].reduce((x, y) => (y[1] > x[1] ? y : x));
  const usual = scores.get(0)!;
  best.push(`| ${name} | ${top.toFixed(3)} | ${at} | ${usual.toFixed(3)} | ${(top - usual).toFixed(3)} |`);
}
