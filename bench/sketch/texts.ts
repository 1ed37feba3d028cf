/**
 * Seeded texts that read like news to a tokeniser: a Zipf vocabulary of made-up words under the common English ones, in
 * sentences with capitals, numbers, quotations, hyphens and a few accents. Each comes in two spellings that V8 stores
 * differently: typewriter punctuation (one byte a code unit) and typographic punctuation (two bytes a code unit).
 */
import { words } from '../../test/helpers/prose';
import { random, whole } from '../../test/helpers/random';

/** One collection, the same words in both spellings. */
export interface Texts {
  words: number;
  oneByte: string[];
  twoByte: string[];
}

/** How often what comes, as chances a word; set by eye to what newswire looks like. */
const CHANCES = {
  number: 0.03,
  name: 0.08,
  accent: 0.015,
  possessive: 0.02,
  hyphen: 0.015,
  comma: 0.07,
  quotation: 0.15,
  question: 0.04,
  paragraph: 0.3,
} as const;
const SENTENCE = { least: 8, most: 28 } as const;
const VOCABULARY = 30_000;
/** Zipf-Mandelbrot: the word of rank r comes in proportion to 1 / (r + SHIFT). */
const SHIFT = 2.7;
const COMMON =
  'the of to and a in for on that is was said with at by from he as it be has his an are had but not will have who were they their which its this more been also after would she one two new about over could up there people when than last year first out government no into other some we or all time president if against before between police during three made under most told country week her state while minister';
const ACCENTS: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ö', u: 'ü' };

interface Vocabulary {
  words: string[];
  /** Sum of the chances up to and with each word; the last is 1. */
  sums: Float64Array;
}

function vocabulary(seed: number): Vocabulary {
  const made = [...new Set(words(seed, VOCABULARY))].sort((a, b) => a.length - b.length);
  const list = [...COMMON.split(' '), ...made];
  const sums = new Float64Array(list.length);
  let sum = 0;
  for (let rank = 0; rank < list.length; rank++) {
    sum += 1 / (rank + 1 + SHIFT);
    sums[rank] = sum;
  }
  for (let rank = 0; rank < list.length; rank++) sums[rank] = sums[rank]! / sum;
  return { words: list, sums };
}

function draw({ words: list, sums }: Vocabulary, next: () => number): string {
  const chance = next();
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! <= chance) low = middle + 1;
    else high = middle;
  }
  return list[low]!;
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function number(next: () => number): string {
  const kind = next();
  if (kind < 0.3) return String(1990 + whole(next, 40));
  if (kind < 0.5) return `${1 + whole(next, 900)},${String(whole(next, 1000)).padStart(3, '0')}`;
  if (kind < 0.7) return `${whole(next, 100)}.${whole(next, 10)}`;
  return String(1 + whole(next, 60));
}

function oneWord(from: Vocabulary, next: () => number): string {
  if (next() < CHANCES.number) return number(next);
  let word = draw(from, next);
  if (next() < CHANCES.accent) word = word.replace(/[aeiou]/, (vowel) => ACCENTS[vowel]!);
  if (next() < CHANCES.hyphen) word = `${word}-${draw(from, next)}`;
  if (next() < CHANCES.name) word = capitalised(draw(from, next));
  if (next() < CHANCES.possessive) word += "'s";
  return word;
}

/** `count` words as white space cuts them. */
function text(from: Vocabulary, count: number, next: () => number): string {
  let out = '';
  let left = count;
  while (left > 0) {
    let length = Math.min(left, SENTENCE.least + whole(next, SENTENCE.most - SENTENCE.least + 1));
    if (left - length < SENTENCE.least) length = left;
    const quoted = next() < CHANCES.quotation;
    for (let i = 0; i < length; i++) {
      const word = oneWord(from, next);
      const comma = i + 1 < length && next() < CHANCES.comma ? ',' : '';
      out += `${i === 0 ? (quoted ? '"' : '') : ' '}${i === 0 ? capitalised(word) : word}${comma}`;
    }
    left -= length;
    out += `${next() < CHANCES.question ? '?' : '.'}${quoted ? '"' : ''}`;
    if (left > 0) out += next() < CHANCES.paragraph ? '\n\n' : ' ';
  }
  return out;
}

/** Typographic punctuation; a text that has none to turn gets an ellipsis, so that it is two-byte for sure. */
function typographic(plain: string): string {
  const turned = plain
    .replace(/'/g, '\u2019')
    .replace(/(^|\s)"/g, '$1\u201c')
    .replace(/"/g, '\u201d');
  return turned === plain ? `${plain.slice(0, -1)}\u2026` : turned;
}

/** Concatenation leaves a tree of pieces; decoding from bytes gives the flat string that a file or a socket gives. */
const flat = (pieces: string): string => Buffer.from(pieces, 'utf8').toString('utf8');

/** So many texts of so many words each. */
export function makeTexts(seed: number, wordsEach: number, count: number): Texts {
  const from = vocabulary(seed);
  const next = random(seed ^ wordsEach);
  const oneByte: string[] = [];
  const twoByte: string[] = [];
  for (let i = 0; i < count; i++) {
    const plain = text(from, wordsEach, next);
    oneByte.push(flat(plain));
    twoByte.push(flat(typographic(plain)));
  }
  return { words: wordsEach, oneByte, twoByte };
}
