/**
 * People of rank and bodies of state among the words of a sentence.
 * @module
 */
import type { Clauses } from './clause';
import { LIST, type ListId } from './lists';

/** What stands behind a person of rank and is no noun. */
const NOT_NOUNS: readonly ListId[] = [
  LIST.prepositions,
  LIST.conjunctions,
  LIST.saying,
  LIST.infinitive,
  LIST.complementiser,
];

/** A person of rank at word `i`: neither part of a name ("Premier League") nor an adjective ("official visit"). */
export function isPerson(clauses: Clauses, i: number): boolean {
  if (!clauses.is(LIST.roles, i) || clauses.is(LIST.notRoleBefore, i + 1)) return false;
  const next = clauses.tokens[i + 1];
  if (!clauses.is(LIST.roleAdjectives, i) || next === undefined) return true;
  const isNoun =
    next.segment === clauses.tokens[i]!.segment &&
    !next.capitalised &&
    !clauses.isAuxiliary(i + 1) &&
    !clauses.isAdverb(i + 1) &&
    !NOT_NOUNS.some((list) => clauses.is(list, i + 1)) &&
    (clauses.is(LIST.eventNouns, i + 1) || next.entry.verbs.length === 0);
  return !isNoun;
}

/** A person of rank or a body of state at word `i`. */
export function isRole(clauses: Clauses, i: number): boolean {
  return isPerson(clauses, i) || clauses.is(LIST.bodies, i);
}

/** How the subject before word `first` stands to people: its head is a person of rank, may be one, or is a thing. */
export function subjectKind(clauses: Clauses, first: number, reach: number): 'person' | 'name' | 'thing' {
  let head = first - 1;
  while (head > 0 && clauses.isAdverb(head)) head--;
  const last = clauses.tokens[head];
  if (last === undefined) return 'thing';
  if (isPerson(clauses, head) || clauses.is(LIST.pronouns, head)) return 'person';
  for (let j = head - 1; j >= Math.max(0, first - reach); j--) {
    if (!isPerson(clauses, j) || clauses.tokens[j]!.possessive) continue;
    const next = clauses.tokens[j + 1]!;
    // "the minister of trade", "the minister, who", "minister Lavrov"; not "the minister plane"
    const isHead = next.segment !== clauses.tokens[j]!.segment || clauses.is(LIST.prepositions, j + 1);
    if (isHead || next.capitalised || clauses.is(LIST.conjunctions, j + 1)) return 'person';
  }
  return last.capitalised || last.word.endsWith('s') ? 'name' : 'thing';
}
