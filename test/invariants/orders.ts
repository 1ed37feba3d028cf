/** Results of the same articles in many orders. */
import type { Article } from 'newsfold';
import { shuffled } from '../helpers/random';

/** The bytes of a result without the places of rejected articles in the input, which move with it. */
export function bytes(result: { rejected: { index: number; id?: string; message: string }[] }): string {
  const rejected = result.rejected.map((row) => ({
    ...row,
    index: 0,
    message: row.message.replace(`articles[${row.index}]`, 'articles[0]'),
  }));
  rejected.sort((a, b) => (`${a.id}` < `${b.id}` ? -1 : 1));
  return JSON.stringify({ ...result, rejected });
}

/** Orders, counted from 0, whose result differs from that of the order given. */
export function differing(
  articles: readonly Article[],
  orders: number,
  run: (articles: Article[]) => string,
): number[] {
  const expected = run([...articles]);
  return Array.from({ length: orders }, (_, seed) => seed).filter(
    (seed) => run(shuffled(articles, seed)) !== expected,
  );
}
