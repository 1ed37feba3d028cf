/** The promise: the profile join of an engine has the stories of `clusterStories`, byte for byte, whatever is in memory at once. */
import { clusterStories } from 'newsfold';
import { afterAll, describe, expect, test } from 'vitest';
import { duckdb, type JoinOptions, layoutRows, SqlBatch, TABLES } from '../../src/sql/index';
import { eventReports, joinInBits, read, storyBatch, texts } from './story-reports';
import { failingAt } from './support';

const articles = eventReports(160, 5);
const engine = await duckdb();
afterAll(() => engine.close());
const batch = await storyBatch(engine, articles);

test('DuckDB, whole and in small blocks and pages', async () => {
  const expected = clusterStories(articles);
  const joined = await batch.joinStories();
  expect(await read(joined)).toEqual(texts(expected));
  const { independent, stories, single, below, capped } = expected.stats;
  expect(joined.stats).toMatchObject({ independent, stories, single, below, capped });
  expect(joined.stats.largest).toBeGreaterThan(4);
  // Read again the stories are the same, until others are joined.
  expect(await read(joined)).toEqual(texts(expected));
  await batch.joinStories({ threshold: 1 });
  await expect(read(joined)).rejects.toMatchObject({ code: 'closed' });
  expect(await read(await joinInBits(engine, batch))).toEqual(texts(expected));
});

// On PostgreSQL, and with more: `npm run test:slow`, `npm run test:services`.
test('an empty batch, and one report', async () => {
  const own = await duckdb();
  const few = await storyBatch(own, []);
  expect(await read(await few.joinStories())).toEqual({ stories: [], below: [] });
  await few.add(articles.slice(0, 1));
  await few.deduplicate();
  expect(await read(await few.joinStories())).toEqual(texts(clusterStories(articles.slice(0, 1))));
  await own.close();
});

test('a server that goes away at any step is told of, and joined again the stories are the same', async () => {
  const few = articles.slice(0, 40);
  const own = await duckdb();
  await storyBatch(own, few);
  const expected = texts(clusterStories(few));
  let failures = 0;
  for (let call = 7; ; call += 9) {
    const failing = await SqlBatch.open(failingAt(own, call, failures % 2 === 0));
    const outcome = await failing
      .joinStories()
      .then(read)
      .catch((error: unknown) => error);
    if (!(outcome instanceof Error)) {
      expect(outcome).toEqual(expected);
      break;
    }
    expect(outcome).toMatchObject({ code: 'storage-failed', cause: { message: 'the server has gone away' } });
    expect(outcome.message).toMatch(/^step "[^"]+": expected the engine to finish it/);
    failures++;
  }
  expect(failures).toBeGreaterThan(5);
  await own.close();
});

describe('what cannot be joined', () => {
  test('options that only stories() takes, and bad ones', async () => {
    const veto = { veto: () => true } as JoinOptions;
    await expect(batch.joinStories(veto)).rejects.toThrow('options.veto: expected no such option here');
    const still = { idf: 'background' } as JoinOptions;
    await expect(batch.joinStories(still)).rejects.toThrow('options.idf: expected no such option here');
    await expect(batch.joinStories({ minSources: 0 })).rejects.toThrow(RangeError);
    await expect(SqlBatch.open(engine, { terms: 1 as never })).rejects.toThrow(TypeError);
  });

  test('a batch whose copies are not known, or whose reports came without terms', async () => {
    const own = await duckdb();
    const few = articles.slice(0, 20);
    const without = await SqlBatch.open(own);
    await without.add(few);
    await expect(without.joinStories()).rejects.toMatchObject({ code: 'closed' });
    await without.deduplicate();
    await expect(without.joinStories()).rejects.toMatchObject({
      code: 'parameter-mismatch',
      message: expect.stringMatching(/^step "terms": .* got one without: row of report \d+ in reports$/),
    });
    // The same reports again, with their terms, are good.
    const again = await storyBatch(own, few);
    expect(await read(await again.joinStories())).toEqual(texts(clusterStories(few)));
    await own.close();
  });

  test('rows of terms that are missing are told of, and rows that are there twice change nothing', async () => {
    const own = await duckdb();
    const few = articles.slice(0, 40);
    const lacking = await storyBatch(own, few);
    // One that is no copy.
    const original = few.find(
      ({ text }, i) => i > 5 && !few.some((other, k) => k !== i && other.text === text),
    )!;
    const report = String((layoutRows([original]).reports[1] as BigUint64Array)[0]);
    await own.run(`DELETE FROM newsfold_terms WHERE report = ${report} AND term % 3 = 0`);
    await expect(lacking.joinStories()).rejects.toMatchObject({
      code: 'bad-bytes',
      field: 'terms',
      message: expect.stringContaining(`row of report ${report} in reports`),
    });
    await own.insert('newsfold_terms', TABLES.terms, layoutRows(few, { terms: true }).terms);
    expect(await read(await lacking.joinStories())).toEqual(texts(clusterStories(few)));
    await own.close();
  });
});
