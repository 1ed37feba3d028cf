/**
 * Full stops: whether one before a space ends its sentence, by the word before it (an abbreviation, an initial, a list number) and
 * the word behind it.
 *
 * Cost: O(1); {@link LOOK_BACK} code units before the mark and a word behind it are read.
 * @module
 */
import { ABBREVIATION, ABBREVIATIONS, MONTHS_AND_DAYS, STARTERS, TIME_ZONES } from './abbreviations';
import { isUpper, isWordUnit } from './punctuation';

/** How far back the word before a full stop is read, in code units: past any abbreviation and most web addresses. */
export const LOOK_BACK = 40;

/** The longest abbreviation of one part. */
const LONGEST_ABBREVIATION = 6;

/**
 * Whether the sentence that begins at `start` ends with the full stop at `mark`.
 *
 * @param closed whether quotes or brackets close behind the mark
 * @param at where the next word begins, behind a space
 */
export function endsAtFullStop(
  text: string,
  start: number,
  mark: number,
  closed: boolean,
  at: number,
): boolean {
  const least = Math.max(start, mark - LOOK_BACK);
  let from = mark;
  let hasStop = false;
  // The word before the mark, with the full stops inside it.
  for (; from > least; from--) {
    const unit = text.charCodeAt(from - 1);
    if (unit === 0x2e) hasStop = true;
    else if (!isWordUnit(unit)) break;
  }
  const length = mark - from;
  if (length > LONGEST_ABBREVIATION && !hasStop) return true;
  if (isNumber(text, from, mark)) return !(from === start && length <= 2);
  const before = isDigitUnit(text.charCodeAt(at));
  if (length === 1 && isUpper(text.charAt(from))) return isStarter(text, at, closed, before);
  if (hasStop) {
    if (length === 3) {
      const lower = text.slice(from, mark).toLowerCase();
      if (lower === 'e.g' || lower === 'i.e') return false;
      if (lower === 'a.m' || lower === 'p.m') {
        const word = asciiWord(text, at);
        return !before && !MONTHS_AND_DAYS.has(word) && !TIME_ZONES.has(word);
      }
    }
    // No abbreviation of one part has a full stop inside.
    return !isDotted(text, from, mark) || isStarter(text, at, closed, before);
  }
  const token = text.slice(from, mark);
  const kinds = ABBREVIATIONS.get(token.toLowerCase());
  if (kinds === undefined) return true;
  if ((kinds & ABBREVIATION.title) !== 0) return closed;
  if (
    (kinds & ABBREVIATION.anywhere) !== 0 ||
    ((kinds & ABBREVIATION.capitalised) !== 0 && isUpper(token.charAt(0)))
  )
    return isStarter(text, at, closed, before);
  if ((kinds & ABBREVIATION.numbered) === 0) return true;
  return !before && !(isUpper(token.charAt(0)) && MONTHS_AND_DAYS.has(asciiWord(text, at)));
}

/** Whether what stands at `at` begins a sentence behind an abbreviation; where that is closed, any word does. */
function isStarter(text: string, at: number, closed: boolean, isBeforeDigit: boolean): boolean {
  // A closing quote or bracket after an abbreviation leaves only the next word to judge by.
  return (closed && !isBeforeDigit) || STARTERS.has(asciiWord(text, at));
}

/** The run of ASCII letters at `at`, in lower case; empty when it runs on into an initial's full stop. */
export function asciiWord(text: string, at: number): string {
  let end = at;
  while (
    end < text.length &&
    end - at < 16 &&
    (text.charCodeAt(end) | 32) >= 0x61 &&
    (text.charCodeAt(end) | 32) <= 0x7a
  ) {
    end++;
  }
  return end === at + 1 && text.charCodeAt(end) === 0x2e ? '' : text.slice(at, end).toLowerCase();
}

/** "U.S", "Ph.D", of a word with a full stop inside: parts of one or two letters. */
function isDotted(text: string, from: number, to: number): boolean {
  let part = 0;
  let hasOther = false;
  for (let i = from; i <= to; i++) {
    const unit = i < to ? text.charCodeAt(i) : 0x2e;
    if (unit !== 0x2e) {
      hasOther ||= !isDigitUnit(unit);
      if (++part > 2) return false;
      continue;
    }
    if (!hasOther) return false;
    part = 0;
    hasOther = false;
  }
  return true;
}

function isNumber(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isDigitUnit(text.charCodeAt(i))) return false;
  return from < to;
}

function isDigitUnit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
