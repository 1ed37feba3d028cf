/** Posting lists and rows of first sight: what comes and goes leaves nothing behind, and packing loses nothing that counts. */
import { expect, test } from 'vitest';
import { checkArticles } from '../../src/article/article';
import { CopyIndex } from '../../src/desk/copy-index';
import { NumberLists } from '../../src/desk/number-lists';
import { channelsOf } from '../../src/desk/sight-channels';
import { SightProbe } from '../../src/desk/sight-probe';
import { densityOf, frameOfRow, packed, SightRows, sameRows, termsOf } from '../../src/desk/sight-rows';
import { TermLists } from '../../src/desk/term-lists';
import { TermMap } from '../../src/desk/term-map';
import { ChannelBlend, type Channels } from '../../src/stories/channels';
import { frameOf } from '../../src/stories/frames';
import { type Idf, idfOf } from '../../src/stories/idf';
import { STORY_PARAMETERS } from '../../src/stories/parameters';
import { type Profile, ProfileMaker, profileSimilarity } from '../../src/stories/profile';
import { countTerms, type TermCounts } from '../../src/stories/term-counts';
import { batch } from '../helpers/batch';
import { random, whole } from '../helpers/random';

test('lists of numbers hold what was added and not removed, at any length', () => {
  const next = random(1);
  const lists = new NumberLists();
  const references = new Array<number>(30).fill(0);
  const model = references.map(() => new Set<number>());
  for (let step = 0; step < 30_000; step++) {
    const list = whole(next, 30);
    // First all grow, then all shrink, unevenly.
    const grows = next() < (step < 15_000 ? 0.7 : 0.3);
    const number = whole(next, 60 * (list + 1));
    const isIn = model[list]!.has(number);
    if (grows === isIn) continue;
    references[list] = grows ? lists.add(references[list]!, number) : lists.remove(references[list]!, number);
    if (grows) model[list]!.add(number);
    else model[list]!.delete(number);
  }
  for (const [list, reference] of references.entries()) {
    const found = reference === 0 ? [] : reference > 0 ? [reference - 1] : read(lists, reference);
    expect(found.sort((a, b) => a - b)).toEqual([...model[list]!].sort((a, b) => a - b));
  }
});

function read(lists: NumberLists, reference: number): number[] {
  const { words, base } = lists.place(reference);
  return [...words.subarray(base + 1, base + 1 + words[base]!)];
}

test('a map of terms is a map, whatever came and went', () => {
  const next = random(2);
  const map = new TermMap();
  const model = new Map<number, number>();
  // Few different first bits, so that one table is crowded.
  const terms = Array.from({ length: 3000 }, () => whole(next, 2 ** 32) | 0);
  for (let step = 0; step < 40_000; step++) {
    const term = terms[whole(next, terms.length)]!;
    const value = next() < 0.5 ? 0 : whole(next, 1000) - 500;
    map.set(term, value);
    if (value === 0) model.delete(term);
    else model.set(term, value);
  }
  for (const term of terms) expect(map.get(term)).toBe(model.get(term) ?? 0);
});

const NAMES = { id: (report: number): string => `r${report}`, hash: (report: number): number => report % 7 };

test('a search finds what shares the most, as looking at every report does, after any removals', () => {
  const next = random(3);
  const lists = new TermLists();
  const reports = new Map<number, Int32Array>();
  const profile = (): Int32Array =>
    Int32Array.from(new Set(Array.from({ length: 12 }, () => whole(next, 20) * whole(next, 20)))).sort();
  for (let step = 0; step < 3000; step++) {
    const report = whole(next, 150);
    const known = reports.get(report);
    if (known !== undefined) lists.remove(report, known);
    reports.delete(report);
    if (next() < 0.6) {
      reports.set(report, profile());
      lists.add(report, reports.get(report)!);
    }
    if (step % 30 > 0) continue;
    const terms = profile();
    const weights = Float64Array.from(terms, (term) => 1 + (term % 5));
    const except = whole(next, 150);
    const wanted = [...reports]
      .filter(([other]) => other !== except)
      .map(([other, theirs]) => {
        let weight = 0;
        for (const [i, term] of terms.entries()) if (theirs.includes(term)) weight += weights[i]!;
        return { report: other, weight };
      })
      .filter(({ weight }) => weight > 0)
      .sort(
        (a, b) =>
          b.weight - a.weight ||
          (a.report % 7) - (b.report % 7) ||
          (`r${a.report}` < `r${b.report}` ? -1 : 1),
      );
    const found = lists.search(terms, weights, { most: 10, places: 1e6, names: NAMES, except });
    expect(found).toEqual(wanted.slice(0, 10));
  }
});

test('packed, reports are as alike as they are in full', () => {
  const { articles } = checkArticles(batch());
  const counts = articles.map((article) => countTerms(article, STORY_PARAMETERS));
  const idf = idfOf(counts, STORY_PARAMETERS);
  const features = articles.map((article, i) => ({
    ...profiles(counts[i]!, idf),
    frame: frameOf(article),
    density: i / 100,
  }));
  const rows = new SightRows();
  const entries = features.map((each) => rows.add(packed(each)));
  const probe = new SightProbe();
  const blend = new ChannelBlend(
    features.map(({ channels }) => channels),
    STORY_PARAMETERS,
  );
  for (const [a, x] of features.entries()) {
    probe.load(rows.at(entries[a]!));
    expect(frameOfRow(rows.at(entries[a]!))).toEqual(x.frame);
    expect(densityOf(rows.at(entries[a]!))).toBeCloseTo(x.density, 6);
    expect(termsOf(rows.at(entries[a]!))).toEqual(x.profile.terms);
    expect(sameRows(rows.at(entries[a]!), packed(x))).toBe(true);
    for (const [b, y] of features.entries()) {
      const { profile, names, topic, hasChannels } = probe.compare(rows.at(entries[b]!));
      expect(profile).toBeCloseTo(profileSimilarity(x.profile, y.profile), 3);
      const { channelShare, channelScale } = STORY_PARAMETERS;
      const score = (1 - channelShare) * profile + channelShare * channelScale * Math.sqrt(names * topic);
      // The lightest of many terms are left out.
      expect(hasChannels ? score : profile).toBeCloseTo(blend.score({ a, b, score: profile }), 1);
    }
  }
});

test('a frame with more figures than a row has room for is kept beside it', () => {
  const text = `Results: ${Array.from({ length: 60 }, (_, i) => `${i}-${100 + i}`).join(', ')}. ${'More was said. '.repeat(5)}`;
  const [article] = checkArticles([{ id: 'a', text }]).articles;
  const counts = countTerms(article!, STORY_PARAMETERS);
  const idf = idfOf([counts], STORY_PARAMETERS);
  const frame = frameOf(article!);
  const rows = new SightRows();
  const entry = rows.add(packed({ ...profiles(counts, idf), frame, density: 0 }));
  expect(frame.figures.length).toBeGreaterThan(50);
  expect(frameOfRow(rows.at(entry))).toEqual(frame);
});

test('a brief cut from anywhere in a long report comes up, and so do the shortest texts', () => {
  const next = random(5);
  const copies = new CopyIndex();
  const texts = Array.from({ length: 40 }, (_, i) =>
    Array.from({ length: i < 10 ? 4 : 500 }, () => `word${whole(next, 5000)}`),
  );
  for (const [i, words] of texts.entries()) copies.add(i, copies.sample(words.join(' ')));
  let found = 0;
  for (const [i, words] of texts.entries()) {
    const from = words.length > 100 ? whole(next, words.length - 100) : 0;
    const sample = copies.sample(words.slice(from, from + 100).join(' '));
    if (copies.query(sample, 8, NAMES, -1)[0] === i) found++;
    expect(copies.query(sample, 8, NAMES, i)).not.toContain(i);
  }
  expect(found).toBeGreaterThan(36);
});

function profiles(counts: TermCounts, idf: Idf): { profile: Profile; channels: Channels } {
  const maker = new ProfileMaker(0);
  const profile = maker.profile(counts, idf, STORY_PARAMETERS.profileTerms);
  const weights = maker.weights(counts.end - counts.start);
  return { profile, channels: channelsOf(counts, weights, STORY_PARAMETERS, new ProfileMaker(0)) };
}
