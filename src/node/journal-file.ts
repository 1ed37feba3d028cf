/**
 * Opens, makes and replaces the file of a journal: what `Journal` does before the first record and between two snapshots.
 *
 * Cost: O(bytes).
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { randomBytes } from 'node:crypto';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { type FileHandle, open } from 'node:fs/promises';
import { NewsfoldError } from 'newsfold';
import { writeFileAtomically } from './atomic-file';
import {
  JOURNAL_HEAD_BYTES,
  type JournalHead,
  journalHeadBytes,
  readJournalHead,
  recordBytes,
} from './journal-format';
import type { JournalPosition, JournalRecovery } from './journal-options';
import { FileWindow, scanRecords } from './journal-scan';
import { systemCode } from './storage';

/** A journal's file, open, with all its records on the disk. */
export interface JournalFile {
  readonly handle: FileHandle;
  readonly head: JournalHead;
  /** Records in it. */
  readonly records: number;
  /** Where the last one ends. */
  readonly end: number;
}

async function ifThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r+');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A file of these records, in the place of what is there. */
async function written(
  path: string,
  { generation, sequence }: JournalPosition,
  contents: readonly Uint8Array[],
): Promise<JournalFile> {
  const head = { generation, base: sequence, salt: randomBytes(4).readUInt32LE() };
  const [first, rest] = [journalHeadBytes(head), recordBytes(contents, 0, contents.length, head.salt)];
  const end = first.length + rest.length;
  const bytes = new Uint8Array(end);
  bytes.set(first);
  bytes.set(rest, first.length);
  await writeFileAtomically(path, bytes);
  return { handle: await open(path, 'r+'), head, records: contents.length, end };
}

/** @throws NewsfoldError `parameter-mismatch` unless the journal continues the snapshot, or the one before */
function mustContinue(head: JournalHead, snapshot: JournalPosition): void {
  const continues = head.generation === snapshot.generation && head.base === snapshot.sequence;
  const isBefore = head.generation === snapshot.generation - 1 && head.base <= snapshot.sequence;
  if (continues || isBefore) return;
  const own = `generation ${snapshot.generation} after ${snapshot.sequence} records`;
  const message = `journal: expected one of ${own}, or of the generation before, got ${head.generation} after ${head.base}`;
  throw new NewsfoldError('parameter-mismatch', message, 'snapshot');
}

/**
 * The journal that continues a snapshot, with a torn end cut off; made where there is none. Where it is still that of the
 * snapshot before, it is replaced: its writer was killed between snapshot and rotation.
 *
 * @param replay is handed each record that came after the snapshot
 */
export async function openJournalFile(
  path: string,
  snapshot: JournalPosition,
  replay: (record: Uint8Array, sequence: number) => void,
): Promise<{ file: JournalFile; recovered: JournalRecovery }> {
  const handle = await ifThere(path);
  if (handle === undefined) {
    const file = await written(path, snapshot, []);
    return { file, recovered: { records: 0, skipped: 0, droppedBytes: 0, created: true } };
  }
  try {
    const { size } = await handle.stat();
    const window = new FileWindow(handle, size);
    const head = readJournalHead(await window.at(0, Math.min(size, JOURNAL_HEAD_BYTES)));
    mustContinue(head, snapshot);
    const { base, salt } = head;
    let replayed = 0;
    const { records, end } = await scanRecords(window, salt, (content, number) => {
      const sequence = base + number + 1;
      if (sequence <= snapshot.sequence) return;
      replayed++;
      replay(content, sequence);
    });
    if (end < size) await handle.truncate(end);
    await handle.sync();
    const recovered = {
      ...{ records: replayed, skipped: records - replayed },
      ...{ droppedBytes: size - end, created: false },
    };
    const file = { handle, head, records, end };
    return {
      file: head.generation === snapshot.generation ? file : await continued(path, file, snapshot),
      recovered,
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Replaces a journal by one that continues a later snapshot; its records that the snapshot does not hold are taken along. */
export async function continued(
  path: string,
  { handle, head, end }: JournalFile,
  snapshot: JournalPosition,
): Promise<JournalFile> {
  const held = snapshot.sequence - head.base;
  const later: Uint8Array[] = [];
  await scanRecords(new FileWindow(handle, end), head.salt, (content, number) => {
    if (number >= held) later.push(content);
  });
  const file = await written(path, snapshot, later);
  // Nobody needs what it held.
  await handle.close().catch(() => undefined);
  return file;
}
