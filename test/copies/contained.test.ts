/** Candidates for containment: texts that lie inside others come up, unrelated ones do not. */
import { describe, expect, test } from 'vitest';
import { containedCandidates } from '../../src/copies/contained';
import { shingle } from '../../src/sketch/shingle';
import { prose, words } from '../helpers/prose';

const long = words(1, 1500);

describe('a part', () => {
  test('comes up with the whole, whichever is first', () => {
    const [whole, part] = [long, long.slice(700, 800)].map((list) => shingle(list.join(' ')));
    expect(containedCandidates([whole!, part!])).toEqual([[], [0]]);
    expect(containedCandidates([part!, whole!])).toEqual([[], [0]]);
  });

  test('comes up with every text it lies in, and with none it does not', () => {
    const part = shingle(long.slice(0, 120).join(' '));
    const wholes = [2, 3, 4].map((seed) => shingle([...words(seed, 200), ...long.slice(0, 120)].join(' ')));
    const others = [5, 6].map((seed) => shingle(prose(seed, 300)));
    const found = containedCandidates([...wholes, ...others, part]);
    expect(found.at(-1)!.toSorted()).toEqual([0, 1, 2]);
  });
});

test('unrelated texts and empty ones have no candidates', () => {
  const sets = Array.from({ length: 50 }, (_, i) => shingle(prose(10 + i, 200)));
  const empty = new Uint32Array(0);
  expect(containedCandidates([...sets, empty, empty]).flat()).toEqual([]);
  expect(containedCandidates([])).toEqual([]);
});
