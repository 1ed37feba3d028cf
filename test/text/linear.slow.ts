/** Words and sentences are cut in linear time. */
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/text/sentences';
import { splitWords } from '../../src/text/words';
import { SLOW_UNITS } from '../helpers/hostile';
import { processorTime } from '../helpers/time';

/** The least of three, against a busy machine; shorter runs than 3 ms are noise. */
function least(run: (text: string) => unknown, unit: string, length: number): number {
  const text = unit.repeat(Math.ceil(length / unit.length));
  const runs = [0, 1, 2].map(() => processorTime(() => run(text)));
  return Math.max(3, Math.min(...runs));
}

const MORE = [
  '\u0301',
  'a\u0315\u0300',
  '\u200b',
  '中',
  'ก',
  '한',
  '\ud800',
  '😀',
  '👩‍🚀',
  'ß',
  '1 ',
  '?" A ',
  'end.Next',
];

// A quadratic function would take 64 times as long.
describe.each([...new Set([...SLOW_UNITS, ...MORE])])('eight times as many units of %j', (unit) => {
  test.each([
    ['words', splitWords, 50_000],
    ['sentences', splitSentences, 20_000],
  ] as const)('take no more than 32 times as long to be cut into %s', (_, run, length) => {
    expect(least(run, unit, 8 * length)).toBeLessThan(32 * least(run, unit, length));
  });
});
