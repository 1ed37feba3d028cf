/**
 * What the verbs of a sentence say of an event: changes ("postponed the visit"), events ("will meet"), plans,
 * confirmations and denials, by tense, voice and tie.
 * @module
 */
import { isAttribute } from './attribute';
import { readDecide } from './decide';
import type { Chain } from './grammar';
import type { VerbKind } from './language';
import { LIST } from './lists';
import { hasNone } from './phrases';
import { NOMINAL, OVER, type SentenceReading, SUBORDINATE } from './reading';
import { readActivity, readFail, readResult } from './result';
import { hasUntil, isSure } from './sure';
import { tieOf } from './tie';
import type { Status } from './types';
import { GERUND, PARTICIPLE, PAST, type VerbForm } from './words';

const CHANGES: Readonly<Partial<Record<VerbKind, Status>>> = {
  postpone: 'postponed',
  cancel: 'cancelled',
  resume: 'resumed',
};
/** Tenses that tell no fact of a change. */
const NO_CHANGE: ReadonlySet<Chain['tense']> = new Set([
  'doubt',
  'was-plan',
  'had-plan',
  'pluperfect',
  'habit',
]);

/** Reads the verb at word `i`. */
export function readVerb(reading: SentenceReading, i: number, verb: VerbForm): void {
  const { kind } = verb.entry;
  const chain = reading.clauses.chain(i, verb.form);
  const change = CHANGES[kind];
  if (change !== undefined) readChange(reading, i, change, verb, chain);
  else if (kind === 'confirm') readConfirm(reading, i, chain);
  else if (kind === 'deny' || kind === 'dismiss') readDeny(reading, i, kind, chain);
  else if (kind === 'schedule') readSchedule(reading, i, verb, chain);
  else if (kind === 'decide') readDecide(reading, i, verb, chain);
  else if (kind === 'result') readResult(reading, i, verb, chain);
  else if (kind === 'activity') readActivity(reading, i, verb, chain);
  else if (kind === 'fail') readFail(reading, i, chain);
  else readEvent(reading, i, verb, chain);
}

function readChange(reading: SentenceReading, i: number, value: Status, verb: VerbForm, chain: Chain): void {
  const { clauses } = reading;
  const { tokens } = clauses;
  const { tense } = chain;
  if (chain.negated || NO_CHANGE.has(tense)) return;
  if (tense === 'purpose' && !isForced(reading, chain.first)) return;
  if (tense === 'gerund' && isThought(reading, i)) return;
  const isParticiple = chain.bare && (verb.form & (PAST | PARTICIPLE)) !== 0;
  if (isAttribute(clauses, i, verb, chain)) return;
  // "the suspended clerk"
  if (isParticiple && clauses.is(LIST.determiners, i - 1) && !clauses.is(LIST.complementiser, i - 1)) return;
  // "protest against delayed payments"
  if (isParticiple && clauses.is(LIST.prepositions, i - 1)) return;
  let event = chain.passive ? -1 : clauses.objectOf(i, clauses.tailOf(i, verb));
  if (event < 0) {
    const mayLackObject = chain.passive || value === 'resumed' || (isParticiple && !takesObject(reading, i));
    if (mayLackObject) event = clauses.subjectOf(chain.first);
    // "wants the vote postponed", "fear the tour will be cancelled"
    const reach = isParticiple ? 3 : 2;
    for (let j = event - 1; j >= event - reach; j--) if (clauses.is(LIST.doubtLicensors, j)) return;
  }
  if (event < 0 && verb.entry.namesEvent !== true && !isSure(reading, i, value, verb, chain)) return;
  if (clauses.is(LIST.olderAttributes, event - 1) && tokens[event - 1]?.possessive !== true) return;
  // "The talks, postponed twice, have resumed"
  const { segment } = tokens[i]!;
  const isReduced =
    isParticiple &&
    clauses.segments[segment]!.start === i &&
    segment > 0 &&
    segment + 1 < clauses.segments.length;
  const rank = tense === 'gerund' || isReduced ? SUBORDINATE : reading.rankOf(i);
  const isYetToCome =
    tense === 'future' || (tense === 'present' && !chain.passive && clauses.isFutureTime(i));
  if (value === 'resumed' && isYetToCome) reading.add('planned', rank, i, true);
  else reading.add(value, rank, i, false);
}

/** "fears postponing", "pressure on postponing", "calls for cancelling"; but "criticised for cancelling". */
function isThought({ clauses }: SentenceReading, i: number): boolean {
  // "rules out postponing", "denied cancelling"
  for (let j = i - 1; j >= Math.max(0, i - 3); j--) if (clauses.verbAt(j)?.entry.kind === 'deny') return true;
  const isFor = clauses.is(LIST.purposes, i - 1);
  const at = isFor ? i - 2 : i - 1;
  if (clauses.is(LIST.doubtLicensors, at) || clauses.is(LIST.changeNounDoubt, at)) return true;
  return !isFor && clauses.is(LIST.prepositions, i - 1) && !clauses.is(LIST.tellingPrepositions, i - 1);
}

/** "forced organisers to postpone": done, though an infinitive. */
function isForced(reading: SentenceReading, to: number): boolean {
  for (let j = to - 1; j >= Math.max(0, to - 5); j--)
    if (reading.clauses.is(LIST.decisionLicensors, j)) return true;
  return false;
}

/** Whether something other than an event seems to be the object of the verb at `i`. */
function takesObject(reading: SentenceReading, i: number): boolean {
  const { clauses } = reading;
  const next = clauses.tokens[i + 1];
  if (next === undefined || next.segment !== clauses.tokens[i]!.segment) return false;
  if (clauses.is(LIST.determiners, i + 1)) return clauses.phraseAt(LIST.futurePhrases, i + 1) === 0;
  return next.capitalised && !clauses.isCalendarWord(i + 1) && !clauses.tokens[i]!.capitalised;
}

function readEvent(reading: SentenceReading, i: number, verb: VerbForm, chain: Chain): void {
  const { kind } = verb.entry;
  const { tense } = chain;
  if (
    tense === 'doubt' ||
    tense === 'purpose' ||
    tense === 'habit' ||
    tense === 'pluperfect' ||
    tense === 'gerund'
  ) {
    return;
  }
  if (isAttribute(reading.clauses, i, verb, chain)) return;
  const event = tieOf(reading, i, verb, chain);
  if (event === undefined) return;
  // "no such panel will take place"
  if (event < 0 && (kind === 'happen' || kind === 'proceed') && hasNone(reading, chain.first)) return;
  const rank = reading.rankOf(i);
  if (chain.negated) {
    const isOff =
      kind === 'happen' ||
      kind === 'proceed' ||
      (kind === 'hold' && chain.passive) ||
      chain.noLonger ||
      reading.clauses.hasPhraseBehind(LIST.noMorePhrases, i);
    if (tense !== 'future') return;
    if (hasUntil(reading, i) && (isOff || kind === 'begin')) reading.add('postponed', rank, i, false);
    else if (isOff) reading.add('cancelled', rank, i, false);
    return;
  }
  if (tense === 'had-plan' || tense === 'was-plan') {
    reading.hadPlan = true;
    if (tense === 'was-plan') reading.add('planned', rank - 1, i, true);
    return;
  }
  const isOpen = tense === 'present' || tense === 'progressive';
  if (tense === 'future') {
    const isGoingOn = kind === 'end' && !reading.clauses.is(LIST.deals, event);
    reading.add(isGoingOn ? 'under-way' : kind === 'proceed' ? 'confirmed' : 'planned', rank, i, true);
  } else if (isOpen && kind !== 'end' && reading.clauses.isFutureTime(i))
    reading.add('planned', rank, i, true);
  else if (tense === 'present' && verb.entry.departs === true) reading.add('planned', rank, i, true);
  else if (reading.clauses.is(LIST.olderAttributes, event - 1) || isOlderRound(reading, event)) return;
  else if (kind === 'end') {
    reading.add(isPart(reading, i, event) || tense === 'progressive' ? 'under-way' : 'held', rank, i, false);
  } else if (kind === 'proceed') reading.add(isOpen ? 'confirmed' : 'held', rank, i, false);
  // "shelling started again"
  else if (
    kind === 'begin' &&
    (reading.clauses.is(LIST.agains, i + 1) || reading.clauses.is(LIST.agains, i - 1))
  )
    reading.add('resumed', rank, i, false);
  else if (kind === 'launch' && tense === 'present') reading.add('held', rank, i, false);
  else
    reading.add(
      isOpen || kind === 'begin' || kind === 'travel' || kind === 'strike' ? 'under-way' : 'held',
      rank,
      i,
      false,
    );
}

/** "the last round of talks" */
function isOlderRound(reading: SentenceReading, event: number): boolean {
  for (let j = event - 1; j >= Math.max(0, event - 3); j--) {
    if (reading.clauses.is(LIST.parts, j) && reading.clauses.is(LIST.olderAttributes, j - 1)) return true;
  }
  return false;
}

function isPart(reading: SentenceReading, i: number, event: number): boolean {
  for (let j = Math.max(0, Math.min(i, event) - 6); j <= Math.max(i, event); j++) {
    const isFirst = reading.clauses.is(LIST.firstParts, j);
    if (isFirst && (reading.clauses.is(LIST.shares, j + 1) || reading.clauses.is(LIST.shares, j + 2)))
      return true;
  }
  return false;
}

function readSchedule(reading: SentenceReading, i: number, verb: VerbForm, chain: Chain): void {
  const { clauses } = reading;
  const { tense } = chain;
  if (chain.negated || tense === 'doubt') return;
  const tail = i + clauses.completionAt(i, verb);
  if (tail === i && clauses.is(LIST.infinitive, i + 1)) return;
  const isParticiple = chain.passive || (chain.bare && (verb.form & PARTICIPLE) !== 0);
  const object = chain.passive || verb.entry.passiveOnly === true ? -1 : clauses.objectOf(tail, tail, 7);
  const isActive = object >= 0;
  const event = isActive || !isParticiple ? object : clauses.subjectOf(chain.first);
  if (event < 0 && verb.entry.announces === true && !chain.passive && isDateAnnounced(reading, i))
    reading.add('planned', NOMINAL, i, true);
  if (event < 0 || (isActive && chain.bare && !hasSubjectBefore(reading, i))) return;
  if (!isActive && hasNone(reading, chain.first)) return;
  for (let j = event - 1; j >= Math.max(0, event - 4); j--) if (clauses.isChangeNoun(j)) return;
  const isEarlier =
    chain.passive && (tense === 'past' || tense === 'pluperfect') && verb.entry.announces !== true;
  if (isEarlier) reading.hadPlan = true;
  if (tense === 'pluperfect') return;
  // "the visit planned for Sunday" is the noun's company, not the clause's verb.
  const rank = isActive || chain.passive ? reading.rankOf(i) - (isEarlier ? 1 : 0) : NOMINAL;
  reading.add('planned', rank, i, true);
}

/** "announces extra dates for August" */
function isDateAnnounced(reading: SentenceReading, i: number): boolean {
  for (let j = i + 1; j <= i + 5; j++)
    if (reading.clauses.is(LIST.planNouns, j)) return reading.clauses.isLaterTime(j);
  return false;
}

/** A verb in its place, not an attribute: "announced talks" but not "the announced talks". */
function hasSubjectBefore(reading: SentenceReading, i: number): boolean {
  const before = reading.clauses.tokens[i - 1];
  if (before === undefined || before.possessive) return false;
  return !reading.clauses.is(LIST.determiners, i - 1) && !reading.clauses.is(LIST.prepositions, i - 1);
}

function readConfirm(reading: SentenceReading, i: number, chain: Chain): void {
  const { clauses } = reading;
  const { tense } = chain;
  if (chain.negated || tense === 'doubt' || tense === 'purpose' || tense === 'future') {
    reading.unconfirmedAt = i;
    return;
  }
  if (tense === 'was-plan' || tense === 'had-plan' || tense === 'pluperfect') return;
  const isClause = clauses.is(LIST.complementiser, i + 1);
  if (!chain.passive || isClause) reading.confirmedAt = i;
  if (isClause) return;
  let event = chain.passive ? clauses.subjectOf(chain.first) : clauses.objectOf(i, i, 6);
  // "Visit confirmed"
  const isLast = clauses.tokens[i + 1]?.segment !== clauses.tokens[i]!.segment;
  if (event < 0 && chain.bare && isLast) event = clauses.subjectOf(chain.first);
  let isPlan = !chain.passive && event < 0 && clauses.isLaterTime(i);
  for (let j = i + 1; j <= i + 5 && clauses.tokens[j]?.segment === clauses.tokens[i]!.segment; j++)
    isPlan ||= clauses.is(LIST.planNouns, j);
  // Below what else the clause says: "confirmed that the talks were cancelled".
  if (event >= 0 || isPlan)
    reading.add('confirmed', reading.rankOf(i) - (chain.passive ? 0 : OVER), i, false);
}

function readDeny(reading: SentenceReading, i: number, kind: 'deny' | 'dismiss', chain: Chain): void {
  const { clauses } = reading;
  const { tense } = chain;
  if (chain.negated || tense === 'future' || tense === 'purpose' || tense === 'gerund') return;
  if (NO_CHANGE.has(tense)) return;
  // "rules out postponing the vote": it goes on as it was to go.
  const next = clauses.is(LIST.determiners, i + 1) ? i + 2 : i + 1;
  for (let j = next; j <= next + 1; j++)
    if (isGerund(reading, j) && CHANGES[clauses.verbAt(j)?.entry.kind ?? 'deny'] !== undefined) return;
  let isReport = false;
  for (let j = i + 1; j <= i + 5; j++) isReport ||= clauses.is(LIST.reportNouns, j);
  if (kind === 'dismiss' && !isReport) return;
  const isClause =
    isReport ||
    clauses.is(LIST.complementiser, i + 1) ||
    isGerund(reading, i + 1) ||
    isGerund(reading, i + 2) ||
    isClauseBehind(reading, i);
  let isTied = clauses.objectOf(i, i + 1, 7) >= 0;
  const limit = isClause ? Math.min(clauses.tokens.length, i + 25) : 0;
  for (let j = i + 1; j < limit && !isTied; j++)
    isTied = clauses.events[j] === true || reading.isEventVerb(j) || isNamedMeeting(reading, j);
  if (isTied) reading.add('denied', reading.rankOf(i) + OVER, i, false);
}

/** "denied that Erdogan would meet Assad" */
function isNamedMeeting(reading: SentenceReading, i: number): boolean {
  const next = reading.clauses.tokens[i + 1];
  return next?.capitalised === true && reading.clauses.verbAt(i)?.entry.kind === 'meet';
}

/** "denies it held talks", "denied the president would travel": a clause without "that". */
function isClauseBehind(reading: SentenceReading, i: number): boolean {
  return reading.clauses.is(LIST.pronouns, i + 1) || reading.clauses.is(LIST.determiners, i + 1);
}

function isGerund(reading: SentenceReading, i: number): boolean {
  const verbs = reading.clauses.tokens[i]?.entry.verbs;
  return verbs?.some((verb) => (verb.form & GERUND) !== 0) === true;
}
