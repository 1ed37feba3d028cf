/** Lets the file system fail at one call after the other while a desk is opened, worked on, saved and closed, and looks at what is left. */
import { readdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { NewsfoldError } from 'newsfold';
import { expect } from 'vitest';
import { type DeskStore, openDesk } from '../../../src/node/desk-store';
import type { Journal } from '../../../src/node/journal';
import { type Plan, watchFiles } from '../faults';
import { callOf, clockAt, OPTIONS } from './calls';
import { answers, Oracle } from './kills';

/** What was done while the file system failed. */
class Session {
  tried = 0;
  acknowledged = 0;
  saves = 0;
  readonly errors: unknown[] = [];
  readonly oracle: Oracle = new Oracle();
  #n = 1;
  #unclosed: DeskStore | undefined;

  constructor(private readonly path: string) {}

  /** Twice, or until nothing goes any more: opens, works, saves, works, closes. */
  async run(): Promise<void> {
    for (let life = 0; life < 2; life++) {
      const store = await this.#seen(openDesk(this.path, { ...OPTIONS, now: () => clockAt(this.#n) }));
      if (store === undefined) continue;
      this.look(store);
      await Promise.all([this.#call(store), this.#call(store)]);
      await this.#call(store);
      const saving = this.#seen(store.save().then(() => this.saves++));
      await Promise.all([saving, this.#call(store)]);
      for (let calls = 0; calls < 3; calls++) await this.#call(store);
      this.#unclosed = store;
      await this.close();
    }
  }

  /** The desk must be as after the last call that was acknowledged, or one tried since. */
  look(store: DeskStore): void {
    const { oracle } = this;
    const { journal } = store as unknown as { journal: Journal };
    oracle.follow(journal.sequence);
    expect(oracle.calls).toBeLessThanOrEqual(this.tried);
    // What is left of those that were answered was refused.
    while (oracle.calls < this.acknowledged) expect(oracle.step()).toBe(true);
    expect(answers(store.desk)).toBe(answers(oracle.desk));
    this.#n = oracle.calls + 1;
  }

  /** Closes what could not be closed. */
  async close(): Promise<void> {
    const store = this.#unclosed;
    if (store === undefined) return;
    await this.#seen(
      store.close().then(() => {
        this.#unclosed = undefined;
      }),
    );
  }

  async #call(store: DeskStore): Promise<void> {
    const own = this.#n;
    this.tried = Math.max(this.tried, own);
    const done = callOf(own, store, (id) => store.desk.storyOf(id)) as Promise<unknown>;
    this.#n++;
    try {
      await done;
      this.acknowledged = Math.max(own, this.acknowledged);
    } catch (error) {
      const isRefused = error instanceof RangeError || (error as NewsfoldError).code === 'contradictory-pins';
      if (isRefused) this.acknowledged = Math.max(own, this.acknowledged);
      else this.errors.push(error);
    }
  }

  async #seen<T>(promise: Promise<T>): Promise<T | undefined> {
    try {
      return await promise;
    } catch (error) {
      this.errors.push(error);
      return undefined;
    }
  }
}

/** What came of one. */
export interface Outcome {
  /** Calls to the file system. */
  calls: number;
  /** Names of the calls that failed. */
  failed: string[];
  errors: number;
  saves: number;
  /** The lock stayed, for the system would not let it be removed; as when a process is started anew, it was then removed. */
  isLocked: boolean;
}

/** One session with faults, and a look at the desk once the system works again. */
export async function faulty(path: string, plan: Plan): Promise<Outcome> {
  const session = new Session(path);
  const outcome: Outcome = { calls: 0, failed: [], errors: 0, saves: 0, isLocked: false };
  const restore = await watchFiles((call, name) => {
    outcome.calls = call + 1;
    const met = plan(call, name);
    if (met !== undefined) outcome.failed.push(name);
    return met;
  });
  try {
    await session.run();
  } finally {
    restore();
  }
  await session.close();
  for (const error of session.errors) {
    expect(error).toBeInstanceOf(NewsfoldError);
    expect(['storage-failed', 'locked', 'closed']).toContain((error as NewsfoldError).code);
  }
  [outcome.errors, outcome.saves] = [session.errors.length, session.saves];

  const { oracle } = session;
  const open = (): Promise<DeskStore> =>
    openDesk(path, { ...OPTIONS, durability: 'os', now: () => clockAt(oracle.calls + 1) });
  let store: DeskStore;
  try {
    store = await open();
  } catch (error) {
    expect(error).toMatchObject({ code: 'locked' });
    outcome.isLocked = true;
    rmSync(`${path}.journal.lock`);
    store = await open();
  }
  session.look(store);
  // And it works.
  await store.add({ id: 'later', text: 'A report that came in when the disk had room again.' });
  await store.save();
  await store.close();
  return outcome;
}

/** Removes a desk. @returns what else was in its folder: nothing half written is left but under a name that is swept later */
export function cleared(path: string): string[] {
  const folder = dirname(path);
  const names = readdirSync(folder);
  for (const name of names) rmSync(`${folder}/${name}`);
  return names.filter((name) => !['desk', 'desk.journal'].includes(name));
}

/** Files under another name that may be left by one fault: where one could not be removed, or was made and that was not told. */
export function leftBehind({ failed }: Outcome): number {
  return ['unlink', 'open'].includes(failed[0]!) ? 1 : 0;
}
