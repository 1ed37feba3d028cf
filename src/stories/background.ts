/**
 * Background: how common a term is in news at large, so that a batch of four reports already knows that "minister"
 * tells less than "Tarhuna".
 * @module
 */
import { hashPair } from '../text/terms';
import { hashWord } from '../text/words';
import { BACKGROUND_LEVELS } from './background-table';

/** Document share of a term that the table does not hold: half of its last level. */
const UNLISTED_STEM = 2 ** -12;
const UNLISTED_PAIR = 2 ** -13;

let cached: ReadonlyMap<number, number> | undefined;

function shares(): ReadonlyMap<number, number> {
  if (cached === undefined) {
    const table = new Map<number, number>();
    BACKGROUND_LEVELS.forEach((terms, level) => {
      // 2^(-level/2) by exact steps.
      const share = level % 2 === 0 ? 1 / 2 ** (level / 2) : 0.7071067811865476 / 2 ** ((level - 1) / 2);
      if (terms === '') return;
      for (const term of terms.split(',')) {
        const space = term.indexOf(' ');
        const hash =
          space < 0
            ? hashWord(term)
            : hashPair(hashWord(term.slice(0, space)), hashWord(term.slice(space + 1)));
        table.set(hash, share);
      }
    });
    cached = table;
  }
  return cached;
}

/** Share of all reports that hold a term, 0 to 1. */
export function backgroundShare(term: number, isPair: boolean): number {
  return shares().get(term) ?? (isPair ? UNLISTED_PAIR : UNLISTED_STEM);
}

/** Whether the table holds a term. */
export function isListed(term: number): boolean {
  return shares().has(term);
}
