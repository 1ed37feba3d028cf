/**
 * Draws the figures of docs/how-it-works.md, from runs of the library on the example data and on seeded sets, and from results that other
 * commands have written.
 *
 *   npx tsx bench/figures.ts [--check]     into docs/figures; with --check, only says which differ from what is there
 *
 * Some ten seconds. The same figures each time, but for growth.svg, which is as bench/results/growth.md.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as newsfold from 'newsfold';
import { mergeFigure } from './figures/merges';
import { chart } from './figures/plot';
import { bandRecall, drawn, estimateWith, measure, overlap } from './sketch/accuracy';

const root = fileURLToPath(new URL('../', import.meta.url));
const TRIALS = 1000;
const hundredths = (value: number): string => value.toFixed(2);

function bandsFigure(): string {
  const shape = newsfold.chooseBands(0.5, 128);
  const targets = Array.from({ length: 18 }, (_, i) => 0.05 + i * 0.05);
  const measured = (size: number): [number, number][] =>
    targets.map((target) => {
      const pair = bandRecall(newsfold, overlap(size, target), 128, TRIALS);
      return [pair.jaccard, pair.measured];
    });
  const formula = Array.from({ length: 101 }, (_, i): [number, number] => [
    i / 100,
    newsfold.bandProbability(i / 100, shape),
  ]);
  return chart({
    title: `Chance to share one of ${shape.bands} bands of ${shape.rows} slots`,
    description:
      'An S-shaped curve from 0 to 1, steepest about a Jaccard similarity of .5; the measured points lie on it.',
    x: { label: 'Jaccard similarity', from: 0, to: 1, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], format: String },
    y: { label: 'chance', from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], format: hundredths },
    series: [
      { name: `1 − (1 − J^${shape.rows})^${shape.bands}`, points: formula, mark: 'line', colour: 1 },
      { name: `sets of 60, ${TRIALS} pairs a point`, points: measured(60), mark: 'dots', colour: 2 },
      { name: 'sets of 500', points: measured(500), mark: 'dots', colour: 3 },
    ],
  });
}

function errorFigure(): string {
  const slots = [32, 64, 128, 256, 512, 1024];
  const measured = (size: number): [number, number][] =>
    slots.map((count) => {
      const { rmse } = measure(overlap(size, 0.5), count, TRIALS, drawn, estimateWith(newsfold, count));
      return [count, rmse];
    });
  return chart({
    title: 'Error of the estimate at a similarity of one half',
    description:
      'The error falls with the root of the number of slots; on small sets it lies below the formula of classic MinHash.',
    x: { label: 'slots, k', from: 32, to: 1024, ticks: slots, isLog: true },
    y: {
      label: 'root mean square error',
      from: 0,
      to: 0.1,
      ticks: [0, 0.02, 0.04, 0.06, 0.08, 0.1],
      format: hundredths,
    },
    legendAt: 400,
    series: [
      {
        name: 'classic MinHash: √(J(1−J)/k)',
        points: slots.map((k) => [k, Math.sqrt(0.25 / k)]),
        mark: 'line',
        colour: 1,
      },
      { name: `sets of 30, ${TRIALS} pairs a point`, points: measured(30), mark: 'dots', colour: 2 },
      { name: 'sets of 500', points: measured(500), mark: 'dots', colour: 3 },
    ],
  });
}

/** Two reports of the talks in Ankara, three of the visit to Istanbul; none is a copy. */
const FIVE = [
  'gulf-courier-ankara-talks',
  'wire-eurasia-ankara-talks',
  'bosphorus-ledger-istanbul-postponed',
  'wire-eurasia-istanbul-postponed',
  'wire-eurasia-istanbul-visit',
];

/** Their dates are left out: with them the three months between decide. */
function fiveFigure(): string {
  const lines = readFileSync(`${root}examples/data/reports.jsonl`, 'utf8').trim().split('\n');
  const reports = lines
    .map((line) => JSON.parse(line) as newsfold.Article)
    .filter(({ id }) => FIVE.includes(id))
    .map(({ id, title = '', text }) => ({ id, title, text }));
  return mergeFigure('Five reports with the same actors, without their dates: two stories', reports);
}

/** What `npm run bench:growth` printed. */
function growthFigure(): string {
  const table = readFileSync(`${root}bench/results/growth.md`, 'utf8');
  const rows = [...table.matchAll(/^ +(\d+) +\d+ +([\d.]+) +([\d.]+) +\d/gm)].map((row) =>
    row.slice(1).map(Number),
  );
  const points = rows.map(([reports, , processor]) => [reports!, processor!] as const);
  const [first, last] = [points[0]!, points.at(-1)!];
  const most = last[1] * 2;
  return chart({
    title: 'Finding the copies of so many reports',
    description: points.map(([reports, seconds]) => `${reports} reports: ${seconds} s`).join('; '),
    x: {
      label: 'reports',
      from: first[0] / 1.3,
      to: last[0] * 1.3,
      ticks: points.map(([x]) => x),
      isLog: true,
      format: (x) => x.toLocaleString('en'),
    },
    y: {
      label: 'seconds of processor',
      from: first[1] / 2,
      to: most,
      isLog: true,
      ticks: [0.5, 1, 2, 5, 10, 20, 50, 100].filter((y) => y > first[1] / 2 && y < most),
    },
    series: [
      {
        name: 'in proportion to the first',
        points: points.map(([x]) => [x, (first[1] * x) / first[0]]),
        mark: 'line',
        colour: 1,
      },
      { name: 'deduplicate', points, mark: 'dots', colour: 2 },
    ],
  });
}

const figures: Readonly<Record<string, () => string>> = {
  bands: bandsFigure,
  error: errorFigure,
  five: fiveFigure,
  growth: growthFigure,
};

const isCheck = process.argv.includes('--check');
mkdirSync(`${root}docs/figures`, { recursive: true });
for (const [name, draw] of Object.entries(figures)) {
  const path = `${root}docs/figures/${name}.svg`;
  const drawnNow = draw();
  if (!isCheck) writeFileSync(path, drawnNow);
  else if (readFileSync(path, 'utf8') !== drawnNow) {
    console.error(`docs/figures/${name}.svg is another than what is drawn now`);
    process.exitCode = 1;
  }
  console.log(`docs/figures/${name}.svg`);
}
