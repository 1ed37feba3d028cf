/**
 * What a sentence of a language without a grammar of its own says of an event's status: phrases of the language's lexicon,
 * with an event word in the sentence, unless a negation, a doubt or a condition stands near. Plainer than the reading of
 * English: it knows neither tense nor who is subject of what, so the lexicon lists the forms that tell.
 *
 * Cost: O(words), at most `MAX_WORDS` a sentence; a phrase is tried only where its first word stands.
 * @module
 */
import { splitWords, type Words } from '../text/words';
import { MAX_UNITS, MAX_WORDS } from './clause';
import { PHRASE_LIMITS, type PhraseLexicon } from './language-lexicon';
import { PRECEDENCE, type SentenceStatus } from './reading';
import type { Status } from './types';
import { foldWord, isBreakGap } from './words';

type Says = Status | 'none' | 'event' | 'negator' | 'after' | 'doubt' | 'condition' | 'background';

/** A phrase made ready: its words folded; a word is a stem where `stems` says so, `undefined` where the gap is. */
interface Phrase {
  readonly says: Says;
  readonly isAlone: boolean;
  readonly words: readonly (string | undefined)[];
  readonly stems: readonly boolean[];
  readonly letters: number;
}

/** Where a phrase was found: tokens [start, end), and those of its gaps. */
interface Match {
  readonly phrase: Phrase;
  readonly start: number;
  readonly end: number;
  readonly gap: readonly number[];
}

const MARKS: readonly (readonly [keyof PhraseLexicon, Says])[] = [
  ['events', 'event'],
  ['negators', 'negator'],
  ['negatorsAfter', 'after'],
  ['doubts', 'doubt'],
  ['conditionals', 'condition'],
  ['background', 'background'],
];
/** Letters by which stems are found; a stem has at least as many. */
const STEM_KEY = 2;
/** Words a negation may stand behind the phrase. */
const AFTER_WORDS = 2;

/** Reads sentences with one phrase lexicon. */
export class PhraseReader {
  /** By the whole first word, and by the first letters of a stem. */
  private readonly byWord: Map<string, Phrase[]> = new Map();
  private readonly byStem: Map<string, Phrase[]> = new Map();
  private readonly prefixes: readonly string[];
  constructor(lexicon: PhraseLexicon) {
    for (const [isAlone, table] of [
      [false, lexicon.phrases],
      [true, lexicon.alone ?? {}],
    ] as const) {
      for (const [says, phrases] of Object.entries(table)) {
        for (const phrase of phrases) this.take(phrase, says as Says, isAlone);
      }
    }
    for (const [list, says] of MARKS) {
      for (const phrase of (lexicon[list] as readonly string[] | undefined) ?? [])
        this.take(phrase, says, true);
    }
    const folded = (lexicon.prefixes ?? []).flatMap(wordsOf);
    this.prefixes = folded.sort((a, b) => b.length - a.length);
  }

  private take(spelled: string, says: Says, isAlone: boolean): void {
    const words: (string | undefined)[] = [];
    const stems: boolean[] = [];
    for (const part of spelled.split(' ')) {
      if (part === '...') {
        words.push(undefined);
        stems.push(false);
        continue;
      }
      const folded = wordsOf(part);
      for (const [k, word] of folded.entries()) {
        words.push(word);
        stems.push(k === folded.length - 1 && part.endsWith('*'));
      }
    }
    const first = words[0];
    if (first === undefined || (stems[0] === true && first.length < STEM_KEY)) return;
    let letters = 0;
    for (const word of words) letters += word?.length ?? 0;
    const table = stems[0] === true ? this.byStem : this.byWord;
    const key = stems[0] === true ? first.slice(0, STEM_KEY) : first;
    const known = table.get(key);
    const phrase = { says, isAlone, words, stems, letters };
    if (known === undefined) table.set(key, [phrase]);
    else known.push(phrase);
  }

  /**
   * Reads a sentence or a title.
   *
   * @param sentence not read beyond 900 code units or 100 words
   */
  read(sentence: string): SentenceStatus {
    const words = splitWords(sentence.slice(0, MAX_UNITS));
    return this.readWords(sentence, words, 0, words.count, sentence.length);
  }

  /**
   * Reads a sentence of a text that is cut into words.
   *
   * @param from the sentence's words are those from `from` up to `to`
   * @param end where the sentence ends, in code units of `text`
   */
  readWords(text: string, cut: Words, from: number, to: number, end: number): SentenceStatus {
    const nothing = { value: undefined, hadPlan: false, hasNewDate: false, isAhead: false };
    if (from >= to) return nothing;
    const start = cut.starts[from]!;
    const last = Math.min(end, start + MAX_UNITS);
    if (/[?؟]/.test(text.slice(Math.max(start, last - 4), last))) return nothing;
    const { words, segments } = foldWords(text, cut, from, to);
    const claims: Match[] = [];
    const marks: Match[] = [];
    let hasEvent = false;
    let taken = 0;
    for (let i = 0; i < words.length; i++) {
      for (const match of this.matchesAt(words, i)) {
        const { says } = match.phrase;
        if (says === 'event') hasEvent = true;
        else if (!Object.hasOwn(PRECEDENCE, says) && says !== 'none') marks.push(match);
        else if (i >= taken) {
          taken = match.gap.length === 0 ? match.end : i + 1;
          if (says !== 'none') claims.push(match);
        }
      }
    }
    let best: Match | undefined;
    for (const claim of claims) {
      if (!hasEvent && !claim.phrase.isAlone) continue;
      if (marks.some((mark) => undoes(mark, claim, segments))) continue;
      if (best === undefined || precedence(claim) >= precedence(best)) best = claim;
    }
    return best === undefined ? nothing : { ...nothing, value: best.phrase.says as Status };
  }

  /** Of the phrases that start at word `i` the longest that claims something, and every other kind of word. */
  private matchesAt(words: readonly string[], i: number): Match[] {
    const found = this.spelledAt(words, i, words[i]!);
    if (found.length > 0) return found;
    for (const prefix of this.prefixes) {
      if (words[i]!.length > prefix.length + 1 && words[i]!.startsWith(prefix)) {
        const bare = this.spelledAt(words, i, words[i]!.slice(prefix.length));
        if (bare.length > 0) return bare;
      }
    }
    return found;
  }

  private spelledAt(words: readonly string[], i: number, first: string): Match[] {
    const found: Match[] = [];
    let longest: Match | undefined;
    for (const phrases of [this.byWord.get(first), this.byStem.get(first.slice(0, STEM_KEY))]) {
      for (const phrase of phrases ?? []) {
        const match = matchAt(words, i, first, phrase);
        if (match === undefined) continue;
        if (phrase.says !== 'none' && !Object.hasOwn(PRECEDENCE, phrase.says)) found.push(match);
        else if (longest === undefined || isLonger(phrase, longest.phrase)) longest = match;
      }
    }
    if (longest !== undefined) found.push(longest);
    return found;
  }
}

function matchAt(words: readonly string[], i: number, first: string, phrase: Phrase): Match | undefined {
  const isWord = (word: string | undefined, k: number): boolean =>
    word !== undefined && (phrase.stems[k]! ? word.startsWith(phrase.words[k]!) : word === phrase.words[k]);
  if (!isWord(first, 0)) return undefined;
  const gap: number[] = [];
  let at = i + 1;
  for (let k = 1; k < phrase.words.length; k++) {
    if (phrase.words[k] !== undefined) {
      if (!isWord(words[at++], k)) return undefined;
      continue;
    }
    k++;
    const last = at + PHRASE_LIMITS.gapWords;
    while (at <= last && at < words.length && !isWord(words[at], k)) gap.push(at++);
    if (at > last || at >= words.length) return undefined;
    at++;
  }
  return { phrase, start: i, end: at, gap };
}

function isLonger(a: Phrase, b: Phrase): boolean {
  return a.words.length > b.words.length || (a.words.length === b.words.length && a.letters > b.letters);
}

function precedence({ phrase }: Match): number {
  return PRECEDENCE[phrase.says as Status];
}

/** Whether a word of negation, doubt, condition or older time takes a claim back. */
function undoes(mark: Match, claim: Match, segments: readonly number[]): boolean {
  const { says } = mark.phrase;
  if (claim.gap.includes(mark.start)) return says !== 'background';
  // Part of the phrase: it is what the phrase says.
  if (mark.start >= claim.start && mark.start < claim.end) return false;
  const isSame = segments[mark.start] === segments[claim.start];
  const before = claim.start - mark.end;
  const after = mark.start - claim.end;
  switch (says) {
    case 'negator':
      return isSame && before >= 0 && before < PHRASE_LIMITS.negationWords;
    case 'after':
      return isSame && after >= 0 && after < AFTER_WORDS;
    case 'doubt':
      return isSame && Math.max(before, after) < PHRASE_LIMITS.doubtWords;
    case 'condition':
      return isSame;
    case 'background':
      return isSame && claim.phrase.says !== 'planned' && claim.phrase.says !== 'confirmed';
    default:
      return false;
  }
}

/** The folded words of a phrase. */
function wordsOf(phrase: string): string[] {
  const cut = splitWords(phrase);
  return foldWords(phrase, cut, 0, cut.count).words;
}

/** The folded words of a sentence, and for each the number of commas and the like before it. */
function foldWords(
  text: string,
  cut: Words,
  from: number,
  to: number,
): { words: string[]; segments: number[] } {
  const units = new Uint16Array(64);
  const words: string[] = [];
  const segments: number[] = [];
  let segment = 0;
  const limit = from < to ? cut.starts[from]! + MAX_UNITS : 0;
  for (let i = from; i < to && words.length < MAX_WORDS && cut.ends[i]! <= limit; i++) {
    const start = cut.starts[i]!;
    const gap = i === from ? '' : text.slice(cut.ends[i - 1]!, start).slice(0, 12);
    if (i > from && (isBreakGap(gap) || gap.includes('،') || gap.includes('؛'))) segment++;
    words.push(foldWord(text, start, cut.ends[i]!, units));
    segments.push(segment);
  }
  return { words, segments };
}
