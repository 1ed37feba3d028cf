/**
 * The mutation score of the core: the code is changed in thousands of ways, one at a time, and it is looked whether a test notices.
 *
 *   npm run mutation                           a sample of the whole core, with its interval; writes bench/results/mutation.json
 *   npm run mutation -- --seed 2 --count 800   another sample, a larger one
 *   npm run mutation -- sketch,lsh             every mutant of these rooms; hours for a large one, writes nothing
 *
 * Stryker's instrumenter makes the mutants (`mutation/mutants.ts`); vitest tries them, in a process that stays warm (`mutation/run.ts`): Stryker's
 * own runner loads everything anew for each mutant and counts each step of each loop, which took over forty minutes for 573 mutants.
 * The whole core has some 39,000. What survives is listed in `coverage/mutation/survivors.json`.
 * @module
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { allMutants, coreFiles, draw, roomOf, root } from './mutation/mutants';
import { tryMutants, type Verdict } from './mutation/run';

const RESULTS = join(root, 'bench/results/mutation.json');
const COUNT = 400;

interface Counts {
  readonly killed: number;
  /** Of so many that were tried or that no test reaches. */
  readonly of: number;
  /** Reached by loading alone, or by what is made once and kept: not counted. */
  readonly constant: number;
}

/** Of a sample of the whole core. */
export interface MutationScore extends Counts {
  readonly seed: number;
  readonly mutants: number;
  readonly seconds: number;
  /** Of the core that was tried, in hexadecimal: another core has another score. */
  readonly sha: string;
  readonly rooms: Readonly<Record<string, Counts>>;
}

/** Of all files of the core. */
export function coreSha(): string {
  const hash = createHash('sha256');
  for (const name of coreFiles()) hash.update(name).update(readFileSync(join(root, name)));
  return hash.digest('hex').slice(0, 16);
}

/** The last sample, and whether the core is still as it was. */
export function readScore(): { score: MutationScore; isCurrent: boolean } | undefined {
  if (!existsSync(RESULTS)) return undefined;
  const score = JSON.parse(readFileSync(RESULTS, 'utf8')) as MutationScore;
  return { score, isCurrent: score.sha === coreSha() };
}

/** Bounds that hold the share with a probability of 95 % (Wilson 1927), in per cent. */
export function interval({ killed, of }: Pick<Counts, 'killed' | 'of'>): [low: number, high: number] {
  const z = 1.96;
  const share = killed / of;
  const middle = share + z ** 2 / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const all = 1 + z ** 2 / of;
  return [(100 * (middle - reach)) / all, (100 * (middle + reach)) / all];
}

function count(verdicts: readonly Verdict[]): Counts {
  const constant = verdicts.filter(({ status }) => status === 'constant').length;
  const killed = verdicts.filter(({ status }) => status === 'killed' || status === 'endless').length;
  return { killed, of: verdicts.length - constant, constant };
}

function lineOf(name: string, counts: Counts): string {
  const { killed, of, constant } = counts;
  const [low, high] = of === 0 ? [0, 100] : interval(counts);
  const score = of === 0 ? '-' : ((100 * killed) / of).toFixed(1);
  return `${name.padEnd(10)} ${score.padStart(5)}  ${low.toFixed(0)} to ${high.toFixed(0)}  ${killed} of ${of}, ${constant} constants`;
}

/** What was not killed, with its text. */
function survivors(verdicts: readonly Verdict[]): object[] {
  return verdicts
    .filter(({ status }) => status === 'survived' || status === 'uncovered')
    .map(({ mutant: { file, mutator, start, end, replacement }, status, tried }) => {
      const lines = readFileSync(join(root, file), 'utf8').split('\n');
      const line = lines[start.line]!;
      const text =
        start.line === end.line ? line.slice(start.column, end.column) : `${line.slice(start.column)} ...`;
      return {
        at: `${file}:${start.line + 1}:${start.column + 1}`,
        mutator,
        text,
        replacement,
        status,
        tried,
      };
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: String(COUNT) } },
  });
  const rooms = positionals.flatMap((one) => one.split(','));
  const began = performance.now();
  const files = coreFiles().filter((name) => rooms.length === 0 || rooms.includes(roomOf(name)));
  if (files.length === 0) throw new RangeError(`expected rooms of the core, got ${rooms.join()}`);
  const mutants = await allMutants(files);
  const seed = Number(values.seed);
  const isSample = rooms.length === 0;
  const chosen = isSample ? draw(mutants, Number(values.count), seed) : mutants;
  console.log(`${chosen.length} of ${mutants.length} mutants${isSample ? `, seed ${seed}` : ''}`);
  const verdicts = await tryMutants(chosen);
  const tried = [...new Set(verdicts.map(({ mutant }) => mutant.room))].sort();
  const table = Object.fromEntries(
    tried.map((room) => [room, count(verdicts.filter(({ mutant }) => mutant.room === room))]),
  );
  for (const [room, counts] of Object.entries(table)) console.log(lineOf(room, counts));
  const all = count(verdicts);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${lineOf('all', all)} (${seconds} s)`);
  mkdirSync(join(root, 'coverage/mutation'), { recursive: true });
  writeFileSync(
    join(root, 'coverage/mutation/survivors.json'),
    JSON.stringify(survivors(verdicts), undefined, 1),
  );
  if (isSample) {
    const score: MutationScore = {
      ...all,
      seed,
      mutants: mutants.length,
      seconds,
      sha: coreSha(),
      rooms: table,
    };
    writeFileSync(RESULTS, `${JSON.stringify(score, undefined, 2)}\n`);
  }
}
