/**
 * A lock that one process holds on a file, as a small file beside it that says who: `NAME.lock`.
 *
 * A lock whose process has ended is taken over. Whether it has is certain for processes of this machine's running system: there
 * is none of that number, or (Linux) it started at another time or is a zombie. A lock of this host from before a restart of
 * the machine or of its container counts as ended. Of another host's nothing can be known: it stands until its file is
 * removed by hand. Without /proc (not Linux) a process number that was given anew keeps a lock alive.
 *
 * The lock file is complete when it appears (written, then linked), and a stale one is moved aside and read again before it is
 * removed, so of two processes that find it stale one alone gets it. It advises: who does not ask is not kept out. Both need a
 * file system with hard links and atomic renames.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { randomBytes } from 'node:crypto';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { link, open, readFile, readlink, rename, unlink } from 'node:fs/promises';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { hostname } from 'node:os';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { basename, dirname } from 'node:path';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { kill, pid } from 'node:process';
import { NewsfoldError } from 'newsfold';
import { storageError, sweep, systemCode, temporaryName } from './storage';

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  /** When the process started, in ticks since the machine did; '' where it is not known, as in all that follow. */
  readonly start: string;
  /** The run of the machine. */
  readonly boot: string;
  /** The container, as far as process numbers go. */
  readonly space: string;
  readonly host: string;
  /** Tells locks of one process apart. */
  readonly token: string;
}

/** A lock that is held. */
export interface FileLock {
  /** Gives it back; does nothing if someone took it meanwhile. */
  release(): Promise<void>;
}

const MOST_TRIES = 5;

/** A text, or '' where it cannot be had. */
async function known(text: Promise<string>): Promise<string> {
  try {
    return (await text).trim();
  } catch {
    return '';
  }
}

/** State and time of start of a process, from Linux's /proc: the name before them may hold anything, the last `)` ends it. */
async function processOf(id: number | 'self'): Promise<{ state: string; start: string }> {
  const line = await known(readFile(`/proc/${id}/stat`, 'utf8'));
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0] ?? '', start: fields[19] ?? '' };
}

async function self(): Promise<Holder> {
  const [{ start }, boot, space] = await Promise.all([
    processOf('self'),
    known(readFile('/proc/sys/kernel/random/boot_id', 'utf8')),
    known(readlink('/proc/self/ns/pid')),
  ]);
  return { pid, start, boot, space, host: hostname(), token: randomBytes(8).toString('hex') };
}

function parsed(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder | null;
    const isHolder =
      Number.isInteger(holder?.pid) && typeof holder?.host === 'string' && typeof holder.token === 'string';
    return isHolder ? holder : undefined;
  } catch {
    return undefined;
  }
}

function exists(id: number): boolean {
  try {
    return kill(id, 0);
  } catch (error) {
    // EPERM: it is another user's.
    return (error as { code?: unknown }).code !== 'ESRCH';
  }
}

/** Whether a lock's process has surely ended. */
async function hasEnded(holder: Holder, own: Holder): Promise<boolean> {
  if (holder.host !== own.host) return false;
  if (holder.boot !== own.boot || holder.space !== own.space) return true;
  if (!exists(holder.pid)) return true;
  const { state, start } = await processOf(holder.pid);
  return state === 'Z' || state === 'X' || (start !== '' && start !== holder.start);
}

function refusal(holder: Holder | undefined, own: Holder): NewsfoldError {
  let who = 'by someone unknown';
  if (holder !== undefined) {
    const where = holder.host === own.host ? 'this host' : 'another host';
    who =
      holder.pid === own.pid && where === 'this host'
        ? 'by this process'
        : `by process ${holder.pid} of ${where}`;
  }
  const rest = holder?.host === own.host ? '' : '; remove its .lock file if that process has ended';
  return new NewsfoldError(
    'locked',
    `path: expected a file that no one has open, got one locked ${who}${rest}`,
    'path',
  );
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether `content` became the file at `path`, where there was none. */
async function create(path: string, content: string): Promise<boolean> {
  const temporary = temporaryName(`${path}.`);
  let now: number;
  const handle = await open(temporary, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
    now = (await handle.stat()).mtimeMs;
  } finally {
    await handle.close();
  }
  try {
    await link(temporary, path);
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(temporary);
  }
  await sweep(dirname(path), `${basename(path)}.`, now);
  return true;
}

/** Removes the lock with this content; one that came in its place meanwhile is put back. */
async function removeStale(path: string, content: string): Promise<void> {
  const aside = temporaryName(`${path}.`);
  try {
    await rename(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  try {
    if ((await textOf(aside)) !== content) await link(aside, path);
  } finally {
    await unlink(aside);
  }
}

/**
 * Takes the lock on the file at `path`.
 *
 * @throws NewsfoldError `locked` when another holds it or this process does already, `storage-failed` when the system refuses
 */
export async function lockFile(path: string): Promise<FileLock> {
  const lock = `${path}.lock`;
  const own = await self();
  const content = `${JSON.stringify(own)}\n`;
  try {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      if (await create(lock, content)) return { release: () => release(lock, content) };
      const other = await textOf(lock);
      if (other === undefined) continue;
      const holder = parsed(other);
      if (holder === undefined || !(await hasEnded(holder, own))) throw refusal(holder, own);
      await removeStale(lock, other);
    }
    throw refusal(undefined, own);
  } catch (error) {
    throw storageError('path', 'a file that can be locked', error);
  }
}

async function release(lock: string, content: string): Promise<void> {
  try {
    if ((await textOf(lock)) === content) await unlink(lock);
  } catch (error) {
    throw storageError('path', 'a lock that can be given back', error);
  }
}
