/** Columns: values come back as they were, and bytes that hold none end in a typed error. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ColumnReader, ColumnWriter } from '../../src/desk/columns';
import { readContainer, writeContainer } from '../../src/desk/container';
import { NewsfoldError } from '../../src/errors';
import { codeOf } from '../helpers/errors';
import { prose } from '../helpers/prose';
import { random, whole } from '../helpers/random';
import { anyText, ODD_IDS } from '../helpers/text';

const bytesOf = (write: (to: ColumnWriter) => void): Uint8Array => {
  const writer = new ColumnWriter();
  write(writer);
  return writer.finish();
};

const units = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 0x7f })), { maxLength: 80 })
  .map((list) => String.fromCharCode(...list));
const text = fc.oneof(anyText, units);
const natural = fc.maxSafeNat();
const number = fc.double();

describe('values come back as they were', () => {
  test('of every kind, one after the other', () => {
    const values = fc.record({
      texts: fc.array(text, { maxLength: 8 }),
      naturals: fc.array(natural, { maxLength: 8 }),
      numbers: fc.array(number, { maxLength: 8 }),
      signed: fc.array(fc.integer(), { maxLength: 8 }),
      blob: fc.uint8Array({ maxLength: 40 }),
    });
    fc.assert(
      fc.property(values, ({ texts, naturals, numbers, signed, blob }) => {
        const bytes = bytesOf((to) => {
          to.strings(texts).varints(naturals).f64s(numbers).i32s(Int32Array.from(signed));
          to.u32s(Uint32Array.from(signed)).blob(blob);
        });
        const from = new ColumnReader(bytes);
        expect(from.strings()).toEqual(texts);
        expect(from.varints()).toEqual(naturals);
        const read = from.f64s();
        expect(numbers.every((value, i) => Object.is(value, read[i]))).toBe(true);
        expect(from.i32s()).toEqual(Int32Array.from(signed));
        expect(from.u32s()).toEqual(Uint32Array.from(signed));
        expect(from.blob()).toEqual(blob);
        from.end();
      }),
    );
  });

  test('whole numbers at every border of length', () => {
    const borders = [
      0,
      1,
      127,
      128,
      16383,
      16384,
      2 ** 31,
      2 ** 32,
      2 ** 35 - 1,
      2 ** 49,
      Number.MAX_SAFE_INTEGER,
    ];
    expect(new ColumnReader(bytesOf((to) => to.varints(borders))).varints()).toEqual(borders);
  });

  test.each([
    ['Latin-1', 'Köln, 25 °C: \0\x7f\xff', 1],
    ['curly quotes', `“It’s over,” said the minister of trade — ${prose(1, 40)}`, 1.3],
    ['Greek', 'Αθήνα', 2],
    ['Chinese', '外務大臣は火曜日に会談した', 2],
    ['emoji', '👩‍🚀🇹🇳', 2],
    ['halves of pairs', 'a\ud800b\udc00\udc00\ud83d', 2.5],
    [
      'every border of UTF-8',
      '\u007f\u0080\u00ff\u0100\u07ff\u0800\ud7ff\ud800\udfff\ue000\uffff aaaaaaaaaaaaaaaaaaa',
      2,
    ],
  ])('strings, unit for unit, in few bytes: %s', (_, string, most) => {
    const bytes = bytesOf((to) => to.string(string));
    const from = new ColumnReader(bytes);
    expect(from.string()).toBe(string);
    from.end();
    expect(bytes.length).toBeLessThanOrEqual(string.length * most + 2);
  });

  test('strings of any length and odd ids', () => {
    const texts = [...ODD_IDS, '', 'x'.repeat(1_000_000), '中'.repeat(100_001), '’ab'.repeat(50_000)];
    for (let length = 1020; length < 1030; length++) texts.push('é'.repeat(length), '’ab'.repeat(length));
    expect(new ColumnReader(bytesOf((to) => to.strings(texts))).strings()).toEqual(texts);
  });

  test('one NaN, whatever its bits, and both zeros', () => {
    const odd = new Float64Array(Uint32Array.of(1, 0xfff80000).buffer);
    const bytes = bytesOf((to) => to.f64(odd[0]!).f64(-0).f64(Infinity));
    expect(Buffer.from(bytes).toString('hex')).toBe('000000000000f87f0000000000000080000000000000f07f');
    const from = new ColumnReader(bytes);
    expect([from.f64(), from.f64(), from.f64()]).toEqual([Number.NaN, -0, Infinity]);
  });
});

test('bytes are as documented, and no release may change a bit of them without a new version', () => {
  const bytes = bytesOf((to) => {
    to.varint(300).string('Aé').string('a’bc').string('中国').f64(0.5);
    to.i32s(Int32Array.of(-2))
      .u32s(Uint32Array.of(0xfffffffe))
      .strings(['x'])
      .varints([127, 128])
      .blob(Uint8Array.of(9));
  });
  const expected = [
    ...['ac02', '0841e9', '1a61e280996263', '112d4efd56', '000000000000e03f'],
    ...['01feffffff', '01feffffff', '010478', '027f8001', '0109'],
  ];
  expect(Buffer.from(bytes).toString('hex')).toBe(expected.join(''));
});

describe('values that cannot be written', () => {
  test.each([-1, 0.5, Number.NaN, Infinity, 2 ** 53, -0.1])('%d is no whole number', (value) => {
    expect(() => new ColumnWriter().varint(value)).toThrow(RangeError);
  });

  test('what is no string', () => {
    expect(() => new ColumnWriter().string(5 as unknown as string)).toThrow(TypeError);
  });
});

describe('bytes that hold no such value are bad-bytes that say where', () => {
  const of = (...bytes: number[]): ColumnReader => new ColumnReader(Uint8Array.from(bytes), 'section TEXT');
  test.each<[string, (from: ColumnReader) => unknown, number[]]>([
    ['nothing', (from) => from.varint(), []],
    ['a whole number without its end', (from) => from.varint(), [0x80, 0x80]],
    ['a whole number that could be shorter', (from) => from.varint(), [0x80, 0]],
    ['a whole number above 2^53', (from) => from.varint(), [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10]],
    ['a whole number of nine bytes', (from) => from.varint(), [255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ['a number of seven bytes', (from) => from.f64(), [0, 0, 0, 0, 0, 0, 0]],
    ['a string longer than the bytes', (from) => from.string(), [5 * 4, 97]],
    ['a string of 2^51 bytes', (from) => from.string(), [0xfc, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]],
    ['a string of an unknown kind', (from) => from.string(), [4 + 3, 97]],
    ['half a wide unit', (from) => from.string(), [3 * 4 + 1, 1, 1, 1]],
    ['a string that could be of a shorter kind', (from) => from.string(), [2 * 4 + 1, 97, 0]],
    ['a continuation alone', (from) => from.string(), [3 * 4 + 2, 97, 0x80, 97]],
    ['a unit cut short', (from) => from.string(), [3 * 4 + 2, 97, 0xe2, 0x80]],
    ['a unit that could be shorter', (from) => from.string(), [4 * 4 + 2, 0xe0, 0x80, 0x80, 97]],
    [
      'a unit that could be shorter, beside others',
      (from) => from.string(),
      [10 * 4 + 2, 0xe0, 0x81, 0x81, 0xe2, 0x80, 0x99, 97, 97, 97, 97],
    ],
    ['a unit of four bytes', (from) => from.string(), [5 * 4 + 2, 0xf0, 0x9f, 0x98, 0x80, 97]],
    ['more strings than bytes', (from) => from.strings(), [100, 0, 0]],
    ['2^53 - 1 strings', (from) => from.strings(), [255, 255, 255, 255, 255, 255, 255, 15]],
    ['2^53 - 1 numbers', (from) => from.f64s(), [255, 255, 255, 255, 255, 255, 255, 15]],
    ['more numbers than bytes', (from) => from.i32s(), [2, 0, 0, 0, 0, 0, 0, 0]],
    ['a blob longer than the bytes', (from) => from.blob(), [9, 1]],
    ['something left', (from) => from.end(), [1]],
  ])('%s', (_, read, bytes) => {
    expect(codeOf(() => read(of(...bytes)))).toBe('bad-bytes');
    expect(() => read(of(...bytes))).toThrow(/^section TEXT: expected .* \(byte \d+\)$/);
  });
});

test('a count is refused before anything is made of it', () => {
  const from = (): ColumnReader => new ColumnReader(bytesOf((to) => to.varint(9).f64(1).f64(1)));
  const lists = [() => from().f64s(), () => from().count(2), () => from().i32s()];
  for (const read of lists) expect(read).toThrow(/^bytes: expected 9 values, got 16 bytes /);
});

/** A small desk's worth of sections. */
const SAMPLE = ((): ReadonlyMap<string, Uint8Array> => {
  const ids = bytesOf((to) => to.strings([...ODD_IDS]));
  const texts = bytesOf((to) =>
    to.strings([prose(1, 200), `“${prose(2, 100)}”`, '外務大臣は火曜日に会談した']),
  );
  const numbers = bytesOf((to) =>
    to
      .f64s([0.1, -0, 1e300])
      .i32s(Int32Array.of(-1, 5))
      .varints([0, 300, 2 ** 40]),
  );
  return new Map([
    ['IDS ', ids],
    ['TEXT', texts],
    ['NUMS', numbers],
  ]);
})();

/** Reads all of it. */
function decode(bytes: Uint8Array): unknown[] {
  const { sections } = readContainer(bytes, { magic: 'NFTS', oldest: 1, newest: 1 });
  const of = (tag: string): ColumnReader =>
    new ColumnReader(sections.get(tag) ?? new Uint8Array(0), `section ${tag}`);
  const [ids, texts, numbers] = [of('IDS '), of('TEXT'), of('NUMS')];
  const values = [ids.strings(), texts.strings(), numbers.f64s(), numbers.i32s(), numbers.varints()];
  for (const section of [ids, texts, numbers]) section.end();
  return values;
}

test('a decoder of bytes that were changed, with their checksums made right, ends with values or a typed error, at once', () => {
  const next = random(7);
  let [decoded, refused, longest] = [0, 0, 0];
  for (let run = 0; run < 5000; run++) {
    const sections = new Map([...SAMPLE].map(([tag, section]) => [tag, section.slice()]));
    for (let change = 0; change <= whole(next, 4); change++) {
      const tag = [...sections.keys()][whole(next, 3)]!;
      const section = sections.get(tag)!;
      const at = whole(next, Math.min(section.length, next() < 0.5 ? 24 : section.length));
      if (next() < 0.7) section[at] = next() < 0.3 ? 255 : whole(next, 256);
      else if (next() < 0.5) sections.set(tag, section.slice(0, at));
      else
        sections.set(
          tag,
          Uint8Array.of(...section.subarray(0, at), whole(next, 256), ...section.subarray(at)),
        );
    }
    const bytes = writeContainer({ magic: 'NFTS', version: 1, sections });
    const start = performance.now();
    try {
      decode(bytes);
      decoded++;
    } catch (error) {
      if (!(error instanceof NewsfoldError)) throw error;
      expect(error.code).toBe('bad-bytes');
      refused++;
    }
    longest = Math.max(longest, performance.now() - start);
  }
  // Both happen, or the test would say little.
  expect(decoded).toBeGreaterThan(500);
  expect(refused).toBeGreaterThan(500);
  expect(longest).toBeLessThan(1000);
});
