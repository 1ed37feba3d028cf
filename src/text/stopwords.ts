/**
 * English stop words: words too common to tell one event from another. Folded spelling (lower case, no
 * apostrophes: "don't" is cut into `don` and `t`).
 * @module
 */
import { WordSet } from './word-set';
import { hashWord } from './words';

/** The list itself, space-separated. */
export const ENGLISH_STOP_WORDS: string =
  'a about above across after afterwards again against ago all almost alone along already also although always am ' +
  'among amid an and another any anybody anyone anything are aren around as at away back be became because become ' +
  'becomes been before behind being below between both but by came can cannot come could couldn d did didn do does ' +
  'doesn doing don done down during each either else enough even ever every everyone everything few for from ' +
  'further gave get gets getting give given go goes going gone got had hadn has hasn have haven having he her here ' +
  'hers herself him himself his how however i if in indeed into is isn it its itself just keep kept last later ' +
  'least less let like likely ll m made make makes making many may maybe me meanwhile might mine more moreover ' +
  'most mostly mr mrs ms much must my myself near nearly need neither never next no nobody none nor not nothing ' +
  'now of off often on once one only onto or other others otherwise our ours ourselves out over own per perhaps ' +
  'put quite rather re really s said same saw say saying says see seem seemed seems seen several shall she should ' +
  'shouldn since so some someone something sometimes soon still such t take taken takes tell than that the their ' +
  'theirs them themselves then there therefore these they thing things this those though through throughout thus ' +
  'to today together told too took toward towards two under until up upon us use used uses using ve very via want ' +
  'was wasn way we well went were weren what whatever when where whether which while who whole whom whose why will ' +
  'with within without won would wouldn yet you your yours yourself';

let cached: ReadonlySet<number> | undefined;

/** Word hashes of {@link ENGLISH_STOP_WORDS} and of the single Latin letters. */
export function stopWordHashes(): ReadonlySet<number> {
  if (cached === undefined) {
    const hashes = new Set<number>();
    for (const word of ENGLISH_STOP_WORDS.split(' ')) hashes.add(hashWord(word));
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') hashes.add(hashWord(letter));
    cached = hashes;
  }
  return cached;
}

let table: WordSet | undefined;

/** {@link stopWordHashes} for loops. */
export function stopWordSet(): WordSet {
  table ??= new WordSet(stopWordHashes());
  return table;
}

/** Whether the word with this hash (see `hashWord`) is a stop word. */
export function isStopWord(hash: number): boolean {
  return stopWordSet().has(hash);
}
