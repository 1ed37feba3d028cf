/**
 * What writing a file takes, and the error it ends with when the system says no.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { randomBytes } from 'node:crypto';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { type FileHandle, lstat, open, readdir, realpath, unlink } from 'node:fs/promises';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { join } from 'node:path';
import { NewsfoldError } from 'newsfold';
import { mustBeString } from '../errors';

/** The system's code of an error, `ENOENT`; undefined where it is none of the system's. */
export function systemCode(error: unknown): string | undefined {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  return typeof code === 'string' && typeof syscall === 'string' ? code : undefined;
}

/**
 * An error of the system as one of newsfold's, without the path, which may say more than a log should; it is in `cause`. Any
 * other error stays as it is.
 *
 * @param expected what should have been, as in "a file that can be written"
 */
export function storageError(argument: string, expected: string, cause: unknown): unknown {
  const code = systemCode(cause);
  if (code === undefined) return cause;
  const { syscall } = cause as { syscall: string };
  const message = `${argument}: expected ${expected}, got ${code} (${syscall})`;
  const error = new NewsfoldError('storage-failed', message, argument);
  error.cause = cause;
  return error;
}

/** @throws TypeError, RangeError unless `value` can be a path. */
export function mustBePath(value: unknown): asserts value is string {
  mustBeString('path', value);
  if (value === '' || value.includes('\0'))
    throw new RangeError('path: expected a path, got one that is empty or has a NUL');
}

/**
 * The file that a path leads to: a link stays one, and what it names is replaced.
 *
 * @throws NewsfoldError `storage-failed`
 */
export async function resolved(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return path;
    throw storageError('path', 'one that can be followed', error);
  }
}

/** Writes all of `bytes` from `position` on: one call of the system may write less than it was asked to. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Systems on which a folder cannot be opened or synced answer with one of these. */
const FOLDERS_UNSYNCED = ['EISDIR', 'EPERM', 'EINVAL', 'ENOTSUP', 'EBADF', 'EACCES'];

/** Makes the names in a folder outlive a loss of power, where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!FOLDERS_UNSYNCED.includes(systemCode(error) ?? '')) throw error;
  }
}

/** Milliseconds by which a leftover must be older than a file just written. One that is being written is younger, however long that takes. */
const LEFTOVER_AGE = 3_600_000;
const RANDOM_PART = /^[0-9a-f]{12}\.tmp$/;

/** A name that no other file has, to write under it what will get another name. */
export function temporaryName(prefix: string): string {
  return `${prefix}${randomBytes(6).toString('hex')}.tmp`;
}

/** Removes a file that is no use to anyone; where that cannot be, it stays. */
export async function unlinkIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch {
    // It is in nobody's way.
  }
}

/**
 * Removes the files of temporary names that killed writers left: as good as it goes, for it is nothing that was asked for.
 *
 * @param prefix of their names
 * @param now when a file was written just now: the clock of the file system, not that of the process
 */
export async function sweep(folder: string, prefix: string, now: number): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      if (!name.startsWith(prefix) || !RANDOM_PART.test(name.slice(prefix.length))) continue;
      const path = join(folder, name);
      if ((await lstat(path)).mtimeMs < now - LEFTOVER_AGE) await unlinkIfThere(path);
    }
  } catch {
    // They stay until the next time.
  }
}
