/**
 * The entry of a report as one string of ASCII:
 *
 *     NF2 BORN STAMP BAR ID SIGNATURE VERDICT
 *
 * BORN, STAMP and BAR are 16 digits each: when this incarnation of the entry was made (microseconds, of the server's clock), the
 * stamp it got (zeros: none yet), and the stamp it may not go below. ID and SIGNATURE are base64url, the signature as a
 * checksum, of which the seed is that of the index, and its values, u32 each, little endian. VERDICT is `-`, `f`, or `c.SCORE.ID`: not decided, the first, a copy of another.
 *
 * Whatever else stands there is refused here: a value that anybody may have written is never believed.
 *
 * Cost: O(letters).
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { Buffer } from 'node:buffer';
import type { Signature } from 'newsfold';
import { checksumOfWords } from '../sketch/checksum';

/** What was decided of a report: that it is the first of its kind, or which first one it copies, and how closely. */
export interface Verdict {
  /** Undefined for a first one. */
  readonly original: string | undefined;
  /** Estimated Jaccard similarity with the original; 1 for a first one. */
  readonly score: number;
}

/** An entry as it was read. */
export interface EntryRecord {
  readonly born: string;
  /** 0 for none yet. */
  readonly stamp: number;
  readonly bar: number;
  readonly id: string;
  readonly signature: Signature;
  readonly verdict: Verdict | undefined;
}

/** Most letters of a record that are looked at. */
const LONGEST = 32_768;
const HEAD = /^NF2 (\d{16}) (\d{16}) (\d{16}) ([uw][\w-]*) /;
const COPY = /^c\.(\d{1,4})\.([uw][\w-]*)$/;
/** Scores are stored as so many parts. */
const PARTS = 1024;

/** An id in letters that stand in a record: the shorter of two ways, and one that keeps lone surrogates. */
export function encodeId(id: string): string {
  const narrow = Buffer.from(id, 'utf8');
  if (narrow.toString('utf8') === id) return `u${narrow.toString('base64url')}`;
  return `w${Buffer.from(id, 'utf16le').toString('base64url')}`;
}

function decodeId(text: string): string | undefined {
  const id = Buffer.from(text.slice(1), 'base64url').toString(text[0] === 'u' ? 'utf8' : 'utf16le');
  return encodeId(id) === text ? id : undefined;
}

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
const SUM_BYTES = 4;

type Parameters = Pick<Signature, 'scheme' | 'slots' | 'seed'>;

function sumOf(bytes: Buffer, { scheme, seed }: Parameters): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return checksumOfWords(view, 0, scheme === undefined ? seed : ~seed);
}

export function encodeSignature(signature: Signature): string {
  const { values } = signature;
  const bytes = Buffer.allocUnsafe(SUM_BYTES + values.byteLength);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), SUM_BYTES);
  if (!LITTLE_ENDIAN) bytes.subarray(SUM_BYTES).swap32();
  bytes.writeUInt32LE(sumOf(bytes, signature), 0);
  return bytes.toString('base64url');
}

/** @returns undefined for what is no signature, or one of other parameters */
function decodeSignature(text: string, own: Parameters): Signature | undefined {
  const bytes = Buffer.allocUnsafe(SUM_BYTES + 4 * own.slots);
  if (text.length !== Math.ceil((bytes.length * 4) / 3) || bytes.write(text, 'base64url') !== bytes.length)
    return undefined;
  if (bytes.readUInt32LE(0) !== sumOf(bytes, own)) return undefined;
  if (!LITTLE_ENDIAN) bytes.subarray(SUM_BYTES).swap32();
  const values = new Uint32Array(own.slots);
  new Uint8Array(values.buffer).set(bytes.subarray(SUM_BYTES));
  const { scheme, slots, seed } = own;
  return scheme === undefined ? { slots, seed, values } : { scheme, slots, seed, values };
}

export function encodeVerdict({ original, score }: Verdict): string {
  return original === undefined ? 'f' : `c.${Math.round(score * PARTS)}.${encodeId(original)}`;
}

/** @returns undefined for what is none; null for one that is still to come */
export function decodeVerdict(text: string): Verdict | null | undefined {
  if (text === '-') return null;
  if (text === 'f') return { original: undefined, score: 1 };
  const [, parts, letters] = COPY.exec(text) ?? [];
  if (parts === undefined || letters === undefined) return undefined;
  const original = decodeId(letters);
  const score = Number(parts) / PARTS;
  return original === undefined || score > 1 ? undefined : { original, score };
}

/**
 * @param before the record as it was read before, if it was: a signature does not change in an incarnation
 * @returns undefined for what is no record of a signature with these parameters
 */
export function decodeRecord(text: unknown, own: Parameters, before?: EntryRecord): EntryRecord | undefined {
  if (typeof text !== 'string' || text.length > LONGEST) return undefined;
  const [head, born, stamp, bar, letters] = HEAD.exec(text) ?? [];
  const end = text.lastIndexOf(' ');
  if (head === undefined || end < head.length) return undefined;
  const again = before?.born === born ? before : undefined;
  const id = again?.id ?? decodeId(letters!);
  const signature = again?.signature ?? decodeSignature(text.slice(head.length, end), own);
  const verdict = decodeVerdict(text.slice(end + 1));
  if (id === undefined || signature === undefined || verdict === undefined) return undefined;
  return {
    born: born!,
    stamp: Number(stamp),
    bar: Number(bar),
    id,
    signature,
    verdict: verdict ?? undefined,
  };
}
