/**
 * Where the sentence around a date ends: at a line break, an exclamation or question mark, and at a full stop that is
 * not that of an abbreviation. `text/sentences.ts` cuts whole texts; this looks at one place, from either side.
 *
 * Cost: O(1); a bounded number of code units around the mark is read.
 * @module
 */
import { AMBIGUOUS, MONTHS_AND_DAYS, NUMBERED, STARTERS, TIME_ZONES, TITLES } from '../text/abbreviations';

/** How much is read, in code units. */
const REACH = {
  /** Before a full stop: past any abbreviation. */
  before: 8,
  /** Behind it: the next word. */
  after: 16,
} as const;

const ABBREVIATION = /(?:^|[^a-z\d.])((?:[a-z]{1,2}\.){0,3}[a-z]{1,6})$/i;
const NEXT = /^\s{1,3}["“‘(]?([A-Za-z]*|\d)/;

/**
 * Whether a sentence or paragraph ends at `i`.
 *
 * @param text any text
 * @param i offset of a code unit
 */
export function isSentenceEnd(text: string, i: number): boolean {
  const unit = text.charCodeAt(i);
  if (unit > 0x3f) return false;
  if (unit === 0x0a) return true;
  if (unit !== 0x2e && unit !== 0x21 && unit !== 0x3f) return false;
  const next = text.charCodeAt(i + 1);
  if (next > 0x22 && next !== 0x201d) return false;
  return unit !== 0x2e || !isAbbreviated(text, i);
}

/** Whether the full stop at `mark` is that of an abbreviation inside a sentence. */
function isAbbreviated(text: string, mark: number): boolean {
  const token = ABBREVIATION.exec(text.slice(Math.max(0, mark - REACH.before), mark))?.[1];
  if (token === undefined) return false;
  const next = NEXT.exec(text.slice(mark + 1, mark + 1 + REACH.after))?.[1];
  if (next === undefined || next === '') return false;
  const isNumber = next <= '9';
  const lower = token.toLowerCase();
  const isCapital = token[0] !== lower[0];
  const word = next.toLowerCase();
  const isDotted = token.includes('.');
  const known = TITLES.has(lower) || AMBIGUOUS.has(lower) || NUMBERED.has(lower);
  if (!isNumber && next === word && (isDotted || known)) return true;
  if (lower === 'a.m' || lower === 'p.m')
    return isNumber || MONTHS_AND_DAYS.has(word) || TIME_ZONES.has(word);
  if (isDotted || (token.length === 1 && isCapital)) return !STARTERS.has(word);
  if (TITLES.has(lower)) return isCapital;
  if (NUMBERED.has(lower) && (isNumber || (isCapital && MONTHS_AND_DAYS.has(word)))) return true;
  return AMBIGUOUS.has(lower) && isCapital && !STARTERS.has(word);
}
