/** Average linkage, against the textbook: all pairs of clusters compared anew at every step. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Link } from '../../src/stories/join';
import { averageLinkage, type Cluster, MOST_PAIRS } from '../../src/stories/linkage';
import { shuffled } from '../helpers/random';

const ALWAYS = (): boolean => true;
const alone = (count: number): number[][] => Array.from({ length: count }, (_, i) => [i]);
const membersOf = (clusters: readonly Cluster[]): number[][] => clusters.map(({ members }) => [...members]);

/** O(n³): the two closest clusters by the mean over all their pairs, the lowest first members where means are equal. */
function naive(start: readonly (readonly number[])[], links: readonly Link[], floor: number): number[][] {
  const score = new Map(links.map(({ a, b, score }) => [`${a} ${b}`, score]));
  const clusters = start.map((members) => [...members]).sort((x, y) => x[0]! - y[0]!);
  for (;;) {
    let best: { mean: number; x: number; y: number } | undefined;
    for (let x = 0; x < clusters.length; x++) {
      for (let y = x + 1; y < clusters.length; y++) {
        let sum = 0;
        for (const a of clusters[x]!) {
          for (const b of clusters[y]!) sum += score.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? 0;
        }
        const mean = sum / (clusters[x]!.length * clusters[y]!.length);
        if (sum > 0 && mean >= floor && (best === undefined || mean > best.mean)) best = { mean, x, y };
      }
    }
    if (best === undefined) return clusters;
    const [right] = clusters.splice(best.y, 1);
    clusters[best.x] = [...clusters[best.x]!, ...right!].sort((a, b) => a - b);
  }
}

/** Sparse graphs whose scores are whole 1/64ths: their sums are exact, so that equal means are equal to the bit. */
const graph = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    links: fc
      .uniqueArray(
        fc.record({
          a: fc.integer({ min: 0, max: count - 1 }),
          b: fc.integer({ min: 0, max: count - 1 }),
          score: fc.integer({ min: 1, max: 64 }).map((n) => n / 64),
        }),
        { maxLength: 40, selector: ({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}` },
      )
      .map((links) =>
        links
          .filter(({ a, b }) => a !== b)
          .map(({ a, b, score }) => ({ a: Math.min(a, b), b: Math.max(a, b), score })),
      ),
  }),
);
const floor = fc.constantFrom(0.02, 0.06, 0.125, 0.3, 0.5);

describe('without a veto', () => {
  test('the clusters are those of the textbook', () => {
    fc.assert(
      fc.property(graph, floor, ({ count, links }, floor) => {
        expect(membersOf(averageLinkage(alone(count), links, floor, ALWAYS))).toEqual(
          naive(alone(count), links, floor),
        );
      }),
      { numRuns: 1500 },
    );
  });

  test('so they are when it starts from clusters of several', () => {
    fc.assert(
      fc.property(graph, floor, fc.integer({ min: 1, max: 4 }), ({ count, links }, floor, size) => {
        const clusters = Math.ceil(count / size);
        const start = alone(clusters);
        for (let i = clusters; i < count; i++) start[i % clusters]!.push(i);
        expect(membersOf(averageLinkage(start, links, floor, ALWAYS))).toEqual(naive(start, links, floor));
      }),
      { numRuns: 300 },
    );
  });

  test('the order of the links changes nothing', () => {
    fc.assert(
      fc.property(graph, floor, fc.nat(), ({ count, links }, floor, seed) => {
        const expected = averageLinkage(alone(count), links, floor, ALWAYS);
        expect(averageLinkage(alone(count), shuffled(links, seed), floor, ALWAYS)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test('a chain of links does not pull its ends together', () => {
    const chain = Array.from({ length: 9 }, (_, i) => ({ a: i, b: i + 1, score: 0.5 }));
    for (const members of membersOf(averageLinkage(alone(10), chain, 0.3, ALWAYS))) {
      expect(members.length).toBeLessThanOrEqual(2);
    }
  });
});

describe('with a veto', () => {
  test('that always refuses, nothing is merged', () => {
    expect(membersOf(averageLinkage(alone(3), [{ a: 0, b: 1, score: 1 }], 0.1, () => false))).toEqual(
      alone(3),
    );
  });

  test('two clusters that were refused are offered again once one has grown', () => {
    const links = [
      { a: 0, b: 1, score: 0.9 },
      { a: 1, b: 2, score: 0.8 },
      { a: 0, b: 2, score: 0.7 },
    ];
    // Refuses two single reports 0 and 1 only.
    const veto = (x: Cluster, y: Cluster): boolean =>
      x.members.length + y.members.length > 2 || x.members[0] !== 0;
    expect(membersOf(averageLinkage(alone(3), links, 0.1, veto))).toEqual([[0, 1, 2]]);
  });

  test('it is asked with disjoint clusters and the mean over all their pairs', () => {
    fc.assert(
      fc.property(graph, floor, fc.nat(6), ({ count, links }, floor, odd) => {
        averageLinkage(alone(count), links, floor, (x, y, mean) => {
          let sum = 0;
          for (const { a, b, score } of links) {
            if (
              x.members.includes(a) ? y.members.includes(b) : y.members.includes(a) && x.members.includes(b)
            )
              sum += score;
          }
          expect(x.members.filter((member) => y.members.includes(member))).toEqual([]);
          expect(mean).toBe(sum / (x.members.length * y.members.length));
          return (x.members[0]! + y.members[0]!) % 7 !== odd;
        });
      }),
      { numRuns: 300 },
    );
  });

  test('every report is in one cluster, whatever the veto', () => {
    fc.assert(
      fc.property(graph, floor, fc.func(fc.boolean()), ({ count, links }, floor, veto) => {
        const clusters = averageLinkage(alone(count), links, floor, veto);
        expect(
          membersOf(clusters)
            .flat()
            .toSorted((a, b) => a - b),
        ).toEqual(alone(count).flat());
      }),
      { numRuns: 200 },
    );
  });
});

describe('with scores to ask for', () => {
  test('the strong links alone give what all links give', () => {
    fc.assert(
      fc.property(graph, floor, ({ count, links }, floor) => {
        const known = new Map(links.map(({ a, b, score }) => [`${a} ${b}`, score]));
        const strong = links.filter(({ score }) => score >= floor);
        const ask = (a: number, b: number): number => known.get(`${a} ${b}`) ?? 0;
        expect(averageLinkage(alone(count), strong, floor, ALWAYS, ask)).toEqual(
          averageLinkage(alone(count), links, floor, ALWAYS),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('of two large clusters so many pairs are asked for at most, and stand for all', () => {
    const sides = [0, 1].map((side) => Array.from({ length: 100 }, (_, i) => 2 * i + side));
    let asked = 0;
    let offered = 0;
    const ask = (a: number, b: number): number => {
      asked++;
      expect((a + b) % 2).toBe(1);
      return 0.5;
    };
    const merged = averageLinkage(
      sides,
      [{ a: 0, b: 1, score: 0.5 }],
      0.1,
      (_, __, mean) => {
        offered = mean;
        return true;
      },
      ask,
    );
    expect(merged).toHaveLength(1);
    expect(offered).toBeCloseTo(0.5, 12);
    expect(asked).toBeLessThanOrEqual(MOST_PAIRS);
    expect(asked).toBeGreaterThan(MOST_PAIRS / 2);
  });
});

test('no reports, no clusters', () => {
  expect(averageLinkage([], [], 0.1, ALWAYS)).toEqual([]);
});
