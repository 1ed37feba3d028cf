/**
 * The ablation table: story quality with one parameter changed at a time.
 *
 *   npm run eval -- --ablate      prints it and writes bench/results/ablation.md
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CheckedArticle, checkArticles } from '../src/article/article';
import type { CopyGroup } from '../src/copies/group';
import { groupCopies } from '../src/copies/group';
import { partitionReports } from '../src/stories/cluster';
import { STORY_PARAMETERS, type StoryParameters } from '../src/stories/parameters';
import { type LabelledArticle, readLabelled, seededRandom, shuffled } from './data';
import { scoreClustering } from './metrics';

/** One parameter off, or a step down and up. */
const CHANGES: Partial<StoryParameters>[] = [
  {},
  { otherWeekdays: 1 },
  { otherMonths: 1 },
  { otherFigures: 1 },
  { sameFigures: 1 },
  { contradictedWeight: 1 },
  { contradictedWeight: 0.4 },
  { contradictionShare: 0.3 },
  { contrastShare: 0 },
  { contrastShare: 0.7 },
  { contrastHeight: 0.03 },
  { contrastHeight: 0.038 },
  { attachHeight: 0.04 },
  { attachHeight: 0.05 },
  { densityWeight: 0 },
  { densityWeight: 1.2 },
  { densityWeight: 2 },
  { densityRank: 8 },
  { densityRank: 16 },
  { densityFloor: 0.02 },
  { densityFloor: 0.025 },
  { joinHeight: 0.055 },
  { joinHeight: 0.065 },
  { channelShare: 0 },
  { channelShare: 1 },
  { backgroundDocuments: 0 },
  { backgroundDocuments: 150 },
  { backgroundDocuments: 800 },
  { singletonHalfLife: 1e9 },
  { singletonHalfLife: 200 },
  { singletonHalfLife: 800 },
  { pairWeight: 0 },
  { titleWeight: 1 },
  { titleWeight: 4 },
  { nameWeight: 1 },
  { nameWeight: 2 },
  { positionFloor: 1 },
  { positionDecay: 100 },
  { positionDecay: 250 },
  { profileTerms: 32 },
  { profileTerms: 48 },
  { profileTerms: 96 },
];

/** Reports of the random batches, and about how many reports are drawn for each size. */
const BATCH_SIZES = [3, 6, 12, 25, 50, 100];
const BATCH_REPORTS = 900;

/** A batch with its copies found, which no parameter here changes. */
interface Batch {
  gold: string[];
  ids: string[];
  groups: CopyGroup[];
  canonical: CheckedArticle[];
}

function prepare(articles: readonly LabelledArticle[]): Batch {
  const checked = checkArticles(articles).articles;
  const articleOf = new Map(checked.map((article) => [article.id, article]));
  const groups = groupCopies(checked);
  groups.sort((a, b) => (a.canonicalId < b.canonicalId ? -1 : 1));
  return {
    gold: articles.map(({ cluster }) => cluster),
    ids: articles.map(({ id }) => id),
    groups,
    canonical: groups.map((group) => articleOf.get(group.canonicalId)!),
  };
}

function bcubedF(batch: Batch, parameters: StoryParameters): number {
  const { storyOf } = partitionReports(batch.canonical, parameters);
  const labels = new Map<string, string>();
  batch.groups.forEach((group, i) => {
    for (const { id } of group.members) labels.set(id, `${storyOf[i]}`);
  });
  return scoreClustering(
    batch.ids.map((id) => labels.get(id) ?? `rejected:${id}`),
    batch.gold,
  ).bcubedF;
}

/** Runs every change over the development sets below `shared`; returns the table as Markdown. */
export function ablate(shared: string): string {
  const columns: { name: string; batches: Batch[] }[] = [];
  for (const [name, label] of [
    ['fnc1-train', 'fnc1'],
    ['ecbplus-train', 'ecb'],
  ] as const) {
    const articles = readLabelled(`${shared}data/${name}.jsonl.gz`);
    columns.push({ name: label, batches: [prepare(articles)] });
    for (const size of BATCH_SIZES) {
      const random = seededRandom(size);
      const draws = Math.ceil(BATCH_REPORTS / size);
      const batches = Array.from({ length: draws }, () => prepare(shuffled(articles, random).slice(0, size)));
      columns.push({ name: `b${size}`, batches });
    }
  }
  const roundUps = readLabelled(`${shared}data/neus-train-summaries.jsonl.gz`);
  columns.push({ name: 'neus', batches: [prepare(roundUps)] });
  columns.push({
    name: 'b900',
    batches: [0, 4000].map((from) => prepare(roundUps.slice(from, from + 900))),
  });

  const lines = [
    `| change | ${columns.map(({ name }) => name).join(' | ')} | mean |`,
    `|---|${columns.map(() => '---|').join('')}---|`,
  ];
  for (const change of CHANGES) {
    const parameters = { ...STORY_PARAMETERS, ...change };
    const scores = columns.map(({ batches }) => {
      const all = batches.map((batch) => bcubedF(batch, parameters));
      return all.reduce((sum, score) => sum + score, 0) / all.length;
    });
    const [entry] = Object.entries(change);
    const name = entry === undefined ? '**none**' : `${entry[0]} ${entry[1] >= 1e9 ? 'never' : entry[1]}`;
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const line = `| ${[name, ...[...scores, mean].map((score) => score.toFixed(3))].join(' | ')} |`;
    console.log(line);
    lines.push(line);
  }
  const folder = fileURLToPath(new URL('results/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const intro =
    'B-cubed F with one parameter changed, by `npm run eval -- --ablate`. bN: mean over random batches of N reports of the set before it (neus: of 300 round-ups, three reports each).\n\n';
  writeFileSync(`${folder}ablation.md`, `${intro}${lines.join('\n')}\n`);
  return lines.join('\n');
}
