/** Batches for the tests of `newsfold/sql`, and engines that fail on purpose. */
import { type Article, type CopyGroup, deduplicate } from 'newsfold';
import { shortReports } from '../../bench/sql/reports';
import type { SqlBatch, SqlEngine } from '../../src/sql/index';

/** So many reports, a fifth of them copies, and two that are dated by a day and a month. */
export function reports(count: number): Article[] {
  const made = [...shortReports(count, 3)];
  made[0]!.publishedAt = '2020-09-13';
  made[1]!.publishedAt = '2020-09';
  made[2]!.title = 'A title with a lone \ud800 surrogate, a \0 and “quotes”';
  return made;
}

/** Copy groups in an order of their own, as text. */
export function sorted(groups: readonly CopyGroup[]): string[] {
  return groups.map((group) => JSON.stringify(group)).sort();
}

/** What the batch is to find. */
export function expected(articles: readonly Article[]): string[] {
  return sorted(deduplicate(articles).groups);
}

export async function found(batch: SqlBatch): Promise<string[]> {
  const groups: CopyGroup[] = [];
  for await (const group of batch.groups()) groups.push(group);
  return sorted(groups);
}

/** Adds articles a few at a time. */
export async function addAll(batch: SqlBatch, articles: readonly Article[], chunk = 128): Promise<void> {
  for (let from = 0; from < articles.length; from += chunk)
    await batch.add(articles.slice(from, from + chunk));
}

/** An engine whose server goes away at a call: before it is done, or after it, so that nobody hears of it. */
export function failingAt(engine: SqlEngine, call: number, after: boolean): SqlEngine & { calls: number } {
  const failing = { ...engine, dialect: engine.dialect, calls: 0, close: () => engine.close() };
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    const isLast = failing.calls++ >= call;
    if (isLast && !after) throw new Error('the server has gone away');
    const result = await work();
    if (isLast) throw new Error('the server has gone away');
    return result;
  };
  return Object.assign(failing, {
    create: (...args: Parameters<SqlEngine['create']>) => guard(() => engine.create(...args)),
    drop: (table: string) => guard(() => engine.drop(table)),
    run: (sql: string) => guard(() => engine.run(sql)),
    query: (sql: string) => guard(() => engine.query(sql)),
    insert: (...args: Parameters<SqlEngine['insert']>) => guard(() => engine.insert(...args)),
  });
}

/** Leaves no table of an earlier run: those of a prefix alone. */
export async function dropAll(engine: SqlEngine, prefix: string): Promise<void> {
  const { name } = engine.dialect;
  const list =
    name === 'clickhouse'
      ? 'SELECT name FROM system.tables WHERE database = currentDatabase()'
      : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema IN ('public', 'main')";
  for (const row of await engine.query(list)) {
    if (String(row.name).startsWith(prefix)) await engine.drop(String(row.name));
  }
}
