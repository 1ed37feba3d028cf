/**
 * Background: how common a term is in news at large, so that a batch of four reports already knows that "minister"
 * tells less than "Tarhuna".
 * @module
 */
import { hashPair } from '../text/terms';
import { hashWord } from '../text/words';
import { BACKGROUND_LEVELS } from './background-table';
import { TermTable } from './term-table';

/** Document share of a term that the table does not hold: half of its last level. */
export const UNLISTED_STEM: number = 2 ** -12;
export const UNLISTED_PAIR: number = 2 ** -13;

/** Share of a term of each level: 2^(-level/2) by exact steps. */
const SHARES: readonly number[] = BACKGROUND_LEVELS.map((_, level) =>
  level % 2 === 0 ? 1 / 2 ** (level / 2) : 0.7071067811865476 / 2 ** ((level - 1) / 2),
);

let cached: TermTable | undefined;

/** For each term of the table its level, plus 1. */
function levels(): TermTable {
  if (cached === undefined) {
    const table = new TermTable(0);
    BACKGROUND_LEVELS.forEach((terms, level) => {
      if (terms === '') return;
      for (const term of terms.split(',')) {
        const space = term.indexOf(' ');
        const hash =
          space < 0
            ? hashWord(term)
            : hashPair(hashWord(term.slice(0, space)), hashWord(term.slice(space + 1)));
        if (table.count(hash) === 0) table.add(hash, level + 1);
        else table.replace(hash, level + 1);
      }
    });
    cached = table;
  }
  return cached;
}

/** Share of all reports that hold a term, 0 to 1. */
export function backgroundShare(term: number, isPair: boolean): number {
  const level = levels().count(term);
  if (level !== 0) return SHARES[level - 1]!;
  return isPair ? UNLISTED_PAIR : UNLISTED_STEM;
}

/** Whether the table holds a term. */
export function isListed(term: number): boolean {
  return levels().count(term) !== 0;
}

/** All terms of the table with their shares. */
export function* listedTerms(): Generator<readonly [term: number, share: number], void, undefined> {
  for (const [term, level] of levels().entries()) yield [term, SHARES[level - 1]!];
}
