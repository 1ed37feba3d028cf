/**
 * Where in a text a date may start: cheap tests on a few code units, which spare nearly every place the patterns.
 *
 * Cost: O(1) a place.
 * @module
 */
import { WordMarks, WordSet } from '../text/word-set';

const ZERO = 0x30;
const NINE = 0x39;

export function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

function isLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return (
    (lower >= 0x61 && lower <= 0x7a) || (unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7 && unit < 0x2000)
  );
}

/** Whether a date may start at `i`: not inside a word, a longer number, a score, a time, a path or a price. */
export function mayStart(text: string, i: number): boolean {
  if (i === 0) return true;
  const unit = text.charCodeAt(i - 1);
  if (unit === 0x20) return true;
  if (isLetter(unit) || isDigit(unit)) return false;
  const char = text[i - 1]!;
  if ('$€£¥#@/_\\'.includes(char)) return false;
  if (!'.,:-–—+'.includes(char) || i === 1) return true;
  const before = text.charCodeAt(i - 2);
  if (isDigit(before)) return false;
  return (
    char !== '-' ||
    !isLetter(before) ||
    /(?:^|[^a-z])(?:mid|early|late|pre|post)-$/i.test(text.slice(Math.max(0, i - 8), i))
  );
}

/**
 * Where a date may start: at a digit; at the capital of a month or weekday; or a letter before, at the rare one of "ago". 0 for
 * all others.
 */
export const DIGIT_STOP: number = 1;
export const NAME_STOP = 2;
export const AGO_STOP = 3;
export const STOPS: Uint8Array = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (isDigit(unit)) return DIGIT_STOP;
  if ('ADFJMNOSTW'.includes(String.fromCharCode(unit))) return NAME_STOP;
  return (unit | 0x20) === 0x67 ? AGO_STOP : 0;
});

/** First three letters as one number, whatever their case. */
function headOf(text: string, i: number): number {
  return (
    ((text.charCodeAt(i) & 0xdf) << 16) |
    ((text.charCodeAt(i + 1) & 0xdf) << 8) |
    (text.charCodeAt(i + 2) & 0xdf)
  );
}

/** Names of months and weekdays by their heads: a bit for each number of letters they are spelt with. */
const LENGTHS: ReadonlyMap<number, number> = new Map(
  (
    'JAN37 FEB38 MAR35 APR35 MAY3 JUN34 JUL34 AUG36 SEP349 OCT37 NOV38 DEC38 ' +
    'SUN6 MON6 TUE7 WED9 THU8 FRI6 SAT8'
  )
    .split(' ')
    .map((name): [number, number] => {
      let lengths = 0;
      for (const length of name.slice(3)) lengths |= 1 << Number(length);
      return [headOf(name, 0), lengths];
    }),
);
const NAME_LENGTHS: WordMarks = new WordMarks(LENGTHS);
const HEADS: WordSet = new WordSet(LENGTHS.keys());
const MONTH_HEADS: WordSet = new WordSet(
  [...LENGTHS].flatMap(([head, lengths]) => ((lengths & 8) !== 0 ? [head] : [])),
);

/**
 * Whether a month or weekday may stand at `i`: its head, and as many ASCII letters as it has. Spares nearly every capital the
 * patterns; letters beyond ASCII give a head that is none or passes for one.
 */
export function mayBeName(text: string, i: number): boolean {
  const head = headOf(text, i);
  if (!HEADS.has(head)) return false;
  return (NAME_LENGTHS.get(head) & (1 << (endOfName(text, i) - i))) !== 0;
}

/** Where the ASCII letters end whose first three stand at `i`; no name has more than ten. */
function endOfName(text: string, i: number): number {
  let end = i + 3;
  for (; end < i + 10; end++) {
    const lower = text.charCodeAt(end) | 0x20;
    if (!(lower >= 0x61 && lower <= 0x7a)) break;
  }
  return end;
}

/** Whether the three letters of a month stand at `i`. */
export function mayBeMonth(text: string, i: number): boolean {
  return MONTH_HEADS.has(headOf(text, i));
}

/**
 * Where {@link STOPS} has the date that may start with the word at `start`; -1 where none does. In a text of plain letters (see
 * `Scanner.isPlain`) no date starts inside a word, so that the words tell all places.
 */
export function datePlace(text: string, start: number): number {
  const unit = text.charCodeAt(start);
  if (unit >= 0x80) return -1;
  const stop = STOPS[unit]!;
  if (stop === DIGIT_STOP) return start;
  if (stop === NAME_STOP) return HEADS.has(headOf(text, start)) ? start : -1;
  return unit === 0x61 && STOPS[text.charCodeAt(start + 1)] === AGO_STOP ? start + 1 : -1;
}

/** Code units around the head of a month's name in which a day that belongs to it has a digit. */
const DAY_NEAR = { before: 16, after: 18 } as const;

/**
 * Whether a text may name a day by anything but a weekday: never false where {@link scanDates} finds such a mention. Much cheaper,
 * for those who have the weekdays already.
 */
export function mayNameDays(text: string): boolean {
  const { length } = text;
  const stops = STOPS;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const stop = unit < 0x80 ? stops[unit]! : 0;
    if (stop === 0) continue;
    if (mayNameDay(text, i, stop)) return true;
    if (stop === DIGIT_STOP) while (isDigit(text.charCodeAt(i + 1))) i++;
  }
  return false;
}

/** {@link mayNameDays} where the places are known that {@link datePlace} has of the text, or of a longer one that begins with it. */
export function mayNameDaysAt(text: string, places: readonly number[]): boolean {
  for (const place of places) {
    if (place >= text.length) return false;
    if (mayNameDay(text, place, STOPS[text.charCodeAt(place)]!)) return true;
  }
  return false;
}

function mayNameDay(text: string, i: number, stop: number): boolean {
  if (stop === NAME_STOP) return MONTH_HEADS.has(headOf(text, i)) && hasDigitNear(text, i);
  if (stop === DIGIT_STOP) {
    let end = i + 1;
    while (isDigit(text.charCodeAt(end))) end++;
    return isNumericDate(text, i, end);
  }
  return text.charCodeAt(i - 1) === 0x61 && (text.charCodeAt(i + 1) | 0x20) === 0x6f;
}

/** Whether a number goes on as 2020-09-15 or 15/09/2020 do. */
function isNumericDate(text: string, start: number, end: number): boolean {
  const mark = text.charCodeAt(end);
  if (mark < 0x2d || mark > 0x2f || !isDigit(text.charCodeAt(end + 1))) return false;
  if (end - start > 2) return true;
  const second = isDigit(text.charCodeAt(end + 2)) ? end + 3 : end + 2;
  return text.charCodeAt(second) === mark;
}

function hasDigitNear(text: string, i: number): boolean {
  return hasDigit(text, Math.max(0, i - DAY_NEAR.before), i + DAY_NEAR.after);
}

/** Whether one of the code units from `from` up to `to` is a digit. */
function hasDigit(text: string, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (isDigit(text.charCodeAt(k))) return true;
  return false;
}

/** A space, or what may be one. */
function maySpace(unit: number): boolean {
  return unit <= 0x20 || unit >= 0x80;
}

/**
 * Whether a day or a year may belong to the month at `i`: a digit stands right behind it, or behind what may join it to another month, a
 * comma or "of". Never false where one does.
 *
 * @param window longest spelling of a date
 */
export function mayBeNumbered(text: string, i: number, window: number): boolean {
  let at = endOfName(text, i);
  if (text.charCodeAt(at) === 0x2e) at++;
  while (at < i + window && text.charCodeAt(at) <= 0x20) at++;
  const next = text.charCodeAt(at);
  if (isDigit(next)) return true;
  return (next >= 0x80 || BEHIND_MONTH.includes(text.charAt(at))) && hasDigit(text, at, i + window);
}

/** What may stand between a month and its number, but spaces: marks, first letters of "of" and of words that join months. */
const BEHIND_MONTH = ',-/&oOtTuUaA';

/** Code units between a word and the month that it dates, at most: a space, or the hyphen of "mid-May". */
const CUE_GAP = 3;

/**
 * Whether a month whose name stands at `i` may be a date without a number: behind a word, as in "in May", or before "last year". Never
 * false where it is one.
 */
export function mayStandAlone(text: string, i: number): boolean {
  let before = i - 1;
  const least = before - CUE_GAP;
  for (; before > least; before--) {
    const unit = text.charCodeAt(before);
    if (unit >= 0x80) return true;
    if (!maySpace(unit) && unit !== 0x2d) break;
  }
  if (before < i - 1 && isLetter(text.charCodeAt(before))) return true;
  const end = endOfName(text, i);
  return mayNameYear(text, end) || (text.charCodeAt(end) === 0x2e && mayNameYear(text, end + 1));
}

/** Whether ", of last year", "this year" or "next year" may stand at `at`, by the first letter. */
function mayNameYear(text: string, at: number): boolean {
  const start = text.charCodeAt(at) === 0x2c ? at + 1 : at;
  if (!maySpace(text.charCodeAt(start))) return false;
  const letter = text.charCodeAt(start + 1) | 0x20;
  return letter === 0x6f || letter === 0x6c || letter === 0x74 || letter === 0x6e;
}

/** Whether a number starts with 19 or 20. */
export function isCentury(text: string, i: number): boolean {
  const [first, second] = [text.charCodeAt(i), text.charCodeAt(i + 1)];
  return (first === 0x31 && second === 0x39) || (first === 0x32 && second === 0x30);
}

/**
 * Whether what stands at `at`, behind one digit or two, may go on with a date: an ordinal, a mark, or a space before a mark
 * or the first letter of a month or of a word that joins days.
 */
export function mayFollowDay(text: string, at: number): boolean {
  const next = text.charCodeAt(at);
  if (next === 0x2c || next === 0x25 || next === 0x3a) return false;
  if (next !== 0x20) return at < text.length;
  const lower = text.charCodeAt(at + 1) | 0x20;
  if (!(lower >= 0x61 && lower <= 0x7a)) return true;
  return MONTH_HEADS.has(headOf(text, at + 1)) || JOINTS.has(headOf(text, at + 1) & 0xffff00);
}

/** What joins days, by its first two letters: "of", "to", "through" and "thru", "until", "till", "and". */
const JOINTS: WordSet = new WordSet(
  ['OF', 'TO', 'TH', 'UN', 'TI', 'AN'].map((joint) => headOf(joint, 0) & 0xffff00),
);
