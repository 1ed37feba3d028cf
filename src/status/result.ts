/**
 * Verbs that tell of an event without naming it: what is over once told ("signed the treaty", "was jailed for two
 * years"), what goes on while told ("thousands march"), what has failed ("talks collapsed"); and scores.
 *
 * Cost: O(1) a verb, windows of fixed length.
 * @module
 */
import type { Chain } from './grammar';
import { LIST } from './lists';
import { NOMINAL, type SentenceReading } from './reading';
import { GERUND, PARTICIPLE, PAST, THIRD, type VerbForm } from './words';

/** Tenses that tell neither what happened nor what is to come. */
const UNTOLD: ReadonlySet<Chain['tense']> = new Set(['doubt', 'purpose', 'habit', 'pluperfect', 'gerund']);
/** Words of a sentence that is a bare score. */
const TITLE_WORDS = 14;
/** Words from a plan to the event it is for. */
const PLAN_REACH = 4;
/** Longest figure of a score. */
const SCORE_DIGITS = 3;

/** Whether the verb at `i` tells nothing: negated, doubted, of a clause that is no news, or an attribute. */
function isSilent(reading: SentenceReading, i: number, verb: VerbForm, chain: Chain): boolean {
  const { clauses } = reading;
  const { tokens } = clauses;
  if (UNTOLD.has(chain.tense) || chain.negated) return true;
  // "the withdrawal is complete"
  if ((verb.form & (PAST | PARTICIPLE | GERUND)) === 0 && clauses.isBe(i - 1)) return true;
  const segment = clauses.segments[tokens[i]!.segment]!;
  if (segment.kind === 'relative' || segment.kind === 'conditional') return true;
  if (hasEarlierVerb(reading, chain.first) || isUntold(reading, i, segment.start)) return true;
  const isParticiple = chain.bare && (verb.form & PARTICIPLE) !== 0;
  if (!isParticiple) return false;
  // "the jailed activist", "Jailed activist goes on hunger strike", "a man jailed for murder has escaped"
  if (clauses.is(LIST.determiners, i - 1) || clauses.is(LIST.prepositions, i - 1)) return true;
  // "the bill passed by the House"
  if (clauses.is(LIST.agents, i + 1)) return true;
  const isFirst = i === segment.start || (i === segment.start + 1 && clauses.isAdverb(segment.start));
  if (isFirst && i + 1 < segment.end && !clauses.is(LIST.prepositions, i + 1)) return true;
  for (let j = i + 1; j < segment.end; j++) if (clauses.isFiniteAuxiliary(j)) return true;
  return false;
}

/** Whether another verb stands before `first`, so that the one behind it hangs on that or on one of its nouns. */
function hasEarlierVerb(reading: SentenceReading, first: number): boolean {
  const { clauses } = reading;
  if (clauses.is(LIST.conjunctions, first - 1)) return false;
  for (let j = 0; j < first; j++) {
    const token = clauses.tokens[j]!;
    if (clauses.segments[token.segment]!.kind !== 'main') continue;
    if (clauses.is(LIST.saying, j)) continue;
    if (clauses.isFiniteAuxiliary(j)) return true;
    if (
      token.length > 4 &&
      !token.capitalised &&
      token.word.endsWith('ed') &&
      !clauses.is(LIST.determiners, j - 1)
    )
      return true;
    const { verbs } = token.entry;
    if (verbs.length === 0 || clauses.events[j] === true || token.capitalised) continue;
    if (verbs.some(({ form, entry }) => (form & (PAST | THIRD)) !== 0 && entry.nounToo !== true)) return true;
  }
  return false;
}

/** "until the prisoners are freed" */
function isUntold(reading: SentenceReading, i: number, start: number): boolean {
  for (let j = start; j < i; j++) if (reading.clauses.is(LIST.untold, j)) return true;
  return false;
}

/** Takes a plan for the future and the past; returns whether that was all. */
function readPlan(reading: SentenceReading, i: number, verb: VerbForm, { tense }: Chain): boolean {
  if (tense === 'was-plan' || tense === 'had-plan') {
    reading.hadPlan = true;
    if (tense === 'was-plan') reading.add('planned', reading.rankOf(i) - 1, i, true, verb);
    return true;
  }
  const isOpen = tense === 'present' || tense === 'progressive';
  if (tense !== 'future' && !(isOpen && reading.clauses.isFutureTime(i))) return false;
  reading.add('planned', reading.rankOf(i), i, true, verb);
  return true;
}

/** Reads a verb whose event is over once told. */
export function readResult(reading: SentenceReading, i: number, verb: VerbForm, chain: Chain): void {
  if (isSilent(reading, i, verb, chain) || readPlan(reading, i, verb, chain)) return;
  if ((verb.form & GERUND) !== 0 && chain.tense !== 'progressive') return;
  reading.add(chain.tense === 'progressive' ? 'under-way' : 'held', reading.rankOf(i) - 0.5, i, false, verb);
}

/** Reads a verb whose event goes on while it is told. */
export function readActivity(reading: SentenceReading, i: number, verb: VerbForm, chain: Chain): void {
  const { clauses } = reading;
  if (clauses.is(LIST.infinitive, i - 1) && clauses.is(LIST.continuers, i - 2)) {
    reading.add('under-way', reading.rankOf(i) - 0.5, i, false, verb);
    return;
  }
  if (isSilent(reading, i, verb, chain) || readPlan(reading, i, verb, chain)) return;
  const isBare = chain.bare && (verb.form & PARTICIPLE) !== 0;
  // "Thousands evacuated as fire spreads" goes on; "20,000 people marched on Saturday" does not.
  const isOpen =
    chain.tense === 'present' ||
    chain.tense === 'progressive' ||
    (isBare && verb.completions.length === 0 && verb.objects === undefined);
  reading.add(isOpen ? 'under-way' : 'held', reading.rankOf(i) - 0.5, i, false, verb);
}

/** Reads a verb of failure. */
export function readFail(reading: SentenceReading, i: number, chain: Chain): void {
  const { clauses } = reading;
  if (UNTOLD.has(chain.tense) || chain.negated || chain.tense === 'future' || chain.passive) return;
  if (chain.tense === 'was-plan' || chain.tense === 'had-plan') return;
  const event = clauses.subjectOf(chain.first);
  if (event < 0) return;
  if (chain.tense === 'progressive') return;
  let isOff = clauses.is(LIST.deals, event) || clauses.is(LIST.pacts, event);
  // "Plans for a summit have collapsed"
  for (let j = event - 1; j >= Math.max(0, event - PLAN_REACH); j--) isOff ||= clauses.is(LIST.planNouns, j);
  reading.add(isOff ? 'cancelled' : 'held', reading.rankOf(i), i, false);
}

/** Whether a score stands at word `i`: two short figures joined by a hyphen. */
export function isScore(reading: SentenceReading, i: number): boolean {
  const { tokens } = reading.clauses;
  const [a, b] = [tokens[i], tokens[i + 1]];
  if (a?.numeric !== true || b?.numeric !== true || !a.isHyphenatedTo(b)) return false;
  return a.length <= SCORE_DIGITS && b.length <= SCORE_DIGITS;
}

/** "United 2-1 City", "a 3-0 win over Norway": a score between names, or of a victory. */
export function readScore(reading: SentenceReading, i: number): void {
  if (!isScore(reading, i)) return;
  const { clauses } = reading;
  const { tokens } = clauses;
  const isBetween =
    tokens.length <= TITLE_WORDS &&
    tokens[i - 1]?.capitalised === true &&
    tokens[i - 1]?.possessive === false &&
    tokens[i + 2]?.capitalised === true;
  const isScored = clauses.is(LIST.scored, i + 2);
  if (isBetween || isScored) reading.add('held', NOMINAL, i, false);
}
