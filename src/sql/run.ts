/**
 * A run: the steps that find copies, one after the other. Reports that came after a run are placed among those that were there, where
 * that is less work; else everything is done anew.
 *
 * What the next day needs stands in tables of state, twice: those of the last run that ended are read until the next one has ended.
 * @module
 */
import { type CopyOptions, NewsfoldError } from 'newsfold';
import { checkDay, checkRows } from './check';
import { DayStatements } from './day-statements';
import { createAs, numberOf, type SqlEngine } from './engine';
import { LAYOUT, TABLES } from './layout';
import { GROUPS, groupPages, PAGE, PLACED } from './pages';
import { type Names, type Slice, Statements, slicesOf, sliceTable } from './statements';
import { countRun, type SqlStats } from './stats';
import type { Steps } from './steps';

/** Rounds of stars: each halves the longest way in a part at least, so none needs as many. */
const MOST_ROUNDS = 64;
/** Reports are placed among others where those are so many times as many at least. */
const DAYS = 4;
/** Tables that the next day reads. */
const STATE = new Set(['known', 'leaders', 'templates', 'degrees', 'members', 'groups', 'alone']);
const ROWS = new Set([...Object.keys(TABLES), 'steps']);

/**
 * Who is canonical. Rows are sketched in the one way that is written down, so there is no choice of a sketcher.
 *
 * @example
 * ```ts
 * const choice: SourceChoice = { sourcePriority: ['Wire Eurasia'] };
 * const engine = await duckdb();
 * const batch = await SqlBatch.open(engine, choice);
 * await engine.close();
 * ```
 */
export type SourceChoice = Pick<CopyOptions, 'sourcePriority'>;

/** Which tables of state a run writes, and which it reads. */
interface Plan {
  readonly to: 'a' | 'b';
  readonly from?: 'a' | 'b';
}

/** The names of a run's tables: those of rows, of state, and of steps. */
export function namesOf(name: Names, { to, from }: Plan): Names {
  return (table) => {
    if (ROWS.has(table)) return name(table);
    if (STATE.has(table)) return name(`${table}_${to}`);
    return name(from === undefined ? table : `day_${table}`);
  };
}

/** The names of the tables of the run that ended last, with no row come since. */
export function finishedNames(name: Names, steps: Steps): Names {
  if (!steps.isFinished) {
    const message = 'groups: expected that deduplicate() has run since the last report came';
    throw new NewsfoldError('closed', message);
  }
  return namesOf(name, steps.finished()!.get('plan') as Plan);
}

/** Finds copies, from where the last run stopped. */
export async function findCopies(
  engine: SqlEngine,
  name: Names,
  steps: Steps,
  options: SourceChoice,
): Promise<SqlStats> {
  const chosen = JSON.stringify(options);
  if ((await steps.step('options', () => Promise.resolve(chosen))) !== chosen) {
    const message = 'options.sourcePriority: expected that of the run that is gone on with';
    throw new NewsfoldError('parameter-mismatch', message, 'options.sourcePriority');
  }
  const before = steps.isFinished ? undefined : steps.finished();
  const plan = await steps.step('plan', async (): Promise<Plan> => {
    if (before?.get('options') !== chosen) return { to: 'a' };
    const last = before.get('plan') as Plan;
    const known = namesOf(name, last)('known');
    return (await isDay(engine, name('reports'), known))
      ? { to: last.to === 'a' ? 'b' : 'a', from: last.to }
      : { to: 'a' };
  });
  const run = new Run(engine, namesOf(name, plan), steps, options);
  const stats =
    plan.from === undefined
      ? await run.all()
      : await run.day(namesOf(name, { to: plan.from }), before?.get('stats') as SqlStats);
  await steps.step('groups', () => Promise.resolve({}));
  return stats;
}

/** Whether the reports of a run before are all there, and many times as many as came since. */
async function isDay(engine: SqlEngine, reports: string, known: string): Promise<boolean> {
  const { in: isIn, notIn } = engine.dialect;
  const count = async (query: string): Promise<number> =>
    numberOf((await engine.query(`SELECT count(*) AS n FROM ${query}`))[0]!.n);
  const old = await count(known);
  const own = await count(
    `(SELECT DISTINCT report FROM ${reports} WHERE report ${notIn} (SELECT report FROM ${known})) AS n`,
  );
  if (own * DAYS > old) return false;
  const still = await count(
    `(SELECT DISTINCT report FROM ${reports} WHERE report ${isIn} (SELECT report FROM ${known})) AS o`,
  );
  return still === old;
}

/** The steps, each of which makes a table. */
class Run {
  readonly #engine: SqlEngine;
  readonly #name: Names;
  readonly #steps: Steps;
  readonly #options: SourceChoice;

  constructor(engine: SqlEngine, name: Names, steps: Steps, options: SourceChoice) {
    this.#engine = engine;
    this.#name = name;
    this.#steps = steps;
    this.#options = options;
  }

  #table(made: string, query: string, by?: string): Promise<void> {
    return this.#steps.table(made.replaceAll('_', ' '), this.#name(made), query, by);
  }

  /** Everything, from the rows. */
  async all(): Promise<SqlStats> {
    const name = this.#name;
    await this.#steps.step('anew', () => Promise.resolve({}));
    const checked = await this.#steps.step('check', async () => {
      await this.#analyze();
      return await checkRows(this.#engine, name);
    });
    const sql = new Statements(name, this.#engine.dialect, checked.again);
    if (checked.again) await this.#table('nodes', sql.nodes());
    await this.#table('known', sql.known());
    await this.#table('leaders', sql.leaders());
    await this.#table('twins', sql.twins());
    const slices = slicesOf(checked.reports, LAYOUT.bands);
    await this.#bands(sql, slices);
    await this.#table('sampled', sql.sampled());
    await this.#table('hashes', sql.hashes());
    await this.#table('postings', sql.postings());
    await this.#table('templates', sql.templates());
    await this.#table('sizes', sql.sizes());
    await this.#edges(sql, slices);
    await this.#table('members', sql.members(await this.#stars(sql, name('edges'))));
    const stats = await this.#steps.step('stats', () => countRun(this.#engine, name, sql, slices));
    await this.#steps.step('tables of groups', async () => {
      await this.#engine.drop(name('groups'));
      await this.#engine.create(name('groups'), GROUPS);
      return {};
    });
    await this.#group(sql, name('members'), stats.members);
    await this.#table('alone', sql.alone(pagesFor(stats.reports)), 'page');
    return stats;
  }

  /** The reports that came since a run, among all. */
  async day(old: Names, before: SqlStats): Promise<SqlStats> {
    const name = this.#name;
    const sql = new DayStatements(name, old, this.#engine.dialect);
    const own = await this.#steps.step('check', async () => {
      await this.#analyze();
      // Made anew with the check: a bad row may have been deleted since.
      await this.#engine.drop(name('nodes'));
      await createAs(this.#engine, name('nodes'), sql.nodes());
      return await checkDay(this.#engine, name, old('known'));
    });
    await this.#table('known', sql.known());
    await this.#table('fresh', sql.fresh());
    await this.#table('leaders', sql.leaders());
    await this.#table('twins', sql.twins());
    await this.#table('keys', sql.keys());
    const slices = slicesOf(own, LAYOUT.bands);
    await this.#bands(sql, slices);
    await this.#table('sampled', sql.sampled());
    await this.#table('hashes', sql.hashes());
    await this.#table('postings', sql.postings());
    await this.#table('templates', sql.templates());
    await this.#table('involved', sql.involved());
    await this.#table('sizes', sql.sizes());
    await this.#edges(sql, slices);
    await this.#table('touched', sql.touched());
    await this.#table('joined', sql.joined());
    await this.#table('changed', sql.members(await this.#stars(sql, name('joined'))));
    await this.#table('members', sql.allMembers());
    const stats = await this.#steps.step('stats', () => countRun(this.#engine, name, sql, slices, before));
    const [changed] = await this.#engine.query(`SELECT count(*) AS n FROM ${name('changed')}`);
    await this.#steps.table('groups before', name('groups'), sql.groups());
    await this.#group(sql, name('changed'), numberOf(changed!.n));
    await this.#table('alone', sql.alone(pagesFor(own)), 'page');
    return stats;
  }

  async #analyze(): Promise<void> {
    for (const table of Object.keys(TABLES)) {
      for (const statement of this.#engine.dialect.analyze(this.#name(table)))
        await this.#engine.run(statement);
    }
  }

  async #bands(sql: Statements, slices: readonly Slice[]): Promise<void> {
    for (const bands of slices) {
      await this.#table(sliceTable('collisions', bands), sql.collisions(bands));
      await this.#table(sliceTable('buckets', bands), sql.buckets(bands));
      await this.#table(sliceTable('pairs', bands), sql.pairs(bands));
    }
  }

  async #edges(sql: Statements, slices: readonly Slice[]): Promise<void> {
    await this.#table('contained', sql.contained());
    await this.#table('candidates', sql.candidates(slices));
    await this.#table('degrees', sql.degrees());
    await this.#table('verified', sql.verified());
    await this.#table('edges', sql.edges());
  }

  /** Groups what is in one part, and knows what is placed. */
  async #group(sql: Statements, members: string, count: number): Promise<void> {
    await this.#steps.step('table of the placed', async () => {
      await this.#engine.drop(this.#name('placed'));
      await this.#engine.create(this.#name('placed'), PLACED);
      return {};
    });
    await this.#table('work', sql.work(members, pagesFor(count)), 'page');
    await groupPages(this.#engine, this.#name, this.#steps, this.#options);
  }

  /** Rounds of large and small stars until every part is one. */
  async #stars(sql: Statements, edges: string): Promise<string> {
    let from = edges;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const large = this.#name(`large_${round % 2}`);
      const small = this.#name(`small_${round % 2}`);
      const table = from;
      await this.#steps.table(`large stars ${round}`, large, sql.largeStar(table));
      await this.#steps.table(`small stars ${round}`, small, sql.smallStar(large));
      const open = await this.#steps.step(`stars ${round}`, async () =>
        numberOf((await this.#engine.query(sql.open(small)))[0]!.count),
      );
      from = small;
      if (open === 0) return from;
    }
    throw new Error(`stars: expected to be done in ${MOST_ROUNDS} rounds`);
  }
}

function pagesFor(reports: number): number {
  return Math.max(1, Math.ceil(reports / PAGE));
}
