/**
 * A light English stemmer on folded code units: plurals, -ed, -ing and silent e, nothing that changes a
 * word's meaning. In the family of Harman's S-stemmer ("How effective is suffixing?", 1991,
 * doi:10.1002/(SICI)1097-4571(199101)42:1<7::AID-ASI2>3.0.CO;2-P), one step further. Works in place on a small
 * buffer, so that a profile needs no strings. Words with a unit outside a-z are left as they are.
 *
 * Cost: O(1) a word.
 * @module
 */

const A = 0x61;
const D = 0x64;
const E = 0x65;
const G = 0x67;
const H = 0x68;
const I = 0x69;
const L = 0x6c;
const N = 0x6e;
const O = 0x6f;
const S = 0x73;
const U = 0x75;
const W = 0x77;
const X = 0x78;
const Y = 0x79;
const Z = 0x7a;

/** Words shorter than this keep their spelling. */
const SHORTEST = 4;

function isVowel(unit: number): boolean {
  return unit === A || unit === E || unit === I || unit === O || unit === U || unit === Y;
}

function hasVowel(units: Uint16Array, length: number): boolean {
  for (let i = 0; i < length; i++) if (isVowel(units[i]!)) return true;
  return false;
}

/**
 * Stems the first `length` units in place.
 *
 * @param units folded code units, as `foldInto` writes them
 * @returns the stem's length; `length` when nothing was cut
 * @example
 * ```ts
 * const units = Uint16Array.from('postponed', (c) => c.charCodeAt(0));
 * stemInPlace(units, 9); // 7: "postpon", the stem of postpone, postpones and postponing too
 * ```
 */
export function stemInPlace(units: Uint16Array, length: number): number {
  if (length < SHORTEST) return length;
  for (let i = 0; i < length; i++) if (units[i]! < A || units[i]! > Z) return length;
  let n = length;

  if (units[n - 1] === S) {
    const before = units[n - 2]!;
    if (before === E && units[n - 3] === I && n > 4) {
      n -= 2; // studies -> studi -> study
      units[n - 1] = Y;
    } else if (before === E && n > 4 && isSibilant(units, n - 2)) n -= 2;
    else if (before !== S && before !== U && before !== I) n -= 1;
  }

  if (n > 5 && units[n - 1] === G && units[n - 2] === N && units[n - 3] === I && hasVowel(units, n - 3)) {
    n = restoreE(units, n - 3);
  } else if (n > 4 && units[n - 1] === D && units[n - 2] === E) {
    if (units[n - 3] === I && n > 5) {
      n -= 2; // studied -> studi -> study
      units[n - 1] = Y;
    } else if (units[n - 3] !== E && hasVowel(units, n - 2)) n = restoreE(units, n - 2);
  }

  if (n > 4 && units[n - 1] === E && units[n - 2] !== E && !isShort(units, n - 1)) n -= 1;
  return n;
}

/** Whether the stem before -es ends in s, x, z, ch or sh, which take -es rather than -s. */
function isSibilant(units: Uint16Array, length: number): boolean {
  const last = units[length - 1]!;
  if (last === X || last === Z) return true;
  if (last === S) return units[length - 2] === S;
  return last === H && (units[length - 2] === S || units[length - 2] === 0x63);
}

/**
 * Mends a stem whose -ed or -ing was cut: one of two equal consonants goes (planned -> plan, but not of ll, ss, zz), and a
 * short stem gets its e back (voted -> vote), so that plan and plane stay apart.
 */
function restoreE(units: Uint16Array, length: number): number {
  const last = units[length - 1]!;
  if (length > 3 && last === units[length - 2] && !isVowel(last) && last !== L && last !== S && last !== Z) {
    return length - 1;
  }
  if (!isShort(units, length)) return length;
  units[length] = E;
  return length + 1;
}

/** Porter's *o with a measure of 1: consonants, one vowel, one consonant other than w, x and y. */
function isShort(units: Uint16Array, length: number): boolean {
  const last = units[length - 1]!;
  if (length < 2 || isVowel(last) || last === W || last === X) return false;
  if (!isVowel(units[length - 2]!)) return false;
  for (let i = 0; i < length - 2; i++) if (isVowel(units[i]!)) return false;
  return true;
}
