/**
 * Rows that are suites of tests: properties and their runs, branch coverage, kills and faults. Each suite runs as `npm test` and
 * `npm run test:slow` would run it.
 * @module
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Row, thousands } from './row';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Files of tests whose text fits. */
function testFiles(ends: RegExp, has: RegExp): string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => ends.test(name) && has.test(readFileSync(join(root, 'test', name), 'utf8')))
    .map((name) => `test/${name}`)
    .sort();
}

/** Runs vitest. @returns what it printed, and whether all passed */
function vitest(
  config: string,
  parameters: readonly string[],
  env: Record<string, string> = {},
): { out: string; passed: boolean } {
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config, ...parameters],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', ...env }, maxBuffer: 1 << 28 },
  );
  return { out: stdout, passed: status === 0 };
}

/** Tells which tests failed: a row says only that some did. */
function tellFailures(out: string): void {
  for (const [line] of out.matchAll(/^ *(?:FAIL|×) .*$/gm)) console.error(line.trim());
}

const PROPERTY_FILES = /fast-check|helpers\/property|'\.\/properties\//;

/** @param quick the fast suite alone */
export function propertyRow(quick: boolean): Row {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-properties-'));
  try {
    const env = { NEWSFOLD_COUNT: join(folder, 'runs') };
    const names = testFiles(quick ? /\.test\.ts$/ : /\.(?:test|slow)\.ts$/, PROPERTY_FILES);
    const { out, passed } = vitest('.config/scorecard.vitest.config.ts', names, env);
    if (!passed) tellFailures(out);
    const told = readFileSync(env.NEWSFOLD_COUNT, 'utf8').trim().split('\n');
    const properties = new Set<string>();
    let runs = 0;
    for (const line of told) {
      const [count = '0', name = ''] = line.split('\t');
      runs += Number(count);
      // The long suite runs the properties of the fast one again, by the same name but for its number of runs.
      properties.add(name.replace(/: \d+ runs$/, '').replace(/^.* > /, ''));
    }
    return {
      row: 'property tests; runs per CI',
      aim: '60; 100,000',
      measured: `${properties.size}; ${thousands(runs)}${quick ? ' (npm test alone)' : ''}${passed ? '' : ', some failed'}`,
      held: passed && properties.size >= 60 && runs >= 100_000,
      known: 'DOMPurify 5, noble 4, datasketch 0',
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rooms of the core; adapters are not part of it. */
const ADAPTERS = 'node sql redis cli minhash report'.split(' ');
const CORE_TESTS =
  'article copies dates desk facts hostile invariants languages lsh names sketch status stories summary text'.split(
    ' ',
  );

interface Covered {
  readonly branches: { readonly total: number; readonly covered: number };
}

/** Per cent of the core's branches that `npm test` takes. */
export function branchCoverage(): number {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-coverage-'));
  try {
    vitest('test/vitest.config.ts', [
      ...[
        '--coverage.enabled',
        '--coverage.provider=v8',
        '--coverage.reporter=json-summary',
        '--coverage.reportOnFailure',
      ],
      ...[`--coverage.reportsDirectory=${folder}`, '--coverage.include=src/**', '--testTimeout=600000'],
      `--coverage.exclude=src/{${ADAPTERS.join(',')}}/**`,
      ...CORE_TESTS.map((room) => `test/${room}`),
    ]);
    const summary = JSON.parse(readFileSync(join(folder, 'coverage-summary.json'), 'utf8')) as {
      total: Covered;
    };
    const { total, covered } = summary.total.branches;
    return (100 * covered) / total;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Kills during a save, and calls of the file system that were made to fail. */
export function killRow(): Row {
  const files = ['kill', 'desk-kill', 'desk-faults'].map((name) => `test/node/${name}.slow.ts`);
  const { out, passed } = vitest('test/vitest.slow.config.ts', files);
  const kills = [...out.matchAll(/kills: .*?"kills":(\d+)/g)].map(([, count]) => Number(count));
  const faults = [...out.matchAll(/faults \(\w+\): (\d+) calls/g)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
  return {
    row: 'kill during save; injected I/O faults',
    aim: '200/200; 100',
    measured: `${kills.map((count) => `${count}/${count}`).join(' and ')} (files; desks); ${faults}${passed ? '' : ', some lost data'}`,
    held: passed && kills.length === 2 && kills.every((count) => count >= 200) && faults >= 100,
    known: 'tantivy 10 failpoints',
  };
}
