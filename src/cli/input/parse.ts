/**
 * The content of one source to values that are, or should be, articles, each with the line it stands in.
 *
 * Cost: O(bytes). JSON lines and CSV are read as a stream, in memory bounded by the longest row; JSON, feeds and pages as a whole.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { Buffer } from 'node:buffer';
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { Readable } from 'node:stream';
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { TextDecoder } from 'node:util';
import { parse as csvParser } from 'csv-parse';
import { readJsonLines } from 'newsfold/node';
import { Failure } from '../faults';
import { readFeed } from './feed';
import { articleOfRow, articleOfValue, columnsOf, type Field, type FieldNames } from './fields';
import type { Source } from './find';
import { type Kind, kindOfName, kindOfText, LOOK_UNITS } from './kind';
import { LineCounter } from './line-counter';

/** How sources are read. */
export interface ReadSettings {
  /** What every source is; told by name and content without it. */
  readonly kind?: Kind | undefined;
  readonly fields: FieldNames;
}

/** One value of a source. */
export interface Row {
  readonly value: unknown;
  /** Line or entry, from 1; absent where the source is one article. */
  readonly line?: number | undefined;
}

/** A text file: a raw page, or an article. */
export interface TextFile {
  readonly raw: string;
}

/** Bytes of a source that is read as a whole; a string has no room for more than twice as many. */
const MOST_BYTES: number = 2 ** 28;
/** Bytes of one row. */
const MOST_ROW: number = 2 ** 24;

/**
 * The rows of a source, or its text where it is a text file.
 *
 * @param onFault called for each row that gives no value; reading goes on
 * @throws Failure for a source that cannot be read at all; what the system throws
 */
export async function* rowsOf(
  source: Source,
  { kind: asked, fields }: ReadSettings,
  onFault: (message: string, line?: number) => void,
): AsyncGenerator<Row | TextFile, void, undefined> {
  const { kind, chunks } = await kindOf(source, asked);
  switch (kind) {
    case 'jsonl':
      yield* jsonLinesRows(chunks, fields, onFault);
      return;
    case 'csv':
      yield* csvRows(chunks, fields, onFault);
      return;
    case 'html':
      throw new Failure('expected text, got HTML; newsfold extracts no pages: save the text of the page');
    default: {
      const text = await wholeText(chunks);
      if (kind === 'text') yield { raw: text };
      else if (kind === 'json' && isJsonLines(text)) yield* jsonLinesRows([text], fields, onFault);
      else if (kind === 'json') yield* jsonRows(text, source.name, fields);
      else yield* numbered(readFeed(text, source.name).articles);
    }
  }
}

async function* jsonLinesRows(
  chunks: AsyncIterable<Uint8Array | string> | Iterable<string>,
  fields: FieldNames,
  onFault: (message: string, line?: number) => void,
): AsyncGenerator<Row, void, undefined> {
  const counter = new LineCounter();
  const values = readJsonLines(counter.through(chunks), {
    maxLineLength: MOST_ROW,
    onError: ({ line, message }) => {
      counter.lose(line);
      onFault(message.replace(/^line \d+ \(byte \d+\): /, ''), line);
    },
  });
  for await (const value of values) yield { value: articleOfValue(value, fields), line: counter.next() };
}

/** JSON lines by the name of JSON, as many dumps have it. */
function isJsonLines(text: string): boolean {
  return kindOfText(text) === 'jsonl' && text.trimEnd().includes('\n');
}

function* numbered(values: readonly unknown[]): Generator<Row, void, undefined> {
  for (const [i, value] of values.entries()) yield { value, line: i + 1 };
}

/** The kind of a source, and its chunks, of which the first may have been looked at. */
async function kindOf(
  source: Source,
  asked: Kind | undefined,
): Promise<{ kind: Kind; chunks: AsyncIterable<Uint8Array | string> }> {
  const kind = asked ?? kindOfName(source.name);
  if (kind !== undefined) return { kind, chunks: source.open() };
  const { start, chunks } = await peek(source.open(), () => true);
  return { kind: kindOfText(start), chunks };
}

/** The beginning of a stream, as far as it is wanted, and the stream as it was. */
async function peek(
  stream: AsyncIterable<Uint8Array | string>,
  wantsMore: (chunk: Uint8Array) => boolean,
): Promise<{ start: string; chunks: AsyncIterable<Uint8Array | string> }> {
  const chunks = stream[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  let bytes = 0;
  let isOver = false;
  while (bytes < LOOK_UNITS) {
    const { value, done } = await chunks.next();
    isOver = done === true;
    if (isOver) break;
    const chunk = Buffer.from(value as Uint8Array);
    seen.push(chunk);
    bytes += chunk.length;
    if (!wantsMore(chunk)) break;
  }
  const all = async function* (): AsyncGenerator<Uint8Array | string, void, undefined> {
    try {
      yield* seen;
      while (!isOver) {
        const { value, done } = await chunks.next();
        isOver = done === true;
        if (!isOver) yield value as Uint8Array;
      }
    } finally {
      if (!isOver) await chunks.return?.();
    }
  };
  return {
    start: Buffer.concat(seen)
      .toString('utf8')
      .replace(/^\ufeff/, ''),
    chunks: all(),
  };
}

/** @throws Failure for bytes that are no UTF-8, and for too many */
async function wholeText(chunks: AsyncIterable<Uint8Array | string>): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    const part = Buffer.from(chunk as Uint8Array);
    bytes += part.length;
    if (bytes > MOST_BYTES) {
      throw new Failure(
        `expected at most ${MOST_BYTES} bytes, got more; JSON lines and CSV may have any length`,
      );
    }
    parts.push(part);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new Failure('expected UTF-8, got other bytes');
  }
}

function* jsonRows(text: string, name: string, fields: FieldNames): Generator<Row, void, undefined> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Failure(`expected JSON, got what is none${placeOf(error, text)}`);
  }
  const { version, articles } = Object(value) as { version?: unknown; articles?: unknown };
  if (typeof version === 'string' && version.includes('jsonfeed.org')) {
    yield* numbered(readFeed(text, name).articles);
    return;
  }
  const list = Array.isArray(value) ? value : articles;
  if (!Array.isArray(list)) {
    const isArticle =
      value !== null && typeof value === 'object' && columnsOf(Object.keys(value), fields).has('text');
    if (!isArticle)
      throw new Failure('expected a list of articles, or an object with "articles", got something else');
    yield { value: articleOfValue(value, fields) };
    return;
  }
  yield* numbered(list.map((item) => articleOfValue(item, fields)));
}

/** Where it is none, as far as the engine says: the line, or the piece of text at fault. */
function placeOf(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const at = /position (\d{1,12})/.exec(message)?.[1];
  if (at === undefined) return message === '' ? '' : ` (${message.slice(0, 200)})`;
  let line = 1;
  const end = Number(at);
  for (let i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) line++;
  return ` in line ${line}`;
}

async function* csvRows(
  chunks: AsyncIterable<Uint8Array | string>,
  fields: FieldNames,
  onFault: (message: string, line?: number) => void,
): AsyncGenerator<Row, void, undefined> {
  const { delimiter, chunks: rest } = await delimiterOf(chunks);
  let columns: Map<Field, string> | undefined;
  const bytes = Readable.from(rest, { objectMode: false });
  const parser = csvParser({
    bom: true,
    delimiter,
    columns: (header: string[]) => {
      const names = header.map((name) => name.trim());
      columns = columnsOf(names, fields);
      return names;
    },
    info: true,
    max_record_size: MOST_ROW,
    relax_column_count_less: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      const { lines, message } = Object(error) as { lines?: number; message?: string };
      onFault(`expected a row of CSV: ${String(message).slice(0, 200)}`, lines);
    },
  });
  bytes.on('error', (error) => parser.destroy(error));
  bytes.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>;
      info: { lines: number };
    }>) {
      if (columns?.has('text') !== true) {
        throw new Failure(
          'expected CSV with a column text, body or content (or --field text=COLUMN), got none',
        );
      }
      yield { value: articleOfRow(record, columns), line: info.lines };
    }
  } catch (error) {
    const { code, message } = Object(error) as { code?: unknown; message?: string };
    if (typeof code !== 'string' || !code.startsWith('CSV_')) throw error;
    throw new Failure(`expected CSV: ${String(message).slice(0, 200)}`);
  } finally {
    bytes.destroy();
    parser.destroy();
  }
}

/** The delimiter that the first line has most of. */
async function delimiterOf(
  stream: AsyncIterable<Uint8Array | string>,
): Promise<{ delimiter: string; chunks: AsyncIterable<Uint8Array | string> }> {
  const { start, chunks } = await peek(stream, (chunk) => !chunk.includes(NEWLINE));
  const line = start.split('\n', 1)[0] ?? '';
  const count = (delimiter: string): number => line.split(delimiter).length;
  const delimiter = [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
  return { delimiter, chunks };
}

const NEWLINE = 10;
