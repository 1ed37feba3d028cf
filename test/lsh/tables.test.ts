/** The tables inside an index, against plain maps: of cells, of ids, and of the buckets of a band. */
import { describe, expect, test } from 'vitest';
import { BandTable } from '../../src/lsh/band-table';
import { CellTable, cellKey } from '../../src/lsh/cell-table';
import { IdTable } from '../../src/lsh/id-table';
import { random, shuffled, whole } from '../helpers/random';

describe('a table of cells', () => {
  const collected = (table: CellTable, key: number): number[] => {
    const into: number[] = [];
    return into.slice(0, table.collect(key, into, 0)).sort((a, b) => a - b);
  };

  test('has what a map has while it grows past 65,536 entries, where it is parted into segments', () => {
    const next = random(5);
    const table = new CellTable();
    const entriesOf = new Map<number, number[]>();
    let wrong = 0;
    for (let entry = 0; entry < 80_000; entry++) {
      const key = cellKey(whole(next, 2 ** 32));
      const entries = entriesOf.get(key) ?? [];
      if (table.insert(key, entry) !== entries.push(entry)) wrong++;
      entriesOf.set(key, entries);
    }
    for (const [key, entries] of entriesOf) if (collected(table, key).join() !== entries.join()) wrong++;
    let lost = 0;
    for (const [key, entries] of entriesOf)
      for (const entry of entries) if (!table.remove(key, entry)) lost++;
    for (const key of entriesOf.keys()) if (collected(table, key).length > 0) wrong++;
    expect([wrong, lost]).toEqual([0, 0]);
  });

  test('removes nothing where an entry is not', () => {
    const table = new CellTable();
    const [own, other] = [cellKey(0x12345678), cellKey(0x87654321)];
    table.insert(own, 7);
    expect([
      table.remove(other, 7),
      table.remove(own, 8),
      table.remove(own, 7),
      table.remove(own, 7),
    ]).toEqual([...[false, false, true, false]]);
  });
});

test('ids of one hash are all found, those beyond the first eight too, and removed one by one', () => {
  const ids = Array.from({ length: 40 }, (_, i) => `id-${i}`);
  const table = new IdTable(1);
  const hash = table.hash('any');
  for (const [entry, id] of ids.entries()) table.add(id, hash, entry);
  expect(ids.map((id) => table.find(id, hash))).toEqual(ids.map((_, entry) => entry));
  expect(table.find('another', hash)).toBeUndefined();
  const gone = new Set<string>();
  for (const id of shuffled(ids, 3)) {
    table.remove(hash, table.find(id, hash)!);
    gone.add(id);
    expect(ids.map((one) => table.find(one, hash))).toEqual(
      ids.map((one, entry) => (gone.has(one) ? undefined : entry)),
    );
  }
  expect(table.size).toBe(0);
});

describe('the buckets of a band have what a map has', () => {
  const any = (next: () => number): number => whole(next, 2 ** 32) | 0;

  test.each<[string, (next: () => number) => number]>([
    [
      'of keys that agree in their first 20 bits, for which there is no room in cells',
      (next) => 0x5a545000 | (any(next) & 0xfff),
    ],
    ['of a few keys, whose buckets get pages and lose them', (next) => 77 * whole(next, 20)],
    ['of one key', () => -5],
  ])('%s', (_, keyOf) => {
    const next = random(9);
    const keys: number[] = [];
    const table = new BandTable(0, 0, {
      key: (entry) => keys[entry]!,
      idHash: (entry) => Math.imul(entry, 0x9e3779b1) >>> 0,
    });
    const entriesOf = new Map<number, Set<number>>();
    const bucket = (key: number): number[] => {
      const into: number[] = [];
      const size = table.pagedSize(key);
      let end = size === 0 ? table.collect(key, into, 0) : 0;
      for (let page = 0; size > 0 && page < table.pages(size); page++)
        end = table.collectPage(key, page, into, end);
      return into.slice(0, end).filter((entry) => table.holds(key, entry));
    };
    const present: number[] = [];
    for (let i = 0; i < 4000; i++) {
      const grows = i < 2000;
      if (present.length === 0 || next() < (grows ? 0.95 : 0.05)) {
        const entry = keys.length;
        const key = keyOf(next);
        keys.push(key);
        table.add(key, entry);
        present.push(entry);
        entriesOf.set(key, (entriesOf.get(key) ?? new Set()).add(entry));
      } else {
        const entry = present.splice(whole(next, present.length), 1)[0]!;
        table.remove(keys[entry]!, entry);
        entriesOf.get(keys[entry]!)!.delete(entry);
      }
      if (i % 50 > 0) continue;
      const key = keys[whole(next, keys.length)]!;
      expect(bucket(key).sort((a, b) => a - b)).toEqual([...entriesOf.get(key)!].sort((a, b) => a - b));
    }
    for (const [key, entries] of entriesOf) expect(new Set(bucket(key))).toEqual(entries);
  });
});
