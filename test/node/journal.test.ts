/** A journal: records come back in order, a torn end is cut, and damage is told from it. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NewsfoldError } from 'newsfold';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Journal } from '../../src/node/journal';
import {
  JOURNAL_HEAD_BYTES,
  journalHeadBytes,
  readJournalHead,
  recordBytes,
} from '../../src/node/journal-format';
import type { JournalOptions, JournalPosition } from '../../src/node/journal-options';
import { FileWindow, scanRecords } from '../../src/node/journal-scan';
import { random, whole } from '../helpers/random';
import { rejection } from './support';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-journal-'));
  path = join(folder, 'desk.journal');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));
const list = (...texts: string[]): Uint8Array[] => texts.map(bytes);

interface Reopened {
  records: string[];
  sequences: number[];
  journal: Journal;
}

/** Opens, and closes unless told not to. */
async function reopen(options: JournalOptions = {}, keepOpen = false): Promise<Reopened> {
  const [records, sequences]: [string[], number[]] = [[], []];
  const journal = await Journal.open(path, {
    ...options,
    replay(record, sequence) {
      records.push(Buffer.from(record).toString());
      sequences.push(sequence);
    },
  });
  if (!keepOpen) await journal.close();
  return { records, sequences, journal };
}

async function written(...batches: string[][]): Promise<void> {
  const journal = await Journal.open(path);
  for (const batch of batches) await journal.append(list(...batch));
  await journal.close();
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await rejection(promise);
  expect(error).toBeInstanceOf(NewsfoldError);
  return (error as NewsfoldError).code;
}

describe('records', () => {
  test('come back in the order of the calls, with their sequence', async () => {
    const journal = await Journal.open(path);
    expect(journal.recovered).toEqual({ records: 0, skipped: 0, droppedBytes: 0, created: true });
    const sequences = await Promise.all([
      journal.append(list('a', '', 'ccc')),
      journal.append([]),
      journal.append(list('dddd', 'é'.repeat(50_000))),
    ]);
    expect(sequences).toEqual([3, 3, 5]);
    await journal.close();
    const again = await reopen();
    expect(again.records).toEqual(['a', '', 'ccc', 'dddd', 'é'.repeat(50_000)]);
    expect(again.sequences).toEqual([1, 2, 3, 4, 5]);
    expect(again.journal.recovered).toEqual({ records: 5, skipped: 0, droppedBytes: 0, created: false });
  });

  test('of many calls at once are written in their order, with few syncs', async () => {
    const journal = await Journal.open(path);
    const handle = await handleOf(journal);
    const sync = vi.spyOn(handle, 'datasync');
    await Promise.all(Array.from({ length: 500 }, (_, i) => journal.append(list(`r${i}`, `s${i}`))));
    expect(sync.mock.calls.length).toBeLessThan(10);
    await journal.close();
    const { records } = await reopen();
    expect(records).toEqual(Array.from({ length: 500 }, (_, i) => [`r${i}`, `s${i}`]).flat());
  });

  test('are copied: their memory may be used again at once', async () => {
    const journal = await Journal.open(path);
    const record = bytes('first');
    const done = journal.append([record]);
    record.fill(0);
    await done;
    await journal.close();
    expect((await reopen()).records).toEqual(['first']);
  });

  test('are on the disk when they are acknowledged, or with the system, as was asked', async () => {
    for (const durability of ['fsync', 'os'] as const) {
      const journal = await Journal.open(path, { durability });
      const sync = vi.spyOn(await handleOf(journal), 'datasync');
      await journal.append(list('a'));
      expect(sync).toHaveBeenCalledTimes(durability === 'fsync' ? 1 : 0);
      await journal.close();
    }
  });

  test('are read through a link, and the lock is that of the file', async () => {
    await written(['a']);
    symlinkSync(path, join(folder, 'link'));
    const journal = await Journal.open(join(folder, 'link'));
    expect(readdirSync(folder).sort()).toEqual(['desk.journal', 'desk.journal.lock', 'link']);
    await journal.close();
  });
});

/** The handle that a journal writes to: it has no other way to it. */
function handleOf(journal: Journal): Promise<FileHandle> {
  return Promise.resolve((journal as unknown as { file: { handle: FileHandle } }).file.handle);
}

/** How the journal writes; the handle has other ways. */
type Write = (buffer: Uint8Array, offset: number, length: number, position: number) => Promise<unknown>;

/** A journal in memory: two batches of three records, the first on disk when the second was written. */
const HEAD = { generation: 3, base: 7, salt: 0xdeadbeef };
const FIRST = recordBytes(list('one', '', 'three and more'), 0, 0, HEAD.salt);
const SECOND = recordBytes(list('four', 'five five', 'six'), 3, 3, HEAD.salt);
const WHOLE = Uint8Array.of(...journalHeadBytes(HEAD), ...FIRST, ...SECOND);
/** Where each record ends. */
const ENDS = [1, 2, 3, 4, 5, 6].map((count) => {
  const contents = list('one', '', 'three and more', 'four', 'five five', 'six').slice(0, count);
  return JOURNAL_HEAD_BYTES + recordBytes(contents, 0, 0, 0).length;
});

/** Scans bytes as if they were a file. */
async function scanned(file: Uint8Array): Promise<{ records: string[]; end: number } | 'bad-bytes'> {
  const handle = {
    read(buffer: Uint8Array, offset: number, length: number, position: number) {
      const piece = file.subarray(position, position + length);
      buffer.set(piece, offset);
      return Promise.resolve({ bytesRead: piece.length, buffer });
    },
  } as unknown as FileHandle;
  const records: string[] = [];
  try {
    const use = (content: Uint8Array): unknown => records.push(Buffer.from(content).toString());
    const { end } = await scanRecords(new FileWindow(handle, file.length), HEAD.salt, use);
    return { records, end };
  } catch (error) {
    expect(error).toBeInstanceOf(NewsfoldError);
    expect((error as NewsfoldError).code).toBe('bad-bytes');
    return 'bad-bytes';
  }
}

describe('a torn end', () => {
  test('is cut at the last whole record, wherever it was torn', async () => {
    for (let length = JOURNAL_HEAD_BYTES; length <= WHOLE.length; length++) {
      const records = ENDS.filter((end) => end <= length).length;
      const scan = await scanned(WHOLE.subarray(0, length));
      expect(scan).toMatchObject({ end: [JOURNAL_HEAD_BYTES, ...ENDS][records] });
      expect((scan as { records: string[] }).records).toHaveLength(records);
    }
  });

  test.each([
    ['zeros', () => 0],
    ['noise', (i: number) => whole(random(i), 256)],
    ['ones', () => 255],
  ])('of %s is cut, whatever its length', async (_, byte) => {
    for (let extra = 1; extra <= 200; extra++) {
      const tail = Array.from({ length: extra }, (_, i) => byte(i));
      expect(await scanned(Uint8Array.of(...WHOLE, ...tail))).toMatchObject({ end: WHOLE.length });
    }
  });

  test('in which later pages came to the disk before earlier ones is cut, for nothing in it was acknowledged', async () => {
    const [third, fourth] = [ENDS[2]!, ENDS[3]!];
    const holed = Uint8Array.from(WHOLE).fill(0, third, fourth);
    const scan = await scanned(holed);
    expect(scan).toEqual({ records: ['one', '', 'three and more'], end: third });
  });

  test('that holds what looks like a record, as any text may, is cut all the same', async () => {
    // Made with a salt of one's own: that of the file is not known to those who write texts.
    const forged = recordBytes(list('forged'), 100, 100, 12345);
    const record = recordBytes([Uint8Array.of(...forged, ...forged)], 6, 6, HEAD.salt);
    const torn = Uint8Array.of(...WHOLE, ...record.subarray(0, record.length - 4));
    expect(await scanned(torn)).toMatchObject({ end: WHOLE.length });
  });

  test('of a file is reported, cut off, and never seen again', async () => {
    await written(['a', 'b'], ['c']);
    const whole = readFileSync(path);
    writeFileSync(path, Buffer.concat([whole, Buffer.alloc(37, 9)]));
    const first = await reopen({}, true);
    expect(first.records).toEqual(['a', 'b', 'c']);
    expect(first.journal.recovered).toEqual({ records: 3, skipped: 0, droppedBytes: 37, created: false });
    await first.journal.append(list('d'));
    await first.journal.close();
    const second = await reopen();
    expect(second.records).toEqual(['a', 'b', 'c', 'd']);
    expect(second.journal.recovered.droppedBytes).toBe(0);
  });
});

describe('damage', () => {
  test('of any one bit of a record that was on the disk when a later one was written is an error', async () => {
    const copy = Uint8Array.from(WHOLE);
    const last = ENDS[2]!;
    for (let bit = JOURNAL_HEAD_BYTES * 8; bit < last * 8; bit++) {
      copy[bit >> 3]! ^= 1 << (bit & 7);
      expect(await scanned(copy)).toBe('bad-bytes');
      copy[bit >> 3]! ^= 1 << (bit & 7);
    }
  });

  test('of any one bit of the last batch is cut there: it cannot be told from a torn end', async () => {
    const copy = Uint8Array.from(WHOLE);
    for (let bit = ENDS[2]! * 8; bit < WHOLE.length * 8; bit++) {
      copy[bit >> 3]! ^= 1 << (bit & 7);
      const at = ENDS.findLast((end) => end <= bit >> 3)!;
      expect(await scanned(copy)).toMatchObject({ end: at });
      copy[bit >> 3]! ^= 1 << (bit & 7);
    }
  });

  test('by a record that is missing is an error', async () => {
    const [first, second] = [ENDS[0]!, ENDS[1]!];
    const missing = Uint8Array.of(...WHOLE.subarray(0, first), ...WHOLE.subarray(second));
    expect(await scanned(missing)).toBe('bad-bytes');
  });

  test('leaves the file as it was', async () => {
    await written(['a'], ['b'], ['c']);
    const damaged = readFileSync(path);
    damaged[JOURNAL_HEAD_BYTES + 20]! ^= 1;
    writeFileSync(path, damaged);
    expect(await codeOf(reopen())).toBe('bad-bytes');
    expect(readFileSync(path).equals(damaged)).toBe(true);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test('of the head, a head cut short, and any other file are bad-bytes', async () => {
    const head = journalHeadBytes({ generation: 2 ** 40, base: 2 ** 50 + 1, salt: 5 });
    expect(readJournalHead(head)).toEqual({ generation: 2 ** 40, base: 2 ** 50 + 1, salt: 5 });
    for (let bit = 0; bit < head.length * 8; bit++) {
      const flipped = Uint8Array.from(head);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => readJournalHead(flipped)).toThrow(/^journal: expected /);
    }
    for (const content of ['', 'short', '{"id":"a","text":"not a journal but a file of articles"}\n']) {
      writeFileSync(path, content);
      expect(await codeOf(reopen())).toBe('bad-bytes');
      expect(readFileSync(path, 'utf8')).toBe(content);
    }
  });

  // A search that is quadratic would not end.
  test('of 2 MB behind a damaged record is searched', async () => {
    const noise = new Uint8Array(1 << 21);
    const next = random(1);
    for (let i = 0; i < noise.length; i++) noise[i] = next() * 256;
    await scanned(Buffer.concat([WHOLE, noise]));
  });
});

test('the layout is as documented, bit for bit', () => {
  const file = Buffer.concat([
    journalHeadBytes({ generation: 1, base: 2, salt: 3 }),
    recordBytes(list('hello'), 0, 0, 3),
  ]);
  expect(file.subarray(0, 4).toString()).toBe('NFJL');
  expect([
    file.readUInt16LE(4),
    file.readBigUInt64LE(8),
    file.readBigUInt64LE(16),
    file.readUInt32LE(24),
  ]).toEqual([1, 1n, 2n, 3]);
  expect([file.readUInt32LE(32), file.readUInt32LE(36), file.readUInt32LE(40)]).toEqual([5, 0, 0]);
  expect(file.subarray(52).toString()).toBe('hello\0\0\0');
  expect(file.toString('hex')).toBe(GOLDEN);
});
/** No release may change a bit of it without a new version. */
const GOLDEN =
  '4e464a4c010000000100000000000000020000000000000003000000fb3d17d2050000000000000000000000bac3ec4f78b2466868656c6c6f000000';

describe('a snapshot', () => {
  /** Appends a to c, and takes a position after them. */
  async function saved(): Promise<{ journal: Journal; position: JournalPosition }> {
    const journal = await Journal.open(path);
    await journal.append(list('a', 'b', 'c'));
    return { journal, position: journal.next };
  }

  test('is followed by a journal without what it holds, and with what came meanwhile', async () => {
    const { journal, position } = await saved();
    expect(position).toEqual({ generation: 1, sequence: 3 });
    await journal.append(list('d'));
    const [, sequence] = await Promise.all([journal.rotate(position), journal.append(list('e'))]);
    expect([sequence, journal.generation, journal.sequence]).toEqual([5, 1, 5]);
    await journal.close();
    const { records, sequences, journal: again } = await reopen({ snapshot: position });
    expect([records, sequences]).toEqual([
      ['d', 'e'],
      [4, 5],
    ]);
    expect(again.next).toEqual({ generation: 2, sequence: 5 });
  });

  test('whose writer was killed before the rotation finds the old journal, skips what it holds and ends the rotation', async () => {
    const { journal, position } = await saved();
    await journal.append(list('d'));
    await journal.close();
    const first = await reopen({ snapshot: position });
    expect(first.records).toEqual(['d']);
    expect(first.journal.recovered).toEqual({ records: 1, skipped: 3, droppedBytes: 0, created: false });
    const second = await reopen({ snapshot: position });
    expect(second.records).toEqual(['d']);
    expect(second.journal.recovered).toEqual({ records: 1, skipped: 0, droppedBytes: 0, created: false });
  });

  test('that holds more than came to the disk is gone on from', async () => {
    const { journal } = await saved();
    await journal.close();
    const { journal: again } = await reopen({ snapshot: { generation: 1, sequence: 10 } }, true);
    expect(await again.append(list('k'))).toBe(11);
    await again.close();
    expect((await reopen({ snapshot: { generation: 1, sequence: 10 } })).sequences).toEqual([11]);
  });

  test.each([
    ['none', { generation: 0, sequence: 0 }],
    ['one of two generations later', { generation: 3, sequence: 9 }],
    ['one of two generations before', { generation: 0, sequence: 3 }],
    ['one of the same generation after fewer records', { generation: 1, sequence: 2 }],
    ['one of the next generation after fewer records', { generation: 2, sequence: 2 }],
  ])('that is another, %s, is a parameter-mismatch, and the file stays', async (_, snapshot) => {
    const { journal, position } = await saved();
    await journal.rotate(position);
    await journal.append(list('d'));
    await journal.close();
    const before = readFileSync(path);
    expect(await codeOf(reopen({ snapshot }))).toBe('parameter-mismatch');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('rotates once: its position is refused the second time, and one of the future too', async () => {
    const { journal, position } = await saved();
    await journal.rotate(position);
    expect(await rejection(journal.rotate(position))).toBeInstanceOf(RangeError);
    expect(await rejection(journal.rotate({ generation: 2, sequence: 4 }))).toBeInstanceOf(RangeError);
    await journal.append(list('d'));
    await journal.close();
    expect((await reopen({ snapshot: position })).records).toEqual(['d']);
  });

  test('of which the journal is gone says so', async () => {
    const { journal } = await reopen({ snapshot: { generation: 4, sequence: 44 } }, true);
    expect(journal.recovered.created).toBe(true);
    expect(journal.sequence).toBe(44);
    await journal.close();
  });
});

describe('when the disk fails', () => {
  test.each(['datasync', 'write'] as const)(
    'in %s, nothing more is acknowledged until it is opened anew',
    async (step) => {
      const journal = await Journal.open(path);
      await journal.append(list('a'));
      const handle = await handleOf(journal);
      const fault = Object.assign(new Error('EIO: i/o error'), { code: 'EIO', syscall: step });
      vi.spyOn(handle, step).mockRejectedValueOnce(fault as never);
      const [first, second] = [journal.append(list('b')), journal.append(list('c'))];
      expect(await codeOf(first)).toBe('storage-failed');
      expect(await codeOf(second)).toBe('storage-failed');
      const error = await rejection(journal.append(list('d')));
      expect(error).toMatchObject({ code: 'storage-failed', cause: fault });
      expect((error as Error).message).not.toContain(folder);
      expect(await codeOf(journal.rotate(journal.next))).toBe('storage-failed');
      await journal.close();
      expect((await reopen()).records[0]).toBe('a');
    },
  );

  test('half way through a record, it is cut when the journal is opened anew', async () => {
    const journal = await Journal.open(path);
    await journal.append(list('a'));
    const handle = await handleOf(journal);
    const write = handle.write.bind(handle) as Write;
    const fault = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    vi.spyOn(handle, 'write')
      .mockImplementationOnce(((buffer: Uint8Array, offset: number, _: number, position: number) =>
        write(buffer, offset, 10, position)) as never)
      .mockRejectedValueOnce(fault as never);
    expect(await codeOf(journal.append(list('bbbb')))).toBe('storage-failed');
    await journal.close();
    const { records, journal: again } = await reopen();
    expect([records, again.recovered.droppedBytes]).toEqual([['a'], 10]);
  });

  test('in short writes, all is written all the same', async () => {
    const journal = await Journal.open(path);
    const handle = await handleOf(journal);
    const write = handle.write.bind(handle) as Write;
    vi.spyOn(handle, 'write').mockImplementation(((
      buffer: Uint8Array,
      offset: number,
      length: number,
      position: number,
    ) => write(buffer, offset, Math.min(length, 7), position)) as never);
    await journal.append(list('a', 'a longer record than seven bytes'));
    await journal.close();
    expect((await reopen()).records).toEqual(['a', 'a longer record than seven bytes']);
  });

  test('while rotating, the old file goes on', async () => {
    const journal = await Journal.open(path);
    await journal.append(list('a'));
    const position = journal.next;
    const probe = await open(path, 'r');
    const prototype = Object.getPrototypeOf(probe) as FileHandle;
    await probe.close();
    const fault = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    const spy = vi.spyOn(prototype, 'write').mockRejectedValueOnce(fault as never);
    expect(await codeOf(journal.rotate(position))).toBe('storage-failed');
    spy.mockRestore();
    expect(await journal.append(list('b'))).toBe(2);
    await journal.close();
    expect((await reopen()).records).toEqual(['a', 'b']);
    expect(readdirSync(folder)).toEqual(['desk.journal']);
  });
});

describe('closing', () => {
  test('waits for what was appended, refuses what comes after, and may be done again', async () => {
    const journal = await Journal.open(path);
    const appended = journal.append(list('a'));
    const closed = journal.close();
    expect(await codeOf(journal.append(list('b')))).toBe('closed');
    expect(await codeOf(journal.rotate({ generation: 1, sequence: 1 }))).toBe('closed');
    await Promise.all([appended, closed, journal.close()]);
    expect(readdirSync(folder)).toEqual(['desk.journal']);
    expect((await reopen()).records).toEqual(['a']);
  });
});

describe('arguments', () => {
  test.each<[string, unknown[]]>([
    ['path', [5]],
    ['path', ['']],
    ['options', ['x', null]],
    ['options.snapshot', ['x', { snapshot: 5 }]],
    ['options.snapshot.generation', ['x', { snapshot: { generation: -1, sequence: 0 } }]],
    ['options.snapshot.sequence', ['x', { snapshot: { generation: 0, sequence: 0.5 } }]],
    ['options.replay', ['x', { replay: 'f' }]],
    ['options.durability', ['x', { durability: 'sometimes' }]],
  ])('a wrong %s is named', async (argument, args) => {
    const error = await rejection((Journal.open as (...args: unknown[]) => Promise<unknown>)(...args));
    expect((error as Error).message).toMatch(new RegExp(`^${argument.replaceAll('.', '\\.')}: expected `));
  });

  test('records that are none are refused, and those before and behind are not touched by it', async () => {
    const journal = await Journal.open(path);
    const before = journal.append(list('a'));
    expect(await rejection(journal.append(['b'] as never))).toBeInstanceOf(TypeError);
    expect(await rejection(journal.append(bytes('b') as never))).toBeInstanceOf(TypeError);
    await Promise.all([before, journal.append(list('c'))]);
    await journal.close();
    expect((await reopen()).records).toEqual(['a', 'c']);
  });

  test('what replay throws, open throws, with the file as it was and no lock left', async () => {
    await written(['a']);
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(5)]));
    const before = readFileSync(path);
    const thrown = new Error('no such record');
    const replay = (): never => {
      throw thrown;
    };
    expect(await rejection(Journal.open(path, { replay }))).toBe(thrown);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['desk.journal']);
  });

  test('a path that cannot be opened is storage-failed, without the path in the message', async () => {
    const error = await rejection(Journal.open(join(folder, 'no', 'such', 'folder')));
    expect(error).toMatchObject({ code: 'storage-failed' });
    expect((error as Error).message).toMatch(/^path: expected .*, got ENOENT \(\w+\)$/);
  });
});
