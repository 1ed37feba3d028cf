/**
 * The clauses of one sentence, as the reading of status needs them: folded words, segments between commas and
 * subordinators, and for a verb the auxiliaries to its left: tense, voice, negation, doubt.
 *
 * This is a shallow grammar over windows of fixed length, no parser: what it cannot tell it leaves unread.
 * Cost: O(words) a sentence, of which no more than {@link MAX_WORDS} are read.
 * @module
 */
import { CAPITALISED } from '../text/folding';
import type { Words } from '../text/words';
import type { Chain, Segment } from './grammar';
import { LIST, type ListId } from './lists';
import { Token } from './token';
import {
  BASE,
  type CompiledLexicon,
  GERUND,
  isBreakGap,
  PARTICIPLE,
  PAST,
  THIRD,
  UNKNOWN,
  type WordEntry,
} from './words';

/** Words read of one sentence; the rest is ignored. */
export const MAX_WORDS = 100;
/** UTF-16 code units read of one sentence. */
export const MAX_UNITS = 900;
/** Words an auxiliary chain may span, adverbs included. */
const MAX_CHAIN = 9;

const UNIT = { apostrophe: 0x27, curly: 0x2019, hyphen: 0x2d, s: 0x73, t: 0x74 } as const;

/** How far a verb and one of the words that must stand near it. */
const RESULT_REACH = 10;

/** A sentence cut into folded words and segments. */
export class Clauses {
  readonly tokens: Token[] = [];
  readonly segments: Segment[] = [];

  /**
   * @param text what holds the sentence, cut into `words`
   * @param from the sentence's words are those from `from` up to `to`
   */
  constructor(text: string, words: Words, from: number, to: number, lexicon: CompiledLexicon) {
    const { places, words: known, bySpelling } = lexicon;
    const { tokens } = this;
    let start = 0;
    let kind: Segment['kind'] = 'main';
    const close = (): void => {
      if (tokens.length > start) this.segments.push({ kind, start, end: tokens.length });
      start = tokens.length;
    };
    const limit = from < to ? words.starts[from]! + MAX_UNITS : 0;
    for (let i = from; i < to && tokens.length < MAX_WORDS && words.ends[i]! <= limit; i++) {
      const begin = words.starts[i]!;
      const entry = known[places.get(words.hashes[i]!)]!;
      const last = tokens[tokens.length - 1];
      let isBreak = false;
      let isTail = false;
      if (last !== undefined) {
        const end = words.ends[i - 1]!;
        // One space stands between most words.
        if (begin - end !== 1 || text.charCodeAt(end) !== 0x20) {
          const mark = begin - end === 1 ? text.charCodeAt(end) : 0;
          if (mark === UNIT.apostrophe || mark === UNIT.curly) {
            const letter = words.ends[i]! - begin === 1 ? text.charCodeAt(begin) | 0x20 : 0;
            if (letter === UNIT.s) last.possessive = true;
            else if (letter === UNIT.t) last.join(bySpelling.get(`${last.word}t`));
            if (letter === UNIT.s || letter === UNIT.t) continue;
          }
          // "re-elected", "have-nots"
          if (mark === UNIT.hyphen && last.entry.isAuxiliary) last.entry = UNKNOWN;
          // "president-elect"
          else isTail = mark === UNIT.hyphen;
          isBreak = isBreakGap(text.slice(end, Math.min(begin, end + 12)));
        }
      }
      const next = entry === UNKNOWN ? undefined : opening(entry, last);
      if (isBreak || (next !== undefined && last !== undefined)) close();
      if (isBreak || next !== undefined || last === undefined) kind = next ?? 'main';
      // "Jong-un"
      const isNameTail =
        isTail && tokens.length > 1 && last?.capitalised === true && (words.flags[i]! & CAPITALISED) === 0;
      const own = isNameTail ? UNKNOWN : entry;
      const token = new Token(text, begin, words.ends[i]!, words.flags[i]!, own, this.segments.length);
      token.isTail = isTail;
      tokens.push(token);
    }
    close();
  }

  word(i: number): string | undefined {
    return this.tokens[i]?.word;
  }

  /** Whether the word at `i` is in a list of the lexicon. */
  is(list: ListId, i: number): boolean {
    return this.tokens[i]?.entry.lists[list] === 1;
  }

  /** Whether one of the phrases of a list starts at `i`; returns its length in words, 0 for none. */
  phraseAt(list: ListId, i: number): number {
    const phrases = this.tokens[i]?.entry.phrases?.[list];
    if (phrases === undefined) return 0;
    let longest = 0;
    for (const phrase of phrases)
      if (phrase.length > longest && this.hasWords(phrase, i)) longest = phrase.length;
    return longest;
  }

  /** Whether the words of the lexicon stand one behind the other from `i`. */
  hasWords(phrase: readonly WordEntry[], i: number): boolean {
    for (let k = 0; k < phrase.length; k++) if (this.tokens[i + k]?.entry !== phrase[k]) return false;
    return true;
  }

  /** "The meeting in May will": the month, no modal. */
  private isMonth(j: number): boolean {
    return this.is(LIST.months, j) && this.tokens[j]!.capitalised && this.is(LIST.prepositions, j - 1);
  }

  /** Whether a token is a verb's company: an auxiliary or a negation. */
  isAuxiliary(i: number): boolean {
    return this.tokens[i]?.entry.isAuxiliary === true;
  }

  /** A finite form of "be". */
  isBe(i: number): boolean {
    return this.is(LIST.bePresent, i) || this.is(LIST.bePast, i);
  }

  /** One of the words that must stand near the verb at `i`, in its clause; behind it rather than before. */
  objectNear(i: number, objects: ReadonlySet<WordEntry>): number {
    const { tokens } = this;
    const { segment } = tokens[i]!;
    for (let j = i + 1; j <= i + RESULT_REACH && j < tokens.length; j++) {
      // "testified before a committee"
      const isOwn =
        tokens[j]!.segment === segment || this.segments[tokens[j]!.segment]!.kind === 'subordinate';
      if (!isOwn) break;
      if (objects.has(tokens[j]!.entry)) return j;
    }
    for (let j = i - 1; j >= i - RESULT_REACH && tokens[j]?.segment === segment; j--)
      if (objects.has(tokens[j]!.entry)) return j;
    return -1;
  }

  /** Whether a phrase of a list stands further on in the clause of the word at `i`. */
  hasPhraseBehind(list: ListId, i: number): boolean {
    for (let j = i + 1; j < this.tokens.length; j++) if (this.phraseAt(list, j) > 0) return true;
    return false;
  }

  isLicensor(i: number): boolean {
    return this.tokens[i]?.entry.isLicensor === true;
  }

  isAdverb(i: number): boolean {
    const token = this.tokens[i];
    if (token === undefined) return false;
    const { entry } = token;
    if (entry.is(LIST.adverbs) || entry.is(LIST.doubtful)) return true;
    return token.length > 4 && token.word.endsWith('ly');
  }

  /** Reads the auxiliaries to the left of the verb at `i`, whose form is one of `form`. */
  chain(i: number, form: number): Chain {
    const { tokens } = this;
    const segment = tokens[i]!.segment;
    const seen: WordEntry[] = [];
    let first = i;
    let licensor = -1;
    let toAt = -1;
    let isDoubtful = false;
    let isLonger = false;
    for (let j = i - 1; j >= 0 && i - j <= MAX_CHAIN && tokens[j]!.segment === segment; j--) {
      const { entry } = tokens[j]!;
      if (entry.is(LIST.infinitive) && toAt < 0) {
        toAt = j;
        first = j;
      } else if (
        toAt >= 0 &&
        licensor < 0 &&
        entry.isLicensor &&
        !seen.some((w) => !w.is(LIST.beNonFinite) && !w.is(LIST.have))
      ) {
        licensor = j;
        first = j;
        seen.length = 0;
      } else if (entry.isAuxiliary && !this.isMonth(j)) {
        seen.push(entry);
        first = j;
      } else if (this.isAdverb(j)) {
        isDoubtful ||= entry.is(LIST.doubtful);
        isLonger ||= entry.word === 'longer';
        // An adverb belongs to the chain only when an auxiliary stands further left.
      } else break;
    }
    const has = (list: ListId): boolean => seen.some((word) => word.is(list));
    const negated = has(LIST.negations);
    const bare = first === i;
    const passive =
      (form & PARTICIPLE) !== 0 && (has(LIST.bePresent) || has(LIST.bePast) || has(LIST.beNonFinite));
    const base = {
      first,
      negated: negated || isLonger,
      noLonger: isLonger,
      passive: passive || (toAt >= 0 && this.isPassiveInfinitive(toAt, i, form)),
      bare,
    };
    // "demanded that the vote be postponed"
    const isSubjunctive = toAt < 0 && seen.length > 0 && seen.every(({ word }) => word === 'be');
    if (has(LIST.modals) || isDoubtful || isSubjunctive) return { ...base, tense: 'doubt' };
    if (toAt >= 0) return { ...base, tense: this.infinitiveTense(toAt, licensor, has) };
    if (has(LIST.future)) return { ...base, tense: has(LIST.have) ? 'doubt' : 'future' };
    if (has(LIST.had) && !bare)
      return { ...base, tense: (form & GERUND) !== 0 && !has(LIST.beNonFinite) ? 'gerund' : 'pluperfect' };
    if (has(LIST.have)) return { ...base, tense: (form & GERUND) !== 0 ? 'habit' : 'perfect' };
    if ((form & GERUND) !== 0)
      return { ...base, tense: has(LIST.bePresent) || has(LIST.bePast) ? 'progressive' : 'gerund' };
    if (passive) {
      if (seen.some(({ word }) => word === 'being')) return { ...base, tense: 'progressive' };
      return { ...base, tense: has(LIST.bePast) ? 'past' : 'present' };
    }
    if (has(LIST.doSupport))
      return { ...base, tense: seen.some(({ word }) => word.startsWith('did')) ? 'past' : 'present' };
    return {
      ...base,
      tense: (form & (PAST | PARTICIPLE)) !== 0 && (form & (BASE | THIRD)) === 0 ? 'past' : 'present',
    };
  }

  private isPassiveInfinitive(toAt: number, i: number, form: number): boolean {
    if ((form & PARTICIPLE) === 0) return false;
    for (let j = toAt + 1; j < i; j++) if (this.is(LIST.beNonFinite, j)) return true;
    return false;
  }

  private infinitiveTense(toAt: number, licensor: number, has: (list: ListId) => boolean): Chain['tense'] {
    if (licensor >= 0) {
      const word = this.tokens[licensor]!.entry;
      if (word.is(LIST.doubtLicensors)) return 'doubt';
      if (this.is(LIST.noDeterminers, licensor - 1)) return 'doubt';
      if (has(LIST.had)) return 'had-plan';
      if (word.is(LIST.decisionLicensors)) return 'future';
      if (has(LIST.bePast)) return 'was-plan';
      const isBare = !has(LIST.bePresent) && !has(LIST.have) && !has(LIST.future) && !has(LIST.beNonFinite);
      if (isBare && word.is(LIST.pastPlanLicensors) && !word.is(LIST.planLicensors)) return 'was-plan';
      return 'future';
    }
    if (has(LIST.had)) return 'past';
    if (has(LIST.bePast)) return 'was-plan';
    if (has(LIST.bePresent) || has(LIST.future)) return 'future';
    if (has(LIST.have)) return 'doubt';
    return this.isHeadlineInfinitive(toAt) ? 'future' : 'purpose';
  }

  /** "Turkey to host talks": a subject and no finite verb before the infinitive. */
  private isHeadlineInfinitive(toAt: number): boolean {
    const before = this.tokens[toAt - 1];
    if (before === undefined || toAt > 14 || before.possessive) return false;
    for (let j = 0; j < toAt; j++) {
      const token = this.tokens[j]!;
      const word = token.entry;
      if (word.isAuxiliary || word.is(LIST.infinitive) || word.is(LIST.complementiser)) return false;
      if (word.is(LIST.doubtLicensors)) return false;
      if (this.isFiniteVerb(j)) return false;
      // Most English past forms; a name that ends so is capitalised and not all words are.
      if (token.length > 4 && !token.capitalised && token.word.endsWith('ed')) return false;
    }
    const isNominal =
      before.capitalised ||
      before.numeric ||
      before.entry.is(LIST.roles) ||
      before.entry.is(LIST.bodies) ||
      before.entry.is(LIST.eventNouns) ||
      before.word.endsWith('s');
    return isNominal && !before.entry.is(LIST.prepositions) && !before.entry.is(LIST.determiners);
  }

  private isFiniteVerb(j: number): boolean {
    const { entry } = this.tokens[j]!;
    if (entry.verbs.length === 0 || entry.is(LIST.eventNouns)) return false;
    return entry.verbs.some(
      (verb) =>
        (verb.form & (THIRD | PAST)) !== 0 && !(verb.entry.nounToo === true && (verb.form & PAST) === 0),
    );
  }
}

/** The kind of segment a word opens, if it opens one. */
function opening(entry: WordEntry, before: Token | undefined): Segment['kind'] | undefined {
  if (entry.is(LIST.conditionals)) return before?.entry.is(LIST.askers) === true ? undefined : 'conditional';
  if (entry.is(LIST.relatives)) return 'relative';
  return entry.is(LIST.subordinators) ? 'subordinate' : undefined;
}
