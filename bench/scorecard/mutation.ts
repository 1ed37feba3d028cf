/**
 * Mutation testing of rooms of the core: `npm run mutation -- sketch,lsh,copies` changes the code in thousands of ways, one at a time, and looks
 * whether a test notices. The score of each file, killed or timed out of all that tests reach or not, is kept in
 * `bench/results/mutation.json` with the hash of the file.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const RESULTS = join(root, 'bench/results/mutation.json');

/** Of one file. */
export interface MutationScore {
  readonly killed: number;
  readonly survived: number;
  /** Of the file that was tried, in hexadecimal: another file has no score. */
  readonly sha: string;
}

interface StrykerReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

export const shaOf = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(join(root, path)))
    .digest('hex')
    .slice(0, 16);

export function readScores(): Record<string, MutationScore> {
  return existsSync(RESULTS)
    ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, MutationScore>)
    : {};
}

/** Adds a report of Stryker to what is known. */
export function keepScores(path: string): Record<string, MutationScore> {
  const { files } = JSON.parse(readFileSync(path, 'utf8')) as StrykerReport;
  const scores = readScores();
  for (const [name, { mutants }] of Object.entries(files)) {
    const count = (...statuses: string[]): number =>
      mutants.filter(({ status }) => statuses.includes(status)).length;
    const [killed, survived] = [count('Killed', 'Timeout'), count('Survived', 'NoCoverage')];
    if (killed + survived > 0) scores[name] = { killed, survived, sha: shaOf(name) };
  }
  const sorted = Object.fromEntries(Object.entries(scores).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(RESULTS, `${JSON.stringify(sorted, undefined, 2)}\n`);
  return sorted;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const rooms = process.argv[2] ?? 'sketch,lsh,copies';
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
      ...[
        'run',
        '.config/stryker.json',
        '--mutate',
        rooms
          .split(',')
          .map((room) => `src/${room}/**/*.ts`)
          .join(','),
      ],
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, NEWSFOLD_ROOMS: rooms } },
  );
  if (status !== 0) process.exit(status ?? 1);
  for (const [name, { killed, survived }] of Object.entries(keepScores(join(root, 'reports/stryker.json')))) {
    console.log(
      `${name.padEnd(40)} ${((100 * killed) / (killed + survived)).toFixed(1)} of ${killed + survived}`,
    );
  }
}
