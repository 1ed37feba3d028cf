/**
 * Verbs of change whose subject or object is an event whatever it is called: "Euro 2020 was postponed", "scrapped plans for
 * a studio", "put off a ruling until May".
 *
 * Cost: O(1) a verb, windows of fixed length.
 * @module
 */
import type { Chain } from './grammar';
import { LIST } from './lists';
import type { SentenceReading } from './reading';
import type { Status } from './types';
import { PARTICIPLE, type VerbForm } from './words';

/** Whether the verb is said of nothing but events, or its object is a plan: "scrapped plans for a studio". */
export function isSure(
  reading: SentenceReading,
  i: number,
  value: Status,
  verb: VerbForm,
  chain: Chain,
): boolean {
  const { clauses } = reading;
  const { tokens } = clauses;
  const isParticiple = chain.bare && (verb.form & PARTICIPLE) !== 0;
  const tail = clauses.tailOf(i, verb);
  const isLast = tokens[tail + 1]?.segment !== tokens[i]!.segment;
  const isIntransitive =
    isLast ||
    clauses.isAdverb(tail + 1) ||
    clauses.is(LIST.prepositions, tail + 1) ||
    clauses.isCalendarWord(tail + 1);
  if (value !== 'resumed' && !chain.passive) {
    for (let j = i + 1; j <= i + 3 && tokens[j]?.segment === tokens[i]!.segment; j++)
      if (clauses.is(LIST.planNouns, j) && !clauses.is(LIST.noDeterminers, j - 1)) return true;
  }
  const before = tokens[chain.first - 1];
  if (before === undefined || before.segment !== tokens[i]!.segment) return false;
  if (chain.passive || (isParticiple && isIntransitive)) {
    const { start } = clauses.segments[tokens[i]!.segment]!;
    for (let j = start; j <= start + 1 && j < chain.first; j++)
      if (clauses.is(LIST.planNouns, j)) return true;
  }
  if (value === 'postponed' && !chain.bare === chain.passive && hasUntil(reading, i)) return true;
  if (verb.entry.sure === undefined || clauses.is(LIST.personal, chain.first - 1)) return false;
  const isName = before.capitalised || (before.numeric && tokens[chain.first - 2]?.capitalised === true);
  if (value === 'resumed') return isIntransitive && !chain.passive && (isName || before.word.endsWith('s'));
  if (value === 'cancelled' && verb.completions.length === 0) {
    return (chain.passive || (isParticiple && isIntransitive)) && isName;
  }
  // "pushed back again", but "pushed back on him"
  const isEnded = isLast || clauses.isAdverb(tail + 1) || clauses.is(LIST.infinitive, tail + 1);
  if (chain.passive || (isParticiple && isIntransitive && (verb.entry.sure === true || isEnded))) return true;
  if (verb.entry.sure === 'passive') return false;
  // "Uefa postpones Euro 2020"
  return !isLast && !clauses.is(LIST.prepositions, i + 1) && !clauses.is(LIST.conjunctions, i + 1);
}

/** "until" a few words behind the verb. */
export function hasUntil(reading: SentenceReading, i: number): boolean {
  for (let j = i + 1; j <= i + 6; j++) if (reading.clauses.is(LIST.untils, j)) return true;
  return false;
}
