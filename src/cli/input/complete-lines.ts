/**
 * JSON lines that somebody is writing: a last line that has no end yet, and is no JSON yet, is held back.
 *
 * Cost: O(bytes); memory for the longest line, within bounds.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { Buffer } from 'node:buffer';

const NEWLINE = 10;
/** Bytes of a line that are held back; longer ones pass as they come, and are refused by who reads them. */
const MOST_HELD: number = 2 ** 25;

/** Follows one stream of JSON lines. */
export class CompleteLines {
  /** The number of the line that was held back; undefined where none was. */
  unfinished: number | undefined;
  #line = 1;

  /** The chunks, cut where lines end. */
  async *through(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array, void, undefined> {
    let held: Buffer[] = [];
    let size = 0;
    for await (const chunk of chunks) {
      const bytes = Buffer.from(chunk as Uint8Array);
      const end = bytes.lastIndexOf(NEWLINE) + 1;
      if (end > 0) {
        yield Buffer.concat([...held, bytes.subarray(0, end)]);
        for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) this.#line++;
        [held, size] = [[], 0];
      }
      held.push(bytes.subarray(end));
      size += bytes.length - end;
      if (size > MOST_HELD) {
        yield* held;
        [held, size] = [[], 0];
      }
    }
    const last = Buffer.concat(held);
    if (isFinished(last.toString('utf8'))) yield last;
    else this.unfinished = this.#line;
  }
}

/** Whether a line is whole, though nothing ends it; a blank one says nothing. */
function isFinished(line: string): boolean {
  if (line.trim() === '') return true;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
