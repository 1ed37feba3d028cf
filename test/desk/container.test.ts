/** Containers: what is stored comes back, and nothing else is believed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContainerContent, readContainer, writeContainer } from '../../src/desk/container';
import { checksumOfWords } from '../../src/sketch/checksum';
import { codeOf } from '../helpers/errors';
import { random, whole } from '../helpers/random';

const FORMAT = { magic: 'NFTS', oldest: 2, newest: 3 };

/** Random bytes, the same at every run. */
function noise(seed: number, length: number): Uint8Array {
  const next = random(seed);
  return Uint8Array.from({ length }, () => whole(next, 256));
}

const CONTENT: ContainerContent = {
  magic: 'NFTS',
  version: 3,
  sections: new Map([
    ['AAAA', noise(1, 2500)],
    ['zero', new Uint8Array(700)],
    ['none', new Uint8Array(0)],
    ['B  !', noise(2, 1001)],
  ]),
};
const BYTES = writeContainer(CONTENT);
const HEAD = 24;
const ENTRY = 24;

const read = (bytes: Uint8Array) => readContainer(bytes, FORMAT);
const codeOfReading = (bytes: Uint8Array): string => codeOf(() => read(bytes));

/** Makes the sums of the head and the table right again; of the sections too, where they can be found. */
function signed(bytes: Uint8Array, sections = true): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const part = (from: number, length: number) => new DataView(bytes.buffer, bytes.byteOffset + from, length);
  const count = view.getUint16(6, true);
  const end = HEAD + ENTRY * count;
  if (end <= bytes.length) {
    for (let entry = HEAD; sections && entry < end; entry += ENTRY) {
      const at = Number(view.getBigUint64(entry + 8, true));
      const room = Math.ceil(Number(view.getBigUint64(entry + 16, true)) / 8) * 8;
      if (at + room <= bytes.length) view.setUint32(entry + 4, checksumOfWords(part(at, room)), true);
    }
    view.setUint32(16, checksumOfWords(part(HEAD, end - HEAD)), true);
  }
  view.setUint32(20, checksumOfWords(part(0, 20)), true);
  return bytes;
}

function forged(change: (view: DataView, bytes: Uint8Array) => void, bytes = BYTES): Uint8Array {
  const copy = Uint8Array.from(bytes);
  change(new DataView(copy.buffer), copy);
  return signed(copy);
}

describe('a container that was written', () => {
  test('has its version and its sections, in order', () => {
    const { version, sections } = read(BYTES);
    expect(version).toBe(3);
    expect([...sections]).toEqual([...CONTENT.sections]);
  });

  test('of any sections comes back, and is written the same again', () => {
    const tag = fc.string({ minLength: 4, maxLength: 4, unit: fc.constantFrom(...'ab ~!Z0') });
    const entries = fc.uniqueArray(fc.tuple(tag, fc.uint8Array({ maxLength: 40 })), {
      minLength: 1,
      maxLength: 12,
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(entries, fc.integer({ min: 2, max: 3 }), (list, version) => {
        const bytes = writeContainer({ magic: 'NFTS', version, sections: new Map(list) });
        const container = read(bytes);
        expect([...container.sections]).toEqual(list);
        expect(writeContainer({ magic: 'NFTS', ...container })).toEqual(bytes);
      }),
    );
  });

  test('is read from the middle of a buffer, of Node or not, at any offset', () => {
    for (const offset of [0, 1, 3, 8]) {
      const pool = Buffer.alloc(BYTES.length + 16, 0xee);
      pool.set(BYTES, offset);
      const { sections } = read(pool.subarray(offset, offset + BYTES.length));
      expect([...sections]).toEqual([...CONTENT.sections]);
    }
  });

  test('is laid out as documented', () => {
    const bytes = writeContainer({
      magic: 'NFTS',
      version: 2,
      sections: new Map([['ABCD', Uint8Array.of(1, 2, 3)]]),
    });
    const view = new DataView(bytes.buffer);
    expect(bytes).toHaveLength(56);
    expect(String.fromCharCode(...bytes.subarray(0, 4))).toBe('NFTS');
    expect([view.getUint16(4, true), view.getUint16(6, true)]).toEqual([2, 1]);
    expect(view.getBigUint64(8, true)).toBe(56n);
    expect(String.fromCharCode(...bytes.subarray(24, 28))).toBe('ABCD');
    expect([view.getBigUint64(32, true), view.getBigUint64(40, true)]).toEqual([48n, 3n]);
    expect([...bytes.subarray(48)]).toEqual([1, 2, 3, 0, 0, 0, 0, 0]);
    // No release may change a bit of it without a new version.
    expect(Buffer.from(bytes).toString('hex')).toBe(GOLDEN);
  });
});

const GOLDEN =
  '4e465453020001003800000000000000464eed07396c38834142434460374521300000000000000003000000000000000102030000000000';

describe(`of a container of ${BYTES.length} bytes`, () => {
  test('every single-bit flip is refused', () => {
    expect(BYTES.length).toBeGreaterThanOrEqual(4096);
    const copy = Uint8Array.from(BYTES);
    const believed: number[] = [];
    for (let bit = 0; bit < BYTES.length * 8; bit++) {
      copy[bit >> 3]! ^= 1 << (bit & 7);
      if (codeOfReading(copy) !== 'bad-bytes') believed.push(bit);
      copy[bit >> 3]! ^= 1 << (bit & 7);
    }
    expect(believed).toEqual([]);
  });

  test('every truncation, at either end, is refused', () => {
    for (let length = 0; length < BYTES.length; length++) {
      expect(codeOfReading(BYTES.subarray(0, length))).toBe('bad-bytes');
      expect(codeOfReading(BYTES.subarray(BYTES.length - length))).toBe('bad-bytes');
    }
  });

  test('1 to 64 bytes appended or put before are refused, zeros and noise', () => {
    for (let extra = 1; extra <= 64; extra++) {
      for (const more of [new Uint8Array(extra), noise(extra, extra), BYTES.subarray(0, extra)]) {
        expect(codeOfReading(Uint8Array.of(...BYTES, ...more))).toBe('bad-bytes');
        expect(codeOfReading(Uint8Array.of(...more, ...BYTES))).toBe('bad-bytes');
      }
    }
  });

  test('any two words that changed places are seen', () => {
    const next = random(3);
    for (let run = 0; run < 2000; run++) {
      const [a, b] = [4 * whole(next, BYTES.length / 4), 4 * whole(next, BYTES.length / 4)];
      const copy = Uint8Array.from(BYTES);
      copy.copyWithin(a, b, b + 4);
      copy.set(BYTES.subarray(a, a + 4), b);
      if (copy.every((byte, i) => byte === BYTES[i])) continue;
      expect(codeOfReading(copy)).toBe('bad-bytes');
    }
  });
});

describe('versions', () => {
  const of = (version: number): Uint8Array => writeContainer({ ...CONTENT, version });

  test.each([
    [0, 'version-too-old'],
    [1, 'version-too-old'],
    [2, 'no error'],
    [3, 'no error'],
    [4, 'version-too-new'],
    [0xffff, 'version-too-new'],
  ])('%i is %s', (version, code) => {
    expect(codeOfReading(of(version))).toBe(code);
  });

  test('a newer one is known as such whatever stands behind the first 24 bytes', () => {
    const newer = of(4).fill(0xaa, HEAD);
    expect(codeOfReading(newer)).toBe('version-too-new');
    expect(() => read(newer)).toThrow('bytes: expected a version from 2 to 3, got 4');
  });

  test('a damaged number of a version is damage, not a version', () => {
    for (let bit = 0; bit < 16; bit++) {
      const damaged = Uint8Array.from(BYTES);
      damaged[4 + (bit >> 3)]! ^= 1 << (bit & 7);
      expect(codeOfReading(damaged)).toBe('bad-bytes');
    }
  });

  test('a newer one that was cut short, or has bytes behind it, is damage', () => {
    expect(codeOfReading(of(4).subarray(0, 1000))).toBe('bad-bytes');
    expect(codeOfReading(Uint8Array.of(...of(4), 0))).toBe('bad-bytes');
  });
});

test('another magic says that these are other bytes', () => {
  const other = writeContainer({ ...CONTENT, magic: 'NFLI' });
  expect(codeOfReading(other)).toBe('bad-bytes');
  expect(() => read(other)).toThrow(/^bytes: expected the magic NFTS: these bytes were not written as such/);
});

describe('bytes with the right checksums', () => {
  test('are what is forged here', () => {
    expect(signed(Uint8Array.from(BYTES))).toEqual(BYTES);
  });

  const end = HEAD + ENTRY * 4;
  const big = (view: DataView, at: number, value: bigint) => view.setBigUint64(at, value, true);
  test.each([
    ['no sections', (view: DataView) => view.setUint16(6, 0, true)],
    ['fewer sections than there are', (view: DataView) => view.setUint16(6, 3, true)],
    ['more sections than there is table for', (view: DataView) => view.setUint16(6, 0xffff, true)],
    ['a length of 2^32 - 1', (view: DataView) => big(view, 8, 0xffffffffn)],
    ['a length of 2^64 - 1', (view: DataView) => big(view, 8, 0xffffffffffffffffn)],
    [
      'a tag twice',
      (_: DataView, bytes: Uint8Array) => bytes.copyWithin(HEAD, HEAD + ENTRY, HEAD + ENTRY + 4),
    ],
    ['a tag that is no letters', (view: DataView) => view.setUint32(HEAD, 0)],
    ['an offset outside', (view: DataView) => big(view, HEAD + 8, 0xffffffffn)],
    ['an offset beyond 2^53', (view: DataView) => big(view, HEAD + 8, (1n << 63n) + BigInt(end))],
    ['an offset of the table itself', (view: DataView) => big(view, HEAD + 8, 0n)],
    ['sections that overlap', (view: DataView) => big(view, HEAD + ENTRY + 8, BigInt(end))],
    ['a gap between sections', (view: DataView) => big(view, HEAD + 16, 2400n)],
    ['a section of 2^32 - 1 bytes', (view: DataView) => big(view, HEAD + 16, 0xffffffffn)],
    ['a section of 2^64 - 1 bytes', (view: DataView) => big(view, HEAD + 16, 0xffffffffffffffffn)],
    ['a last section longer than the rest', (view: DataView) => big(view, HEAD + 3 * ENTRY + 16, 1009n)],
    ['a last section shorter than the rest', (view: DataView) => big(view, HEAD + 3 * ENTRY + 16, 900n)],
    ['something else than zeros behind a section', (view: DataView) => view.setUint8(BYTES.length - 1, 1)],
    ['the length of a section counted into its zeros', (view: DataView) => big(view, HEAD + 16, 2499n)],
  ])('and %s are bad-bytes that say so', (_, change) => {
    const bytes = forged(change);
    expect(codeOfReading(bytes)).toBe('bad-bytes');
    expect(() => read(bytes)).toThrow(/^bytes: expected /);
  });

  test('and anything else are refused, or sections that lie within the bytes', () => {
    const length = BYTES.length;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.oneof(fc.nat(end - 1), fc.nat(length - 1)), fc.nat(255)), {
          minLength: 1,
          maxLength: 6,
        }),
        (changes) => {
          const bytes = forged((view) => {
            for (const [at, value] of changes) view.setUint8(at, value);
          });
          const code = codeOfReading(bytes);
          if (code === 'no error') {
            let total = 0;
            for (const section of read(bytes).sections.values()) total += section.length;
            expect(total).toBeLessThan(length);
          } else expect(['bad-bytes', 'version-too-old', 'version-too-new']).toContain(code);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('content that cannot be written', () => {
  const one = new Map([['ABCD', new Uint8Array(1)]]);
  test.each([
    ['magic', { magic: 'NFT', version: 1, sections: one }],
    ['magic', { magic: 'NFTé', version: 1, sections: one }],
    ['version', { magic: 'NFTS', version: 65536, sections: one }],
    ['version', { magic: 'NFTS', version: 0.5, sections: one }],
    ['sections.size', { magic: 'NFTS', version: 1, sections: new Map() }],
    ['tag', { magic: 'NFTS', version: 1, sections: new Map([['toolong', new Uint8Array(1)]]) }],
  ])('because of its %s is a RangeError that names it', (argument, content) => {
    expect(() => writeContainer(content)).toThrow(RangeError);
    expect(() => writeContainer(content)).toThrow(new RegExp(`^${argument}: expected `));
  });

  test('because a section is no bytes is a TypeError', () => {
    const sections = new Map([['ABCD', 'text' as unknown as Uint8Array]]);
    expect(() => writeContainer({ magic: 'NFTS', version: 1, sections })).toThrow(
      /^section ABCD: expected a Uint8Array, got /,
    );
  });
});

test.each([null, undefined, 5, 'NFTS', [], new ArrayBuffer(64), new Uint32Array(64)])(
  'bytes of %j are a TypeError that names them',
  (bytes) => {
    expect(() => read(bytes as unknown as Uint8Array)).toThrow(TypeError);
    expect(() => read(bytes as unknown as Uint8Array)).toThrow(/^bytes: expected a Uint8Array, got /);
  },
);
