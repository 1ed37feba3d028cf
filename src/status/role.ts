/**
 * People of rank and bodies of state among the words of a sentence.
 * @module
 */
import type { Clauses } from './clause';

/** A person of rank at word `i`: neither part of a name ("Premier League") nor an adjective ("official visit"). */
export function isPerson(clauses: Clauses, i: number): boolean {
  const { is } = clauses.lexicon;
  const word = clauses.word(i);
  const next = clauses.tokens[i + 1];
  if (!is('roles', word) || is('notRoleBefore', next?.word)) return false;
  if (!is('roleAdjectives', word) || next === undefined) return true;
  const isNoun =
    next.segment === clauses.tokens[i]!.segment &&
    !next.capitalised &&
    !clauses.isAuxiliary(next.word) &&
    !clauses.isAdverb(next.word) &&
    !(['prepositions', 'conjunctions', 'saying', 'infinitive', 'complementiser'] as const).some((list) =>
      is(list, next.word),
    ) &&
    (is('eventNouns', next.word) || !clauses.lexicon.verbs.has(next.word));
  return !isNoun;
}

/** A person of rank or a body of state at word `i`. */
export function isRole(clauses: Clauses, i: number): boolean {
  return isPerson(clauses, i) || clauses.lexicon.is('bodies', clauses.word(i));
}

/** How the subject before word `first` stands to people: its head is a person of rank, may be one, or is a thing. */
export function subjectKind(clauses: Clauses, first: number, reach: number): 'person' | 'name' | 'thing' {
  const { is } = clauses.lexicon;
  let head = first - 1;
  while (head > 0 && clauses.isAdverb(clauses.word(head)!)) head--;
  const last = clauses.tokens[head];
  if (last === undefined) return 'thing';
  if (isPerson(clauses, head) || is('pronouns', last.word)) return 'person';
  for (let j = head - 1; j >= Math.max(0, first - reach); j--) {
    if (!isPerson(clauses, j) || clauses.tokens[j]!.possessive) continue;
    const next = clauses.tokens[j + 1]!;
    // "the minister of trade", "the minister, who", "minister Lavrov"; not "the minister plane"
    const isHead = next.segment !== clauses.tokens[j]!.segment || is('prepositions', next.word);
    if (isHead || next.capitalised || is('conjunctions', next.word)) return 'person';
  }
  return last.capitalised || last.word.endsWith('s') ? 'name' : 'thing';
}
