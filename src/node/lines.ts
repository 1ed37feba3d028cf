/**
 * Cuts a stream of bytes into lines of bounded length.
 *
 * Cost: O(bytes); memory for one line.
 * @module
 */

/** A line without its end; not what is blank. */
export interface Line {
  /** From 1. */
  readonly line: number;
  /** Where it begins in the stream. */
  readonly byteOffset: number;
  /** Valid until the next line is asked for; undefined for a line that is too long. */
  readonly bytes: Uint8Array | undefined;
}

const [TAB, LF, CR, SPACE] = [0x09, 0x0a, 0x0d, 0x20];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const FIRST_BYTES = 4096;

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === SPACE || byte === TAB || byte === CR);
}

/** Cuts chunks into lines. */
export class LineSplitter {
  private line = 1;
  private byteOffset = 0;
  /** What there is of the line that has not ended, and how much; undefined once it is too long. */
  private held: Uint8Array | undefined = new Uint8Array(FIRST_BYTES);
  private length = 0;

  /** @param most bytes of a line, without its end */
  constructor(private readonly most: number) {}

  /** The lines that end in a chunk, and one that has become too long as soon as it has; at the end of the stream the last one. */
  *push(chunk: Uint8Array, isLast: boolean): Generator<Line, void, undefined> {
    for (let from = 0; from < chunk.length; ) {
      const found = chunk.indexOf(LF, from);
      const to = found === -1 ? chunk.length : found;
      const line = this.take(chunk.subarray(from, to), found !== -1);
      if (line !== undefined) yield line;
      from = to + 1;
    }
    const rest = isLast ? this.take(chunk.subarray(chunk.length), true) : undefined;
    if (rest !== undefined) yield rest;
  }

  private take(piece: Uint8Array, isEnd: boolean): Line | undefined {
    const { line, byteOffset, held, length } = this;
    const all = length + piece.length;
    let found: Line | undefined;
    // Room for a CR, which is no part of the line, and for a byte-order mark, which is no part of the first.
    const room = this.most + 1 + (line === 1 ? BYTE_ORDER_MARK.length : 0);
    if (held !== undefined && all > room) found = { line, byteOffset, bytes: undefined };
    else if (held !== undefined && isEnd)
      found = this.lineOf(length === 0 ? piece : this.hold(piece).subarray(0, all));
    else if (held !== undefined) this.hold(piece);
    if (found !== undefined && found.bytes === undefined) this.held = undefined;
    this.length = all;
    if (isEnd) {
      this.line++;
      this.byteOffset += all + 1;
      this.length = 0;
      this.held ??= new Uint8Array(FIRST_BYTES);
    }
    return found;
  }

  /** Adds a piece to what is held. */
  private hold(piece: Uint8Array): Uint8Array {
    let held = this.held as Uint8Array;
    const needed = this.length + piece.length;
    if (needed > held.length) {
      const larger = new Uint8Array(Math.max(needed, held.length * 2));
      larger.set(held.subarray(0, this.length));
      held = larger;
      this.held = held;
    }
    held.set(piece, this.length);
    return held;
  }

  private lineOf(bytes: Uint8Array): Line | undefined {
    const { line } = this;
    const hasMark = line === 1 && BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte);
    const from = hasMark ? BYTE_ORDER_MARK.length : 0;
    const to = bytes.length - (bytes[bytes.length - 1] === CR ? 1 : 0);
    const own = bytes.subarray(from, Math.max(from, to));
    const byteOffset = this.byteOffset + from;
    if (own.length > this.most) return { line, byteOffset, bytes: undefined };
    return isBlank(own) ? undefined : { line, byteOffset, bytes: own };
  }
}
