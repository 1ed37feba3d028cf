/**
 * Reads the records of a journal up to the last whole one, and tells a torn end from damage.
 *
 * Whoever writes a batch of records writes into each how many records were on disk before: `synced`. Where a record is not
 * whole, all that is behind it is searched for the head of a record that says this one was on disk. Then acknowledged records were
 * damaged later, and nothing may be cut. Without one, the batch it belongs to was never finished: a torn end, cut before
 * the first record that is not whole. What cannot be told from a torn end is damage to the last batch alone, and a file cut short.
 *
 * Cost: O(bytes), each read once or twice, in windows of at most 1 MiB or one record.
 * @module
 */
import type { FileHandle } from 'node:fs/promises';
import { NewsfoldError } from 'newsfold';
import {
  JOURNAL_HEAD_BYTES,
  MOST_RECORD_BYTES,
  padded,
  RECORD_HEAD_BYTES,
  readContent,
  readRecordHead,
} from './journal-format';

const WINDOW_BYTES: number = 1 << 20;

/** A file, read in windows. */
export class FileWindow {
  private bytes: Uint8Array = new Uint8Array(0);
  private from = 0;

  constructor(
    private readonly handle: FileHandle,
    readonly size: number,
  ) {}

  /**
   * The bytes from `at` on: `length`, or more, which must be in the file.
   *
   * @returns a view that the next call may overwrite
   */
  async at(at: number, length: number): Promise<Uint8Array> {
    if (at < this.from || at + length > this.from + this.bytes.length) await this.move(at, length);
    return this.bytes.subarray(at - this.from);
  }

  private async move(at: number, length: number): Promise<void> {
    const wanted = Math.min(Math.max(length, WINDOW_BYTES), this.size - at);
    const bytes = new Uint8Array(wanted);
    let done = 0;
    while (done < wanted) {
      const { bytesRead } = await this.handle.read(bytes, done, wanted - done, at + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    // Shorter than it was a moment ago: someone else writes it.
    if (done < length)
      throw new NewsfoldError('bad-bytes', `journal: expected ${this.size} bytes, got ${at + done}`, 'path');
    [this.bytes, this.from] = [bytes.subarray(0, done), at];
  }
}

/** What is in a journal. */
export interface Scan {
  /** Whole records. */
  readonly records: number;
  /** Where the last whole one ends. */
  readonly end: number;
}

/**
 * @param salt of the journal's head
 * @param use is handed each whole record, in order, with its number in this journal
 * @throws NewsfoldError `bad-bytes` where records are damaged that were on disk; what `use` throws
 */
export async function scanRecords(
  file: FileWindow,
  salt: number,
  use: (content: Uint8Array, number: number) => void,
): Promise<Scan> {
  let at = JOURNAL_HEAD_BYTES;
  let records = 0;
  for (; at + RECORD_HEAD_BYTES <= file.size; records++) {
    const head = readRecordHead(await file.at(at, RECORD_HEAD_BYTES), 0, salt);
    if (head === undefined || head.number !== records || head.length > MOST_RECORD_BYTES) break;
    const length = RECORD_HEAD_BYTES + padded(head.length);
    if (at + length > file.size) break;
    const content = readContent(await file.at(at, length), RECORD_HEAD_BYTES, head);
    if (content === undefined) break;
    use(content, records);
    at += length;
  }
  if (at < file.size) await mustBeTorn(file, at, records, salt);
  return { records, end: at };
}

/** @throws NewsfoldError `bad-bytes` if a record behind `from` says that the one of this number was on disk */
async function mustBeTorn(file: FileWindow, from: number, number: number, salt: number): Promise<void> {
  for (let at = from; at + RECORD_HEAD_BYTES <= file.size; ) {
    const bytes = await file.at(at, RECORD_HEAD_BYTES);
    let i = 0;
    for (; i + RECORD_HEAD_BYTES <= bytes.length; i += 4) {
      const head = readRecordHead(bytes, i, salt);
      if (head !== undefined && head.synced > number) {
        const message = `journal: expected record ${number} (byte ${from}) as it was written, got damaged bytes and whole records behind`;
        throw new NewsfoldError('bad-bytes', message, 'path');
      }
    }
    at += i;
  }
}
