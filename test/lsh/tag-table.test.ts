/** The table from keys to entries, against a plain map: whatever keys agree in, and whatever comes and goes. */
import { describe, expect, test } from 'vitest';
import { MOST_ENTRIES, TagTable } from '../../src/lsh/tag-table';
import { random, whole } from '../helpers/random';

type Keys = (next: () => number) => number;

const any = (next: () => number): number => whole(next, 2 ** 32) | 0;
const FEW = [3, -5, 0x12345678, -0x12345679, 0];

const KINDS: readonly (readonly [string, Keys])[] = [
  ['of any kind', any],
  ['that agree in their first 14 bits', (next) => 0x5a540000 | (any(next) & 0x3ffff)],
  ['that agree in their first 22 bits', (next) => 0x5a545400 | (any(next) & 0x3ff)],
  ['that agree in their last 10 bits', (next) => (any(next) & ~0x3ff) | 0x155],
  ['of which there are five', (next) => FEW[whole(next, FEW.length)]!],
  ['of which every second is one of five', (next) => (next() < 0.5 ? any(next) : FEW[whole(next, 5)]!)],
];

/** Puts in and takes away at random; compares with a map all along. */
function compare(keyOf: Keys, seed: number, capacity: number, most: number): void {
  const next = random(seed);
  const keys = new Map<number, number>();
  const order: number[] = [];
  const table = new TagTable(seed, capacity, (entry) => {
    const key = keys.get(entry);
    if (key === undefined) throw new Error(`asked for the key of ${entry}, which is not there`);
    return key;
  });
  const check = (key: number): void => {
    const into: number[] = [];
    const found = into.slice(0, table.collect(key, into, 0));
    const entries = new Set(found);
    expect(entries.size).toBe(found.length);
    expect(found.filter((entry) => !keys.has(entry))).toEqual([]);
    const own = [...keys].filter(([, other]) => other === key);
    expect(own.filter(([entry]) => !entries.has(entry))).toEqual([]);
  };
  let lost = 0;
  for (let i = 0; i < 3000; i++) {
    const grows = i % 1500 < 1000;
    if (keys.size === 0 || next() < (grows ? 0.9 : 0.2)) {
      const entry = i === 0 ? most : whole(next, most);
      const key = keyOf(next);
      if (keys.has(entry)) continue;
      keys.set(entry, key);
      if (table.insert(key, entry) === 0) keys.delete(entry);
      else order.push(entry);
    } else {
      const entry = order.splice(whole(next, order.length), 1)[0]!;
      const key = keys.get(entry)!;
      if (!table.remove(key, entry) || table.remove(key, entry)) lost++;
      keys.delete(entry);
    }
    if (i % 100 === 0) check(i % 200 === 0 ? keyOf(next) : [...keys.values()][0]!);
  }
  for (const [entry, key] of keys) if (!table.remove(key, entry)) lost++;
  expect(lost).toBe(0);
  expect(table.cells.every((cell) => cell === 0)).toBe(true);
}

describe('a table has what a map has, with keys', () => {
  test.each(KINDS)('%s', (_, keyOf) => {
    compare(keyOf, 1, 0, 5000);
    compare(keyOf, 2, 3000, 5000);
    compare(keyOf, 3, 0, MOST_ENTRIES - 1);
  });
});

test('says that it has no room for more keys that agree in their first 20 bits than a segment holds', () => {
  const keys: number[] = [];
  const table = new TagTable(0, 0, (entry) => keys[entry]!);
  let entry = 0;
  for (; entry < 5000; entry++) {
    keys.push(0x5a545000 | (entry & 0xfff));
    if (table.insert(keys[entry]!, entry) === 0) break;
  }
  expect(entry).toBeGreaterThan(300);
  expect(entry).toBeLessThan(5000);
  // Others still have.
  keys[entry] = 7;
  expect(table.insert(7, entry)).toBe(1);
  for (let i = 0; i <= entry; i++) expect(table.remove(keys[i]!, i)).toBe(true);
});

test('tells of a key that stands more often than a bucket holds', () => {
  const table = new TagTable(0, 0, () => 7);
  const told = Array.from({ length: 40 }, (_, entry) => table.insert(7, entry));
  expect(told.slice(0, 16)).toEqual(Array.from({ length: 16 }, () => 1));
  expect(told[16]).toBe(17);
});
