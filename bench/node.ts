/**
 * Speed of newsfold/node against `sketchText` in a loop, on the built package (`npm run build` first). Wall time depends on
 * what else the machine does; the processor time of all threads together, given beside it, hardly does.
 *
 *   npx tsx bench/node.ts
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { machineLine } from './machine';

const ROUNDS = 3;
const TEXTS = 4000;
/** The texts go through so many times a round, so that the start of the threads, 0.1 s each, weighs little. */
const PASSES = 12;
const WORDS = 500;
const SETTINGS = ['loop', 0, 1, 2] as const;

// What is measured runs in plain Node: with tsx, threads and main thread would not run the same files.
const program = `
import { sketchText } from 'newsfold';
import { sketchStream } from 'newsfold/node';
const SYLLABLES = ${JSON.stringify('ba bre dou fai gla ke lo mu nai pro ri sta tou ve zi'.split(' '))};
let state = 1;
const next = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const word = () => Array.from({ length: 2 + next(2) }, () => SYLLABLES[next(SYLLABLES.length)]).join('');
const articles = Array.from({ length: ${TEXTS} }, (_, i) => ({
  id: String(i),
  // Through JSON, as texts come from a file: a string put together from parts is slower to read once.
  text: JSON.parse(JSON.stringify(Array.from({ length: ${WORDS} }, word).join(' '))),
}));
const units = articles.reduce((sum, { text }) => sum + text.length, 0);
const stream = function* () {
  for (let pass = 0; pass < ${PASSES}; pass++) yield* articles;
};
let check = 0;
const run = async (threads) => {
  if (threads === 'loop') {
    for (const { text } of stream()) check ^= sketchText(text).values[0];
  } else {
    for await (const { signature } of sketchStream(stream(), { threads })) check ^= signature.values[0];
  }
};
const best = new Map();
for (let round = 0; round < ${ROUNDS}; round++) {
  for (const setting of ${JSON.stringify(SETTINGS)}) {
    const used = process.cpuUsage();
    const start = performance.now();
    await run(setting);
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(used);
    const held = best.get(setting) ?? { wall: Infinity, cpu: Infinity };
    best.set(setting, { wall: Math.min(held.wall, wall), cpu: Math.min(held.cpu, (user + system) / 1000) });
  }
}
// Each text was met an odd number of times by each setting, and an even number in all.
if (check !== 0) throw new Error('the settings gave different signatures');
console.log(JSON.stringify({ units: units * ${PASSES}, best: [...best] }));
`;

interface Outcome {
  units: number;
  best: [(typeof SETTINGS)[number], { wall: number; cpu: number }][];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
  cwd: root,
  encoding: 'utf8',
  env: { ...process.env, NODE_OPTIONS: '' },
});
if (status !== 0) throw new Error(stderr);
const { units, best } = JSON.parse(stdout) as Outcome;
const walls = new Map(best.map(([setting, { wall }]) => [setting, wall]));
const ratio = (a: number | undefined, b: number | undefined): string => ((a ?? 0) / (b ?? 1)).toFixed(2);

console.log(machineLine());
console.log(
  `${TEXTS * PASSES} texts of ${WORDS} words, ${units} code units; best of ${ROUNDS} interleaved rounds,`,
);
console.log('threads started and ended within each.\n');
console.log('threads   texts/s     MB/s   against the loop   processor time against the loop');
for (const [setting, { wall, cpu }] of best) {
  const perSecond = ((TEXTS * PASSES * 1000) / wall).toFixed(0);
  const bytes = (units / wall / 1000).toFixed(0);
  const row = [String(setting).padEnd(7), perSecond.padStart(9), bytes.padStart(8)];
  console.log(...row, ratio(walls.get('loop'), wall).padStart(18), ratio(cpu, best[0]?.[1].cpu).padStart(33));
}
console.log(`\ntwo threads against one: ${ratio(walls.get(1), walls.get(2))}`);
