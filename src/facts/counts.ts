/**
 * Counts of an event in one sentence or title: how many were killed, injured, arrested and so on, with the words that say so.
 *
 * A number counts what stands behind it ("12 people were killed", "27 deaths"), else what governs it ("kills at least 12", "the
 * toll rose to 27"). Parts of a whole ("including three children"), more of the same ("12 more died"), what may be ("could
 * kill 12") and other times ("the quake of 2011 killed 20,000") are left out: a count missed costs less than a wrong one.
 *
 * Cost: O(n) in code units of the sentence; a bounded number of tokens is read around each number.
 * @module
 */
import { isOfOtherTime } from './background';
import { countedBefore, countedBehind, DAMAGE, type Found, SAID_OF } from './counted';
import { PARTS } from './lexicon';
import { type Quantity, quantityAt, type ReadQuantity, spellQuantity } from './numbers';
import { type Token, tokensOf } from './tokens';

/** A number as one sentence gives it. */
export interface Count extends Quantity {
  readonly subject: string;
  /** Whom it is of; '' for people in general. */
  readonly of: string;
  readonly value: string;
  /** UTF-16 offsets into the sentence, hedges included. */
  readonly start: number;
  readonly end: number;
  /** The number that the same words give up: "rose from 12 to 20". */
  readonly was?: Count;
  /** It names the whole: a toll or a total. */
  readonly isTotal: boolean;
}

/** Spares most sentences the tokens. */
const SOME_NUMBER =
  /\d|\b(?:no|nobody|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|\w{3,5}ty|hundred|thousand|dozen|million)\b/i;
/**
 * Reads the counts of one sentence.
 *
 * @param sentence at most some thousand code units
 * @param year of publication; a sentence that names another is background
 * @returns in order of place
 * @example
 * ```ts
 * findCounts('Quake kills at least 12 in Orsk').map(({ subject, value }) => [subject, value]);
 * // [['killed', '>=12']]
 * ```
 */
export function findCounts(sentence: string, year?: number): Count[] {
  if (!SOME_NUMBER.test(sentence)) return [];
  const tokens = tokensOf(sentence);
  if (isOfOtherTime(tokens, year)) return [];
  const counts: Count[] = [];
  let previous: ReadQuantity | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const quantity = quantityAt(tokens, i);
    if (quantity === undefined) continue;
    i = quantity.to - 1;
    const given = givenUp(tokens, previous, quantity);
    previous = quantity;
    const at = given === undefined ? quantity : { ...quantity, from: given.from };
    if (isPart(tokens, at)) continue;
    const found = countedBehind(tokens, quantity) ?? countedBefore(tokens, at, given !== undefined);
    if (found === undefined || (quantity.currency !== '') !== (found.entry === DAMAGE)) continue;
    const count = countOf(tokens, quantity, found);
    if (given === undefined) counts.push(count);
    else counts.push({ ...count, was: countOf(tokens, given, found) });
  }
  return counts;
}

function countOf(tokens: readonly Token[], quantity: ReadQuantity, { entry, of, isTotal }: Found): Count {
  const { low, high, stated, bound, from, to, currency } = quantity;
  const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end];
  const value = spellQuantity(quantity, currency);
  return { subject: entry.subject, of, value, low, high, stated, bound, start, end, isTotal };
}

/** "from 12 to 20": the 12 that stands before "to". */
function givenUp(
  tokens: readonly Token[],
  previous: ReadQuantity | undefined,
  { from }: ReadQuantity,
): ReadQuantity | undefined {
  if (previous === undefined || previous.to !== from - 1 || tokens[from - 1]!.word !== 'to') return undefined;
  return tokens[previous.from - 1]?.word === 'from' ? previous : undefined;
}

/** "including 3", "among them 3", "of whom 3", "3 of them", "another 3", "3 more". */
function isPart(tokens: readonly Token[], { from, to }: ReadQuantity): boolean {
  const [last, first] = [tokens[from - 1]?.word ?? '', tokens[from - 2]?.word ?? ''];
  if (
    last === 'including' ||
    last === 'includes' ||
    last === 'another' ||
    last === 'further' ||
    last === 'additional'
  ) {
    return true;
  }
  if ((last === 'them' || last === 'whom' || last === 'those' || last === 'which') && PARTS.has(first))
    return true;
  // "two women and one man"
  if (last === 'and') {
    for (let k = from - 2; k >= Math.max(0, from - 4); k--) {
      const { word } = tokens[k]!;
      if (
        tokens[k]!.kind !== 'mark' &&
        quantityAt(tokens, k) !== undefined &&
        !SAID_OF.has(tokens[from - 2]!.word)
      )
        return true;
      if (SAID_OF.has(word)) break;
    }
  }
  // "six members of one family"
  if (last === 'of' && (first === 'members' || first === 'member')) return true;
  const next = tokens[to]?.word ?? '';
  return next === 'of' || next === 'more' || next === 'additional';
}
