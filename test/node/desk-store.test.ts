/** A desk in a file: what was acknowledged is there again, whatever happened to the process. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type Article, NewsDesk } from 'newsfold';
import { expect, test } from 'vitest';
import { openDesk } from '../../src/node/desk-store';
import { Journal } from '../../src/node/journal';
import { batch } from '../helpers/batch';
import { freshPaths } from '../helpers/folder';
import { answers } from './desk-crash/kills';
import { rejection } from './support';

const newPath = freshPaths();

test('what was done and not saved is there when it is opened again; what was saved is not done again', async () => {
  const path = newPath();
  const reports = batch();
  const options = { keepArticles: 20, durability: 'os' as const };
  let store = await openDesk(path, options);
  expect(await store.add(reports[0]!)).toMatchObject([{ outcome: 'new-story' }]);
  await store.add(reports.slice(1, 20));
  const events = await store.settle();
  expect(events.map(({ type }) => type)).toContain('new-story');
  const [a, b] = store.desk.stories().map(({ id }) => id);
  await store.merge(a!, b!);
  const before = answers(store.desk);
  await store.close();

  store = await openDesk(path, options);
  expect(store.recovered).toMatchObject({ records: 4, created: false });
  expect(answers(store.desk)).toBe(before);
  // Saved in the same tick as a change that is not acknowledged yet.
  const adding = store.add(reports.slice(20));
  await Promise.all([store.save(), adding, store.remove('alone'), store.save()]);
  const [member] = store.desk.stories()[0]!.articleIds;
  await store.unpin(member!);
  const after = answers(store.desk);
  await store.close();

  store = await openDesk(path, options);
  expect(store.recovered.records).toBeLessThanOrEqual(2);
  expect(answers(store.desk)).toBe(after);
  await store.close();
});

test('the clock of the caller is kept with each change', async () => {
  const path = newPath();
  let now = Date.UTC(2021, 2, 10);
  const options = { keepDays: 5, durability: 'os' as const, now: () => now };
  let store = await openDesk(path, options);
  await store.add(batch().slice(0, 12));
  now += 2 * 86_400_000;
  await store.settle();
  const before = answers(store.desk);
  await store.close();
  store = await openDesk(path, options);
  expect(answers(store.desk)).toBe(before);
  await store.close();
});

test('reports that are none are rejected, and counted, alike when they are done again', async () => {
  const path = newPath();
  const bad = [
    null,
    5,
    { id: 'a' },
    { id: 'b', text: 5 },
    { id: 'c', text: ['no text'] },
    { id: 'd', text: 'A date that is none here.', publishedAt: Number.NaN },
    { id: 'e', text: 'Dated by an object of its own.', publishedAt: new Date(Date.UTC(2021, 2)) },
    { id: 'f', text: 'Half a pair \ud83d of surrogates.' },
    {
      get id(): string {
        throw new Error('not to be read');
      },
    },
  ] as unknown as Article[];
  let store = await openDesk(path, { durability: 'os' });
  const desk = new NewsDesk();
  const [placements, wanted] = [await store.add(bad), desk.add(bad)];
  expect(placements.map(({ outcome, storyId }) => [outcome, storyId])).toEqual(
    wanted.map(({ outcome, storyId }) => [outcome, storyId]),
  );
  expect(placements.map(({ rejection: row }) => row?.index)).toEqual(
    wanted.map(({ rejection: row }) => row?.index),
  );
  expect(answers(store.desk)).toBe(answers(desk));
  await store.close();
  store = await openDesk(path);
  expect(answers(store.desk)).toBe(answers(desk));
  await store.close();
});

test('calls that fail change nothing, and are not kept', async () => {
  const path = newPath();
  let store = await openDesk(path, { durability: 'os' });
  await store.add(batch());
  await store.settle();
  const before = answers(store.desk);
  expect(await rejection(store.merge('nobody', 'nothing'))).toBeInstanceOf(RangeError);
  expect(await rejection(store.add(null as unknown as Article))).toBeInstanceOf(TypeError);
  expect(await rejection(store.remove(5 as unknown as string))).toBeInstanceOf(TypeError);
  await store.close();
  expect(await rejection(store.add(batch()))).toMatchObject({ code: 'closed' });
  expect(await rejection(store.save())).toMatchObject({ code: 'closed' });
  store = await openDesk(path);
  expect(store.recovered.records).toBe(2);
  expect(answers(store.desk)).toBe(before);
  await store.close();
});

test('a veto that throws half way through leaves the same half when it is done again', async () => {
  const path = newPath();
  const options = {
    durability: 'os' as const,
    veto: (a: { id: string }, b: { id: string }): boolean => {
      if ([a.id, b.id].includes('event0-report2')) throw new Error('never');
      return false;
    },
  };
  let store = await openDesk(path, options);
  expect(await rejection(store.add(batch().slice(0, 6)))).toMatchObject({ message: 'never' });
  expect(store.desk.stats.articles).toBe(2);
  const before = answers(store.desk);
  await store.close();
  store = await openDesk(path, options);
  expect(answers(store.desk)).toBe(before);
  await store.close();
});

test('calls that cannot be done again are a parameter-mismatch that says so, with their error as cause', async () => {
  const path = newPath();
  const store = await openDesk(path, { durability: 'os', veto: () => false });
  await store.add(batch().slice(0, 6));
  await store.close();
  const veto = (): boolean => {
    throw new Error('not any more');
  };
  for (let i = 0; i < 2; i++) {
    const error = await rejection(openDesk(path, { veto }));
    expect(error).toMatchObject({ code: 'parameter-mismatch', cause: { message: 'not any more' } });
    expect((error as Error).message).toMatch(
      /^journal: expected options .* got an error in 'add': not any more$/,
    );
  }
  const again = await openDesk(path, { veto: () => false });
  expect(again.desk.stats.articles).toBe(6);
  await again.close();
});

test.each([
  ['version-too-new', JSON.stringify({ call: { op: 'teleport' }, failed: true })],
  ['bad-bytes', JSON.stringify({ call: { op: 5 } })],
  ['bad-bytes', 'null'],
  ['bad-bytes', 'no JSON'],
])('a journal of calls that are not known here is %s: %s', async (code, record) => {
  const path = newPath();
  await (await openDesk(path)).close();
  const journal = await Journal.open(`${path}.journal`);
  await journal.append([Buffer.from(record)]);
  await journal.close();
  expect(await rejection(openDesk(path))).toMatchObject({ code });
});

test('what was kept without a clock is done again by the clock that is given', async () => {
  const path = newPath();
  const reports = batch().slice(0, 12);
  let store = await openDesk(path, { durability: 'os', keepDays: 400 });
  await store.add(reports);
  await store.settle();
  await store.close();
  store = await openDesk(path, { keepDays: 400, now: () => Date.UTC(2021, 5) });
  expect(store.desk.stats).toMatchObject({ articles: 12, evicted: 0 });
  await store.close();
  store = await openDesk(path, { keepDays: 5, now: () => Date.UTC(2021, 5) });
  await store.settle();
  // Undated reports are as young as the call that brought them.
  expect([...store.desk.articles()].filter(({ publishedAt }) => publishedAt !== undefined)).toEqual([]);
  await store.close();
});

test('the snapshot is read when the desk is locked: who saved just before has been read, or is refused', async () => {
  const path = newPath();
  let store = await openDesk(path, { durability: 'os' });
  for (let n = 0; n < 12; n++) {
    await store.add(batch()[n]!);
    const before = answers(store.desk);
    // One saves and closes while the other opens.
    const closing = store.save().then(() => store.close());
    let other: Awaited<ReturnType<typeof openDesk>> | undefined;
    while (other === undefined) {
      try {
        other = await openDesk(path, { durability: 'os' });
      } catch (error) {
        expect(error).toMatchObject({ code: 'locked' });
      }
    }
    await closing;
    expect(answers(other.desk)).toBe(before);
    expect(other.recovered.records).toBe(0);
    store = other;
  }
  await store.close();
});

test('events of settles since the last save are told again, those before it are not', async () => {
  const path = newPath();
  const options = { durability: 'os' as const };
  let store = await openDesk(path, options);
  expect(store.recovered.events).toEqual([]);
  await store.add(batch().slice(0, 6));
  const saved = await store.settle();
  await store.save();
  await store.add(batch().slice(6, 12));
  const first = await store.settle();
  await store.remove(batch()[0]!.id);
  await store.add(batch().slice(12));
  const second = await store.settleAsync();
  expect([saved, first, second].map((events) => events.length > 0)).toEqual([true, true, true]);
  await store.close();
  // Passed on or not, they are there until the desk is saved.
  for (let i = 0; i < 2; i++) {
    store = await openDesk(path, options);
    expect(store.recovered.events).toEqual([...first, ...second]);
    if (i === 1) await store.save();
    await store.close();
  }
  store = await openDesk(path, options);
  expect(store.recovered.events).toEqual([]);
  await store.close();
});

test('a snapshot without its journal, or of another desk, is refused, and nothing is made in its place', async () => {
  const path = newPath();
  const store = await openDesk(path, { durability: 'os' });
  expect(await rejection(openDesk(path))).toMatchObject({ code: 'locked' });
  await store.add(batch().slice(0, 3));
  await store.save();
  await store.close();
  expect(await rejection(openDesk(path, { threshold: 0.5 }))).toMatchObject({ code: 'parameter-mismatch' });
  const journal = readFileSync(`${path}.journal`);
  rmSync(`${path}.journal`);
  for (let i = 0; i < 2; i++)
    expect(await rejection(openDesk(path))).toMatchObject({ code: 'storage-failed' });
  writeFileSync(`${path}.journal`, journal);
  await (await openDesk(path)).close();
  writeFileSync(path, new NewsDesk().snapshot('no place in a journal'));
  expect(await rejection(openDesk(path))).toMatchObject({ code: 'bad-bytes' });
});
