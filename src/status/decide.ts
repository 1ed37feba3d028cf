/**
 * What the outcome of a contest or trial says of it: "won the election", "beat Mali in the final", "was jailed at
 * the end of the trial" are told when it is over.
 *
 * Cost: O(1), windows of fixed length.
 * @module
 */
import type { Chain } from './grammar';
import { LIST, type ListId } from './lists';
import type { SentenceReading } from './reading';
import { isScore } from './result';
import { GERUND, type VerbForm } from './words';

/** Words from the verb to the contest. */
const CONTEST_REACH = 16;
/** Words from "after" to the contest in front of the verb. */
const PHRASE_REACH = 7;
/** Words from the verb to the score. */
const SCORE_REACH = 8;

/** Behind "to" where that is no infinitive. */
const OBJECTS: readonly ListId[] = [LIST.determiners, LIST.numerals, LIST.otherObjects];
/** What may stand behind a contest. */
const BEHIND: readonly ListId[] = [
  LIST.prepositions,
  LIST.conjunctions,
  LIST.infinitive,
  LIST.complementiser,
  LIST.saying,
  LIST.pronouns,
  LIST.determiners,
];

/** Reads a verb of outcome at word `i`. */
export function readDecide(reading: SentenceReading, i: number, verb: VerbForm, chain: Chain): void {
  const { clauses } = reading;
  const { tense } = chain;
  const isTold = tense === 'present' || tense === 'past' || tense === 'perfect' || tense === 'progressive';
  if (!isTold || chain.negated || ((verb.form & GERUND) !== 0 && tense === 'perfect')) return;
  // "who won the election" says who he is.
  if (clauses.segments[clauses.tokens[i]!.segment]!.kind !== 'main') return;
  const event = contestOf(reading, i, chain);
  if (event < 0 && isScored(reading, i, verb, chain)) {
    reading.add('held', reading.rankOf(i) - 0.5, i, false);
    return;
  }
  if (event < 0 || clauses.is(LIST.olderAttributes, event - 1)) return;
  const isOpen = tense === 'progressive' || isFirstPart(reading, i, event);
  reading.add(isOpen ? 'under-way' : 'held', reading.rankOf(i), i, false);
}

/** "beat Norway 3-1", "drew 1-1"; of rivals, names on both sides will do: "Nadal beats Thiem". */
function isScored(reading: SentenceReading, i: number, verb: VerbForm, chain: Chain): boolean {
  const { clauses } = reading;
  const { tokens } = clauses;
  if (chain.passive && verb.entry.rivals !== true) return false;
  for (let j = i + 1; j <= i + SCORE_REACH && tokens[j]?.segment === tokens[i]!.segment; j++)
    if (isScore(reading, j)) return true;
  if (verb.entry.rivals !== true || clauses.isTitleCase) return false;
  const [before, next] = [tokens[chain.first - 1], tokens[i + 1]];
  return before?.capitalised === true && next?.capitalised === true && !clauses.isCalendarWord(i + 1);
}

/** The contest as object, in a phrase behind the verb, as subject of a passive, or after "after"; -1 for none. */
function contestOf(reading: SentenceReading, i: number, chain: Chain): number {
  const { clauses } = reading;
  const { tokens } = clauses;
  for (let j = i + 1; j <= i + CONTEST_REACH && j < tokens.length; j++) {
    const isNext = tokens[j]!.segment !== tokens[i]!.segment;
    // "jailed for ten years after a long trial"
    if (isNext && clauses.phraseAt(LIST.heldBefore, j) > 0) return contestAfter(reading, j);
    if (isNext || clauses.is(LIST.entries, j) || (clauses.is(LIST.infinitive, j) && !isTowards(reading, j)))
      break;
    if (isContest(reading, j)) return j;
  }
  const subject = clauses.subjectOf(chain.first);
  if (subject >= 0 && clauses.is(LIST.contests, subject) && (chain.passive || chain.bare)) return subject;
  for (let j = Math.max(0, chain.first - CONTEST_REACH); j < chain.first; j++) {
    if (clauses.phraseAt(LIST.heldBefore, j) > 0) {
      const event = contestAfter(reading, j);
      if (event >= 0 && event < chain.first) return event;
    }
  }
  return -1;
}

/** "lost to Rovers", "sentenced to ten years"; but "to reach the final". */
function isTowards(reading: SentenceReading, to: number): boolean {
  const { clauses } = reading;
  const next = clauses.tokens[to + 1];
  if (next === undefined || next.numeric || (next.capitalised && !clauses.isTitleCase)) return true;
  return OBJECTS.some((list) => clauses.is(list, to + 1));
}

function contestAfter(reading: SentenceReading, at: number): number {
  for (let j = at + 1; j <= at + PHRASE_REACH; j++) {
    if (isContest(reading, j)) return j;
  }
  return -1;
}

/** The verb is company enough for "final" or "race", but "match fixing" and "election fraud" are no contest. */
function isContest(reading: SentenceReading, i: number): boolean {
  const { clauses } = reading;
  if (!clauses.is(LIST.contests, i)) return false;
  const next = clauses.tokens[i + 1];
  const isLast = next === undefined || next.segment !== clauses.tokens[i]!.segment;
  if (isLast || next.capitalised || next.numeric || clauses.isAuxiliary(i + 1)) return true;
  if (clauses.isAdverb(i + 1) || clauses.isCalendarWord(i + 1)) return true;
  return BEHIND.some((list) => clauses.is(list, i + 1));
}

/** "the first round of the election" */
function isFirstPart(reading: SentenceReading, i: number, event: number): boolean {
  for (let j = i + 1; j < event; j++) {
    if (reading.clauses.is(LIST.parts, j) && reading.clauses.is(LIST.firstParts, j - 1)) return true;
  }
  return false;
}
