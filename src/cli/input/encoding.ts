/**
 * The bytes of a source as UTF-8: spreadsheets save UTF-16, which begins with a byte-order mark; anything else passes as it is.
 *
 * Cost: O(bytes); memory for one chunk.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { Buffer } from 'node:buffer';
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { TextDecoder } from 'node:util';
import { Failure } from '../faults';

/** Bytes of the longest mark. */
const MARK = 4;

/** @throws Failure for UTF-32, and for UTF-16 that is damaged */
export async function* inUtf8(
  chunks: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array | string, void, undefined> {
  let start: Buffer = Buffer.alloc(0);
  let decoder: TextDecoder | undefined;
  let isKnown = false;
  for await (const chunk of chunks) {
    if (isKnown || typeof chunk === 'string') {
      isKnown = true;
      yield decoder === undefined ? chunk : decoded(decoder, chunk as Uint8Array);
      continue;
    }
    start = start.length === 0 ? Buffer.from(chunk) : Buffer.concat([start, chunk]);
    if (start.length < MARK) continue;
    isKnown = true;
    decoder = decoderOf(start);
    yield decoder === undefined ? start : decoded(decoder, start);
  }
  if (!isKnown && start.length > 0) {
    decoder = decoderOf(start);
    yield decoder === undefined ? start : decoded(decoder, start);
  }
  if (decoder !== undefined) yield decoded(decoder);
}

/** What reads the text that begins so; undefined for what is no UTF-16. */
function decoderOf(start: Buffer): TextDecoder | undefined {
  const mark = start.subarray(0, MARK).toString('hex');
  if (mark === 'fffe0000' || mark === '0000feff') throw new Failure('expected UTF-8 or UTF-16, got UTF-32');
  if (mark.startsWith('fffe')) return new TextDecoder('utf-16le', { fatal: true });
  return mark.startsWith('feff') ? new TextDecoder('utf-16be', { fatal: true }) : undefined;
}

/** @param bytes absent at the end */
function decoded(decoder: TextDecoder, bytes?: Uint8Array): Uint8Array {
  try {
    return Buffer.from(bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true }));
  } catch {
    throw new Failure('expected UTF-16, which its first bytes say it is, got other bytes');
  }
}
