/**
 * Numbers as news spells them, with what hedges them: "1,200", "1.2 million", "twenty-one", "at least 12", "between 10 and
 * 15", "no one". Years, ordinals, ages, dates, sums of money and measures are no counts; "dozens" is no number.
 *
 * Cost: O(1) a number; a bounded number of tokens is read around it.
 * @module
 */
import { MONTHS, PASSING, UNITS } from './lexicon';
import type { Token } from './tokens';

/** How far an approximate number may be off, as a share of it. */
export const APPROXIMATION = {
  /** "about 20" */
  about: 0.15,
  /** "nearly 20": that much less, and no more. */
  nearly: 0.15,
} as const;

/** A number as far as it is known: `low` to `high`, which may be `Infinity`. */
export interface Quantity {
  readonly low: number;
  readonly high: number;
  /** The number as stated, of a range the first. */
  readonly stated: number;
  readonly bound: 'exact' | 'least' | 'most' | 'about' | 'range';
}

/** A quantity and the tokens that state it, `from` up to `to`; its number starts at `number`. */
export interface ReadQuantity extends Quantity {
  readonly from: number;
  readonly number: number;
  readonly to: number;
  /** "$12 million": the mark before it. */
  readonly currency: string;
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...ONES.split(' ').map((word, value): [string, number] => [word, value]),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, i): [string, number] => [word, 20 + 10 * i]),
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['m', 1e6],
  ['mn', 1e6],
  ['bn', 1e9],
]);
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
]);
/** Hedges right before a number, longest first. */
const HEDGES: readonly (readonly [words: readonly string[], bound: 'least' | 'most' | 'about' | 'nearly'])[] =
  [
    [['at', 'the', 'very', 'least'], 'least'],
    [['no', 'fewer', 'than'], 'least'],
    [['not', 'less', 'than'], 'least'],
    [['not', 'fewer', 'than'], 'least'],
    [['no', 'less', 'than'], 'least'],
    [['no', 'more', 'than'], 'most'],
    [['as', 'many', 'as'], 'most'],
    [['in', 'excess', 'of'], 'least'],
    [['at', 'least'], 'least'],
    [['more', 'than'], 'least'],
    [['upwards', 'of'], 'least'],
    [['well', 'over'], 'least'],
    [['at', 'most'], 'most'],
    [['up', 'to'], 'most'],
    [['fewer', 'than'], 'most'],
    [['less', 'than'], 'most'],
    [['close', 'to'], 'about'],
    [['an', 'estimated'], 'about'],
    [['over'], 'least'],
    [['above'], 'least'],
    [['past'], 'least'],
    [['under'], 'most'],
    [['about'], 'about'],
    [['around'], 'about'],
    [['roughly'], 'about'],
    [['approximately'], 'about'],
    [['some'], 'about'],
    [['estimated'], 'about'],
    [['nearly'], 'nearly'],
    [['almost'], 'nearly'],
    // "passes the 100 mark"
    ...[...PASSING].map((word) => [[word, 'the'], 'least'] as const),
    ...[...PASSING].map((word) => [[word], 'least'] as const),
  ];
/** Between groups of three digits. */
const SEPARATORS = /[,\s]/g;
const YEAR = /^(?:19|20)\d\d$/;
/** A year-like number before these is a count all the same. */
const PEOPLE_NEXT = new Set('people persons others civilians homes houses cases troops soldiers'.split(' '));

const AGED = new Set('man woman boy girl age mother father'.split(' '));

interface Plain {
  readonly value: number;
  readonly to: number;
  readonly isRound: boolean;
}

/** Reads the quantity whose number starts at token `i`; `undefined` where none does, or where it is no count. */
export function quantityAt(tokens: readonly Token[], i: number): ReadQuantity | undefined {
  const zero = noneAt(tokens, i);
  if (zero !== undefined) return zero;
  const first = plainAt(tokens, i);
  if (first === undefined) return undefined;
  const before = tokens[i - 1];
  const currency = CURRENCIES.get(before?.word ?? '') ?? '';
  if (currency === '' && !isCount(tokens, i, first)) return undefined;
  const start = currency === '' ? i : i - 1;
  const joint = tokens[first.to]?.word ?? '';
  const isBetween = tokens[start - 1]?.word === 'between';
  if ('-–—'.includes(joint || ' ') || joint === 'to' || (isBetween && joint === 'and')) {
    const mark = CURRENCIES.get(tokens[first.to + 1]?.word ?? '');
    const skip = mark === undefined ? 1 : 2;
    const second = plainAt(tokens, first.to + skip);
    const isFrom = tokens[start - 1]?.word === 'from';
    // Money is no year, age or rank.
    const isSecond =
      mark !== undefined
        ? mark === currency
        : second !== undefined && isCount(tokens, first.to + skip, second, true);
    if (second !== undefined && !isFrom && isSecond) {
      // "2-3 million"
      const low = second.value >= 1e3 && first.value < 1e3 ? first.value * scaleOf(second) : first.value;
      if (low >= second.value) return undefined;
      const from = isBetween ? start - 1 : start;
      return {
        low,
        high: second.value,
        stated: low,
        bound: 'range',
        from,
        number: i,
        to: second.to,
        currency,
      };
    }
    // "12-year-old", "3-2"
    if (joint !== 'to' && joint !== 'and' && tokens[first.to]!.start === tokens[first.to - 1]!.end)
      return undefined;
  }
  const { bound, words } = hedgeBefore(tokens, start);
  const from = start - words;
  const { value, isRound } = first;
  const common = { stated: value, from, number: i, to: first.to, currency };
  if (bound === 'least') return { low: value, high: Number.POSITIVE_INFINITY, bound, ...common };
  if (bound === 'most') return { low: 0, high: value, bound, ...common };
  if (bound === 'nearly') {
    return { low: Math.floor(value * (1 - APPROXIMATION.nearly)), high: value, bound: 'about', ...common };
  }
  if (bound === 'about' || isRound) {
    const off = value * APPROXIMATION.about;
    return { low: Math.floor(value - off), high: Math.ceil(value + off), bound: 'about', ...common };
  }
  return { low: value, high: value, bound: 'exact', ...common };
}

/** "no one", "nobody", "none", "no" before a noun. */
function noneAt(tokens: readonly Token[], i: number): ReadQuantity | undefined {
  const word = tokens[i]?.word;
  if (word !== 'no' && word !== 'nobody' && word !== 'none' && word !== 'zero') return undefined;
  const next = tokens[i + 1]?.word ?? '';
  if (word === 'no' && (next === 'longer' || next === 'more' || next === 'fewer' || next === 'less'))
    return undefined;
  // "none of the victims" is part of a whole.
  if (next === 'of') return undefined;
  const to = word === 'no' && next === 'one' ? i + 2 : i + 1;
  return { low: 0, high: 0, stated: 0, bound: 'exact', from: i, number: i, to, currency: '' };
}

/** A number in digits or words with its scale: "1.2 million", "two hundred", "twenty-one". */
function plainAt(tokens: readonly Token[], i: number): Plain | undefined {
  const token = tokens[i];
  if (token === undefined || token.kind === 'mark') return undefined;
  if (token.kind === 'number') {
    const value = Number(token.word.replace(SEPARATORS, ''));
    const scale = SCALES.get(tokens[i + 1]?.word ?? '');
    if (scale === undefined)
      return Number.isInteger(value) ? { value, to: i + 1, isRound: false } : undefined;
    return { value: Math.round(value * scale), to: i + 2, isRound: scale === 12 };
  }
  let at = i;
  let value = 0;
  let part = 0;
  let isRound = false;
  if ((token.word === 'a' || token.word === 'half') && SCALES.has(tokens[i + 1]?.word ?? '')) {
    part = token.word === 'a' ? 1 : 0.5;
    at++;
  } else if (token.word === 'half' && tokens[i + 1]?.word === 'a' && SCALES.has(tokens[i + 2]?.word ?? '')) {
    part = 0.5;
    at += 2;
  }
  for (let read = 0; read < 8; read++) {
    const word = tokens[at]?.word ?? '';
    const one = NUMBER_WORDS.get(word);
    const scale = word.length > 2 ? SCALES.get(word) : undefined;
    if (one !== undefined) {
      // "two three" are two numbers.
      if (part % 100 !== 0 && !(part % 100 >= 20 && part % 10 === 0 && one < 10)) break;
      part += one;
    } else if (scale !== undefined && part > 0) {
      isRound ||= scale === 12;
      if (scale <= 100) part *= scale;
      else {
        value += part * scale;
        part = 0;
      }
    } else if ((word === '-' || word === 'and') && at > i && NUMBER_WORDS.has(tokens[at + 1]?.word ?? '')) {
      const isTens = word === '-' && part % 100 >= 20;
      const isRest = word === 'and' && (part >= 100 ? part % 100 === 0 : part === 0 && value > 0);
      if (!isTens && !isRest) break;
    } else break;
    at++;
  }
  value += part;
  if (at === i || (value === 0 && token.word !== 'zero')) return undefined;
  return { value: Math.round(value), to: at, isRound };
}

function scaleOf({ value }: Plain): number {
  return value >= 1e9 ? 1e9 : value >= 1e6 ? 1e6 : value >= 1e3 ? 1e3 : 1;
}

/** Whether a number counts: no year, ordinal, age, rank, score, date, time, measure or share. @param isSecond of a range */
function isCount(tokens: readonly Token[], i: number, { to }: Plain, isSecond = false): boolean {
  const token = tokens[i]!;
  const [before, next] = [tokens[i - 1], tokens[to]];
  const nextWord = next?.word ?? '';
  if (before !== undefined && before.end === token.start && '$€£¥₹#.:/-–—+'.includes(before.word)) {
    const isRange = isSecond && '-–—'.includes(before.word) && tokens[i - 2]?.kind === 'number';
    if (!isRange) return false;
  }
  if (YEAR.test(token.word) && !PEOPLE_NEXT.has(nextWord)) return false;
  if (MONTHS.has(before?.word ?? '') && before!.capital) return false;
  if (MONTHS.has(nextWord) && next!.capital) return false;
  if (
    (before?.word === 'aged' || before?.word === 'age' || before?.word === 'number') &&
    token.kind === 'number'
  )
    return false;
  // "a man of 45"
  if (before?.word === 'of' && AGED.has(tokens[i - 2]?.word ?? '')) return false;
  if (next === undefined) return true;
  if (UNITS.has(nextWord) || nextWord === '%' || nextWord === '°') return false;
  const touches = next.start === tokens[to - 1]!.end;
  // "12th", "12:30", "7.8-magnitude", "B-52s"
  if (touches && (next.kind !== 'mark' || ':/°'.includes(nextWord))) return false;
  if (touches && '-–'.includes(nextWord) && tokens[to + 1]?.kind === 'word') {
    return NUMBER_WORDS.has(tokens[to + 1]!.word);
  }
  // "one of", "one another", "one day"
  return !(token.word === 'one' && (nextWord === 'of' || nextWord === 'another' || nextWord === 'by'));
}

function hedgeBefore(
  tokens: readonly Token[],
  start: number,
): { bound?: 'least' | 'most' | 'about' | 'nearly'; words: number } {
  for (const [words, bound] of HEDGES) {
    const from = start - words.length;
    if (from >= 0 && words.every((word, k) => tokens[from + k]!.word === word))
      return { bound, words: words.length };
  }
  return { words: 0 };
}

/** A quantity as `StatedValue` spells it. */
export function spellQuantity({ low, high, stated, bound }: Quantity, currency: string): string {
  const unit = currency === '' ? '' : `${currency} `;
  if (bound === 'range') return `${unit}${low}-${high}`;
  if (bound === 'least') return `>=${unit}${stated}`;
  if (bound === 'most') return `<=${unit}${stated}`;
  return bound === 'about' ? `~${unit}${stated}` : `${unit}${stated}`;
}
