/** A desk in a file: what was acknowledged is there again, whatever happened to the process. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Article, NewsDesk } from 'newsfold';
import { build } from 'tsup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskReader, openDesk } from '../../src/node/desk-store';
import { Journal } from '../../src/node/journal';
import { batch } from '../helpers/batch';
import { random, whole } from '../helpers/random';
import { callOf } from './desk-crash/calls';
import { rejection } from './support';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';
let files = 0;
const newPath = (): string => join(folder, `desk-${++files}.bin`);

beforeAll(() => {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'newsfold-desk-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function answers(desk: DeskReader): string {
  const articles = [...desk.articles()];
  return JSON.stringify([
    articles,
    articles.map(({ id }) => desk.storyOf(id)),
    desk.stories(),
    desk.pins,
    desk.stats,
  ]);
}

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

/** Runs a child that works on a desk, and kills it. @returns the last call it tried, and the last that was acknowledged */
function lifeOf(
  script: string,
  args: readonly string[],
  lines: number,
): Promise<[tried: number, acknowledged: number]> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    said += text;
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  });
  const last = (word: string): number =>
    Math.max(0, ...[...said.matchAll(new RegExp(`^${word} (\\d+)$`, 'gm'))].map((match) => Number(match[1])));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve([last('try'), last('ack')]);
      else reject(new Error(`the child ended by itself: ${code}`));
    });
  });
}

test('after each of 3 kills the desk is as after the last call that was acknowledged, or one begun since', {
  timeout: 120_000,
}, async () => {
  await build({
    entry: { child: join(root, 'test/node/desk-crash/child.ts') },
    ...{ format: 'esm', outDir: folder, target: 'es2022', platform: 'node', splitting: false },
    ...{ config: false, dts: false, clean: false, silent: true, outExtension: () => ({ js: '.mjs' }) },
    noExternal: ['newsfold'],
    esbuildOptions(options) {
      options.alias = { newsfold: join(root, 'src/index.ts') };
    },
  });
  const path = newPath();
  const next = random(3);
  let done = 0;
  const desk = new NewsDesk();
  for (let kill = 0; kill < 3; kill++) {
    const args = [path, String(kill), String(done + 1)];
    const [tried, acknowledged] = await lifeOf(join(folder, 'child.mjs'), args, 5 + whole(next, 60));
    const store = await openDesk(path);
    const restored = answers(store.desk);
    await store.close();
    const { sequence } = await positionOf(path);
    expect(sequence).toBeGreaterThanOrEqual(Math.max(done, acknowledged));
    expect(sequence).toBeLessThanOrEqual(Math.max(done, tried));
    for (; done < sequence; done++) callOf(done + 1, desk, (id) => desk.storyOf(id));
    expect(restored).toBe(answers(desk));
  }
  expect(done).toBeGreaterThan(20);
});

/** Calls that the files of a desk hold. */
async function positionOf(path: string): Promise<{ sequence: number }> {
  const note = existsSync(path) ? NewsDesk.restore(readFileSync(path)).note : undefined;
  const journal = await Journal.open(
    `${path}.journal`,
    note === undefined ? {} : { snapshot: JSON.parse(note) },
  );
  const { sequence } = journal;
  await journal.close();
  return { sequence };
}
