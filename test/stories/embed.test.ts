/** Vectors that the caller brings: they bring up pairs that words miss, and say nothing where all are alike. */
import { type Article, clusterStories, clusterStoriesAsync } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { drain } from '../../src/steps';
import { type Link, Links } from '../../src/stories/links';
import { NEIGHBOUR_LIMITS, neighbourSteps, withNeighbours } from '../../src/stories/neighbours';
import { VECTOR_PARAMETERS, VectorReader, type Vectors } from '../../src/stories/vectors';
import { batch } from '../helpers/batch';
import { random, shuffled } from '../helpers/random';

const plain = clusterStories(batch());
const parts = (stories: readonly { articleIds: readonly string[] }[]): string[] =>
  stories.map(({ articleIds }) => [...articleIds].sort().join(' ')).sort();

/** What a model of many languages would see: a direction for each event, with noise of each text's own. */
const SUBJECTS: readonly (readonly string[])[] = [
  ['fire', 'Feuer', 'incendie'],
  ['mayor', 'Bürgermeisterin', 'maire'],
  ['comet', 'Komet', 'comète'],
];
const TOLD: Article[] = [
  {
    id: 'fire-en',
    text: 'A fire burned down the old grain store of the harbour before dawn, and nobody was hurt.',
  },
  {
    id: 'fire-de',
    text: 'Vor der Dämmerung hat ein Feuer den alten Speicher am Hafen zerstört, verletzt wurde niemand.',
  },
  {
    id: 'mayor-en',
    text: 'Voters elected the first woman as mayor of the town, who had promised them free trams.',
  },
  {
    id: 'mayor-fr',
    text: 'Les électeurs ont choisi pour maire une femme qui leur avait promis des trams gratuits.',
  },
  {
    id: 'comet-de',
    text: 'Der Komet zeigt auf den Bildern der Sonde einen dunklen Kern mit hellen Strahlen aus Staub.',
  },
];
const inNoise = (text: string, at: number): number => random(text.length * 31 + at)() - 0.5;
const embed = (texts: string[]): number[][] =>
  texts.map((text) =>
    Array.from({ length: 24 }, (_, k) => {
      const subject = SUBJECTS.findIndex((words) => words.some((word) => text.includes(word)));
      return 1 + (k % 3 === subject ? 3 : 0) + inNoise(text, k);
    }),
  );

describe('vectors', () => {
  test('bring together what two languages tell of one event, and nothing else', () => {
    expect(clusterStories(TOLD).stories).toHaveLength(5);
    expect(parts(clusterStories(TOLD, { embed }).stories)).toEqual([
      'comet-de',
      'fire-de fire-en',
      'mayor-en mayor-fr',
    ]);
  });

  test('give the same bytes in any order, sync and async, as arrays and as Float32Array', async () => {
    const expected = JSON.stringify(clusterStories(TOLD, { embed }).stories);
    const typed = (texts: string[]): Float32Array[] => embed(texts).map((row) => Float32Array.from(row));
    for (let seed = 0; seed < 5; seed++) {
      expect(JSON.stringify(clusterStories(shuffled(TOLD, seed), { embed }).stories)).toBe(expected);
    }
    const asynchronous = async (texts: string[]): Promise<number[][]> => embed(texts);
    for (const one of [embed, asynchronous]) {
      expect(JSON.stringify((await clusterStoriesAsync(TOLD, { embed: one })).stories)).toBe(expected);
    }
    expect(parts(clusterStories(TOLD, { embed: typed }).stories)).toEqual(
      parts(clusterStories(TOLD, { embed }).stories),
    );
  });

  test.each([
    ['all equal', (texts: string[]) => texts.map(() => [0.5, 0.25, 1])],
    ['all zero', (texts: string[]) => texts.map(() => [0, 0])],
    ['hardly different', (texts: string[]) => texts.map((text) => [1, 1e-4 * inNoise(text, 1)])],
  ])('that are %s change nothing', (_, embed) => {
    expect(clusterStories(batch(), { embed })).toEqual(plain);
  });

  test('of two reports alone say nothing', () => {
    const two = batch().slice(0, 2);
    expect(clusterStories(two, { embed: (texts) => texts.map((_, i) => [1, i]) })).toEqual(
      clusterStories(two),
    );
  });

  test('are asked for once each independent report, its title and text, a few at a time', () => {
    const many = Array.from({ length: 150 }, (_, i) => ({
      id: `id ${i}`,
      title: `Title ${i}`,
      text: `Words of report number ${i * 7919} and ${i * 104_729} of its own`,
    }));
    const asked: string[] = [];
    const sizes: number[] = [];
    const one = { ...many[0]!, id: 'a copy' };
    clusterStories([...many, one], {
      embed: (texts) => {
        asked.push(...texts);
        sizes.push(texts.length);
        return texts.map(() => [1, 2]);
      },
    });
    expect(asked.length).toBe(150);
    expect(new Set(asked).size).toBe(150);
    expect(asked).toContain(`${many[3]!.title}\n\n${many[3]!.text}`);
    expect(Math.max(...sizes)).toBe(VECTOR_PARAMETERS.batch);
  });

  test('are a phase of their own in progress, and an abort does not wait for them', async () => {
    const phases = new Set<string>();
    await clusterStoriesAsync(TOLD, { embed, onProgress: ({ phase }) => phases.add(phase) });
    expect([...phases]).toEqual(['articles', 'copies', 'vectors', 'stories', 'summaries']);
    const controller = new AbortController();
    const never = (): Promise<never> => {
      setImmediate(() => controller.abort());
      return new Promise(() => undefined);
    };
    const run = clusterStoriesAsync(TOLD, { embed: never, signal: controller.signal });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('bad vectors', () => {
  const rows = (change: (rows: unknown[]) => unknown) => (texts: string[]) =>
    change(texts.map(() => [1, 2])) as number[][];

  test.each([
    [rows(() => 'no'), TypeError, 'options.embed(texts): expected an array of vectors, got the string "no"'],
    [
      rows((all) => all.slice(1)),
      RangeError,
      'options.embed(texts): expected 5 vectors, one for each text, got 4',
    ],
    [
      rows((all) => [...all.slice(1), 'no']),
      TypeError,
      'options.embed(texts)[4]: expected an array of numbers',
    ],
    [rows((all) => [...all.slice(1), [1]]), RangeError, 'options.embed(texts)[4]: expected 2 numbers'],
    [
      rows((all) => [[], ...all.slice(1)]),
      RangeError,
      'options.embed(texts)[0]: expected 1 to 65536 numbers',
    ],
    [rows((all) => [[1, '2'], ...all.slice(1)]), TypeError, 'options.embed(texts)[0][1]: expected a number'],
    [
      rows((all) => [[1, Number.NaN], ...all.slice(1)]),
      RangeError,
      'options.embed(texts)[0][1]: expected a finite number',
    ],
    [rows(() => Promise.resolve([])), TypeError, 'clusterStoriesAsync takes that'],
  ])('are named: %#', async (embed, type, message) => {
    const run = (): unknown => clusterStories(TOLD, { embed });
    expect(run).toThrow(type);
    expect(run).toThrow(message);
    if (message.includes('Async')) return;
    await expect(clusterStoriesAsync(TOLD, { embed })).rejects.toThrow(message);
  });

  test('what embed throws, or rejects with, is thrown', async () => {
    const broken = new Error('no model');
    const embed = (): never => {
      throw broken;
    };
    expect(() => clusterStories(TOLD, { embed })).toThrow(broken);
    await expect(clusterStoriesAsync(TOLD, { embed })).rejects.toBe(broken);
    await expect(clusterStoriesAsync(TOLD, { embed: () => Promise.reject(broken) })).rejects.toBe(broken);
  });
});

describe('near neighbours', () => {
  /** Clusters of four around random directions. */
  function clustered(count: number, dimension: number): Vectors {
    const reader = new VectorReader(count);
    const next = random(5);
    let centre: number[] = [];
    const rows = Array.from({ length: count }, (_, i) => {
      if (i % 4 === 0) centre = Array.from({ length: dimension }, () => next() - 0.5);
      return centre.map((x) => x + 0.3 * (next() - 0.5));
    });
    reader.add(rows, count);
    return reader.vectors();
  }
  const pairsOf = (links: Iterable<Link>): Set<string> => new Set([...links].map(({ a, b }) => `${a} ${b}`));

  test('by planes are nearly all of those that comparing all pairs finds', () => {
    const vectors = clustered(1600, 32);
    const all = drain(neighbourSteps(vectors, { ...NEIGHBOUR_LIMITS, exact: 1e9 })).links;
    const exact = pairsOf([...all].filter(({ score }) => score > 0.7));
    const found = drain(neighbourSteps(vectors, { ...NEIGHBOUR_LIMITS, exact: 0 }));
    expect(exact.size).toBeGreaterThanOrEqual(2400);
    const hits = [...pairsOf(found.links)].filter((pair) => exact.has(pair)).length;
    expect(hits / exact.size).toBeGreaterThan(0.97);
    expect(found.capped).toBeLessThan(60);
  });

  test('of a report are a few at the most, and full buckets are counted', () => {
    const reader = new VectorReader(600);
    reader.add(
      Array.from({ length: 600 }, (_, i) => (i < 400 ? [1, 0.001 * (i % 7)] : [Math.sin(i), Math.cos(i)])),
      600,
    );
    const { links, capped } = drain(neighbourSteps(reader.vectors(), { ...NEIGHBOUR_LIMITS, exact: 0 }));
    expect(capped).toBeGreaterThan(300);
    expect(links.length).toBeLessThanOrEqual(600 * NEIGHBOUR_LIMITS.kept);
  });

  test('join the pairs that words found, each once, in order', () => {
    const links = (pairs: readonly [number, number][]): Links =>
      new Links(
        Uint32Array.from(pairs, ([a]) => a),
        Uint32Array.from(pairs, ([, b]) => b),
        Float64Array.from(pairs, () => 0.5),
      );
    const words = links([
      [0, 2],
      [1, 3],
      [4, 5],
    ]);
    const near = links([
      [0, 1],
      [0, 2],
      [2, 3],
      [4, 6],
    ]);
    const all = [...drain(withNeighbours(words, near, 7, () => 0.1))];
    expect(all.map(({ a, b, score }) => [a, b, score])).toEqual([
      [0, 1, 0.1],
      [0, 2, 0.5],
      [1, 3, 0.5],
      [2, 3, 0.1],
      [4, 5, 0.5],
      [4, 6, 0.1],
    ]);
  });
});
