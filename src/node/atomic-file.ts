/**
 * Replaces a file as a whole: whoever opens it, whenever the writer is killed or the power fails, finds all of the old bytes
 * or all of the new ones. Written beside it under another name, synced, renamed, and the folder synced (the order that
 * Pillai et al. 2014, "All File Systems Are Not Created Equal", OSDI, found to hold on every file system they tried).
 *
 * Cost: one write of all bytes and two syncs.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { open, rename, stat } from 'node:fs/promises';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { basename, dirname, join } from 'node:path';
import { NewsfoldError } from 'newsfold';
import { expectation } from '../errors';
import {
  mustBePath,
  resolved,
  storageError,
  sweep,
  syncFolder,
  systemCode,
  temporaryName,
  unlinkIfThere,
  writeAll,
} from './storage';

/** Code units of a file's name that go into the other name: names have an end, 255 bytes on most systems. */
const NAME_UNITS = 60;

/** @throws NewsfoldError `storage-failed` for a device, pipe or socket: a file would take its place */
async function permissionsOf(path: string): Promise<number | undefined> {
  try {
    const there = await stat(path);
    if (!there.isFile() && !there.isDirectory()) {
      const message = `path: expected a file, or none yet, got a device, pipe or socket: ${path}`;
      throw new NewsfoldError('storage-failed', message, 'path');
    }
    return there.mode & 0o7777;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Replaces the file at `path` by one with these bytes, or makes it. When the promise is fulfilled the new bytes are on the disk,
 * as far as the system can say; when it is rejected, the file is the old one, unless the folder alone could not be synced.
 *
 * A file that was there keeps its permissions, not its owner; a new one has those of the process. A symbolic link is followed. Files that
 * writers left which were killed (`.NAME.xxxxxxxxxxxx.tmp` beside it) are removed by the first write an hour later.
 *
 * @param bytes must not be changed until the promise is settled
 * @throws TypeError, RangeError for arguments of a wrong type or out of range; NewsfoldError `storage-failed` when the system
 * refuses, with its own error as `cause`
 * @example
 * ```ts
 * const index = new LshIndex();
 * await writeFileAtomically('signatures.bin', index.toBytes());
 * ```
 * Complexity: O(bytes).
 */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<void> {
  mustBePath(path);
  if (!(bytes instanceof Uint8Array)) throw new TypeError(expectation('bytes', 'a Uint8Array', bytes));
  let temporary: string | undefined;
  try {
    const target = await resolved(path);
    const folder = dirname(target);
    const prefix = `.${basename(target).slice(0, NAME_UNITS)}.`;
    const mode = await permissionsOf(target);
    const name = join(folder, temporaryName(prefix));
    // Closed to others until it has the permissions of the file it replaces.
    const handle = await open(name, 'wx', mode === undefined ? 0o666 : 0o600);
    temporary = name;
    let written: number;
    try {
      await writeAll(handle, bytes, 0);
      if (mode !== undefined) await handle.chmod(mode);
      await handle.sync();
      written = (await handle.stat()).mtimeMs;
    } finally {
      await handle.close();
    }
    await rename(name, target);
    temporary = undefined;
    await syncFolder(folder);
    await sweep(folder, prefix, written);
  } catch (error) {
    if (temporary !== undefined) await unlinkIfThere(temporary);
    if (error instanceof NewsfoldError) throw error;
    throw storageError('path', 'a file that can be written', error);
  }
}
