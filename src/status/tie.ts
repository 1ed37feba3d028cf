/**
 * The event a verb stands for: its object, its subject, or, for verbs that are events themselves, the people of
 * rank or the names beside it.
 * @module
 */
import type { Chain } from './grammar';
import { LIST, type ListId } from './lists';
import type { SentenceReading } from './reading';
import { isRole, subjectKind } from './role';
import { PARTICIPLE, type VerbForm } from './words';

/** Words between a verb of meeting or travel and the event behind it, the person of rank before it. */
const EVENT_REACH = 14;
const ROLE_REACH = 8;

/** The event a verb is tied to: index of its noun, -1 when the verb itself is it; `undefined` for no tie. */
export function tieOf(reading: SentenceReading, i: number, verb: VerbForm, chain: Chain): number | undefined {
  const { clauses } = reading;
  const { kind } = verb.entry;
  const tail = verb.entry.separable === true ? i : clauses.tailOf(i, verb);
  for (let j = tail + 1; j <= tail + 4 && clauses.tokens[j]?.segment === clauses.tokens[i]!.segment; j++) {
    if (clauses.events[j]) break;
    if (clauses.is(LIST.otherObjects, j)) return undefined;
  }
  if (kind === 'launch') {
    // "the rocket lifted off": what has a completion has no object.
    const isOwn = verb.completions.length > 0 && hasBefore(reading, LIST.launched, chain.first);
    return isOwn || isNear(reading, LIST.launched, i, chain) ? -1 : undefined;
  }
  if (kind === 'begin' || kind === 'end' || kind === 'happen' || kind === 'proceed') {
    const subject = clauses.subjectOf(chain.first);
    if (subject >= 0) return subject;
    const object = kind === 'happen' || chain.passive ? -1 : clauses.objectOf(tail);
    if (object >= 0) return object;
    return verb.entry.sure === true && hasSubject(reading, chain.first) ? -1 : undefined;
  }
  if (kind === 'hold' || kind === 'host') {
    const event = chain.passive ? clauses.subjectOf(chain.first) : clauses.objectOf(tail);
    if (event >= 0) return event;
    if (kind === 'hold') {
      // "Talks held in Lima"
      const subject = chain.bare && (verb.form & PARTICIPLE) !== 0 ? clauses.subjectOf(chain.first) : -1;
      return subject >= 0 ? subject : undefined;
    }
    if (chain.passive) return undefined;
    return hasEventBehind(reading, tail) || isNear(reading, LIST.roles, tail, chain) ? -1 : undefined;
  }
  if (kind === 'strike')
    return reading.clauses.tokens.some((_, j) => clauses.is(LIST.strikers, j)) ? -1 : undefined;
  if (kind === 'travel') return isTraveller(reading, chain.first, tail) ? -1 : undefined;
  const isTied =
    isNear(reading, LIST.roles, tail, chain) ||
    hasRoleBefore(reading, chain.first) ||
    hasEventBehind(reading, tail);
  const isPronoun = clauses.hasRole && clauses.is(LIST.pronouns, chain.first - 1);
  return isTied || isPronoun || (kind === 'meet' && hasNameOnBothSides(reading, i, chain)) ? -1 : undefined;
}

function hasBefore(reading: SentenceReading, list: ListId, first: number): boolean {
  for (let j = first - 1; j >= Math.max(0, first - ROLE_REACH); j--)
    if (reading.clauses.is(list, j)) return true;
  return false;
}

/** A subject that may be an event whatever it is called; nobody who speaks. */
function hasSubject(reading: SentenceReading, first: number): boolean {
  const { clauses } = reading;
  const before = clauses.tokens[first - 1];
  if (before === undefined || before.segment !== clauses.tokens[first]!.segment) return false;
  // "changes that took place"
  if (clauses.is(LIST.complementiser, first - 1) || clauses.is(LIST.relatives, first - 1)) return false;
  return !clauses.is(LIST.personal, first - 1) && !clauses.is(LIST.prepositions, first - 1);
}

/** "arrived in Ottawa on Tuesday for a visit": an event noun further on in the clause. */
function hasEventBehind(reading: SentenceReading, tail: number): boolean {
  const { events, tokens } = reading.clauses;
  for (let j = tail + 1; j <= tail + EVENT_REACH && tokens[j]?.segment === tokens[tail]!.segment; j++) {
    if (events[j]) return true;
    if (reading.clauses.isChangeNoun(j)) return false;
  }
  return false;
}

/** A person of rank on the way, or someone else on the way to the event; never a thing. */
function isTraveller(reading: SentenceReading, first: number, tail: number): boolean {
  const subject = subjectKind(reading.clauses, first, ROLE_REACH);
  if (subject === 'thing') return false;
  if (subject === 'name') return hasEventBehind(reading, tail);
  return hasEventBehind(reading, tail) || hasRoleBefore(reading, first) || reading.clauses.hasRole;
}

/** A person of rank as subject. */
function hasRoleBefore(reading: SentenceReading, first: number): boolean {
  const { clauses } = reading;
  let isPronoun = false;
  for (let j = first - 1; j >= Math.max(0, first - ROLE_REACH); j--) {
    if (isRole(clauses, j)) return true;
    // "the premier said he would visit", but not "the official said a plane arrived"
    if (clauses.is(LIST.pronouns, j)) isPronoun = true;
    else if (clauses.is(LIST.saying, j) && !isPronoun) return false;
  }
  return false;
}

/** Whether a word of a list is the object of the verb at `i`, or near the subject of a passive. */
function isNear(reading: SentenceReading, list: ListId, i: number, chain: Chain): boolean {
  const from = chain.passive ? Math.max(0, chain.first - 8) : i + 1;
  const to = chain.passive ? chain.first : i + 6;
  for (let j = from; j < to; j++)
    if (list === LIST.roles ? isRole(reading.clauses, j) : reading.clauses.is(list, j)) return true;
  return false;
}

/** "Putin meets Erdogan", "Macron to visit Kyiv": names beside a verb whose own capital is no title's. */
function hasNameOnBothSides(reading: SentenceReading, i: number, chain: Chain): boolean {
  const { clauses } = reading;
  const before = clauses.tokens[chain.first - 1];
  const next = clauses.tokens[i + 1];
  if (before === undefined || next === undefined || clauses.tokens[i]!.capitalised) return false;
  if (!before.capitalised || clauses.is(LIST.pronouns, chain.first - 1)) return false;
  if (next.capitalised) return !clauses.isCalendarWord(i + 1);
  return clauses.is(LIST.prepositions, i + 1) && clauses.tokens[i + 2]?.capitalised === true;
}
