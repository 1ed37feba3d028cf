/** Profiles: what weighs in a report, and how two are compared. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckedArticle, checkArticles } from '../../src/article/article';
import { batchIdf, documentCounts, type Idf, idfOf } from '../../src/stories/idf';
import { joinProfiles } from '../../src/stories/join';
import { STORY_PARAMETERS } from '../../src/stories/parameters';
import { type Profile, ProfileProbe, profileOf, profileSimilarity } from '../../src/stories/profile';
import { countTerms, type TermCounts } from '../../src/stories/term-counts';
import { hashPair, readTerms } from '../../src/text/terms';
import { prose } from '../helpers/prose';
import { anyText } from '../helpers/text';

const PARAMETERS = STORY_PARAMETERS;
const FLAT: Idf = () => 1;
const hashTerm = (word: string): number => readTerms(word).hashes[0]!;

function checked(text: string, title = ''): CheckedArticle {
  return checkArticles([{ id: 'a', text, title }], { strict: true }).articles[0]!;
}
function counted(text: string, title = ''): TermCounts {
  return countTerms(checked(text, title), PARAMETERS);
}
function tf(counts: TermCounts, ...words: [string] | [string, string]): number | undefined {
  const hash = words.length === 1 ? hashTerm(words[0]) : hashPair(hashTerm(words[0]), hashTerm(words[1]));
  const at = counts.block.hashes.subarray(counts.start, counts.end).indexOf(hash);
  return at < 0 ? undefined : Math.expm1(counts.block.logs[counts.start + at]!);
}
function termsOf({ block, start, end }: TermCounts): Int32Array {
  return block.hashes.subarray(start, end);
}
const length = ({ weights }: Profile): number => Math.hypot(...weights);

describe('the frequency of a term', () => {
  test('falls with its place in the body, down to a floor', () => {
    const filler = prose(1, 400);
    const [early, late, last] = [
      counted(`harbour ${filler}`),
      counted(`${prose(2, 100)} harbour ${filler}`),
      counted(`${filler} harbour`),
    ].map((counts) => tf(counts, 'harbour')!);
    expect(early).toBe(1);
    expect(late).toBeCloseTo(Math.exp(-100 / PARAMETERS.positionDecay), 10);
    expect(last).toBe(PARAMETERS.positionFloor);
  });

  test('is greater in the title, and for names and figures in the body', () => {
    const counts = counted('ferry harbour Tobruk 1204', 'ferry');
    expect(tf(counts, 'ferry')).toBeCloseTo(PARAMETERS.titleWeight + 1, 10);
    expect(tf(counts, 'Tobruk')! / tf(counts, 'harbour')!).toBeCloseTo(PARAMETERS.nameWeight, 1);
    expect(tf(counts, '1204')! / tf(counts, 'harbour')!).toBeCloseTo(PARAMETERS.nameWeight, 1);
  });

  test('counts pairs of neighbouring terms, over stop words, but not from the title into the body', () => {
    const counts = counted('minister of the interior resigned', 'ferry sinks');
    expect(tf(counts, 'minister', 'interior')).toBeDefined();
    expect(tf(counts, 'interior', 'resigned')).toBeDefined();
    expect(tf(counts, 'interior', 'minister')).toBeUndefined();
    expect(tf(counts, 'sinks', 'minister')).toBeUndefined();
  });

  test('a text of stop words only has no terms', () => {
    expect(termsOf(counted('it was what it was'))).toHaveLength(0);
  });
});

describe('idf', () => {
  const counts = new Map([
    [hashTerm('tarhuna'), 2],
    [hashTerm('minister'), 2],
    [hashTerm('zorbla'), 10],
    [hashTerm('lonely'), 1],
    [hashTerm('quimbo'), 2],
  ]);
  const idf = batchIdf(counts, 10, PARAMETERS);
  const of = (word: string): number => idf(hashTerm(word), false);

  test('knows from the background that a minister tells less than a town', () => {
    expect(of('minister')).toBeLessThan(of('tarhuna'));
  });

  test('is less for a term that more reports hold', () => {
    expect(of('zorbla')).toBeLessThan(of('quimbo'));
  });

  test('is less for a term of one report only, the more the larger the batch, and to a half at the half-life', () => {
    // A batch of as many reports as one of the steps in which they are counted.
    const fading = { backgroundDocuments: 0, singletonHalfLife: 512 };
    const share = (reports: number): number => {
      const large = batchIdf(counts, reports, { ...PARAMETERS, ...fading });
      const one = large(hashTerm('lonely'), false);
      const twice = batchIdf(new Map([[hashTerm('lonely'), 2]]), 2 * reports, {
        ...PARAMETERS,
        ...fading,
      });
      // Without background, one in n and two in 2n are equally rare: what differs is the fading.
      return one / twice(hashTerm('lonely'), false);
    };
    expect(share(10)).toBeGreaterThan(0.95);
    expect(share(fading.singletonHalfLife)).toBeCloseTo(0.5, 10);
    expect(share(20_000)).toBeLessThan(0.05);
  });

  test('is the same to the bit until a count, or the number of reports, is nearer to another power of two', () => {
    const at = (count: number, reports: number): number =>
      batchIdf(new Map([[hashTerm('quimbo'), count]]), reports, PARAMETERS)(hashTerm('quimbo'), false);
    // 32 / sqrt 2 = 22.6, 32 * sqrt 2 = 45.3; 1024 / sqrt 2 = 724.1, 1024 * sqrt 2 = 1448.2.
    for (let count = 23; count <= 45; count++) expect(at(count, 1000)).toBe(at(32, 1024));
    expect(at(22, 1000)).toBeGreaterThan(at(23, 1000));
    expect(at(46, 1000)).toBeLessThan(at(45, 1000));
    expect(at(32, 725)).toBe(at(32, 1448));
    expect(at(32, 724)).toBeLessThan(at(32, 725));
    expect(at(32, 1449)).toBeGreaterThan(at(32, 1448));
  });

  test('is never negative, however common the term', () => {
    const all = batchIdf(new Map([[hashTerm('president'), 1000]]), 1000, PARAMETERS);
    expect(all(hashTerm('president'), false)).toBeGreaterThanOrEqual(0);
  });

  test('counts reports, not occurrences', () => {
    const reports = ['ferry ferry ferry sinks', 'the ferry sails', 'a train departs'].map((text) =>
      counted(text),
    );
    const found = documentCounts(reports);
    expect(found.get(hashTerm('ferry'))).toBe(2);
    expect(found.get(hashTerm('train'))).toBe(1);
  });
});

describe('a profile', () => {
  test('has unit length and ascending terms, and keeps no more than its size, for any text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 70 }), (text, size) => {
        const profile = profileOf(counted(`a b c ${text}`), FLAT, size);
        expect(profile.terms.length).toBeLessThanOrEqual(size);
        expect(profile.weights).toHaveLength(profile.terms.length);
        expect([...profile.terms]).toEqual([...profile.terms].toSorted((a, b) => a - b));
        if (profile.terms.length > 0) expect(length(profile)).toBeCloseTo(1, 12);
        expect(profile.sum).toBeCloseTo(
          profile.weights.reduce((sum, weight) => sum + weight, 0),
          12,
        );
      }),
      { numRuns: 300 },
    );
  });

  test('keeps the heaviest', () => {
    const counts = counted(prose(3, 200));
    const all = profileOf(counts, FLAT, 1e6);
    const kept = profileOf(counts, FLAT, 20);
    const weight = (term: number): number => counts.block.logs[counts.start + termsOf(counts).indexOf(term)]!;
    const least = Math.min(...Array.from(kept.terms, weight));
    const heavier = Array.from(all.terms).filter((term) => weight(term) > least);
    expect(kept.terms).toHaveLength(20);
    for (const term of heavier) expect(kept.terms).toContain(term);
  });

  test('leaves out what weighs nothing, and is empty, not broken, when all does', () => {
    const counts = counted('ferry sinks off Tobruk');
    const none = profileOf(counts, () => 0, 64);
    expect(none).toEqual({ terms: new Int32Array(0), weights: new Float64Array(0), sum: 0 });
    expect(profileSimilarity(none, none)).toBe(0);
    expect(profileSimilarity(none, profileOf(counts, FLAT, 64))).toBe(0);
  });
});

test('the idf of a batch, looked up in its table, is the one that is worked out term by term', () => {
  const texts = [
    ...[1, 2, 3].map((i) => `The minister of trade spoke of the ferry that was in the port for ${i} days`),
    'A ferry was in the port when the minister was to speak of it',
    'Bakan feribot seferlerini duyurdu ve limanda bekleyen yolculara seslendi',
    'Feribot limanda bekleyen yolculara kadar geldi, bakan seferlerini durdurdu',
  ];
  const reports = texts.map((text) => counted(text));
  const foreign = reports.filter((report) => report.foreign);
  expect(foreign).toHaveLength(2);
  const tabled = idfOf(reports, PARAMETERS);
  const worked = batchIdf(documentCounts(reports), reports.length, PARAMETERS, {
    counts: documentCounts(foreign),
    reports: foreign.length,
  });
  for (const word of [...new Set(texts.join(' ').split(' ')), 'unheard', 'president']) {
    const term = readTerms(word).hashes[0] ?? 0;
    for (const isPair of [false, true]) expect(tabled(term, isPair)).toBe(worked(term, isPair));
  }
});

describe('the similarity of two profiles', () => {
  const profile = fc
    .uniqueArray(
      fc.record({
        term: fc.integer({ min: -30, max: 30 }),
        weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
      }),
      {
        maxLength: 30,
        selector: ({ term }) => term,
      },
    )
    .map((entries): Profile => {
      const sorted = entries.toSorted((x, y) => x.term - y.term);
      const weights = Float64Array.from(sorted, ({ weight }) => weight);
      return {
        terms: Int32Array.from(sorted, ({ term }) => term),
        weights,
        sum: weights.reduce((a, b) => a + b, 0),
      };
    });

  test('is the sum of minima over the sum of maxima, from 0 to 1, and symmetric to the bit', () => {
    fc.assert(
      fc.property(profile, profile, (a, b) => {
        const at = ({ terms, weights }: Profile, term: number): number => weights[terms.indexOf(term)] ?? 0;
        const terms = [...new Set([...a.terms, ...b.terms])];
        const minima = terms.reduce((sum, term) => sum + Math.min(at(a, term), at(b, term)), 0);
        const maxima = terms.reduce((sum, term) => sum + Math.max(at(a, term), at(b, term)), 0);
        const similarity = profileSimilarity(a, b);
        expect(similarity).toBeCloseTo(maxima === 0 ? 0 : minima / maxima, 12);
        expect(similarity).toBe(profileSimilarity(b, a));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  test('is the same to the bit when one is held against many', () => {
    const probe = new ProfileProbe();
    fc.assert(
      fc.property(fc.array(profile, { minLength: 1, maxLength: 4 }), profile, (others, own) => {
        for (const other of others) expect(probe.similarity(own, other)).toBe(profileSimilarity(own, other));
      }),
    );
  });

  test('is 1 for a profile and itself', () => {
    const own = profileOf(counted(prose(4, 100)), FLAT, 64);
    expect(profileSimilarity(own, own)).toBeCloseTo(1, 12);
  });

  test('the join finds every pair from the floor on, once, with its similarity', () => {
    fc.assert(
      fc.property(
        fc.array(profile, { maxLength: 12 }),
        fc.constantFrom(0.02, 0.1, 0.4),
        (profiles, floor) => {
          const expected: { a: number; b: number; score: number }[] = [];
          for (let a = 0; a < profiles.length; a++) {
            for (let b = a + 1; b < profiles.length; b++) {
              const score = profileSimilarity(profiles[a]!, profiles[b]!);
              // Within rounding of the floor either answer is right.
              if (Math.abs(score - floor) < 1e-9) return;
              if (score >= floor) expected.push({ a, b, score });
            }
          }
          const found = joinProfiles(profiles, floor);
          expect(found.map(({ a, b }) => [a, b])).toEqual(expected.map(({ a, b }) => [a, b]));
          found.forEach(({ score }, i) => {
            expect(score).toBeCloseTo(expected[i]!.score, 12);
          });
        },
      ),
    );
  });
});
