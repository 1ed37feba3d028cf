/** Candidates for containment: texts that lie inside others come up, unrelated ones do not. */
import { describe, expect, test } from 'vitest';
import { ContainmentIndex } from '../../src/copies/contained';
import { shingle } from '../../src/sketch/shingle';
import { prose, words } from '../helpers/prose';

const long = words(1, 1500);

function indexOf(sets: readonly Uint32Array[]): ContainmentIndex {
  const index = new ContainmentIndex();
  sets.forEach((set, i) => {
    index.add(i, set);
  });
  return index;
}

describe('a part', () => {
  test('comes up with the whole, whichever is first', () => {
    const [whole, part] = [long, long.slice(700, 800)].map((list) => shingle(list.join(' ')));
    expect(indexOf([whole!]).query(part!)).toEqual([0]);
    expect(indexOf([part!]).query(whole!)).toEqual([0]);
  });

  test('comes up with every text it lies in, and with none it does not', () => {
    const part = shingle(long.slice(0, 120).join(' '));
    const wholes = [2, 3, 4].map((seed) => shingle([...words(seed, 200), ...long.slice(0, 120)].join(' ')));
    const others = [5, 6].map((seed) => shingle(prose(seed, 300)));
    expect(
      indexOf([...wholes, ...others])
        .query(part)
        .sort((a, b) => a - b),
    ).toEqual([0, 1, 2]);
  });

  test('of 30 words is missed less than once in a hundred', () => {
    const index = indexOf([shingle(long.join(' '))]);
    const starts = Array.from({ length: 1400 }, (_, i) => i);
    const missed = starts.filter(
      (at) => index.query(shingle(long.slice(at, at + 30).join(' '))).length === 0,
    );
    expect(missed.length).toBeLessThan(14);
  });
});

test('unrelated texts and empty ones have no candidates', () => {
  const sets = Array.from({ length: 50 }, (_, i) => shingle(prose(10 + i, 200)));
  const index = indexOf([...sets.slice(0, 25), new Uint32Array(0)]);
  for (const set of [...sets.slice(25), new Uint32Array(0)]) expect(index.query(set)).toEqual([]);
});
