/**
 * Verbs and events of a sentence and the ties between them: which words are event nouns, which verbs they are
 * subject or object of, and which clauses speak of older or of coming time.
 *
 * Cost: O(words) with windows of fixed length.
 * @module
 */
import { Clauses } from './clause';
import { isRole } from './role';
import { BASE, type CompiledLexicon, GERUND, THIRD, type VerbForm, type WordList } from './words';

/** How far a tie between verb and event may reach, in words. */
const OBJECT_REACH = 9;
const SUBJECT_REACH = 18;
/** Words a mark of older time may stand behind the verb it belongs to. */
const BACKGROUND_REACH = 12;
/** Words of a clause that may be a mere adverbial: "Last month,". */
const ADVERBIAL_WORDS = 7;
/** Share of capitalised words (of four letters and more) above which a sentence is in title case. */
const TITLE_CASE = 0.7;

/** A sentence whose events and verbs can be asked for. */
export class EventClauses extends Clauses {
  /** For each word whether it is an event noun. */
  readonly events: readonly boolean[];
  readonly hasRole: boolean;
  /** Most words are capitalised, so that capitals tell nothing. */
  readonly isTitleCase: boolean;
  private background: readonly number[] | undefined;

  constructor(sentence: string, lexicon: CompiledLexicon) {
    super(sentence, lexicon);
    const words = new Set(this.tokens.map((token) => token.word));
    const long = this.tokens.filter((token) => token.word.length > 3);
    this.isTitleCase = long.filter((token) => token.capitalised).length > TITLE_CASE * long.length;
    this.events = this.tokens.map((_, i) => this.isEventNoun(i, words));
    this.hasRole = this.tokens.some((_, i) => isRole(this, i));
  }

  private isCapitalisedNext(i: number): boolean {
    const next = this.tokens[i + 1];
    return (
      next?.capitalised === true && next.segment === this.tokens[i]!.segment && !this.isCalendarWord(i + 1)
    );
  }

  is(list: WordList, i: number): boolean {
    return this.tokens[i]?.lists?.has(list) === true;
  }

  private isEventNoun(i: number, words: ReadonlySet<string>): boolean {
    const word = this.word(i)!;
    if (!this.is('eventNouns', i) || this.is('notEventAfter', i - 1)) return false;
    // "Summit Entertainment": part of a name, where capitals tell.
    if (!this.isTitleCase && this.tokens[i]!.capitalised && this.isCapitalisedNext(i)) return false;
    const company = this.lexicon.company.get(word);
    if (company !== undefined) {
      let isAccompanied = false;
      for (const other of words) if (other !== word && company.has(other)) isAccompanied = true;
      if (!isAccompanied) return false;
    }
    // "he visits Ankara", "are meeting": the verb of the same spelling.
    return !(this.lexicon.verbs.get(word) ?? []).some((verb) => this.actsAsVerb(i, verb));
  }

  /** Whether a spelling that may be a noun acts as a verb here. */
  private actsAsVerb(i: number, verb: VerbForm): boolean {
    const { form, entry } = verb;
    const { tokens } = this;
    if (this.is('have', i) || this.is('had', i)) {
      // "will have talks", not "have been holding talks".
      return (
        this.chain(i, form).first < i &&
        !this.is('beNonFinite', i + 1) &&
        !this.lexicon.verbs.has(this.word(i + 1) ?? '')
      );
    }
    const isGerundNoun = (form & GERUND) !== 0 && this.is('eventNouns', i);
    if (!isGerundNoun && (entry.nounToo !== true || (form & (BASE | THIRD)) === 0)) return true;
    const chain = this.chain(i, form);
    if (isGerundNoun) return chain.tense === 'progressive' && !this.is('genitive', i + 1);
    for (let j = chain.first; j < i; j++) {
      // "to visit" and "will visit"; but not "is visit".
      if (!this.isAdverb(tokens[j]!.word)) return !this.is('bePresent', i - 1) && !this.is('bePast', i - 1);
    }
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    if (before === undefined || before.possessive) return false;
    if (
      before.segment !== tokens[i]!.segment ||
      this.is('determiners', i - 1) ||
      this.is('prepositions', i - 1)
    ) {
      return false;
    }
    // "summit ends", "talks start"
    const isPhase = entry.kind === 'begin' || entry.kind === 'end';
    if (isPhase && !this.is('genitive', i + 1)) {
      const isLast = next?.segment !== tokens[i]!.segment || this.is('prepositions', i + 1);
      if (this.is('eventNouns', i - 1) || (isLast && this.subjectOf(i) >= 0)) return true;
    }
    const isObject =
      this.is('determiners', i + 1) || (next?.capitalised === true && !this.isCalendarWord(i + 1));
    const isDirected = verb.completions.length > 0 && this.completionAt(i, verb) > 0;
    // "defeats incumbent"
    const hasObject = entry.kind === 'decide' && next !== undefined && !this.is('prepositions', i + 1);
    const isEventObject = entry.kind !== 'meet' && (hasObject || this.hasEventWord(i + 1));
    if (!(isObject || isDirected || isEventObject) || this.is('genitive', i + 1)) return false;
    // "Lavrov visits" and "ministers visit" agree in number; "state visits" and "Lavrov visit" do not.
    const isPlural = before.word.endsWith('s');
    return (form & THIRD) !== 0 ? !isPlural || before.capitalised : isPlural || this.isListed(i - 1);
  }

  isCalendarWord(i: number): boolean {
    return this.is('weekdays', i) || this.is('months', i);
  }

  /** "delays parliamentary election", "delays start of trial": an event noun near, before any other preposition. */
  private hasEventWord(i: number): boolean {
    let j = i;
    while (j <= i + 3 && !this.is('eventNouns', j) && (!this.is('prepositions', j) || this.is('genitive', j)))
      j++;
    return j <= i + 3 && this.is('eventNouns', j);
  }

  /** "Russia and Turkey", "Russia, Turkey": a subject of two. */
  private isListed(i: number): boolean {
    if (this.is('conjunctions', i - 1) || this.is('conjunctions', i - 2)) return true;
    return this.tokens[i]?.segment === 1 && this.segments[0]!.end <= 2;
  }

  /** Words from the verb at `i` to its completion; 0 when that is missing or not called for. */
  completionAt(i: number, verb: VerbForm): number {
    const reach = verb.entry.separable === true ? 8 : 1;
    for (let j = i + 1; j <= i + reach && this.tokens[j]?.segment === this.tokens[i]!.segment; j++) {
      if (verb.completions.some((phrase) => phrase.every((word, k) => this.word(j + k) === word)))
        return j - i;
    }
    return 0;
  }

  /** The verb that the word at `i` is. */
  verbAt(i: number): VerbForm | undefined {
    if (this.events[i]) return undefined;
    return this.lexicon.verbs
      .get(this.word(i) ?? '')
      ?.find(
        (verb) =>
          (verb.completions.length === 0 || this.completionAt(i, verb) > 0) && this.actsAsVerb(i, verb),
      );
  }

  isChangeNoun(i: number): boolean {
    return this.is('postponedNouns', i) || this.is('cancelledNouns', i) || this.is('resumedNouns', i);
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
      if (this.events[j]) return this.is('noDeterminers', j - 1) ? -1 : j;
      if (this.is('planNouns', j)) isPlan = true;
      else if (this.isChangeNoun(j) || this.is('relatives', j) || this.is('complementiser', j)) return -1;
      else if (this.is('bePresent', j) || this.is('bePast', j)) return -1;
      else if (this.is('prepositions', j) && !this.is('genitive', j) && !isPlan && j > particle) return -1;
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
      let hasOwn = false;
      for (let j = from; j >= Math.max(start, least); j--) {
        if (this.events[j] && !this.isInPhrase(j)) return this.is('noDeterminers', j - 1) ? -1 : j;
        hasOwn ||= !isPastRelative && this.isOwnSubject(j, start);
      }
      if (hasOwn || segment === 0 || start <= least) return -1;
      segment--;
      from = start - 1;
    }
  }

  private hasRelativeClause(start: number, end: number): boolean {
    let isInside = false;
    for (let j = start; j <= end; j++) {
      if (this.is('relatives', j) || this.is('complementiser', j)) isInside = true;
      if (isInside && this.isFiniteAuxiliary(j)) return true;
    }
    return false;
  }

  private isFiniteAuxiliary(j: number): boolean {
    return (['bePresent', 'bePast', 'have', 'had', 'future'] as const).some((list) => this.is(list, j));
  }

  /** A noun with its determiner outside a prepositional phrase, or a pronoun: the clause has its own subject. */
  private isOwnSubject(j: number, start: number): boolean {
    if (this.is('pronouns', j)) return j - start <= 2;
    if (j - 1 < start || !this.is('determiners', j - 1) || this.is('complementiser', j - 1)) return false;
    return !this.is('prepositions', j - 2) && !this.events[j + 1] && !this.events[j + 2];
  }

  /** Whether the noun at `j` hangs on a preposition other than "of" and "plans for". */
  private isInPhrase(j: number): boolean {
    for (let k = j - 1; k >= Math.max(0, j - 4) && this.tokens[k]!.segment === this.tokens[j]!.segment; k--) {
      if (this.is('genitive', k)) return false;
      // "as talks continued"
      const isClause = this.is('subordinators', k) && k === this.segments[this.tokens[k]!.segment]!.start;
      if (isClause) return false;
      if (this.is('prepositions', k)) return !this.is('planNouns', k - 1);
      if (this.is('determiners', k)) {
        if (this.is('subordinators', k - 1)) return false;
        return this.is('prepositions', k - 1) && !this.is('genitive', k - 1) && !this.is('planNouns', k - 2);
      }
    }
    return false;
  }

  /** "before the talks began", "since he met": told as something else than news. */
  isBefore(at: number): boolean {
    return this.is('untold', this.segments[this.tokens[at]!.segment]!.start);
  }

  /** Whether a mark of older time belongs to the clause of the word at `at`. */
  isBackground(at: number): boolean {
    const own = this.tokens[at]!.segment;
    const { start } = this.segments[own]!;
    this.background ??= this.tokens.map((_, i) => i).filter((i) => this.isBackgroundMark(i));
    for (const i of this.background) {
      const { segment } = this.tokens[i]!;
      if (segment === own) {
        const isFronted = i === start || (i === start + 1 && this.is('conjunctions', start));
        // "who recently visited"
        const isBeside = i < at && at - i <= 2;
        if (isFronted || isBeside || (i > at && i - at <= BACKGROUND_REACH)) return true;
      } else if (Math.abs(segment - own) === 1 && this.isAdverbial(segment)) return true;
    }
    return false;
  }

  private isAdverbial(segment: number): boolean {
    const { start, end } = this.segments[segment]!;
    if (end - start > ADVERBIAL_WORDS) return false;
    // "The talks, suspended since May, have resumed": the time of the participle before it.
    const before =
      this.segments[segment]!.kind === 'subordinate' ? this.segments[segment - 1]?.start : undefined;
    if (before !== undefined && segment > 1 && this.verbAt(before) !== undefined) return false;
    for (let i = start; i < end; i++)
      if (this.isFiniteAuxiliary(i) || this.verbAt(i) !== undefined) return false;
    return true;
  }

  private isBackgroundMark(i: number): boolean {
    if (this.phraseAt('backgroundPhrases', i) > 0) return true;
    if (this.is('pastAttributes', i) && this.is('periods', i + 1)) return true;
    if (this.is('ago', i) && i > 0) return true;
    if (!this.is('backgroundBefore', i)) return false;
    const at = this.is('determiners', i + 1) ? i + 2 : i + 1;
    const token = this.tokens[at];
    if (token === undefined) return false;
    const isYear = token.numeric && /^(?:19|20)..$/.test(token.word);
    if (!isYear && !(this.is('months', at) && token.capitalised)) return false;
    for (let k = i - 1; k >= Math.max(0, i - 3); k--) if (this.is('firsts', k)) return false;
    return true;
  }

  /** Whether the clause goes on to name a time still to come; a weekday counts as one. */
  isFutureTime(i: number): boolean {
    for (let j = i + 1; this.tokens[j]?.segment === this.tokens[i]!.segment; j++) {
      if (this.is('saying', j)) return false;
      if (this.phraseAt('futurePhrases', j) > 0) return true;
      if (this.is('weekdays', j)) return true;
    }
    return false;
  }

  /** Whether a condition hangs over a reading at `at` that is `open`: it tells no fact yet. */
  isConditional(at: number, isOpen: boolean): boolean {
    const own = this.tokens[at]!.segment;
    if (this.segments[own]!.kind === 'conditional') return true;
    if (!isOpen) return false;
    const first = this.segments[0]!;
    if (own > 0 && own <= 2 && first.kind === 'conditional') return true;
    const next = this.segments[own + 1];
    return next?.kind === 'conditional' && !this.is('askers', next.start);
  }
}
