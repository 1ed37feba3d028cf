/** One run of `bench/scale.ts`, in a process of its own: `run.mjs REPORTS sync|async` prints a row as JSON. */

import { checkArticles } from '../../src/article/article';
import { foldSteps } from '../../src/fold';
import { clusterStoriesAsync, type StoryClustering } from '../../src/index';
import { scoreClustering } from '../metrics';
import { makeReports } from './reports';

/** Milliseconds of processor time between two turns of the event loop. */
const stretches: number[] = [];
const phases: Record<string, number> = {};
const size = Number(process.argv[2]);
const reports = makeReports(size, 1);
globalThis.gc?.();
const inputPeak = process.resourceUsage().maxRSS / 1024;
const processorBefore = process.cpuUsage();
const began = performance.now();
const result = process.argv[3] === 'async' ? await inTurns() : inOneGo();
const wall = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(processorBefore);
const peak = process.resourceUsage().maxRSS / 1024;
const storyOf = new Map(
  result.stories.flatMap((story) => story.articleIds.map((id) => [id, story.id] as const)),
);
const scores = scoreClustering(
  reports.map(({ id }) => storyOf.get(id) ?? `rejected:${id}`),
  reports.map(({ gold }) => gold),
);
console.log(
  JSON.stringify({
    reports: size,
    processor: (user + system) / 1e6,
    wall,
    peak,
    inputPeak,
    stories: result.stories.length,
    gold: scores.gold,
    independent: result.stats.independent,
    bcubedF: scores.bcubedF,
    precision: scores.bcubedPrecision,
    recall: scores.bcubedRecall,
    phases,
    ...(stretches.length === 0
      ? {}
      : { longest: Math.max(...stretches.slice(1)), over: stretches.filter((ms) => ms > 50).length }),
  }),
);

/** What clusterStories does, with the processor time of each phase. */
function inOneGo(): StoryClustering {
  const folding = foldSteps(checkArticles(reports), {});
  let before = processorBefore;
  let phase = 'articles';
  for (;;) {
    const { done, value } = folding.next();
    if (!done && value.phase === phase) continue;
    const now = process.cpuUsage();
    phases[phase] = (now.user + now.system - before.user - before.system) / 1e6;
    console.error(
      `${phase}: ${phases[phase]!.toFixed(1)} s, peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
    );
    before = now;
    if (done) return value;
    phase = value.phase;
  }
}

/**
 * The same in turns, with the longest stretch between two of them: in processor time, all threads of the process counted, since
 * on a busy machine the clock tells of others.
 */
async function inTurns(): Promise<StoryClustering> {
  let running = true;
  let phase = 'articles';
  let before = process.cpuUsage();
  const longest = new Map<string, number>();
  const beat = (): void => {
    const now = process.cpuUsage();
    const stretch = (now.user + now.system - before.user - before.system) / 1000;
    stretches.push(stretch);
    longest.set(phase, Math.max(stretch, longest.get(phase) ?? 0));
    before = now;
    if (running) setImmediate(beat);
  };
  setImmediate(beat);
  const clustering = await clusterStoriesAsync(reports, {
    onProgress: (progress) => {
      phase = progress.phase;
    },
  });
  running = false;
  for (const [name, ms] of longest) console.error(`${name}: longest stretch ${ms.toFixed(0)} ms`);
  return clustering;
}
