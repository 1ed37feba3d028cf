/**
 * Coverage-guided fuzzing: `npm run fuzz -- TARGET SECONDS [SEED]`, or `all`. Inputs are changed at random; those that reach blocks of the
 * library that no other did are changed further and kept in `corpus/TARGET.json`, and so is what breaks a promise, in `found`. Seeded; the
 * number of inputs depends on the machine.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ATTACKS, filled, SLOW_UNITS } from '../helpers/hostile';
import { random, whole } from '../helpers/random';
import { BlockCounter } from '../helpers/work';

const [name = 'all', seconds = '30', seed = '1'] = process.argv.slice(2);
// Before the library is compiled, which counts nothing that was compiled before.
const counter = new BlockCounter();
const { TARGETS, tried } = await import('./targets');

/** Longest input, code units; most and longest kept in the corpus. */
const LIMITS = { units: 3000, kept: 100, keptUnits: 1200 } as const;
/** Inputs between two looks at the blocks. */
const ROUND = 24;
/** An input that takes longer is found, too. */
const SLOW_MS = 2000;
const TOKENS = [
  ...SLOW_UNITS,
  ...ATTACKS,
  ...[
    '\n\n',
    'By Jane Doe\n',
    'SHARE\n',
    'Sept. 15, 2020',
    'on Monday',
    '"',
    '{}',
    '--',
    '\x01',
    '\x01--help',
    '__proto__',
  ],
  ...[
    '\x00\x00\x00\x00',
    '\xff\xff\xff\xff',
    '\x80\x80\x80\x80',
    '\x7f',
    'NFFS',
    '--limit=',
    '1e9',
    '-1',
    'NaN',
    'said Dr. Orrel. ',
  ],
];

interface Corpus {
  inputs: string[];
  found: string[];
}

const fileOf = (target: string): URL => new URL(`corpus/${target}.json`, import.meta.url);
const read = (target: string): Corpus =>
  existsSync(fileOf(target))
    ? (JSON.parse(readFileSync(fileOf(target), 'utf8')) as Corpus)
    : { inputs: [], found: [] };

/** One to four changes. */
function changed(input: string, others: readonly string[], next: () => number): string {
  let text = input;
  const any = <T>(items: readonly T[]): T => items[whole(next, items.length)]!;
  for (let n = 1 + whole(next, 4); n > 0; n--) {
    const [i, j] = [whole(next, text.length + 1), whole(next, text.length + 1)];
    const [from, to] = i < j ? [i, j] : [j, i];
    const other = any(others);
    switch (whole(next, 9)) {
      case 0:
        text = text.slice(0, i) + any(TOKENS) + text.slice(i);
        break;
      case 1:
        text = text.slice(0, from) + text.slice(Math.min(to, from + 1 + whole(next, 60)));
        break;
      case 2:
        text =
          text.slice(0, i) + String.fromCharCode(whole(next, next() < 0.7 ? 256 : 65536)) + text.slice(i + 1);
        break;
      case 3:
        text = text.slice(0, to) + text.slice(from, Math.min(to, from + 200)) + text.slice(to);
        break;
      case 4:
        text = text.slice(0, i) + other.slice(whole(next, other.length + 1));
        break;
      case 5:
        text = text.slice(0, i) + filled(any(TOKENS), 1 + whole(next, 300)) + text.slice(i);
        break;
      case 6:
        text =
          text.slice(0, i) +
          String.fromCharCode((text.charCodeAt(i) || 0) ^ (1 << whole(next, 8))) +
          text.slice(i + 1);
        break;
      case 7:
        text = text.slice(0, i) + any(TOKENS) + text.slice(i + 1 + whole(next, 8));
        break;
      default:
        text = text.slice(from, from + 1 + whole(next, LIMITS.units));
    }
  }
  return text.slice(0, LIMITS.units);
}

async function fuzz(target: string, milliseconds: number): Promise<void> {
  const { seeds } = TARGETS[target]!;
  const { inputs, found } = read(target);
  const next = random(Number(seed));
  const seen = new Set<string>();
  const pool: string[] = [];
  const kept: string[] = [];
  let tries = 0;
  const attempt = async (input: string): Promise<void> => {
    tries++;
    const began = performance.now();
    try {
      await tried(TARGETS[target]!, input);
    } catch (error) {
      if (!found.includes(input)) found.push(input);
      console.log(
        `${target}: ${error instanceof Error ? error.message : String(error)}: ${JSON.stringify(input.slice(0, 200))}`,
      );
    }
    if (performance.now() - began > SLOW_MS)
      console.log(`${target}: slow: ${JSON.stringify(input.slice(0, 200))}`);
  };
  /** Runs inputs one by one and keeps those that reach something new. */
  const sift = async (candidates: readonly string[], keep: boolean): Promise<void> => {
    for (const input of candidates) {
      counter.reset();
      await attempt(input);
      const fresh = [...counter.take().blocks.keys()].filter((block) => !seen.has(block));
      if (fresh.length === 0) continue;
      for (const block of fresh) seen.add(block);
      pool.push(input);
      if (keep && input.length <= LIMITS.keptUnits && kept.length < LIMITS.kept) kept.push(input);
    }
  };
  await sift(seeds, false);
  const atFirst = seen.size;
  await sift(inputs, true);
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    const round = Array.from({ length: ROUND }, () => changed(pool[whole(next, pool.length)]!, pool, next));
    counter.reset();
    for (const input of round) await attempt(input);
    if ([...counter.take().blocks.keys()].some((block) => !seen.has(block))) await sift(round, true);
  }
  writeFileSync(fileOf(target), `${JSON.stringify({ inputs: kept, found }, undefined, 1)}\n`);
  console.log(
    `${target}: ${tries} inputs, ${atFirst} blocks by seeds, ${seen.size} in the end; corpus ${kept.length}, found ${found.length}`,
  );
}

const names = name === 'all' ? Object.keys(TARGETS) : [name];
for (const one of names) {
  if (TARGETS[one] === undefined)
    throw new RangeError(`TARGET: expected all or one of ${Object.keys(TARGETS).join(', ')}`);
  await fuzz(one, (Number(seconds) * 1000) / names.length);
}
counter.stop();
