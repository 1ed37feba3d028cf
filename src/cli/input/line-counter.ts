/**
 * In which line a value of `readJsonLines` stands, which passes over blank lines without a word: counts them as the bytes go by.
 *
 * Cost: O(bytes).
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { Buffer } from 'node:buffer';

const NEWLINE = 10;

/** Follows one stream of JSON lines. */
export class LineCounter {
  /** Lines that give no value, ahead of the last one that did. */
  readonly #skipped: Set<number> = new Set();
  /** The line that bytes are read of. */
  #line = 1;
  #isBlank = true;
  /** The line of the last value. */
  #last = 0;

  /** The chunks as they are. */
  async *through(
    chunks: AsyncIterable<Uint8Array | string> | Iterable<string>,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of chunks) {
      const bytes = Buffer.from(chunk as Uint8Array);
      this.#read(bytes);
      yield bytes;
    }
  }

  /** A line that gave no value. */
  lose(line: number): void {
    this.#skipped.add(line);
  }

  /** The line of the next value. */
  next(): number {
    do this.#last++;
    while (this.#skipped.delete(this.#last));
    return this.#last;
  }

  #read(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(NEWLINE, from);
      const stop = end < 0 ? bytes.length : end;
      for (let i = from; this.#isBlank && i < stop; i++) this.#isBlank = isSpace(bytes[i]!, this.#line);
      if (end < 0) return;
      if (this.#isBlank) this.#skipped.add(this.#line);
      this.#line++;
      this.#isBlank = true;
      from = end + 1;
    }
  }
}

/** Space, tab, carriage return; in the first line the bytes of a byte-order mark. */
function isSpace(byte: number, line: number): boolean {
  return (
    byte === 32 ||
    byte === 9 ||
    byte === 13 ||
    (line === 1 && (byte === 0xef || byte === 0xbb || byte === 0xbf))
  );
}
