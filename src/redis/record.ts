/**
 * The entry of a report as one string of ASCII:
 *
 *     NF1 BORN STAMP BAR ID SIGNATURE VERDICT
 *
 * BORN, STAMP and BAR are 16 digits each: when this incarnation of the entry was made (microseconds, of the server's clock), the
 * stamp it got (zeros: none yet), and the stamp it may not go below. ID and SIGNATURE are base64url, the signature with its own
 * checksum and parameters. VERDICT is `-`, `f`, or `c.SCORE.ID`: not decided, the first, a copy of another.
 *
 * Whatever else stands there is refused here: a value that anybody may have written is never believed.
 *
 * Cost: O(letters).
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { Buffer } from 'node:buffer';
import { NewsfoldError, type Signature, signatureFromBytes, signatureToBytes } from 'newsfold';
import { COMPARABLE } from '../sketch/signature';

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
const PATTERN = /^NF1 (\d{16}) (\d{16}) (\d{16}) ([uw][\w-]*) ([\w-]+) (\S+)$/;
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

export function encodeSignature(signature: Signature): string {
  return Buffer.from(signatureToBytes(signature)).toString('base64url');
}

/** @returns undefined for what is no signature, or one of other parameters */
function decodeSignature(
  text: string,
  own: Pick<Signature, 'scheme' | 'slots' | 'seed'>,
): Signature | undefined {
  try {
    const signature = signatureFromBytes(Buffer.from(text, 'base64url'));
    return COMPARABLE.every((field) => signature[field] === own[field]) ? signature : undefined;
  } catch (error) {
    if (error instanceof NewsfoldError) return undefined;
    throw error;
  }
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

/** @returns undefined for what is no record of a signature with these parameters */
export function decodeRecord(
  text: unknown,
  own: Pick<Signature, 'scheme' | 'slots' | 'seed'>,
): EntryRecord | undefined {
  if (typeof text !== 'string' || text.length > LONGEST) return undefined;
  const [, born, stamp, bar, letters, bytes, rest] = PATTERN.exec(text) ?? [];
  if (rest === undefined) return undefined;
  const id = decodeId(letters!);
  const signature = decodeSignature(bytes!, own);
  const verdict = decodeVerdict(rest);
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
