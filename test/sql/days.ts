/** Days that come after a run, for the tests of `newsfold/sql`. */
import type { Article } from 'newsfold';
import { expect } from 'vitest';
import { seededRandom } from '../../bench/data';
import { shortReports } from '../../bench/sql/reports';
import { SqlBatch, type SqlEngine, type SqlStats } from '../../src/sql/index';
import { addAll, expected, failingAt, found } from './support';

/** Reports of which many are copies of one another, in an order that mixes early and late ones, copies and what was copied. */
export function mixedReports(count: number, seed: number): Article[] {
  const random = seededRandom(seed);
  const made = [...shortReports(count, seed)];
  const mixed: Article[] = [];
  for (const [i, article] of made.entries()) {
    const words = article.text.split(' ');
    const kind = random();
    // A report that joins two others, parts of another, and the same again under another id, later or earlier.
    const other = made[Math.floor(random() * made.length)]!.text.split(' ');
    if (kind < 0.15) article.text = [...words, ...other].join(' ');
    else if (kind < 0.3) article.text = other.slice(Math.floor(random() * 20)).join(' ');
    else if (kind < 0.4) article.text = other.map((word) => (random() < 0.1 ? 'ander' : word)).join(' ');
    article.publishedAt = 1.6e12 + Math.floor(random() * count) * 1000;
    article.id = `${seed}-${i}`;
    mixed.splice(Math.floor(random() * (mixed.length + 1)), 0, article);
  }
  return mixed;
}

/** Ends of days: most reports come first, the rest in so many days. */
export function endsOfDays(count: number, days: number, seed: number): number[] {
  const random = seededRandom(seed);
  const first = Math.floor(count * 0.7);
  const ends = Array.from({ length: days - 1 }, () => first + Math.floor(random() * (count - first)));
  return [first, ...ends.sort((a, b) => a - b), count];
}

/** Adds day after day; each run fails at some call and is made again, and some days come twice. */
export async function addDays(
  engine: SqlEngine,
  prefix: string,
  articles: readonly Article[],
  ends: readonly number[],
  seed: number,
): Promise<SqlStats[]> {
  const random = seededRandom(seed);
  const all: SqlStats[] = [];
  for (const [i, end] of ends.entries()) {
    const day = articles.slice(ends[i - 1] ?? 0, end);
    await addAll(await SqlBatch.open(engine, { prefix }), day);
    const failing = failingAt(engine, Math.floor(5 + random() * 60), random() < 0.5);
    const failed = await SqlBatch.open(failing, { prefix })
      .then((batch) => batch.deduplicate())
      .catch((error: unknown) => error);
    if (failed instanceof Error) expect(failed).toMatchObject({ code: 'storage-failed' });
    const batch = await SqlBatch.open(engine, { prefix });
    if (random() < 0.3) await addAll(batch, day);
    const stats = await batch.deduplicate();
    expect(stats.reports).toBe(end);
    expect(await found(batch)).toEqual(expected(articles.slice(0, end)));
    all.push(stats);
  }
  return all;
}
