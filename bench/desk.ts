/**
 * A live desk under a stream: time of `add` and memory, with the window full, on the reports of `bench/scale/reports.ts` in
 * order of publication.
 *
 *   npm run bench:desk                              1,000,000 reports through a window of 100,000
 *   npm run bench:desk -- 100000 10000              other numbers of both
 *   npm run bench:desk -- --settle 1000 20000 5000  settles after so many reports; default never
 *   npm run bench:desk -- --settle 1000 --idf background 20000 5000  by weights that stand still
 *
 * Memory is heap and buffers after collection, in one process with nothing but the desk; what is left of it when the desk is gone
 * and only the texts, or the articles, of its window are kept is taken off.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { DeskRun, Quantiles } from './desk/run';
import { machineLine } from './machine';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    settle: { type: 'string', default: '0' },
    idf: { type: 'string', default: 'batch' },
    prof: { type: 'string' },
  },
});
const [reports = 1_000_000, window = 100_000] = positionals.map(Number);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'newsfold-desk-'));
try {
  const bundles = ['run', 'stream'].map((name) => {
    const bundle = join(folder, `${name}.mjs`);
    execFileSync(join(root, 'node_modules/.bin/esbuild'), [
      ...[
        join(root, `bench/desk/${name}.ts`),
        '--bundle',
        '--platform=node',
        '--format=esm',
        '--target=es2022',
      ],
      ...[`--outfile=${bundle}`, '--log-level=warning', '--sourcemap=inline'],
      '--banner:js=import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    ]);
    return bundle;
  });
  console.log(machineLine());
  const profiling = values.prof === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.prof}`];
  const run = spawnSync(
    process.execPath,
    [
      ...[...profiling, '--expose-gc', '--max-old-space-size=8192'],
      ...[bundles[0]!, bundles[1]!, String(reports), String(window), values.settle, values.idf],
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (run.status !== 0) throw new Error(`the process ended with ${run.status ?? run.signal}`);
  print(JSON.parse(run.stdout.trim().split('\n').at(-1)!) as DeskRun);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function print(run: DeskRun): void {
  const { before, full, end, articles, texts, kept } = run;
  const ms = (value: number): string => `${value.toFixed(value < 10 ? 3 : 0)} ms`;
  const quantiles = ({ median, p99, p999, max }: Quantiles): string =>
    `median ${ms(median)}, p99 ${ms(p99)}, p99.9 ${ms(p999)}, longest ${ms(max)}`;
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  const grown = (end.used - before.used) / (full.used - before.used);
  const row = (name: string, of: { used: number; heap: number; buffers: number; rss: number }): string =>
    `  ${name.padEnd(28)} ${mb(of.used - before.used).padStart(10)}  heap ${mb(of.heap)}, buffers ${mb(of.buffers)}, rss ${mb(of.rss)}`;
  const each = (of: number): string => `${Math.round(of / kept)} bytes`;
  console.log(
    [
      `${run.reports} reports of ${run.words.toFixed(0)} words through a window of ${run.window}: ${run.seconds.toFixed(0)} s, with the stream's own time`,
      `  ${Object.entries(run.outcomes)
        .map(([outcome, count]) => `${outcome} ${count}`)
        .join(', ')}`,
      `add, window full:  ${quantiles(run.add)}`,
      `  processor time:   ${quantiles(run.processor)}`,
      ...(run.settles.length === 0
        ? []
        : [
            `settle: last ${ms(run.settles.at(-1)!)}, longest ${ms(Math.max(...run.settles))}, ${run.settles.length} of them`,
            `  in steps: the longest ${ms(run.steps.longest)}, the last one, which shows the stories, at most ${ms(run.steps.last)}`,
          ]),
      'memory beyond that of the empty desk:',
      row('first full window', full),
      row('in the end', end),
      row('the articles alone', articles),
      row('the texts alone', texts),
      `  end / first full window ${grown.toFixed(3)}`,
      `  a report: ${each(end.used - texts.used)} beyond its text, ${each(end.used - articles.used)} beyond the article; text ${each(texts.used - before.used)}, as stored ${each(run.stored)}`,
    ].join('\n'),
  );
}
