/** JSON lines: every value of every line comes, whatever the chunks; every other line is told of; nothing stays open. */
import {
  closeSync,
  createReadStream,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { NewsfoldError } from 'newsfold';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type JsonLinesOptions,
  type JsonLinesSource,
  type LineFault,
  readJsonLines,
} from '../../src/node/json-lines';
import { anyText } from '../helpers/text';
import { all, rejection, sleep } from './support';

const folder = mkdtempSync(join(tmpdir(), 'newsfold-lines-'));
const path = join(folder, 'lines.jsonl');
afterEach(() => rmSync(path, { force: true }));

/** Values and faults. */
async function read(
  source: JsonLinesSource,
  options: JsonLinesOptions = {},
): Promise<{ values: unknown[]; faults: LineFault[] }> {
  const faults: LineFault[] = [];
  const values = await all(readJsonLines(source, { onError: (fault) => faults.push(fault), ...options }));
  return { values, faults };
}

/** Bytes in chunks of these sizes, in turn. */
function* cut(bytes: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

describe('values', () => {
  test('are those of the lines, wherever chunks are cut', async () => {
    const wellFormed = anyText.map((text) => Buffer.from(text).toString());
    const ends = fc.constantFrom('\n', '\r\n', '\n\n', '\n \t\r\n');
    const value = fc.oneof(fc.jsonValue(), fc.record({ id: wellFormed, text: wellFormed }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(value, ends), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (lines, sizes, isMarked) => {
          const text =
            (isMarked ? '\ufeff' : '') + lines.map(([item, end]) => JSON.stringify(item) + end).join('');
          const expected = lines.map(([item]) => JSON.parse(JSON.stringify(item)));
          const bytes = Buffer.from(text);
          for (const source of [
            [bytes],
            cut(bytes, sizes),
            [text],
            Array.from(text),
            text.match(/[\s\S]{1,3}/g) ?? [],
          ]) {
            expect(await read(source)).toEqual({ values: expected, faults: [] });
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test.each([
    ['nothing', '', []],
    ['blank lines alone', '\n \r\n\t\n', []],
    ['a last line without an end', '1\n2', [1, 2]],
    ['a byte-order mark alone', '\ufeff', []],
    ['every kind of value', 'null\nfalse\n0\n""\n[]\n{}\n', [null, false, 0, '', [], {}]],
    ['a pair of surrogates written out', '"\\ud83d\\ude00\\ud800"', ['😀\ud800']],
    ['separators that end no line of JSON', '"\u2028\u2029\u0085"\n', ['\u2028\u2029\u0085']],
  ])('of %s', async (_, text, values) => {
    for (const source of [
      [text],
      [Buffer.from(text)],
      Array.from(Buffer.from(text), (byte) => Uint8Array.of(byte)),
    ]) {
      expect(await read(source)).toEqual({ values, faults: [] });
    }
  });

  test('come from a path, a stream, an async generator and text and bytes in turn', async () => {
    const text = '{"id":"é"}\n{"id":"😀"}\n';
    const values = [{ id: 'é' }, { id: '😀' }];
    writeFileSync(path, text);
    async function* later(): AsyncGenerator<Uint8Array | string> {
      for (const unit of text.split('')) {
        await Promise.resolve();
        yield unit;
      }
    }
    const mixed = ['{"id":', Buffer.from('"é"}\n{"id"'), ':"\ud83d', '\ude00"}\n'];
    const streams = [
      createReadStream(path, { highWaterMark: 3 }),
      createReadStream(path, 'utf8'),
      Readable.from([text]),
    ];
    for (const source of [path, later(), mixed, ...streams]) {
      expect(await read(source as JsonLinesSource)).toEqual({ values, faults: [] });
    }
  });

  test('with keys that objects have of themselves change no prototype', async () => {
    const { values } = await read(['{"__proto__":{"isAdmin":true},"constructor":1,"toString":2}']);
    const value = values[0] as Record<string, unknown>;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value.isAdmin).toBeUndefined();
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor', 'toString']);
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });
});

describe('a line without a value', () => {
  const long = `"${'x'.repeat(30)}"`;
  const LINES = Buffer.concat([
    Buffer.from('{"a":1}\r\n{bad}\n\n'),
    Buffer.from([0x22, 0xc3, 0x22, 0x0a]),
    Buffer.from(`${long}\n{"b":2}\n"é" 5`),
  ]);
  const FAULTS = [
    {
      line: 2,
      byteOffset: 9,
      code: 'bad-json',
      message: 'line 2 (byte 9): expected JSON, got the string "{bad}"',
    },
    {
      line: 4,
      byteOffset: 16,
      code: 'bad-utf8',
      message: 'line 4 (byte 16): expected UTF-8, got other bytes',
    },
    {
      ...{ line: 5, byteOffset: 20, code: 'line-too-long' },
      message: 'line 5 (byte 20): expected at most 20 bytes, got more',
    },
    {
      ...{ line: 7, byteOffset: 61, code: 'bad-json' },
      message: 'line 7 (byte 61): expected JSON, got the string "\\"é\\" 5"',
    },
  ];

  test('is told of with line and offset, and reading goes on, wherever chunks are cut', async () => {
    for (const size of [1, 2, 3, 7, 1000]) {
      const result = await read(cut(LINES, [size]), { maxLineLength: 20 });
      expect(result).toEqual({ values: [{ a: 1 }, { b: 2 }], faults: FAULTS });
    }
  });

  test('is an error where no one wants to be told, after the values before it', async () => {
    const values: unknown[] = [];
    const loop = async (): Promise<void> => {
      for await (const value of readJsonLines([LINES])) values.push(value);
    };
    const error = await rejection(loop());
    expect(error).toBeInstanceOf(NewsfoldError);
    expect(error).toMatchObject({ code: 'bad-json', message: FAULTS[0]!.message });
    expect(values).toEqual([{ a: 1 }]);
  });

  test('ends the loop with what onError throws', async () => {
    const thrown = new Error('enough');
    const onError = (): never => {
      throw thrown;
    };
    expect(await rejection(all(readJsonLines([LINES], { onError })))).toBe(thrown);
  });

  test.each([
    [19, ['line-too-long']],
    [20, []],
  ])('is one of more than %i bytes, its end not counted', async (maxLineLength, codes) => {
    const line = `"${'x'.repeat(18)}"`;
    for (const text of [line, `${line}\n`, `${line}\r\n`, `\ufeff${line}\r\n`]) {
      for (const size of [1, 5, 100]) {
        const { faults, values } = await read(cut(Buffer.from(text), [size]), { maxLineLength });
        expect(faults.map(({ code }) => code)).toEqual(codes);
        expect(values).toHaveLength(1 - codes.length);
      }
    }
  });

  test.each<[string, readonly number[] | string, unknown[], string[]]>([
    ['with a NUL between values', '1\n\0\n2\n', [1, 2], ['2 bad-json']],
    ['with a NUL inside a string', '"a\0b"\n1', [1], ['1 bad-json']],
    ['with an escaped NUL', '"a\\u0000b"', ['a\0b'], []],
    ['of a file whose lines end with CR alone', '1\r2\r3', [], ['1 bad-json']],
    ['with CRs before its end', '1\r\r\n2', [1, 2], []],
    ['with a byte-order mark that is not the first', '1\n\ufeff2\n\ufeff', [1], ['2 bad-json', '3 bad-json']],
    ['cut off inside a character, at the end', [0x31, 0x0a, 0x22, 0xc3], [1], ['2 bad-utf8']],
    ['with an overlong character', [0x22, 0xc0, 0xaf, 0x22, 0x0a, 0x31], [1], ['1 bad-utf8']],
    ['with a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22, 0x0a, 0x31], [1], ['1 bad-utf8']],
    ['beyond Unicode', [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22, 0x0a, 0x31], [1], ['1 bad-utf8']],
    [
      'in UTF-16',
      [0xff, 0xfe, 0x31, 0, 0x0a, 0, 0x32, 0, 0x0a, 0],
      [],
      ['1 bad-utf8', '2 bad-json', '3 bad-json'],
    ],
    ['cut off inside a value, at the end', '1\n{"a":', [1], ['2 bad-json']],
    ['with two values', '1 2\n3', [3], ['1 bad-json']],
    ['with what JSON has not', 'NaN\nundefined\n1', [1], ['1 bad-json', '2 bad-json']],
  ])('%s', async (_, content, values, codes) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Uint8Array.from(content);
    for (const size of [1, 2, 100]) {
      const { values: given, faults } = await read(cut(bytes, [size]));
      expect(given).toEqual(values);
      expect(faults.map(({ line, code }) => `${line} ${code}`)).toEqual(codes);
    }
  });

  test('nested a million deep gives a value or a fault, and no crash', async () => {
    const { values, faults } = await read([`${'['.repeat(1_000_000)}\n1\n`]);
    expect(values).toEqual([1]);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.message.length).toBeLessThan(200);
  });
});

describe('memory', () => {
  test('is bounded by the cap: a line without an end is let go as it comes', async () => {
    const chunk = Buffer.alloc(1 << 20, 'x');
    let pulled = 0;
    function* endless(): Generator<Uint8Array> {
      for (; pulled < 400; pulled++) yield chunk;
      yield Buffer.from('\n5\n');
    }
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const faults: LineFault[] = [];
    const onError = (fault: LineFault): void => {
      most = pulled;
      faults.push(fault);
    };
    expect(await all(readJsonLines(endless(), { maxLineLength: 1 << 22, onError }))).toEqual([5]);
    expect(faults.map(({ line, byteOffset }) => [line, byteOffset])).toEqual([[1, 0]]);
    // It is told as soon as it is known, not at the end.
    expect(most).toBeLessThan(10);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 << 20);
  });

  test('is bounded for a file of one line of 100 MB and a short one', async () => {
    const handle = openSync(path, 'w');
    const piece = Buffer.alloc(1 << 20, '"');
    for (let i = 0; i < 100; i++) writeSync(handle, piece);
    writeSync(handle, '\n{"id":"after"}');
    closeSync(handle);
    const before = process.memoryUsage();
    const { values, faults } = await read(path);
    expect(values).toEqual([{ id: 'after' }]);
    expect(faults.map(({ line, code }) => [line, code])).toEqual([[1, 'line-too-long']]);
    const after = process.memoryUsage();
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(80 << 20);
    expect(after.heapUsed - before.heapUsed).toBeLessThan(80 << 20);
  });

  test('a line in pieces of a byte takes time linear in it', async () => {
    const bytes = Buffer.from(`"${'x'.repeat(200_000)}"`);
    const start = performance.now();
    expect((await read(cut(bytes, [1]))).values).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('the source', () => {
  /** A source that says what becomes of it. */
  function watched(chunks: readonly string[], wait: Promise<unknown> = Promise.resolve()) {
    const state = { pulled: 0, closed: 0, destroyed: 0 };
    const source = {
      [Symbol.asyncIterator]: () => ({
        async next(): Promise<IteratorResult<string>> {
          if (state.pulled === chunks.length) await wait;
          const value = chunks[state.pulled++];
          return value === undefined ? { done: true, value } : { done: false, value };
        },
        return(): Promise<IteratorResult<string>> {
          state.closed++;
          return Promise.resolve({ done: true, value: undefined });
        },
      }),
      destroy: () => state.destroyed++,
    };
    return { source, state };
  }

  test('is read as values are taken, and closed when the loop is left', async () => {
    const { source, state } = watched(['1\n2\n', '3\n', '4\n']);
    for await (const value of readJsonLines(source)) if (value === 3) break;
    expect(state).toEqual({ pulled: 2, closed: 1, destroyed: 0 });
  });

  test('that ended of itself is not closed', async () => {
    const { source, state } = watched(['1\n']);
    expect(await all(readJsonLines(source))).toEqual([1]);
    expect(state.closed).toBe(0);
  });

  test('of a path is closed when the loop is left', async () => {
    writeFileSync(path, '1\n'.repeat(500_000));
    const stream = createReadStream(path);
    for await (const _ of readJsonLines(stream)) break;
    expect(stream.destroyed).toBe(true);
    for await (const _ of readJsonLines(path)) break;
  });

  test('that fails passes its own error on, after the values before it', async () => {
    const thrown = new Error('connection lost');
    async function* failing(): AsyncGenerator<string> {
      yield '1\n2';
      await Promise.resolve();
      throw thrown;
    }
    const values: unknown[] = [];
    const loop = async (): Promise<void> => {
      for await (const value of readJsonLines(failing())) values.push(value);
    };
    expect(await rejection(loop())).toBe(thrown);
    expect(values).toEqual([1]);
  });

  test('that is a path without a file is storage-failed', async () => {
    const error = await rejection(all(readJsonLines(join(folder, 'none.jsonl'))));
    expect(error).toMatchObject({ code: 'storage-failed', cause: { code: 'ENOENT' } });
    expect((error as Error).message).not.toContain(folder);
  });

  test.each([[5], [null], [{}]])('with a chunk of %j is a TypeError', async (chunk) => {
    expect(await rejection(all(readJsonLines([chunk as never])))).toBeInstanceOf(TypeError);
  });

  test('that waits is left at once when the signal says so, and closed', async () => {
    const { source, state } = watched(['1\n'], new Promise(() => undefined));
    const controller = new AbortController();
    const reason = new Error('shutting down');
    const loop = all(readJsonLines(source, { signal: controller.signal }));
    await sleep(5);
    controller.abort(reason);
    expect(await rejection(loop)).toBe(reason);
    expect([state.closed, state.destroyed]).toEqual([1, 1]);
  });

  test('is closed when the signal comes between two values of one chunk, or before the first', async () => {
    for (const at of [0, 1]) {
      const { source, state } = watched(['1\n2\n3\n', '4\n']);
      const controller = new AbortController();
      const values: unknown[] = [];
      if (at === 0) controller.abort();
      const loop = async (): Promise<void> => {
        for await (const value of readJsonLines(source, { signal: controller.signal })) {
          values.push(value);
          controller.abort();
        }
      };
      expect(await rejection(loop())).toBe(controller.signal.reason);
      expect([values.length, state.closed]).toEqual([at, 1]);
    }
  });
});

test.each<[string, unknown[]]>([
  ['source', [5]],
  ['source', [null]],
  ['source', [Uint8Array.of(1)]],
  ['source', [{}]],
  ['path', ['']],
  ['options', [[], 5]],
  ['options.maxLineLength', [[], { maxLineLength: 0 }]],
  ['options.onError', [[], { onError: 'f' }]],
  ['options.signal', [[], { signal: {} }]],
])('a wrong %s is named at once: %j', (argument, args) => {
  const call = (): unknown => (readJsonLines as (...args: unknown[]) => unknown)(...args);
  expect(call).toThrow(new RegExp(`^${argument.replaceAll('.', '\\.')}: expected `));
});
