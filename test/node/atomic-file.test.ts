/** A file is replaced as a whole, or stays as it was. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NewsfoldError } from 'newsfold';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeFileAtomically } from '../../src/node/atomic-file';
import { rejection } from './support';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-atomic-'));
  path = join(folder, 'desk.bin');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

/** The methods that every handle of a file has. */
async function handles(): Promise<FileHandle> {
  const handle = await open(folder, 'r');
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
}

describe('the file', () => {
  test('is made where there is none, and replaced where there is one', async () => {
    for (const text of ['first', 'the second, longer', '3', '']) {
      await writeFileAtomically(path, bytes(text));
      expect(readFileSync(path, 'utf8')).toBe(text);
      expect(readdirSync(folder)).toEqual(['desk.bin']);
    }
  });

  test('is replaced, not written over: who has it open goes on reading the old one', async () => {
    await writeFileAtomically(path, bytes('old'));
    const old = await open(path, 'r');
    await writeFileAtomically(path, bytes('new'));
    expect((await old.readFile()).toString()).toBe('old');
    await old.close();
  });

  test('keeps its permissions; a new one has those of the process', async () => {
    writeFileSync(path, 'old');
    const usual = statSync(path).mode;
    for (const mode of [0o600, 0o640, 0o755]) {
      chmodSync(path, mode);
      await writeFileAtomically(path, bytes('new'));
      expect(statSync(path).mode & 0o7777).toBe(mode);
    }
    await writeFileAtomically(join(folder, 'other'), bytes('new'));
    expect(statSync(join(folder, 'other')).mode).toBe(usual);
  });

  test('behind a link is replaced, and the link stays', async () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'real.bin'), 'old');
    symlinkSync(join('data', 'real.bin'), path);
    await writeFileAtomically(path, bytes('new'));
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'data', 'real.bin'), 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual(['data', 'desk.bin']);
  });

  test('takes the place of no pipe, device or socket', async () => {
    execFileSync('mkfifo', [path]);
    expect(await rejection(writeFileAtomically(path, Buffer.from('new')))).toMatchObject({
      code: 'storage-failed',
      field: 'path',
    });
    expect(lstatSync(path).isFIFO()).toBe(true);
    expect(readdirSync(folder)).toEqual(['desk.bin']);
  });

  test('may have a name as long as the system allows', async () => {
    for (const name of ['n'.repeat(255), 'é'.repeat(127), '中'.repeat(85)]) {
      await writeFileAtomically(join(folder, name), bytes('new'));
      expect(readFileSync(join(folder, name), 'utf8')).toBe('new');
    }
  });

  test('written by many at once is that of one of them, whole', async () => {
    const contents = Array.from({ length: 8 }, (_, i) => String(i).repeat(300_000));
    await Promise.all(contents.map((content) => writeFileAtomically(path, bytes(content))));
    expect(contents).toContain(readFileSync(path, 'utf8'));
    expect(readdirSync(folder)).toEqual(['desk.bin']);
  });

  test('is on the disk before it has its name, and its name before the promise is fulfilled', async () => {
    const steps: string[] = [];
    const prototype = await handles();
    const { sync } = prototype;
    vi.spyOn(prototype, 'sync').mockImplementation(async function (this: FileHandle) {
      const isFolder = (await this.stat()).isDirectory();
      steps.push(`${isFolder ? 'folder' : 'file'} synced, ${existsSync(path) ? 'named' : 'not named'}`);
      return sync.call(this);
    });
    await writeFileAtomically(path, bytes('new'));
    expect(steps).toEqual(['file synced, not named', 'folder synced, named']);
  });
});

describe('what killed writers left', () => {
  const leftover = (name: string, hours: number): string => {
    const left = join(folder, name);
    writeFileSync(left, 'half');
    const then = new Date(Date.now() - hours * 3_600_000);
    utimesSync(left, then, then);
    return name;
  };

  test('is removed after an hour, and nothing else is', async () => {
    leftover('.desk.bin.0123456789ab.tmp', 1.1);
    const kept = [
      leftover('.desk.bin.ba9876543210.tmp', 0.5),
      leftover('.other.bin.0123456789ab.tmp', 9),
      leftover('.desk.bin.tmp', 9),
      leftover('.desk.bin.0123456789ab.tmp.txt', 9),
      leftover('desk.bin.bak', 9),
    ];
    await writeFileAtomically(path, bytes('new'));
    expect(readdirSync(folder).sort()).toEqual([...kept, 'desk.bin'].sort());
  });
});

describe('when the system refuses', () => {
  test.each(['write', 'sync', 'chmod', 'stat'] as const)(
    'to %s, the file is the old one and nothing is left',
    async (step) => {
      writeFileSync(path, 'old');
      const fault = Object.assign(new Error(`ENOSPC: no space left, ${step} '${path}'`), {
        ...{ code: 'ENOSPC', syscall: step },
      });
      vi.spyOn(await handles(), step).mockRejectedValueOnce(fault as never);
      const error = await rejection(writeFileAtomically(path, bytes('new')));
      expect(error).toBeInstanceOf(NewsfoldError);
      expect(error).toMatchObject({ code: 'storage-failed', field: 'path', cause: fault });
      expect((error as Error).message).toBe(
        `path: expected a file that can be written, got ENOSPC (${step})`,
      );
      expect(readFileSync(path, 'utf8')).toBe('old');
      expect(readdirSync(folder)).toEqual(['desk.bin']);
    },
  );

  test.each([
    ['ENOENT', () => join(folder, 'none', 'desk.bin')],
    ['ENOTDIR', () => join(path, 'desk.bin')],
    ['EISDIR', () => folder],
  ])('with %s, the error says so without the path', async (code, where) => {
    writeFileSync(path, 'old');
    const error = await rejection(writeFileAtomically(where(), bytes('new')));
    expect(error).toMatchObject({ code: 'storage-failed' });
    expect((error as Error).message).toContain(code);
    expect((error as Error).message).not.toContain(folder);
    expect(readdirSync(folder)).toEqual(['desk.bin']);
  });

  test('to sync folders, as some systems do, the file is written all the same', async () => {
    const prototype = await handles();
    const { sync } = prototype;
    const fault = Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'fsync' });
    vi.spyOn(prototype, 'sync').mockImplementation(async function (this: FileHandle) {
      if ((await this.stat()).isDirectory()) throw fault;
      return sync.call(this);
    });
    await writeFileAtomically(path, bytes('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
  });
});

test.each<[string, unknown, unknown]>([
  ['path', 5, new Uint8Array(1)],
  ['path', '', new Uint8Array(1)],
  ['path', 'a\0b', new Uint8Array(1)],
  ['bytes', 'a', 'text'],
  ['bytes', 'a', [1, 2]],
])('a wrong %s is named: %j, %j', async (argument, wrongPath, wrongBytes) => {
  const error = await rejection(writeFileAtomically(wrongPath as string, wrongBytes as Uint8Array));
  expect((error as Error).message).toMatch(new RegExp(`^${argument}: expected `));
});
