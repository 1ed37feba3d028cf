/** The similarity join against all pairs, compared one by one; and what its limits do. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drain } from '../../src/steps';
import { joinProfiles, joinSteps, type Link } from '../../src/stories/join';
import { JOIN_LIMITS, type JoinLimits } from '../../src/stories/join-limits';
import { type Profile, profileSimilarity } from '../../src/stories/profile';
import { random, whole } from '../helpers/random';

const ALL = Number.POSITIVE_INFINITY;
const NO_LIMITS: JoinLimits = { strong: 0, weak: 0, postings: ALL, compared: ALL, links: ALL };

/** A profile of terms and weights, of unit length. */
function profileOf(weights: ReadonlyMap<number, number>): Profile {
  const terms = Int32Array.from(weights.keys()).sort();
  const length = Math.hypot(...weights.values());
  const scaled = Float64Array.from(terms, (term) => weights.get(term)! / length);
  return { terms, weights: scaled, sum: scaled.reduce((sum, weight) => sum + weight, 0) };
}

/** Profiles of some topics: most terms of a profile are its topic's, the others anyone's. */
function batch(seed: number, count: number, topics: number, size = 20): Profile[] {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    const topic = whole(next, topics);
    const weights = new Map<number, number>();
    while (weights.size < size) {
      const term = next() < 0.6 ? 1000 * (topic + 1) + whole(next, 40) : -whole(next, 400);
      weights.set(Math.imul(term, 0x9e3779b1), 0.1 + next());
    }
    return profileOf(weights);
  });
}

function allPairs(profiles: readonly Profile[], floor: number): Link[] {
  const links: Link[] = [];
  for (let a = 0; a < profiles.length; a++) {
    for (let b = a + 1; b < profiles.length; b++) {
      const score = profileSimilarity(profiles[a]!, profiles[b]!);
      if (score >= floor) links.push({ a, b, score });
    }
  }
  return links;
}

const pairsOf = (links: Iterable<Link>): string[] => [...links].map(({ a, b }) => `${a} ${b}`);

describe('without limits', () => {
  test('it finds every pair from the floor on, once, by a, then b, with its similarity to the bit', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 6 }),
        (seed, count, topics) => {
          const profiles = batch(seed, count, topics);
          expect(joinProfiles(profiles, 0.05)).toEqual(allPairs(profiles, 0.05));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('profiles without terms are alike to nothing', () => {
    const empty = profileOf(new Map());
    expect(joinProfiles([empty, ...batch(1, 5, 1), empty], 0.01)).toEqual(
      joinProfiles([empty, ...batch(1, 5, 1)], 0.01),
    );
  });
});

describe('within limits', () => {
  test('every pair from `strong` on is found, and of the others the best of each report', () => {
    const profiles = batch(7, 200, 5);
    const exact = allPairs(profiles, 0.01);
    const strong = 0.08;
    const { links, capped } = drain(joinSteps(profiles, 0.01, { ...NO_LIMITS, strong, weak: 4 }));
    expect(capped).toBe(0);
    const found = [...links];
    const known = new Map(exact.map((link) => [`${link.a} ${link.b}`, link.score]));
    for (const link of found) expect(link.score).toBe(known.get(`${link.a} ${link.b}`));
    expect(pairsOf(found.filter((link) => link.score >= strong))).toEqual(
      pairsOf(exact.filter((link) => link.score >= strong)),
    );
    const kept = new Set(pairsOf(found));
    expect(kept.size).toBe(found.length);
    for (let report = 0; report < profiles.length; report++) {
      const weak = exact.filter(({ a, b, score }) => score < strong && (a === report || b === report));
      weak.sort((x, y) => y.score - x.score);
      expect(pairsOf(weak.slice(0, 4)).filter((pair) => !kept.has(pair))).toEqual([]);
    }
    // Fewer than all, so that the limit was met.
    expect(found.length).toBeLessThan(exact.length);
  });

  test('a limit on postings keeps the pairs that share rare terms, with their full similarity, and is counted', () => {
    const profiles = batch(8, 300, 20);
    const exact = allPairs(profiles, 0.01);
    const limits = { ...NO_LIMITS, strong: 0.01, postings: 120, compared: 64 };
    const { links, capped } = drain(joinSteps(profiles, 0.01, limits));
    expect(capped).toBeGreaterThan(0);
    const known = new Map(exact.map((link) => [`${link.a} ${link.b}`, link.score]));
    const found = [...links];
    for (const link of found) expect(link.score).toBe(known.get(`${link.a} ${link.b}`));
    const sameTopic = exact.filter(({ score }) => score >= 0.1);
    const kept = new Set(pairsOf(found));
    const missed = pairsOf(sameTopic).filter((pair) => !kept.has(pair));
    expect(sameTopic.length).toBeGreaterThan(300);
    expect(missed.length).toBeLessThan(0.05 * sameTopic.length);
  });

  test('a report keeps no more links to those before it than it may, the best', () => {
    const profiles = batch(9, 80, 1);
    const { links, capped } = drain(joinSteps(profiles, 0.01, { ...NO_LIMITS, strong: 0.01, links: 10 }));
    const found = [...links];
    expect(capped).toBe(69);
    const exact = allPairs(profiles, 0.01);
    for (let b = 0; b < 80; b++) {
      const best = exact.filter((link) => link.b === b).sort((x, y) => y.score - x.score);
      expect(
        found
          .filter((link) => link.b === b)
          .map(({ score }) => score)
          .sort((x, y) => y - x),
      ).toEqual(best.slice(0, 10).map(({ score }) => score));
    }
  });

  test('whatever is in it, a flood costs no more a report than the limits say', () => {
    // One profile for all: every list is as long as the batch.
    const [same] = batch(3, 1, 1, 64);
    const steps = (count: number): number => {
      let pauses = 0;
      const work = joinSteps(Array<Profile>(count).fill(same!), 0.01, {
        ...JOIN_LIMITS,
        postings: 2048,
        links: 16,
        compared: 32,
      });
      while (!work.next().done) pauses++;
      return pauses;
    };
    // Pauses come after so much work: twice the reports, twice the pauses.
    expect(steps(2000)).toBeLessThan(2.6 * steps(1000));
  });
});
