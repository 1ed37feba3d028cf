/**
 * What goes into `Journal` and what it tells of itself; options and arguments, checked.
 * @module
 */
import { expectation, mustBeNumber, mustBeOptions } from '../errors';
import { MOST_RECORD_BYTES } from './journal-format';

/**
 * What a snapshot must keep of the journal that continues it.
 *
 * @example
 * ```ts
 * const journal = await Journal.open('desk.journal');
 * const position: JournalPosition = journal.next;
 * position.sequence; // 0
 * await journal.close();
 * ```
 */
export interface JournalPosition {
  /** Counts snapshots: a whole number from 0, one more with every snapshot. */
  readonly generation: number;
  /** Records that the snapshot holds, of all there ever were. */
  readonly sequence: number;
}

/**
 * What opening a journal found.
 *
 * @example
 * ```ts
 * const journal = await Journal.open('desk.journal');
 * const { created, records, droppedBytes }: JournalRecovery = journal.recovered;
 * [created, records, droppedBytes]; // [true, 0, 0]
 * await journal.close();
 * ```
 */
export interface JournalRecovery {
  /** Records that were replayed. */
  readonly records: number;
  /** Records that the snapshot held already. */
  readonly skipped: number;
  /** Bytes behind the last whole record, which were cut: of appends that were never acknowledged. */
  readonly droppedBytes: number;
  /** Whether there was no journal. */
  readonly created: boolean;
}

/**
 * How a journal is opened.
 *
 * @example
 * ```ts
 * const options: JournalOptions = { durability: 'os', replay: (record, sequence) => console.log(sequence, record.length) };
 * const journal = await Journal.open('desk.journal', options);
 * await journal.close();
 * ```
 */
export interface JournalOptions {
  /**
   * What the snapshot kept that was read. Default: there is none, generation 0 after 0 records. A function is called when the journal is
   * locked: where another process may be saving until then, read the snapshot in there, and not before.
   */
  snapshot?: JournalPosition | (() => Promise<JournalPosition | undefined>);
  /**
   * Called with each record that came after the snapshot, oldest first, before `open` is done. What it throws, `open` throws. Where
   * `open` ends with an error, what was replayed before must not be used.
   */
  replay?: (record: Uint8Array, sequence: number) => void;
  /**
   * When an append is acknowledged. `'fsync'`, the default: when it is on the disk. `'os'`: when the system has it, which a
   * killed process does not take along, but a failing machine does.
   */
  durability?: 'fsync' | 'os';
}

/** Options, checked. */
export interface CheckedOptions extends Required<Omit<JournalOptions, 'snapshot'>> {
  readonly positionOf: () => Promise<JournalPosition>;
}

const NO_SNAPSHOT: JournalPosition = { generation: 0, sequence: 0 };

/** @throws TypeError, RangeError unless `value` is a position. */
export function mustBePosition(argument: string, value: JournalPosition): void {
  mustBeOptions(argument, value);
  mustBeNumber(`${argument}.generation`, value.generation, 0, Number.MAX_SAFE_INTEGER, true);
  mustBeNumber(`${argument}.sequence`, value.sequence, 0, Number.MAX_SAFE_INTEGER, true);
}

/** @throws TypeError, RangeError for options of a wrong type or out of range. */
export function checkOptions(options: JournalOptions): CheckedOptions {
  mustBeOptions('options', options);
  const { snapshot = NO_SNAPSHOT, replay = () => undefined, durability = 'fsync' } = options;
  const isRead = typeof snapshot === 'function';
  if (!isRead) mustBePosition('options.snapshot', snapshot);
  if (typeof replay !== 'function') throw new TypeError(expectation('options.replay', 'a function', replay));
  if (durability !== 'fsync' && durability !== 'os') {
    throw new RangeError(expectation('options.durability', "'fsync' or 'os'", durability));
  }
  const positionOf = async (): Promise<JournalPosition> => {
    const position = isRead ? ((await snapshot()) ?? NO_SNAPSHOT) : snapshot;
    mustBePosition('options.snapshot', position);
    return position;
  };
  return { positionOf, replay, durability };
}

/** Copies of the records: the caller may use the memory again. @throws TypeError, RangeError for what is no list of bytes */
export function copied(records: readonly Uint8Array[]): Uint8Array[] {
  if (!Array.isArray(records)) throw new TypeError(expectation('records', 'a list of Uint8Array', records));
  return records.map((record: unknown, i) => {
    if (!(record instanceof Uint8Array)) {
      throw new TypeError(expectation(`records[${i}]`, 'a Uint8Array', record));
    }
    mustBeNumber(`records[${i}].length`, record.length, 0, MOST_RECORD_BYTES);
    return Uint8Array.from(record);
  });
}
