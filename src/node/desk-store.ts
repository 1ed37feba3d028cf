/**
 * A desk that survives: its snapshot in one file, and beside it the journal of what was done since. What was acknowledged is there again
 * after the process was killed, and with `durability: 'fsync'` after the power failed.
 *
 * Every change is done to the desk at once and acknowledged when its record is on the disk; both in one tick, so that records are in the order
 * of the changes. After a failure to write the desk in memory is ahead of the disk: the store takes no more changes and must be opened anew.
 *
 * Cost: that of the desk's own methods, and one sync a group of calls; a save writes all bytes, and opening does again what the journal has.
 * @module
 */
import {
  type Article,
  type ClusterProgress,
  type DeskEvent,
  type DeskOptions,
  type DeskPlacement,
  NewsDesk,
  NewsfoldError,
  runInTurns,
  type TurnOptions,
} from 'newsfold';
import { expectation, mustBeOptions } from '../errors';
import { writeFileAtomically } from './atomic-file';
import { type DeskClock, type DeskRecovery, dropUnfinished, load, mustBeThere, replay } from './desk-files';
import {
  type DeskCall,
  DeskCalls,
  type DeskReader,
  type Done,
  isIdle,
  listOf,
  PARTIAL,
  plainArticle,
  recordBytes,
  TIMELESS,
} from './desk-operation';
import { Journal } from './journal';
import type { JournalOptions } from './journal-options';
import { Queue } from './queue';
import { mustBePath, resolved } from './storage';

/** How a desk is opened: its own options, and when a change is acknowledged. */
export interface DeskStoreOptions extends DeskOptions, Pick<JournalOptions, 'durability'> {}

/**
 * Opens the desk in a file, or makes it: {@link DeskStore.open}.
 *
 * @example
 * ```ts
 * const store = await openDesk('news.desk', { keepDays: 14 });
 * await store.add({ id: 'a', text: 'The ferry to the islands runs again from Friday.' });
 * await store.settle();
 * await store.save();
 * await store.close();
 * ```
 */
export function openDesk(path: string, options: DeskStoreOptions = {}): Promise<DeskStore> {
  return DeskStore.open(path, options);
}

/**
 * A desk in a file, open.
 *
 * @example
 * ```ts
 * const options: DeskStoreOptions = { durability: 'fsync' };
 * const store = await DeskStore.open('news.desk', options);
 * const [placement] = await store.add({ id: 'a', text: 'The ferry to the islands runs again from Friday.' });
 * placement?.outcome; // 'new-story', and it is on the disk
 * const reader: DeskReader = store.desk;
 * reader.has('a'); // true
 * await store.close();
 * ```
 */
export class DeskStore {
  /** What opening it found in the journal. */
  readonly recovered: DeskRecovery;
  readonly #saving: Queue = new Queue();
  /** Settles in turns. */
  readonly #settling: Queue = new Queue();
  #failure: { readonly error: unknown } | undefined;
  #isClosed = false;

  private constructor(
    private readonly path: string,
    private readonly calls: DeskCalls,
    private readonly journal: Journal,
    private readonly clock: DeskClock,
    private readonly now: (() => number) | undefined,
    events: readonly DeskEvent[],
  ) {
    this.recovered = { ...journal.recovered, events };
  }

  /**
   * Opens the desk whose snapshot is at `path`, and whose journal is beside it (`PATH.journal`), or makes both. Its journal is locked until
   * `close`. What was not saved is done again with the options given and by this version of the library: save before either changes. Events of
   * settles that were not saved are in `recovered`: whoever saves after passing events on loses none of them, and passes some on twice.
   *
   * @throws by the promise: TypeError, RangeError for bad arguments; NewsfoldError as `NewsDesk.restore` and `Journal.open` throw,
   * `parameter-mismatch` where a call in the journal cannot be done again, with its error as `cause`, and `storage-failed` where there is a snapshot but its journal is gone (`NewsDesk.restore` reads what is left)
   *
   * Complexity: that of `NewsDesk.restore`, and of every call since the last save, settles among them: save after settling.
   */
  static async open(path: string, options: DeskStoreOptions = {}): Promise<DeskStore> {
    mustBePath(path);
    mustBeOptions('options', options);
    const { durability, now, ...rest } = options;
    new NewsDesk({ ...rest, ...(now && { now }) });
    // For calls that were kept without a clock.
    const clock: DeskClock = { time: now?.() ?? 0 };
    const own: DeskOptions = now === undefined ? rest : { ...rest, now: () => clock.time };
    const target = await resolved(path);
    let calls = new DeskCalls(new NewsDesk(own));
    const events: DeskEvent[] = [];
    const journal = await Journal.open(`${target}.journal`, {
      // Under the lock: whoever had it until now may have saved just before.
      snapshot: async () => {
        const loaded = await load(target, own);
        if (loaded === undefined) return undefined;
        await mustBeThere(`${target}.journal`);
        calls = new DeskCalls(loaded.desk);
        return loaded.snapshot;
      },
      ...(durability === undefined ? {} : { durability }),
      replay: (bytes) => {
        for (const event of replay(calls, clock, bytes)) events.push(event);
      },
    });
    await dropUnfinished(calls, journal);
    return new DeskStore(target, calls, journal, clock, now, events);
  }

  /** The desk, to be read. It shows changes as soon as they are made, acknowledged or not. */
  get desk(): DeskReader {
    return this.calls.desk;
  }

  /** `NewsDesk.add`; done at once, acknowledged by the promise, as all of these. */
  add(articles: Article | Iterable<Article>): Promise<DeskPlacement[]> {
    return this.#run(() => {
      if (articles === null || typeof articles !== 'object') {
        throw new TypeError(expectation('articles', 'an article or an iterable of articles', articles));
      }
      const isMany = typeof (articles as Iterable<Article>)[Symbol.iterator] === 'function';
      const list = isMany ? [...(articles as Iterable<Article>)] : [articles];
      return { op: 'add', articles: list.map(plainArticle) };
    });
  }

  /** `NewsDesk.remove`. */
  remove(ids: string | Iterable<string>): Promise<number> {
    return this.#run(() => ({ op: 'remove', ids: listOf(ids) }));
  }

  /** `NewsDesk.settle`. */
  async settle(): Promise<DeskEvent[]> {
    this.#mustBeOpen();
    if (this.calls.isSettling) this.#endOther();
    return await this.#run<DeskEvent[]>(() => ({ op: 'settle' }));
  }

  /**
   * `NewsDesk.settleAsync`: other calls are done meanwhile. One that was under way when the process ended has changed nothing.
   *
   * @throws as that throws, by the promise; NewsfoldError `closed` where the store is closed before it is done
   */
  async settleAsync(options: TurnOptions<ClusterProgress> = {}): Promise<DeskEvent[]> {
    return await this.#settling.run(() => this.#settleInTurns(options));
  }

  /** `NewsDesk.merge`. */
  merge(storyId: string, otherId: string): Promise<void> {
    return this.#run(() => ({ op: 'merge', storyId, otherId }));
  }

  /** `NewsDesk.split`. */
  split(storyId: string, articleIds: string | Iterable<string>): Promise<void> {
    return this.#run(() => ({ op: 'split', storyId, ids: listOf(articleIds) }));
  }

  /** `NewsDesk.pin`. */
  pin(articleId: string, storyId: string): Promise<void> {
    return this.#run(() => ({ op: 'pin', articleId, storyId }));
  }

  /** `NewsDesk.unpin`. */
  unpin(articleIds: string | Iterable<string>): Promise<number> {
    return this.#run(() => ({ op: 'unpin', ids: listOf(articleIds) }));
  }

  /**
   * Writes a snapshot of the desk as it is now, and begins a new journal. Changes may go on meanwhile. Saves follow each other.
   *
   * @throws NewsfoldError `closed`, `storage-failed`, by the promise; the old snapshot and the journal then still hold everything
   *
   * Complexity: O(bytes of all reports).
   */
  save(): Promise<void> {
    return this.#saving.run(async () => {
      // The journal is to have a settle in turns whole.
      await this.#settling.idle();
      this.#mustBeOpen();
      const position = this.journal.next;
      const bytes = this.calls.desk.snapshot(JSON.stringify(position));
      await writeFileAtomically(this.path, bytes);
      await this.journal.rotate(position);
    });
  }

  /** Waits for what is being written, and gives the files back. Does not save. May be called again. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#settling.idle();
    await this.#saving.idle();
    await this.journal.close();
  }

  async #settleInTurns(options: TurnOptions<ClusterProgress>): Promise<DeskEvent[]> {
    try {
      const ended = await runInTurns(this.#settleSteps(), options);
      await ended.kept;
      return ended.result();
    } catch (error) {
      const isLost = this.#isClosed || this.#failure !== undefined;
      if (isLost) this.calls.apply({ op: 'drop-settle' });
      else if (this.calls.isSettling) await this.#run(() => ({ op: 'drop-settle' }));
      throw error;
    }
  }

  *#settleSteps(): Generator<ClusterProgress, Done<DeskEvent[]>, undefined> {
    const begun = this.#do<ClusterProgress | undefined>(() => ({ op: 'begin-settle' }));
    // What could not be kept is thrown by the next step.
    begun.kept.catch(() => undefined);
    for (let progress = begun.result(); progress !== undefined; progress = this.calls.step()) {
      yield progress;
      this.#mustBeOpen();
    }
    // In the same tick as the last step: what is done after it is after it in the journal too.
    return this.#do(() => ({ op: 'end-settle' }));
  }

  /** The settle in turns that is under way ends first, by a record of its own: what it told is then told again. */
  #endOther(): void {
    try {
      this.#do(() => ({ op: 'end-settle' })).kept.catch(() => undefined);
    } catch (error) {
      this.#do(() => ({ op: 'drop-settle' })).kept.catch(() => undefined);
      throw error;
    }
  }

  #mustBeOpen(): void {
    if (this.#isClosed)
      throw new NewsfoldError('closed', 'desk: expected an open one, got one that was closed');
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  /** Does a call, and gives what came of it once it is kept. */
  async #run<T>(prepare: () => DeskCall): Promise<T> {
    const { kept, result } = this.#do<T>(prepare);
    await kept;
    return result();
  }

  /** Does a call at once and begins to keep it; one that failed too, where it may have been done in part: it is done so again. */
  #do<T>(prepare: () => DeskCall): Done<T> {
    this.#mustBeOpen();
    const call = prepare();
    const now = TIMELESS.has(call.op) ? undefined : this.now?.();
    // Before anything changes: what cannot be kept is not done.
    const bytes = recordBytes({ call, now });
    if (now !== undefined) this.clock.time = now;
    const { evicted } = this.calls.desk.stats;
    let value: T;
    try {
      value = this.calls.apply(call) as T;
    } catch (error) {
      if (!PARTIAL.has(call.op)) throw error;
      const result = (): never => {
        throw error;
      };
      return { kept: this.#keep(recordBytes({ call, now, failed: true })), result };
    }
    const isSame = call.op === 'add' && isIdle(value as DeskPlacement[], evicted, this.calls.desk);
    return { kept: isSame ? Promise.resolve() : this.#keep(bytes), result: () => value };
  }

  async #keep(bytes: Uint8Array): Promise<void> {
    try {
      await this.journal.append([bytes]);
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }
}
