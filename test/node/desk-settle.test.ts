/** A desk in a file that is settled in turns: what is done meanwhile and what came of it is there again, whenever the process ends. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, statSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { type DeskStore, openDesk } from '../../src/node/desk-store';
import { Journal } from '../../src/node/journal';
import { batch } from '../helpers/batch';
import { freshPaths } from '../helpers/folder';
import { answers } from './desk-crash/kills';
import { rejection } from './support';

const options = { durability: 'os' as const };
const newPath = freshPaths();

/** The files as they are now, as after the process was killed. */
function image(path: string): string {
  const copy = newPath();
  for (const end of ['', '.journal']) if (existsSync(path + end)) copyFileSync(path + end, copy + end);
  return copy;
}

/** That a desk opened from the files as they are now answers as this one does now. */
async function expectKept(path: string, store: DeskStore): Promise<void> {
  const [copy, wanted] = [image(path), answers(store.desk)];
  const opened = await openDesk(copy, options);
  expect(sha(answers(opened.desk))).toBe(sha(wanted));
  await opened.close();
}

/** Of megabytes that nobody reads. */
function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A desk with half of the reports settled and the other half not. */
async function halfSettled(path: string): Promise<DeskStore> {
  const store = await openDesk(path, options);
  await store.add(batch().slice(0, 8));
  await store.settle();
  await store.add(batch().slice(8, 16));
  return store;
}

test('what is done while it is settled is kept in its order, and killed at any moment it is as it was acknowledged', async () => {
  const path = newPath();
  const store = await halfSettled(path);
  const { unsettled } = store.desk.stats;
  let isDone = false;
  const settling = store.settleAsync().then((events) => {
    isDone = true;
    return events;
  });
  const others = batch().slice(16);
  const meanwhile = { added: 0, removed: 0, images: 0 };
  while (!isDone) {
    const other = others.pop();
    if (other !== undefined) meanwhile.added += (await store.add(other)).length;
    else meanwhile.removed += await store.remove(batch()[meanwhile.removed]!.id);
    // Between the last step and its record, what is shown is not acknowledged.
    const isShown = store.desk.stats.unsettled < unsettled;
    if ((isShown && !isDone) || (meanwhile.added + meanwhile.removed) % 3 !== 1) continue;
    await expectKept(path, store);
    if (!isShown) meanwhile.images++;
  }
  expect(meanwhile.added).toBeGreaterThan(0);
  expect(meanwhile.images).toBeGreaterThan(0);
  expect((await settling).length).toBeGreaterThan(0);
  expect(store.desk.stats.unsettled).toBe(meanwhile.added);
  await expectKept(path, store);
  await store.settle();
  await expectKept(path, store);
  await store.close();
});

test('a save waits for it, another settle does it first, one in turns follows it', async () => {
  const path = newPath();
  const store = await halfSettled(path);
  const [first, , , second] = await Promise.all([
    store.settleAsync(),
    store.save(),
    store.add(batch().slice(16)),
    store.settleAsync(),
    store.save(),
  ]);
  expect(first.length).toBeGreaterThan(0);
  expect(second.length).toBeGreaterThan(0);
  expect(store.desk.stats.unsettled).toBe(0);
  await expectKept(path, store);
  await store.remove(batch()[0]!.id);
  const third = store.settleAsync();
  await store.remove(batch()[1]!.id);
  await store.settle();
  await third;
  await expectKept(path, store);
  await store.close();
});

test('given up it has changed nothing, and goes on from there when it is opened again', async () => {
  const path = newPath();
  const store = await halfSettled(path);
  const before = sha(answers(store.desk));
  const controller = new AbortController();
  const aborted = rejection(
    store.settleAsync({ signal: controller.signal, onProgress: () => controller.abort() }),
  );
  expect(await aborted).toMatchObject({ name: 'AbortError' });
  const onProgress = (): void => {
    throw new Error('progress');
  };
  expect(await rejection(store.settleAsync({ onProgress }))).toMatchObject({ message: 'progress' });
  expect(await rejection(store.settleAsync({ yieldEvery: 0 }))).toBeInstanceOf(RangeError);
  expect(sha(answers(store.desk))).toBe(before);
  await expectKept(path, store);
  const closed = rejection(store.settleAsync());
  await store.close();
  expect(await closed).toMatchObject({ code: 'closed' });
  const again = await openDesk(path, options);
  expect(sha(answers(again.desk))).toBe(before);
  expect((await again.settleAsync()).length).toBeGreaterThan(0);
  await again.close();
});

test('cut off, and worked on after it was opened again, it can be opened once more', async () => {
  const path = newPath();
  let store = await openDesk(path, options);
  const text =
    'Minister Ilva Brandt of Varrland postponed her visit to the capital of Osk on Friday because of a storm.';
  await store.add([
    { id: 'a', text },
    { id: 'b', text: `${text} Jor Peltin will wait.` },
    { id: 'c', text: text.replace('postponed', 'put off') },
  ]);
  await store.split('story:a', 'c');
  const cut = rejection(store.settleAsync());
  await store.close();
  expect(await cut).toMatchObject({ code: 'closed' });
  store = await openDesk(path, options);
  await store.remove(['a', 'b']);
  await store.settle();
  await store.add({
    id: 'q',
    text: 'A glass museum was opened by the queen in Halvik; the architect spoke of light.',
  });
  await store.merge('story:a', 'story:q');
  await expectKept(path, store);
  await store.close();
});

test('ended by another settle and then given up, what it told is told again on opening', async () => {
  for (const giveUp of ['abort', 'close'] as const) {
    const path = newPath();
    const store = await halfSettled(path);
    await store.save();
    const controller = new AbortController();
    const given = rejection(store.settleAsync({ signal: controller.signal }));
    const other = store.settle();
    const closing = giveUp === 'close' ? store.close() : controller.abort();
    expect(await other).toEqual([]);
    expect(await given).toMatchObject(giveUp === 'close' ? { code: 'closed' } : { name: 'AbortError' });
    await closing;
    await store.close();
    const opened = await openDesk(path, options);
    expect(sha(answers(opened.desk))).toBe(sha(answers(store.desk)));
    expect(opened.recovered.events.length).toBeGreaterThan(0);
    expect(opened.desk.stats.unsettled).toBe(0);
    await opened.close();
  }
});

test('one begun while another tells how far it is follows it, and no event is lost', async () => {
  const path = newPath();
  const store = await halfSettled(path);
  await store.save();
  let inner: Promise<unknown[]> | undefined;
  const outer = await store.settleAsync({
    onProgress: () => {
      inner ??= store.settleAsync();
    },
  });
  expect(outer.length).toBeGreaterThan(0);
  expect(await inner).toEqual([]);
  await store.close();
  const opened = await openDesk(path, options);
  expect(opened.recovered.events).toEqual(outer);
  await opened.close();
});

test('a veto that fails in a settle that ends another leaves memory and disk alike', async () => {
  const path = newPath();
  let fails = false;
  const angry = {
    ...options,
    veto: () => {
      if (fails) throw new Error('veto');
      return false;
    },
  };
  const store = await openDesk(path, angry);
  await store.add(batch().slice(0, 8));
  await store.settle();
  await store.add(batch().slice(8));
  const given = rejection(store.settleAsync());
  fails = true;
  expect(await rejection(store.settle())).toMatchObject({ message: 'veto' });
  expect(await given).toMatchObject({ message: 'veto' });
  fails = false;
  const copy = image(path);
  const opened = await openDesk(copy, angry);
  expect(sha(answers(opened.desk))).toBe(sha(answers(store.desk)));
  expect(opened.desk.stats.unsettled).toBeGreaterThan(0);
  await opened.close();
  expect((await store.settleAsync()).length).toBeGreaterThan(0);
  await store.close();
});

test('a desk whose opening fails at its last step is not locked', async () => {
  const path = newPath();
  const store = await halfSettled(path);
  const cut = rejection(store.settleAsync());
  await store.close();
  await cut;
  const append = vi.spyOn(Journal.prototype, 'append').mockRejectedValueOnce(new Error('full'));
  try {
    expect(await rejection(openDesk(path, options))).toMatchObject({ message: 'full' });
  } finally {
    append.mockRestore();
  }
  const opened = await openDesk(path, options);
  await opened.close();
});

test('a clock or a veto that fails once leaves memory and disk alike', async () => {
  const path = newPath();
  let fails = '';
  const angry = {
    ...options,
    now: () => {
      if (fails !== 'now') return Date.UTC(2021, 2, 20);
      throw new Error('now');
    },
    veto: () => {
      if (fails !== 'veto') return false;
      throw new Error('veto');
    },
  };
  const store = await openDesk(path, angry);
  await store.add(batch());
  const settling = store.settleAsync({
    onProgress: () => {
      fails = 'now';
    },
  });
  expect((await settling).length).toBeGreaterThan(0);
  fails = '';
  await store.remove(batch()[0]!.id);
  fails = 'veto';
  expect(await rejection(store.settle())).toMatchObject({ message: 'veto' });
  fails = '';
  const [copy, wanted] = [image(path), sha(answers(store.desk))];
  const opened = await openDesk(copy, angry);
  expect(sha(answers(opened.desk))).toBe(wanted);
  await opened.close();
  await store.close();
});

test('reports that are there already cost nothing on disk', async () => {
  const path = newPath();
  const store = await openDesk(path, options);
  await store.add(batch());
  const { size } = statSync(`${path}.journal`);
  for (let i = 0; i < 5; i++) await store.add(batch());
  expect(statSync(`${path}.journal`).size).toBe(size);
  await store.close();
});
