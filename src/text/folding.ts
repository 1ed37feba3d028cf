/**
 * Folding: a 64K table that maps every code unit to its base letter in lower case, to nothing, or to a separator, so that
 * case, accents and canonical spelling vanish while a text is read, without `String.normalize`.
 *
 * Cost: about 10 ms once, 200 kB; a look-up a code unit.
 * @module
 */
import { CHARACTER_RUNS } from './character-classes';

/** The word starts with an upper-case letter. */
export const CAPITALISED = 1;
/** The word has a digit. */
export const NUMERIC = 2;
/** The word is a pair of code points of a script written without spaces. */
export const UNSPACED = 4;

/** What a code unit outside words folds to. */
export const SEPARATOR: number = 0;
/** In the table of plain letters: not one of them, nor a separator. */
export const SPECIAL: number = 1;
/** What a code unit that vanishes inside words folds to. */
export const IGNORED: number = 1;
/** Values from here stand for expansions to several letters; the private-use area, which no folded letter lies in. */
export const FIRST_EXPANSION = 0xe000;
/** Letters from here on are signs made of letters (ⁿ, ℝ, Ａ), and rare: none is plain. Nor are ª, º and µ. */
const FIRST_SYMBOL = 0x2000;
/** Folded letters below this never belong to a script without spaces, nor to Hangul. */
export const FIRST_UNSPACED = 0x0e00;
/** The Hangul syllables. */
export const HANGUL_FIRST = 0xac00;
export const HANGUL_LAST = 0xd7a3;
/** Decimal digits of every script fold to `0` to `9`; nothing else folds below `a`. */
export const AFTER_NINE = 0x3a;

/** Letters that news spells both ways and that have no canonical decomposition. */
const FOLDED_LETTERS = 'ıiøołlđdħhŧtðdςσ';
const EXPANDED_LETTERS: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  ['ﬀ', 'ff'],
  ['ﬁ', 'fi'],
  ['ﬂ', 'fl'],
  ['ﬃ', 'ffi'],
  ['ﬄ', 'ffl'],
  ['ﬅ', 'st'],
  ['ﬆ', 'st'],
];
/** Arabic tatweel: a stroke that lengthens a letter, part of no spelling. */
const TATWEEL = 0x640;

export interface Folding {
  /** Folded code unit, {@link SEPARATOR}, {@link IGNORED}, or {@link FIRST_EXPANSION} + index. */
  readonly fold: Uint16Array;
  /** `fold` for the plain letters, almost all of any text; {@link SEPARATOR}; {@link SPECIAL} for whatever needs a closer look. */
  readonly plain: Uint16Array;
  /** Bits of {@link CAPITALISED}, {@link NUMERIC}, {@link UNSPACED} for each code unit. */
  readonly flags: Uint8Array;
  readonly expansions: readonly string[];
}

let cached: Folding | undefined;

/** Built at the first use (about 10 ms), so that importing the module costs nothing. */
export function folding(): Folding {
  cached ??= buildFolding();
  return cached;
}

function buildFolding(): Folding {
  const fold = new Uint16Array(65536);
  const flags = new Uint8Array(65536);
  const expansions: string[] = [];
  const special = new Map<string, string>(EXPANDED_LETTERS);
  for (let i = 0; i < FOLDED_LETTERS.length; i += 2) special.set(FOLDED_LETTERS[i]!, FOLDED_LETTERS[i + 1]!);
  const ignored = new Uint8Array(65536);
  const expand = (letters: string): number => {
    let index = expansions.indexOf(letters);
    if (index < 0) index = expansions.push(letters) - 1;
    return FIRST_EXPANSION + index;
  };

  let unit = 0;
  for (const run of CHARACTER_RUNS.split(',')) {
    const end = unit + Number.parseInt(run.slice(1), 36);
    const kind = run[0]!;
    for (; unit < end; unit++) {
      if (kind === 'i' || unit === TATWEEL) {
        fold[unit] = IGNORED;
        ignored[unit] = 1;
      } else if (kind !== '0') fold[unit] = unit;
      if (kind === 'd') flags[unit] = NUMERIC;
    }
  }
  let digit = 0;
  for (unit = 0; unit < 65536; unit++) {
    if (fold[unit]! <= IGNORED) continue;
    if (flags[unit] === NUMERIC) {
      // Decimal digits come in runs of ten, 0 first, in every script.
      digit = flags[unit - 1] === NUMERIC && fold[unit - 1] !== 0x39 ? digit + 1 : 0;
      fold[unit] = 0x30 + digit;
      continue;
    }
    if (unit >= 0x3400 && unit <= 0x9fff) flags[unit] = UNSPACED;
    if (flags[unit] === UNSPACED || (unit >= HANGUL_FIRST && unit <= HANGUL_LAST)) continue;
    const original = String.fromCharCode(unit);
    const wide = unit >= 0xff21 && unit <= 0xff5a ? String.fromCharCode(unit - 0xfee0) : original;
    const lower = wide.toLowerCase();
    if (lower !== wide) flags[unit] = CAPITALISED;
    let letters = '';
    for (const c of lower.normalize('NFD')) {
      if (ignored[c.charCodeAt(0)] === 0) letters += special.get(c) ?? c;
    }
    if (letters.length === 0) fold[unit] = IGNORED;
    else fold[unit] = letters.length === 1 ? letters.charCodeAt(0) : expand(letters);
    if (isUnspacedBelowHan(unit) || (unit >= 0xf900 && unit <= 0xfaff)) flags[unit] = flags[unit]! | UNSPACED;
  }
  const plain = new Uint16Array(65536);
  for (unit = 0; unit < 65536; unit++) {
    const folded = fold[unit]!;
    const isSpaced = folded > IGNORED && folded < FIRST_UNSPACED && (flags[unit]! & UNSPACED) === 0;
    const isPlain = isSpaced && (unit < 0x80 || (unit >= 0xc0 && unit < FIRST_SYMBOL));
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
    plain[unit] = isPlain ? folded : folded === SEPARATOR && !isSurrogate ? SEPARATOR : SPECIAL;
  }
  return { fold, plain, flags, expansions };
}

function isUnspacedBelowHan(unit: number): boolean {
  return (
    (unit >= 0x0e00 && unit <= 0x0eff) || // Thai, Lao
    (unit >= 0x1000 && unit <= 0x109f) || // Burmese
    (unit >= 0x1780 && unit <= 0x17ff) || // Khmer
    unit === 0x3005 || // the mark that repeats a Han character
    (unit >= 0x3040 && unit <= 0x30ff && unit !== 0x30fb) // Kana
  );
}

/** High surrogates of music, emoji and pictographs, whose code points separate words. */
function isSymbolSurrogate(high: number): boolean {
  return high === 0xd834 || (high >= 0xd83c && high <= 0xd83e);
}

/** High surrogate of tag characters and the variation selectors of Han, which vanish like other format characters. */
const PLANE_14 = 0xdb40;

/** Whether a code unit begins a pair that vanishes. */
export function isIgnoredPair(high: number, low: number): boolean {
  return high === PLANE_14 && low >= 0xdc00 && low <= 0xdfff;
}

/** Whether a code unit begins a pair that is a letter. */
export function isLetterPair(high: number, low: number): boolean {
  return high >= 0xd800 && high < PLANE_14 && low >= 0xdc00 && low <= 0xdfff && !isSymbolSurrogate(high);
}

/**
 * Writes the folded letters of `text.slice(start, end)` into `out`: Hangul as its jamo, letters that fold to several as
 * those, separators not at all.
 *
 * @returns how many code units were written, at most `out.length`
 */
export function foldInto(text: string, start: number, end: number, out: Uint16Array): number {
  const { fold, expansions } = folding();
  let length = 0;
  const put = (unit: number): void => {
    if (length < out.length) out[length++] = unit;
  };
  for (let i = start; i < end && length < out.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = fold[unit]!;
    // Most letters; an array asked for a negative index is slow.
    if (folded > IGNORED && folded < HANGUL_FIRST && (unit < 0xd800 || unit > 0xdfff)) {
      out[length++] = folded;
    } else if (unit >= 0xd800 && unit <= 0xdfff) {
      if (!isLetterPair(unit, text.charCodeAt(i + 1))) continue;
      put(unit);
      put(text.charCodeAt(++i));
    } else if (folded <= IGNORED) continue;
    else if (folded >= HANGUL_FIRST && folded <= HANGUL_LAST) {
      for (const jamo of jamoOf(folded)) put(jamo);
    } else {
      const letters = folded < FIRST_EXPANSION ? undefined : expansions[folded - FIRST_EXPANSION];
      if (letters === undefined) put(folded);
      else for (let k = 0; k < letters.length; k++) put(letters.charCodeAt(k));
    }
  }
  return length;
}

/** A Hangul syllable as its jamo, as canonical decomposition has it. */
export function jamoOf(syllable: number): number[] {
  const index = syllable - HANGUL_FIRST;
  const trail = index % 28;
  const jamo = [0x1100 + Math.trunc(index / 588), 0x1161 + Math.trunc((index % 588) / 28)];
  if (trail > 0) jamo.push(0x11a7 + trail);
  return jamo;
}

/** The folded spelling of a text of ASCII alone, whose letters and digits fold to themselves; `undefined` of any other. */
function foldAscii(text: string): string | undefined {
  const lower = text.toLowerCase();
  let folded = '';
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text.charCodeAt(i) : SPACE;
    if (unit >= 0x80) return undefined;
    const letter = unit | 0x20;
    if ((letter >= 0x61 && letter <= 0x7a) || (unit >= 0x30 && unit < AFTER_NINE)) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      folded += (folded === '' ? '' : ' ') + lower.slice(start, i);
      start = -1;
    }
  }
  return folded;
}

const SPACE = 0x20;

/** The folded spelling of a text: lower case, no accents, one space for whatever separates words. */
export function foldText(text: string): string {
  const plain = foldAscii(text);
  if (plain !== undefined) return plain;
  const { fold } = folding();
  const buffer = new Uint16Array(4096);
  let folded = '';
  let start = -1;
  const close = (end: number): void => {
    if (start < 0) return;
    if (folded !== '') folded += ' ';
    // A letter folds to at most three code units.
    for (let from = start; from < end; ) {
      let to = Math.min(end, from + 1024);
      if (to < end && text.charCodeAt(to) >= 0xdc00 && text.charCodeAt(to) <= 0xdfff) to++;
      folded += String.fromCharCode(...buffer.subarray(0, foldInto(text, from, to, buffer)));
      from = to;
    }
    start = -1;
  };
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const pair = isLetterPair(unit, text.charCodeAt(i + 1));
    if (fold[unit] === SEPARATOR && !pair) {
      if (isIgnoredPair(unit, text.charCodeAt(i + 1))) i++;
      else close(i);
      continue;
    }
    if (start < 0 && fold[unit] !== IGNORED) start = i;
    if (pair) i++;
  }
  close(text.length);
  return folded;
}
