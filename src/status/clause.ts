/**
 * The clauses of one sentence, as the reading of status needs them: folded words, segments between commas and
 * subordinators, and for a verb the auxiliaries to its left: tense, voice, negation, doubt.
 *
 * This is a shallow grammar over windows of fixed length, no parser: what it cannot tell it leaves unread.
 * Cost: O(words) a sentence, of which no more than {@link MAX_WORDS} are read.
 * @module
 */
import { CAPITALISED, NUMERIC } from '../text/folding';
import { splitWords } from '../text/words';
import {
  BASE,
  type CompiledLexicon,
  foldWord,
  GERUND,
  isBreakGap,
  LICENSORS,
  PARTICIPLE,
  PAST,
  THIRD,
  type WordList,
} from './words';

/** Words read of one sentence; the rest is ignored. */
export const MAX_WORDS = 100;
/** UTF-16 code units read of one sentence. */
export const MAX_UNITS = 900;
/** Words an auxiliary chain may span, adverbs included. */
const MAX_CHAIN = 9;

/** A word of a sentence. */
export interface Token {
  readonly word: string;
  /** The lists of the lexicon that hold the word. */
  readonly lists: ReadonlySet<string> | undefined;
  readonly capitalised: boolean;
  readonly numeric: boolean;
  /** Index of its segment. */
  readonly segment: number;
  /** Followed by a possessive: "Putin's". */
  readonly possessive: boolean;
}

/** A stretch between commas, brackets or subordinators. */
export interface Segment {
  readonly kind: 'main' | 'relative' | 'subordinate' | 'conditional';
  /** Token range [start, end). */
  readonly start: number;
  readonly end: number;
}

/** How a verb stands in its clause. */
export interface Chain {
  /** Index of the leftmost auxiliary, or of the verb itself. */
  readonly first: number;
  readonly tense:
    | 'present'
    | 'past'
    | 'perfect'
    | 'pluperfect'
    | 'progressive'
    /** "have been meeting". */
    | 'habit'
    | 'future'
    /** "were to meet". */
    | 'was-plan'
    /** "had been set to meet". */
    | 'had-plan'
    | 'gerund'
    /** An infinitive that hangs on another verb: "flew to Ankara to meet". */
    | 'purpose'
    | 'doubt';
  readonly negated: boolean;
  /** "no longer", "not ... any more": a plan given up. */
  readonly noLonger: boolean;
  readonly passive: boolean;
  /** No auxiliary at all. */
  readonly bare: boolean;
}

/** A sentence cut into folded words and segments. */
export class Clauses {
  readonly tokens: Token[] = [];
  readonly segments: Segment[] = [];

  constructor(
    sentence: string,
    readonly lexicon: CompiledLexicon,
  ) {
    const text = sentence.slice(0, MAX_UNITS);
    const words = splitWords(text);
    const units = new Uint16Array(32);
    let start = 0;
    let kind: Segment['kind'] = 'main';
    const close = (): void => {
      if (this.tokens.length > start) this.segments.push({ kind, start, end: this.tokens.length });
      start = this.tokens.length;
    };
    let end = 0;
    for (let i = 0; i < words.count && this.tokens.length < MAX_WORDS; i++) {
      const gap = text.slice(end, words.starts[i]!).slice(0, 12);
      end = words.ends[i]!;
      const word = foldWord(text, words.starts[i]!, end, units);
      const last = this.tokens[this.tokens.length - 1];
      if (last !== undefined && (gap === "'" || gap === '’') && (word === 's' || word === 't')) {
        const whole = `${last.word}t`;
        const joined = word === 't' ? { word: whole, lists: lexicon.listsOf(whole) } : { possessive: true };
        this.tokens[this.tokens.length - 1] = { ...last, ...joined };
        continue;
      }
      const isBreak = last !== undefined && isBreakGap(gap);
      const lists = lexicon.listsOf(word);
      const next = lists === undefined ? undefined : this.opening(lists, last);
      if (isBreak || (next !== undefined && last !== undefined)) close();
      if (isBreak || next !== undefined || last === undefined) kind = next ?? 'main';
      this.tokens.push({
        word,
        lists,
        capitalised: (words.flags[i]! & CAPITALISED) !== 0,
        numeric: (words.flags[i]! & NUMERIC) !== 0,
        segment: this.segments.length,
        possessive: false,
      });
    }
    close();
  }

  /** The kind of segment a word opens, if it opens one. */
  private opening(lists: ReadonlySet<string>, before: Token | undefined): Segment['kind'] | undefined {
    if (lists.has('conditionals')) return before?.lists?.has('askers') === true ? undefined : 'conditional';
    if (lists.has('relatives')) return 'relative';
    return lists.has('subordinators') ? 'subordinate' : undefined;
  }

  word(i: number): string | undefined {
    return this.tokens[i]?.word;
  }

  /** Whether one of the phrases of a list starts at `i`; returns its length in words, 0 for none. */
  phraseAt(list: WordList, i: number): number {
    const first = this.word(i);
    if (first === undefined) return 0;
    let longest = 0;
    for (const phrase of this.lexicon.phrases(list, first)) {
      const isHere = phrase.length > longest && phrase.every((word, k) => this.word(i + k) === word);
      if (isHere) longest = phrase.length;
    }
    return longest;
  }

  /** "The meeting in May will": the month, no modal. */
  private isMonth(j: number): boolean {
    const { is } = this.lexicon;
    return is('months', this.word(j)) && this.tokens[j]!.capitalised && is('prepositions', this.word(j - 1));
  }

  /** Whether a token is a verb's company: an auxiliary, a negation, an adverb. */
  isAuxiliary(word: string): boolean {
    return this.lexicon.isAuxiliary(word);
  }

  isAdverb(word: string): boolean {
    const { is } = this.lexicon;
    return is('adverbs', word) || is('doubtful', word) || (word.length > 4 && word.endsWith('ly'));
  }

  /** Reads the auxiliaries to the left of the verb at `i`, whose form is one of `form`. */
  chain(i: number, form: number): Chain {
    const { is } = this.lexicon;
    const { tokens } = this;
    const segment = tokens[i]!.segment;
    const seen: string[] = [];
    let first = i;
    let licensor = -1;
    let toAt = -1;
    let isDoubtful = false;
    let isLonger = false;
    for (let j = i - 1; j >= 0 && i - j <= MAX_CHAIN && tokens[j]!.segment === segment; j--) {
      const { word, lists } = tokens[j]!;
      if (lists === undefined && !this.isAdverb(word)) break;
      if (is('infinitive', word) && toAt < 0) {
        toAt = j;
        first = j;
      } else if (
        toAt >= 0 &&
        licensor < 0 &&
        !seen.some((w) => !is('beNonFinite', w) && !is('have', w)) &&
        this.isLicensor(word)
      ) {
        licensor = j;
        first = j;
        seen.length = 0;
      } else if (this.isAuxiliary(word) && !this.isMonth(j)) {
        seen.push(word);
        first = j;
      } else if (this.isAdverb(word)) {
        isDoubtful ||= is('doubtful', word);
        isLonger ||= word === 'longer';
        // An adverb belongs to the chain only when an auxiliary stands further left.
      } else break;
    }
    const has = (list: WordList): boolean => seen.some((word) => is(list, word));
    const negated = has('negations');
    const bare = first === i;
    const passive = (form & PARTICIPLE) !== 0 && (has('bePresent') || has('bePast') || has('beNonFinite'));
    const base = {
      first,
      negated: negated || isLonger,
      noLonger: isLonger,
      passive: passive || (toAt >= 0 && this.isPassiveInfinitive(toAt, i, form)),
      bare,
    };
    // "demanded that the vote be postponed"
    const isSubjunctive = toAt < 0 && seen.length > 0 && seen.every((word) => word === 'be');
    if (has('modals') || isDoubtful || isSubjunctive) return { ...base, tense: 'doubt' };
    if (toAt >= 0) return { ...base, tense: this.infinitiveTense(toAt, licensor, has) };
    if (has('future')) return { ...base, tense: has('have') ? 'doubt' : 'future' };
    if (has('had') && !bare)
      return { ...base, tense: (form & GERUND) !== 0 && !has('beNonFinite') ? 'gerund' : 'pluperfect' };
    if (has('have')) return { ...base, tense: (form & GERUND) !== 0 ? 'habit' : 'perfect' };
    if ((form & GERUND) !== 0)
      return { ...base, tense: has('bePresent') || has('bePast') ? 'progressive' : 'gerund' };
    if (passive) {
      if (seen.some((word) => word === 'being')) return { ...base, tense: 'progressive' };
      return { ...base, tense: has('bePast') ? 'past' : 'present' };
    }
    if (has('doSupport'))
      return { ...base, tense: seen.some((w) => w.startsWith('did')) ? 'past' : 'present' };
    return {
      ...base,
      tense: (form & (PAST | PARTICIPLE)) !== 0 && (form & (BASE | THIRD)) === 0 ? 'past' : 'present',
    };
  }

  private isPassiveInfinitive(toAt: number, i: number, form: number): boolean {
    if ((form & PARTICIPLE) === 0) return false;
    for (let j = toAt + 1; j < i; j++) if (this.lexicon.is('beNonFinite', this.word(j))) return true;
    return false;
  }

  private isLicensor(word: string): boolean {
    const { is } = this.lexicon;
    return LICENSORS.some((list) => is(list, word));
  }

  private infinitiveTense(toAt: number, licensor: number, has: (list: WordList) => boolean): Chain['tense'] {
    const { is } = this.lexicon;
    if (licensor >= 0) {
      const word = this.word(licensor)!;
      if (is('doubtLicensors', word)) return 'doubt';
      if (is('noDeterminers', this.word(licensor - 1))) return 'doubt';
      if (has('had')) return 'had-plan';
      if (is('decisionLicensors', word)) return 'future';
      if (has('bePast')) return 'was-plan';
      const isBare = !has('bePresent') && !has('have') && !has('future') && !has('beNonFinite');
      if (isBare && is('pastPlanLicensors', word) && !is('planLicensors', word)) return 'was-plan';
      return 'future';
    }
    if (has('had')) return 'past';
    if (has('bePast')) return 'was-plan';
    if (has('bePresent') || has('future')) return 'future';
    if (has('have')) return 'doubt';
    return this.isHeadlineInfinitive(toAt) ? 'future' : 'purpose';
  }

  /** "Turkey to host talks": a subject and no finite verb before the infinitive. */
  private isHeadlineInfinitive(toAt: number): boolean {
    const { is } = this.lexicon;
    const before = this.tokens[toAt - 1];
    if (before === undefined || toAt > 14 || before.possessive) return false;
    for (let j = 0; j < toAt; j++) {
      const token = this.tokens[j]!;
      const { word } = token;
      if (this.isAuxiliary(word) || is('infinitive', word) || is('complementiser', word)) return false;
      if (is('doubtLicensors', word)) return false;
      if (this.isFiniteVerb(j)) return false;
      // Most English past forms; a name that ends so is capitalised and not all words are.
      if (word.length > 4 && word.endsWith('ed') && !token.capitalised) return false;
    }
    const isNominal =
      before.capitalised ||
      before.numeric ||
      is('roles', before.word) ||
      is('bodies', before.word) ||
      is('eventNouns', before.word) ||
      before.word.endsWith('s');
    return isNominal && !is('prepositions', before.word) && !is('determiners', before.word);
  }

  private isFiniteVerb(j: number): boolean {
    const forms = this.lexicon.verbs.get(this.word(j)!);
    if (forms === undefined || this.lexicon.is('eventNouns', this.word(j))) return false;
    return forms.some(
      (verb) =>
        (verb.form & (THIRD | PAST)) !== 0 && !(verb.entry.nounToo === true && (verb.form & PAST) === 0),
    );
  }
}
