/** Signatures as values and as bytes: what is stored comes back, and nothing else is believed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  estimateJaccard,
  mergeSignatures,
  type Signature,
  signatureFromBytes,
  signatureToBytes,
} from '../../src/sketch/signature';
import { sketch } from '../../src/sketch/sketcher';
import { codeOf } from '../helpers/errors';
import { random, randomSet } from '../helpers/random';

const set = fc
  .array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: 100 })
  .map((list) => Uint32Array.from(list));
const seed = fc.integer({ min: 0, max: 0xffffffff });
const slots = fc.constantFrom(32, 48, 128, 1024);

const SAMPLE = sketch(randomSet(random(1), 40), { slots: 32, seed: 0x12345678 });
const BYTES = signatureToBytes(SAMPLE);

describe('parameters that differ', () => {
  const a = sketch(Uint32Array.of(1, 2, 3));

  test.each([
    ['slots', sketch(Uint32Array.of(1, 2, 3), { slots: 64 })],
    ['seed', sketch(Uint32Array.of(1, 2, 3), { seed: 1 })],
  ] as const)(
    '%s are a parameter-mismatch that names them, in every function of two signatures',
    (field, b) => {
      for (const compare of [estimateJaccard, mergeSignatures]) {
        expect(codeOf(() => compare(a, b))).toBe('parameter-mismatch');
        expect(() => compare(a, b)).toThrow(
          new RegExp(`^b\\.${field}: expected ${a[field]}, as in a, got the number `),
        );
      }
    },
  );
});

describe('an object that is not a signature', () => {
  const short: Signature = { slots: 128, seed: 0, values: new Uint32Array(0) };

  test.each([
    ['null', null],
    ['an empty object', {}],
    ['fewer values than slots', short],
    ['values that are a plain array', { slots: 3, seed: 0, values: [1, 2, 3] }],
  ])('%s is refused with a typed error, never scored', (_, value) => {
    const signature = value as unknown as Signature;
    for (const use of [
      () => estimateJaccard(signature, signature),
      () => mergeSignatures(signature, signature),
      () => signatureToBytes(signature),
    ]) {
      expect(use).toThrow(/expected .*, got /);
    }
  });

  const good = sketch(Uint32Array.of(1, 2, 3), { slots: 32 });
  test.each([
    ['', TypeError, undefined],
    ['', TypeError, 'NFFS'],
    ['.scheme', RangeError, { ...good, scheme: 'simhash' }],
    ['.slots', TypeError, { ...good, slots: '32' }],
    ['.slots', RangeError, { ...good, slots: 31, values: new Uint32Array(31) }],
    ['.slots', RangeError, { ...good, slots: 40, values: new Uint32Array(40) }],
    ['.slots', RangeError, { ...good, slots: 2048, values: new Uint32Array(2048) }],
    ['.seed', TypeError, { ...good, seed: undefined }],
    ['.seed', RangeError, { ...good, seed: -1 }],
    ['.seed', RangeError, { ...good, seed: 2 ** 32 }],
    ['.values', TypeError, { ...good, values: new Int32Array(32) }],
    ['.values', RangeError, { ...good, values: new Uint32Array(33) }],
  ])('what is wrong with%s is a %o that names argument and field', (field, type, value) => {
    const bad = value as unknown as Signature;
    for (const [argument, use] of [
      ['a', () => estimateJaccard(bad, good)],
      ['b', () => estimateJaccard(good, bad)],
      ['a', () => mergeSignatures(bad, good)],
      ['b', () => mergeSignatures(good, bad)],
      ['signature', () => signatureToBytes(bad)],
    ] as const) {
      expect(use).toThrow(type);
      expect(use).toThrow(new RegExp(`^${argument}${field.replace('.', '\\.')}: expected `));
    }
  });
});

describe('bytes', () => {
  test('come back as the signature they were made of', () => {
    fc.assert(
      fc.property(set, seed, slots, (shingles, seed, slots) => {
        const signature = sketch(shingles, { seed, slots });
        expect(signatureFromBytes(signatureToBytes(signature))).toEqual(signature);
      }),
    );
  });

  test('of another scheme come back with it, merge with their like, and are never compared with others', () => {
    const own: Signature = { scheme: 'minhash', ...SAMPLE };
    const bytes = signatureToBytes(own);
    expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe('NFMH');
    expect(signatureFromBytes(bytes)).toEqual(own);
    expect(signatureFromBytes(BYTES)).not.toHaveProperty('scheme');
    expect(mergeSignatures(own, own)).toEqual(own);
    expect(codeOf(() => estimateJaccard(own, SAMPLE))).toBe('parameter-mismatch');
  });

  test('have the documented layout: NFFS, version, slots, seed, checksum, one u32 a slot, little endian', () => {
    const view = new DataView(BYTES.buffer);
    expect(String.fromCharCode(...BYTES.subarray(0, 4))).toBe('NFFS');
    expect(view.getUint16(4, true)).toBe(1);
    expect(view.getUint16(6, true)).toBe(32);
    expect(view.getUint32(8, true)).toBe(0x12345678);
    expect(Array.from(SAMPLE.values, (_, i) => view.getUint32(16 + 4 * i, true))).toEqual([...SAMPLE.values]);
    expect(BYTES).toHaveLength(16 + 4 * 32);
  });

  test('are read from the middle of a buffer', () => {
    const larger = new Uint8Array(BYTES.length + 20);
    larger.set(BYTES, 7);
    expect(signatureFromBytes(larger.subarray(7, 7 + BYTES.length))).toEqual(SAMPLE);
  });

  test('are read from a Node Buffer, whose memory others share', () => {
    const pool = Buffer.alloc(BYTES.length + 40, 0xaa);
    pool.set(BYTES, 20);
    const before = pool.toString('hex');
    expect(signatureFromBytes(pool.subarray(20, 20 + BYTES.length))).toEqual(SAMPLE);
    expect(pool.toString('hex')).toBe(before);
  });

  test('at the start of a shared buffer are read without writing to it', () => {
    const pool = Buffer.from(new ArrayBuffer(BYTES.length));
    pool.set(BYTES);
    signatureFromBytes(pool);
    expect([...pool]).toEqual([...BYTES]);
  });
});

describe('bytes that were damaged are refused', () => {
  test(`every one of the ${BYTES.length * 8} single-bit flips`, () => {
    const believed: number[] = [];
    for (let bit = 0; bit < BYTES.length * 8; bit++) {
      const flipped = BYTES.slice();
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      if (codeOf(() => signatureFromBytes(flipped)) !== 'bad-bytes') believed.push(bit);
    }
    expect(believed).toEqual([]);
  });

  test('every other value of every byte', () => {
    let believed = 0;
    for (let at = 0; at < BYTES.length; at++) {
      const changed = BYTES.slice();
      for (let byte = 0; byte < 256; byte++) {
        if (byte === BYTES[at]) continue;
        changed[at] = byte;
        if (codeOf(() => signatureFromBytes(changed)) !== 'bad-bytes') believed++;
      }
    }
    expect(believed).toBe(0);
  });

  test('every truncation, at either end', () => {
    for (let length = 0; length < BYTES.length; length++) {
      expect(codeOf(() => signatureFromBytes(BYTES.subarray(0, length)))).toBe('bad-bytes');
      expect(codeOf(() => signatureFromBytes(BYTES.subarray(BYTES.length - length)))).toBe('bad-bytes');
    }
  });

  test('every byte that is appended or put before', () => {
    for (let byte = 0; byte < 256; byte++) {
      expect(codeOf(() => signatureFromBytes(Uint8Array.of(...BYTES, byte)))).toBe('bad-bytes');
      expect(codeOf(() => signatureFromBytes(Uint8Array.of(byte, ...BYTES)))).toBe('bad-bytes');
    }
  });

  test('two slots changed places', () => {
    const swapped = BYTES.slice();
    swapped.copyWithin(16, 20, 24);
    swapped.set(BYTES.subarray(16, 20), 20);
    expect(codeOf(() => signatureFromBytes(swapped))).toBe('bad-bytes');
  });

  test('random bytes of any length', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (bytes) => codeOf(() => signatureFromBytes(bytes)) === 'bad-bytes',
      ),
    );
  });
});

describe('bytes with the right checksum', () => {
  /** The documented layout with the checksum of version 1, written down once more. */
  function forged(slots: number, version = 1): Uint8Array {
    const bytes = new Uint8Array(16 + 4 * slots);
    const view = new DataView(bytes.buffer);
    bytes.set([0x4e, 0x46, 0x46, 0x53]);
    view.setUint16(4, version, true);
    view.setUint16(6, slots, true);
    let h = bytes.length;
    for (const byte of bytes) {
      h = Math.imul(h ^ byte, 0x01000193);
      h ^= h >>> 15;
    }
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    view.setUint32(12, h ^ (h >>> 16), true);
    return bytes;
  }

  test.each([32, 48, 1024])('of %i slots are read', (slots) => {
    expect(signatureFromBytes(forged(slots))).toEqual({ slots, seed: 0, values: new Uint32Array(slots) });
  });

  test.each([0, 1, 16, 31, 40, 1040, 2048])('of %i slots are bad-bytes that say so', (slots) => {
    expect(codeOf(() => signatureFromBytes(forged(slots)))).toBe('bad-bytes');
    expect(() => signatureFromBytes(forged(slots))).toThrow(
      new RegExp(`^bytes: expected slots that are a multiple of 16 from 32 to 1024, got ${slots}$`),
    );
  });

  test.each([0, 2])('of version %i are of an unsupported version', (version) => {
    expect(codeOf(() => signatureFromBytes(forged(32, version)))).toBe('unsupported-version');
  });

  test.each([0, 1, 31, 40, 2048])('of %i slots, which no sketch has, are refused', (slots) => {
    // The writer may refuse them already; what it writes, the reader must refuse.
    const forge = (): Signature =>
      signatureFromBytes(signatureToBytes({ slots, seed: 0, values: new Uint32Array(slots) }));
    expect(forge).toThrow(/: expected /);
  });
});

test.each([null, undefined, 'NFFS', [78, 70], new Uint16Array(8), new ArrayBuffer(144)])(
  'bytes of %j are a TypeError that names them',
  (bytes) => {
    expect(() => signatureFromBytes(bytes as unknown as Uint8Array)).toThrow(TypeError);
    expect(() => signatureFromBytes(bytes as unknown as Uint8Array)).toThrow(
      /^bytes: expected a Uint8Array, got /,
    );
  },
);
