/**
 * Where things are in the store. All keys of a shard have one hash tag, and so one slot: a command takes many of them at
 * once. The tags are chosen so that the slots of the shards are spread evenly, and with them work and memory over the nodes.
 *
 *     PREFIX:{TAG}e REF          the entry of a report, a string (`record.ts`); REF are 22 letters of its id's SHA-256
 *     PREFIX:{TAG}b SLICE        buckets, a hash: a field of 8 letters for each, its value the claims REF BORN one after the other
 *     PREFIX:{0}config           the parameters all writers share
 *
 * (without the spaces). An id never stands in a key, and nothing but fixed letters before the first `{`, so no id can forge a
 * key or choose its slot.
 *
 * A report's claims are in the slice of its birth: the hashes of two slices of half the window each, or three, hold what is remembered, and
 * older ones expire as a whole. A hash with a bucket a field takes half the memory of a key a bucket, and a third of the time.
 *
 * Cost: O(1) a key, O(length) an id; the tags of 64 shards are found in some ms, once a connection.
 * @module
 */
// biome-ignore-start lint/correctness/noNodejsModules: this adapter is for Node
import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
// biome-ignore-end lint/correctness/noNodejsModules: this adapter is for Node
import { isEmptySignature, type Signature } from '../sketch/signature';
import { mix32 } from '../text/hash';
import type { SharedIndexParameters } from './options';

/** Letters of a reference: 132 bits of a hash, of which 128 are used. */
export const REF_LETTERS = 22;
/** Digits of a time in microseconds. */
export const TIME_DIGITS = 16;
/** Letters of a claim: which report, and which of its incarnations. */
export const CLAIM_LETTERS: number = REF_LETTERS + TIME_DIGITS;

/** Letters of a field: 48 bits. Two buckets that share one make a candidate more, which is looked at and found to be none. */
export const FIELD_LETTERS = 8;
const FIELD_BYTES = 6;
/** Digits of a number of fields. */
export const COUNT_DIGITS = 4;

const SLOTS = 16384;
const BAND_STEP = 0x85ebca6b;
const ROW_STEP = 0x9e3779b1;
const SECOND_STEP = 0xc2b2ae3d;

/** CRC-16/XMODEM, by which a cluster tells the slot of a hash tag (Redis Cluster specification, appendix A). */
export function slotOf(tag: string): number {
  let crc = 0;
  for (let i = 0; i < tag.length; i++) {
    crc ^= tag.charCodeAt(i) << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021) & 0xffff;
  }
  return crc % SLOTS;
}

/** One tag a shard, the least number of which the slot lies in the shard's part of all slots, in its middle half. */
export function tagsOf(shards: number): string[] {
  const tags = new Array<string>(shards);
  let left = shards;
  for (let number = 0; left > 0; number++) {
    const tag = String(number);
    const place = (slotOf(tag) * shards) / SLOTS;
    const shard = Math.trunc(place);
    if (tags[shard] !== undefined || Math.abs(place - shard - 0.5) > 0.25) continue;
    tags[shard] = tag;
    left--;
  }
  return tags;
}

/** Microseconds by which the clocks of two nodes may differ without a report being overlooked at the border of two slices. */
export const MOST_SKEW = 5e6;

/** The buckets of a report in one shard: their number in four digits, and their fields, 8 letters each. */
export interface Fields {
  readonly shard: number;
  readonly text: string;
}

/** A key and the shard it is in. */
export interface Place {
  readonly shard: number;
  readonly key: string;
}

/** A stamp in letters, of which the order is that of stamps. */
export function digits(stamp: number): string {
  return String(stamp).padStart(TIME_DIGITS, '0');
}

/** The keys of one index. */
export class Layout {
  readonly #prefix: string;
  readonly #tags: readonly string[];
  readonly #bands: number;
  readonly #rows: number;
  readonly #seed: number;
  /** Microseconds. */
  readonly #window: number;

  constructor({ prefix, shards, shape, seed, window }: SharedIndexParameters) {
    this.#prefix = prefix;
    this.#tags = tagsOf(shards);
    this.#bands = shape.bands;
    this.#rows = shape.rows;
    this.#seed = seed;
    this.#window = window * 1e6;
  }

  entry(ref: string): Place {
    const shard = hashOf(ref) % this.#tags.length;
    return { shard, key: this.#key(shard, `e${ref}`) };
  }

  /** The number of the slice that a time lies in. */
  numberOf(microseconds: number): number {
    return Math.trunc(microseconds / (this.#window / 2));
  }

  /** The slice of a shard with a number. */
  slice(shard: number, number: number): Place {
    return { shard, key: this.#key(shard, `b${number}`) };
  }

  /** The numbers of the slices with what is remembered at a time. */
  numbersAt(microseconds: number): number[] {
    const half = this.#window / 2;
    const skew = Math.min(MOST_SKEW, half / 2);
    const last = Math.trunc((microseconds + skew) / half);
    const numbers: number[] = [];
    for (let number = Math.trunc((microseconds - this.#window - skew) / half); number <= last; number++) {
      numbers.push(number);
    }
    return numbers;
  }

  /** The buckets of a signature, one a band, by shards; none for that of an empty set. */
  buckets(signature: Signature): Fields[] {
    if (isEmptySignature(signature)) return [];
    const { values } = signature;
    const bytes = Buffer.allocUnsafe(FIELD_BYTES * this.#bands);
    const shards = new Array<number>(this.#bands);
    for (let band = 0; band < this.#bands; band++) {
      let a = Math.imul(band + 1, BAND_STEP) ^ this.#seed;
      let b = Math.imul(band + 1, SECOND_STEP) ^ this.#seed;
      for (let i = band * this.#rows; i < (band + 1) * this.#rows; i++) {
        a = Math.imul(a ^ values[i]!, ROW_STEP);
        a ^= a >>> 15;
        b = Math.imul(b ^ values[i]!, SECOND_STEP);
        b ^= b >>> 13;
      }
      bytes.writeInt32LE(mix32(a), band * FIELD_BYTES);
      bytes.writeUInt16LE(mix32(b) & 0xffff, band * FIELD_BYTES + 4);
      shards[band] = (mix32(a ^ b) >>> 0) % this.#tags.length;
    }
    const letters = bytes.toString('base64url');
    const texts = new Map<number, string>();
    for (const [band, shard] of shards.entries()) {
      const field = letters.slice(band * FIELD_LETTERS, (band + 1) * FIELD_LETTERS);
      texts.set(shard, (texts.get(shard) ?? '') + field);
    }
    return Array.from(texts, ([shard, text]) => {
      const count = String(text.length / FIELD_LETTERS);
      return { shard, text: count.padStart(COUNT_DIGITS, '0') + text };
    });
  }

  #key(shard: number, rest: string): string {
    return `${this.#prefix}:{${this.#tags[shard]}}${rest}`;
  }
}

/** Where the parameters of an index stand, whatever they are. */
export function configKey(prefix: string): string {
  return `${prefix}:{0}config`;
}

/** The reference of an id: different ids have different ones, as far as SHA-256 goes. Ill-formed ids too. */
export function refOf(id: string): string {
  return hash('sha256', Buffer.from(id, 'utf16le'), 'base64url').slice(0, REF_LETTERS);
}

function hashOf(text: string): number {
  let h = 0;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), ROW_STEP);
  return mix32(h) >>> 0;
}
