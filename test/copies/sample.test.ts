/** Two texts alone share a sample where an index of one would bring up the other. */
import { expect, test } from 'vitest';
import { ContainmentIndex, shareSample } from '../../src/copies/contained';
import { random, randomSet, whole } from '../helpers/random';

test('a pair is told without an index as with one', () => {
  const next = random(3);
  let shared = 0;
  for (let round = 0; round < 2000; round++) {
    const all = randomSet(next, 1 + whole(next, 120));
    const [from, to] = [whole(next, all.length), whole(next, all.length + 1)];
    const a = all.slice(from).sort();
    const b = all.slice(0, to).sort();
    const index = new ContainmentIndex();
    index.add(0, a);
    expect(shareSample(a, b)).toBe(index.query(b).length > 0);
    if (shareSample(a, b)) shared++;
  }
  expect(shared).toBeGreaterThan(300);
  expect(shared).toBeLessThan(1700);
});
