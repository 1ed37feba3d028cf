// Prints src/text/character-classes.ts: which code units of the Basic Multilingual Plane are letters, decimal digits or
// ignored, pinned to the Unicode version of the Node that runs this. Run: node bench/build-characters.mjs > src/text/character-classes.ts
const isLetter = /[\p{L}\p{Nl}\p{No}]/u;
const isMark = /\p{M}/u;
const isDigit = /\p{Nd}/u;
const isFormat = /[\p{Cf}\p{Variation_Selector}\p{Me}]/u;

/** A mark with a canonical combining class other than 0: canonical ordering moves it, or moves others past it. */
function isNonStarter(given) {
  const mark = given.normalize('NFD')[0];
  const low = `a${mark}\u0334`; // U+0334 has class 1, the lowest
  const high = `a\u0301${mark}`; // U+0301 has class 230
  return low.normalize('NFD') !== low || high.normalize('NFD') !== high || isClass1(mark) || is230(mark);
}
const isClass1 = (mark) => `a\u0301${mark}`.normalize('NFD') === `a${mark}\u0301`;
const is230 = (mark) => `a${mark}\u0323`.normalize('NFD') === `a\u0323${mark}`;

function classOf(unit) {
  if (unit >= 0xd800 && unit <= 0xf8ff) return '0'; // surrogates are handled in pairs; private use
  const c = String.fromCharCode(unit);
  if (isFormat.test(c)) return 'i';
  if (isMark.test(c)) return isNonStarter(c) ? 'i' : 'a';
  if (isDigit.test(c)) return 'd';
  return isLetter.test(c) ? 'a' : '0';
}

const runs = [];
let current = '0';
let length = 0;
for (let unit = 0; unit < 65536; unit++) {
  const k = classOf(unit);
  if (k === current) length++;
  else {
    runs.push(current + length.toString(36));
    current = k;
    length = 1;
  }
}
runs.push(current + length.toString(36));
const text = runs.join(',');
const lines = text.match(/.{1,104}/g).map((line) => `  '${line}'`);
console.log(`/**
 * Which code units of the Basic Multilingual Plane belong to words, as runs of \`class\` and base-36 length:
 * \`0\` separates words, \`a\` is a letter, \`d\` a decimal digit, \`i\` is ignored inside words (accents and other
 * non-starters, joiners, zero-width spaces, soft hyphens). Unicode ${process.versions.unicode}, printed by \`bench/build-characters.mjs\`;
 * pinned here so that every engine cuts the same words.
 * @module
 */

export const CHARACTER_RUNS: string =
${lines.join(' +\n')};`);
