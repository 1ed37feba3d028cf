/**
 * A state kept in a snapshot and a journal, as a desk is: a count, and a hash of all records so far. What a child process does
 * with it until it is killed, and what its parent looks at afterwards.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ColumnReader, ColumnWriter } from '../../../src/desk/columns';
import { readContainer, writeContainer } from '../../../src/desk/container';
import { writeFileAtomically } from '../../../src/node/atomic-file';
import { Journal } from '../../../src/node/journal';
import type { JournalPosition } from '../../../src/node/journal-options';
import { random, whole } from '../../helpers/random';

const FORMAT = { magic: 'TEST', oldest: 1, newest: 1 };
const LONGEST = 400;
/** Now and then a record is so long that a kill may come while it is written. */
const HUGE = 1 << 20;

/** The content of the n-th record, from 1: the same for everyone. */
export function recordOf(n: number): Uint8Array {
  const next = random(n);
  const length = n % 47 === 0 ? HUGE : whole(next, LONGEST);
  const step = 1 + whole(next, 255);
  const record = new Uint8Array(length);
  for (let i = 0; i < length; i++) record[i] = n + i * step;
  return record;
}

/** The hash after one more record. */
export function hashAfter(hash: number, record: Uint8Array): number {
  let h = Math.imul(hash ^ record.length, 0x9e3779b1);
  for (let i = 0; i < record.length; i += 61) h = Math.imul(h ^ record[i]!, 0x85ebca6b) ^ (h >>> 13);
  return h | 0;
}

/** The state, open. */
export class State {
  count = 0;
  hash = 0;
  journal!: Journal;
  private snapshotPath = '';

  static async open(folder: string, durability: 'fsync' | 'os'): Promise<State> {
    const state = new State();
    state.snapshotPath = join(folder, 'state.bin');
    const snapshot = state.load();
    state.journal = await Journal.open(join(folder, 'state.journal'), {
      snapshot,
      durability,
      replay: (record) => state.apply(record),
    });
    return state;
  }

  apply(record: Uint8Array): void {
    this.count++;
    this.hash = hashAfter(this.hash, record);
  }

  async save(): Promise<void> {
    const position = this.journal.next;
    const writer = new ColumnWriter().varint(position.generation).varint(position.sequence);
    const bytes = writer.varint(this.count).f64(this.hash).finish();
    const sections = new Map([['ALL ', bytes]]);
    await writeFileAtomically(this.snapshotPath, writeContainer({ magic: 'TEST', version: 1, sections }));
    await this.journal.rotate(position);
  }

  private load(): JournalPosition {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(this.snapshotPath);
    } catch {
      return { generation: 0, sequence: 0 };
    }
    const reader = new ColumnReader(readContainer(bytes, FORMAT).sections.get('ALL ')!);
    const position = { generation: reader.varint(), sequence: reader.varint() };
    this.count = reader.varint();
    this.hash = reader.f64();
    return position;
  }
}
