/**
 * Where each capitalised word of a text stands: inside a sentence, where a capital tells a name, or where it tells nothing.
 *
 * Cost: O(1) a word, plus O(n) in code units of sentences that are all capitals, capped.
 * @module
 */
import { CAPITALISED, NUMERIC } from '../text/folding';
import type { TextReading } from '../text/reading';
import type { Words } from '../text/words';
import { LISTS, listsOf } from './words';

/** Numbers that steer what a heading is. */
const PLACES = {
  /** Share of capitalised words (of four letters and more) from which a sentence is a heading. */
  headingShare: 0.75,
  /** Such words that a heading with a full stop has at least, all of them capitalised. */
  closedHeading: 4,
  /** Code units between two words that are looked at. */
  gapUnits: 4,
  /** Code units of a sentence that may be all capitals. */
  shoutedUnits: 200,
} as const;

const SPACE = 0x20;

/** 1 where a capitalised word opens a sentence or a quotation, 2 where its sentence is a heading, 0 inside. */
export function placesOf({ text, words, sentences }: TextReading): Uint8Array {
  const { count, starts, ends, flags } = words;
  const places = new Uint8Array(count);
  let at = 0;
  for (const { start, end } of sentences) {
    const first = at;
    let long = 0;
    let capitals = 0;
    for (; at < count && starts[at]! < end; at++) {
      if (starts[at]! < start) continue;
      const isCapital = (flags[at]! & CAPITALISED) !== 0;
      if (at > first && ends[at]! - starts[at]! > 3) {
        long++;
        if (isCapital) capitals++;
      }
      // Of a word in lower case nobody asks.
      if (isCapital && (at === first || opensQuote(text, words, at))) places[at] = 1;
    }
    const isShouted = long >= 2 && isUpperCase(text, start, end);
    const isHeading =
      isShouted ||
      (long >= 3 &&
        capitals >= PLACES.headingShare * long &&
        (!isClosed(text, end) ||
          (long >= PLACES.closedHeading && capitals === long && isTitled(words, first, at))));
    if (isHeading) places.fill(2, first, at);
  }
  return places;
}

/** Whether all but the words that titles spell small are capitalised: "Police Find Missing Boat Near Lima." */
function isTitled({ flags, hashes }: Words, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if ((flags[i]! & (CAPITALISED | NUMERIC)) === 0 && (listsOf(hashes[i]!) & LISTS.minor) === 0)
      return false;
  }
  return true;
}

/** A full stop, perhaps before a closing quote, tells a sentence from a heading. */
function isClosed(text: string, end: number): boolean {
  return text.slice(Math.max(0, end - 3), end).includes('.');
}

function isUpperCase(text: string, start: number, end: number): boolean {
  // A small letter near the start is the rule.
  for (let i = start; i < end && i < start + 8; i++) if (isSmall(text.charCodeAt(i))) return false;
  const sample = text.slice(start, Math.min(end, start + PLACES.shoutedUnits));
  return sample === sample.toUpperCase();
}

/** Behind an opening quote, a colon or a bracket a capital means no more than at the start of a sentence. */
function opensQuote(text: string, { starts, ends }: Words, i: number): boolean {
  const start = starts[i]!;
  const floor = Math.max(i === 0 ? 0 : ends[i - 1]!, start - PLACES.gapUnits);
  // Nearly always a space behind a word.
  if (start - floor === 1 && text.charCodeAt(floor) === SPACE) return false;
  const before = start === 0 ? SPACE : text.charCodeAt(start - 1);
  if (before === 0x28 || before === 0x5b) return false;
  if (before === 0x22 || (before >= 0x80 && '“„«‘'.includes(text.charAt(start - 1)))) return true;
  for (let at = floor; at < start; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x3a || unit === 0x0a) return true;
  }
  return false;
}

/** A small letter of ASCII. */
export function isSmall(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}
