/**
 * Runs of capitalised words in one text, and which of them are mentions of names: for `names`.
 *
 * Cost: O(n) in code units; a run has a bounded number of words.
 * @module
 */

import { CAPITALISED, foldInto, NUMERIC, UNSPACED } from '../text/folding';
import type { TextReading } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { isStopWord } from '../text/stopwords';
import type { Words } from '../text/words';
import type { Evidence } from './evidence';
import { isInitialism, type Mention } from './mention';
import { isNoName, type Part, trimmed, withoutTitles } from './parts';
import { LISTS } from './words';

/** What steers the reading of names. */
export const NAME_PARAMETERS: {
  /** Names returned. */
  readonly limit: number;
  /** Words of a name; longer runs are headings. */
  readonly maxWords: number;
  /** Share of capitalised words (of four letters and more) from which a sentence is a heading. */
  readonly headingShare: number;
  /** A surname joins the full name that at least one in so many of its reports use. */
  readonly fullFormShare: number;
  /** Code units of a word that are compared. */
  readonly maxUnits: number;
  /** Code units of a publisher's name that are read. */
  readonly sourceUnits: number;
} = { limit: 12, maxWords: 7, headingShare: 0.75, fullFormShare: 4, maxUnits: 40, sourceUnits: 100 };

/** Code units between two words that are looked at. */
const GAP_UNITS = 4;
const SPACE = 0x20;

const ASCII_LETTERS = /^[A-Za-z0-9]*$/;

/** Reads the runs of one title or text. */
export class RunReader {
  private readonly words: Words;
  private readonly units: Uint16Array = new Uint16Array(NAME_PARAMETERS.maxUnits);
  /** 1 where a word opens a sentence or a quotation, 2 where its sentence is a heading, 0 inside. */
  private readonly places: Uint8Array;

  private readonly text: string;

  constructor(reading: TextReading) {
    this.text = reading.text;
    this.words = reading.words;
    this.places = this.findPlaces(reading.sentences);
  }

  private findPlaces(sentences: readonly Sentence[]): Uint8Array {
    const { words } = this;
    const places = new Uint8Array(words.count);
    let at = 0;
    for (const { start, end } of sentences) {
      const first = at;
      let long = 0;
      let capitals = 0;
      for (; at < words.count && words.starts[at]! < end; at++) {
        if (words.starts[at]! < start) continue;
        const length = words.ends[at]! - words.starts[at]!;
        const isCapital = (words.flags[at]! & CAPITALISED) !== 0;
        if (at > first && length > 3) {
          long++;
          if (isCapital) capitals++;
        }
        if (at === first || this.opensQuote(at)) places[at] = 1;
      }
      const isShouted = long >= 2 && this.isUpperCase(start, end);
      const isHeading =
        isShouted || (long >= 3 && capitals >= NAME_PARAMETERS.headingShare * long && !this.isClosed(end));
      if (isHeading) places.fill(2, first, at);
    }
    return places;
  }

  /** A full stop, perhaps before a closing quote, tells a sentence from a heading. */
  private isClosed(end: number): boolean {
    return this.text.slice(Math.max(0, end - 3), end).includes('.');
  }

  private isUpperCase(start: number, end: number): boolean {
    // A small letter near the start is the rule.
    for (let i = start; i < end && i < start + 8; i++) if (isSmall(this.text.charCodeAt(i))) return false;
    const sample = this.text.slice(start, Math.min(end, start + 200));
    return sample === sample.toUpperCase();
  }

  /** Behind an opening quote, a colon or a bracket a capital means no more than at the start of a sentence. */
  private opensQuote(i: number): boolean {
    const start = this.words.starts[i]!;
    const floor = Math.max(i === 0 ? 0 : this.words.ends[i - 1]!, start - GAP_UNITS);
    // Nearly always a space behind a word.
    if (start - floor === 1 && this.text.charCodeAt(floor) === SPACE) return false;
    const before = this.text[start - 1];
    if (before !== undefined && '"“„«‘(['.includes(before)) return before !== '(' && before !== '[';
    for (let at = floor; at < start; at++) {
      const unit = this.text.charCodeAt(at);
      if (unit === 0x3a || unit === 0x0a) return true;
    }
    return false;
  }

  /** What stands between the word and the one before, at most {@link GAP_UNITS}. */
  private gap(i: number): string {
    const end = this.words.starts[i]!;
    return this.text.slice(Math.max(i === 0 ? 0 : this.words.ends[i - 1]!, end - GAP_UNITS), end);
  }

  private fold(i: number): string {
    const spelled = this.text.slice(
      this.words.starts[i]!,
      Math.min(this.words.ends[i]!, this.words.starts[i]! + NAME_PARAMETERS.maxUnits),
    );
    if (ASCII_LETTERS.test(spelled)) return spelled.toLowerCase();
    const { units } = this;
    const length = foldInto(this.text, this.words.starts[i]!, this.words.ends[i]!, units);
    return String.fromCharCode(...units.subarray(0, length));
  }

  /** Notes how each word is spelled, and where. */
  survey(evidence: Evidence, isTitle: boolean): void {
    const { words } = this;
    for (let i = 0; i < words.count; i++) {
      const flags = words.flags[i]!;
      if ((flags & (NUMERIC | UNSPACED)) !== 0) continue;
      const hash = words.hashes[i]!;
      const isCapital = (flags & CAPITALISED) !== 0;
      if (isTitle) {
        if (isCapital) evidence.noteTitle(hash, this.places[i] === 0);
      } else if (!isCapital) evidence.noteLower(hash);
      else if (this.places[i] === 0) evidence.noteInside(hash, !this.hasCapitalBeside(i));
      else if (this.places[i] === 1 && i + 1 < words.count) {
        evidence.noteOpener(hash, this.fold(i), this.fold(i + 1), this.gap(i + 1));
      }
    }
  }

  private hasCapitalBeside(i: number): boolean {
    if (i > 0 && this.isNameWord(i - 1) && this.isJoined(i)) return true;
    return i + 1 < this.words.count && this.isNameWord(i + 1) && this.isJoined(i + 1);
  }

  /** Reads the mentions of names, and the long forms of acronyms in brackets. */
  read(article: number, evidence: Evidence, mentions: Mention[], longForms: Map<string, string>): void {
    const { words } = this;
    let last: Mention | undefined;
    let lastEnd = -1;
    for (let i = 0; i < words.count; ) {
      const end = this.runEnd(i);
      if (end === i) {
        i++;
        continue;
      }
      const isBracketed = words.starts[i]! - lastEnd <= 3 && this.gap(i).endsWith('(');
      const mention = this.mentionOf(i, end, article, evidence);
      if (mention !== undefined) {
        mentions.push(mention);
        if (isBracketed && last !== undefined) {
          if (isInitialism(mention, last)) longForms.set(mention.key, last.key);
          else if (isInitialism(last, mention)) longForms.set(last.key, mention.key);
        }
        last = mention;
        lastEnd = words.ends[end - 1]!;
      }
      i = end;
    }
  }

  /** End (exclusive) of the run of capitalised words that starts at `i`; `i` where none does. */
  private runEnd(i: number): number {
    const { words } = this;
    if (!this.isNameWord(i)) return i;
    let end = i + 1;
    while (end < words.count && end - i <= NAME_PARAMETERS.maxWords) {
      if (!this.isJoined(end)) break;
      if (this.isNameWord(end)) end++;
      else {
        const next = this.afterParticles(end);
        if (next === end) break;
        end = next + 1;
      }
    }
    return end;
  }

  /** Index of the name word behind the particles that start at `i`; `i` when there are none. */
  private afterParticles(i: number): number {
    for (let j = i; j < Math.min(this.words.count, i + 3); j++) {
      if (j > i && !this.isJoined(j)) return i;
      if (j > i && this.isNameWord(j)) return j;
      const word = this.fold(j);
      const isOf = (word === 'of' || word === 'for') && LISTS.bodies.has(this.fold(j - 1));
      const isThe = word === 'the' && this.fold(j - 1) === 'of';
      if (!isOf && !isThe && !LISTS.particles.has(word)) return i;
    }
    return i;
  }

  private isNameWord(i: number): boolean {
    const flags = this.words.flags[i]!;
    return (flags & CAPITALISED) !== 0 && (flags & UNSPACED) === 0;
  }

  private isBehindSpace(i: number): boolean {
    const { starts, ends } = this.words;
    return i > 0 && starts[i]! - ends[i - 1]! === 1 && this.text.charCodeAt(ends[i - 1]!) === SPACE;
  }

  /** Whether only a space, a hyphen or the point of an initial stands between a word and the one before. */
  private isJoined(i: number): boolean {
    if (this.isBehindSpace(i)) return true;
    const gap = this.gap(i);
    if (gap === ' ' || gap === '-' || gap === '\u00a0' || gap === ' & ') return true;
    // "Workers' Party"
    if (gap === "' " || gap === '’ ') return LISTS.bodies.has(this.fold(i));
    if (gap === "'" || gap === '’') return this.words.ends[i]! - this.words.starts[i]! > 1;
    const length = this.words.ends[i - 1]! - this.words.starts[i - 1]!;
    if (gap === '.') return length === 1;
    return gap === '. ' && (length === 1 || LISTS.titles.has(this.fold(i - 1)));
  }

  private mentionOf(start: number, end: number, article: number, evidence: Evidence): Mention | undefined {
    const { words, text, places } = this;
    const isHeading = places[start] === 2;
    let parts: Part[] = [];
    for (let i = start; i < end; i++) {
      const [from, to] = [words.starts[i]!, words.ends[i]!];
      const spelled = text.slice(from, Math.min(to, from + NAME_PARAMETERS.maxUnits));
      const isUpper =
        spelled.length > 1 && !isSmall(spelled.charCodeAt(1)) && spelled === spelled.toUpperCase();
      parts.push({
        word: this.fold(i),
        hash: words.hashes[i]!,
        start: from,
        end: to,
        isUpper,
        isNameWord: this.isNameWord(i),
        isStop: to - from > 1 && !isUpper && isStopWord(words.hashes[i]!),
      });
    }
    if (parts.length > NAME_PARAMETERS.maxWords) return undefined;
    const opener = parts[0]!;
    if (places[start] === 1 && !evidence.isName(opener.hash, parts.length === 1)) {
      if (parts.length === 1) return undefined;
      if (evidence.lower.has(opener.hash) || opener.word.endsWith('ly')) parts = parts.slice(1);
    }
    parts = trimmed(withoutTitles(trimmed(parts), evidence.inside));
    const only = parts[0];
    if (only === undefined || parts.every(isNoName)) return undefined;
    if (parts.length === 1 && only.word.length < 2) return undefined;
    // "SEE THE PHOTO"
    if (parts.length > 1 && parts.every((part) => part.isUpper)) return undefined;
    const isInitials = parts.length > 1 && parts.every((part) => part.word.length === 1);
    const key = parts
      .filter((part) => part.isNameWord && !LISTS.particles.has(part.word))
      .map((part) => part.word);
    const spelledEnd =
      parts[parts.length - 1]!.end + (isInitials && text[parts[parts.length - 1]!.end] === '.' ? 1 : 0);
    const isAcronym = isInitials || (parts.length === 1 && only.isUpper && only.word.length <= 8);
    return {
      key: isAcronym ? key.join('') : key.join(' '),
      text: text.slice(this.withArticle(start, parts[0]!.start), spelledEnd),
      words: isAcronym ? [key.join('')] : key,
      article,
      position: start,
      isAcronym,
      isHeading,
      isShared: parts.length === 1 && this.opensCouple(start, end),
    };
  }

  /** "al-Ghab": the start of a name with the article that a hyphen joins to it. */
  private withArticle(first: number, start: number): number {
    if (first === 0 || this.words.starts[first] !== start || this.gap(first) !== '-') return start;
    return LISTS.particles.has(this.fold(first - 1)) ? this.words.starts[first - 1]! : start;
  }

  /** Whether "and" and a first name and surname follow: "Alan and Joan Pryce". */
  private opensCouple(start: number, end: number): boolean {
    if (end + 2 >= this.words.count || this.fold(end) !== 'and' || this.gap(end + 1) !== ' ') return false;
    if (start > 0 && LISTS.placing.has(this.fold(start - 1))) return false;
    if (!this.isNameWord(end + 1) || this.runEnd(end + 1) !== end + 3) return false;
    return [end + 1, end + 2].every((i) => {
      const word = this.fold(i);
      const isOther = [LISTS.titles, LISTS.demonyms, LISTS.places, LISTS.bodies, LISTS.calendar];
      return !isOther.some((list) => list.has(word));
    });
  }
}

/** A small letter of ASCII. */
function isSmall(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}
