/**
 * What hangs over a clause of a sentence: older time, time to come, a condition, a doubt of the one who tells it.
 *
 * Cost: O(words) a question, windows of fixed length.
 * @module
 */
import { EventClauses } from './event';
import { LIST, type ListId } from './lists';

/** Words a mark of older time may stand behind the verb it belongs to. */
const BACKGROUND_REACH = 12;
/** Words of a clause that may be a mere adverbial: "Last month,". */
const ADVERBIAL_WORDS = 7;
/** Words from a doubt to what is doubted. */
const DOUBT_REACH = 12;

/** What opens the clause that is doubted. */
const CLAUSE: readonly ListId[] = [
  LIST.complementiser,
  LIST.relatives,
  LIST.conditionals,
  LIST.subordinators,
  LIST.determiners,
];

/** A sentence whose clauses can be asked for their circumstances. */
export class SentenceClauses extends EventClauses {
  private background: readonly number[] | undefined;

  /** "before the talks began", "since he met": told as something else than news. */
  isBefore(at: number): boolean {
    return this.is(LIST.untold, this.segments[this.tokens[at]!.segment]!.start);
  }

  /** Whether a mark of older time belongs to the clause of the word at `at`. */
  isBackground(at: number): boolean {
    const own = this.tokens[at]!.segment;
    const { start } = this.segments[own]!;
    this.background ??= this.tokens.map((_, i) => i).filter((i) => this.isBackgroundMark(i));
    for (const i of this.background) {
      const { segment } = this.tokens[i]!;
      if (segment === own) {
        const isFronted = i === start || (i === start + 1 && this.is(LIST.conjunctions, start));
        // "who recently visited"
        const isBeside = i < at && at - i <= 2;
        if (isFronted || isBeside || (i > at && i - at <= BACKGROUND_REACH)) return true;
      } else if (Math.abs(segment - own) === 1 && this.isAdverbial(segment)) return true;
    }
    return false;
  }

  private isAdverbial(segment: number): boolean {
    const { start, end } = this.segments[segment]!;
    if (end - start > ADVERBIAL_WORDS) return false;
    // "The talks, suspended since May, have resumed": the time of the participle before it.
    const before =
      this.segments[segment]!.kind === 'subordinate' ? this.segments[segment - 1]?.start : undefined;
    if (before !== undefined && segment > 1 && this.verbAt(before) !== undefined) return false;
    for (let i = start; i < end; i++)
      if (this.isFiniteAuxiliary(i) || this.verbAt(i) !== undefined) return false;
    return true;
  }

  private isBackgroundMark(i: number): boolean {
    if (this.phraseAt(LIST.backgroundPhrases, i) > 0) return true;
    if (this.is(LIST.pastAttributes, i) && this.is(LIST.periods, i + 1)) return true;
    if (this.is(LIST.ago, i) && i > 0) return true;
    if (!this.is(LIST.backgroundBefore, i)) return false;
    const at = this.is(LIST.determiners, i + 1) ? i + 2 : i + 1;
    const token = this.tokens[at];
    if (token === undefined) return false;
    const isYear = token.numeric && /^(?:19|20)..$/.test(token.word);
    if (!isYear && !(this.is(LIST.months, at) && token.capitalised)) return false;
    for (let k = i - 1; k >= Math.max(0, i - 3); k--) if (this.is(LIST.firsts, k)) return false;
    return true;
  }

  /** Whether the clause goes on to name a time still to come; a weekday counts as one. */
  isFutureTime(i: number): boolean {
    for (let j = i + 1; this.tokens[j]?.segment === this.tokens[i]!.segment; j++) {
      if (this.is(LIST.saying, j)) return false;
      if (this.phraseAt(LIST.futurePhrases, j) > 0) return true;
      if (this.is(LIST.weekdays, j) || this.isNamedMonth(j)) return true;
    }
    return false;
  }

  /** Whether the noun phrase behind `i` goes on to a time still to come: "its third season for next spring". */
  isLaterTime(i: number): boolean {
    for (let j = i + 1; this.tokens[j]?.segment === this.tokens[i]!.segment; j++) {
      if (this.is(LIST.saying, j) || this.is(LIST.complementiser, j) || this.isFiniteAuxiliary(j))
        return false;
      if (this.is(LIST.pronouns, j) || this.is(LIST.weekdays, j)) return false;
      if (this.phraseAt(LIST.futurePhrases, j) > 0 || this.isNamedMonth(j)) return true;
    }
    return false;
  }

  /** "on 4 March", "in August": a month beside a number or behind "in". */
  private isNamedMonth(j: number): boolean {
    const { tokens } = this;
    if (!this.is(LIST.months, j) || !tokens[j]!.capitalised) return false;
    if (this.is(LIST.purposes, j - 1)) return true;
    return this.is(LIST.places, j - 1) || tokens[j - 1]?.numeric === true || tokens[j + 1]?.numeric === true;
  }

  /** "doubt that the talks will", "not clear when the launch will", "never told that it was" */
  isDoubted(at: number): boolean {
    for (let j = at - 1; j >= Math.max(0, at - DOUBT_REACH); j--) {
      if (this.is(LIST.clauseDoubts, j) && CLAUSE.some((list) => this.is(list, j + 1))) return true;
      if (!this.is(LIST.clauseVerbs, j)) continue;
      for (let k = j - 1; k >= Math.max(0, j - 3) && this.tokens[k]!.segment === this.tokens[j]!.segment; k--)
        if (this.is(LIST.negations, k) || this.is(LIST.doubtLicensors, k)) return true;
    }
    return false;
  }

  /** "Had the talks gone ahead, they would": a condition without "if". */
  private isInverted(segment: number): boolean {
    const { start } = this.segments[segment]!;
    return segment === 0 && this.is(LIST.had, start) && this.is(LIST.determiners, start + 1);
  }

  /** Whether a condition hangs over a reading at `at` that is `open`: it tells no fact yet. */
  isConditional(at: number, isOpen: boolean): boolean {
    const own = this.tokens[at]!.segment;
    if (this.segments[own]!.kind === 'conditional' || this.isInverted(own)) return true;
    if (!isOpen) return false;
    const first = this.segments[0]!;
    if (own > 0 && own <= 2 && first.kind === 'conditional') return true;
    const next = this.segments[own + 1];
    return next?.kind === 'conditional' && !this.is(LIST.askers, next.start);
  }
}
