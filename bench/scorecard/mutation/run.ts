/**
 * Tries mutants on the tests of the core. First each test runs once by itself, which tells the mutants that it reaches; then each mutant is tried on the
 * tests that reach it, those of its own room first, then cheap ones of others, then a few dearer ones, until one fails. Not every long test is
 * tried, so a score can only be too low for it.
 *
 * A mutant that does not end (a thousandfold of what its switch is passed without it, or so many seconds) counts as killed, as with Stryker.
 * @module
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { coreFiles, type Mutant, place, root } from './mutants';
import { type Attempt, type Event, keyOfTest, type Plan } from './plan';
import { type Test, type Told, vitest } from './process';

/** Longest test, in milliseconds of the processor: of the mutant's own room, and of others. */
const OWN = 300;
const OTHER = 20;
/** So many of the shortest tests that are left are tried last, if they take no longer. */
const LAST = 4;
const LONGEST = 600;
/** A switch is passed at most so many times as without the mutant, and so many more. */
const HITS_TIMES = 30;
const HITS_MORE = 10_000;

const TESTS =
  'article copies dates desk facts hostile invariants languages lsh names sketch status stories summary text'.split(
    ' ',
  );
/** Tests of what mutants cannot change, or of time. */
const NOT_TRIED = ['test/invariants/house.test.ts'];

/** `constant`: only loading, or what is made once and kept, reaches it. `uncovered`: no test that is short enough does. */
export type Status = 'killed' | 'endless' | 'survived' | 'uncovered' | 'constant';
export interface Verdict {
  readonly mutant: Mutant;
  readonly status: Status;
  /** What killed it. */
  readonly by?: string;
  /** Tests that passed with it. */
  readonly tried: number;
}

function testFiles(): string[] {
  return TESTS.flatMap((room) =>
    readdirSync(join(root, 'test', room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `test/${room}/${name}`)
      .sort(),
  ).filter((name) => !NOT_TRIED.includes(name));
}

interface Reached {
  readonly tests: ReadonlyMap<string, Test>;
  /** What loading the core or a file of tests reaches. */
  readonly loaded: ReadonlySet<string>;
}

/** How long tests took when they were last seen, so that long ones are not run again only to be passed over. */
const TIMES = join(root, 'coverage/mutation/test-times.json');

async function reach(folder: string, plan: Plan): Promise<Reached> {
  const times = existsSync(TIMES) ? (JSON.parse(readFileSync(TIMES, 'utf8')) as Record<string, number>) : {};
  const skipped = Object.keys(times).filter((key) => times[key]! > 2 * LONGEST);
  const events = await vitest(folder, testFiles(), { ...plan, skipped });
  const told = <K extends Event['is']>(is: K): Told<K>[] =>
    events.filter((event): event is Told<K> => event.is === is);
  const tests = new Map(told('test').map((test) => [test.id, test]));
  if (tests.size === 0) throw new Error(readFileSync(join(folder, 'out.txt'), 'utf8'));
  for (const test of tests.values()) {
    times[keyOfTest(test)] = test.ms;
    if (!test.passed) console.log(`not passed: ${keyOfTest(test)}`);
  }
  mkdirSync(join(root, 'coverage/mutation'), { recursive: true });
  writeFileSync(TIMES, JSON.stringify(times));
  console.log(`${tests.size} tests run, ${skipped.length} left out as long`);
  const loaded = new Set([...told('loaded'), ...told('beside')].flatMap(({ reached }) => reached));
  return { tests, loaded };
}

interface Progress {
  readonly dead: Map<string, { test: Test; endless: boolean }>;
  /** By mutant, tests that passed with it. */
  readonly passed: Map<string, Set<string>>;
  /** Mutants that a test came by and passed. */
  readonly met: Set<string>;
  readonly doubted: Set<string>;
  readonly unsteady: Set<string>;
}

/** Takes in what was told. @returns how many attempts were decided */
function take(
  events: readonly Event[],
  tests: ReadonlyMap<string, Test>,
  { dead, passed, met, doubted, unsteady }: Progress,
): number {
  let decided = 0;
  for (const [at, event] of events.entries()) {
    if (event.is === 'unsteady') {
      unsteady.add(event.test);
      console.log(`not to be repeated: ${keyOfTest(tests.get(event.test)!)}`);
      decided++;
    }
    if (event.is !== 'try') continue;
    const { mutant, test } = event;
    const next = events[at + 1];
    decided++;
    if (next?.is === 'dirty') {
      console.log(`once more, after traces of others: ${keyOfTest(tests.get(test)!)}`);
      doubted.add(test);
      continue;
    }
    if (next?.is === 'passed' || next?.is === 'unmet') {
      passed.set(mutant, (passed.get(mutant) ?? new Set()).add(test));
      if (next.is === 'passed') met.add(mutant);
    }
    // With no answer the process ended, or was ended.
    else dead.set(mutant, { test: tests.get(test)!, endless: next?.is !== 'killed' });
  }
  return decided;
}

/** Tries each mutant on tests of one round. */
async function round(
  folder: string,
  plan: Plan,
  tests: ReadonlyMap<string, Test>,
  progress: Progress,
  fits: (test: Test, mutant: string) => boolean,
): Promise<void> {
  for (;;) {
    const attempts: Record<string, Attempt[]> = {};
    const files = new Set<string>();
    let count = 0;
    for (const test of tests.values()) {
      if (!test.passed || progress.unsteady.has(test.id)) continue;
      for (const [mutant, times] of test.reached) {
        if (progress.dead.has(mutant) || progress.passed.get(mutant)?.has(test.id) || !fits(test, mutant))
          continue;
        attempts[test.id] = [...(attempts[test.id] ?? []), [mutant, HITS_TIMES * times + HITS_MORE]];
        files.add(test.file);
        count++;
      }
    }
    if (count === 0) return;
    const before = progress.dead.size;
    const began = performance.now();
    const decided = take(
      await vitest(folder, [...files], { ...plan, attempts, doubted: [...progress.doubted] }, tests),
      tests,
      progress,
    );
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(
      `${decided} tries of ${count} in ${files.size} files, ${progress.dead.size - before} killed (${seconds} s)`,
    );
    if (decided === 0) throw new Error(readFileSync(join(folder, 'out.txt'), 'utf8'));
  }
}

/** Folders of tests that are a room's own. */
function ownTests(room: string): string[] {
  if (room === 'root') return ['invariants'];
  return room === 'article' || room === 'status' ? [room, 'languages'] : [room];
}

/** For each mutant the shortest tests that reach it and were not tried. */
function lastTests(
  tests: ReadonlyMap<string, Test>,
  { dead, passed }: Progress,
): ReadonlyMap<string, ReadonlySet<string>> {
  const last = new Map<string, Set<string>>();
  for (const test of [...tests.values()].sort((a, b) => a.ms - b.ms)) {
    if (test.ms > LONGEST) break;
    for (const [mutant] of test.reached) {
      const own = last.get(mutant) ?? new Set();
      if (own.size < LAST && !dead.has(mutant) && !passed.get(mutant)?.has(test.id))
        last.set(mutant, own.add(test.id));
    }
  }
  return last;
}

/** What becomes of each of `chosen`. */
export async function tryMutants(chosen: readonly Mutant[]): Promise<Verdict[]> {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-mutation-'));
  try {
    const { byId, code } = await place(chosen);
    writeFileSync(join(folder, 'code.json'), JSON.stringify(Object.fromEntries(code)));
    const plan: Plan = {
      core: coreFiles().map((name) => join(root, name)),
      chosen: [...byId.keys()],
      doubted: [],
      skipped: [],
      log: join(folder, 'log.jsonl'),
    };
    const { tests, loaded } = await reach(folder, plan);
    const progress: Progress = {
      dead: new Map(),
      passed: new Map(),
      met: new Set(),
      doubted: new Set(),
      unsteady: new Set(),
    };
    const isOwn = (test: Test, id: string): boolean =>
      test.ms <= OWN && ownTests(byId.get(id)!.room).includes(test.file.split('/')[1]!);
    await round(folder, plan, tests, progress, isOwn);
    await round(folder, plan, tests, progress, ({ ms }) => ms <= OTHER);
    const last = lastTests(tests, progress);
    await round(folder, plan, tests, progress, (test, id) => last.get(id)?.has(test.id) === true);
    const reached = new Set([...tests.values()].flatMap((test) => test.reached.map(([id]) => id)));
    return [...byId].map(([id, mutant]): Verdict => {
      const end = progress.dead.get(id);
      const tried = progress.passed.get(id)?.size ?? 0;
      if (end !== undefined)
        return { mutant, status: end.endless ? 'endless' : 'killed', by: keyOfTest(end.test), tried };
      if (progress.met.has(id)) return { mutant, status: 'survived', tried };
      const isConstant = tried > 0 || (loaded.has(id) && !reached.has(id));
      return { mutant, status: isConstant ? 'constant' : 'uncovered', tried };
    });
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  }
}
