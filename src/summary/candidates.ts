/**
 * Candidate sentences: which sentences of a story's reports could stand in a summary, and what each has against it.
 *
 * Cost: O(n) in code units of the part read.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { CAPITALISED, NUMERIC } from '../text/folding';
import type { Sentence } from '../text/sentences';
import { hashPair } from '../text/terms';
import { splitWords } from '../text/words';
import type { Consensus } from './consensus';
import type { CutSentence, Stretch } from './cut';
import type { Reading } from './vocabulary';

/** Numbers that steer which sentences may be chosen. */
export const CANDIDATES = {
  /** Leading sentences of each report that may be chosen. */
  leading: 5,
  /** Words a sentence should have. */
  fewestWords: 6,
  mostWords: 60,
  /** Words from which a sentence is not short. */
  fullWords: 12,
  /** Code units of one sentence that are read. */
  sentenceUnits: 1000,
  /** Least shared bigrams, as a share of the smaller sentence's, at which two sentences repeat each other. */
  repeatedBigrams: 0.5,
  /** Least Jaccard similarity of stems at which two sentences say the same. */
  equalJaccard: 0.6,
  /** Least share of the smaller sentence's stems found in the other, and its fewest stems, for the same. */
  equalContainment: 0.8,
  equalStems: 6,
} as const;

/** What a sentence's place and form are worth, on the scale of the consensus score (0 to 1). */
export const PRIORS = {
  /** Worth of a sentence whose words all stand in titles. */
  title: 0.5,
  /** Has fewer than `CANDIDATES.fullWords` words. */
  short: -0.15,
  /** Has a number. */
  number: 0.04,
  /** Worth of a sentence all of whose words have a capital. */
  names: 0.3,
  /** Names a day of the week. */
  day: 0.06,
  /** Names who said it. */
  attributed: 0.04,
  /** Has a quotation. */
  quoting: -0.04,
  /** First sentence of its report, when it names somebody, some place or a number. */
  lead: 0.04,
  /** Starts with a pronoun whose antecedent is not in the summary. */
  pronoun: -0.1,
  /** Speaks of "the same offices" or "the latter", which something named before has. */
  likened: -0.1,
  /** Starts with a connective or with "the talks", which lean on what went before. */
  leaning: -0.05,
  /** Half of it or more is a quotation. */
  quoted: -0.05,
  /** Ends its text without a terminal mark: it may be cut short. */
  unfinished: -0.05,
} as const;

/** A sentence that may be chosen. */
export interface Candidate extends Sentence {
  readonly article: CheckedArticle;
  /** Position of its report in the material. */
  readonly report: number;
  /** Position among the sentences of its article. */
  readonly index: number;
  readonly words: number;
  readonly reading: Reading;
  readonly bigrams: ReadonlySet<number>;
  readonly stems: ReadonlySet<number>;
  /** False for questions, headings, bare quotations, first-person, teaser, too short and too long sentences. */
  readonly fit: boolean;
  /** Worth of its place and form, from {@link PRIORS}. */
  readonly prior: number;
  /** The part of `prior` that the sentence before it, when chosen too, makes good. */
  readonly leaning: number;
}

/** Judges one sentence of an article. */
export function candidateOf(
  article: CheckedArticle,
  report: number,
  sentence: CutSentence,
  consensus: Consensus,
): Candidate {
  const { index, start, end, words, fromWord, toWord } = sentence;
  const text = article.text.slice(start, Math.min(end, start + CANDIDATES.sentenceUnits));
  const count = toWord - fromWord;
  const bigrams = new Set<number>();
  for (let i = fromWord + 1; i < toWord; i++) bigrams.add(hashPair(words.hashes[i - 1]!, words.hashes[i]!));
  const sized =
    end - start <= CANDIDATES.sentenceUnits &&
    count >= CANDIDATES.fewestWords &&
    count <= CANDIDATES.mostWords;
  const isTerminated = TERMINATED.test(text.slice(-4));
  const isLast = article.text.slice(end, end + 40).trim() === '';
  const leaning = leaningOf(text);
  const reading = consensus.vocabulary.read(sentence);
  const plain = withoutQuotations(text);
  const { names, numbers } = formOf(sentence);
  const prior =
    leaning +
    PRIORS.title * consensus.titleShare(reading) +
    (count < CANDIDATES.fullWords ? PRIORS.short : 0) +
    (numbers > 0 ? PRIORS.number : 0) +
    (PRIORS.names * names) / Math.max(1, count) +
    (/["“”]/.test(text) ? PRIORS.quoting : 0) +
    (DAY.test(text) ? PRIORS.day : 0) +
    (SAID.test(text) ? PRIORS.attributed : 0) +
    (index === 0 && names + numbers > 0 ? PRIORS.lead : 0) +
    (plain !== undefined && plain.length < text.length / 2 ? PRIORS.quoted : 0) +
    (isTerminated ? 0 : PRIORS.unfinished);
  return {
    article,
    report,
    index,
    start,
    end,
    words: count,
    reading,
    bigrams,
    stems: stemsOf(sentence),
    // With more text behind it, a sentence without a terminal mark is a heading or a standfirst.
    fit: sized && (isTerminated || isLast) && isStatement(text, plain),
    prior,
    leaning,
  };
}

/** Words with a capital and numbers behind a sentence's first word. */
function formOf({ terms, fromWord, fromTerm, toTerm }: CutSentence): { names: number; numbers: number } {
  let names = 0;
  let numbers = 0;
  for (let i = fromTerm; i < toTerm; i++) {
    const flags = terms.flags[i]!;
    if ((flags & NUMERIC) !== 0) numbers++;
    else if (terms.positions[i]! > fromWord && (flags & CAPITALISED) !== 0) names++;
  }
  return { names, numbers };
}

/** The distinct stems of a sentence, stop words left out. */
export function stemsOf({ terms, fromTerm, toTerm }: Stretch): ReadonlySet<number> {
  return new Set(terms.hashes.subarray(fromTerm, toTerm));
}

/** Whether two sentences repeat each other's wording. */
export function repeats(a: Candidate, b: Candidate): boolean {
  const smaller = Math.min(a.bigrams.size, b.bigrams.size);
  return smaller > 0 && sharedCount(a.bigrams, b.bigrams) >= CANDIDATES.repeatedBigrams * smaller;
}

/** Whether two sentences, as sets of stems, say the same. */
export function nearlyEqual(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const smaller = Math.min(a.size, b.size);
  if (smaller === 0) return false;
  const shared = sharedCount(a, b);
  if (shared >= CANDIDATES.equalJaccard * (a.size + b.size - shared)) return true;
  return smaller >= CANDIDATES.equalStems && shared >= CANDIDATES.equalContainment * smaller;
}

function sharedCount(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared++;
  return shared;
}

// Every pattern below is tried on at most CANDIDATES.sentenceUnits code units.
const DAY = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/;
const SAID = /\b(?:said|says|told|announced|according to)\b/i;
const TERMINATED = /[.!。！।۔][)"'\]}»’”」』]{0,3}$/;
const QUESTION = /[?？؟][)"'\]}»’”」』]{0,3}$/;
const PRONOUN =
  /^["“‘'(]?(?:he|she|it|they|him|her|his|its|their|theirs|them|this|that|these|those|such|both|one|another|others|some)\b(?! (?:of|hundred|thousand|million|man|woman|person)\b)/i;
// "On Monday she had held talks", "After meeting the minister, they"
const FRONTED =
  /^(?:On|In|At|By|Since|Until|Before|After|Last|Earlier|Later|During|For|From|Yesterday|Today|Tomorrow|Then|Now|Once)\b(?: (?:[\p{Ll}\d][\p{L}\d'’-]{0,20}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)){0,6},? (?:he|she|they)\b/u;
const LIKENED =
  /\b(?:the same (?!(?:as|time|day|week|month|year|place|way|thing)\b)\p{Ll}|the (?:latter|former)[ ,.]|(?:his|her|their) opposite number)/u;
const CONNECTIVE =
  /^(?:but|and|or|so|yet|however|meanwhile|also|still|then|instead|moreover|furthermore|nevertheless|nonetheless|therefore|thus|besides|otherwise|similarly|additionally|indeed|in addition|as a result|for example|for instance|on the other hand|in turn|in contrast|by contrast|at the same time|the (?:talks|visit|meeting|move|decision|announcement|statement|agreement|deal|attack|incident|group|company|man|woman|suspect|victim|two|pair|bill|measure|ruling|proposal|plan|report|letter|comments?|remarks?|post|tweet|video))\b/i;
const TEASER =
  /^(?:read (?:more|also|next|the full)|see also|click here|sign up|subscribe|follow us|related (?:stories|articles|coverage)|[-•*] |(?:breaking(?: news)?|watch|listen|photos?|images?|videos?|related|more|advertisement|correction|editor['’]s note|updated?|sources?|note|read|live|opinion)\s?[:|])/i;
const CREDIT =
  /\b(?:getty images|file photo|photo by|photo:|image credit|all rights reserved|contributed to this (?:report|story|article)|has been updated|newsletters?|click here|https?:|www\.)/i;
const FIRST_PERSON =
  /(?:^|[\s"“‘'(—–-])(?:I(?:['’](?:m|ve|d|ll))?(?= [a-z])|I['’]|[Mm]y |[Mm]e[ .,]|[Ww]e |[Ww]e['’]|[Oo]ur |us[ .,]|[Yy]ou |[Yy]ou['’]|[Yy]our )/;

/** What the start of a sentence leans on. */
function leaningOf(text: string): number {
  const start = text.slice(0, 40);
  if (PRONOUN.test(start) || FRONTED.test(text.slice(0, 120))) return PRIORS.pronoun;
  if (LIKENED.test(text)) return PRIORS.likened;
  return CONNECTIVE.test(start) ? PRIORS.leaning : 0;
}

/** A plain statement: no question, teaser, credit, nothing first-person, and more than a quotation. */
function isStatement(text: string, plain: string | undefined): boolean {
  if (QUESTION.test(text.slice(-4)) || /[:…]$|\.\.\.$/.test(text.slice(-3))) return false;
  if (TEASER.test(text.slice(0, 60)) || CREDIT.test(text)) return false;
  // An unpaired mark: the sentence is a piece of a longer quotation.
  if (plain === undefined) return false;
  let letters = 0;
  let capitals = 0;
  for (let i = 0; i < plain.length; i++) {
    const unit = plain.charCodeAt(i);
    if (unit < 0x80) {
      const isCapital = unit >= 0x41 && unit <= 0x5a;
      if (isCapital) capitals++;
      if (isCapital || (unit >= 0x61 && unit <= 0x7a)) letters++;
      continue;
    }
    const letter = plain.charAt(i);
    const lower = letter.toLowerCase();
    if (lower !== letter) capitals++;
    if (lower !== letter.toUpperCase()) letters++;
  }
  // Shouting; scripts without case have no capitals to count.
  if (letters > 0 && capitals > 0.6 * letters) return false;
  if (plain.length < text.length && splitWords(plain).count < 3) return false;
  return !FIRST_PERSON.test(plain);
}

/** The text outside quotation marks; `undefined` when the marks do not pair up. */
function withoutQuotations(text: string): string | undefined {
  let plain = '';
  let from = 0;
  let closer = '';
  for (let i = 0; i < text.length; i++) {
    const mark = text.charAt(i);
    if (closer !== '') {
      if (mark !== closer) continue;
      closer = '';
      from = i + 1;
      continue;
    }
    if (mark === '”' || mark === '»') return undefined;
    const opened = mark === '"' ? '"' : mark === '“' ? '”' : mark === '«' ? '»' : mark === '「' ? '」' : '';
    if (opened === '') continue;
    plain += text.slice(from, i);
    closer = opened;
  }
  return closer === '' ? plain + text.slice(from) : undefined;
}
