/**
 * The readings of one sentence as they are found, and which of them it stands for: a main clause before a
 * subordinate one, a clause before a noun, then what overturns before what is overturned, then the later.
 * @module
 */
import { EventClauses } from './event';
import type { VerbKind } from './language';
import type { Status } from './types';
import { BASE, type CompiledLexicon, PARTICIPLE } from './words';

/** What a sentence says. */
export interface SentenceStatus {
  readonly value: Status | undefined;
  /** It speaks of a plan made earlier: "had been set to visit". */
  readonly hadPlan: boolean;
  /** It speaks of another day for the event: "a new date will be set". */
  readonly hasNewDate: boolean;
  /** It tells of something to come on a named day, whatever the verb: "will walk out on Friday". */
  readonly isAhead: boolean;
}

/** Standing of what a sentence says, by where it says so. */
export const MAIN: number = 3;
export const SUBORDINATE: number = 2;
export const NOMINAL: number = 1;
/** Added where one reading must win over another of the same clause. */
export const OVER: number = 0.5;

/** Among readings of equal standing the one that overturns the others. */
const PRECEDENCE: Readonly<Record<Status, number>> = {
  denied: 5,
  postponed: 4,
  cancelled: 4,
  resumed: 4,
  confirmed: 3,
  held: 2,
  'under-way': 2,
  planned: 1,
};

/** Kinds of verb that are events, for denials. */
const EVENT_KINDS: ReadonlySet<VerbKind> = new Set([
  'meet',
  'hold',
  'host',
  'strike',
  'travel',
  'launch',
  'happen',
  'begin',
]);

/** One sentence being read. */
export class SentenceReading {
  readonly clauses: EventClauses;
  hadPlan: boolean = false;
  hasNewDate: boolean = false;
  private best: { value: Status; rank: number; at: number } | undefined;
  /** Index of a "confirmed" that governs what follows; of a "not confirmed". */
  confirmedAt: number = -1;
  unconfirmedAt: number = -1;

  constructor(sentence: string, lexicon: CompiledLexicon) {
    this.clauses = new EventClauses(sentence, lexicon);
  }

  result(): SentenceStatus {
    let value = this.best?.value;
    if (this.best !== undefined && value === 'planned') {
      if (this.unconfirmedAt >= 0 && this.unconfirmedAt < this.best.at) value = undefined;
      else if (this.confirmedAt >= 0 && this.confirmedAt < this.best.at) value = 'confirmed';
    }
    const { hadPlan, hasNewDate } = this;
    return { value, hadPlan, hasNewDate, isAhead: this.isAhead() };
  }

  /** A word in the future, not doubted nor negated, in a sentence that names a day. */
  private isAhead(): boolean {
    const { clauses } = this;
    const { tokens } = clauses;
    if (!tokens.some((_, i) => this.isDay(i))) return false;
    for (let i = 1; i < tokens.length; i++) {
      const isOpen = clauses.is('infinitive', i - 1) || clauses.is('future', i - 1);
      const isName = tokens[i]!.capitalised && !clauses.isTitleCase;
      if (!isOpen || isName || clauses.is('determiners', i) || tokens[i]!.numeric) continue;
      const { tense, negated } = clauses.chain(i, BASE);
      if (tense === 'future' && !negated && !clauses.isConditional(i, true)) return true;
    }
    return false;
  }

  /** A weekday, or a month beside a number. */
  private isDay(i: number): boolean {
    const { clauses } = this;
    const { tokens } = clauses;
    if (!tokens[i]!.capitalised || !clauses.isCalendarWord(i)) return false;
    return clauses.is('weekdays', i) || tokens[i - 1]?.numeric === true || tokens[i + 1]?.numeric === true;
  }

  rankOf(i: number): number {
    const { segments, tokens } = this.clauses;
    return segments[tokens[i]!.segment]!.kind === 'main' ? MAIN : SUBORDINATE;
  }

  /** Takes a reading at word `at` unless a condition or, for facts, a mark of older time hangs over it. */
  add(value: Status, rank: number, at: number, isYetToCome: boolean): void {
    if (this.clauses.isConditional(at, isYetToCome || this.clauses.chain(at, PARTICIPLE).tense === 'future'))
      return;
    if (!isYetToCome && (this.clauses.isBackground(at) || this.clauses.isBefore(at))) return;
    const { best } = this;
    const order =
      best === undefined ? 1 : rank - best.rank || PRECEDENCE[value] - PRECEDENCE[best.value] || at - best.at;
    if (order > 0) this.best = { value, rank, at };
  }

  /** A verb that is an event, in a sentence with people of rank. */
  isEventVerb(i: number): boolean {
    if (!this.clauses.hasRole) return false;
    const verb = this.clauses.verbAt(i);
    return verb !== undefined && EVENT_KINDS.has(verb.entry.kind);
  }
}
