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
];

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
      if (kind === 'i') {
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
    if (unit >= 0x3400 && unit <= HANGUL_LAST) {
      if (unit < 0xa000) flags[unit] = UNSPACED;
      continue;
    }
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
    const isPlain = folded > IGNORED && folded < FIRST_UNSPACED && (flags[unit]! & UNSPACED) === 0;
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
    (unit >= 0x3040 && unit <= 0x30ff && unit !== 0x30fb) // Kana
  );
}

/** High surrogates of music, emoji and pictographs, whose code points separate words. */
export function isSymbolSurrogate(high: number): boolean {
  return high === 0xd834 || (high >= 0xd83c && high <= 0xd83e);
}

/**
 * Writes the folded letters of `text.slice(start, end)` into `out`, for stemming.
 *
 * @returns how many code units were written, at most `out.length`
 */
export function foldInto(text: string, start: number, end: number, out: Uint16Array): number {
  const { fold, expansions } = folding();
  let length = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const folded = unit >= 0xd800 && unit <= 0xdfff ? unit : fold[unit]!;
    if (folded <= IGNORED) continue;
    if (folded >= FIRST_EXPANSION && folded - FIRST_EXPANSION < expansions.length) {
      const letters = expansions[folded - FIRST_EXPANSION]!;
      for (let k = 0; k < letters.length && length < out.length; k++) out[length++] = letters.charCodeAt(k);
    } else if (length < out.length) out[length++] = folded;
  }
  return length;
}

