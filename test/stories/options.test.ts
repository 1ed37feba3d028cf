/** What a caller may say about which reports are one story: threshold, window, veto, pins, least publishers. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Article, type ClusterOptions, clusterStories, NewsfoldError, type Story } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { readLabelled } from '../../bench/data';
import { reports } from '../examples/data';
import { batch } from '../helpers/batch';
import { shuffled } from '../helpers/random';

const FNC = fileURLToPath(new URL('../../../shared/data/fnc1-train.jsonl.gz', import.meta.url));

/** The articles of each story, each list and all lists in order. Stories below the minimum are not summarised: that saves time. */
function parts(articles: readonly Article[], options?: ClusterOptions): string[][] {
  const { below } = clusterStories(articles, { ...options, minSources: 1_000_000 });
  return below.map(({ articleIds }) => [...articleIds].sort()).sort();
}

function storyOf(stories: readonly Story[], id: string): Story {
  return stories.find(({ articleIds }) => articleIds.includes(id))!;
}

function areTogether(a: string, b: string, options: ClusterOptions, articles = batch()): boolean {
  return parts(articles, options).some((ids) => ids.includes(a) && ids.includes(b));
}

/** Whether every story of `fine` lies inside one of `coarse`. */
function refines(fine: readonly string[][], coarse: readonly string[][]): boolean {
  const storyOf = new Map(coarse.flatMap((ids, story) => ids.map((id) => [id, story] as const)));
  return fine.every((ids) => new Set(ids.map((id) => storyOf.get(id))).size === 1);
}

describe('no options', () => {
  test('are the same as their defaults', () => {
    const defaults = {
      threshold: 0,
      sameStory: [],
      differentStory: [],
      minSources: 1,
      idf: 'batch',
    } as const;
    expect(clusterStories(batch(), defaults)).toEqual(clusterStories(batch()));
    expect(clusterStories(batch(), { window: 36_500, veto: () => false })).toEqual(clusterStories(batch()));
  });
});

describe('threshold', () => {
  const steps = [-1, -0.5, -0.2, 0, 0.2, 0.5, 1];

  test('from step to step stories only fall apart', () => {
    const all = steps.map((threshold) => parts(reports, { threshold }));
    for (let i = 1; i < all.length; i++) expect(refines(all[i]!, all[i - 1]!)).toBe(true);
    expect(all.at(-1)!.length).toBeGreaterThan(all[0]!.length);
  });

  if (!existsSync(FNC)) console.log('options: skipped, ../shared is not beside the project');
  test.skipIf(!existsSync(FNC))('so they do on 120 articles of fnc1', () => {
    const articles = readLabelled(FNC).slice(0, 120);
    const all = [-1, -0.3, 0, 0.3, 1].map((threshold) => parts(articles, { threshold }));
    for (let i = 1; i < all.length; i++) {
      expect(refines(all[i]!, all[i - 1]!)).toBe(true);
      expect(all[i]!.length).toBeGreaterThan(all[i - 1]!.length);
    }
  });
});

describe('window', () => {
  const TOLD = [
    'The strike at the Orlen shipyard went on, and the welders of Orlen rejected the offer of the owners.',
    'Welders of the Orlen shipyard stayed on strike and rejected what the owners offered.',
    'At the Orlen shipyard the strike of the welders went on after the owners made an offer.',
    'The owners of the Orlen shipyard made an offer that the welders on strike rejected.',
  ];
  const strike = (id: string, publishedAt?: string, text = TOLD[id.charCodeAt(0) % TOLD.length]!): Article =>
    publishedAt === undefined ? { id, text } : { id, text, publishedAt };
  const other = {
    id: 'other',
    text: 'A comet passed the sun, said astronomers of the Veit observatory who had followed it for years.',
  };

  test('keeps reports apart that were published further apart, and no others', () => {
    const articles = [strike('a', '2021-03-01T00:00:00Z'), strike('b', '2021-03-04T12:00:00Z'), other];
    expect(areTogether('a', 'b', {}, articles)).toBe(true);
    expect(areTogether('a', 'b', { window: 3.5 }, articles)).toBe(true);
    expect(areTogether('a', 'b', { window: 3.4 }, articles)).toBe(false);
  });

  test('a saga runs on through reports in between', () => {
    const days = ['2021-03-01', '2021-03-03', '2021-03-05', '2021-03-07'];
    const saga = days.map((day, i) => strike('abcd'[i]!, day));
    expect(areTogether('a', 'd', { window: 2 }, [...saga, other])).toBe(true);
    expect(areTogether('a', 'd', { window: 2 }, [saga[0]!, saga[1]!, saga[3]!, other])).toBe(false);
  });

  test('undated reports are compared with all', () => {
    const articles = [strike('a', '2021-03-01'), strike('b'), strike('c', '2021-06-01'), other];
    expect(areTogether('a', 'b', { window: 1 }, articles)).toBe(true);
  });

  test('a day known as a day only may be any hour of it', () => {
    const articles = [strike('a', '2021-03-01'), strike('b', '2021-03-03T23:00:00Z'), other];
    expect(areTogether('a', 'b', { window: 2 }, articles)).toBe(true);
    expect(areTogether('a', 'b', { window: 1.9 }, articles)).toBe(false);
  });

  test('one date in 2099 moves nobody else', () => {
    const far = batch().map((article) =>
      article.id === 'event1-report1' ? { ...article, publishedAt: '2099-01-01' } : article,
    );
    const without = (all: string[][]): string[][] =>
      all.map((ids) => ids.filter((id) => id !== 'event1-report1')).filter((ids) => ids.length > 0);
    expect(without(parts(far, { window: 3 }))).toEqual(without(parts(batch(), { window: 3 })));
  });

  test('copies stay copies, and no link is shown between reports out of reach', () => {
    const { stories } = clusterStories(
      [strike('a', '2021-03-01'), { ...strike('a', '2021-09-01'), id: 'reprint' }, other],
      { window: 1 },
    );
    expect(storyOf(stories, 'a').articleIds).toContain('reprint');
    const saga = ['2021-03-01', '2021-03-03', '2021-03-05'].map((day, i) => strike('abc'[i]!, day));
    const told = clusterStories([...saga, other], { window: 2 }).stories;
    expect(storyOf(told, 'a').links.map(({ a, b }) => a + b)).not.toContain('ac');
  });
});

describe('veto', () => {
  test('keeps two articles apart in any order and at any threshold, also through other reports', () => {
    const [a, b] = ['event2-report0', 'event2-report3'];
    expect(areTogether(a, b, {})).toBe(true);
    const veto = (x: { id: string }, y: { id: string }): boolean => x.id === a && y.id === b;
    for (const threshold of [-1, 0, 1]) expect(areTogether(a, b, { veto, threshold })).toBe(false);
    const expected = parts(batch(), { veto });
    for (let seed = 0; seed < 10; seed++) expect(parts(shuffled(batch(), seed), { veto })).toEqual(expected);
  });

  test('parts copies, which are independent reports then', () => {
    const veto = (a: { id: string }, b: { id: string }): boolean =>
      [a.id, b.id].includes('event2-syndicated') && [a.id, b.id].includes('event2-report1');
    const { stories } = clusterStories(batch(), { veto });
    expect(storyOf(stories, 'event2-syndicated').articleIds).not.toContain('event2-report1');
    const groups = stories.flatMap(({ copies }) => copies);
    expect(groups.flatMap(({ members }) => members.map(({ id }) => id)).sort()).toEqual(
      batch()
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('is asked once a pair, the lower id first, only about articles that are alike', () => {
    const asked: string[] = [];
    clusterStories(batch(), {
      veto: (a, b) => {
        expect(a.id < b.id).toBe(true);
        asked.push(`${a.id} ${b.id}`);
        return asked.length % 5 === 0;
      },
    });
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((pair) => pair.includes('alone'))).toEqual([]);
  });

  test('that refuses all leaves every article alone', () => {
    expect(parts(batch(), { veto: () => true })).toHaveLength(batch().length);
  });

  test('sees frozen copies of what was read', () => {
    const [first] = batch();
    const seen = new Map<string, object>();
    clusterStories(batch(), {
      veto: (a, b) => {
        for (const article of [a, b]) {
          expect(Object.isFrozen(article)).toBe(true);
          seen.set(article.id, article);
        }
        return false;
      },
    });
    const { publishedAt, ...rest } = first!;
    expect(seen.get(first!.id)).toEqual({ ...rest, publishedAt: Date.parse(publishedAt as string) });
  });

  test('what it throws ends the run; an answer that is no boolean is a TypeError', () => {
    const broken = new Error('of the caller');
    const veto = (): never => {
      throw broken;
    };
    expect(() => clusterStories(batch(), { veto })).toThrow(broken);
    const answer = (value: unknown) => () => clusterStories(batch(), { veto: () => value as boolean });
    expect(answer(undefined)).toThrow('options.veto(a, b): expected true or false, got undefined');
    expect(answer(Promise.resolve(false))).toThrow(TypeError);
  });
});

describe('pins', () => {
  const [fire, mayor, comet] = ['event2-report0', 'event3-report1', 'event4-report2'];

  test('sameStory brings articles together that have nothing in common', () => {
    expect(areTogether(fire!, comet!, {})).toBe(false);
    for (const threshold of [-1, 0, 1]) {
      expect(areTogether(fire!, comet!, { sameStory: [[fire!, comet!]], threshold })).toBe(true);
    }
  });

  test('and is transitive, through articles that are gone too', () => {
    const sameStory = [
      [fire!, 'gone'],
      ['gone', comet!],
    ];
    expect(areTogether(fire!, comet!, { sameStory })).toBe(true);
    expect(clusterStories(batch(), { sameStory }).unknownPins).toEqual(['gone']);
  });

  test('differentStory keeps two apart, however alike, and all that is pinned to them', () => {
    const differentStory = [['event2-report0', 'event2-report3']] as const;
    const sameStory = [['event2-report3', mayor!]];
    expect(areTogether('event2-report0', 'event2-report3', { differentStory })).toBe(false);
    expect(areTogether('event2-report0', mayor!, { differentStory, sameStory })).toBe(false);
    expect(areTogether('event2-report3', mayor!, { differentStory, sameStory })).toBe(true);
  });

  test('on copies parts the copies: an editor knows better than the texts', () => {
    const differentStory = [['event2-report1', 'event2-syndicated']] as const;
    const { stories, stats } = clusterStories(batch(), { differentStory });
    expect(storyOf(stories, 'event2-report1').articleIds).not.toContain('event2-syndicated');
    expect(stats.independent).toBe(clusterStories(batch()).stats.independent + 1);
  });

  test('on a copy holds for its whole group', () => {
    const sameStory = [['event2-syndicated', comet!]];
    expect(areTogether('event2-report1', comet!, { sameStory })).toBe(true);
  });

  test('that pull one group of copies two ways part it', () => {
    const sameStory = [['event2-report1', mayor!]];
    const differentStory = [[mayor!, 'event2-syndicated']] as const;
    const options = { sameStory, differentStory };
    expect(areTogether('event2-report1', mayor!, options)).toBe(true);
    expect(areTogether('event2-syndicated', mayor!, options)).toBe(false);
  });

  test('go before a veto, which is not asked about them', () => {
    const veto = (a: { id: string }, b: { id: string }): boolean => {
      expect([a.id, b.id]).not.toEqual([fire, comet]);
      return true;
    };
    expect(areTogether(fire!, comet!, { sameStory: [[fire!, comet!]], veto })).toBe(true);
  });

  test('survive a run with other reports, in any order', () => {
    const options = {
      sameStory: [[fire!, comet!]],
      differentStory: [['event0-report0', 'event0-report1']] as const,
    };
    const fewer = batch().filter(({ id }) => !/report3|alone/.test(id));
    for (let seed = 0; seed < 10; seed++) {
      const articles = shuffled(fewer, seed);
      expect(areTogether(fire!, comet!, options, articles)).toBe(true);
      expect(areTogether('event0-report0', 'event0-report1', options, articles)).toBe(false);
    }
  });

  test('that contradict each other are an error that names the chain', () => {
    const options: ClusterOptions = {
      sameStory: [
        ['a', 'b'],
        ['x', 'y'],
        ['b', 'c', 'd'],
      ],
      differentStory: [
        ['a', 'x'],
        ['d', 'a'],
      ],
    };
    const run = (): unknown => clusterStories([], options);
    expect(run).toThrow(NewsfoldError);
    expect(run).toThrow('options.differentStory[1]');
    expect(run).toThrow('"d" = "b" = "a"');
    try {
      run();
    } catch (error) {
      expect((error as NewsfoldError).code).toBe('contradictory-pins');
    }
    expect(() => clusterStories([], { differentStory: [['a', 'a']] })).toThrow('one and the same');
  });

  test('may name odd ids', () => {
    const articles = batch()
      .slice(0, 2)
      .map((article, i) => ({ ...article, id: ['__proto__', 'constructor'][i]! }));
    const differentStory = [['__proto__', 'constructor']] as const;
    expect(parts(articles, { differentStory })).toHaveLength(2);
    expect(clusterStories(articles, { differentStory, sameStory: [['toString']] }).unknownPins).toEqual([
      'toString',
    ]);
  });
});

describe("idf: 'background'", () => {
  const idf = 'background';
  const scores = (articles: readonly Article[]): Map<string, number> =>
    new Map(
      clusterStories(articles, { idf }).stories.flatMap(({ links }) =>
        links.map(({ a, b, score }) => [`${a} ${b}`, score] as const),
      ),
    );

  test('links of two reports are what they are whatever other reports there are', () => {
    const all = batch();
    const among = scores(all);
    expect(among.size).toBeGreaterThan(10);
    let compared = 0;
    for (const [pair, score] of among) {
      const own = all.filter(({ id }) => pair.split(' ').includes(id));
      for (const alone of scores(own).values()) {
        expect(alone).toBe(score);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(5);
  });

  test('gives the same in any order of arrival', () => {
    const [first, ...others] = [batch(), batch().reverse()].map((articles) =>
      clusterStories(articles, { idf }),
    );
    for (const other of others) expect(JSON.stringify(other)).toBe(JSON.stringify(first));
  });
});

describe('minSources', () => {
  test('lists stories of fewer publishers below, where nothing is lost', () => {
    const { stories, below, stats } = clusterStories(batch(), { minSources: 3 });
    expect(below.length).toBeGreaterThan(0);
    for (const { copies, sources } of stories) {
      const own = new Set(
        copies.map(({ canonicalId }) => batch().find(({ id }) => id === canonicalId)!.source),
      );
      expect(own.size).toBeGreaterThanOrEqual(3);
      expect(sources.length).toBeGreaterThanOrEqual(3);
    }
    for (const { sources } of below) expect(sources).toBeLessThan(3);
    const ids = [...stories, ...below].flatMap(({ articleIds }) => articleIds);
    expect(ids.sort()).toEqual(
      batch()
        .map(({ id }) => id)
        .sort(),
    );
    expect(stats).toMatchObject({ articles: 24, stories: stories.length, below: below.length });
  });

  test('changes nothing of the stories that are told but whom they are related to', () => {
    const all = new Map(clusterStories(batch()).stories.map((story) => [story.id, story]));
    const { stories, below } = clusterStories(batch(), { minSources: 2 });
    for (const story of stories) {
      const related = all
        .get(story.id)!
        .related.filter(({ storyId }) => !below.some(({ id }) => id === storyId));
      expect({ ...story, related: [] }).toEqual({ ...all.get(story.id), related: [] });
      expect(story.related).toEqual(related);
    }
    for (const { id, articleIds } of below) expect(all.get(id)!.articleIds).toEqual(articleIds);
  });

  test('counts a publisher once, a copy not at all, and reports without a source one each', () => {
    const text = (word: string): string =>
      `The ${word} ferry of Telm sank off the island of Skarrow, and all of its forty passengers were rescued.`;
    const articles = [
      { id: 'a', text: text('old'), source: 'Telm Courier' },
      { id: 'b', text: `Rescuers said: ${text('large')} Divers look for the wreck.`, source: 'Telm Courier' },
      { id: 'c', text: text('old'), source: 'Harbour Post' },
    ];
    const sources = (all: readonly Article[]): number[] =>
      clusterStories(all, { minSources: 1000 }).below.map(({ sources }) => sources);
    expect(sources(articles)).toEqual([1]);
    expect(sources(articles.map(({ source: _, ...rest }) => rest))).toEqual([
      clusterStories(articles).stories[0]!.copies.length,
    ]);
  });
});

describe('bad options', () => {
  test.each([
    [{ idf: 'window' }, RangeError, "options.idf: expected 'batch' or 'background'"],
    [{ idf: 1 }, TypeError, "options.idf: expected 'batch' or 'background'"],
    [{ threshold: 1.1 }, RangeError, 'options.threshold: expected a number from -1 to 1, got the number 1.1'],
    [{ threshold: 'looser' }, TypeError, 'options.threshold: expected a number'],
    [{ threshold: Number.NaN }, RangeError, 'options.threshold'],
    [{ window: -1 }, RangeError, 'options.window: expected a number from 0 to 36500'],
    [{ window: '3' }, TypeError, 'options.window'],
    [{ veto: true }, TypeError, 'options.veto: expected a function, got the boolean true'],
    [{ sameStory: 'ab' }, TypeError, 'options.sameStory: expected an array of arrays of ids'],
    [{ sameStory: ['ab'] }, TypeError, 'options.sameStory[0]: expected an array of ids'],
    [
      { sameStory: [['a', 1]] },
      TypeError,
      'options.sameStory[0][1]: expected an id, a string, got the number 1',
    ],
    [{ differentStory: {} }, TypeError, 'options.differentStory: expected an array of pairs of ids'],
    [{ differentStory: [['a', 'b', 'c']] }, TypeError, 'options.differentStory[0]: expected a pair of ids'],
    [{ minSources: 0 }, RangeError, 'options.minSources'],
    [{ minSources: 1.5 }, RangeError, 'options.minSources: expected a whole number'],
    [{ embed: [] }, TypeError, 'options.embed: expected a function, got an array'],
  ])('%j', (options, type, message) => {
    const run = (): unknown => clusterStories([], options as ClusterOptions);
    expect(run).toThrow(type);
    expect(run).toThrow(message);
  });
});
