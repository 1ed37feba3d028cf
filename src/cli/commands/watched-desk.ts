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
  type Story,
} from 'newsfold';
import { openDesk } from 'newsfold/node';

/** What watching needs of a desk. */
export interface WatchedDesk {
  add(articles: readonly Article[]): Promise<DeskPlacement[]>;
  settle(): Promise<DeskEvent[]>;
  get(articleId: string): Article | undefined;
  story(storyId: string): Story | undefined;
  save(): Promise<void>;
  close(): Promise<void>;
}

/** @throws NewsfoldError, TypeError, RangeError as `openDesk` and `NewsDesk` do */
export async function openWatchedDesk(
  path: string | undefined,
  cwd: string,
  options: DeskOptions,
): Promise<WatchedDesk> {
  if (path !== undefined) {
    const store = await openDesk(resolve(cwd, path), options);
    return {
      add: (articles) => store.add(articles),
      settle: () => store.settle(),
      get: (id) => store.desk.get(id),
      story: (id) => store.desk.story(id),
      save: () => store.save(),
      close: () => store.close(),
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
