/**
 * Calls that change a desk, numbered: the n-th is the same for everyone, so a desk can be made again from their number alone. Some fail, and
 * change nothing: what an editor said before contradicts them.
 */
import type { Article } from 'newsfold';
import { batch } from '../../helpers/batch';
import { random, whole } from '../../helpers/random';

/** What is called: of a desk, or of one that is kept in a file. */
export interface Target {
  add(articles: readonly Article[]): unknown;
  remove(id: string): unknown;
  settle(): unknown;
  merge(a: string, b: string): unknown;
  split(storyId: string, ids: readonly string[]): unknown;
  pin(id: string, storyId: string): unknown;
  unpin(id: string): unknown;
}

const POOL = batch().slice(0, 12);
const HOUR = 3_600_000;

/** Reports leave the window, too. */
export const OPTIONS = { keepArticles: 10, keepDays: 12 } as const;

/** The caller's clock at the n-th call. */
export function clockAt(n: number): number {
  return Date.UTC(2021, 2, 8) + n * HOUR;
}

/** Does the n-th call, from 1. */
export function callOf(n: number, target: Target, storyOf: (id: string) => string | undefined): unknown {
  const next = random(n);
  const [a, b] = [POOL[whole(next, POOL.length)]!, POOL[whole(next, POOL.length)]!];
  const [storyId, otherId] = [storyOf(a.id), storyOf(b.id)];
  if (n % 12 === 0) return target.settle();
  if (n % 9 === 0) return target.remove(a.id);
  if (n % 10 === 0) return target.unpin(a.id);
  if (storyId !== undefined && otherId !== undefined) {
    if (n % 11 === 0) return target.merge(storyId, otherId);
    if (n % 5 === 0) return target.pin(a.id, otherId);
    if (n % 7 === 0) return target.split(storyId, [a.id]);
  }
  const text = `${a.text} Version ${n} of it.`;
  return target.add(n % 4 === 0 ? [{ ...a, text }, b] : [{ ...a, text }]);
}
