/**
 * Rows of the estimator, of memory, and of what the package brings along.
 * @module
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { estimateJaccard, sketch } from 'newsfold';
import { random, randomSet, whole } from '../../test/helpers/random';
import { type Row, thousands } from './row';

const root = fileURLToPath(new URL('../../', import.meta.url));
const TRIALS = 1000;

/** The largest mean error over similarities and sizes, of seeded trials. */
export function estimatorRow(): Row {
  let worst = 0;
  for (const target of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    for (const size of [10, 60, 500]) {
      const next = random(1000 * target + size);
      const shared = Math.round((2 * size * target) / (1 + target));
      let sum = 0;
      for (let trial = 0; trial < TRIALS; trial++) {
        const all = randomSet(next, 2 * size - shared);
        const options = { seed: whole(next, 2 ** 32) };
        const [a, b] = [sketch(all.subarray(0, size), options), sketch(all.subarray(size - shared), options)];
        sum += estimateJaccard(a, b) - shared / (2 * size - shared);
      }
      worst = Math.max(worst, Math.abs(sum / TRIALS));
    }
  }
  return {
    row: 'estimator bias',
    aim: '<= .005',
    measured: `${worst.toFixed(4)}, the largest of 15 settings of ${thousands(TRIALS)} trials each`,
    held: worst <= 0.005,
    known: "datatrove's test tolerance .21",
  };
}

/** @param reports through a window of a tenth as many */
export function streamRow(reports: number): Row {
  const child = fileURLToPath(new URL('stream.ts', import.meta.url));
  const window = Math.max(1000, Math.round(reports / 10));
  const out = execFileSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', child, String(reports), String(window)],
    {
      cwd: root,
      env: { ...process.env, TSX_TSCONFIG_PATH: `${root}test/tsconfig.json` },
    },
  );
  const { growth, bytes } = JSON.parse(out.toString()) as { growth: number; bytes: number };
  const isWhole = reports >= 1_000_000;
  return {
    row: 'streamed reports; growth of memory; bytes per report',
    aim: '1M; <= 1.10x; <= 2.5 kB',
    measured: `${thousands(reports)} through a window of ${thousands(window)}; ${growth.toFixed(3)}x; ${(bytes / 1000).toFixed(2)} kB beyond the article`,
    held: growth <= 1.1 && bytes <= 2500 ? (isWhole ? true : undefined) : false,
    known: 'plain JS 5.9 kB',
  };
}

interface Locked {
  readonly packages: Readonly<
    Record<string, { readonly dependencies?: Record<string, string>; readonly hasInstallScript?: boolean }>
  >;
}

/** Scripts that run when the package, or anything it depends on, is installed; packages that the core imports. */
export function packageRow(): Row {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Locked;
  const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const next of Object.keys(packages[`node_modules/${name}`]?.dependencies ?? {})) visit(next);
  };
  for (const name of Object.keys(packages['']?.dependencies ?? {})) visit(name);
  const scripts =
    ['preinstall', 'install', 'postinstall'].filter((name) => name in own.scripts).length +
    [...seen].filter((name) => packages[`node_modules/${name}`]?.hasInstallScript === true).length;
  const core = new Set<string>();
  for (const name of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || /^(?:node|sql|redis|cli|minhash|report|languages)\//.test(name)) continue;
    const text = readFileSync(join(root, 'src', name), 'utf8');
    for (const [, from] of text.matchAll(/^(?:import|export) [^'";]*?from '([^'.][^']*)'/gm)) core.add(from!);
  }
  return {
    row: 'install scripts; core runtime dependencies',
    aim: '0; 1',
    measured: `${scripts} of ${seen.size + 1} packages; ${core.size} (${[...core].join(', ')})`,
    held: scripts === 0 && core.size <= 1,
    known: "`natural` 14, and it reads the caller's `.env`",
  };
}
