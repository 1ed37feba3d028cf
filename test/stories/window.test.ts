/** Which reports are in reach of each other: a day known as a day only may be any of its instants, an undated one is near all. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dated } from '../../src/stories/time';
import { inReach, Window } from '../../src/stories/window';

const HOUR = 3_600_000;
const at = (hours: number): Dated => ({ time: hours * HOUR }) as Dated;
/** Of a day that begins so many hours on. */
const dayAt = (hours: number): Dated => ({ time: hours * HOUR, latest: (hours + 24) * HOUR - 1 }) as Dated;
const UNDATED = { time: undefined } as Dated;

describe('two reports', () => {
  test.each<[string, Dated, Dated, boolean]>([
    ['just in reach', at(0), at(48), true],
    ['an hour further', at(0), at(49), false],
    ['of which the first is of a day that ends in reach', dayAt(0), at(71), true],
    ['of which the second is', at(71), dayAt(0), true],
    ['of two days', dayAt(0), dayAt(72), false],
    ['of which one is undated', UNDATED, at(1000), true],
  ])('%s', (_, a, b, expected) => {
    expect(inReach(a, b, 48 * HOUR)).toBe(expected);
    expect(new Window([a, b], 48 * HOUR).holds(0, 1)).toBe(expected);
    expect(new Window([a, b], 48 * HOUR).pairs([0], [1])).toBe(expected ? 1 : 0);
  });
});

test('pairs across two clusters are counted as one by one', () => {
  const hours = fc.integer({ min: 0, max: 200 });
  const dated = fc.oneof(hours.map(at), hours.map(dayAt), fc.constant(UNDATED));
  fc.assert(
    fc.property(fc.array(dated, { maxLength: 30 }), fc.nat(30), fc.nat(120), (reports, parted, length) => {
      const window = new Window(reports, length * HOUR);
      const [left, right]: number[][] = [[], []];
      for (const i of reports.keys()) (i < parted ? left! : right!).push(i);
      const one = left!.flatMap((a) => right!.filter((b) => window.holds(a, b))).length;
      expect(window.pairs(left!, right!)).toBe(one);
      expect(new Window(reports, Number.POSITIVE_INFINITY).pairs(left!, right!)).toBe(
        left!.length * right!.length,
      );
    }),
    { numRuns: 300 },
  );
});
