/**
 * A container: named sections of bytes in one buffer that is believed as a whole or not at all.
 *
 * Layout, little endian:
 *
 * | at     | bytes | what                                                                             |
 * | ------ | ----- | -------------------------------------------------------------------------------- |
 * | 0      | 4     | magic, four letters                                                              |
 * | 4      | 2     | version, u16                                                                     |
 * | 6      | 2     | number of sections n, u16                                                        |
 * | 8      | 8     | length of all, u64                                                               |
 * | 16     | 4     | checksum of the table, u32                                                       |
 * | 20     | 4     | checksum of the 20 bytes before, u32                                             |
 * | 24     | 24·n  | the table; a section each: tag (four letters), checksum u32, offset u64, length u64 |
 * | 24·(n+1) |     | the sections in the order of the table, each followed by zeros up to a multiple of 8 |
 *
 * Every byte is under a checksum, which holds for the zeros of its section too, and sections leave no gap: so there is one way
 * to write given sections, and no byte can change unseen.
 *
 * The first 24 bytes are the same in every version there will ever be, and have a checksum of their own. So a version that
 * is not supported is told from damage without knowing anything else about it: where that checksum holds, the version is
 * what its writer meant; a damaged version number fails the checksum, and is damage.
 *
 * Cost: O(bytes) to write and to check; what is read are views, without a copy.
 * @module
 */
import { expectation, mustBeNumber, NewsfoldError } from '../errors';
import { checksumOfWords } from '../sketch/checksum';

/** What is in a container, to be written. */
export interface ContainerContent {
  /** Four printable ASCII letters. */
  readonly magic: string;
  /** 0 to 65535. */
  readonly version: number;
  /** At least one, at most 65535; tags are four printable ASCII letters, each once. Written in this order. */
  readonly sections: ReadonlyMap<string, Uint8Array>;
}

/** What a reader can read. */
export interface ContainerFormat {
  /** Four printable ASCII letters. */
  readonly magic: string;
  /** The oldest version that can be read, 0 to 65535. */
  readonly oldest: number;
  /** The newest version that can be read, `oldest` to 65535. */
  readonly newest: number;
}

/** A container that was read. */
export interface Container {
  readonly version: number;
  /** Views of the bytes that were read, in the order they were written. */
  readonly sections: ReadonlyMap<string, Uint8Array>;
}

const HEAD_BYTES = 24;
const ENTRY_BYTES = 24;
const TABLE_SUM_AT = 16;
const HEAD_SUM_AT = 20;
const MOST = 0xffff;
const TWO_32: number = 2 ** 32;
const LETTERS = /^[ -~]{4}$/;

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}

function setLetters(view: DataView, at: number, letters: string): void {
  for (let i = 0; i < 4; i++) view.setUint8(at + i, letters.charCodeAt(i));
}

function lettersAt(view: DataView, at: number): string {
  let letters = '';
  for (let i = 0; i < 4; i++) letters += String.fromCharCode(view.getUint8(at + i));
  return letters;
}

function setUint64(view: DataView, at: number, value: number): void {
  view.setUint32(at, value % TWO_32, true);
  view.setUint32(at + 4, Math.floor(value / TWO_32), true);
}

/** Rounded above 2^53, which no buffer is as long as. */
function uint64At(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * TWO_32 + view.getUint32(at, true);
}

function part(view: DataView, from: number, length: number): DataView {
  return new DataView(view.buffer, view.byteOffset + from, length);
}

/** @throws RangeError unless `value` is four printable ASCII letters. */
function mustBeLetters(argument: string, value: unknown): void {
  if (typeof value !== 'string' || !LETTERS.test(value)) {
    throw new RangeError(expectation(argument, 'four printable ASCII letters', value));
  }
}

/**
 * Sections as one buffer.
 *
 * @returns the bytes, the same for the same content
 * @throws TypeError, RangeError for content of a wrong type or out of range
 * @example
 * ```ts
 * const sections = new Map([['IDS ', Uint8Array.of(1)], ['TEXT', Uint8Array.of(2, 3)]]);
 * writeContainer({ magic: 'NFDK', version: 1, sections }).length; // 88
 * ```
 * Complexity: O(bytes).
 */
export function writeContainer({ magic, version, sections }: ContainerContent): Uint8Array {
  mustBeLetters('magic', magic);
  mustBeNumber('version', version, 0, MOST, true);
  mustBeNumber('sections.size', sections.size, 1, MOST, true);
  const tableEnd = HEAD_BYTES + ENTRY_BYTES * sections.size;
  let length = tableEnd;
  for (const [tag, section] of sections) {
    mustBeLetters('tag', tag);
    if (!(section instanceof Uint8Array)) {
      throw new TypeError(expectation(`section ${tag}`, 'a Uint8Array', section));
    }
    length += padded(section.length);
  }
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  setLetters(view, 0, magic);
  view.setUint16(4, version, true);
  view.setUint16(6, sections.size, true);
  setUint64(view, 8, length);
  let entry = HEAD_BYTES;
  let at = tableEnd;
  for (const [tag, section] of sections) {
    const room = padded(section.length);
    bytes.set(section, at);
    setLetters(view, entry, tag);
    view.setUint32(entry + 4, checksumOfWords(part(view, at, room)), true);
    setUint64(view, entry + 8, at);
    setUint64(view, entry + 16, section.length);
    entry += ENTRY_BYTES;
    at += room;
  }
  view.setUint32(TABLE_SUM_AT, checksumOfWords(part(view, HEAD_BYTES, tableEnd - HEAD_BYTES)), true);
  view.setUint32(HEAD_SUM_AT, checksumOfWords(part(view, 0, HEAD_SUM_AT)), true);
  return bytes;
}

function bad(what: string): never {
  throw new NewsfoldError('bad-bytes', `bytes: expected ${what}`, 'bytes');
}

/** Checks the first 24 bytes, which are the same in every version, and the version. */
function readHead(view: DataView, { magic, oldest, newest }: ContainerFormat): number {
  const { byteLength } = view;
  if (byteLength < HEAD_BYTES) bad(`at least ${HEAD_BYTES} bytes, got ${byteLength}`);
  if (lettersAt(view, 0) !== magic)
    bad(`the magic ${magic}: these bytes were not written as such, or are damaged`);
  if (checksumOfWords(part(view, 0, HEAD_SUM_AT)) !== view.getUint32(HEAD_SUM_AT, true)) {
    bad('a head that matches its checksum');
  }
  const length = uint64At(view, 8);
  if (length !== byteLength) bad(`${length} bytes, got ${byteLength}`);
  const version = view.getUint16(4, true);
  if (version < oldest || version > newest) {
    const code = version < oldest ? 'version-too-old' : 'version-too-new';
    const expected = oldest === newest ? `version ${newest}` : `a version from ${oldest} to ${newest}`;
    throw new NewsfoldError(code, `bytes: expected ${expected}, got ${version}`, 'bytes');
  }
  return version;
}

/**
 * Reads what {@link writeContainer} wrote. Nothing is allocated by a number that is read, before it was checked against the
 * bytes that are there.
 *
 * @returns views of `bytes`, which must not be changed while they are used
 * @throws TypeError if `bytes` is not a `Uint8Array`; NewsfoldError `bad-bytes` for another magic, damaged, missing or
 * surplus bytes, `version-too-old` and `version-too-new` for undamaged bytes of a version outside `oldest` to `newest`
 * @example
 * ```ts
 * const bytes = writeContainer({ magic: 'NFDK', version: 1, sections: new Map([['IDS ', Uint8Array.of(1)]]) });
 * readContainer(bytes, { magic: 'NFDK', oldest: 1, newest: 2 }).version; // 1
 * ```
 * Complexity: O(bytes).
 */
export function readContainer(bytes: Uint8Array, format: ContainerFormat): Container {
  if (!(bytes instanceof Uint8Array)) throw new TypeError(expectation('bytes', 'a Uint8Array', bytes));
  mustBeLetters('magic', format.magic);
  mustBeNumber('oldest', format.oldest, 0, MOST, true);
  mustBeNumber('newest', format.newest, format.oldest, MOST, true);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = readHead(view, format);
  const count = view.getUint16(6, true);
  if (count === 0) bad('at least one section');
  const tableEnd = HEAD_BYTES + ENTRY_BYTES * count;
  if (tableEnd > bytes.length) bad(`a table of ${count} sections, got ${bytes.length} bytes in all`);
  const table = part(view, HEAD_BYTES, tableEnd - HEAD_BYTES);
  if (checksumOfWords(table) !== view.getUint32(TABLE_SUM_AT, true)) bad('a table that matches its checksum');
  const sections = new Map<string, Uint8Array>();
  let at = tableEnd;
  for (let i = 0; i < count; i++) {
    const entry = ENTRY_BYTES * i;
    const tag = lettersAt(table, entry);
    if (!LETTERS.test(tag)) bad(`a tag of four letters for section ${i}`);
    if (sections.has(tag)) bad(`section ${tag} once`);
    const [offset, length] = [uint64At(table, entry + 8), uint64At(table, entry + 16)];
    if (offset !== at) bad(`section ${tag} at ${at}, got ${offset}`);
    const room = padded(length);
    if (room > bytes.length - at) bad(`${length} bytes of section ${tag}, got ${bytes.length - at}`);
    if (checksumOfWords(part(view, at, room)) !== table.getUint32(entry + 4, true)) {
      bad(`a section ${tag} that matches its checksum`);
    }
    for (let zero = at + length; zero < at + room; zero++) {
      if (bytes[zero] !== 0) bad(`zeros after section ${tag}`);
    }
    // Not subarray(): that of a Node Buffer is one too, whose slice() shares memory.
    sections.set(tag, new Uint8Array(bytes.buffer, bytes.byteOffset + at, length));
    at += room;
  }
  if (at !== bytes.length) bad(`${at} bytes, got ${bytes.length}`);
  return { version, sections };
}
