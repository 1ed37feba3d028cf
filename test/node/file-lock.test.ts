/** A lock is held by one process, and taken over from one that has ended; where that cannot be known, it stands. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NewsfoldError } from 'newsfold';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileLock, lockFile } from '../../src/node/file-lock';
import { rejection, sleep } from './support';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-lock-'));
  path = join(folder, 'desk');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (): Record<string, unknown> => JSON.parse(readFileSync(`${path}.lock`, 'utf8'));
const isLinux = process.platform === 'linux';

/** Leaves a lock that differs from one of this process. */
async function left(change: Record<string, unknown>): Promise<void> {
  const lock = await lockFile(path);
  const own = read();
  await lock.release();
  writeFileSync(`${path}.lock`, JSON.stringify({ ...own, token: 'another', ...change }));
}

async function refusal(): Promise<string> {
  const error = await rejection(lockFile(path));
  expect(error).toBeInstanceOf(NewsfoldError);
  expect((error as NewsfoldError).code).toBe('locked');
  expect((error as Error).message).not.toContain(folder);
  return (error as Error).message;
}

/** The number of a process that has ended. */
const ended = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('a lock', () => {
  test('is one file beside the file, gone when it is released', async () => {
    const lock = await lockFile(path);
    expect(readdirSync(folder)).toEqual(['desk.lock']);
    expect(read().pid).toBe(process.pid);
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is refused to this process too, until it is released', async () => {
    const lock = await lockFile(path);
    expect(await refusal()).toMatch(/by this process$/);
    await lock.release();
    await (await lockFile(path)).release();
  });

  test('goes to one of many that want it at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockFile(path)));
    const held = results.filter(({ status }) => status === 'fulfilled') as PromiseFulfilledResult<FileLock>[];
    expect(held).toHaveLength(1);
    await held[0]!.value.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that someone else took meanwhile is not released by its former holder', async () => {
    const lock = await lockFile(path);
    writeFileSync(`${path}.lock`, 'of another');
    await lock.release();
    expect(readFileSync(`${path}.lock`, 'utf8')).toBe('of another');
  });
});

describe('the lock of another process', () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill('SIGKILL'));

  test('that runs is refused, with its number; after it was killed it is taken over', async () => {
    child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const start = isLinux
      ? readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[19]
      : '';
    await left({ pid: child.pid, start });
    expect(await refusal()).toMatch(new RegExp(`by process ${child.pid} of this host$`));
    const exit = new Promise((resolve) => child?.once('exit', resolve));
    child.kill('SIGKILL');
    await exit;
    const lock = await lockFile(path);
    expect(read().pid).toBe(process.pid);
    expect(readdirSync(folder)).toEqual(['desk.lock']);
    await lock.release();
  });

  test('that has ended goes to one of many that want it at once', async () => {
    const pid = ended();
    for (let run = 0; run < 20; run++) {
      await left({ pid });
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockFile(path)));
      const held = results.filter(
        ({ status }) => status === 'fulfilled',
      ) as PromiseFulfilledResult<FileLock>[];
      expect(held).toHaveLength(1);
      await held[0]!.value.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  test('that has ended goes to one of many that come one after the other, whatever each of them saw', async () => {
    const pid = ended();
    for (let run = 0; run < 10; run++) {
      await left({ pid });
      const results = await Promise.allSettled(
        Array.from({ length: 16 }, async (_, i) => {
          await sleep((i * 7 + run) % 5);
          return lockFile(path);
        }),
      );
      const held = results.filter(
        ({ status }) => status === 'fulfilled',
      ) as PromiseFulfilledResult<FileLock>[];
      expect(held).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'locked' });
      }
      await held[0]!.value.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  /** Leaves a right to remove the lock that is there, of a process that has ended. */
  function leftRight(of: string, change: Record<string, unknown>): string {
    const hash = createHash('sha256').update(readFileSync(of)).digest('hex').slice(0, 16);
    const right = `${path}.lock.${hash}`;
    writeFileSync(right, JSON.stringify({ ...read(), ...change }));
    return right;
  }

  test('is taken over though processes were killed while they did so', async () => {
    const pid = ended();
    for (let killed = 1; killed <= 4; killed++) {
      await left({ pid });
      let of = `${path}.lock`;
      for (let i = 0; i < killed; i++) of = leftRight(of, { token: `killed ${i}`, pid });
      expect(readdirSync(folder)).toHaveLength(1 + killed);
      const lock = await lockFile(path);
      expect(readdirSync(folder)).toEqual(['desk.lock']);
      await lock.release();
    }
  });

  test('is refused while a process that runs is about to remove it', async () => {
    await left({ pid: ended() });
    leftRight(`${path}.lock`, { token: 'running', pid: process.pid });
    expect(await refusal()).toMatch(/by this process$/);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('is refused where rights to remove each other go round in a circle', async () => {
    const pid = ended();
    await left({ pid });
    const [a, b] = ['a', 'b'].map((token) => JSON.stringify({ ...read(), token, pid }));
    const hash = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16);
    writeFileSync(`${path}.lock`, a!);
    writeFileSync(`${path}.lock.${hash(a!)}`, b!);
    writeFileSync(`${path}.lock.${hash(b!)}`, a!);
    expect(await refusal()).toMatch(/ of this host$/);
  });

  test('that runs is not taken for another where something about it, or about this process, is not known', async () => {
    for (const change of [
      { start: '' },
      { boot: '' },
      { space: '' },
      { boot: undefined, start: undefined },
    ]) {
      await left(change);
      await refusal();
      rmSync(`${path}.lock`);
    }
  });

  test.runIf(isLinux)('whose number another process has by now is taken over', async () => {
    await left({ start: '1' });
    await (await lockFile(path)).release();
  });

  test.each([
    ['before the machine was started anew', { boot: 'another run' }],
    ['of the same container, started anew', { space: 'pid:[1]' }],
  ])('%s is taken over', async (_, change) => {
    await left({ ...change, pid: process.ppid });
    await (await lockFile(path)).release();
  });

  test('of another host is refused, and says what to do', async () => {
    await left({ host: 'elsewhere', pid: ended(), boot: 'another run' });
    expect(await refusal()).toMatch(/of another host; remove its \.lock file if that process has ended$/);
  });

  test.each(['', '{', 'null', '5', '{"pid":1}', '{"pid":"1","host":"a","token":"b"}'])(
    'that says %j is refused: no one knows whose it is',
    async (content) => {
      writeFileSync(`${path}.lock`, content);
      expect(await refusal()).toMatch(/by someone unknown; remove its \.lock file/);
      expect(readdirSync(folder)).toEqual(['desk.lock']);
    },
  );
});

test('a folder that is not there is storage-failed', async () => {
  expect(await rejection(lockFile(join(folder, 'none', 'desk')))).toMatchObject({ code: 'storage-failed' });
});
