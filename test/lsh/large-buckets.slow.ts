/** A flood of one text costs an index no more than as many texts. */
import { expect, test } from 'vitest';
import { LshIndex } from '../../src/lsh/lsh-index';
import type { Signature } from '../../src/sketch/signature';
import { random, whole } from '../helpers/random';

test('a flood of 40,000 copies of one text is added, asked and removed in about the time of as many texts', () => {
  const copies = 40_000;
  const run = (signatureOf: (i: number) => Signature): number => {
    const index = new LshIndex({ slots: 32, seed: 7, shape: { bands: 8, rows: 2 }, maxCandidates: 100 });
    const began = performance.now();
    for (let i = 0; i < copies; i++) index.add(`${i}`, signatureOf(i));
    for (let i = 0; i < 100; i++) index.query(signatureOf(i));
    for (let i = 0; i < copies; i++) expect(index.remove(`${i}`)).toBe(true);
    return performance.now() - began;
  };
  const next = random(1);
  const texts = Array.from({ length: copies }, () => ({
    slots: 32,
    seed: 7,
    values: Uint32Array.from({ length: 32 }, () => whole(next, 2 ** 31)),
  }));
  const ordinary = run((i) => texts[i]!);
  // One that walked its buckets would take a hundred times as long.
  expect(run(() => texts[0]!)).toBeLessThan(12 * ordinary);
});
