/**
 * Sentences: where each one starts and ends in a text, found by one scan over code units with look-ahead and look-back
 * of bounded length. A full stop ends a sentence unless what stands before it is an abbreviation, an initial or a list
 * number; a quotation stays with the attribution that follows it; lines broken inside a sentence, as newswires do, are
 * joined, and headings on a line of their own are not.
 *
 * Cost: O(n) in code units for any text.
 * @module
 */
import { SPEECH, TOP_LEVEL_DOMAINS } from './abbreviations';
import { asciiWord, endsAtFullStop, LOOK_BACK } from './full-stop';
import {
  isBullet,
  isCloser,
  isLower,
  isOpener,
  isSpace,
  isTerminal,
  isUpper,
  isWordUnit,
  lineBreaks,
} from './punctuation';

/** A sentence: UTF-16 offsets into its text, without surrounding white space. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** Lines are wrapped between these lengths (code units); shorter is a heading, longer is a whole paragraph. */
const WRAPPED_LINE = {
  shortest: 40,
  longest: 120,
  /** By how much lines of one wrapped paragraph differ at most, beside the word that did not fit. */
  ragged: 20,
} as const;
/** How far ahead of a mark its continuation is read, in words: a speaker's name and title. */
const SPEAKER_WORDS = 4;

/**
 * Cuts a text into sentences.
 *
 * @param text any string
 * @param most how many sentences are wanted; the text behind them is not read. Default all
 * @param until code unit up to which the text is read, so that a sentence which goes on there may be cut short. Default the end
 * @returns the sentences in order, without overlap; spans without a letter or digit are left out
 * @example
 * ```ts
 * const text = 'Dr. Önal met U.N. envoys on Sept. 15. They agreed.';
 * splitSentences(text).map(({ start, end }) => text.slice(start, end));
 * // ['Dr. Önal met U.N. envoys on Sept. 15.', 'They agreed.']
 * ```
 * Complexity: O(n).
 */
export function splitSentences(
  text: string,
  most: number = Number.POSITIVE_INFINITY,
  until: number = text.length,
): Sentence[] {
  const sentences: Sentence[] = [];
  const { length } = text;
  const last = Math.min(until, length);
  const kinds = KINDS;
  let start = -1;
  let end = 0;
  let hasWord = false;
  let lineStart = 0;
  const close = (): void => {
    if (start >= 0 && hasWord) sentences.push({ start, end });
    start = -1;
    hasWord = false;
  };

  for (let i = 0; i < last && sentences.length < most; ) {
    const unit = text.charCodeAt(i);
    const kind = unit < kinds.length ? kinds[unit]! : kindOf(unit);
    if (kind === WORD || kind === OTHER) {
      if (start < 0) start = i;
      hasWord ||= kind === WORD;
      end = ++i;
      // The rest of a word, which is most of any text.
      for (; i < length; i++) {
        const next = text.charCodeAt(i);
        if (next >= kinds.length || kinds[next] !== WORD) break;
        hasWord = true;
      }
      end = i;
      continue;
    }
    if (kind === SPACE) {
      let newlines = 0;
      const lineEnd = i;
      for (; i < length && isSpace(text.charCodeAt(i)); i++) newlines += lineBreaks(text, i);
      if (newlines === 0) continue;
      if (start >= 0 && (newlines > 1 || endsAtNewline(text, lineStart, lineEnd, i))) close();
      lineStart = i;
      continue;
    }
    if (start < 0) start = i;
    if (unit === POINT && isInside(text, i)) {
      end = ++i;
      continue;
    }
    const mark = i;
    while (i < length && isTerminal(text.charCodeAt(i))) i++;
    const afterMarks = i;
    while (i < length && isCloser(text, i)) i++;
    end = i;
    if (endsAtMark(text, start, mark, afterMarks, i)) close();
  }
  if (sentences.length < most) close();
  return sentences;
}

const POINT = 0x2e;

/** Whether a full stop stands inside a number or an abbreviation, as most do that no space follows. */
function isInside(text: string, mark: number): boolean {
  const next = text.charCodeAt(mark + 1);
  if (next >= KINDS.length || KINDS[next] !== WORD) return false;
  // "end.Next": a capital and a small letter.
  return next < 0x41 || (next > 0x5a && next < 0x80) || text.charCodeAt(mark + 2) < 0x61;
}

/** What a code unit is to the loop over all of them. */
const OTHER = 0;
const WORD = 1;
const SPACE = 2;
const TERMINAL = 3;

function kindOf(unit: number): number {
  if (isSpace(unit)) return SPACE;
  if (isTerminal(unit)) return TERMINAL;
  return isWordUnit(unit) ? WORD : OTHER;
}

const KINDS: Uint8Array = Uint8Array.from({ length: 256 }, (_, unit) => kindOf(unit));

/** Whether the terminal marks at [mark, afterMarks), closed by quotes and brackets up to `next`, end the sentence. */
function endsAtMark(text: string, start: number, mark: number, afterMarks: number, next: number): boolean {
  const closed = next > afterMarks;
  const first = text.charCodeAt(mark);
  if (first >= 0x3000) {
    return (
      !closed || next >= text.length || isSpace(text.charCodeAt(next)) || !isWordUnit(text.charCodeAt(next))
    );
  }
  if (next >= text.length) return true;
  const fullStop = first === 0x2e && afterMarks === mark + 1;
  if (!isSpace(text.charCodeAt(next))) return endsWithoutSpace(text, mark, afterMarks, next);

  let at = next;
  let newlines = 0;
  for (; at < text.length && isSpace(text.charCodeAt(at)); at++) newlines += lineBreaks(text, at);
  if (at >= text.length || newlines > 1) return true;
  for (let k = 0; k < 3 && isOpener(text.charCodeAt(at)); k++) at++;
  if (isLowerAt(text, at)) return false;
  if (fullStop) return endsAtFullStop(text, start, mark, closed, at);
  if (closed && isAttribution(text, at)) return false;
  // Trailing off: "Well... I think".
  const last = text.charCodeAt(afterMarks - 1);
  return last === 0x21 || last === 0x3f || asciiWord(text, at) !== 'i';
}

function isLowerAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 0x80 ? unit >= 0x61 && unit <= 0x7a : isLower(text.charAt(at));
}

/** "end.Next", where the space was lost: a small letter before, a capital and a small letter after, no web address. */
function endsWithoutSpace(text: string, mark: number, afterMarks: number, next: number): boolean {
  if (!isUpper(text.charAt(next)) || !isLower(text.charAt(next + 1))) return false;
  const closed = next > afterMarks;
  // A straight quote may open what follows.
  if (closed && (text.charCodeAt(next - 1) === 0x22 || text.charCodeAt(next - 1) === 0x27)) return false;
  if (!isLower(text.charAt(mark - 1)) || !isLower(text.charAt(mark - 2))) return closed;
  const from = Math.max(0, mark - LOOK_BACK);
  for (let i = mark - 1; i >= from && !isSpace(text.charCodeAt(i)); i--) {
    const unit = text.charCodeAt(i);
    if (unit === 0x2f || unit === 0x40 || unit === 0x3d || unit === 0x26 || unit === 0x5f) return false;
    if (unit === 0x2e && !closed) return false;
  }
  const word = asciiWord(text, next);
  const after = next + word.length;
  const goesOn = text.charCodeAt(after) === 0x2e && isLower(text.charAt(after + 1));
  return !goesOn && !TOP_LEVEL_DOMAINS.has(word);
}

/** `"Will you go?" Mr Lavrov asked`: a few capitalised words, then a verb of speech. */
function isAttribution(text: string, at: number): boolean {
  for (let k = 0; k < SPEAKER_WORDS; k++) {
    const word = asciiWord(text, at);
    if (word === '') return false;
    if (SPEECH.has(word)) return k > 0;
    if (!isUpper(text.charAt(at)) && k > 0) return false;
    at += word.length;
    if (text.charCodeAt(at) === 0x2e) at++;
    if (text.charCodeAt(at) !== 0x20) return false;
    at++;
  }
  return SPEECH.has(asciiWord(text, at));
}

/** Whether a single line break is the end of a heading or paragraph rather than a wrap. */
function endsAtNewline(text: string, lineStart: number, lineEnd: number, next: number): boolean {
  if (next >= text.length) return true;
  const last = text.charCodeAt(lineEnd - 1);
  const length = lineEnd - lineStart;
  if (length > WRAPPED_LINE.longest) return true;
  let at = next;
  for (let k = 0; k < 3 && isOpener(text.charCodeAt(at)); k++) at++;
  const first = text.charAt(at);
  if (isLower(first) || last === 0x2c) return false;
  return isBullet(first.charCodeAt(0)) || length < WRAPPED_LINE.shortest || !fillsLine(text, length, next);
}

/**
 * Whether a line of `length` was broken because the word at `next` did not fit: where the line behind is a whole
 * paragraph, or has room for that word and more, what stands before it is a heading.
 */
function fillsLine(text: string, length: number, next: number): boolean {
  let at = next;
  while (at < text.length && at - next < LOOK_BACK && !isSpace(text.charCodeAt(at))) at++;
  const longest = next + Math.min(WRAPPED_LINE.longest, at - next + length + WRAPPED_LINE.ragged);
  while (at < text.length && at <= longest && lineBreaks(text, at) === 0) at++;
  return at <= longest;
}
