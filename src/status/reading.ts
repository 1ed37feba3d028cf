/**
 * The readings of one sentence as they are found, and which of them it stands for: a main clause before a
 * subordinate one, a clause before a noun, then what overturns before what is overturned, then the later.
 * @module
 */
import type { SentenceClauses } from './circumstance';
import type { VerbKind } from './language';
import { LIST } from './lists';
import type { Status } from './types';
import { BASE, PARTICIPLE, type VerbForm } from './words';

/** What a sentence says. */
export interface SentenceStatus {
  readonly value: Status | undefined;
  /** It speaks of a plan made earlier: "had been set to visit". */
  readonly hadPlan: boolean;
  /** It speaks of another day for the event: "a new date will be set". */
  readonly hasNewDate: boolean;
  /** It tells of something to come on a named day, whatever the verb: "will walk out on Friday". */
  readonly isAhead: boolean;
  /**
   * Where the verb names no event ("jury finds ... guilty"), or only what comes of one ("search ended"): the words of which
   * the story must speak for the value to be its own.
   */
  readonly about?: readonly string[] | undefined;
}

/** Standing of what a sentence says, by where it says so. */
export const MAIN: number = 3;
export const SUBORDINATE: number = 2;
export const NOMINAL: number = 1;
/** Added where one reading must win over another of the same clause. */
export const OVER: number = 0.5;

/** Among readings of equal standing the one that overturns the others. */
export const PRECEDENCE: Readonly<Record<Status, number>> = {
  denied: 5,
  postponed: 4,
  cancelled: 4,
  resumed: 4,
  confirmed: 3,
  held: 2,
  'under-way': 2,
  planned: 1,
};

/** Words of a title; longer sentences have no bare infinitive for a verb. */
const TITLE_WORDS = 15;
/** Words of its subject, with "to". */
const TITLE_SUBJECT = 7;
/** Words from what is set to its day. */
const DAY_REACH = 14;

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
  readonly clauses: SentenceClauses;
  hadPlan: boolean = false;
  hasNewDate: boolean = false;
  private best: { value: Status; rank: number; at: number; verb: VerbForm | undefined } | undefined;
  /** Index of a "confirmed" that governs what follows; of a "not confirmed". */
  confirmedAt: number = -1;
  unconfirmedAt: number = -1;

  constructor(clauses: SentenceClauses) {
    this.clauses = clauses;
  }

  result(): SentenceStatus {
    let value = this.best?.value;
    if (this.best !== undefined && value === 'planned') {
      if (this.unconfirmedAt >= 0 && this.unconfirmedAt < this.best.at) value = undefined;
      else if (this.confirmedAt >= 0 && this.confirmedAt < this.best.at) value = 'confirmed';
    }
    const { hadPlan, hasNewDate } = this;
    // "called off and will be replayed": put off.
    if (value === 'cancelled' && hasNewDate) value = 'postponed';
    const ahead = this.ahead();
    if (value === undefined && ahead === 'set') value = 'planned';
    return { value, hadPlan, hasNewDate, isAhead: ahead !== undefined, about: this.about() };
  }

  /** See {@link SentenceStatus}. */
  private about(): string[] | undefined {
    if (this.best === undefined) return undefined;
    const { verb } = this.best;
    const { clauses } = this;
    const { tokens } = clauses;
    const events = tokens.filter((_, i) => clauses.events[i]);
    const isAftermath =
      events.length > 0 && tokens.every((_, i) => !clauses.events[i] || clauses.is(LIST.aftermaths, i));
    if (verb === undefined) return isAftermath ? events.map(({ word }) => word) : undefined;
    // "won the election": the verb's object is the event.
    if (!isAftermath && events.some(({ entry }) => verb.objects?.has(entry) === true)) return undefined;
    const beside = tokens.filter(({ entry }) => verb.objects?.has(entry) === true);
    const own = verb.entry.nounToo === true ? verb.entry.forms.split(' +')[0]!.split(' ') : [];
    return [...events, ...beside].map(({ word }) => word).concat(own);
  }

  /**
   * A word in the future, not doubted nor negated, in a sentence that names a day: `set` where someone has set it, "is due
   * to", "to" in a headline.
   */
  private ahead(): 'set' | 'open' | undefined {
    const { clauses } = this;
    const { tokens } = clauses;
    let found: 'open' | undefined;
    if (!tokens.some((_, i) => this.isDay(i))) return undefined;
    for (let i = 1; i < tokens.length; i++) {
      const isOpen = clauses.is(LIST.infinitive, i - 1) || clauses.is(LIST.future, i - 1);
      const isName = tokens[i]!.capitalised && !clauses.isTitleCase;
      if (!isOpen || isName || clauses.is(LIST.determiners, i) || tokens[i]!.numeric) continue;
      const { tense, negated } = clauses.chain(i, BASE);
      if (tense !== 'future' || negated || clauses.isConditional(i, true)) continue;
      if (this.isSet(i)) return 'set';
      found = 'open';
    }
    return found;
  }

  /** "is due to rule on Friday", "Anna Berg to sing in Lima in May": a day behind what someone has set. */
  private isSet(i: number): boolean {
    const { clauses } = this;
    const { tokens } = clauses;
    const { segment } = tokens[i]!;
    if (!clauses.is(LIST.infinitive, i - 1) || clauses.segments[segment]!.kind !== 'main') return false;
    if (clauses.isDoubted(i) || clauses.is(LIST.weather, 0) || this.unconfirmedAt >= 0) return false;
    const isBe = clauses.is(LIST.bePresent, i - 2);
    const isHeadline = tokens.length <= TITLE_WORDS && i <= TITLE_SUBJECT && !clauses.isLicensor(i - 2);
    if (!isBe && !isHeadline && !clauses.is(LIST.setLicensors, i - 2)) return false;
    for (let j = i + 1; j <= i + DAY_REACH && j < tokens.length; j++) {
      // "to appear before a judge on Friday"
      const isOwn =
        tokens[j]!.segment === segment || clauses.segments[tokens[j]!.segment]!.kind === 'subordinate';
      if (!isOwn || clauses.is(LIST.saying, j) || clauses.is(LIST.relatives, j)) return false;
      if (this.isDay(j)) return true;
    }
    return false;
  }

  /** A weekday, or a month beside a number or behind "in". */
  private isDay(i: number): boolean {
    const { clauses } = this;
    const { tokens } = clauses;
    if (clauses.phraseAt(LIST.futurePhrases, i) > 0 && clauses.is(LIST.periods, i + 1)) return true;
    if (!tokens[i]!.capitalised || !clauses.isCalendarWord(i)) return false;
    if (clauses.is(LIST.weekdays, i) || clauses.is(LIST.places, i - 1)) return true;
    return tokens[i - 1]?.numeric === true || tokens[i + 1]?.numeric === true;
  }

  rankOf(i: number): number {
    const { segments, tokens } = this.clauses;
    return segments[tokens[i]!.segment]!.kind === 'main' ? MAIN : SUBORDINATE;
  }

  /**
   * Takes a reading at word `at` unless a condition or, for facts, a mark of older time hangs over it.
   *
   * @param verb the verb, where it names no event
   */
  add(value: Status, rank: number, at: number, isYetToCome: boolean, verb?: VerbForm): void {
    if (this.clauses.isConditional(at, isYetToCome || this.clauses.chain(at, PARTICIPLE).tense === 'future'))
      return;
    if (value !== 'denied' && this.clauses.isDoubted(at)) return;
    if (!isYetToCome && (this.clauses.isBackground(at) || this.clauses.isBefore(at))) return;
    const { best } = this;
    const order =
      best === undefined ? 1 : rank - best.rank || PRECEDENCE[value] - PRECEDENCE[best.value] || at - best.at;
    if (order > 0) this.best = { value, rank, at, verb };
  }

  /** A verb that is an event, in a sentence with people of rank. */
  isEventVerb(i: number): boolean {
    if (!this.clauses.hasRole) return false;
    const verb = this.clauses.verbAt(i);
    return verb !== undefined && EVENT_KINDS.has(verb.entry.kind);
  }
}
