/**
 * An index of signatures as bytes: its parameters, its ids and their signatures. The tables that find them are not
 * stored: they are made again on reading, so that no bytes can bring them out of step.
 *
 * Layout, little endian: magic `NFLI`, version u16, scheme u16 (0 none, 1 `'minhash'`), checksum u32 of all else, slots
 * u32, seed u32, bands u32, rows u32, maxCandidates u32, threshold f64, entries u32, bytes of ids u32; an u32 for each id,
 * twice its length and one more if it is wide; the ids, a byte a code unit, or two if wide; zeros up to a multiple of 4;
 * the signatures, an u32 a slot.
 *
 * Cost: O(bytes) to write; to read, that and to add every entry.
 * @module
 */
import { expectation, NewsfoldError } from '../errors';
import { checksumOfWords } from '../sketch/checksum';
import type { SignatureScheme } from '../sketch/signature';
import type { BandShape } from './bands';

/** What an index is made with. */
export interface IndexParameters {
  readonly threshold: number;
  readonly slots: number;
  readonly seed: number;
  readonly scheme: SignatureScheme | undefined;
  readonly shape: BandShape;
  readonly maxCandidates: number;
}

const MAGIC = 0x4e464c49; // "NFLI"
const VERSION = 1;
const CHECKSUM_AT = 8;
const HEADER_BYTES = 48;
const LONGEST_RUN = 1024;

function padded(bytes: number): number {
  return Math.ceil(bytes / 4) * 4;
}

function isWide(id: string): boolean {
  for (let i = 0; i < id.length; i++) if (id.charCodeAt(i) > 0xff) return true;
  return false;
}

/**
 * @param entries numbers of the entries to write
 * @throws RangeError when they are too many for one buffer
 */
export function indexToBytes(
  parameters: IndexParameters,
  entries: readonly number[],
  idOf: (entry: number) => string,
  valuesOf: (entry: number) => Uint32Array,
): Uint8Array {
  const { threshold, slots, seed, scheme, shape, maxCandidates } = parameters;
  let idBytes = 0;
  for (const entry of entries) idBytes += idOf(entry).length * (isWide(idOf(entry)) ? 2 : 1);
  let at = HEADER_BYTES + 4 * entries.length;
  const signaturesAt = at + padded(idBytes);
  const bytes = new Uint8Array(signaturesAt + 4 * slots * entries.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, scheme === undefined ? 0 : 1, true);
  const numbers = [slots, seed, shape.bands, shape.rows, maxCandidates];
  for (const [i, number] of numbers.entries()) view.setUint32(12 + 4 * i, number, true);
  view.setFloat64(32, threshold, true);
  view.setUint32(40, entries.length, true);
  view.setUint32(44, idBytes, true);
  let signature = signaturesAt;
  for (const [i, entry] of entries.entries()) {
    const id = idOf(entry);
    const wide = isWide(id);
    view.setUint32(HEADER_BYTES + 4 * i, id.length * 2 + (wide ? 1 : 0), true);
    for (let unit = 0; unit < id.length; unit++) {
      if (wide) view.setUint16(at, id.charCodeAt(unit), true);
      else bytes[at] = id.charCodeAt(unit);
      at += wide ? 2 : 1;
    }
    const values = valuesOf(entry);
    for (let slot = 0; slot < slots; slot++, signature += 4) view.setUint32(signature, values[slot]!, true);
  }
  view.setUint32(CHECKSUM_AT, checksumOfWords(view, CHECKSUM_AT), true);
  return bytes;
}

function bad(what: string): never {
  throw new NewsfoldError('bad-bytes', `bytes: expected ${what}`, 'bytes');
}

/** In runs: a call takes only so many arguments, and a string put together letter by letter takes several times the memory. */
function readId(view: DataView, from: number, length: number, width: number): string {
  const runs: string[] = [];
  for (let begin = 0; begin < length; begin += LONGEST_RUN) {
    const units = new Uint16Array(Math.min(LONGEST_RUN, length - begin));
    for (let i = 0; i < units.length; i++) {
      const at = from + (begin + i) * width;
      units[i] = width === 2 ? view.getUint16(at, true) : view.getUint8(at);
    }
    runs.push(String.fromCharCode.apply(null, units as unknown as number[]));
  }
  return runs.length === 1 ? runs[0]! : runs.join('');
}

/**
 * Reads what {@link indexToBytes} wrote.
 *
 * @param create makes an index of the parameters read, for so many entries; TypeError or RangeError for such as cannot be
 * @param add adds an entry to it; the values are overwritten after the call. False if the id is there already
 * @throws TypeError if `bytes` is not a `Uint8Array`; NewsfoldError `bad-bytes` for a wrong magic, size, checksum or
 * parameter or an id twice, `unsupported-version` for another version
 */
export function indexFromBytes<Index>(
  bytes: Uint8Array,
  create: (parameters: IndexParameters, capacity: number) => Index,
  add: (index: Index, id: string, values: Uint32Array) => boolean,
): Index {
  if (!(bytes instanceof Uint8Array)) throw new TypeError(expectation('bytes', 'a Uint8Array', bytes));
  if (bytes.length < HEADER_BYTES || bytes.length % 4 !== 0) {
    bad(`at least ${HEADER_BYTES} bytes, a multiple of 4, got ${bytes.length}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0) !== MAGIC) bad('the magic of a newsfold index');
  if (checksumOfWords(view, CHECKSUM_AT) !== view.getUint32(CHECKSUM_AT, true))
    bad('bytes that match their checksum');
  const version = view.getUint16(4, true);
  if (version !== VERSION) {
    const message = `bytes: expected version ${VERSION}, got ${version}`;
    throw new NewsfoldError('unsupported-version', message, 'bytes');
  }
  const scheme = view.getUint16(6, true);
  if (scheme > 1) bad(`a scheme of 0 or 1, got ${scheme}`);
  const number = (at: number): number => view.getUint32(at, true);
  const parameters: IndexParameters = {
    threshold: view.getFloat64(32, true),
    slots: number(12),
    seed: number(16),
    scheme: scheme === 0 ? undefined : 'minhash',
    shape: { bands: number(20), rows: number(24) },
    maxCandidates: number(28),
  };
  const [count, idBytes] = [number(40), number(44)];
  const signaturesAt = HEADER_BYTES + 4 * count + padded(idBytes);
  const length = signaturesAt + 4 * parameters.slots * count;
  if (bytes.length !== length) bad(`${length} bytes, got ${bytes.length}`);
  let units = 0;
  for (let i = 0; i < count; i++) {
    const size = number(HEADER_BYTES + 4 * i);
    units += (size >>> 1) * ((size & 1) + 1);
  }
  if (units !== idBytes) bad(`${idBytes} bytes of ids, got ${units}`);
  let index: Index;
  try {
    index = create(parameters, count);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return bad(`parameters of an index, but ${error.message}`);
  }
  const values = new Uint32Array(parameters.slots);
  let at = HEADER_BYTES + 4 * count;
  for (let i = 0; i < count; i++) {
    const size = number(HEADER_BYTES + 4 * i);
    const width = (size & 1) + 1;
    const id = readId(view, at, size >>> 1, width);
    at += (size >>> 1) * width;
    const from = signaturesAt + 4 * parameters.slots * i;
    for (let slot = 0; slot < values.length; slot++) values[slot] = number(from + 4 * slot);
    if (!add(index, id, values)) bad(`each id once, got one more of entry ${i}`);
  }
  return index;
}
