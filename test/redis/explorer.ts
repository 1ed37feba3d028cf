/**
 * Every order in which the commands of a few writers can reach the store. The writers run the real code; the explorer holds each command
 * back and chooses whose is next, and begins anew for each other choice. States it has seen, by what is stored and what each
 * writer has been told, are not gone into again. A writer may also stop for good, once, at any point.
 */
import type { RedisClient } from '../../src/redis/index';
import { FakeStore, fakeClient } from './fake';
import { numbers } from './reports';

export interface Scenario<Result> {
  store?: () => FakeStore;
  /** What each writer does. */
  writers: ((client: RedisClient) => Promise<Result>)[];
  /** Whether one of them may stop halfway. */
  crashes?: boolean;
  /** So many orders by chance, instead of all. */
  orders?: number;
  /** Called at every end with what each writer got, undefined for the one that stopped. */
  end(store: FakeStore, results: (Result | undefined)[]): Promise<void> | void;
}

export interface Explored {
  /** Different ends, and states gone through to find them. */
  ends: number;
  states: number;
}

interface Held {
  run: () => unknown;
  resolve: (value: unknown) => void;
}

const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

export async function explore<Result>(scenario: Scenario<Result>): Promise<Explored> {
  const seen = new Set<string>();
  const explored: Explored = { ends: 0, states: 0 };
  for (let seed = 1; seed <= (scenario.orders ?? 0); seed++) {
    await follow(scenario, [], seen, [], explored, numbers(seed));
  }
  if (scenario.orders !== undefined) return explored;
  const todo: string[][] = [[]];
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    await follow(scenario, path, seen, todo, explored);
  }
  return explored;
}

/** Follows a path, and then the first choice that leads to an unseen state at each step; the other choices are put into `todo`. */
async function follow<Result>(
  { store: make, writers, crashes, end }: Scenario<Result>,
  path: readonly string[],
  seen: Set<string>,
  todo: string[][],
  explored: Explored,
  chance?: (below: number) => number,
): Promise<void> {
  const store = make?.() ?? new FakeStore();
  const held: Held[][] = writers.map(() => []);
  const told = writers.map(() => '');
  const results: (Result | undefined)[] = writers.map(() => undefined);
  const failures: unknown[] = [];
  const done = writers.map(() => false);
  for (const [i, writer] of writers.entries()) {
    const client = fakeClient(store, (step, run) =>
      // Connecting is no part of what is tried.
      step === 'configure'
        ? run()
        : new Promise((resolve) => {
            held[i]!.push({ run, resolve });
          }),
    );
    writer(client).then(
      (result) => {
        results[i] = result;
        done[i] = true;
      },
      (error) => failures.push(error),
    );
  }
  const taken: string[] = [];
  let stopped = -1;
  for (;;) {
    await nextTurn();
    if (failures.length > 0) throw failures[0];
    // Which command of which writer: those for several shards are sent at once.
    const choices = held.flatMap((own, i) => (i === stopped ? [] : own.map((_, at) => `${i}.${at}`)));
    if (crashes && stopped === -1)
      choices.push(...choices.flatMap((c) => (c.endsWith('.0') ? [`-${c}`] : [])));
    if (choices.length === 0) break;
    let choice = chance === undefined ? path[taken.length] : choices[chance(choices.length)];
    if (choice === undefined) {
      const state = JSON.stringify([[...store.values].map(plain).sort(), told, stopped]);
      if (seen.has(state)) return;
      seen.add(state);
      explored.states++;
      choice = choices[0]!;
      for (const other of choices.slice(1)) todo.push([...taken, other]);
    }
    taken.push(choice);
    const [writer = 0, at = 0] = choice.replace('-', '').split('.').map(Number);
    if (choice.startsWith('-')) stopped = writer;
    else {
      const [{ run, resolve }] = held[writer]!.splice(at, 1) as [Held];
      const value = run();
      told[writer] += canonical(JSON.stringify(value));
      resolve(value);
    }
  }
  if (!done.every((each, i) => each || i === stopped)) throw new Error(`stuck after ${taken.join(' ')}`);
  explored.ends++;
  await end(store, results);
}

function plain([key, value]: [string, string | Map<string, string>]): string {
  return `${key}=${typeof value === 'string' ? value : canonical(JSON.stringify([...value].sort()))}`;
}

/** The order of the claims in a bucket makes no difference to anybody. */
function canonical(text: string): string {
  return text.replace(/(?:[\w-]{22}\d{16}){2,}/g, (claims) => claims.match(/.{38}/g)!.sort().join(''));
}
