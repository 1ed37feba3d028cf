/**
 * Rows that are attacks: hostile text in time and work, floods of chosen shingles, bridges.
 * @module
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bridgesResisted, floodRatios } from '../../test/hostile/attacks';
import { MOST, type TimeGrowth, type WorkGrowth } from '../../test/hostile/growth';
import { bridge, joinedByUnionFind } from '../../test/hostile/structure';
import type { Row } from './row';

const root = fileURLToPath(new URL('../../', import.meta.url));

function grown<T>(mode: 'work' | 'time', readers: string): { own: T[]; controls: T[] } {
  const child = fileURLToPath(new URL('../../test/hostile/growth-child.ts', import.meta.url));
  const out = execFileSync(process.execPath, ['--import', 'tsx', child, mode, readers], {
    cwd: root,
    env: { ...process.env, TSX_TSCONFIG_PATH: `${root}test/tsconfig.json` },
    maxBuffer: 1 << 26,
  });
  return JSON.parse(out.toString()) as { own: T[]; controls: T[] };
}

/** @param quick three readers instead of nine */
export function growthRow(quick: boolean): Row {
  const readers = quick ? 'readArticle,sketchText,summarizeStory' : '';
  const work = grown<WorkGrowth>('work', readers);
  const time = grown<TimeGrowth>('time', readers);
  const steepest = work.own.toSorted((a, b) => b.exponent - a.exponent)[0]!;
  const slowest = time.own.toSorted((a, b) => b.ratio - a.ratio)[0]!;
  const over = time.own.filter(({ ratio }) => ratio > MOST.ratio);
  const isRefusing =
    work.controls.some(({ exponent }) => exponent > 1.8) &&
    time.controls.filter(({ ratio }) => ratio > 2 * MOST.ratio).length >= 2;
  const name = ({ reader, unit }: { reader: string; unit: string }): string =>
    `${reader} of \`${JSON.stringify(unit)}\``;
  const beyond = over.length === 0 ? '' : `; ${over.length} of ${time.own.length} above ${MOST.ratio}x`;
  return {
    row: 'exponent on hostile text; worst/normal time',
    aim: `<= ${MOST.exponent}; <= ${MOST.ratio}x`,
    measured: `${steepest.exponent.toFixed(2)} (${name(steepest)}), blocks run, ${work.own.length} fits; ${slowest.ratio.toFixed(1)}x (${name(slowest)})${beyond}`,
    held: steepest.exponent <= MOST.exponent && over.length === 0 && isRefusing,
    known: 'noble <= 1.6; bare normalize 55,000x',
  };
}

/** @param reports of the flood */
export function floodRow(reports: number, orders: number): Row {
  const ratios = floodRatios(reports);
  const worst = ratios.toSorted((a, b) => b.ratio - a.ratio)[0]!;
  const { tried, resisted } = bridgesResisted(orders);
  const isControlBridged = joinedByUnionFind(bridge(3), 0.5) && joinedByUnionFind(bridge(9), 0.8);
  const all = ratios.map(({ of, seed, ratio }) => `${of} (${seed} seed) ${ratio.toFixed(2)}x`).join(', ');
  return {
    row: 'flood ratio; bridges resisted',
    aim: '<= 3x; 100 %',
    measured: `${all}, ${reports} reports, ${(100 * ratios[0]!.pairs).toFixed(0)} % of pairs share a band; ${resisted} of ${tried} bridges`,
    held: worst.ratio <= 3 && resisted === tried && isControlBridged,
    known: 'union-find tools 0 %',
  };
}
