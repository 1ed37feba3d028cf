/** Sources, workers and threads for the tests beside this file. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Article } from 'newsfold';
import { vi } from 'vitest';
import type { WorkerFile } from '../../src/node/worker-pool';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Workers of plain JavaScript: a thread does not run the sources. */
export const COUNTING: WorkerFile = { filename: path('workers/counting.mjs') };
export const FAILING: WorkerFile = {
  filename: path('workers/failing.mjs'),
  resourceLimits: { maxOldGenerationSizeMb: 16 },
};

export function numbered(count: number, rest = 'reports from the harbour'): Article[] {
  return Array.from({ length: count }, (_, i) => ({ id: `r${i}`, text: `${i} ${rest}` }));
}

/** A source that says what was asked of it. */
export interface Watched<A> extends AsyncIterable<A> {
  pulled: number;
  closed: number;
}

/** The articles, each after `wait`. */
export function watched<A>(articles: Iterable<A>, wait = (): Promise<void> => Promise.resolve()): Watched<A> {
  const steps = articles[Symbol.iterator]();
  const source: Watched<A> = {
    pulled: 0,
    closed: 0,
    [Symbol.asyncIterator]: () => ({
      async next() {
        await wait();
        const step = steps.next();
        if (!step.done) source.pulled++;
        return step;
      },
      return() {
        source.closed++;
        return Promise.resolve({ done: true as const, value: undefined });
      },
    }),
  };
  return source;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

export async function all<A>(stream: AsyncIterable<A>): Promise<A[]> {
  const list: A[] = [];
  for await (const item of stream) list.push(item);
  return list;
}

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** Every thread that is started from now on. */
export function watchThreads(): Set<Worker> {
  const threads = new Set<Worker>();
  const original = Worker.prototype.postMessage;
  vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker, ...message) {
    threads.add(this);
    return original.apply(this, message);
  });
  return threads;
}

/** Threads that have not ended: Node gives those that have the id -1. */
export function alive(threads: Iterable<Worker>): number {
  return [...threads].filter(({ threadId }) => threadId !== -1).length;
}
