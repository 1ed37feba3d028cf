/**
 * The 64-bit hash of the rows: two lanes of 32 bits over 32-bit words, so that any language computes it with plain unsigned
 * arithmetic and no engine has to. `docs/scale.md` states it; `test/sql/layout.test.ts` holds known answers.
 *
 * Each lane: `low = (low ^ word) * 0x9e3779b1; low ^= low >>> 15` and `high = (high + word) * 0x85ebca6b; high ^= high >>> 13`, both
 * modulo 2^32, from `low = tag` and `high = ~tag`; then both are spread by the finaliser of MurmurHash3 (Appleby 2011).
 *
 * Cost: O(words).
 * @module
 */
import { mix32 } from '../text/hash';

/** What is hashed; each kind has a tag of its own, so that no two kinds agree but by chance. Bands add their number. */
export const TAGS = { report: 1, content: 2, band: 0x100 } as const;

/** Where the halves of an unsigned 64-bit number stand in memory. */
const LOW_FIRST = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
const [LOW, HIGH] = LOW_FIRST ? [0, 1] : [1, 0];

/** Unsigned 64-bit numbers that are written by their halves: a `bigint` for each would take most of the time. */
export class Words64 {
  readonly values: BigUint64Array;
  readonly #halves: Uint32Array;

  constructor(length: number) {
    this.values = new BigUint64Array(length);
    this.#halves = new Uint32Array(this.values.buffer);
  }

  /** Writes the hash of `words[from]` up to `words[to]`. */
  hash(at: number, tag: number, words: ArrayLike<number>, from: number, to: number): void {
    let low = tag;
    let high = ~tag;
    for (let i = from; i < to; i++) {
      low = Math.imul(low ^ words[i]!, 0x9e3779b1);
      low ^= low >>> 15;
      high = Math.imul(high + words[i]!, 0x85ebca6b);
      high ^= high >>> 13;
    }
    this.#halves[2 * at + LOW!] = mix32(low);
    this.#halves[2 * at + HIGH!] = mix32(high);
  }
}

/** The bytes of a well-formed string in UTF-8. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000)
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f));
      bytes.push(0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    }
  }
  return bytes;
}

/** The number of the report with an id: see {@link TAGS}. */
export function reportNumber(id: string): bigint {
  const number = new Words64(1);
  const bytes = utf8(id);
  number.hash(0, TAGS.report, bytes, 0, bytes.length);
  return number.values[0]!;
}
