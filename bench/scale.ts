/**
 * `clusterStories` on many reports: time, memory, growth and quality against gold, on real texts recombined by a seeded
 * generator (`bench/scale/reports.ts`).
 *
 *   npx tsx bench/scale.ts                     10,000, 31,600 and 100,000 reports, each in a process of its own
 *   npx tsx bench/scale.ts 5000 20000          other sizes
 *   npx tsx bench/scale.ts --async 10000       clusterStoriesAsync: the longest stretch without yielding as well
 *
 * A process runs the bundle that esbuild makes of the sources, as users run the built package.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

interface Row {
  reports: number;
  processor: number;
  wall: number;
  peak: number;
  inputPeak: number;
  stories: number;
  gold: number;
  independent: number;
  bcubedF: number;
  precision: number;
  recall: number;
  /** Processor time of each phase. */
  phases: Record<string, number>;
  longest?: number;
  over?: number;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { async: { type: 'boolean' }, prof: { type: 'string' } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [10_000, 31_600, 100_000];
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'newsfold-scale-'));
try {
  const bundle = join(folder, 'run.mjs');
  execFileSync(join(root, 'node_modules/.bin/esbuild'), [
    ...[join(root, 'bench/scale/run.ts'), '--bundle', '--platform=node', '--format=esm', '--target=es2022'],
    ...[`--outfile=${bundle}`, '--log-level=warning', '--sourcemap=inline'],
    '--banner:js=import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
  ]);
  console.log(`newsfold on ${cpus()[0]?.model ?? 'an unknown processor'}, Node ${process.version}`);
  console.log(
    '  reports  processor     wall     peak  (input)  independent  stories     gold      P      R  B3 F  exponent',
  );
  let before: Row | undefined;
  for (const size of sizes) {
    const profiling = values.prof === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.prof}`];
    const run = spawnSync(
      process.execPath,
      [
        ...profiling,
        '--expose-gc',
        '--max-old-space-size=8192',
        bundle,
        String(size),
        values.async ? 'async' : 'sync',
      ],
      { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    if (run.status !== 0)
      throw new Error(`${size} reports: the process ended with ${run.status ?? run.signal}`);
    const row = JSON.parse(run.stdout.trim().split('\n').at(-1)!) as Row;
    const exponent =
      before === undefined
        ? ''
        : (Math.log(row.processor / before.processor) / Math.log(row.reports / before.reports)).toFixed(2);
    console.log(
      [
        String(row.reports).padStart(9),
        `${row.processor.toFixed(1)} s`.padStart(11),
        `${row.wall.toFixed(1)} s`.padStart(9),
        `${row.peak.toFixed(0)} MB`.padStart(9),
        `${row.inputPeak.toFixed(0)} MB`.padStart(9),
        String(row.independent).padStart(13),
        String(row.stories).padStart(9),
        String(row.gold).padStart(9),
        row.precision.toFixed(3).padStart(7),
        row.recall.toFixed(3).padStart(7),
        row.bcubedF.toFixed(3).padStart(6),
        exponent.padStart(10),
        row.longest === undefined
          ? ''
          : `  longest stretch ${row.longest.toFixed(0)} ms, ${row.over} of more than 50`,
        ...Object.entries(row.phases).map(([phase, seconds]) => `  ${phase} ${seconds.toFixed(1)}`),
      ].join(''),
    );
    before = row;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
