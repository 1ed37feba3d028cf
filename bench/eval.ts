/**
 * Story quality at the defaults, through the public surface.
 *
 *   npm run eval                  every labelled set of ../shared/data, and variants of the seeds
 *   npm run eval -- --idf background  the same with other weights (the seeds at the defaults)
 *   npm run eval -- --ablate      the table of one parameter changed at a time
 *   npm run eval -- FILE...       sets of your own: JSON lines {id, title, text, cluster}, gzip or plain
 */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { clusterStories, type TermRarity } from 'newsfold';
import { ablate } from './ablate';
import { type LabelledArticle, readLabelled, seededRandom, shuffled } from './data';
import { type ClusteringScores, scoreClustering } from './metrics';
import { evaluateSeeds } from './seeds';

/** Documents drawn at random for a batch, and how many batches of each size are drawn. */
const BATCHES = [
  { size: 4, draws: 200 },
  { size: 12, draws: 100 },
  { size: 40, draws: 60 },
];
const SHARED = fileURLToPath(new URL('../../shared/', import.meta.url));
/** Three reports each: the whole set, and consecutive stretches of 300 round-ups. */
const ROUND_UPS = { file: `${SHARED}data/neus-train-summaries.jsonl.gz`, reports: 900, stretches: 9 };
const STANDARD_SETS = ['fnc1-train', 'ecbplus-train'].map((name) => `${SHARED}data/${name}.jsonl.gz`);

function evaluate(articles: readonly LabelledArticle[]): ClusteringScores {
  const { stories } = clusterStories(articles, { idf });
  const storyOf = new Map(stories.flatMap((story) => story.articleIds.map((id) => [id, story.id] as const)));
  return scoreClustering(
    articles.map(({ id }) => storyOf.get(id) ?? `rejected:${id}`),
    articles.map(({ cluster }) => cluster),
  );
}

function row(name: string, scores: ClusteringScores, seconds: number): string {
  const figures = [
    scores.bcubedPrecision,
    scores.bcubedRecall,
    scores.bcubedF,
    scores.pairwiseF,
    scores.ari,
  ].map((figure) => figure.toFixed(3).padStart(7));
  const counts = `${scores.clusters.toFixed(scores.clusters % 1 === 0 ? 0 : 1)}/${scores.gold.toFixed(scores.gold % 1 === 0 ? 0 : 1)}`;
  return `${name.padEnd(34)}${figures.join('')}${counts.padStart(13)}${`${seconds.toFixed(1)} s`.padStart(9)}`;
}

function mean(all: readonly ClusteringScores[]): ClusteringScores {
  const average = (figure: (scores: ClusteringScores) => number): number =>
    all.reduce((sum, scores) => sum + figure(scores), 0) / all.length;
  return {
    bcubedPrecision: average((s) => s.bcubedPrecision),
    bcubedRecall: average((s) => s.bcubedRecall),
    bcubedF: average((s) => s.bcubedF),
    pairwiseF: average((s) => s.pairwiseF),
    ari: average((s) => s.ari),
    clusters: average((s) => s.clusters),
    gold: average((s) => s.gold),
  };
}

function evaluateSet(file: string): void {
  const articles = readLabelled(file);
  const name = basename(file).replace(/\..*/, '');
  let began = performance.now();
  console.log(row(`${name}, all ${articles.length}`, evaluate(articles), (performance.now() - began) / 1000));
  for (const { size, draws } of BATCHES) {
    const random = seededRandom(size);
    began = performance.now();
    const scores = Array.from({ length: draws }, () => evaluate(shuffled(articles, random).slice(0, size)));
    console.log(row(`${name}, ${draws} x ${size}`, mean(scores), (performance.now() - began) / 1000));
  }
}

/** Round-ups on sagas: the whole set, the hardest there is, and parts of it. */
function evaluateRoundUps({ file, reports, stretches }: typeof ROUND_UPS): void {
  const articles = readLabelled(file);
  let began = performance.now();
  console.log(
    row(`neus-train, all ${articles.length}`, evaluate(articles), (performance.now() - began) / 1000),
  );
  began = performance.now();
  const scores = Array.from({ length: stretches }, (_, i) =>
    evaluate(articles.slice(i * reports, (i + 1) * reports)),
  );
  console.log(row(`neus-train, ${stretches} x ${reports}`, mean(scores), (performance.now() - began) / 1000));
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { ablate: { type: 'boolean' }, idf: { type: 'string', default: 'batch' } },
});
const idf = values.idf as TermRarity;
if (values.ablate) {
  ablate(SHARED);
  process.exit(0);
}
const files = positionals.length > 0 ? positionals : STANDARD_SETS.filter((file) => existsSync(file));
if (files.length === 0) {
  console.log(
    'eval: no sets to read; name JSON-lines files, or put the development data into ../shared/data',
  );
} else {
  console.log(
    `${'B-cubed, pairwise and Rand'.padEnd(34)}      P      R      F   pairF    ARI found/gold     time`,
  );
  for (const file of files) evaluateSet(file);
  if (positionals.length === 0 && existsSync(ROUND_UPS.file)) evaluateRoundUps(ROUND_UPS);
}
if (positionals.length === 0) evaluateSeeds(SHARED);
