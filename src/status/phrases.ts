/**
 * What a sentence says of an event without a verb of its own: predicates ("under way", "due on Sunday"), nouns
 * ("the postponement of the visit"), attributes ("upcoming talks"), prepositions ("after talks with").
 * @module
 */
import { LIST, type ListId } from './lists';
import { MAIN, NOMINAL, OVER, type SentenceReading, SUBORDINATE } from './reading';
import { isRole } from './role';
import type { Status } from './types';
import { PARTICIPLE } from './words';

const PREDICATES: readonly (readonly [ListId, Status])[] = [
  [LIST.underWayPhrases, 'under-way'],
  [LIST.postponedPhrases, 'postponed'],
  [LIST.resumedPhrases, 'resumed'],
  [LIST.confirmedPhrases, 'confirmed'],
  [LIST.cancelledPhrases, 'cancelled'],
  [LIST.plannedPhrases, 'planned'],
];
const CHANGE_NOUNS: readonly (readonly [ListId, Status])[] = [
  [LIST.postponedNouns, 'postponed'],
  [LIST.cancelledNouns, 'cancelled'],
  [LIST.resumedNouns, 'resumed'],
];

/** Predicates and denials that start at word `i`. */
export function readPhrases(reading: SentenceReading, i: number): void {
  const { clauses } = reading;
  for (const [list, value] of PREDICATES) {
    const length = clauses.phraseAt(list, i);
    if (length > 0) readPredicate(reading, i, value, length);
  }
  if (clauses.phraseAt(LIST.underWayStates, i) > 0) {
    const chain = clauses.chain(i, PARTICIPLE);
    if (chain.passive && !chain.negated && (chain.tense === 'present' || chain.tense === 'past')) {
      reading.add('under-way', reading.rankOf(i), i, false);
    }
  }
  if (clauses.phraseAt(LIST.newDatePhrases, i) > 0 && !isNegated(reading, i)) reading.hasNewDate = true;
  if (clauses.phraseAt(LIST.denials, i) > 0 && hasEvent(reading, i))
    reading.add('denied', MAIN + OVER, i, false);
  if (clauses.phraseAt(LIST.falsehoods, i) > 0 && isReportOfEvent(reading, i))
    reading.add('denied', MAIN + OVER, i, false);
}

/** "no new date", "will not be rescheduled" */
function isNegated(reading: SentenceReading, i: number): boolean {
  const { clauses } = reading;
  for (let j = Math.max(0, i - 4); j < i; j++)
    if (clauses.is(LIST.noDeterminers, j) || clauses.is(LIST.negations, j)) return true;
  return false;
}

function readPredicate(reading: SentenceReading, i: number, value: Status, length: number): void {
  const { clauses } = reading;
  const chain = clauses.chain(i, PARTICIPLE);
  const { tense } = chain;
  if (chain.negated || tense === 'doubt' || tense === 'purpose') return;
  if (value === 'cancelled') {
    const next = clauses.tokens[i + 1];
    const isLast = next === undefined || next.segment !== clauses.tokens[i]!.segment;
    if (!clauses.isBe(i - 1) || !(isLast || clauses.is(LIST.prepositions, i + 1))) return;
  }
  const isPerson = value === 'planned' && !chain.bare && (clauses.hasRole || hasEvent(reading, i));
  // "a year later than planned", "is under way"
  const isAnything =
    (value === 'postponed' && length > 2) || (value === 'under-way' && chain.first > 0 && chain.passive);
  if (clauses.subjectOf(chain.first) < 0 && !isPerson && !isAnything) return;
  if (value === 'planned' && hasNone(reading, chain.first)) return;
  const isEarlier = value === 'planned' && chain.passive && (tense === 'past' || tense === 'pluperfect');
  if (isEarlier) reading.hadPlan = true;
  if (tense === 'pluperfect') return;
  if (tense === 'future') reading.add('planned', reading.rankOf(i), i, true);
  else if (value !== 'planned') reading.add(value, reading.rankOf(i), i, false);
  else reading.add(value, chain.passive ? reading.rankOf(i) - (isEarlier ? 1 : 0) : NOMINAL, i, true);
}

/** "No date has been set for" */
export function hasNone(reading: SentenceReading, first: number): boolean {
  for (let j = first - 1; j >= Math.max(0, first - 3); j--)
    if (reading.clauses.is(LIST.noDeterminers, j)) return true;
  return false;
}

/** "no plans to visit", "no truth to reports of a meeting" */
function hasEvent(reading: SentenceReading, i: number): boolean {
  const { clauses } = reading;
  for (let j = i; j < Math.min(clauses.tokens.length, i + 14); j++) {
    if (clauses.events[j] || reading.isEventVerb(j)) return true;
  }
  return false;
}

/** "Reports of a meeting are false" */
function isReportOfEvent(reading: SentenceReading, i: number): boolean {
  const { clauses } = reading;
  let reportAt = -1;
  for (let j = 0; j < i; j++) {
    if (clauses.is(LIST.reportNouns, j)) reportAt = j;
    else if (reportAt >= 0 && clauses.events[j]) return true;
  }
  return false;
}

/** Nouns, attributes and prepositions at word `i`. */
export function readNouns(reading: SentenceReading, i: number): void {
  const { clauses } = reading;
  for (const [list, value] of CHANGE_NOUNS) {
    if (clauses.is(list, i) && isChangeOfEvent(reading, i)) {
      reading.add(value, Math.min(SUBORDINATE, reading.rankOf(i)), i, false);
    }
  }
  const { events, tokens } = clauses;
  const ahead = clauses.phraseAt(LIST.plannedBefore, i);
  if (ahead > 0 && !clauses.is(LIST.negations, i - 1) && !hasNone(reading, i) && !hasNone(reading, i - 2)) {
    for (let j = i + ahead; j <= i + ahead + 5 && tokens[j]?.segment === tokens[i]!.segment; j++) {
      if (events[j] || reading.isEventVerb(j) || isVisit(reading, j))
        reading.add('planned', NOMINAL, i, true);
    }
  }
  if (
    clauses.is(LIST.plannedAttributes, i) &&
    !clauses.is(LIST.had, i - 1) &&
    !clauses.is(LIST.have, i - 1) &&
    (events[i + 1] || events[i + 2]) &&
    !clauses.is(LIST.bePast, i - 1)
  ) {
    reading.add('planned', NOMINAL, i, true);
  }
  const absence = absenceOf(reading, i);
  if (absence !== undefined) reading.add(absence, reading.rankOf(i), i, false);
  if (isThere(reading, i)) reading.add('under-way', NOMINAL, i, false);
  if (isAfterEvent(reading, i)) reading.add('held', NOMINAL, i, false);
}

/** "accepts invitation to visit" */
function isVisit(reading: SentenceReading, i: number): boolean {
  return reading.clauses.is(LIST.infinitive, i - 1) && reading.clauses.verbAt(i)?.entry.kind === 'meet';
}

/** "There will be no summit": off; "there is no summit planned": denied. At "there". */
function absenceOf(reading: SentenceReading, i: number): Status | undefined {
  const { clauses } = reading;
  if (!clauses.is(LIST.existentials, i)) return undefined;
  const isFuture = clauses.is(LIST.future, i + 1);
  if (!isFuture && !clauses.isBe(i + 1)) return undefined;
  for (let j = i + 2; j <= i + 4; j++) {
    if (!clauses.is(LIST.noDeterminers, j)) continue;
    for (let k = j + 1; k <= j + 3; k++) {
      if (clauses.events[k] !== true) continue;
      if (isFuture) return 'cancelled';
      return clauses.is(LIST.plannedAttributes, k + 1) ? 'denied' : undefined;
    }
  }
  return undefined;
}

/** "the postponement of the visit", "the visit's postponement", told as a fact. */
function isChangeOfEvent(reading: SentenceReading, i: number): boolean {
  const { clauses } = reading;
  for (let j = Math.max(0, i - 4); j < i; j++) if (clauses.is(LIST.changeNounDoubt, j)) return false;
  // "a postponement of the vote would be"
  for (let j = i + 1; j <= i + 8; j++)
    if (clauses.is(LIST.modals, j) || clauses.is(LIST.future, j)) return false;
  if (clauses.events[i - 1]) return true;
  if (!clauses.is(LIST.changeNounLinks, i + 1)) return false;
  for (let j = i + 2; j <= i + 8; j++) if (clauses.events[j]) return true;
  return false;
}

/** "Iranian minister in Istanbul for talks", "is in Moscow for talks" */
function isThere(reading: SentenceReading, i: number): boolean {
  const { clauses } = reading;
  const isVisit =
    clauses.is(LIST.bePresent, i - 1) &&
    clauses.is(LIST.visitStates, i) &&
    clauses.is(LIST.determiners, i + 1);
  if (isVisit) return clauses.events.slice(i + 2, i + 6).includes(true);
  if (!clauses.is(LIST.places, i) || clauses.tokens[i + 1]?.capitalised !== true) return false;
  if (!isRole(clauses, i - 1) && !(clauses.hasRole && clauses.is(LIST.bePresent, i - 1))) return false;
  for (let j = i + 2; j <= i + 4; j++) {
    const isStay = clauses.is(LIST.visitStates, j) && clauses.is(LIST.determiners, j + 1);
    if (isStay || clauses.is(LIST.purposes, j)) return clauses.events.slice(j + 1, j + 10).includes(true);
  }
  return false;
}

/** "after talks with the emir", "after meeting Putin" */
function isAfterEvent(reading: SentenceReading, i: number): boolean {
  const { clauses } = reading;
  const { events, tokens } = clauses;
  const after = clauses.phraseAt(LIST.heldBefore, i);
  if (after === 0) return false;
  for (let j = i + after; j <= i + after + 4 && tokens[j]?.segment === tokens[i]!.segment; j++) {
    if (clauses.is(LIST.olderAttributes, j) || clauses.is(LIST.noDeterminers, j)) return false;
    if (events[j] && clauses.is(LIST.heldLinks, j + 1)) return clauses.hasRole;
    // The gerund is spelled like the noun: "after meeting Putin".
    const isGerund = events[j] && j === i + after && clauses.hasVerbForm(j);
    if (isGerund && !clauses.isTitleCase && tokens[j + 1]?.capitalised === true)
      return !clauses.isCalendarWord(j + 1);
  }
  return false;
}
