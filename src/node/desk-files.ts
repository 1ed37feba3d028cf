/**
 * What opening a desk reads: its snapshot, and the calls its journal has kept since.
 *
 * Cost: that of `NewsDesk.restore` and of the calls.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { readFile, stat } from 'node:fs/promises';
import { type DeskEvent, type DeskOptions, NewsDesk, NewsfoldError } from 'newsfold';
import { type DeskCall, type DeskCalls, readRecord, recordBytes } from './desk-operation';
import type { Journal } from './journal';
import { type JournalPosition, type JournalRecovery, mustBePosition } from './journal-options';
import { storageError, systemCode } from './storage';

/** What the desk's clock says: the caller's while it works, the journal's while that is replayed. */
export interface DeskClock {
  time: number;
}

/** The desk of a snapshot, and the place in the journal that it was taken at; none where there is no snapshot. */
export async function load(
  path: string,
  options: DeskOptions,
): Promise<{ desk: NewsDesk; snapshot: JournalPosition } | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw storageError('path', 'a file that can be read', error);
  }
  const desk = NewsDesk.restore(bytes, options);
  try {
    const snapshot = JSON.parse(desk.note) as JournalPosition;
    mustBePosition('note', snapshot);
    return { desk, snapshot };
  } catch {
    throw new NewsfoldError('bad-bytes', 'path: expected a snapshot that belongs to a journal', 'path');
  }
}

/** Without its journal a snapshot may be older than what was acknowledged. */
export async function mustBeThere(path: string): Promise<void> {
  try {
    await stat(path);
  } catch (error) {
    throw storageError('path', 'the journal of the snapshot beside it', error);
  }
}

/**
 * What opening a desk in a file found.
 *
 * @example
 * ```ts
 * const store = await openDesk('news.desk');
 * const { records, events }: DeskRecovery = store.recovered;
 * [records, events]; // [0, []]
 * await store.close();
 * ```
 */
export interface DeskRecovery extends JournalRecovery {
  /** What the settles since the last save told, once more and in their order: whoever was to hear of it may not have. */
  readonly events: readonly DeskEvent[];
}

/** Does again what a record says. @returns what it told */
export function replay(calls: DeskCalls, clock: DeskClock, bytes: Uint8Array): readonly DeskEvent[] {
  const { call, now, failed } = readRecord(bytes);
  if (now !== undefined) clock.time = now;
  try {
    // It changed nothing but what the clock did.
    if (failed && call.op === 'settle' && !calls.isSettling) calls.beginAndDrop();
    else {
      const { isSettling } = calls;
      const told = calls.apply(call);
      // One that another settle has ended is ended once more by its own run.
      if (call.op === 'settle' || (call.op === 'end-settle' && isSettling)) return told as DeskEvent[];
    }
  } catch (error) {
    if (!failed) throw undone(call, error);
  }
  return [];
}

/** Gives up a settle that was under way when the process ended: what is done from here on comes after its end. */
export async function dropUnfinished(calls: DeskCalls, journal: Journal): Promise<void> {
  if (!calls.isSettling) return;
  const call: DeskCall = { op: 'drop-settle' };
  try {
    await journal.append([recordBytes({ call })]);
  } catch (error) {
    // Its lock is for whoever opens it next.
    await journal.close().catch(() => undefined);
    throw error;
  }
  calls.apply(call);
}

/** What was done once cannot be done again: the options are others, or a function among them, or the library. */
function undone({ op }: DeskCall, cause: unknown): NewsfoldError {
  const expected = 'options and a library that can do again what was done before';
  const got = cause instanceof Error ? cause.message : String(cause);
  const message = `journal: expected ${expected}, got an error in '${op}': ${got}`;
  const error = new NewsfoldError('parameter-mismatch', message, 'options');
  error.cause = cause;
  return error;
}
