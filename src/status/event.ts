/**
 * Verbs and events of a sentence and the ties between them: which words are event nouns, which verbs they are
 * subject or object of, and which clauses speak of older or of coming time.
 *
 * Cost: O(words) with windows of fixed length.
 * @module
 */
import type { Words } from '../text/words';
import { Clauses } from './clause';
import { LIST, type ListId } from './lists';
import { isRole } from './role';
import { BASE, type CompiledLexicon, GERUND, THIRD, type VerbForm, type WordEntry } from './words';

/** How far a tie between verb and event may reach, in words. */
const OBJECT_REACH = 9;
const SUBJECT_REACH = 18;
/** Share of capitalised words (of four letters and more) above which a sentence is in title case. */
const TITLE_CASE = 0.7;

/** Finite auxiliaries. */
const FINITE: readonly ListId[] = [LIST.bePresent, LIST.bePast, LIST.have, LIST.had, LIST.future];

/** A sentence whose events and verbs can be asked for. */
export class EventClauses extends Clauses {
  /** For each word whether it is an event noun. */
  readonly events: readonly boolean[];
  readonly hasRole: boolean;
  /** Most words are capitalised, so that capitals tell nothing. */
  readonly isTitleCase: boolean;

  constructor(text: string, words: Words, from: number, to: number, lexicon: CompiledLexicon) {
    super(text, words, from, to, lexicon);
    let long = 0;
    let capitalised = 0;
    for (const token of this.tokens) {
      if (token.length <= 3) continue;
      long++;
      if (token.capitalised) capitalised++;
    }
    this.isTitleCase = capitalised > TITLE_CASE * long;
    // Those to the left are known when a word asks for its subject.
    const events: boolean[] = [];
    this.events = events;
    let hasRole = false;
    for (let i = 0; i < this.tokens.length; i++) {
      const { entry } = this.tokens[i]!;
      events.push(entry.is(LIST.eventNouns) && this.isEventNoun(i, entry));
      hasRole ||= isRole(this, i);
    }
    this.hasRole = hasRole;
  }

  private isCapitalisedNext(i: number): boolean {
    const next = this.tokens[i + 1];
    return (
      next?.capitalised === true && next.segment === this.tokens[i]!.segment && !this.isCalendarWord(i + 1)
    );
  }

  private isEventNoun(i: number, entry: WordEntry): boolean {
    if (this.is(LIST.notEventAfter, i - 1)) return false;
    // "in March"
    if (this.tokens[i]!.capitalised && entry.is(LIST.months)) return false;
    // "Summit Entertainment": part of a name, where capitals tell.
    if (!this.isTitleCase && this.tokens[i]!.capitalised && this.isCapitalisedNext(i)) return false;
    const { company } = entry;
    if (company !== undefined) {
      const isAccompanied = this.tokens.some((other) => other.entry !== entry && company.has(other.entry));
      if (!isAccompanied) return false;
    }
    // "he visits Ankara", "are meeting": the verb of the same spelling.
    return !entry.verbs.some((verb) => this.actsAsVerb(i, verb));
  }

  /** Whether a spelling that may be a noun acts as a verb here. */
  private actsAsVerb(i: number, verb: VerbForm): boolean {
    const { form, entry } = verb;
    const { tokens } = this;
    if (this.is(LIST.have, i) || this.is(LIST.had, i)) {
      // "will have talks", not "have been holding talks".
      return this.chain(i, form).first < i && !this.is(LIST.beNonFinite, i + 1) && !this.hasVerbForm(i + 1);
    }
    const isGerundNoun = (form & GERUND) !== 0 && this.is(LIST.eventNouns, i);
    if (!isGerundNoun && (entry.nounToo !== true || (form & (BASE | THIRD)) === 0)) return true;
    const chain = this.chain(i, form);
    if (isGerundNoun && (this.is(LIST.determiners, i - 1) || this.is(LIST.noDeterminers, i - 1)))
      return false;
    if (isGerundNoun) return chain.tense === 'progressive' && !this.is(LIST.genitive, i + 1);
    for (let j = chain.first; j < i; j++) {
      // "to visit" and "will visit"; but not "is visit".
      if (!this.isAdverb(j)) return !this.is(LIST.bePresent, i - 1) && !this.is(LIST.bePast, i - 1);
    }
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    if (before === undefined || before.possessive) return false;
    if (
      before.segment !== tokens[i]!.segment ||
      this.is(LIST.determiners, i - 1) ||
      this.is(LIST.prepositions, i - 1)
    ) {
      return false;
    }
    // "summit ends", "talks start"
    const isPhase = entry.kind === 'begin' || entry.kind === 'end';
    if (isPhase && !this.is(LIST.genitive, i + 1)) {
      const isLast = next?.segment !== tokens[i]!.segment || this.is(LIST.prepositions, i + 1);
      if (this.is(LIST.eventNouns, i - 1) || (isLast && this.subjectOf(i) >= 0)) return true;
    }
    const isObject =
      this.is(LIST.determiners, i + 1) ||
      (next?.capitalised === true && !this.isCalendarWord(i + 1) && !this.is(LIST.prepositions, i + 1));
    const isDirected = verb.completions.length > 0 && this.completionAt(i, verb) > 0;
    // "defeats incumbent"
    const isOutcome =
      (entry.kind === 'decide' || entry.kind === 'result') &&
      !this.isAuxiliary(i + 1) &&
      !this.hasVerbForm(i + 1);
    const hasObject = isOutcome && next !== undefined && !this.is(LIST.prepositions, i + 1);
    const isEventObject = entry.kind !== 'meet' && (hasObject || this.hasEventWord(i + 1));
    if (!(isObject || isDirected || isEventObject) || this.is(LIST.genitive, i + 1)) return false;
    // "Lavrov visits" and "ministers visit" agree in number; "state visits" and "Lavrov visit" do not.
    const isPlural = before.word.endsWith('s');
    return (form & THIRD) !== 0 ? !isPlural || before.capitalised : isPlural || this.isListed(i - 1);
  }

  isCalendarWord(i: number): boolean {
    return this.is(LIST.weekdays, i) || this.is(LIST.months, i);
  }

  /** "delays parliamentary election", "delays start of trial": an event noun near, before any other preposition. */
  private hasEventWord(i: number): boolean {
    let j = i;
    while (
      j <= i + 3 &&
      !this.is(LIST.eventNouns, j) &&
      (!this.is(LIST.prepositions, j) || this.is(LIST.genitive, j))
    )
      j++;
    return j <= i + 3 && this.is(LIST.eventNouns, j);
  }

  /** "Russia and Turkey", "Russia, Turkey": a subject of two. */
  private isListed(i: number): boolean {
    if (this.is(LIST.conjunctions, i - 1) || this.is(LIST.conjunctions, i - 2)) return true;
    return this.tokens[i]?.segment === 1 && this.segments[0]!.end <= 2;
  }

  /** Words from the verb at `i` to its completion; 0 when that is missing or not called for. */
  completionAt(i: number, verb: VerbForm): number {
    const reach = verb.entry.separable === true ? 8 : 1;
    for (let j = i + 1; j <= i + reach && j < this.tokens.length; j++) {
      const { segment } = this.tokens[j]!;
      // "sets 4 May as date"
      if (segment !== this.tokens[i]!.segment && this.segments[segment]!.start !== j) return 0;
      if (verb.completions.some((phrase) => this.hasWords(phrase, j))) return j - i;
    }
    return 0;
  }

  /** The last word of the completion of the verb at `i`; `i` itself when it has none. */
  tailOf(i: number, verb: VerbForm): number {
    const at = i + this.completionAt(i, verb);
    let last = i;
    if (at > i)
      for (const phrase of verb.completions)
        if (this.hasWords(phrase, at)) last = Math.max(last, at + phrase.length - 1);
    return last;
  }

  /** The verb that the word at `i` is. */
  verbAt(i: number): VerbForm | undefined {
    const verbs = this.tokens[i]?.entry.verbs;
    if (verbs === undefined || verbs.length === 0 || this.events[i] || this.tokens[i]!.isTail)
      return undefined;
    return verbs.find(
      (verb) =>
        (verb.completions.length === 0 || this.completionAt(i, verb) > 0) &&
        (verb.objects === undefined || this.objectNear(i, verb.objects) >= 0) &&
        this.actsAsVerb(i, verb),
    );
  }

  /** Whether some verb of the lexicon is spelled like the word at `i`. */
  hasVerbForm(i: number): boolean {
    return (this.tokens[i]?.entry.verbs.length ?? 0) > 0;
  }

  isChangeNoun(i: number): boolean {
    return (
      this.is(LIST.postponedNouns, i) || this.is(LIST.cancelledNouns, i) || this.is(LIST.resumedNouns, i)
    );
  }

  /**
   * The event noun of the noun phrase behind the verb at `i`, -1 for none. The verb's own particle ("off") stands
   * at `particle` or before.
   */
  objectOf(i: number, particle: number = i, reach: number = OBJECT_REACH): number {
    const { tokens } = this;
    let isPlan = false;
    for (let j = i + 1; j <= i + reach && j < tokens.length; j++) {
      const isNewSegment = tokens[j]!.segment !== tokens[j - 1]!.segment;
      if (isNewSegment && !this.events[j] && !this.events[j + 1]) return -1;
      if (this.events[j]) return this.is(LIST.noDeterminers, j - 1) ? -1 : j;
      if (this.is(LIST.planNouns, j)) isPlan = true;
      else if (this.isChangeNoun(j) || this.is(LIST.relatives, j) || this.is(LIST.complementiser, j))
        return -1;
      else if (this.is(LIST.bePresent, j) || this.is(LIST.bePast, j)) return -1;
      else if (this.is(LIST.prepositions, j) && !this.is(LIST.genitive, j) && !isPlan && j > particle)
        return -1;
    }
    return -1;
  }

  /** The event noun that is the subject of the chain starting at `first`; -1 for none. */
  subjectOf(first: number): number {
    let { segment } = this.tokens[first]!;
    let from = first - 1;
    const least = Math.max(0, first - SUBJECT_REACH);
    for (;;) {
      const { start } = this.segments[segment]!;
      // "the talks that were to open today have been postponed": the second verb belongs to the main clause.
      const isPastRelative = this.hasRelativeClause(start, from);
      // "The talks, the first in years, ended"
      const isApposition = segment !== this.tokens[first]!.segment && !this.hasVerb(start, from);
      let hasOwn = false;
      for (let j = from; j >= Math.max(start, least); j--) {
        if (this.events[j] && !this.isInPhrase(j)) return this.is(LIST.noDeterminers, j - 1) ? -1 : j;
        hasOwn ||= !isPastRelative && !isApposition && this.isOwnSubject(j, start);
      }
      if (hasOwn || segment === 0 || start <= least) return -1;
      segment--;
      from = start - 1;
    }
  }

  private hasVerb(start: number, end: number): boolean {
    for (let j = start; j <= end; j++)
      if (this.isFiniteAuxiliary(j) || (this.hasVerbForm(j) && this.events[j] !== true)) return true;
    return false;
  }

  private hasRelativeClause(start: number, end: number): boolean {
    let isInside = false;
    for (let j = start; j <= end; j++) {
      if (this.is(LIST.relatives, j) || this.is(LIST.complementiser, j)) isInside = true;
      if (isInside && this.isFiniteAuxiliary(j)) return true;
    }
    return false;
  }

  isFiniteAuxiliary(j: number): boolean {
    return FINITE.some((list) => this.is(list, j));
  }

  /** A noun with its determiner outside a prepositional phrase, or a pronoun: the clause has its own subject. */
  private isOwnSubject(j: number, start: number): boolean {
    if (this.is(LIST.pronouns, j)) return j - start <= 2;
    if (j - 1 < start || !this.is(LIST.determiners, j - 1) || this.is(LIST.complementiser, j - 1))
      return false;
    return !this.is(LIST.prepositions, j - 2) && !this.events[j + 1] && !this.events[j + 2];
  }

  /** Whether the noun at `j` hangs on a preposition other than "of" and "plans for". */
  private isInPhrase(j: number): boolean {
    for (let k = j - 1; k >= Math.max(0, j - 4) && this.tokens[k]!.segment === this.tokens[j]!.segment; k--) {
      if (this.is(LIST.genitive, k)) return false;
      // "as talks continued"
      const isClause = this.is(LIST.subordinators, k) && k === this.segments[this.tokens[k]!.segment]!.start;
      if (isClause) return false;
      if (this.is(LIST.prepositions, k)) return !this.is(LIST.planNouns, k - 1);
      if (this.is(LIST.determiners, k)) {
        if (this.is(LIST.subordinators, k - 1)) return false;
        return (
          this.is(LIST.prepositions, k - 1) &&
          !this.is(LIST.genitive, k - 1) &&
          !this.is(LIST.planNouns, k - 2)
        );
      }
    }
    return false;
  }
}
