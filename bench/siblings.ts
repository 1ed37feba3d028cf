/**
 * Same actors, other event: ecbplus pairs two confusable events to a topic. How many of those pairs are kept apart, and how
 * many of the events are kept whole, at the defaults; in the whole set, in either half of its topics and in random batches. The
 * whole set is 33 pairs, so one pair of reports joined by chance moves both columns: a gain counts where both halves and the
 * batches have it.
 *
 *   npx tsx bench/siblings.ts [FILE] [--quiet]     JSON lines {id, title, text, cluster, sub}; --quiet lists no failures
 *
 * "Strictly": no report of one event in a story with one of the other; all reports of the event in one story. "In share":
 * of the pairs of reports across two sibling events the share in different stories, and of the reports of an event the
 * share in its largest story, each averaged over the topics or events.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { clusterStories } from 'newsfold';
import { type LabelledArticle, readLabelled, seededRandom, shuffled } from './data';

/** Documents drawn at random for a batch, and how many batches; as in eval.ts. */
const BATCHES = [
  { size: 12, draws: 100 },
  { size: 40, draws: 60 },
  { size: 100, draws: 60 },
];

interface Tally {
  apart: number;
  apartShare: number;
  pairs: number;
  whole: number;
  wholeShare: number;
  events: number;
  failures: string[];
}

/** Adds what one clustering did to the siblings; events of one report are kept whole by nature and not counted. */
function tally(articles: readonly LabelledArticle[], into: Tally): void {
  const storyOf = new Map(
    clusterStories(articles).stories.flatMap(({ articleIds, id }) =>
      articleIds.map((article) => [article, id] as const),
    ),
  );
  const events = new Map<string, LabelledArticle[]>();
  for (const article of articles) {
    const known = events.get(article.cluster);
    if (known === undefined) events.set(article.cluster, [article]);
    else known.push(article);
  }
  const storiesOf = (reports: readonly LabelledArticle[]): string[] =>
    reports.map(({ id }) => storyOf.get(id) ?? `rejected:${id}`);
  const names = [...events.keys()].sort();
  for (const [i, name] of names.entries()) {
    const reports = events.get(name)!;
    const own = storiesOf(reports);
    if (reports.length > 1) {
      const sizes = new Map<string, number>();
      for (const story of own) sizes.set(story, (sizes.get(story) ?? 0) + 1);
      const largest = Math.max(...sizes.values());
      into.events++;
      into.wholeShare += largest / reports.length;
      if (sizes.size === 1) into.whole++;
      else {
        const main = [...sizes].find(([, size]) => size === largest)![0];
        const strays = reports.filter((_, k) => own[k] !== main).map(({ id }) => id);
        into.failures.push(`torn   ${name} (${reports.length}): without ${strays.join(' ')}`);
      }
    }
    for (const other of names.slice(i + 1)) {
      const others = events.get(other)!;
      if (reports[0]!.sub === undefined || reports[0]!.sub !== others[0]!.sub) continue;
      const theirs = storiesOf(others);
      const mixed = reports.flatMap(({ id }, x) =>
        others.filter((_, y) => own[x] === theirs[y]).map((report) => `${id}+${report.id}`),
      );
      into.pairs++;
      into.apartShare += 1 - mixed.length / (reports.length * others.length);
      if (mixed.length === 0) into.apart++;
      else {
        const shown = mixed.slice(0, 4).join(' ');
        into.failures.push(`melted ${name}, ${other}: ${mixed.length} pairs, ${shown}`);
      }
    }
  }
}

function row(name: string, { apart, apartShare, pairs, whole, wholeShare, events }: Tally): string {
  const strictly = (count: number, of: number): string =>
    `${`${count}/${of}`.padStart(10)}${(count / of).toFixed(3).padStart(8)}`;
  return `${name.padEnd(18)}${strictly(apart, pairs)}${(apartShare / pairs).toFixed(3).padStart(9)}   ${strictly(whole, events)}${(wholeShare / events).toFixed(3).padStart(9)}`;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { quiet: { type: 'boolean' } },
});
const file =
  positionals[0] ?? fileURLToPath(new URL('../../shared/data/ecbplus-train.jsonl.gz', import.meta.url));
if (!existsSync(file)) {
  console.log(`siblings: skipped, ${file} is not here`);
} else {
  const articles = readLabelled(file);
  const empty = (): Tally => ({
    apart: 0,
    apartShare: 0,
    pairs: 0,
    whole: 0,
    wholeShare: 0,
    events: 0,
    failures: [],
  });
  console.log(
    `${''.padEnd(18)}pairs of siblings apart       events of two or more whole\n${''.padEnd(18)}  strictly         in share     strictly         in share`,
  );
  const all = empty();
  tally(articles, all);
  console.log(row(`all ${articles.length}`, all));
  for (const [name, rest] of [
    ['even topics', 0],
    ['odd topics', 1],
  ] as const) {
    const half = articles.filter(({ sub }) => Number(sub) % 2 === rest);
    if (half.length === 0) continue;
    const sum = empty();
    tally(half, sum);
    console.log(row(`${name} ${half.length}`, sum));
  }
  for (const { size, draws } of BATCHES) {
    const random = seededRandom(size);
    const sum = empty();
    for (let draw = 0; draw < draws; draw++) tally(shuffled(articles, random).slice(0, size), sum);
    console.log(row(`${draws} x ${size}`, sum));
  }
  if (values.quiet !== true) for (const failure of all.failures) console.log(failure);
}
