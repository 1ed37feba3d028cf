/**
 * Which sentences tell of other times than the news: years, "last month", "so far this year", "every year".
 *
 * Cost: O(words).
 * @module
 */
import { MONTHS } from './lexicon';
import type { Token } from './tokens';

const YEAR = /^(?:19|20)\d\d$/;
const PERIODS: ReadonlySet<string> = new Set(
  'year years month months decade decades week weeks century summer winter spring autumn'.split(' '),
);
const OLDER: ReadonlySet<string> = new Set('last past previous recent each every per'.split(' '));
const SUPERLATIVES: ReadonlySet<string> = new Set(
  'deadliest worst biggest largest highest most first bloodiest strongest heaviest lowest'.split(' '),
);
/** Words of rates: so many a day. */
const RATES: ReadonlySet<string> = new Set('daily weekly monthly average averaging rate'.split(' '));
const DISTANCES: ReadonlySet<string> = new Set('after before later earlier'.split(' '));
/** Another event of the same kind. */
const OTHERS: ReadonlySet<string> = new Set('previous similar earlier separate'.split(' '));
const EVENTS: ReadonlySet<string> = new Set(
  (
    'attack attacks crash crashes quake quakes earthquake earthquakes incident incidents shooting shootings bombing ' +
    'bombings flood floods fire fires blast blasts explosion explosions storm storms outbreak outbreaks accident ' +
    'accidents clashes raid raids disaster'
  ).split(' '),
);

/**
 * Whether a sentence tells of another time or another event of the kind.
 *
 * @param year of publication; without it any year is another
 */
export function isOfOtherTime(tokens: readonly Token[], year?: number): boolean {
  for (let i = 0; i < tokens.length; i++) {
    const { word, kind } = tokens[i]!;
    if (kind === 'number') {
      if (YEAR.test(word) && Number(word) !== year && !hasSuperlative(tokens, i) && isYear(tokens, i))
        return true;
      continue;
    }
    if (kind === 'mark') continue;
    if (word === 'ago' || word === 'annually' || word === 'yearly' || word === 'anniversary') return true;
    const next = tokens[i + 1]?.word ?? '';
    if (!tokens[i]!.capital && RATES.has(word)) return true;
    if (next === 'day' && (word === 'a' || word === 'per' || word === 'single') && !isDistance(tokens, i + 2))
      return true;
    if (OLDER.has(word) && PERIODS.has(next)) return true;
    if (word === 'a' && next === 'year' && tokens[i - 1]?.kind !== 'mark' && tokens[i + 2]?.word !== 'old')
      return true;
    if (word === 'this' && PERIODS.has(next) && tokens[i - 1]?.word === 'far') return true;
    if (word === 'earlier' && next === 'this') return true;
    if (word === 'since' && (MONTHS.has(next) || next === 'last')) return !hasSuperlative(tokens, i);
    if (OTHERS.has(word) && EVENTS.has(next)) return true;
  }
  return false;
}

/** "a day after the quake": how far off, not how often. */
function isDistance(tokens: readonly Token[], i: number): boolean {
  return DISTANCES.has(tokens[i]?.word ?? '');
}

/** "2012 people" is a count and "2020 Avenue" no matter: a year stands behind a preposition or a month, or before a noun. */
function isYear(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]?.word ?? '';
  return next !== 'people' && next !== 'others' && next !== 'cases';
}

function hasSuperlative(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= Math.max(0, i - 10); k--) if (SUPERLATIVES.has(tokens[k]!.word)) return true;
  return false;
}
