/**
 * What a sentence says of an event without a verb of its own: predicates ("under way", "due on Sunday"), nouns
 * ("the postponement of the visit"), attributes ("upcoming talks"), prepositions ("after talks with").
 * @module
 */
import { MAIN, NOMINAL, OVER, type SentenceReading, SUBORDINATE } from './reading';
import { isRole } from './role';
import type { Status } from './types';
import { PARTICIPLE, type WordList } from './words';

const PREDICATES: readonly (readonly [WordList, Status])[] = [
  ['underWayPhrases', 'under-way'],
  ['postponedPhrases', 'postponed'],
  ['resumedPhrases', 'resumed'],
  ['plannedPhrases', 'planned'],
];
const CHANGE_NOUNS: readonly (readonly [WordList, Status])[] = [
  ['postponedNouns', 'postponed'],
  ['cancelledNouns', 'cancelled'],
  ['resumedNouns', 'resumed'],
];

/** Predicates and denials that start at word `i`. */
export function readPhrases(reading: SentenceReading, i: number): void {
  const { clauses } = reading;
  for (const [list, value] of PREDICATES) {
    if (clauses.phraseAt(list, i) > 0) readPredicate(reading, i, value);
  }
  if (clauses.phraseAt('underWayStates', i) > 0) {
    const chain = clauses.chain(i, PARTICIPLE);
    if (chain.passive && !chain.negated && chain.tense === 'present') {
      reading.add('under-way', reading.rankOf(i), i, false);
    }
  }
  if (clauses.phraseAt('newDatePhrases', i) > 0 && !isNegated(reading, i)) reading.hasNewDate = true;
  if (clauses.phraseAt('denials', i) > 0 && hasEvent(reading, i))
    reading.add('denied', MAIN + OVER, i, false);
  if (clauses.phraseAt('falsehoods', i) > 0 && isReportOfEvent(reading, i))
    reading.add('denied', MAIN + OVER, i, false);
}

/** "no new date", "will not be rescheduled" */
function isNegated(reading: SentenceReading, i: number): boolean {
  const { clauses } = reading;
  for (let j = Math.max(0, i - 4); j < i; j++)
    if (clauses.is('noDeterminers', j) || clauses.is('negations', j)) return true;
  return false;
}

function readPredicate(reading: SentenceReading, i: number, value: Status): void {
  const { clauses } = reading;
  const chain = clauses.chain(i, PARTICIPLE);
  const { tense } = chain;
  if (chain.negated || tense === 'doubt' || tense === 'purpose') return;
  const isPerson = value === 'planned' && !chain.bare && clauses.hasRole;
  if (clauses.subjectOf(chain.first) < 0 && !isPerson) return;
  const isEarlier = value === 'planned' && chain.passive && (tense === 'past' || tense === 'pluperfect');
  if (isEarlier) reading.hadPlan = true;
  if (tense === 'pluperfect') return;
  if (tense === 'future') reading.add('planned', reading.rankOf(i), i, true);
  else if (value !== 'planned') reading.add(value, reading.rankOf(i), i, false);
  else reading.add(value, chain.passive ? reading.rankOf(i) - (isEarlier ? 1 : 0) : NOMINAL, i, true);
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
    if (clauses.is('reportNouns', j)) reportAt = j;
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
  const ahead = clauses.phraseAt('plannedBefore', i);
  if (ahead > 0 && !clauses.is('negations', i - 1)) {
    for (let j = i + ahead; j <= i + ahead + 5 && tokens[j]?.segment === tokens[i]!.segment; j++) {
      if (events[j]) reading.add('planned', NOMINAL, i, true);
    }
  }
  if (
    clauses.is('plannedAttributes', i) &&
    !clauses.is('had', i - 1) &&
    !clauses.is('have', i - 1) &&
    (events[i + 1] || events[i + 2]) &&
    !clauses.is('bePast', i - 1)
  ) {
    reading.add('planned', NOMINAL, i, true);
  }
  if (isThere(reading, i)) reading.add('under-way', NOMINAL, i, false);
  if (isAfterEvent(reading, i)) reading.add('held', NOMINAL, i, false);
}

/** "the postponement of the visit", "the visit's postponement", told as a fact. */
function isChangeOfEvent(reading: SentenceReading, i: number): boolean {
  const { clauses } = reading;
  for (let j = Math.max(0, i - 4); j < i; j++) if (clauses.is('changeNounDoubt', j)) return false;
  if (clauses.events[i - 1]) return true;
  if (!clauses.is('changeNounLinks', i + 1)) return false;
  for (let j = i + 2; j <= i + 8; j++) if (clauses.events[j]) return true;
  return false;
}

/** "Iranian minister in Istanbul for talks", "is in Moscow for talks" */
function isThere(reading: SentenceReading, i: number): boolean {
  const { clauses } = reading;
  const isVisit =
    clauses.is('bePresent', i - 1) && clauses.is('visitStates', i) && clauses.is('determiners', i + 1);
  if (isVisit) return clauses.events.slice(i + 2, i + 6).includes(true);
  if (!clauses.is('places', i) || clauses.tokens[i + 1]?.capitalised !== true) return false;
  if (!isRole(clauses, i - 1) && !(clauses.hasRole && clauses.is('bePresent', i - 1))) return false;
  for (let j = i + 2; j <= i + 4; j++) {
    if (clauses.is('purposes', j)) return clauses.events.slice(j + 1, j + 5).includes(true);
  }
  return false;
}

/** "after talks with the emir", "after meeting Putin" */
function isAfterEvent(reading: SentenceReading, i: number): boolean {
  const { clauses } = reading;
  const { events, tokens } = clauses;
  const after = clauses.phraseAt('heldBefore', i);
  if (after === 0) return false;
  for (let j = i + after; j <= i + after + 4 && tokens[j]?.segment === tokens[i]!.segment; j++) {
    if (clauses.is('olderAttributes', j) || clauses.is('noDeterminers', j)) return false;
    if (events[j] && clauses.is('heldLinks', j + 1)) return clauses.hasRole;
    // The gerund is spelled like the noun: "after meeting Putin".
    const isGerund = events[j] && j === i + after && clauses.lexicon.verbs.has(clauses.word(j)!);
    if (isGerund && !clauses.isTitleCase && tokens[j + 1]?.capitalised === true)
      return !clauses.isCalendarWord(j + 1);
  }
  return false;
}
