/**
 * Character classes that sentence boundaries are read by.
 * @module
 */

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** @param character one code unit, or none */
export function isLower(character: string): boolean {
  const unit = character.charCodeAt(0);
  if (unit < 0x80) return unit >= 0x61 && unit <= 0x7a;
  return character !== '' && character.toUpperCase() !== character;
}

/** @param character one code unit, or none */
export function isUpper(character: string): boolean {
  const unit = character.charCodeAt(0);
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  return character !== '' && character.toLowerCase() !== character;
}

/** Letters and digits, near enough: ASCII ones, and everything beyond that is no punctuation. */
export function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x30 && unit <= 0x39) || ((unit | 32) >= 0x61 && (unit | 32) <= 0x7a);
  return (
    unit >= 0xc0 &&
    unit !== 0xd7 &&
    unit !== 0xf7 &&
    !(unit >= 0x2000 && unit <= 0x303f) &&
    !(unit >= 0xff00 && unit <= 0xff0f)
  );
}

/** 1 for the last code unit of a line break, 2 for a paragraph separator or form feed. */
export function lineBreaks(text: string, i: number): number {
  const unit = text.charCodeAt(i);
  if (unit === 0x0a || unit === 0x2028) return 1;
  if (unit === 0x0d) return text.charCodeAt(i + 1) === 0x0a ? 0 : 1;
  return unit === 0x2029 || unit === 0x0c ? 2 : 0;
}

export function isSpace(unit: number): boolean {
  if (unit <= 0x20 || unit === 0xa0) return true;
  if (unit < 0x1680) return false;
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200b) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

/** . ! ? and the ellipsis; Arabic, Urdu, Devanagari, Burmese and East Asian marks. */
export function isTerminal(unit: number): boolean {
  if (unit < 0x80) return unit === 0x2e || unit === 0x21 || unit === 0x3f;
  return (
    unit === 0x2026 ||
    unit === 0x3002 ||
    unit === 0xff01 ||
    unit === 0xff1f ||
    unit === 0xff61 ||
    unit === 0x061f ||
    unit === 0x06d4 ||
    unit === 0x0964 ||
    unit === 0x104b
  );
}

export function isCloser(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  // Nearly always a space.
  if (unit < 0x80) return unit === 0x22 || unit === 0x27 || unit === 0x29 || unit === 0x5d || unit === 0x7d;
  return '»›’”」』）】〉》'.includes(text.charAt(i));
}

export function isOpener(unit: number): boolean {
  if (unit === 0x22 || unit === 0x27 || unit === 0x28 || unit === 0x5b) return true;
  return (
    unit === 0xab ||
    unit === 0x2018 ||
    unit === 0x201c ||
    unit === 0x201e ||
    unit === 0x300c ||
    unit === 0x300e
  );
}

export function isBullet(unit: number): boolean {
  return (
    unit === 0x2d ||
    unit === 0x2a ||
    unit === 0x2022 ||
    unit === 0x2013 ||
    unit === 0x2014 ||
    unit === 0xb7 ||
    unit === 0x25cf
  );
}
