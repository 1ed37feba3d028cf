/**
 * Speed and accuracy of signatures, against the peers on npm.
 *
 *   npm run bench                 prints the tables and writes bench/results/sketch.md; about two minutes
 *   npm run bench -- --quick      the same with few rounds and trials, and writes nothing
 *   npm run bench -- --dist DIR   another build than ./dist
 *
 * Needs the built package (`npm run build`) and the peers (`npm ci --prefix bench`).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { accuracySections } from './accuracy-report';
import { contestants, loadPeers, type Peers } from './peers';
import { speedSections } from './speed-report';

type Newsfold = typeof import('newsfold');

const SLOTS = 128;
/** Full and quick runs. Errors over 2,000 trials have a standard error of 1.6 % themselves. */
const FULL = {
  rounds: 120,
  millisecondsATurn: 7,
  trials: 2000,
  bandTrials: 10_000,
  npmElements: 60_000,
} as const;
const QUICK = {
  rounds: 24,
  millisecondsATurn: 7,
  trials: 1000,
  bandTrials: 4000,
  npmElements: 6000,
} as const;
const HERE = fileURLToPath(new URL('..', import.meta.url));

function machine(): string {
  const processors = cpus();
  const { version } = JSON.parse(readFileSync(`${HERE}../package.json`, 'utf8')) as { version: string };
  return [
    `${processors[0]?.model.trim() ?? 'processor unknown'}, ${processors.length} cores, ${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    `${type()} ${release()} ${arch()}`,
    `Node ${process.versions.node}, V8 ${process.versions.v8}`,
    `newsfold ${version}, built (\`dist/index.js\`)`,
    `load average when started: ${loadavg()[0]!.toFixed(2)}`,
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

function peersOrExit(): Peers {
  try {
    return loadPeers();
  } catch (error) {
    console.error(`The peers are not installed; run: npm ci --prefix bench\n${error}`);
    process.exit(1);
  }
}

async function packageOrExit(folder: string): Promise<Newsfold> {
  const file = resolve(folder, 'index.js');
  if (!existsSync(file)) {
    console.error(`${file} is not there; run: npm run build`);
    process.exit(1);
  }
  return (await import(pathToFileURL(file).href)) as Newsfold;
}

const { values: flags } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, dist: { type: 'string' } },
});
const size = flags.quick ? QUICK : FULL;
const peers = peersOrExit();
const newsfold = await packageOrExit(flags.dist ?? `${HERE}../dist`);

const printed: string[] = [];
const print = (section: string): void => {
  printed.push(section);
  console.log(`${section}\n`);
};

print('# Signatures: speed and accuracy');
print(
  'Printed and written by `npm run bench`; what is measured and how is in [bench/README.md](../README.md).',
);
print(machine());
const aims = [
  ...speedSections(contestants(newsfold, peers, SLOTS), size, print),
  ...accuracySections(newsfold, peers.minhash, SLOTS, size, print),
];
print('## Aims');
print(aims.map(({ held, text }) => `- ${held ? 'held' : '**missed**'}: ${text}`).join('\n'));

if (flags.quick) {
  console.log('A quick run: nothing written, and its figures of error are uncertain by several percent.');
} else {
  mkdirSync(`${HERE}results`, { recursive: true });
  writeFileSync(`${HERE}results/sketch.md`, `${printed.join('\n\n')}\n`);
}
