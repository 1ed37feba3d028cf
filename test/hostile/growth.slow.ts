/** No text makes a public function slow: work grows as the text does, and takes little more time than prose. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { MOST, type TimeGrowth, type WorkGrowth } from './growth';

const root = fileURLToPath(new URL('../../', import.meta.url));

function measured<T>(mode: 'work' | 'time'): { own: T[]; controls: T[] } {
  const child = fileURLToPath(new URL('growth-child.ts', import.meta.url));
  const out = execFileSync(process.execPath, ['--import', 'tsx', child, mode], {
    cwd: root,
    env: { ...process.env, TSX_TSCONFIG_PATH: `${root}test/tsconfig.json` },
    maxBuffer: 1 << 24,
  });
  return JSON.parse(out.toString()) as { own: T[]; controls: T[] };
}

describe('counted in blocks', () => {
  const { own, controls } = measured<WorkGrowth>('work');

  test(`the exponent of work is at most ${MOST.exponent}, with every reader and every unit`, () => {
    console.log(
      `work: ${own.length} fits, steepest ${JSON.stringify(own.toSorted((a, b) => b.exponent - a.exponent)[0])}`,
    );
    expect(own.filter(({ exponent }) => !(exponent <= MOST.exponent))).toEqual([]);
  });

  test('a quadratic loop is refused', () => {
    expect(controls.find(({ reader }) => reader === 'a loop in a loop')!.exponent).toBeGreaterThan(1.8);
  });
});

describe('in processor time', () => {
  const { own, controls } = measured<TimeGrowth>('time');

  test(`at 80,000 code units no unit takes more than ${MOST.ratio} times as long as prose of its script`, () => {
    console.log(
      `time: ${own.length} ratios, highest ${JSON.stringify(own.toSorted((a, b) => b.ratio - a.ratio)[0])}`,
    );
    expect(own.filter((row) => !(row.ratio <= MOST.ratio))).toEqual([]);
  });

  // A loop of the same length takes the same time on any text: that one is told by its blocks.
  test('what is quadratic in a regular expression, or in the engine, is refused', () => {
    const inEngine = controls.filter(({ reader }) => reader !== 'a loop in a loop');
    expect(inEngine).toHaveLength(2);
    for (const { ratio } of inEngine) expect(ratio).toBeGreaterThan(2 * MOST.ratio);
  });
});
