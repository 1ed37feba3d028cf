/**
 * Runs each test once for each mutant that it reaches, in one process: nothing is loaded anew. The core keeps no state, which is what makes that
 * right; a failure counts only if the same test passes right after it with no mutant on.
 * @module
 */
import { openSync, readFileSync, writeSync } from 'node:fs';
import fc from 'fast-check';
import { TestRunner } from 'vitest';
import { type Event, keyOfTest, type Plan } from './plan';

type Counts = Record<string, number>;

interface Mutation {
  active: string | undefined;
  hits: number;
  limit: number;
  counts: Counts | undefined;
  hit(): true;
  count(ids: readonly string[]): void;
}

interface State {
  readonly plan: Plan;
  readonly chosen: ReadonlySet<string>;
  readonly mutation: Mutation;
  readonly killed: Set<string>;
  readonly skipped: ReadonlySet<string>;
  readonly tell: (event: Event) => number;
  loaded: boolean;
  dirty: boolean;
}

function start(): State {
  const plan = JSON.parse(readFileSync(process.env.NEWSFOLD_PLAN!, 'utf8')) as Plan;
  const file = openSync(plan.log, 'a');
  const mutation: Mutation = {
    active: undefined,
    hits: 0,
    limit: 0,
    counts: undefined,
    hit() {
      if (++this.hits > this.limit) throw new Error('the run of a mutant is endless');
      return true;
    },
    count(ids) {
      const counts = this.counts!;
      for (let i = 0; i < ids.length; i++) counts[ids[i]!] = (counts[ids[i]!] ?? 0) + 1;
    },
  };
  Object.assign(globalThis, { __mutation__: mutation });
  const tell = (event: Event): number => writeSync(file, `${JSON.stringify(event)}\n`);
  tell({ is: 'begun', pid: process.pid });
  return {
    plan,
    chosen: new Set(plan.chosen),
    mutation,
    killed: new Set(),
    skipped: new Set(plan.skipped),
    tell,
    loaded: false,
    dirty: false,
  };
}

// Files of one process share it.
const shared = globalThis as { __mutationState__?: State };
shared.__mutationState__ ??= start();
const state = shared.__mutationState__;
const { plan, mutation, tell } = state;
// The first counterexample is enough.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

const counted = (counts: Counts): [string, number][] =>
  Object.entries(counts).filter(([id]) => state.chosen.has(id));

async function passes(run: () => unknown): Promise<boolean> {
  try {
    await run();
    return true;
  } catch {
    return false;
  }
}

type Test = Parameters<TestRunner['onBeforeTryTask']>[0];
type File = Parameters<TestRunner['onCollectStart']>[0];

/** Vitest makes one for each file of tests. */
// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default class MutationRunner extends TestRunner {
  private beside: Counts = {};

  override async onCollectStart(file: File): Promise<void> {
    super.onCollectStart(file);
    if (!state.loaded) {
      state.loaded = true;
      const counts: Counts = {};
      if (plan.attempts === undefined) mutation.counts = counts;
      for (const path of plan.core) await this.importFile(path, 'collect');
      if (plan.attempts === undefined) tell({ is: 'loaded', reached: counted(counts).map(([id]) => id) });
    }
    this.beside = {};
    mutation.counts = plan.attempts === undefined ? this.beside : undefined;
  }

  override async onAfterRunSuite(suite: Parameters<TestRunner['onAfterRunSuite']>[0]): Promise<void> {
    await super.onAfterRunSuite(suite);
    if (plan.attempts !== undefined || !('filepath' in suite)) return;
    tell({ is: 'beside', file: suite.file.name, reached: counted(this.beside).map(([id]) => id) });
  }

  async runTask(test: Test): Promise<void> {
    const run = TestRunner.getTestFn(test as never) as () => unknown;
    if (plan.attempts === undefined) await this.reach(test, run);
    else await this.attempt(test, run);
  }

  private async reach(test: Test, run: () => unknown): Promise<void> {
    const { id, name } = test;
    const file = test.file.name;
    if (state.skipped.has(keyOfTest({ file, name }))) return;
    const counts: Counts = {};
    mutation.counts = counts;
    const began = process.cpuUsage();
    const passed = await passes(run);
    const { user, system } = process.cpuUsage(began);
    const ms = (user + system) / 1000;
    mutation.counts = this.beside;
    tell({ is: 'test', id, file, name, ms, passed, reached: counted(counts) });
  }

  private async attempt(test: Test, run: () => unknown): Promise<void> {
    const attempts = (plan.attempts![test.id] ?? []).filter(([mutant]) => !state.killed.has(mutant));
    if (attempts.length === 0 || state.dirty) return;
    const isDoubted = plan.doubted.includes(test.id);
    if (isDoubted && !((await passes(run)) && (await passes(run)))) {
      tell({ is: 'unsteady', test: test.id });
      return;
    }
    for (const [at, [mutant, limit]] of attempts.entries()) {
      tell({ is: 'try', mutant, test: test.id });
      Object.assign(mutation, { active: mutant, hits: 0, limit });
      const passed = await passes(run);
      mutation.active = undefined;
      if (passed) {
        tell({ is: mutation.hits === 0 ? 'unmet' : 'passed', mutant, test: test.id });
      } else if ((isDoubted && at === 0) || (await passes(run))) {
        state.killed.add(mutant);
        tell({ is: 'killed', mutant, test: test.id });
      } else {
        state.dirty = true;
        tell({ is: 'dirty', mutant, test: test.id });
        return;
      }
    }
  }
}
