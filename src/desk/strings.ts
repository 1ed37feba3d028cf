/**
 * Strings as bytes, every code unit kept, lone surrogates too: offsets into a text count code units, so a text that came
 * back in other units would no longer fit them.
 *
 * Three kinds, of which the shortest is taken, the first of equals: a byte a unit, where all are below 256; two bytes a unit,
 * little endian, for scripts beyond; and for Latin letters with a few others between, such as curly quotes, one to three bytes a
 * unit, as UTF-8 has them for a code point (CESU-8, Unicode Technical Report 26).
 *
 * Cost: O(code units).
 * @module
 */

/** How the units of a string are written. */
export const KINDS = { oneByte: 0, twoBytes: 1, mixed: 2 } as const;

/** Most bytes of one string, and so most code units: every engine can hold as many. */
export const MOST_STRING_BYTES: number = 2 ** 28 - 16;

const LONGEST_RUN = 1024;

/** The kind that is shortest for a string, and the bytes it takes. */
export function measure(text: string): { kind: number; bytes: number } {
  const { length } = text;
  let more = 0;
  let all = 0;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    all |= unit;
    if (unit >= 0x80) more += unit < 0x800 ? 1 : 2;
  }
  return { kind: kindOf(length, all, more), bytes: all <= 0xff ? length : length + Math.min(more, length) };
}

/**
 * @param all the bits of all units together
 * @param more bytes of the mixed kind beyond one a unit
 */
function kindOf(units: number, all: number, more: number): number {
  if (all <= 0xff) return KINDS.oneByte;
  return more < units ? KINDS.mixed : KINDS.twoBytes;
}

/** Writes the units of `text` from `at`, in the kind that {@link measure} chose. */
export function writeUnits(bytes: Uint8Array, at: number, text: string, kind: number): void {
  const { length } = text;
  if (kind === KINDS.oneByte) {
    for (let i = 0; i < length; i++) bytes[at + i] = text.charCodeAt(i);
    return;
  }
  if (kind === KINDS.twoBytes) {
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      bytes[at + 2 * i] = unit & 0xff;
      bytes[at + 2 * i + 1] = unit >> 8;
    }
    return;
  }
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes[at++] = unit;
      continue;
    }
    if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
    } else {
      bytes[at++] = 0xe0 | (unit >> 12);
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
    }
    bytes[at++] = 0x80 | (unit & 0x3f);
  }
}

/** In runs: a call takes only so many arguments, and a string put together letter by letter takes several times the memory. */
function stringOf(units: Uint8Array | Uint16Array): string {
  const runs: string[] = [];
  for (let from = 0; from < units.length; from += LONGEST_RUN) {
    const run = units.subarray(from, from + LONGEST_RUN);
    runs.push(String.fromCharCode.apply(null, run as unknown as number[]));
  }
  return runs.length === 1 ? runs[0]! : runs.join('');
}

/**
 * Reads a string that takes all of `bytes`.
 *
 * @returns undefined where the bytes are none of that kind, or {@link measure} would have chosen another
 */
export function readUnits(bytes: Uint8Array, kind: number): string | undefined {
  if (kind === KINDS.oneByte) return stringOf(bytes);
  const units = kind === KINDS.twoBytes ? unitsOfTwo(bytes) : unitsOfMixed(bytes);
  if (units === undefined) return undefined;
  let more = 0;
  let all = 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!;
    all |= unit;
    if (unit >= 0x80) more += unit < 0x800 ? 1 : 2;
  }
  return kindOf(units.length, all, more) === kind ? stringOf(units) : undefined;
}

function unitsOfTwo(bytes: Uint8Array): Uint16Array | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const units = new Uint16Array(bytes.length / 2);
  for (let i = 0; i < units.length; i++) units[i] = bytes[2 * i]! | (bytes[2 * i + 1]! << 8);
  return units;
}

function unitsOfMixed(bytes: Uint8Array): Uint16Array | undefined {
  const { length } = bytes;
  const units = new Uint16Array(length);
  let filled = 0;
  for (let at = 0; at < length; ) {
    const first = bytes[at++]!;
    if (first < 0x80) {
      units[filled++] = first;
      continue;
    }
    const isThree = first >= 0xe0;
    // Also those that begin what could be shorter, and units beyond 16 bits.
    if (first < 0xc2 || first > 0xef || at + (isThree ? 2 : 1) > length) return undefined;
    const second = bytes[at++]!;
    if ((second & 0xc0) !== 0x80) return undefined;
    let unit = ((first & 0x1f) << 6) | (second & 0x3f);
    if (isThree) {
      const third = bytes[at++]!;
      unit = ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
      if ((third & 0xc0) !== 0x80 || unit < 0x800) return undefined;
    }
    units[filled++] = unit;
  }
  return units.subarray(0, filled);
}
