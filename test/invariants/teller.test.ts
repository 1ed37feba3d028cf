/** A teller: stories told elsewhere, in whatever order and time, make the same bytes; and what it fails of ends the run. */
import {
  type Article,
  type ClusterProgress,
  clusterStories,
  clusterStoriesAsync,
  type StoryTeller,
  type ToldStory,
  tellStories,
  type UntoldStories,
} from 'newsfold';
import { describe, expect, test } from 'vitest';
import { loadLanguages } from '../../src/languages/index';
import { batch } from '../helpers/batch';
import { random, whole } from '../helpers/random';
import { REPORTS } from '../languages/reports';

/** Five events, several times over, with other names. */
const MANY: readonly Article[] = ['', 'Ka', 'Lo'].flatMap((name) =>
  batch().map((article) => ({
    ...article,
    id: `${name}${article.id}`,
    text: article.text.replace(/\b(?=[A-Z])/g, name),
    ...(article.title === undefined ? {} : { title: article.title.replace(/\b(?=[A-Z])/g, name) }),
  })),
);
const EXPECTED = JSON.stringify(clusterStories(MANY));

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
const throughJson = (batch: UntoldStories): ToldStory[] =>
  JSON.parse(JSON.stringify(tellStories(JSON.parse(JSON.stringify(batch)))));
const throughClone = (batch: UntoldStories): ToldStory[] =>
  structuredClone(tellStories(structuredClone(batch)));

/** A teller that keeps what it was given. */
interface Kept extends StoryTeller {
  readonly given: UntoldStories[];
}
function tellerOf(
  tell: (batch: UntoldStories, call: number) => Promise<readonly ToldStory[]>,
  options: Partial<StoryTeller> = {},
): Kept {
  const given: UntoldStories[] = [];
  return {
    places: 2,
    batchUnits: 1500,
    ...options,
    given,
    tell: (stories) => tell(stories, given.push(stories)),
  };
}
const nothing = (): undefined => undefined;
const idsIn = (given: readonly UntoldStories[]): string[] =>
  given.flatMap(({ stories }) =>
    stories.flatMap(({ reports }) => reports.flatMap(({ articles }) => articles.map(({ id }) => id))),
  );

describe('the result', () => {
  test.each([
    ['through JSON', throughJson],
    ['through a structured clone', throughClone],
  ])('is the same to the byte, %s', async (_, tell) => {
    const teller = tellerOf(async (batch) => tell(batch));
    expect(JSON.stringify(await clusterStoriesAsync(MANY, { teller }))).toBe(EXPECTED);
    expect(teller.given.length).toBeGreaterThan(1);
  });

  test('is the same whenever and in whatever order batches come back', async () => {
    for (let seed = 0; seed < 8; seed++) {
      const next = random(seed);
      const options = { places: 1 + whole(next, 9), batchUnits: 1 + whole(next, 3000) };
      const teller = tellerOf(async (batch) => {
        if (whole(next, 3) > 0) await sleep(whole(next, 12));
        return throughJson(batch);
      }, options);
      expect(JSON.stringify(await clusterStoriesAsync(MANY, { teller }))).toBe(EXPECTED);
      expect(teller.given.length).toBeGreaterThan(0);
    }
  });

  test('is the same with options that decide what is told and how', async () => {
    const options = {
      minSources: 2,
      maxWords: 30,
      maxSentences: 2,
      prefer: ['Harbour Post', 7 as never],
      threshold: 0.2,
      veto: (a: { id: string }, b: { id: string }) => a.id === 'event2-report0' && b.id === 'event2-report3',
      sameStory: [['event3-report0', 'event4-report1']],
    };
    const teller = tellerOf(async (batch) => throughJson(batch));
    expect(JSON.stringify(await clusterStoriesAsync(MANY, { ...options, teller }))).toBe(
      JSON.stringify(clusterStories(MANY, options)),
    );
    const { below } = clusterStories(MANY, options);
    const handed = new Set(idsIn(teller.given));
    expect(handed.size).toBeGreaterThan(0);
    expect(below.flatMap(({ articleIds }) => articleIds).filter((id) => handed.has(id))).toEqual([]);
  });

  test('is the same where a language pack has functions, and what is read with it stays here', async () => {
    const languages = await loadLanguages(['tr', 'ru']);
    const foreign = (['tr', 'ru'] as const).flatMap((lang) =>
      REPORTS[lang].map((report, i) => ({ id: `${lang}${i}`, ...report, ...(i % 2 === 0 ? { lang } : {}) })),
    );
    const all = [
      ...MANY,
      ...foreign,
      { id: 'fr', text: 'Le pont est fermé depuis mardi à Bren.', lang: 'fr' },
    ];
    const teller = tellerOf(async (batch) => throughClone(batch), { places: 50 });
    const result = await clusterStoriesAsync(all, { languages, teller });
    expect(JSON.stringify(result)).toBe(JSON.stringify(clusterStories(all, { languages })));
    const handed = idsIn(teller.given);
    expect(handed.length).toBeGreaterThan(0);
    expect(handed.filter((id) => /^(?:tr|ru|fr)\d*$/.test(id))).toEqual([]);
  });

  test('of nothing, and of one story, hands nothing over', async () => {
    const teller = tellerOf(async (batch) => throughJson(batch));
    await clusterStoriesAsync([], { teller });
    await clusterStoriesAsync([MANY[0]!], { teller });
    expect(teller.given).toEqual([]);
  });
});

describe('what is handed over', () => {
  test('is each text once at the most, in batches no larger than asked for', async () => {
    const teller = tellerOf(async (batch) => throughJson(batch), { batchUnits: 3000, places: 3 });
    await clusterStoriesAsync(MANY, { teller });
    const ids = idsIn(teller.given);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { stories } of teller.given) {
      const units = stories.map(({ reports }) =>
        reports.reduce(
          (sum, { articles }) =>
            sum + articles.reduce((all, { title, text }) => all + title.length + text.length, 0),
          0,
        ),
      );
      expect(units.length === 1 || units.reduce((a, b) => a + b) <= 3000).toBe(true);
    }
  });

  test('is never more than there are places for', async () => {
    let [working, most] = [0, 0];
    const teller = tellerOf(
      async (batch) => {
        most = Math.max(most, ++working);
        await sleep(2);
        working--;
        return throughJson(batch);
      },
      { places: 3, batchUnits: 1 },
    );
    await clusterStoriesAsync(MANY, { teller });
    expect(most).toBe(3);
  });

  test('is nothing where there is less text than leastUnits', async () => {
    const units = MANY.reduce((sum, { title = '', text }) => sum + title.length + text.length, 0);
    const tell = async (batch: UntoldStories): Promise<readonly ToldStory[]> => throughJson(batch);
    const [little, enough] = [
      tellerOf(tell, { leastUnits: units + 1 }),
      tellerOf(tell, { leastUnits: units }),
    ];
    expect(JSON.stringify(await clusterStoriesAsync(MANY, { teller: little }))).toBe(EXPECTED);
    expect(JSON.stringify(await clusterStoriesAsync(MANY, { teller: enough }))).toBe(EXPECTED);
    expect([little.given.length, enough.given.length > 0]).toEqual([0, true]);
  });

  test('is shared: while a slow teller is at one story, the others are told here', async () => {
    let answer: () => void = () => undefined;
    const allElse = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const teller = tellerOf(
      async (batch) => {
        await allElse;
        return throughJson(batch);
      },
      { places: 1, batchUnits: 1 },
    );
    const onProgress = ({ phase, done, total }: ClusterProgress): void => {
      if (phase === 'summaries' && done === total - 1) answer();
    };
    await clusterStoriesAsync(MANY, { teller, onProgress });
    expect(teller.given.map(({ stories }) => stories.length)).toEqual([1]);
  });
});

test('progress of telling never falls, and ends with all stories', async () => {
  const seen: ClusterProgress[] = [];
  const teller = tellerOf(async (batch) => {
    await sleep(1);
    return throughJson(batch);
  });
  const { stories } = await clusterStoriesAsync(MANY, {
    teller,
    onProgress: (progress) => seen.push(progress),
  });
  const own = seen.filter(({ phase }) => phase === 'summaries');
  expect(own.length).toBeGreaterThan(5);
  for (let i = 1; i < own.length; i++) expect(own[i]!.done).toBeGreaterThanOrEqual(own[i - 1]!.done);
  expect(own.at(-1)).toEqual({ phase: 'summaries', done: stories.length, total: stories.length });
});

describe('a teller that fails', () => {
  const wrong = new Error('the other side is gone');
  test.each<[string, (batch: UntoldStories, call: number) => unknown, unknown]>([
    ['at once', () => Promise.reject(wrong), wrong],
    [
      'by throwing',
      () => {
        throw wrong;
      },
      wrong,
    ],
    [
      'later',
      (batch, call) =>
        call < 3 ? Promise.resolve(throughJson(batch)) : sleep(3).then(() => Promise.reject(wrong)),
      wrong,
    ],
    ['by too few stories', () => Promise.resolve([]), expect.objectContaining({ name: 'TypeError' })],
    ['by no list', () => Promise.resolve({}), expect.objectContaining({ name: 'TypeError' })],
    ['by no promise', () => undefined, expect.objectContaining({ name: 'TypeError' })],
    [
      'by stories that are none',
      (batch) => Promise.resolve(batch.stories.map(() => null)),
      expect.objectContaining({ message: expect.stringContaining('options.teller.tell') }),
    ],
    [
      'by stories without what was told',
      (batch) => Promise.resolve(throughJson(batch).map(({ representativeId }) => ({ representativeId }))),
      expect.objectContaining({ message: expect.stringContaining('options.teller.tell') }),
    ],
    [
      'by a report of another story',
      (batch) =>
        Promise.resolve(throughJson(batch).map((told) => ({ ...told, representativeId: 'event0-report0' }))),
      expect.objectContaining({ message: expect.stringContaining('options.teller.tell') }),
    ],
  ])('%s ends the run with that', async (_, tell, error) => {
    const teller = tellerOf(tell as Parameters<typeof tellerOf>[0]);
    const run = clusterStoriesAsync(MANY, { teller });
    await expect(run).rejects.toEqual(error);
  });

  test('after the run has ended otherwise is not heard', async () => {
    const controller = new AbortController();
    const teller = tellerOf(async () => {
      controller.abort();
      await sleep(5);
      throw wrong;
    });
    const run = clusterStoriesAsync(MANY, { teller, signal: controller.signal });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    await sleep(10);
  });
});

test('an abort does not wait for a teller that never answers', async () => {
  const controller = new AbortController();
  const teller = tellerOf(() => new Promise(() => undefined));
  const run = clusterStoriesAsync(MANY, { teller, signal: controller.signal });
  setTimeout(() => controller.abort(new Error('enough')), 300);
  await expect(run).rejects.toThrow('enough');
});

test.each([
  ['options.teller', 5, TypeError],
  ['options.teller.tell', { places: 1 }, TypeError],
  ['options.teller.places', { places: 0, tell: nothing }, RangeError],
  ['options.teller.places', { tell: nothing }, TypeError],
  ['options.teller.batchUnits', { places: 1, batchUnits: 0, tell: nothing }, RangeError],
  ['options.teller.leastUnits', { places: 1, leastUnits: -1, tell: nothing }, RangeError],
])('a bad %s is refused before any work', async (argument, teller, type) => {
  const run = clusterStoriesAsync([], { teller: teller as never });
  await expect(run).rejects.toThrow(type);
  await expect(run).rejects.toThrow(argument);
});
