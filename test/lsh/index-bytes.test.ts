/** Indexes as bytes: what is stored comes back, and nothing else is believed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NewsfoldError } from '../../src/errors';
import { LshIndex } from '../../src/lsh/lsh-index';
import type { Signature } from '../../src/sketch/signature';
import { sketch } from '../../src/sketch/sketcher';
import { codeOf } from '../helpers/errors';
import { random, randomSet, whole } from '../helpers/random';
import { ODD_IDS } from '../helpers/text';

const OPTIONS = { slots: 32, seed: 7, shape: { bands: 4, rows: 2 }, threshold: 0.35, maxCandidates: 50 };
const EMPTY = sketch(new Uint32Array(0), { slots: 32, seed: 7 });

function some(seed: number): Signature {
  return sketch(randomSet(random(seed), 20), { slots: 32, seed: 7 });
}

function filled(ids: readonly string[]): LshIndex {
  const index = new LshIndex(OPTIONS);
  for (const [i, id] of ids.entries()) index.add(id, i === 1 ? EMPTY : some(i));
  return index;
}

/** The checksum as it is described, to forge bytes with. */
function signed(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer);
  view.setUint32(8, 0, true);
  const step = (h: number, word: number): number => {
    const product = Math.imul(h ^ word, 0x01000193);
    return product ^ (product >>> 15);
  };
  const lanes = [bytes.length, 1, 2, 3];
  for (let at = 0; at < bytes.length; at += 4) {
    lanes[(at / 4) % 4] = step(lanes[(at / 4) % 4]!, view.getUint32(at, true));
  }
  let h = lanes.reduce(step, 0);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  view.setUint32(8, h ^ (h >>> 16), true);
  return bytes;
}

function changed(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  change(new DataView(copy.buffer));
  return signed(copy);
}

const BYTES = filled(['a', 'b', 'é', '中文']).toBytes();
const MESSAGE = /^bytes: expected .*/;

describe('an index that was stored', () => {
  test('has its parameters, its entries and its answers', () => {
    const index = filled(ODD_IDS);
    const copy = LshIndex.fromBytes(index.toBytes());
    expect(copy).toBeInstanceOf(LshIndex);
    const { threshold, slots, seed, scheme, shape, maxCandidates, size } = copy;
    expect({ threshold, slots, seed, shape, maxCandidates }).toEqual(OPTIONS);
    expect([scheme, size]).toEqual([undefined, ODD_IDS.length]);
    for (const [i, id] of ODD_IDS.entries()) {
      expect(copy.has(id)).toBe(true);
      expect(copy.query(some(i), { threshold: 0 })).toEqual(index.query(some(i), { threshold: 0 }));
    }
    expect(copy.toBytes()).toEqual(index.toBytes());
  });

  test.each([{}, { scheme: 'minhash' as const, slots: 1024, seed: 0xffffffff, threshold: 0.99 }])(
    'without entries is as new: %j',
    (options) => {
      const index = new LshIndex(options);
      const copy = LshIndex.fromBytes(index.toBytes());
      expect(JSON.stringify(copy)).toBe(JSON.stringify(index));
      expect(copy.size).toBe(0);
    },
  );

  test('has ids of any length and letters as they were', () => {
    const ids = ['', '\ud800', 'x'.repeat(100_000), '\u0100'.repeat(5000), '\xff', '\u{1f600}'.repeat(600)];
    const copy = LshIndex.fromBytes(filled(ids).toBytes());
    expect(ids.map((id) => copy.has(id))).not.toContain(false);
    expect(copy.size).toBe(ids.length);
  });

  test('goes on as if it had never been away', () => {
    const index = filled(['a', 'b', 'c']);
    index.remove('a');
    const copy = LshIndex.fromBytes(index.toBytes());
    expect(codeOf(() => copy.add('c', some(9)))).toBe('duplicate-id');
    copy.add('a', some(9));
    expect(copy.remove('c')).toBe(true);
    expect(copy.query(some(9))[0]).toEqual({ id: 'a', score: 1 });
    expect(index.size).toBe(2);
  });

  test('is read from a part of a larger buffer, at any offset, and shares no memory with it', () => {
    for (const offset of [0, 1, 2, 3, 8]) {
      const larger = new Uint8Array(BYTES.length + 16).fill(0xee);
      larger.set(BYTES, offset);
      const copy = LshIndex.fromBytes(larger.subarray(offset, offset + BYTES.length));
      larger.fill(0);
      expect(copy.query(some(0))).toEqual([{ id: 'a', score: 1 }]);
    }
  });

  test('leaves no trace of what was removed', () => {
    const index = filled(['a', 'b', 'c', 'secret']);
    index.remove('secret');
    expect(index.toBytes()).toEqual(filled(['a', 'b', 'c']).toBytes());
  });
});

describe('bytes that were damaged are refused', () => {
  test('with any single bit flipped', () => {
    const believed: number[] = [];
    for (let bit = 0; bit < BYTES.length * 8; bit++) {
      const flipped = Uint8Array.from(BYTES);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      if (codeOf(() => LshIndex.fromBytes(flipped)) !== 'bad-bytes') believed.push(bit);
    }
    expect(believed).toEqual([]);
  });

  test('with any four bytes in a row changed', () => {
    const next = random(5);
    for (let at = 0; at < BYTES.length; at += 4) {
      const damaged = Uint8Array.from(BYTES);
      for (let i = 0; i < 4; i++) damaged[at + i]! ^= i === 0 ? 1 + whole(next, 255) : whole(next, 256);
      expect(codeOf(() => LshIndex.fromBytes(damaged))).toBe('bad-bytes');
    }
  });

  test('cut short at either end, or with bytes appended', () => {
    for (let length = 0; length < BYTES.length; length++) {
      expect(codeOf(() => LshIndex.fromBytes(BYTES.subarray(0, length)))).toBe('bad-bytes');
      expect(codeOf(() => LshIndex.fromBytes(BYTES.subarray(BYTES.length - length)))).toBe('bad-bytes');
    }
    for (const extra of [1, 2, 3, 4, 8, 160]) {
      const longer = new Uint8Array(BYTES.length + extra);
      longer.set(BYTES);
      expect(codeOf(() => LshIndex.fromBytes(longer))).toBe('bad-bytes');
    }
  });

  test('random bytes of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(codeOf(() => LshIndex.fromBytes(bytes))).toBe('bad-bytes');
      }),
    );
  });
});

describe('bytes with the right checksum', () => {
  test('are what is forged here', () => {
    expect(signed(Uint8Array.from(BYTES))).toEqual(BYTES);
  });

  test('of another version are an unsupported-version', () => {
    for (const version of [0, 2, 0xffff]) {
      const forged = changed(BYTES, (view) => view.setUint16(4, version, true));
      expect(codeOf(() => LshIndex.fromBytes(forged))).toBe('unsupported-version');
      expect(() => LshIndex.fromBytes(forged)).toThrow(`bytes: expected version 1, got ${version}`);
    }
  });

  test.each([
    ['scheme', (view: DataView) => view.setUint16(6, 2, true)],
    ['slots', (view: DataView) => view.setUint32(12, 40, true)],
    ['no slots', (view: DataView) => view.setUint32(12, 0, true)],
    ['bands', (view: DataView) => view.setUint32(20, 17, true)],
    ['rows', (view: DataView) => view.setUint32(24, 0, true)],
    ['maxCandidates', (view: DataView) => view.setUint32(28, 0, true)],
    ['threshold', (view: DataView) => view.setFloat64(32, 2, true)],
    ['threshold that is no number', (view: DataView) => view.setFloat64(32, Number.NaN, true)],
    ['number of entries', (view: DataView) => view.setUint32(40, 0xffffffff, true)],
    ['fewer entries', (view: DataView) => view.setUint32(40, 3, true)],
    ['bytes of ids', (view: DataView) => view.setUint32(44, 0xffffffff, true)],
    ['length of an id', (view: DataView) => view.setUint32(48, 0xfffffffe, true)],
    ['the same id twice', (view: DataView) => view.setUint8(64, 'b'.charCodeAt(0))],
  ])('and a wrong %s are bad-bytes that say so', (_, change) => {
    const forged = changed(BYTES, change);
    expect(codeOf(() => LshIndex.fromBytes(forged))).toBe('bad-bytes');
    expect(() => LshIndex.fromBytes(forged)).toThrow(MESSAGE);
  });

  test('and anything else make an index that works', () => {
    fc.assert(
      fc.property(fc.nat(BYTES.length - 1), fc.nat(255), (at, value) => {
        const forged = changed(BYTES, (view) => view.setUint8(at, value));
        let index: LshIndex;
        try {
          index = LshIndex.fromBytes(forged);
        } catch (error) {
          expect(error).toBeInstanceOf(NewsfoldError);
          return;
        }
        const signature = { ...some(2), seed: index.seed, scheme: index.scheme };
        index.query(signature);
        index.add('new', signature);
        expect(index.remove('new')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([null, undefined, 5, 'NFLI', [], new ArrayBuffer(64), new Uint32Array(64)])(
  'bytes of %j are a TypeError that names them',
  (bytes) => {
    expect(() => LshIndex.fromBytes(bytes as unknown as Uint8Array)).toThrow(TypeError);
    expect(() => LshIndex.fromBytes(bytes as unknown as Uint8Array)).toThrow(
      /^bytes: expected a Uint8Array, got /,
    );
  },
);
