/** Calls that change a desk, numbered: the n-th is the same for everyone, so a desk can be made again from their number alone. */
import type { Article } from 'newsfold';
import { batch } from '../../helpers/batch';
import { random, whole } from '../../helpers/random';

/** What is called: of a desk, or of one that is kept in a file. */
export interface Target {
  add(articles: readonly Article[]): unknown;
  remove(id: string): unknown;
  settle(): unknown;
  merge(a: string, b: string): unknown;
}

const POOL = batch().slice(0, 10);

/** Does the n-th call, from 1. */
export function callOf(n: number, target: Target, storyOf: (id: string) => string | undefined): unknown {
  const next = random(n);
  if (n % 12 === 0) return target.settle();
  const [a, b] = [POOL[whole(next, POOL.length)]!, POOL[whole(next, POOL.length)]!];
  if (n % 7 === 0) return target.remove(a.id);
  const stories = [storyOf(a.id), storyOf(b.id)];
  if (n % 11 === 0 && stories[0] !== undefined && stories[1] !== undefined) {
    return target.merge(stories[0], stories[1]);
  }
  return target.add([{ ...a, text: `${a.text} Version ${n} of it.` }]);
}
