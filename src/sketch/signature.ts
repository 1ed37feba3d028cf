/**
 * Signatures: what a sketch of a set is, how two are compared and merged, and how one is stored.
 * @module
 */
import { expectation, mustBeNumber, NewsfoldError } from '../errors';
import { checksumOfBytes } from './checksum';

/**
 * How a signature was made, where it was not by Fast Similarity Sketching: `'minhash'` is the npm package's way.
 *
 * @example
 * ```ts
 * const { scheme }: { scheme?: SignatureScheme | undefined } = sketchText('The talks were put off on Sunday.');
 * scheme; // undefined: Fast Similarity Sketching
 * ```
 */
export type SignatureScheme = 'minhash';

/**
 * A MinHash signature: `values[i]` is the least hash that fell into slot `i`.
 *
 * @example
 * ```ts
 * const signature: Signature = sketchText('The talks were put off on Sunday.');
 * [signature.slots, signature.seed, signature.values.length]; // [128, 0, 128]
 * ```
 */
export interface Signature {
  /** Absent for Fast Similarity Sketching. Only signatures of one scheme can be compared. */
  readonly scheme?: SignatureScheme | undefined;
  /** Number of slots, k: a multiple of 16 from 32 to 1024. */
  readonly slots: number;
  /** 32-bit seed of the hash functions, or what else tells them apart in the scheme; only signatures of one seed can be compared. */
  readonly seed: number;
  /** One value a slot; all 0xffffffff for the empty set. */
  readonly values: Uint32Array;
}

/** The value of a slot that no element reached: only in the signature of the empty set. */
export const EMPTY_SLOT = 0xffffffff;

/** Slots a signature may have: so few that an estimate means something, so many that it is still small. */
const SLOTS = { least: 32, most: 1024, multiple: 16 } as const;

const MAGIC = 0x4e464653; // "NFFS"
const MINHASH_MAGIC = 0x4e464d48; // "NFMH"
const VERSION = 1;
const HEADER_BYTES = 16;
const CHECKSUM_AT = 12;

function isSlots(slots: number): boolean {
  return slots >= SLOTS.least && slots <= SLOTS.most && slots % SLOTS.multiple === 0;
}

/** @throws TypeError, RangeError unless `value` is a number of slots. */
export function mustBeSlots(argument: string, value: unknown): asserts value is number {
  mustBeNumber(argument, value, SLOTS.least, SLOTS.most, true);
  if (!isSlots(value)) throw new RangeError(expectation(argument, `a multiple of ${SLOTS.multiple}`, value));
}

/** @throws TypeError, RangeError unless `value` is an unsigned 32-bit number. */
export function mustBeSeed(argument: string, value: unknown): asserts value is number {
  mustBeNumber(argument, value, 0, 0xffffffff, true);
}

/** @throws RangeError unless `value` names a scheme, or is undefined for Fast Similarity Sketching. */
export function mustBeScheme(argument: string, value: unknown): asserts value is SignatureScheme | undefined {
  if (value !== undefined && value !== 'minhash') {
    throw new RangeError(expectation(argument, "undefined or 'minhash'", value));
  }
}

/** @throws TypeError, RangeError unless `value` is an object of the form of a signature. */
export function mustBeSignature(argument: string, value: unknown): asserts value is Signature {
  if (value === null || typeof value !== 'object')
    throw new TypeError(expectation(argument, 'a signature', value));
  const { scheme, slots, seed, values } = value as { [field in keyof Signature]: unknown };
  mustBeScheme(`${argument}.scheme`, scheme);
  mustBeSlots(`${argument}.slots`, slots);
  mustBeSeed(`${argument}.seed`, seed);
  if (!(values instanceof Uint32Array)) {
    throw new TypeError(expectation(`${argument}.values`, 'a Uint32Array', values));
  }
  if (values.length !== slots) {
    throw new RangeError(`${argument}.values: expected ${slots} values, one a slot, got ${values.length}`);
  }
}

/** What two signatures must have in common to be compared. */
export const COMPARABLE = ['scheme', 'slots', 'seed'] as const;

/**
 * @param own what the signature must share: another signature, an index
 * @throws TypeError, RangeError for what is no signature; NewsfoldError `parameter-mismatch` for a foreign one
 */
export function mustShare(
  argument: string,
  signature: unknown,
  own: Pick<Signature, (typeof COMPARABLE)[number]>,
  as = '',
): asserts signature is Signature {
  mustBeSignature(argument, signature);
  for (const field of COMPARABLE) {
    if (signature[field] !== own[field]) {
      const message = expectation(`${argument}.${field}`, `${own[field]}${as}`, signature[field]);
      throw new NewsfoldError('parameter-mismatch', message, field);
    }
  }
}

function mustMatch(a: Signature, b: Signature): void {
  mustBeSignature('a', a);
  mustShare('b', b, a, ', as in a');
}

/** Without a scheme a signature has no such field, so that it looks the same however it was made. */
function ofScheme(scheme: SignatureScheme | undefined, signature: Signature): Signature {
  return scheme === undefined ? signature : { scheme, ...signature };
}

/** Whether the signature is that of a set without elements. */
export function isEmptySignature(signature: Signature): boolean {
  return signature.values[0] === EMPTY_SLOT;
}

/**
 * Estimates the Jaccard similarity of the two sets behind two signatures: the share of equal slots. Unbiased;
 * standard error at most sqrt(J(1-J)/k), less for small sets. Two empty sets have similarity 0.
 *
 * @returns 0 to 1
 * @throws TypeError, RangeError for what is no signature; NewsfoldError `parameter-mismatch` when
 * schemes, slots or seeds differ
 * @example
 * ```ts
 * const a = sketchText('Turkey and Russia put off the talks on Libya that were due in Istanbul on Sunday.');
 * const b = sketchText('Turkey and Russia put off the talks on Libya that were due in Istanbul on Monday.');
 * estimateJaccard(a, b); // about 10/12, the Jaccard similarity of the five-word shingles
 * ```
 */
export function estimateJaccard(a: Signature, b: Signature): number {
  mustMatch(a, b);
  if (isEmptySignature(a) || isEmptySignature(b)) return 0;
  let equal = 0;
  for (let i = 0; i < a.slots; i++) if (a.values[i] === b.values[i]) equal++;
  return equal / a.slots;
}

/**
 * The signature of the union of both sets, bit for bit what `sketch` gives for it.
 *
 * @throws TypeError, RangeError for what is no signature; NewsfoldError `parameter-mismatch` when
 * schemes, slots or seeds differ
 * @example
 * ```ts
 * const whole = mergeSignatures(sketch(Uint32Array.of(1, 2, 3)), sketch(Uint32Array.of(3, 4)));
 * estimateJaccard(whole, sketch(Uint32Array.of(1, 2, 3, 4))); // 1
 * ```
 */
export function mergeSignatures(a: Signature, b: Signature): Signature {
  mustMatch(a, b);
  const values = new Uint32Array(a.slots);
  for (let i = 0; i < a.slots; i++) values[i] = Math.min(a.values[i]!, b.values[i]!);
  return ofScheme(a.scheme, { slots: a.slots, seed: a.seed, values });
}

/**
 * A signature as bytes, the same on every platform. Layout, little endian: magic `NFFS` (`NFMH` of the
 * scheme `'minhash'`), version u16, slots u16, seed u32, checksum u32 of all else, then one u32 a slot.
 *
 * @throws TypeError, RangeError for what is no signature
 * @example
 * ```ts
 * signatureToBytes(sketchText('The talks were put off on Sunday.')).length; // 528: a head of 16 bytes, 4 a slot
 * ```
 */
export function signatureToBytes(signature: Signature): Uint8Array {
  mustBeSignature('signature', signature);
  const bytes = new Uint8Array(HEADER_BYTES + signature.slots * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature.scheme === undefined ? MAGIC : MINHASH_MAGIC);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, signature.slots, true);
  view.setUint32(8, signature.seed, true);
  for (let i = 0; i < signature.slots; i++) view.setUint32(HEADER_BYTES + i * 4, signature.values[i]!, true);
  view.setUint32(CHECKSUM_AT, checksumOfBytes(bytes, CHECKSUM_AT), true);
  return bytes;
}

/**
 * Reads what {@link signatureToBytes} wrote. The bytes are copied: they stay as they are, and the signature shares no
 * memory with them.
 *
 * @throws TypeError if `bytes` is not a `Uint8Array`; NewsfoldError `bad-bytes` for a wrong magic, size, checksum or
 * number of slots, `unsupported-version` for another version
 * @example
 * ```ts
 * const signature = sketchText('The talks were put off on Sunday.');
 * estimateJaccard(signatureFromBytes(signatureToBytes(signature)), signature); // 1
 * signatureFromBytes(new Uint8Array(528)); // throws NewsfoldError: bad-bytes
 * ```
 */
export function signatureFromBytes(bytes: Uint8Array): Signature {
  if (!(bytes instanceof Uint8Array)) throw new TypeError(expectation('bytes', 'a Uint8Array', bytes));
  const bad = (what: string): never => {
    throw new NewsfoldError('bad-bytes', `bytes: expected ${what}`, 'bytes');
  };
  if (bytes.length < HEADER_BYTES) bad(`at least ${HEADER_BYTES} bytes, got ${bytes.length}`);
  // Not slice(): that of a Node Buffer shares its memory.
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const magic = view.getUint32(0);
  if (magic !== MAGIC && magic !== MINHASH_MAGIC) bad('the magic of a newsfold signature');
  if (checksumOfBytes(copy, CHECKSUM_AT) !== view.getUint32(CHECKSUM_AT, true))
    bad('bytes that match their checksum');
  const version = view.getUint16(4, true);
  if (version !== VERSION) {
    throw new NewsfoldError(
      'unsupported-version',
      `bytes: expected version ${VERSION}, got ${version}`,
      'bytes',
    );
  }
  const slots = view.getUint16(6, true);
  if (!isSlots(slots)) {
    bad(`slots that are a multiple of ${SLOTS.multiple} from ${SLOTS.least} to ${SLOTS.most}, got ${slots}`);
  }
  if (copy.length !== HEADER_BYTES + slots * 4) bad(`${HEADER_BYTES + slots * 4} bytes, got ${copy.length}`);
  const values = new Uint32Array(slots);
  for (let i = 0; i < slots; i++) values[i] = view.getUint32(HEADER_BYTES + i * 4, true);
  const scheme = magic === MAGIC ? undefined : 'minhash';
  return ofScheme(scheme, { slots, seed: view.getUint32(8, true), values });
}
