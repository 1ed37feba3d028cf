/**
 * The bytes of a journal.
 *
 * Layout, little endian. Head, 32 bytes: magic `NFJL`, version u16, zeros u16, generation u64, records before this journal's
 * first u64, salt u32, checksum u32 of the 28 bytes before. Then the records, each: bytes of content u32, number in this journal
 * u32 (from 0), records known to be on disk when it was written u32, checksum u32 of the content, checksum u32 of the 16 bytes
 * before; the content, and zeros up to a multiple of 4, under its checksum too.
 *
 * The head is the same in every version there will be. The salt is random and part of the checksum of each record's head: so no
 * content, which may be anyone's text, can hold what looks like a record.
 *
 * Cost: O(bytes).
 * @module
 */
import { NewsfoldError } from 'newsfold';
import { checksumOfWords } from '../sketch/checksum';

/** What the head of a journal says. */
export interface JournalHead {
  /** Of the snapshot that the journal continues. */
  readonly generation: number;
  /** Records before the first of this journal. */
  readonly base: number;
  readonly salt: number;
}

/** What the head of a record says. */
export interface RecordHead {
  readonly length: number;
  /** Number in this journal, from 0. */
  readonly number: number;
  /** Records of this journal, from the first on, that were known to be on disk when this one was written. */
  readonly synced: number;
  /** Checksum of the content with its zeros. */
  readonly sum: number;
}

export const JOURNAL_HEAD_BYTES = 32;
export const RECORD_HEAD_BYTES = 20;
/** Most bytes of one record. */
export const MOST_RECORD_BYTES: number = 2 ** 28;

const MAGIC = 0x4e464a4c; // "NFJL"
const VERSION = 1;
const TWO_32: number = 2 ** 32;

/** Bytes that a record's content takes, with the zeros behind it. */
export function padded(bytes: number): number {
  return Math.ceil(bytes / 4) * 4;
}

function viewOf(bytes: Uint8Array, from: number, length: number): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset + from, length);
}

function bad(what: string): never {
  throw new NewsfoldError('bad-bytes', `journal: expected ${what}`, 'path');
}

/** The first bytes of a journal. */
export function journalHeadBytes({ generation, base, salt }: JournalHead): Uint8Array {
  const bytes = new Uint8Array(JOURNAL_HEAD_BYTES);
  const view = viewOf(bytes, 0, bytes.length);
  view.setUint32(0, MAGIC);
  view.setUint16(4, VERSION, true);
  for (const [at, value] of [
    [8, generation],
    [16, base],
  ] as const) {
    view.setUint32(at, value % TWO_32, true);
    view.setUint32(at + 4, Math.floor(value / TWO_32), true);
  }
  view.setUint32(24, salt, true);
  view.setUint32(28, checksumOfWords(viewOf(bytes, 0, 28)), true);
  return bytes;
}

/**
 * Reads the first bytes of a journal.
 *
 * @throws NewsfoldError `bad-bytes` for what is none or was damaged, `version-too-new`, `version-too-old`
 */
export function readJournalHead(bytes: Uint8Array): JournalHead {
  if (bytes.length < JOURNAL_HEAD_BYTES) bad(`at least ${JOURNAL_HEAD_BYTES} bytes, got ${bytes.length}`);
  const view = viewOf(bytes, 0, JOURNAL_HEAD_BYTES);
  if (view.getUint32(0) !== MAGIC)
    bad('the magic NFJL: this file was not written as a journal, or is damaged');
  if (checksumOfWords(viewOf(bytes, 0, 28)) !== view.getUint32(28, true))
    bad('a head that matches its checksum');
  const version = view.getUint16(4, true);
  if (version !== VERSION) {
    const code = version < VERSION ? 'version-too-old' : 'version-too-new';
    throw new NewsfoldError(code, `journal: expected version ${VERSION}, got ${version}`, 'path');
  }
  const [generation, base] = [8, 16].map(
    (at) => view.getUint32(at, true) + view.getUint32(at + 4, true) * TWO_32,
  );
  return { generation: generation!, base: base!, salt: view.getUint32(24, true) };
}

/** Records as they stand in the file, with the number of the first and that of those on disk. */
export function recordBytes(
  contents: readonly Uint8Array[],
  first: number,
  synced: number,
  salt: number,
): Uint8Array {
  let size = 0;
  for (const { length } of contents) size += RECORD_HEAD_BYTES + padded(length);
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const [i, content] of contents.entries()) {
    const room = padded(content.length);
    const view = viewOf(bytes, at, RECORD_HEAD_BYTES);
    bytes.set(content, at + RECORD_HEAD_BYTES);
    view.setUint32(0, content.length, true);
    view.setUint32(4, first + i, true);
    view.setUint32(8, synced, true);
    view.setUint32(12, checksumOfWords(viewOf(bytes, at + RECORD_HEAD_BYTES, room)), true);
    view.setUint32(16, checksumOfWords(viewOf(bytes, at, 16), -1, salt), true);
    at += RECORD_HEAD_BYTES + room;
  }
  return bytes;
}

/** The record whose head stands at `at`, or undefined where none does. */
export function readRecordHead(bytes: Uint8Array, at: number, salt: number): RecordHead | undefined {
  const view = viewOf(bytes, at, RECORD_HEAD_BYTES);
  if (checksumOfWords(viewOf(bytes, at, 16), -1, salt) !== view.getUint32(16, true)) return undefined;
  const [length, number, synced, sum] = [0, 4, 8, 12].map((field) => view.getUint32(field, true));
  return { length: length!, number: number!, synced: synced!, sum: sum! };
}

/** A copy of the content that stands at `at`, or undefined where it is not what the head says. */
export function readContent(
  bytes: Uint8Array,
  at: number,
  { length, sum }: RecordHead,
): Uint8Array | undefined {
  const room = padded(length);
  if (checksumOfWords(viewOf(bytes, at, room)) !== sum) return undefined;
  return Uint8Array.from(bytes.subarray(at, at + length));
}
