/**
 * The form of a sentence: whether it is a plain statement, what its start leans on, whether it names a day or who said it.
 * English patterns; other languages have none of what they look for.
 *
 * Cost: O(n) in code units of the sentence, of which the caller reads a bounded number.
 * @module
 */
import { WordMarks } from '../text/word-set';
import { countWords, hashWord } from '../text/words';
import type { CutSentence } from './cut';

/** Words without which some patterns below need not be tried, as bits. */
const CUES = { day: 1, said: 2, likened: 4, credit: 8, firstPerson: 16 } as const;
const CUE_WORDS: readonly (readonly [bit: number, words: string])[] = [
  [CUES.day, 'monday tuesday wednesday thursday friday saturday sunday'],
  [CUES.said, 'said says told announced according'],
  [CUES.likened, 'same latter former opposite'],
  [
    CUES.credit,
    'getty file photo photos image all contributed has newsletter newsletters click http https www',
  ],
  [CUES.firstPerson, 'i my me we our us you your'],
];

let cachedCues: WordMarks | undefined;

function cueWords(): WordMarks {
  if (cachedCues === undefined) {
    const bits = new Map<number, number>();
    for (const [bit, words] of CUE_WORDS) for (const word of words.split(' ')) bits.set(hashWord(word), bit);
    cachedCues = new WordMarks(bits);
  }
  return cachedCues;
}

/** What a sentence's words tell of the patterns that may match it: the `cues` of the functions below. */
export function cuesIn({ words, fromWord, toWord }: CutSentence): number {
  const bits = cueWords();
  let cues = 0;
  for (let i = fromWord; i < toWord; i++) cues |= bits.get(words.hashes[i]!);
  return cues;
}

// Every pattern below is tried on one sentence, at most `CANDIDATES.sentenceUnits` code units of it.
const QUOTED = /["“”]/;
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

/** Whether a sentence ends in a terminal mark. */
export function isTerminated(text: string): boolean {
  return TERMINATED.test(text.slice(-4));
}

/** Whether a sentence names a day of the week. */
export function namesDay(text: string, cues: number): boolean {
  return (cues & CUES.day) !== 0 && DAY.test(text);
}

/** Whether a sentence names who said it, or says that somebody did. */
export function isAttributed(text: string, cues: number): boolean {
  return (cues & CUES.said) !== 0 && SAID.test(text);
}

/** Whether a sentence has a quotation; guillemets and corner brackets do not count. */
export function isQuoting(text: string): boolean {
  return QUOTED.test(text);
}

/**
 * What a sentence leans on: a pronoun at its start, something named before that it likens itself to, or a connective at its
 * start.
 */
export function leaningOf(text: string, cues: number): 'pronoun' | 'likened' | 'leaning' | undefined {
  const start = text.slice(0, 40);
  if (PRONOUN.test(start) || FRONTED.test(text.slice(0, 120))) return 'pronoun';
  if ((cues & CUES.likened) !== 0 && LIKENED.test(text)) return 'likened';
  return CONNECTIVE.test(start) ? 'leaning' : undefined;
}

/**
 * A plain statement: no question, teaser, credit, nothing first-person, and more than a quotation.
 *
 * @param plain the text {@link withoutQuotations}
 */
export function isStatement(text: string, plain: string | undefined, cues: number): boolean {
  if (QUESTION.test(text.slice(-4)) || /[:…]$|\.\.\.$/.test(text.slice(-3))) return false;
  if (TEASER.test(text.slice(0, 60)) || ((cues & CUES.credit) !== 0 && CREDIT.test(text))) return false;
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
  if (plain.length < text.length && countWords(plain, 3) < 3) return false;
  return (cues & CUES.firstPerson) === 0 || !FIRST_PERSON.test(plain);
}

const QUOTE = 0x22;
const GUILLEMETS = [0xab, 0xbb] as const;
const CURLY = [0x201c, 0x201d] as const;
const CORNERS = [0x300c, 0x300d] as const;

/** The mark that closes a quotation which this one opens; 0 for any other code unit. */
function closerOf(unit: number): number {
  if (unit === QUOTE) return QUOTE;
  if (unit === GUILLEMETS[0]) return GUILLEMETS[1];
  if (unit === CURLY[0]) return CURLY[1];
  return unit === CORNERS[0] ? CORNERS[1] : 0;
}

/** The text outside quotation marks, all of it where there are none; `undefined` when the marks do not pair up. */
export function withoutQuotations(text: string): string | undefined {
  let plain = '';
  let from = 0;
  let closer = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (closer !== 0) {
      if (unit !== closer) continue;
      closer = 0;
      from = i + 1;
      continue;
    }
    // Letters and spaces are none.
    if (unit > 0x22 && unit < 0xab) continue;
    if (unit === CURLY[1] || unit === GUILLEMETS[1]) return undefined;
    const closing = closerOf(unit);
    if (closing === 0) continue;
    plain += text.slice(from, i);
    closer = closing;
  }
  if (closer !== 0) return undefined;
  return from === 0 ? text : plain + text.slice(from);
}
