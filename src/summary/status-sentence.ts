/**
 * What one sentence says of where an event stands. A verb or phrase of the lexicon counts only with an event in
 * its own clause: as its object ("postponed the visit"), its subject ("the visit was put off") or, for verbs that
 * are events themselves ("will meet"), with a person of rank. Negated, doubted, conditional and asked sentences
 * say nothing; what a relative clause or a past perfect tells of older days gives way to the main clause.
 *
 * Cost: O(words), at most `MAX_WORDS` a sentence.
 * @module
 */
import {
  BASE,
  type Chain,
  Clauses,
  type CompiledLexicon,
  compileLexicon,
  GERUND,
  MAX_UNITS,
  PARTICIPLE,
  PAST,
  THIRD,
  type VerbForm,
  type WordList,
} from './status-clause';
import type { StatusLexicon } from './status-language';
import type { Status } from './story';

/** What a sentence says. */
export interface SentenceStatus {
  readonly value: Status | undefined;
  /** It speaks of a plan made earlier: "had been set to visit". */
  readonly hadPlan: boolean;
}

/** How far a tie between verb and event may reach, in words. */
const OBJECT_REACH = 9;
const SUBJECT_REACH = 18;
/** Weight of evidence by where it stands. */
const MAIN = 3;
const SUBORDINATE = 2;
const NOMINAL = 1;

/** Among readings of equal standing the one that overturns the others. */
const PRECEDENCE: Readonly<Record<Status, number>> = {
  denied: 5,
  postponed: 4,
  cancelled: 4,
  resumed: 4,
  confirmed: 3,
  held: 2,
  'under-way': 2,
  planned: 1,
};

interface Candidate {
  value: Status;
  rank: number;
  at: number;
}

/** Reads sentences with one lexicon. */
export class StatusReader {
  private readonly lexicon: CompiledLexicon;

  constructor(lexicon: StatusLexicon) {
    this.lexicon = compileLexicon(lexicon);
  }

  /**
   * Reads a sentence or a title.
   *
   * @param sentence beyond 900 code units or 100 words it is not read
   */
  read(sentence: string): SentenceStatus {
    const capped = sentence.slice(0, MAX_UNITS).trimEnd();
    const last = capped[capped.length - 1];
    if (last === '?' || (last !== undefined && '"”’\''.includes(last) && capped[capped.length - 2] === '?')) {
      return { value: undefined, hadPlan: false };
    }
    return new SentenceReading(new Clauses(capped, this.lexicon), this.lexicon).result();
  }
}

class SentenceReading {
  private readonly found: Candidate[] = [];
  private hadPlan = false;
  /** Index of a "confirmed" that governs what follows; of a "not confirmed" or other doubt. */
  private confirmedAt = -1;
  private unconfirmedAt = -1;
  private readonly events: boolean[];
  private readonly hasRole: boolean;

  constructor(
    private readonly clauses: Clauses,
    private readonly lexicon: CompiledLexicon,
  ) {
    const words = new Set(clauses.tokens.map((token) => token.word));
    this.events = clauses.tokens.map((_, i) => this.isEventNoun(i, words));
    this.hasRole = clauses.tokens.some((token) => lexicon.is('roles', token.word));
  }

  result(): SentenceStatus {
    const { tokens } = this.clauses;
    let skipTo = 0;
    for (let i = 0; i < tokens.length; i++) {
      if (i < skipTo) continue;
      const verb = this.verbAt(i);
      if (verb !== undefined) skipTo = Math.max(skipTo, this.readVerb(i, verb));
      this.readPhrases(i);
      this.readNouns(i);
    }
    return { value: this.decide(), hadPlan: this.hadPlan };
  }

  private decide(): Status | undefined {
    let best: Candidate | undefined;
    for (const candidate of this.found) {
      if (best === undefined) best = candidate;
      else {
        const order =
          candidate.rank - best.rank ||
          PRECEDENCE[candidate.value] - PRECEDENCE[best.value] ||
          candidate.at - best.at;
        if (order > 0) best = candidate;
      }
    }
    if (best?.value !== 'planned') return best?.value;
    if (this.unconfirmedAt >= 0 && this.unconfirmedAt < best.at) return undefined;
    return this.confirmedAt >= 0 && this.confirmedAt < best.at ? 'confirmed' : 'planned';
  }

  private is(list: WordList, i: number): boolean {
    return this.lexicon.is(list, this.clauses.word(i));
  }

  private isEventNoun(i: number, words: ReadonlySet<string>): boolean {
    const word = this.clauses.word(i)!;
    if (!this.is('eventNouns', i) || this.is('notEventAfter', i - 1)) return false;
    const company = this.lexicon.company.get(word);
    if (company !== undefined) {
      let isAccompanied = false;
      for (const other of words) if (other !== word && company.has(other)) isAccompanied = true;
      if (!isAccompanied) return false;
    }
    // "he visits Ankara", "is meeting": the verb of the same spelling.
    const verbs = this.lexicon.verbs.get(word);
    return verbs === undefined || !verbs.some((verb) => this.actsAsVerb(i, verb));
  }

  /** Whether a spelling that may be a noun acts as a verb here. */
  private actsAsVerb(i: number, verb: VerbForm): boolean {
    const { form, entry } = verb;
    const { tokens } = this.clauses;
    const isGerundNoun = (form & GERUND) !== 0 && this.is('eventNouns', i);
    if (!isGerundNoun && (entry.nounToo !== true || (form & (BASE | THIRD)) === 0)) return true;
    const chain = this.clauses.chain(i, form);
    const next = tokens[i + 1];
    const before = tokens[i - 1];
    if (isGerundNoun) {
      return chain.tense === 'progressive' && !this.is('genitive', i + 1) && !this.is('determiners', i - 1);
    }
    if (!chain.bare && chain.first < i) {
      let hasAuxiliary = false;
      for (let j = chain.first; j < i; j++) if (!this.clauses.isAdverb(tokens[j]!.word)) hasAuxiliary = true;
      // "was a visit" has a determiner between; "to visit" and "will visit" have not.
      if (hasAuxiliary) return !this.is('bePresent', i - 1) && !this.is('bePast', i - 1);
    }
    if (before === undefined || before.possessive || next === undefined) return false;
    if (before.segment !== tokens[i]!.segment) return false;
    if (this.is('determiners', i - 1) || this.is('prepositions', i - 1)) return false;
    const isDay = this.is('weekdays', i + 1) || this.is('months', i + 1);
    const isObject = this.is('determiners', i + 1) || (next.capitalised && !isDay);
    const isDirected = verb.completions.length > 0 && this.completionAt(i, verb) > 0;
    const isEventObject = this.is('eventNouns', i + 1) && entry.kind !== 'meet';
    if (!(isObject || isDirected || isEventObject) || this.is('genitive', i + 1)) return false;
    // "Lavrov visits" and "ministers visit" agree in number; "state visits" and "Lavrov visit" do not.
    const isPlural = before.word.endsWith('s') || this.isListed(i - 1);
    return (form & THIRD) !== 0 ? !before.word.endsWith('s') || before.capitalised : isPlural;
  }

  /** "Russia and Turkey", "Russia, Turkey": a subject of two. */
  private isListed(i: number): boolean {
    if (this.is('conjunctions', i - 1) || this.is('conjunctions', i - 2)) return true;
    const token = this.clauses.tokens[i];
    return token !== undefined && token.segment === 1 && this.clauses.segments[0]!.end <= 2;
  }

  /** Words up to the end of the verb's completion, counted from the verb; 0 when it is missing. */
  private completionAt(i: number, verb: VerbForm): number {
    const { tokens } = this.clauses;
    const reach = verb.entry.separable === true ? 8 : 1;
    for (let j = i + 1; j <= i + reach && j < tokens.length; j++) {
      if (tokens[j]!.segment !== tokens[i]!.segment) break;
      if (verb.completions.some((phrase) => phrase.every((word, k) => this.clauses.word(j + k) === word)))
        return j - i;
    }
    return 0;
  }

  private verbAt(i: number): VerbForm | undefined {
    const forms = this.lexicon.verbs.get(this.clauses.word(i)!);
    if (forms === undefined) return undefined;
    return forms.find(
      (verb) =>
        (verb.completions.length === 0 || this.completionAt(i, verb) > 0) &&
        !this.events[i] &&
        this.actsAsVerb(i, verb),
    );
  }

  /** The event noun of the noun phrase right behind a verb; -1 for none. */
  private objectOf(i: number, reach: number = OBJECT_REACH): number {
    const { tokens } = this.clauses;
    let mayPass = false;
    for (let j = i + 1; j <= i + reach && j < tokens.length; j++) {
      if (tokens[j]!.segment !== tokens[i]!.segment && tokens[j]!.segment !== tokens[j - 1]!.segment) {
        if (!this.events[j] && !this.events[j + 1]) return -1;
      }
      if (this.events[j]) return this.is('noDeterminers', j - 1) ? -1 : j;
      if (this.is('planNouns', j)) mayPass = true;
      else if (this.isChangeNoun(j)) return -1;
      else if (this.is('prepositions', j) && !this.is('genitive', j) && !mayPass) {
        // "put off", "called off" and the like carry a particle.
        if (j > i + 1) return -1;
      } else if (
        this.is('relatives', j) ||
        this.is('complementiser', j) ||
        this.is('bePresent', j) ||
        this.is('bePast', j)
      )
        return -1;
    }
    return -1;
  }

  private isChangeNoun(i: number): boolean {
    return this.is('postponedNouns', i) || this.is('cancelledNouns', i) || this.is('resumedNouns', i);
  }

  /** The event noun that is the subject of the chain starting at `first`; -1 for none. */
  private subjectOf(first: number): number {
    const { tokens, segments } = this.clauses;
    let segment = tokens[first]!.segment;
    let from = first - 1;
    const least = Math.max(0, first - SUBJECT_REACH);
    for (;;) {
      const { start } = segments[segment]!;
      let hasOther = false;
      // "the talks that were to open today have been postponed": the second verb belongs to the main clause.
      const isPastRelative = this.hasRelativeClause(start, from);
      for (let j = from; j >= Math.max(start, least); j--) {
        if (this.events[j] && !this.isInPrepositionalPhrase(j))
          return this.is('noDeterminers', j - 1) ? -1 : j;
        hasOther ||= !isPastRelative && this.isOwnSubject(j, start);
      }
      if (hasOther || segment === 0 || start <= least) return -1;
      segment--;
      from = start - 1;
    }
  }

  private hasRelativeClause(start: number, end: number): boolean {
    let relative = -1;
    for (let j = start; j <= end; j++) {
      if (this.is('relatives', j) || this.is('complementiser', j)) relative = j;
      const isFinite =
        this.is('bePresent', j) || this.is('bePast', j) || this.is('had', j) || this.is('future', j);
      if (isFinite && relative >= 0) return true;
    }
    return false;
  }

  /** A lower-case noun with a determiner right in front, or a pronoun: the clause has a subject of its own. */
  private isOwnSubject(j: number, start: number): boolean {
    const token = this.clauses.tokens[j]!;
    if (
      this.is('determiners', j - 1) &&
      !this.is('complementiser', j - 1) &&
      j - 1 >= start &&
      !this.is('prepositions', j - 2)
    )
      return !this.events[j + 1] && !this.events[j + 2];
    return ['he', 'she', 'it', 'they', 'we', 'i'].includes(token.word) && j - start <= 2;
  }

  private isInPrepositionalPhrase(j: number): boolean {
    const { tokens } = this.clauses;
    for (let k = j - 1; k >= Math.max(0, j - 4) && tokens[k]!.segment === tokens[j]!.segment; k--) {
      if (this.is('genitive', k)) return false;
      if (this.is('prepositions', k)) return !(this.is('planNouns', k - 1) || k === tokens.length);
      if (this.is('determiners', k)) {
        return this.is('prepositions', k - 1) && !this.is('genitive', k - 1) && !this.is('planNouns', k - 2);
      }
    }
    return false;
  }

  /** Reads the verb at `i`; returns the index before which nothing else need be read. */
  private readVerb(i: number, verb: VerbForm): number {
    const { kind } = verb.entry;
    const chain = this.clauses.chain(i, verb.form);
    const tail =
      i + (verb.completions.length > 0 && verb.entry.separable !== true ? this.completionAt(i, verb) : 0);
    if (kind === 'confirm') this.readConfirm(i, chain);
    else if (kind === 'deny' || kind === 'dismiss') this.readDeny(i, kind, chain);
    else if (kind === 'postpone' || kind === 'cancel' || kind === 'resume')
      this.readChange(i, kind, verb, chain);
    else if (kind === 'schedule') this.readSchedule(i, tail, verb, chain);
    else this.readEvent(i, tail, verb, chain);
    return i;
  }

  private rankOf(i: number): number {
    const { tokens, segments } = this.clauses;
    const segment = segments[tokens[i]!.segment]!;
    return segment.kind === 'main' ? MAIN : SUBORDINATE;
  }

  private add(value: Status, rank: number, at: number, isPlan: boolean): void {
    if (this.isConditional(at, value)) return;
    if (!isPlan && this.isBackground(at)) return;
    this.found.push({ value, rank, at });
  }

  private isConditional(at: number, value: Status): boolean {
    const { tokens, segments } = this.clauses;
    const own = tokens[at]!.segment;
    if (segments[own]!.kind === 'conditional') return true;
    const isOpen =
      value === 'planned' || value === 'postponed' || value === 'cancelled' || value === 'confirmed';
    if (!isOpen) return false;
    const chainFuture = this.clauses.chain(at, BASE).tense;
    for (const [s, segment] of segments.entries()) {
      if (segment.kind !== 'conditional' || this.clauses.word(segment.start) === 'whether') continue;
      if (s === 0 && s < own && own <= 2) return true;
      if (s > own && s - own <= 1 && (chainFuture === 'future' || value === 'planned')) return true;
    }
    return false;
  }

  /** Whether a mark of older time belongs to the clause of the word at `at`. */
  private isBackground(at: number): boolean {
    const { tokens, segments } = this.clauses;
    const own = tokens[at]!.segment;
    for (let i = 0; i < tokens.length; i++) {
      const length = this.backgroundAt(i);
      if (length === 0) continue;
      const { segment } = tokens[i]!;
      if (segment === own) {
        const isFronted =
          i === segments[own]!.start || (i === segments[own]!.start + 1 && this.is('conjunctions', i - 1));
        if (isFronted || (i > at && i - at <= 12)) return true;
      } else if (Math.abs(segment - own) === 1 && this.isVerbless(segment)) return true;
    }
    return false;
  }

  private isVerbless(segment: number): boolean {
    const { start, end } = this.clauses.segments[segment]!;
    if (end - start > 7) return false;
    for (let i = start; i < end; i++) {
      if (
        this.is('bePresent', i) ||
        this.is('bePast', i) ||
        this.is('have', i) ||
        this.is('had', i) ||
        this.is('future', i)
      )
        return false;
      if (this.verbAt(i) !== undefined) return false;
    }
    return true;
  }

  /** Length in words of a mark of older time at `i`. */
  private backgroundAt(i: number): number {
    const { tokens } = this.clauses;
    const phrase = this.clauses.phraseAt('backgroundPhrases', i);
    if (phrase > 0) return phrase;
    if (this.is('pastAttributes', i) && this.is('periods', i + 1)) return 2;
    if (this.is('ago', i) && i > 0) return 1;
    if (this.is('backgroundBefore', i)) {
      let j = i + 1;
      if (this.is('determiners', j)) j++;
      const token = tokens[j];
      if (token === undefined) return 0;
      const isYear =
        token.numeric &&
        token.word.length === 4 &&
        (token.word.startsWith('19') || token.word.startsWith('20'));
      const isMonth = this.is('months', j) && token.capitalised;
      if (!isYear && !isMonth) return 0;
      for (let k = i - 1; k >= Math.max(0, i - 3); k--) if (this.is('firsts', k)) return 0;
      return 2;
    }
    return 0;
  }

  private isFutureTime(i: number): boolean {
    const { tokens } = this.clauses;
    for (let j = i + 1; j < tokens.length && tokens[j]!.segment === tokens[i]!.segment; j++) {
      if (this.is('saying', j)) return false;
      if (this.clauses.phraseAt('futurePhrases', j) > 0) return true;
      if (this.is('weekdays', j) && !this.is('saying', j - 1) && !this.is('saying', j - 2)) return true;
    }
    return false;
  }

  private readChange(i: number, kind: 'postpone' | 'cancel' | 'resume', verb: VerbForm, chain: Chain): void {
    const { tokens } = this.clauses;
    const { tense } = chain;
    if (
      chain.negated ||
      tense === 'doubt' ||
      tense === 'was-plan' ||
      tense === 'had-plan' ||
      tense === 'purpose'
    )
      return;
    if (tense === 'pluperfect' || tense === 'habit') return;
    if (tense === 'gerund' && (this.is('doubtLicensors', i - 1) || this.is('changeNounDoubt', i - 1))) return;
    const value: Status = kind === 'postpone' ? 'postponed' : kind === 'cancel' ? 'cancelled' : 'resumed';
    const isParticiple = chain.bare && (verb.form & (PAST | PARTICIPLE)) !== 0;
    const next = tokens[i + 1];
    // "the postponed talks"
    const isAttribute =
      isParticiple &&
      (this.events[i + 1] || this.events[i + 2]) &&
      !this.is('determiners', i + 1) &&
      (i === 0 ||
        this.is('determiners', i - 1) ||
        tokens[i - 1]!.possessive ||
        ['long', 'twice', 'much', 'oft'].includes(tokens[i - 1]!.word));
    if (isAttribute) {
      this.add(value, NOMINAL, i, false);
      return;
    }
    let event = -1;
    if (!chain.passive) event = this.objectOf(i);
    if (event < 0) {
      const mayLackObject =
        chain.passive || kind === 'resume' || (isParticiple && !this.takesObject(next, i));
      if (mayLackObject) event = this.subjectOf(chain.first);
    }
    if (event < 0 && verb.entry.namesEvent !== true) return;
    if (this.is('olderAttributes', event - 1) && tokens[event - 1]?.possessive !== true) return;
    const isReduced =
      isParticiple &&
      i > 0 &&
      tokens[i - 1]!.segment !== tokens[i]!.segment &&
      tokens[i]!.segment < this.clauses.segments.length - 1;
    const rank = tense === 'gerund' || isReduced ? SUBORDINATE : this.rankOf(i);
    const isYetToCome = tense === 'future' || (tense === 'present' && !chain.passive && this.isFutureTime(i));
    if (kind === 'resume' && isYetToCome) this.add('planned', rank, i, true);
    else this.add(value, rank, i, false);
  }

  /** "forced organisers to postpone": done, though an infinitive. */
  private isForced(to: number): boolean {
    for (let j = to - 1; j >= Math.max(0, to - 5); j--) if (this.is('decisionLicensors', j)) return true;
    return false;
  }

  private takesObject(next: { capitalised: boolean; segment: number } | undefined, i: number): boolean {
    if (next === undefined || next.segment !== this.clauses.tokens[i]!.segment) return false;
    if (this.is('determiners', i + 1)) return !this.clauses.phraseAt('futurePhrases', i + 1);
    return (
      next.capitalised && !this.is('weekdays', i + 1) && !this.is('months', i + 1) && !this.isTitleCase()
    );
  }

  private isTitleCase(): boolean {
    const long = this.clauses.tokens.filter((token) => token.word.length > 3);
    return long.filter((token) => token.capitalised).length > 0.7 * long.length;
  }

  private readEvent(i: number, tail: number, verb: VerbForm, chain: Chain): void {
    const { kind } = verb.entry;
    const { tense } = chain;
    if (tense === 'doubt' || tense === 'purpose' || tense === 'habit') return;
    const event = this.tieOf(i, tail, verb, chain);
    if (event === undefined) return;
    const rank = this.rankOf(i);
    if (chain.negated) {
      const isOff =
        kind === 'happen' || kind === 'proceed' || (kind === 'hold' && chain.passive) || chain.noLonger;
      if (tense === 'future' && isOff) this.add(this.hasUntil(i) ? 'postponed' : 'cancelled', rank, i, false);
      else if (tense === 'future' && kind === 'begin' && this.hasUntil(i))
        this.add('postponed', rank, i, false);
      return;
    }
    if (tense === 'pluperfect') return;
    if (tense === 'gerund') return;
    if (tense === 'had-plan') {
      this.hadPlan = true;
      return;
    }
    if (tense === 'was-plan') {
      this.hadPlan = true;
      this.add('planned', rank - 1, i, true);
      return;
    }
    if (tense === 'future') {
      const isEnd = kind === 'end';
      this.add(isEnd ? 'under-way' : kind === 'proceed' ? 'confirmed' : 'planned', rank, i, true);
      return;
    }
    if (kind === 'launch' && tense !== 'progressive' && !chain.passive && tense !== 'past') return;
    const isOpen = tense === 'present' || tense === 'progressive';
    if (isOpen && kind !== 'end' && this.isFutureTime(i)) {
      this.add('planned', rank, i, true);
      return;
    }
    if (event >= 0 && this.is('olderAttributes', event - 1)) return;
    if (kind === 'end') {
      this.add(this.isPart(i, event) || tense === 'progressive' ? 'under-way' : 'held', rank, i, false);
    } else if (kind === 'proceed') this.add(isOpen ? 'confirmed' : 'held', rank, i, false);
    else if (isOpen || kind === 'begin' || kind === 'travel') this.add('under-way', rank, i, false);
    else this.add('held', rank, i, false);
  }

  /** The event a verb is tied to: index of its noun, -1 for a person of rank; `undefined` for no tie. */
  private tieOf(i: number, tail: number, verb: VerbForm, chain: Chain): number | undefined {
    const { kind } = verb.entry;
    const { tokens } = this.clauses;
    for (let j = tail + 1; j <= tail + 4 && j < tokens.length; j++)
      if (this.is('otherObjects', j)) return undefined;
    if (kind === 'begin' || kind === 'end' || kind === 'happen' || kind === 'proceed') {
      const subject = this.subjectOf(chain.first);
      if (subject >= 0) return subject;
      const object = kind === 'happen' || chain.passive ? -1 : this.objectOf(tail);
      return object >= 0 ? object : undefined;
    }
    if (kind === 'hold' || kind === 'host') {
      const object = chain.passive ? this.subjectOf(chain.first) : this.objectOf(tail);
      if (object >= 0) return object;
      if (kind === 'hold') return undefined;
      for (let j = tail + 1; j <= tail + 6 && j < tokens.length; j++) if (this.is('roles', j)) return -1;
      return undefined;
    }
    if (kind === 'launch')
      return (verb.form & BASE) === 0 && chain.tense === 'past' && !chain.passive
        ? undefined
        : this.launchTie(i);
    const event = this.events.indexOf(true);
    if (event >= 0) return -1;
    if (this.hasRole) return -1;
    return kind === 'meet' && this.hasNameOnBothSides(i, chain) ? -1 : undefined;
  }

  private launchTie(i: number): number | undefined {
    const { tokens } = this.clauses;
    return tokens.some((token, j) => Math.abs(i - j) <= 8 && LAUNCHED.has(token.word)) ? -1 : undefined;
  }

  /** "Putin meets Erdogan", in a sentence whose capitals mean something. */
  private hasNameOnBothSides(i: number, chain: Chain): boolean {
    const { tokens } = this.clauses;
    if (this.isTitleCase()) return false;
    const before = tokens[chain.first - 1];
    const next = tokens[i + 1];
    const isPlace = this.is('prepositions', i + 1) && tokens[i + 2]?.capitalised === true;
    return before?.capitalised === true && chain.first > 1 && (next?.capitalised === true || isPlace);
  }

  private isPart(i: number, event: number): boolean {
    const from = Math.max(0, Math.min(i, event) - 6);
    for (let j = from; j < Math.max(i, event) + 1; j++) {
      if (this.is('firstParts', j) && (this.is('parts', j + 1) || this.is('parts', j + 2))) return true;
    }
    return false;
  }

  private hasUntil(i: number): boolean {
    for (let j = i + 1; j <= i + 6; j++) if (this.is('untils', j)) return true;
    return false;
  }

  private readSchedule(i: number, tail: number, verb: VerbForm, chain: Chain): void {
    const { tense } = chain;
    if (chain.negated || tense === 'doubt' || this.is('infinitive', i + 1)) return;
    const word = this.clauses.word(i)!;
    const isParticiple = chain.passive || (chain.bare && (verb.form & PARTICIPLE) !== 0);
    let event = chain.passive || word.startsWith('expect') ? -1 : this.objectOf(tail, 7);
    const isActive = event >= 0;
    if (!isActive && isParticiple) event = this.subjectOf(chain.first);
    for (let j = event - 1; j >= Math.max(0, event - 4); j--) if (this.isChangeNoun(j)) return;
    if (event < 0 || (this.is('plannedAttributes', i) && isActive && !this.hasSubjectBefore(i))) return;
    if (chain.passive && tense === 'pluperfect') {
      this.hadPlan = true;
      return;
    }
    const isWas = chain.passive && tense === 'past' && !word.startsWith('announce');
    if (isWas) this.hadPlan = true;
    // "the visit planned for Sunday": the noun's company, not the clause's verb.
    const rank = isActive || chain.passive ? this.rankOf(i) - (isWas ? 1 : 0) : NOMINAL;
    this.add('planned', rank, i, true);
  }

  private hasSubjectBefore(i: number): boolean {
    const before = this.clauses.tokens[i - 1];
    return (
      before !== undefined &&
      !this.is('determiners', i - 1) &&
      !this.is('prepositions', i - 1) &&
      !before.possessive
    );
  }

  private readConfirm(i: number, chain: Chain): void {
    const isDoubted =
      chain.negated || chain.tense === 'doubt' || chain.tense === 'purpose' || chain.tense === 'future';
    if (isDoubted) {
      this.unconfirmedAt = i;
      return;
    }
    if (chain.tense === 'was-plan' || chain.tense === 'had-plan' || chain.tense === 'pluperfect') return;
    if (!chain.passive) this.confirmedAt = i;
    const event = chain.passive ? this.subjectOf(chain.first) : this.objectOf(i, 6);
    const bareSubject = event < 0 && chain.bare ? this.subjectOf(chain.first) : -1;
    const isSaid = this.is('complementiser', i + 1);
    const isPlan = this.is('planNouns', i + 1) || this.is('planNouns', i + 2);
    if (event >= 0 || isPlan) this.add('confirmed', this.rankOf(i) - (chain.passive ? 0 : 0.5), i, false);
    else if (
      bareSubject >= 0 &&
      !isSaid &&
      this.clauses.tokens[i + 1]?.segment !== this.clauses.tokens[i]!.segment
    ) {
      this.add('confirmed', this.rankOf(i), i, false);
    }
  }

  private readDeny(i: number, kind: 'deny' | 'dismiss', chain: Chain): void {
    if (
      chain.negated ||
      ['doubt', 'future', 'purpose', 'pluperfect', 'was-plan', 'had-plan'].includes(chain.tense)
    )
      return;
    const { tokens } = this.clauses;
    let isReport = false;
    for (let j = i + 1; j <= i + 5 && j < tokens.length; j++) if (this.is('reportNouns', j)) isReport = true;
    if (kind === 'dismiss' && !isReport) return;
    const isClause =
      isReport || this.is('complementiser', i + 1) || this.isEventGerund(i + 1) || this.isEventGerund(i + 2);
    const limit = Math.min(tokens.length, i + (isClause ? 25 : 1));
    let isTied = this.objectOf(i, 7) >= 0;
    for (let j = i + 1; j < limit && !isTied; j++) {
      const verb = this.verbAt(j);
      isTied =
        this.events[j] === true || (verb !== undefined && EVENT_KINDS.has(verb.entry.kind) && this.hasRole);
    }
    if (isTied) this.add('denied', this.rankOf(i) + 0.5, i, false);
  }

  private isEventGerund(i: number): boolean {
    const verbs = this.lexicon.verbs.get(this.clauses.word(i) ?? '');
    return verbs?.some((verb) => (verb.form & GERUND) !== 0) === true;
  }

  private readPhrases(i: number): void {
    const { clauses } = this;
    for (const [list, value] of PREDICATES) {
      if (clauses.phraseAt(list, i) === 0) continue;
      const chain = clauses.chain(i, PARTICIPLE);
      if (
        chain.negated ||
        chain.tense === 'doubt' ||
        chain.tense === 'purpose' ||
        chain.tense === 'pluperfect'
      )
        continue;
      const subject = this.subjectOf(chain.first);
      const isPerson = value === 'planned' && !chain.bare && this.hasRole;
      if (subject < 0 && !isPerson) continue;
      if (chain.tense === 'future') this.add('planned', this.rankOf(i), i, true);
      else if (value === 'planned') {
        const isWas = chain.passive && chain.tense === 'past';
        if (isWas) this.hadPlan = true;
        this.add('planned', chain.passive ? this.rankOf(i) - (isWas ? 1 : 0) : NOMINAL, i, true);
      } else this.add(value, this.rankOf(i), i, false);
    }
    if (clauses.phraseAt('denials', i) > 0 && (this.events.includes(true) || this.hasEventVerbAfter(i))) {
      this.add('denied', MAIN + 0.5, i, false);
    }
    if (clauses.phraseAt('falsehoods', i) > 0 && this.reportOfEventBefore(i))
      this.add('denied', MAIN + 0.5, i, false);
  }

  private hasEventVerbAfter(i: number): boolean {
    for (let j = i + 1; j < i + 10 && j < this.clauses.tokens.length; j++) {
      const verb = this.verbAt(j);
      if (verb !== undefined && EVENT_KINDS.has(verb.entry.kind) && this.hasRole) return true;
    }
    return false;
  }

  private reportOfEventBefore(i: number): boolean {
    let reportAt = -1;
    for (let j = 0; j < i; j++) if (this.is('reportNouns', j)) reportAt = j;
    return reportAt >= 0 && this.events.some((isEvent, j) => isEvent && j > reportAt);
  }

  private readNouns(i: number): void {
    const { clauses } = this;
    const { tokens } = clauses;
    for (const [list, value] of CHANGE_NOUNS) {
      if (!this.is(list, i)) continue;
      let isDoubted = false;
      for (let j = Math.max(0, i - 4); j < i; j++) isDoubted ||= this.is('changeNounDoubt', j);
      if (isDoubted) continue;
      let isTied =
        this.events[i - 1] === true || (tokens[i - 2]?.possessive === true && this.events[i - 2] === true);
      if (
        this.is('genitive', i + 1) ||
        (clauses.word(i + 1) === 'to' && value !== 'cancelled') ||
        clauses.word(i + 1) === 'in'
      ) {
        for (let j = i + 2; j <= i + 8; j++) isTied ||= this.events[j] === true;
      }
      if (isTied) this.add(value, Math.min(SUBORDINATE, this.rankOf(i)), i, false);
    }
    const planned = clauses.phraseAt('plannedBefore', i);
    if (planned > 0 && !this.isNegatedBefore(i)) {
      for (let j = i + planned; j <= i + planned + 5 && tokens[j]?.segment === tokens[i]!.segment; j++) {
        if (this.events[j]) {
          this.add('planned', NOMINAL, i, true);
          break;
        }
      }
    }
    if (
      this.is('plannedAttributes', i) &&
      (this.events[i + 1] || this.events[i + 2]) &&
      !this.is('bePast', i - 1)
    ) {
      this.add('planned', NOMINAL, i, true);
    }
    const held = clauses.phraseAt('heldBefore', i);
    if (held > 0) this.readHeld(i, held);
    const isPlace =
      this.is('roles', i) && clauses.word(i + 1) === 'in' && tokens[i + 2]?.capitalised === true;
    if (isPlace) {
      for (let j = i + 3; j <= i + 4; j++) {
        if (clauses.word(j) === 'for' && (this.events[j + 1] || this.events[j + 2]))
          this.add('under-way', NOMINAL, i, false);
      }
    }
  }

  private readHeld(i: number, held: number): void {
    const { tokens } = this.clauses;
    for (let j = i + held; j <= i + held + 4 && tokens[j]?.segment === tokens[i]!.segment; j++) {
      if (this.is('olderAttributes', j)) return;
      const isGerund = this.clauses.word(j) === 'meeting' && tokens[j + 1]?.capitalised === true;
      const isNoun =
        this.events[j] &&
        (this.clauses.word(j + 1) === 'with' ||
          this.clauses.word(j + 1) === 'in' ||
          this.clauses.word(j + 1) === 'between');
      if (isGerund || isNoun) this.add('held', NOMINAL, i, false);
    }
  }

  private isNegatedBefore(i: number): boolean {
    return this.is('negations', i - 1);
  }
}

const EVENT_KINDS: ReadonlySet<string> = new Set([
  'meet',
  'hold',
  'host',
  'travel',
  'launch',
  'happen',
  'begin',
]);
const LAUNCHED: ReadonlySet<string> = new Set(
  'rocket satellite spacecraft shuttle capsule probe mission space crew astronauts orbit telescope missile'.split(
    ' ',
  ),
);
const PREDICATES: readonly (readonly [WordList, Status])[] = [
  ['underWayPhrases', 'under-way'],
  ['postponedPhrases', 'postponed'],
  ['resumedPhrases', 'resumed'],
  ['plannedPhrases', 'planned'],
];
const CHANGE_NOUNS: readonly (readonly [WordList, Status])[] = [
  ['postponedNouns', 'postponed'],
  ['cancelledNouns', 'cancelled'],
  ['resumedNouns', 'resumed'],
];
