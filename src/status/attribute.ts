/**
 * Participles and adjectives that only describe an event noun: "the delayed vote", "after cancelled visits",
 * "held closed talks". They are history at most; where the event stands the clause's own verb tells.
 *
 * Cost: O(1), but for a numeral before the participle: O(words of the clause).
 * @module
 */

import type { SentenceClauses } from './circumstance';
import type { Chain } from './grammar';
import { LIST } from './lists';
import { GERUND, type VerbForm } from './words';

/** Words from the participle to the event noun it describes. */
const NOUN_REACH = 4;

/** Whether the verb form at word `i` is an attribute of an event noun, no verb of its clause. */
export function isAttribute(clauses: SentenceClauses, i: number, verb: VerbForm, chain: Chain): boolean {
  if (!chain.bare || (verb.form & GERUND) !== 0 || !hasNounBehind(clauses, i)) return false;
  let at = i - 1;
  const isDegree = clauses.is(LIST.degrees, at) || (at > 0 && clauses.isAdverb(at));
  if (isDegree && clauses.tokens[at]!.segment === clauses.tokens[i]!.segment) at--;
  const before = clauses.tokens[at];
  if (before === undefined || before.possessive || clauses.is(LIST.degrees, i - 1)) return true;
  if (before.segment !== clauses.tokens[i]!.segment) return false;
  if (clauses.is(LIST.prepositions, at)) return true;
  if (
    clauses.is(LIST.numerals, at) ||
    clauses.is(LIST.soloDeterminers, at) ||
    (before.numeric && /^[0-9]+$/.test(before.word))
  ) {
    return hasOtherVerb(clauses, i);
  }
  if (clauses.is(LIST.determiners, at)) return true;
  if (clauses.events[at] || clauses.is(LIST.planNouns, at)) return false;
  const isPast = before.word.length > 4 && before.word.endsWith('ed') && !before.capitalised;
  return isPast || clauses.is(LIST.eventTakers, at) || clauses.verbAt(at) !== undefined;
}

/** "delayed presidential election": nothing but adjectives and names between. */
function hasNounBehind(clauses: SentenceClauses, i: number): boolean {
  for (let j = i + 1; j <= i + NOUN_REACH; j++) {
    if (clauses.tokens[j]?.segment !== clauses.tokens[i]!.segment) return false;
    if (clauses.events[j]) return true;
    if (
      clauses.is(LIST.determiners, j) ||
      clauses.is(LIST.prepositions, j) ||
      clauses.is(LIST.conjunctions, j)
    )
      return false;
    if (clauses.tokens[j]!.possessive || clauses.verbAt(j) !== undefined) return false;
  }
  return false;
}

/** "the two postponed matches were", but "the two postponed talks". */
function hasOtherVerb(clauses: SentenceClauses, i: number): boolean {
  const { start, end } = clauses.segments[clauses.tokens[i]!.segment]!;
  for (let j = start; j < end; j++) {
    if (j === i) continue;
    if (clauses.isAuxiliary(j) || clauses.verbAt(j) !== undefined) return true;
  }
  return false;
}
