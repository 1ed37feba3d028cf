/**
 * Vitest in a process of its own, which is ended where a test does not end.
 * @module
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './mutants';
import type { Event, Plan } from './plan';

export type Told<K extends Event['is']> = Extract<Event, { is: K }>;
export type Test = Told<'test'>;

/** Seconds of processor time for one try, and how many times as long as the test takes; seconds without a sign of life else. */
const TRY = 10;
const TRY_TIMES = 30;
const SILENCE = 300;
/** Times as long by the clock: it may wait for what never comes. */
const WAIT_TIMES = 10;
/** Runs vitest on `files` until it ends or is silent. @returns what it told */
export async function vitest(
  folder: string,
  files: readonly string[],
  plan: Plan,
  of?: ReadonlyMap<string, Test>,
): Promise<Event[]> {
  writeFileSync(plan.log, '');
  const path = join(folder, 'plan.json');
  writeFileSync(path, JSON.stringify(plan));
  const out = openSync(join(folder, 'out.txt'), 'w');
  const child: ChildProcess = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      '.config/mutation.vitest.config.ts',
      ...files,
    ],
    {
      cwd: root,
      detached: true,
      stdio: ['ignore', out, out],
      env: {
        ...process.env,
        NEWSFOLD_PLAN: path,
        NEWSFOLD_CODE: join(folder, 'code.json'),
        NEWSFOLD_WHOLE: '1',
      },
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = (): void => {
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGKILL');
  };
  process.once('SIGINT', stop);
  let size = -1;
  let since: Clocks | undefined;
  const watch = setInterval(() => {
    const now = statSync(plan.log).size;
    if (now !== size) {
      size = now;
      since = undefined;
      return;
    }
    const events = eventsOf(plan.log);
    const begun = events.find((event): event is Told<'begun'> => event.is === 'begun');
    const clocks = clocksOf(begun?.pid);
    since ??= clocks;
    const last = events.at(-1);
    const test = last?.is === 'try' ? of?.get(last.test) : undefined;
    const most = test === undefined ? SILENCE : TRY + (TRY_TIMES * test.ms) / 1000;
    if (clocks.processor - since.processor > most || clocks.wall - since.wall > WAIT_TIMES * most) stop();
  }, 500);
  await ended;
  clearInterval(watch);
  process.removeListener('SIGINT', stop);
  return eventsOf(plan.log);
}

interface Clocks {
  readonly processor: number;
  readonly wall: number;
}

/** Seconds; of the processor where the platform tells them, so that a busy machine ends no run, else of the clock. */
function clocksOf(pid: number | undefined): Clocks {
  const wall = performance.now() / 1000;
  const path = `/proc/${pid}/stat`;
  if (pid === undefined || !existsSync(path)) return { processor: wall, wall };
  const fields = readFileSync(path, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return { processor: (Number(fields[11]) + Number(fields[12])) / 100, wall };
}

function eventsOf(log: string): Event[] {
  const lines = readFileSync(log, 'utf8').split('\n');
  lines.pop();
  return lines.map((line) => JSON.parse(line) as Event);
}
