/**
 * Values as bytes and back, one after the other: what the sections of a snapshot are made of. A reader asks for the values in
 * the order in which they were written; bytes that do not fit end in an error, never beyond their end, and nothing is
 * allocated by a count that was read before it was checked against the bytes that are left.
 *
 * Little endian. A whole number is a varint: seven bits a byte, the lowest first, the eighth bit set on all bytes but the last
 * (LEB128); no longer than needed. A string is the varint of four times its bytes plus its kind (`strings.ts`), and those bytes. A list is
 * its length as a varint, and its values. So given values are written in one way only.
 *
 * Cost: O(bytes), each way.
 * @module
 */
import { expectation, mustBeNumber, mustBeString, NewsfoldError } from '../errors';
import { KINDS, MOST_STRING_BYTES, measure, readUnits, writeUnits } from './strings';

/** Bytes a writer starts with. */
const FIRST_BYTES = 256;
const MOST_VARINT_BYTES = 8;
const KIND_FACTOR = 4;
const TWO_31: number = 2 ** 31;
const U32 = 4;
const F64 = 8;

/** Writes values one after the other. */
export class ColumnWriter {
  private bytes: Uint8Array = new Uint8Array(FIRST_BYTES);
  private view: DataView = new DataView(this.bytes.buffer);
  private length = 0;

  /** All that was written, without a copy: the writer has done its work. */
  finish(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /** A whole number from 0 to 2^53 - 1. @throws TypeError, RangeError for any other */
  varint(value: number): this {
    mustBeNumber('value', value, 0, Number.MAX_SAFE_INTEGER, true);
    let at = this.room(MOST_VARINT_BYTES);
    let rest = value;
    // Shifts take 32 bits.
    for (; rest >= TWO_31; rest = Math.floor(rest / 128)) this.bytes[at++] = (rest % 128) | 128;
    for (; rest >= 128; rest >>= 7) this.bytes[at++] = (rest & 127) | 128;
    this.bytes[at++] = rest;
    this.length = at;
    return this;
  }

  /** A number as it is, -0 too; every NaN is the same NaN. */
  f64(value: number): this {
    const at = this.room(F64);
    this.view.setFloat64(at, value, true);
    if (Number.isNaN(value)) {
      this.view.setUint32(at, 0, true);
      this.view.setUint32(at + U32, 0x7ff80000, true);
    }
    this.length = at + F64;
    return this;
  }

  /** A string, every code unit as it is. @throws TypeError for what is none, RangeError where it takes 2^28 bytes or more */
  string(text: string): this {
    mustBeString('text', text);
    const { kind, bytes } = measure(text);
    mustBeNumber('bytes of text', bytes, 0, MOST_STRING_BYTES);
    this.varint(bytes * KIND_FACTOR + kind);
    const at = this.room(bytes);
    writeUnits(this.bytes, at, text, kind);
    this.length = at + bytes;
    return this;
  }

  /** A list of strings. */
  strings(texts: readonly string[]): this {
    this.varint(texts.length);
    for (const text of texts) this.string(text);
    return this;
  }

  /** A list of whole numbers from 0 to 2^53 - 1: one byte a value below 128. */
  varints(values: ArrayLike<number>): this {
    this.varint(values.length);
    for (let i = 0; i < values.length; i++) this.varint(values[i]!);
    return this;
  }

  /** A list of numbers, eight bytes each. */
  f64s(values: ArrayLike<number>): this {
    this.varint(values.length);
    for (let i = 0; i < values.length; i++) this.f64(values[i]!);
    return this;
  }

  /** A list of signed 32-bit numbers, four bytes each. */
  i32s(values: Int32Array): this {
    this.varint(values.length);
    let at = this.room(values.length * U32);
    for (let i = 0; i < values.length; i++, at += U32) this.view.setInt32(at, values[i]!, true);
    this.length = at;
    return this;
  }

  /** A list of unsigned 32-bit numbers, four bytes each. */
  u32s(values: Uint32Array): this {
    return this.i32s(new Int32Array(values.buffer, values.byteOffset, values.length));
  }

  /** Bytes, behind their number. */
  blob(bytes: Uint8Array): this {
    this.varint(bytes.length);
    const at = this.room(bytes.length);
    this.bytes.set(bytes, at);
    this.length = at + bytes.length;
    return this;
  }

  /** Makes room for so many bytes. @returns where they go */
  private room(bytes: number): number {
    const needed = this.length + bytes;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    return this.length;
  }
}

/** Reads what a {@link ColumnWriter} wrote. Every method throws NewsfoldError `bad-bytes` where the bytes hold no such value. */
export class ColumnReader {
  private readonly view: DataView;
  private at = 0;

  /** @param name what the bytes are, for the messages */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly name: string = 'bytes',
  ) {
    if (!(bytes instanceof Uint8Array)) throw new TypeError(expectation(name, 'a Uint8Array', bytes));
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Bytes not read yet. */
  get left(): number {
    return this.bytes.length - this.at;
  }

  /** @throws NewsfoldError `bad-bytes` unless all was read */
  end(): void {
    if (this.left > 0) this.bad(`no more bytes, got ${this.left}`);
  }

  varint(): number {
    let value = 0;
    let factor = 1;
    const last = Math.min(this.bytes.length, this.at + MOST_VARINT_BYTES);
    for (let at = this.at; at < last; at++, factor *= 128) {
      const byte = this.bytes[at]!;
      value += (byte % 128) * factor;
      if (byte < 128) {
        if (value > Number.MAX_SAFE_INTEGER || (byte === 0 && factor > 1)) break;
        this.at = at + 1;
        return value;
      }
    }
    return this.bad('a whole number');
  }

  /**
   * The length of a list.
   *
   * @param leastBytes a value takes at least so many bytes; more values than the bytes that are left can hold are refused
   */
  count(leastBytes = 1): number {
    const count = this.varint();
    if (count * leastBytes > this.left) this.bad(`${count} values, got ${this.left} bytes`);
    return count;
  }

  f64(): number {
    const at = this.take(F64);
    return this.view.getFloat64(at, true);
  }

  string(): string {
    const head = this.varint();
    const kind = head % KIND_FACTOR;
    const length = Math.floor(head / KIND_FACTOR);
    if (kind > KINDS.mixed) this.bad(`a string of kind 0 to ${KINDS.mixed}, got ${kind}`);
    const at = this.take(length);
    if (length > MOST_STRING_BYTES) this.bad(`a string of at most ${MOST_STRING_BYTES} bytes, got ${length}`);
    const text = readUnits(this.bytes.subarray(at, at + length), kind);
    if (text === undefined) return this.bad(`a string of kind ${kind}`);
    return text;
  }

  strings(): string[] {
    const texts: string[] = [];
    for (let left = this.count(); left > 0; left--) texts.push(this.string());
    return texts;
  }

  varints(): number[] {
    const values: number[] = [];
    for (let left = this.count(); left > 0; left--) values.push(this.varint());
    return values;
  }

  f64s(): Float64Array {
    const values = new Float64Array(this.count(F64));
    for (let i = 0; i < values.length; i++) values[i] = this.f64();
    return values;
  }

  i32s(): Int32Array {
    const values = new Int32Array(this.count(U32));
    let at = this.take(values.length * U32);
    for (let i = 0; i < values.length; i++, at += U32) values[i] = this.view.getInt32(at, true);
    return values;
  }

  u32s(): Uint32Array {
    return new Uint32Array(this.i32s().buffer);
  }

  /** A copy. */
  blob(): Uint8Array {
    const length = this.count();
    const at = this.take(length);
    return Uint8Array.from(this.bytes.subarray(at, at + length));
  }

  /** Goes on by so many bytes. @returns where they begin */
  private take(bytes: number): number {
    const { at } = this;
    if (bytes > this.left) this.bad(`${bytes} bytes, got ${this.left}`);
    this.at = at + bytes;
    return at;
  }

  private bad(what: string): never {
    throw new NewsfoldError('bad-bytes', `${this.name}: expected ${what} (byte ${this.at})`, 'bytes');
  }
}
