/**
 * `readJsonLines`: the values of a stream of JSON lines, one after the other, in memory bounded by the longest line allowed.
 *
 * A line ends with LF or CRLF, the last one with the stream; lines of nothing but spaces are passed over, and so is a byte-order
 * mark at the beginning. Keys such as `__proto__` become fields of the value, as `JSON.parse` makes them, and change no prototype.
 *
 * Cost: O(bytes).
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { Buffer } from 'node:buffer';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { createReadStream } from 'node:fs';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { TextDecoder } from 'node:util';
import { type AbortSignalLike, NewsfoldError } from 'newsfold';
import { describe, expectation, mustBeNumber, mustBeOptions, mustBeSignal } from '../errors';
import { type Line, LineSplitter } from './lines';
import { mustBePath, storageError } from './storage';

/**
 * A line that gave no value.
 *
 * @example
 * ```ts
 * const faults: LineFault[] = [];
 * for await (const value of readJsonLines(['{"id":\n'], { onError: (fault) => faults.push(fault) })) console.log(value);
 * [faults[0]?.line, faults[0]?.code]; // [1, 'bad-json']
 * ```
 */
export interface LineFault {
  /** From 1. */
  readonly line: number;
  /** Where the line begins, in bytes. */
  readonly byteOffset: number;
  readonly code: 'bad-json' | 'bad-utf8' | 'line-too-long';
  readonly message: string;
}

/**
 * How JSON lines are read.
 *
 * @example
 * ```ts
 * const options: JsonLinesOptions = { maxLineLength: 1 << 20, onError: ({ line, message }) => console.log(line, message) };
 * for await (const value of readJsonLines(['{"id":"a"}\n'], options)) console.log(value);
 * ```
 */
export interface JsonLinesOptions {
  /** Most bytes of a line, 1 to 2^28, without its end. Default 2^24, 16 MiB. */
  maxLineLength?: number;
  /** Called for each line that gives no value; reading goes on. Without it, the first such line ends the loop with an error. */
  onError?: (fault: LineFault) => void;
  /** Ends the loop, which then throws the signal's reason, and closes the source. */
  signal?: AbortSignalLike | undefined;
}

/**
 * A stream of JSON lines: a path, or chunks. Node's readable streams are such. Chunks of text count as the UTF-8 they make.
 *
 * @example
 * ```ts
 * const source: JsonLinesSource = [new TextEncoder().encode('{"id":"a"}')];
 * for await (const value of readJsonLines(source)) console.log(value);
 * ```
 */
export type JsonLinesSource = string | AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

const MAX_LINE = 1 << 24;
const MOST_MAX_LINE: number = 2 ** 28;
const READ_BYTES: number = 1 << 18;

type Chunks = AsyncIterator<unknown> | Iterator<unknown>;

/**
 * Reads JSON lines.
 *
 * @param source read once, as values are taken; closed when the loop is left, early or not
 * @returns the values, of whatever type a line holds: `T` is not checked. It throws the source's own errors as they are;
 * NewsfoldError `storage-failed` where a path cannot be read; and, without `onError`, NewsfoldError `bad-json`, `bad-utf8` or
 * `line-too-long` for the first line that gives no value
 * @throws TypeError, RangeError for arguments of a wrong type or out of range
 * @example
 * ```ts
 * const lines = ['{"id":"a","text":"The ferry runs again."}\n', '{"id":"b","text":"No en', 'd\n'];
 * const faults: LineFault[] = [];
 * const ids: string[] = [];
 * for await (const { id } of readJsonLines<Article>(lines, { onError: (fault) => faults.push(fault) })) ids.push(id);
 * ids; // ['a']
 * faults[0]?.line; // 2
 * ```
 * Complexity: O(bytes); memory for one chunk and one line of at most `maxLineLength`.
 */
export function readJsonLines<T = unknown>(
  source: JsonLinesSource,
  options: JsonLinesOptions = {},
): AsyncGenerator<T, void, undefined> {
  mustBeOptions('options', options);
  const { maxLineLength = MAX_LINE, onError, signal } = options;
  mustBeNumber('options.maxLineLength', maxLineLength, 1, MOST_MAX_LINE, true);
  if (onError !== undefined && typeof onError !== 'function') {
    throw new TypeError(expectation('options.onError', 'a function', onError));
  }
  if (signal !== undefined) mustBeSignal(signal);
  return run<T>(chunksOf(source), maxLineLength, onError ?? raise, signal);
}

/** A source that is open: its chunks, and how it is closed at once. */
interface Opened {
  open(): Chunks;
  destroy(): void;
  /** What an error of the source becomes. */
  shown(error: unknown): unknown;
}

function chunksOf(source: JsonLinesSource): Opened {
  if (typeof source === 'string') {
    mustBePath(source);
    let stream: ReturnType<typeof createReadStream> | undefined;
    return {
      open: () => {
        stream = createReadStream(source, { highWaterMark: READ_BYTES });
        return stream[Symbol.asyncIterator]();
      },
      destroy: () => stream?.destroy(),
      shown: (error) => storageError('source', 'a file that can be read', error),
    };
  }
  const { [Symbol.iterator]: each, [Symbol.asyncIterator]: eachAsync } = Object(source) as Partial<
    Iterable<unknown> & AsyncIterable<unknown>
  >;
  const isBytes = source instanceof Uint8Array;
  if (isBytes || (typeof each !== 'function' && typeof eachAsync !== 'function')) {
    throw new TypeError(expectation('source', 'a path, or an iterable or async iterable of chunks', source));
  }
  return {
    open: () => (eachAsync === undefined ? each!.call(source) : eachAsync.call(source)),
    destroy: () => (source as { destroy?: () => void }).destroy?.(),
    shown: (error) => error,
  };
}

function raise({ code, message }: LineFault): never {
  throw new NewsfoldError(code, message, 'source');
}

async function* run<T>(
  source: Opened,
  maxLineLength: number,
  onError: (fault: LineFault) => void,
  signal: AbortSignalLike | undefined,
): AsyncGenerator<T, void, undefined> {
  const parser = new LineParser(maxLineLength, onError);
  const splitter = new LineSplitter(maxLineLength);
  const text = new TextChunks();
  const chunks = source.open();
  // Not Promise.race with a promise for all of the loop, which would keep every chunk for as long.
  let stop = (_: unknown): void => undefined;
  const abort = (): void => stop(signal?.reason);
  signal?.addEventListener('abort', abort);
  let isOpen = true;
  let isWaiting = false;
  try {
    while (isOpen) {
      if (signal?.aborted) throw signal.reason;
      isWaiting = true;
      const step = await new Promise<IteratorResult<unknown>>((resolve, reject) => {
        stop = reject;
        nextOf(chunks, source).then(resolve, reject);
      });
      isWaiting = false;
      isOpen = step.done !== true;
      const bytes = isOpen ? text.bytesOf(step.value) : text.end();
      for (const line of splitter.push(bytes, !isOpen)) {
        if (signal?.aborted) throw signal.reason;
        const value = parser.valueOf(line);
        if (value !== undefined) yield value as T;
      }
    }
  } catch (error) {
    // A source that failed has closed itself.
    if (isWaiting && !signal?.aborted) isOpen = false;
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    if (isOpen) await close(chunks, source, isWaiting);
  }
}

async function nextOf(chunks: Chunks, source: Opened): Promise<IteratorResult<unknown>> {
  try {
    return await chunks.next();
  } catch (error) {
    throw source.shown(error);
  }
}

/** @param isWaiting whether the source owes a chunk: it closes after it has given it, which may be never */
async function close(chunks: Chunks, source: Opened, isWaiting: boolean): Promise<void> {
  if (!isWaiting) {
    await chunks.return?.();
    return;
  }
  source.destroy();
  Promise.resolve(chunks.return?.()).catch(() => undefined);
}

/** Chunks as bytes; a pair of surrogates may be cut in two by the border of two chunks of text. */
class TextChunks {
  private half = '';

  bytesOf(chunk: unknown): Uint8Array {
    if (chunk instanceof Uint8Array) {
      const before = this.end();
      return before.length === 0 ? chunk : Buffer.concat([before, chunk]);
    }
    if (typeof chunk !== 'string') {
      throw new TypeError(expectation('source', 'chunks that are strings or Uint8Arrays', chunk));
    }
    const text = this.half + chunk;
    const last = text.charCodeAt(text.length - 1);
    const cut = last >= 0xd800 && last <= 0xdbff ? text.length - 1 : text.length;
    this.half = text.slice(cut);
    return Buffer.from(text.slice(0, cut), 'utf8');
  }

  /** What is left of the last chunk. */
  end(): Uint8Array {
    const { half } = this;
    this.half = '';
    return Buffer.from(half, 'utf8');
  }
}

/** Lines into values. */
class LineParser {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

  constructor(
    private readonly maxLineLength: number,
    private readonly onError: (fault: LineFault) => void,
  ) {}

  /** The value, or undefined where the line is blank or has none; JSON has no undefined. */
  valueOf(line: Line): unknown {
    if (line.bytes === undefined) {
      return this.fault(line, 'line-too-long', `at most ${this.maxLineLength} bytes, got more`);
    }
    let text: string;
    try {
      text = this.decoder.decode(line.bytes);
    } catch {
      return this.fault(line, 'bad-utf8', 'UTF-8, got other bytes');
    }
    try {
      return JSON.parse(text);
    } catch {
      return this.fault(line, 'bad-json', `JSON, got ${describe(text)}`);
    }
  }

  private fault({ line, byteOffset }: Line, code: LineFault['code'], what: string): undefined {
    const message = `line ${line} (byte ${byteOffset}): expected ${what}`;
    this.onError({ line, byteOffset, code, message });
  }
}
