/**
 * A lock that one process holds on a file, as a small file beside it that says who: `NAME.lock`.
 *
 * A lock whose process has ended is taken over. Whether it has is certain for processes of this machine's running system: there
 * is none of that number, or (Linux) it started at another time or is a zombie. A lock of this host from before a restart of
 * the machine or of its container counts as ended. Of another host's nothing can be known: it stands until its file is
 * removed by hand. Without /proc (not Linux) a process number that was given anew keeps a lock alive.
 *
 * Of containers that share a host's name and a folder none can tell whether the other runs: they must not share a lock.
 *
 * The lock file is complete when it appears (written, then linked). A stale one is removed only by who holds the right to remove it: a
 * lock of its own, `NAME.lock.` with a hash of what the stale one says, which can be stale too and is then removed in the same way. Under
 * that right the stale one is read again, and cannot change until it is removed: no one else may remove it, and nothing that is there is
 * written over. So whoever comes late finds another content, and leaves it. (Moved aside and put back, as is usual, a new lock is away
 * for a moment, and a third process gets one too.) It advises: who does not ask is not kept out. It needs a file system with hard links.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { createHash, randomBytes } from 'node:crypto';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { link, open, readdir, readFile, readlink, stat, unlink } from 'node:fs/promises';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { hostname } from 'node:os';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { basename, dirname, join } from 'node:path';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { kill, pid } from 'node:process';
import { NewsfoldError } from 'newsfold';
import { storageError, sweep, systemCode, temporaryName, unlinkIfThere } from './storage';

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
/** Rights to remove that are stale one behind the other: one more with every process that is killed while it removes. */
const MOST_DEPTH = 20;
/** Letters of the hash in the name of such a right. */
const HASH_LETTERS = 16;
const HASH = /^[0-9a-f]{16}$/;

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

/** Whether a lock's process has surely ended. What one of the two does not know decides nothing. */
async function hasEnded(holder: Holder, own: Holder): Promise<boolean> {
  if (holder.host !== own.host) return false;
  if (areOther(holder.boot, own.boot) || areOther(holder.space, own.space)) return true;
  // Numbers of processes may be those of another container.
  if (holder.space !== own.space) return false;
  if (!exists(holder.pid)) return true;
  const { state, start } = await processOf(holder.pid);
  if (start === '') return !exists(holder.pid);
  return state === 'Z' || state === 'X' || areOther(holder.start, start);
}

function areOther(a: unknown, b: string): boolean {
  return typeof a === 'string' && a !== '' && b !== '' && a !== b;
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

/** Whether the link was made. Some file systems make one and say they have not. */
async function linked(temporary: string, path: string, content: string): Promise<boolean> {
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if ((await textOf(path)) === content) return true;
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether `content` became the file at `path`, where there was none. */
async function create(path: string, content: string): Promise<boolean> {
  const temporary = temporaryName(`${path}.`);
  const handle = await open(temporary, 'wx');
  try {
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return await linked(temporary, path, content);
  } finally {
    await unlinkIfThere(temporary);
  }
}

/** One attempt to take a lock. */
interface Attempt {
  /** Its path. */
  readonly lock: string;
  readonly own: Holder;
  /** What it will say. */
  readonly content: string;
}

/** Makes the file at `path`: the lock, or a right to remove what a stale one is. */
async function take(path: string, attempt: Attempt, depth: number): Promise<void> {
  const { own, content } = attempt;
  let holder: Holder | undefined;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (await create(path, content)) return;
    const other = await textOf(path);
    if (other === undefined) continue;
    holder = parsed(other);
    if (holder === undefined || depth > MOST_DEPTH || !(await hasEnded(holder, own))) break;
    await removeStale(path, other, attempt, depth);
  }
  throw refusal(holder, own);
}

/** Removes the lock with this content, unless someone else has. */
async function removeStale(path: string, content: string, attempt: Attempt, depth: number): Promise<void> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, HASH_LETTERS);
  const right = `${attempt.lock}.${hash}`;
  await take(right, attempt, depth + 1);
  try {
    if ((await textOf(path)) === content) await unlink(path);
  } finally {
    await unlinkIfThere(right);
  }
}

/** For the holder of the lock: removes what killed processes left. What the rights were for is gone, and comes never again. */
async function tidy(lock: string): Promise<void> {
  try {
    const [folder, prefix] = [dirname(lock), `${basename(lock)}.`];
    await sweep(folder, prefix, (await stat(lock)).mtimeMs);
    for (const name of await readdir(folder)) {
      if (name.startsWith(prefix) && HASH.test(name.slice(prefix.length)))
        await unlinkIfThere(join(folder, name));
    }
  } catch {
    // They stay until the next time.
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
    await take(lock, { lock, own, content }, 0);
  } catch (error) {
    throw storageError('path', 'a file that can be locked', error);
  }
  await tidy(lock);
  return { release: () => release(lock, content) };
}

async function release(lock: string, content: string): Promise<void> {
  try {
    if ((await textOf(lock)) === content) await unlink(lock);
  } catch (error) {
    throw storageError('path', 'a lock that can be given back', error);
  }
}
