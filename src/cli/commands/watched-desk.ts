/**
 * The desk that `newsfold watch` feeds: in memory alone, or kept in a file from one run to the next.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { resolve } from 'node:path';
import {
  type Article,
  type DeskEvent,
  type DeskOptions,
  type DeskPlacement,
  NewsDesk,
  NewsfoldError,
  type Story,
} from 'newsfold';
import { openDesk } from 'newsfold/node';
import { Failure, isSystemError } from '../faults';

/** What watching needs of a desk. */
export interface WatchedDesk {
  add(articles: readonly Article[]): Promise<DeskPlacement[]>;
  settle(): Promise<DeskEvent[]>;
  get(articleId: string): Article | undefined;
  story(storyId: string): Story | undefined;
  save(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @throws NewsfoldError, TypeError, RangeError as `NewsDesk` does, of its options; Failure, with the file's name, for all else that
 * `openDesk` and its desk have to say
 */
export async function openWatchedDesk(
  path: string | undefined,
  cwd: string,
  options: DeskOptions,
): Promise<WatchedDesk> {
  if (path !== undefined) {
    const told = named(path);
    const store = await openDesk(resolve(cwd, path), options).catch(told);
    return {
      add: (articles) => store.add(articles).catch(told),
      settle: () => store.settle().catch(told),
      get: (id) => store.desk.get(id),
      story: (id) => store.desk.story(id),
      save: () => store.save().catch(told),
      close: () => store.close().catch(told),
    };
  }
  const desk = new NewsDesk(options);
  return {
    add: (articles) => Promise.resolve(desk.add(articles)),
    settle: () => Promise.resolve(desk.settle()),
    get: (id) => desk.get(id),
    story: (id) => desk.story(id),
    save: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** Throws what is wrong with the file of a desk by the file's name, and anything else as it is. */
function named(path: string): (error: unknown) => never {
  return (error) => {
    const isOfFile = error instanceof NewsfoldError || isSystemError(error);
    if (!isOfFile || error.message.startsWith('options')) throw error;
    const failure = new Failure(`--desk: ${path}: ${error.message.replace(/^(?:path|bytes): /, '')}`);
    failure.cause = error;
    throw failure;
  };
}
