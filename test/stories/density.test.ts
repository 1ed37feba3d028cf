/**
 * Local density: what many others come close to needs more to be one story; how large the story itself is makes no
 * difference.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drain } from '../../src/steps';
import { densitySteps, leastMean } from '../../src/stories/density';
import type { Link } from '../../src/stories/links';
import { STORY_PARAMETERS } from '../../src/stories/parameters';

const PARAMETERS = STORY_PARAMETERS;
const { densityRank: RANK, densityFloor: FLOOR, joinHeight: JOIN } = PARAMETERS;
const NEAR = JOIN * 0.8;

const densities = (links: readonly Link[], reports: number): Float64Array =>
  drain(densitySteps(links, reports, PARAMETERS));
/** Report 0 with so many neighbours. */
const star = (neighbours: number, score: number): Link[] =>
  Array.from({ length: neighbours }, (_, i) => ({ a: 0, b: i + 1, score }));

describe('the density of a report', () => {
  test('is the similarity of its neighbour of the rank, whatever the order of the links', () => {
    const scores = fc.array(fc.double({ min: 0.001, max: 0.059, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(scores, (scores) => {
        const links = scores.map((score, i) => ({ a: 0, b: i + 1, score }));
        const expected = scores.toSorted((x, y) => y - x)[RANK - 1] ?? 0;
        expect(densities(links, scores.length + 1)[0]).toBe(expected);
        expect(densities(links.toReversed(), scores.length + 1)[0]).toBe(expected);
      }),
    );
  });

  test('is none where fewer come near', () => {
    expect(densities(star(RANK - 1, NEAR), RANK)[0]).toBe(0);
    expect(densities(star(RANK, NEAR), RANK + 1)[0]).toBe(NEAR);
  });

  test('does not count the story itself, however large', () => {
    expect(densities(star(300, JOIN), 301)[0]).toBe(0);
    // Of a story of a thousand many pairs are less alike: 300 near, and 300 less near, are no crowd; 12 more are.
    const story = (others: number): Link[] => [
      ...star(300, JOIN),
      ...star(300 + others, NEAR).map(({ a, b, score }) => ({ a, b: b + 300, score })),
    ];
    expect(densities(story(RANK - 1), 1000)[0]).toBe(0);
    expect(densities(story(RANK), 1000)[0]).toBe(NEAR);
  });
});

describe('the least mean similarity of two clusters', () => {
  const none = new Float64Array(20);
  const members = (first: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => first + i);

  test('is that of two single reports, and falls as either cluster of one event grows', () => {
    expect(leastMean([0], [1], none, PARAMETERS)).toBe(JOIN);
    const attach = [1, 2, 4, 8].map((count) => leastMean([0], members(1, count), none, PARAMETERS));
    expect(attach).toEqual(attach.toSorted((x, y) => y - x));
    expect(attach.at(-1)).toBeGreaterThan(PARAMETERS.attachHeight);
    const contrast = [2, 4, 8].map((count) =>
      leastMean(members(0, count), members(8, count), none, PARAMETERS),
    );
    expect(contrast).toEqual(contrast.toSorted((x, y) => y - x));
    expect(contrast.at(-1)).toBeGreaterThan(PARAMETERS.contrastHeight);
  });

  test('does not depend on which is left and which is right', () => {
    const dense = Float64Array.from({ length: 20 }, (_, i) => i / 400);
    for (const [left, right] of [
      [[0], [1]],
      [[3], [7, 9, 12]],
      [
        [0, 19],
        [4, 5, 6],
      ],
    ] as const) {
      expect(leastMean(left, right, dense, PARAMETERS)).toBeCloseTo(
        leastMean(right, left, dense, PARAMETERS),
        15,
      );
    }
  });

  test('grows with the density around both, from the floor on', () => {
    const at = (density: number): number =>
      leastMean([0], [1], new Float64Array(2).fill(density), PARAMETERS) - JOIN;
    expect(at(FLOOR)).toBe(0);
    expect(at(FLOOR + 0.02)).toBeCloseTo(PARAMETERS.densityWeight * 0.02, 12);
  });
});
