/**
 * `Journal`: an append-only file of records that continues a snapshot. What was acknowledged is there again after the process
 * was killed, and with `durability: 'fsync'` after the power failed.
 *
 * A state is kept in two files: a snapshot, which is replaced as a whole (`writeFileAtomically`), and the journal of what came
 * since. Records are counted over the whole life of the state (`sequence`), snapshots by `generation`; a snapshot keeps both, and
 * the journal's head says which snapshot it continues. To save, in this order: take the journal's `next` and the bytes of the
 * state in one go; write the snapshot with both; `rotate`. Whoever is killed between the last two leaves the journal of the generation before,
 * of which `open` skips what the snapshot holds, and then ends the rotation.
 *
 * Appends that wait for the disk are written together and synced once. Cost: O(bytes), and a sync a group.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { stat } from 'node:fs/promises';
import { NewsfoldError } from 'newsfold';
import { mustBeNumber } from '../errors';
import { type FileLock, lockFile } from './file-lock';
import { continued, type JournalFile, openJournalFile } from './journal-file';
import { recordBytes } from './journal-format';
import {
  checkOptions,
  copied,
  type JournalOptions,
  type JournalPosition,
  type JournalRecovery,
  mustBePosition,
} from './journal-options';
import { mustBePath, resolved, storageError, writeAll } from './storage';

/** Most bytes of records that are written at once, unless one append has more. */
const GROUP_BYTES: number = 1 << 23;

/** Something to be done in its turn: records to be written, together with those of other appends, or anything else. */
interface Task {
  readonly records: readonly Uint8Array[];
  readonly bytes: number;
  readonly run: (() => Promise<void>) | undefined;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * An append-only file of records, open.
 *
 * @example
 * ```ts
 * const text = new TextEncoder().encode('added a');
 * const journal = await Journal.open('desk.journal', { replay: (record) => console.log(record.length) });
 * await journal.append([text]); // it is on the disk
 * await journal.close();
 * ```
 */
export class Journal {
  /** What opening it found. */
  readonly recovered: JournalRecovery;
  private readonly queue: Task[] = [];
  private working = false;
  private last: number;
  /** Records that are in the file, and those of them on the disk; where they end. */
  private written: number;
  private synced: number;
  private end: number;
  /** What the file failed of; nothing more is written to it. */
  private failure: { readonly error: unknown } | undefined;
  private isClosed = false;
  private isFlushed = false;
  private closing: Promise<void> | undefined;

  private constructor(
    private readonly path: string,
    private readonly lock: FileLock,
    private file: JournalFile,
    private readonly durability: 'fsync' | 'os',
    recovered: JournalRecovery,
  ) {
    this.recovered = recovered;
    this.last = file.head.base + file.records;
    this.written = file.records;
    this.synced = file.records;
    this.end = file.end;
  }

  /**
   * Opens the journal of a snapshot, or makes it where there is none, and replays what came after the snapshot. Bytes behind the
   * last whole record, of a batch that was never acknowledged, are cut and counted in `recovered`. The file is locked
   * (`NAME.lock` beside it) until `close`; the lock of a process that has ended is taken over.
   *
   * @throws TypeError, RangeError for arguments of a wrong type or out of range; NewsfoldError `bad-bytes` where the file is no
   * journal, or records in it are damaged that had been on the disk, `version-too-new`, `version-too-old`, `parameter-mismatch`
   * where it continues another snapshot, `locked`, `storage-failed`; what `snapshot` and `replay` throw. The file is then as it was
   *
   * Complexity: O(bytes); memory for 1 MiB or the longest record.
   */
  static async open(path: string, options: JournalOptions = {}): Promise<Journal> {
    mustBePath(path);
    const { positionOf, replay, durability } = checkOptions(options);
    let lock: FileLock | undefined;
    try {
      const target = await resolved(path);
      lock = await lockFile(target);
      const { file, recovered } = await openJournalFile(target, await positionOf(), replay);
      return new Journal(target, lock, file, durability, recovered);
    } catch (error) {
      await lock
        ?.release()
        .catch(() => lock?.release())
        .catch(() => undefined);
      throw storageError('path', 'a journal that can be opened', error);
    }
  }

  /** Records there ever were, with those that are being written. */
  get sequence(): number {
    return this.last;
  }

  /** Of the snapshot that the journal continues. */
  get generation(): number {
    return this.file.head.generation;
  }

  /** What a snapshot that is taken now must keep, to be given to `rotate` once it is saved and to `open` with it. */
  get next(): JournalPosition {
    return { generation: this.generation + 1, sequence: this.last };
  }

  /**
   * Appends records, in the order of the calls. They are copied. After a failure it may be that some of them are in the file
   * all the same, whole and from the first on; the journal then takes no more and must be opened anew.
   *
   * @param records at most 2^28 bytes each
   * @returns the sequence of the last one, when all have the durability asked for
   * @throws TypeError, RangeError for what are no records; NewsfoldError `closed`, `storage-failed`. By the promise
   *
   * Complexity: O(bytes); calls that wait at the same time share one sync.
   */
  async append(records: readonly Uint8Array[]): Promise<number> {
    const own = copied(records);
    this.mustBeOpen();
    this.last += own.length;
    const { last } = this;
    let bytes = 0;
    for (const { length } of own) bytes += length;
    await this.enqueue(own, bytes);
    return last;
  }

  /**
   * Goes on in a new file, once the snapshot is saved that holds the records up to `snapshot.sequence`; later ones are taken along.
   *
   * @param snapshot what `next` was when the snapshot was taken
   * @throws TypeError, RangeError for what is no such position; NewsfoldError `closed`, `storage-failed`. By the promise. The
   * journal then goes on in the old file, unless it says otherwise
   *
   * Complexity: O(bytes in the journal).
   */
  async rotate(snapshot: JournalPosition): Promise<void> {
    mustBePosition('snapshot', snapshot);
    this.mustBeOpen();
    const { generation, sequence } = snapshot;
    await this.enqueue([], 0, async () => {
      const { head } = this.file;
      mustBeNumber('snapshot.generation', generation, head.generation + 1, head.generation + 1);
      mustBeNumber('snapshot.sequence', sequence, head.base, head.base + this.written);
      try {
        this.file = await continued(this.path, { ...this.file, end: this.end }, { generation, sequence });
      } catch (error) {
        await this.mustBeInPlace(error);
        throw error;
      }
      [this.written, this.synced, this.end] = [this.file.records, this.file.records, this.file.end];
    });
  }

  /**
   * Writes what is still to be written, closes the file and gives back its lock. May be called again, and must be where it fails: the lock
   * may be held still.
   *
   * @throws NewsfoldError `storage-failed`
   */
  close(): Promise<void> {
    this.isClosed = true;
    this.closing ??= this.finish().catch((error: unknown) => {
      this.closing = undefined;
      throw storageError('journal', 'a file that can be closed', error);
    });
    return this.closing;
  }

  private async finish(): Promise<void> {
    const isDirty = !this.isFlushed && this.failure === undefined;
    this.isFlushed = true;
    try {
      if (isDirty) await this.enqueue([], 0, () => this.file.handle.datasync());
    } finally {
      try {
        await this.file.handle.close();
      } finally {
        await this.lock.release();
      }
    }
  }

  private mustBeOpen(): void {
    if (this.isClosed) {
      throw new NewsfoldError('closed', 'journal: expected an open one, got one that was closed');
    }
    if (this.failure !== undefined) throw this.failure.error;
  }

  private enqueue(records: readonly Uint8Array[], bytes: number, run?: () => Promise<void>): Promise<void> {
    return new Promise((done, failed) => {
      this.queue.push({ records, bytes, run, done, failed });
      if (!this.working) this.work();
    });
  }

  /** Does what is in the queue; never rejects. */
  private async work(): Promise<void> {
    this.working = true;
    // Calls of one turn come together.
    await Promise.resolve();
    for (let tasks = this.takeTasks(); tasks.length > 0; tasks = this.takeTasks()) {
      try {
        if (this.failure !== undefined) throw this.failure.error;
        const run = tasks[0]!.run;
        await (run === undefined ? this.write(tasks) : run());
        for (const { done } of tasks) done();
      } catch (error) {
        const shown = storageError('journal', 'a file that can be written', error);
        for (const { failed } of tasks) failed(shown);
      }
    }
    this.working = false;
  }

  /** The next task, with the appends behind it where it is one. */
  private takeTasks(): Task[] {
    let count = 0;
    for (let bytes = 0; count < this.queue.length; count++) {
      const task = this.queue[count]!;
      bytes += task.bytes;
      if (count > 0 && (task.run !== undefined || bytes > GROUP_BYTES)) break;
      if (task.run !== undefined) return this.queue.splice(0, 1);
    }
    return this.queue.splice(0, count);
  }

  private async write(tasks: readonly Task[]): Promise<void> {
    const contents = tasks.flatMap(({ records }) => records);
    if (contents.length === 0) return;
    const { handle, head } = this.file;
    const bytes = recordBytes(contents, this.written, this.synced, head.salt);
    try {
      await writeAll(handle, bytes, this.end);
      if (this.durability === 'fsync') await handle.datasync();
    } catch (error) {
      this.fail(error);
      throw error;
    }
    this.end += bytes.length;
    this.written += contents.length;
    if (this.durability === 'fsync') this.synced = this.written;
  }

  /** After a failed sync nobody knows what is on the disk, and the next one would not tell: so nothing is acknowledged any more. */
  private fail(error: unknown): void {
    this.failure = { error: storageError('journal', 'a file that could be written before', error) };
  }

  /** Fails if the file that is open is no longer the one that has the journal's name. */
  private async mustBeInPlace(error: unknown): Promise<void> {
    try {
      const [own, there] = [await this.file.handle.stat(), await stat(this.path)];
      if (own.ino === there.ino && own.dev === there.dev) return;
    } catch {
      // Then it is not in its place, as far as anyone knows.
    }
    this.fail(error);
  }
}
