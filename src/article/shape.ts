/**
 * The shape of a line: how many words, capitals and function words it has and how it ends. Headlines, captions
 * and buttons differ from prose in these before any word is understood.
 *
 * Cost: O(1) per line; callers pass capped strings.
 * @module
 */

export interface Shape {
  /** Space-separated tokens that hold a letter or digit, of the line's head. */
  readonly words: number;
  /** Tokens that are articles, prepositions, auxiliaries, pronouns. */
  readonly functionWords: number;
  /** Other tokens of letters, and those of them that are capitalised (after the first). */
  readonly contentWords: number;
  readonly capitalised: number;
  /** Tokens of four letters or more, of any kind, that open in lower case. */
  readonly longLower: number;
  /** `stop` for . ! … and their like, also behind closing quotes; `question`, `colon`, or `none`. */
  readonly ending: 'stop' | 'question' | 'colon' | 'none';
  /** Holds a sentence end that is not the line's end. */
  readonly sentences: boolean;
  readonly opensUpper: boolean;
  /** Letters are cased, so that capitals tell something. */
  readonly cased: boolean;
}

/** The shape of a line nobody looked at. */
export const PLAIN_SHAPE: Shape = {
  words: 0,
  functionWords: 0,
  contentWords: 0,
  capitalised: 0,
  longLower: 0,
  ending: 'stop',
  sentences: false,
  opensUpper: false,
  cased: false,
};

/** A longer line, in code units, is a paragraph whatever its shape. */
const LONG_PARAGRAPH = 700;

const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the and or but nor so yet of in on at by for to from with without into onto over under about after before ' +
    'between against through during as than that which who whom whose this these those it its he she they we you i ' +
    'his her their our your my him them us me is are was were be been being am has have had do does did will would ' +
    'shall should can could may might must not no if when while where why how what there here up out off also both ' +
    'all any some more most such only just'
  ).split(' '),
);

const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const OTHER_WORD = /[\p{L}\p{N}]/u;
const SENTENCE_INSIDE = /[a-z0-9)"][.!?]["')]? ["'(]?[A-Z]/;
/** No function word is longer; those of other languages may be. */
const LONGEST_FUNCTION_WORD = 7;
const LONGEST_OTHER = 12;

/** Function words of another language than English, in lower case. */
export type FunctionWords = ReadonlySet<string>;

/** What one code unit is: 0 no part of a word, 1 digit or caseless letter, 2 lower case, 3 upper case. */
function classOf(unit: number): 0 | 1 | 2 | 3 {
  if (unit < 0x80) {
    if (unit >= 0x61 && unit <= 0x7a) return 2;
    if (unit >= 0x41 && unit <= 0x5a) return 3;
    return unit >= 0x30 && unit <= 0x39 ? 1 : 0;
  }
  // Halves of a pair count as caseless letters.
  if (unit >= 0xd800 && unit <= 0xdfff) return 1;
  const char = String.fromCharCode(unit);
  if (LOWER.test(char)) return 2;
  if (UPPER.test(char)) return 3;
  return OTHER_WORD.test(char) ? 1 : 0;
}

/** One space-separated token: the offsets of its first and last letter or digit, and the first one's class. */
interface Token {
  first: number;
  last: number;
  opening: 1 | 2 | 3;
}

function tokensOf(head: string): Token[] {
  const tokens: Token[] = [];
  let token: Token | undefined;
  for (let i = 0; i < head.length; i++) {
    const unit = head.charCodeAt(i);
    if (unit === 0x20) {
      token = undefined;
      continue;
    }
    const kind = classOf(unit);
    if (kind === 0) continue;
    if (token === undefined) {
      token = { first: i, last: i, opening: kind };
      tokens.push(token);
    } else token.last = i;
  }
  return tokens;
}

function isFunctionWord(key: string, token: Token, others?: FunctionWords): boolean {
  const letters = token.last - token.first + 1;
  if (letters > LONGEST_OTHER || (letters > LONGEST_FUNCTION_WORD && others === undefined)) return false;
  const word = key.slice(token.first, token.last + 1);
  return FUNCTION_WORDS.has(word) || others?.has(word) === true;
}

/** Lower-case words of a normalised text without function words: what it is about. */
export function contentWordsOf(head: string): string[] {
  const words: string[] = [];
  // Lower-casing may change the length of a text, so the tokens are cut from the lower-case one.
  const key = head.toLowerCase();
  for (const token of tokensOf(key)) {
    if (isFunctionWord(key, token)) continue;
    const word = key.slice(token.first, token.last + 1);
    words.push(word.endsWith("'s") ? word.slice(0, -2) : word);
  }
  return words;
}

/**
 * The shape of a line.
 *
 * @param head the start of the line, normalised
 * @param key the same in lower case
 * @param tail the end of the line, normalised
 * @param others function words beside the English ones
 */
export function shapeOf(head: string, key: string, tail: string, others?: FunctionWords): Shape {
  const tokens = tokensOf(head);
  const isAligned = key.length === head.length;
  let functionWords = 0;
  let contentWords = 0;
  let capitalised = 0;
  let longLower = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.opening === 2 && token.last - token.first >= 3) longLower++;
    if (isAligned && isFunctionWord(key, token, others)) functionWords++;
    else if (token.opening !== 1 && i > 0) {
      contentWords++;
      if (token.opening === 3) capitalised++;
    }
  }
  let end = tail.length;
  while (end > 0 && `"')]»› `.includes(tail[end - 1]!)) end--;
  const last = end === 0 ? 0x20 : tail.charCodeAt(end - 1);
  return {
    words: tokens.length,
    functionWords,
    contentWords,
    capitalised,
    longLower,
    ending: ENDINGS.get(last) ?? 'none',
    sentences: SENTENCE_INSIDE.test(head),
    opensUpper: tokens[0]?.opening === 3,
    cased: tokens.some((token) => token.opening !== 1),
  };
}

const ENDINGS: ReadonlyMap<number, Shape['ending']> = new Map([
  ...[...'.!…。！։।۔'].map((char) => [char.charCodeAt(0), 'stop'] as const),
  ...[...'?？؟;'].map((char) => [char.charCodeAt(0), 'question'] as const),
  [0x3a, 'colon'],
]);

/** What the questions below look at. */
interface Shaped {
  readonly text: string;
  readonly tail: string;
  readonly shape: Shape;
}

/** A sentence or paragraph: ends as one and has at least `words` words, or is too long for anything else. */
export function isProse(line: Shaped, words: number): boolean {
  const { shape, text } = line;
  if (text.length > LONG_PARAGRAPH) return true;
  if (shape.ending === 'none' || shape.ending === 'colon') return shape.sentences && shape.words >= 20;
  if (!shape.cased) return text.length >= words * 3;
  return shape.words >= words && (shape.functionWords >= 2 || shape.words < 12);
}

/** Could be a headline: one line of 4 to 24 words that opens with a capital and does not end as a sentence. */
export function isHeadline(line: Shaped): boolean {
  const { shape, text } = line;
  if (text.length > 200 || shape.words < 4 || shape.words > 24 || shape.sentences || !shape.opensUpper)
    return false;
  return shape.ending === 'question' || (shape.ending === 'none' && !/[,;–—-]$/.test(line.tail));
}

/**
 * Headline Whose Words Are Capitalised: at least five words besides function words, three in four of them; or
 * Every One of Its Longer Words, with at least six in all.
 */
export function isTitleCase(line: Shaped): boolean {
  const { words, contentWords, capitalised, longLower } = line.shape;
  if (contentWords >= 5 && capitalised * 4 >= contentWords * 3) return true;
  return words >= 6 && longLower === 0 && capitalised >= 3;
}
