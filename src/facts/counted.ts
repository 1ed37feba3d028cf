/**
 * What a number counts: the noun phrase and verb behind it ("12 people were killed", "27 deaths"), or what governs it ("kills at
 * least 12", "the toll rose to 27"). The words are those of `lexicon.ts`.
 *
 * Cost: a bounded number of tokens is read around each number.
 * @module
 */
import {
  AFTER_PASSIVE,
  COUNTS,
  type CountEntry,
  DOUBTS,
  FILLERS,
  LEVELS,
  LINKS,
  PARTS,
  PASSING,
  PASSIVES,
  PEOPLE,
  SAGAS,
  WINS,
} from './lexicon';
import { quantityAt, type ReadQuantity } from './numbers';
import type { Token } from './tokens';

/** How far rules look, in tokens. */
export const COUNT_REACH = {
  /** From a number to what is said of those counted. */
  behind: 10,
  /** Words of a counted noun: "12 young Afghan soldiers". */
  heads: 4,
  /** From "toll" to its number. */
  toll: 12,
  /** Before a verb, for what makes it unsure. */
  doubt: 4,
  /** Before a number, for the same. */
  unsure: 2,
} as const;

/** What a number counts. */
export interface Found {
  readonly entry: CountEntry | typeof DAMAGE;
  readonly of: string;
  readonly isTotal: boolean;
}

/** Damage in money. */
export const DAMAGE = { subject: 'damage', grows: false, owned: false } as const;
const DAMAGES: ReadonlySet<string> = new Set('damage damages losses destruction'.split(' '));
const index = (field: 'verbs' | 'states' | 'acts' | 'nouns' | 'tolls'): ReadonlyMap<string, CountEntry> =>
  new Map(COUNTS.flatMap((entry) => (entry[field]?.split(' ') ?? []).map((word) => [word, entry] as const)));
const VERBS = index('verbs');
const STATES = index('states');
const ACTS = index('acts');
const NOUNS = index('nouns');
const TOLLS = index('tolls');
/** States, acts and nouns of the table: where one stands, a number before it is used up. */
export const SAID_OF: ReadonlySet<string> = new Set([
  ...STATES.keys(),
  ...ACTS.keys(),
  ...NOUNS.keys(),
  ...VERBS.keys(),
]);
/** What ends the noun phrase behind a number. */
const STOPS: ReadonlySet<string> = new Set(
  'to as while but when after before because if whether for by against than which where since until whom'.split(
    ' ',
  ),
);
const PREPOSITIONS: ReadonlySet<string> = new Set(
  'in on at from near aboard with inside around across under of'.split(' '),
);

/** "the dead now 402": levels that make people of a state; "dead at 27" is an age. */
const COUNTED_STATES: ReadonlySet<string> = new Set(
  'now reached reaches tops topped passes passed'.split(' '),
);

/** Words of which nearly every sentence lacks all, and without one of which it has no count. */
export const COUNTED_WORDS: readonly string[] = [
  ...new Set([VERBS, STATES, ACTS, NOUNS, TOLLS].flatMap((map) => [...map.keys()])),
  ...['toll', ...DAMAGES],
];

/** What stands behind a number. */
export function countedBehind(tokens: readonly Token[], quantity: ReadQuantity): Found | undefined {
  if (isUnsure(tokens, quantity.from)) return undefined;
  const isNo = tokens[quantity.number]!.word === 'no' && quantity.to === quantity.number + 1;
  const heads: string[] = [];
  let [isPassive, hasHave, isPhrase] = [false, false, false];
  const last = Math.min(tokens.length, quantity.to + COUNT_REACH.behind);
  for (let j = quantity.to; j < last; j++) {
    const { word, kind } = tokens[j]!;
    if (kind === 'mark') {
      const closed = word === ',' ? closeOf(tokens, j) : undefined;
      if (closed !== undefined) j = closed;
      else if (!`"“”'‘’-`.includes(word)) return undefined;
      continue;
    }
    if (quantity.currency !== '') {
      if (DAMAGES.has(word)) return { entry: DAMAGE, of: '', isTotal: false };
      if (STOPS.has(word)) return undefined;
      continue;
    }
    if (word === 'of' && heads.length > 0 && quantityAt(tokens, j + 1) !== undefined) {
      j++;
      isPhrase = true;
      continue;
    }
    if (DOUBTS.has(word) || STOPS.has(word) || quantityAt(tokens, j) !== undefined) return undefined;
    const noun = NOUNS.get(word);
    const state = STATES.get(word);
    if (noun !== undefined && state === undefined) {
      if (isPassive || hasHave || isPhrase || heads.length > 2) return undefined;
      const of = noun.owned === true ? ownerOf(tokens, quantity.from) : '';
      return of === undefined ? undefined : { entry: noun, of, isTotal: false };
    }
    // "no such deal and schoolgirls abducted"
    if (isNo && heads.length > 1) return undefined;
    const act = ACTS.get(word);
    if (act !== undefined && !isPassive) return { entry: act, of: classOf(heads), isTotal: false };
    if (state !== undefined) {
      const isActive = hasHave && !isPassive;
      const isPlain = !VERBS.has(word) || isPassive || isPassiveAt(tokens, j);
      return isPlain && !isActive ? { entry: state, of: classOf(heads), isTotal: false } : undefined;
    }
    if (VERBS.has(word)) return undefined;
    if (LINKS.has(word)) {
      isPassive ||= PASSIVES.has(word);
      if (word === 'been') hasHave = false;
      hasHave ||= word === 'have' || word === 'has' || word === 'had';
    } else if (PREPOSITIONS.has(word)) {
      if (heads.length === 0) return undefined;
      isPhrase = true;
    } else if (word === 'and') {
      if (heads.length === 0) return undefined;
    } else if (!isPhrase) {
      heads.push(word);
      if (heads.length > COUNT_REACH.heads) return undefined;
    }
  }
  return undefined;
}

/** "would confirm 240,000 deaths", "predicted 12 deaths" */
function isUnsure(tokens: readonly Token[], from: number): boolean {
  for (let k = from - 1; k >= Math.max(0, from - COUNT_REACH.unsure); k--) {
    if (DOUBTS.has(tokens[k]!.word) && !(tokens[k]!.capital && tokens[k + 1]!.kind === 'number')) return true;
  }
  return false;
}

/** The comma that closes ", including three children,". */
function closeOf(tokens: readonly Token[], open: number): number | undefined {
  if (!PARTS.has(tokens[open + 1]?.word ?? '')) return undefined;
  for (let j = open + 2; j < Math.min(tokens.length, open + 12); j++) if (tokens[j]!.word === ',') return j;
  return undefined;
}

/** "12 killed in blast", "12 killed, 30 injured"; not "12 gunmen killed a guard". */
function isPassiveAt(tokens: readonly Token[], j: number): boolean {
  const next = tokens[j + 1];
  return next === undefined || next.kind === 'mark' || AFTER_PASSIVE.has(next.word);
}

/** What governs a number. */
export function countedBefore(
  tokens: readonly Token[],
  quantity: ReadQuantity,
  isRise: boolean,
): Found | undefined {
  // "the toll passed 70": the hedge is the level.
  let j = PASSING.has(tokens[quantity.from]!.word) ? quantity.from : quantity.from - 1;
  for (let skipped = 0; skipped < 4 && FILLERS.has(tokens[j]?.word ?? ''); skipped++) {
    // "rose to 27": the "to" is the level's.
    if (tokens[j]!.word === 'to' || tokens[j]!.word === 'now') break;
    if (tokens[j]!.word === 'of' && tokens[j - 1]?.word !== 'total') break;
    j--;
  }
  const token = tokens[j];
  if (token === undefined) return undefined;
  // "shot dead nine people"
  const isShot = token.word === 'dead' && (tokens[j - 1]?.word ?? '').startsWith('sho');
  const verb = quantity.currency !== '' ? undefined : isShot ? COUNTS[0] : VERBS.get(token.word);
  if (verb !== undefined) {
    if (isDoubtful(tokens, j)) return undefined;
    const heads = headsBehind(tokens, quantity.to);
    const isClaim = token.word.startsWith('claim');
    if (isClaim && !heads.includes('lives')) return undefined;
    return { entry: verb, of: classOf(heads), isTotal: false };
  }
  const isLevel = isRise || LEVELS.has(token.word) || token.word === ':' || token.word === 'toll';
  if (!isLevel) return undefined;
  return levelled(tokens, j, quantity, isRise);
}

/** "the death toll rose to", "the number of injured is now", "deaths of". */
function levelled(
  tokens: readonly Token[],
  level: number,
  quantity: ReadQuantity,
  isRise: boolean,
): Found | undefined {
  for (let k = level; k >= Math.max(0, level - COUNT_REACH.toll); k--) {
    const { word } = tokens[k]!;
    if (word === ';' || (word === ',' && k < level - 8)) return undefined;
    if (quantity.currency !== '') {
      if (DAMAGES.has(word)) return { entry: DAMAGE, of: '', isTotal: true };
      continue;
    }
    if (word === 'toll' || word === 'tally') {
      const isOfDeaths =
        word === 'toll' && !tokens.some((token) => NOUNS.get(token.word)?.subject === 'infected');
      const entry = TOLLS.get(tokens[k - 1]?.word ?? '') ?? (isOfDeaths ? COUNTS[0]! : undefined);
      return entry === undefined ? undefined : { entry, of: '', isTotal: true };
    }
    if (k < level && quantityAt(tokens, k) !== undefined && !isRise) return undefined;
    const noun = NOUNS.get(word);
    if (noun === undefined || noun.owned === true || k === level) continue;
    const isNumber = tokens[k - 1]?.word === 'of' && tokens[k - 2]?.word === 'number';
    const isDirect = k === level - 1 && tokens[level]!.word === 'of';
    const isMoved =
      level - k <= 4 &&
      tokens[level]!.word !== 'of' &&
      (STATES.get(word) === undefined || COUNTED_STATES.has(tokens[level]!.word));
    if (isNumber || isMoved) return { entry: noun, of: '', isTotal: true };
    if (isDirect) return { entry: noun, of: classOf(headsBehind(tokens, quantity.to)), isTotal: false };
  }
  return undefined;
}

/** "may have killed", "plotted to kill", "the war has killed". */
function isDoubtful(tokens: readonly Token[], verb: number): boolean {
  if (tokens[verb - 1]?.word === 'to') return true;
  for (let k = verb - 1; k >= Math.max(0, verb - 2 * COUNT_REACH.doubt); k--) {
    const { word } = tokens[k]!;
    const isMonth = word === 'may' && tokens[k + 1]!.kind === 'number';
    if (k >= verb - COUNT_REACH.doubt && DOUBTS.has(word) && !isMonth) return true;
    if (SAGAS.has(word)) return true;
  }
  return false;
}

/** The words of the noun that an object's number counts. */
function headsBehind(tokens: readonly Token[], to: number): string[] {
  const heads: string[] = [];
  for (let j = to; j < Math.min(tokens.length, to + COUNT_REACH.heads); j++) {
    const { word, kind } = tokens[j]!;
    if (word === '-') continue;
    const ends =
      kind === 'mark' || STOPS.has(word) || PREPOSITIONS.has(word) || LINKS.has(word) || word === 'and';
    // "the deaths of 12 miners shocked"
    const isVerb = heads.length > 0 && word.endsWith('ed');
    if (ends || isVerb || FILLERS.has(word) || AFTER_PASSIVE.has(word) || STATES.has(word)) break;
    heads.push(word);
  }
  return heads;
}

/** The class that a noun phrase names: its last word, in the singular; '' for people in general. */
function classOf(heads: readonly string[]): string {
  const head = heads[heads.length - 1];
  if (head === undefined || PEOPLE.has(head) || (head === 'members' && heads.length === 1)) return '';
  return head.length > 3 && head.endsWith('s') && !head.endsWith('ss') ? head.slice(0, -1) : head;
}

/** Capitalised at a sentence's start, and no names. */
const NAMELESS: ReadonlySet<string> = new Set('i he she it we they who the a an this that these'.split(' '));

/** "Labour won 35 seats": the name before the verb. */
function ownerOf(tokens: readonly Token[], from: number): string | undefined {
  for (let k = from - 1; k >= Math.max(0, from - 4); k--) {
    if (!WINS.has(tokens[k]!.word)) continue;
    for (let j = k - 1; j >= Math.max(0, k - 3); j--) {
      const { word, capital } = tokens[j]!;
      if (capital && !NAMELESS.has(word)) return word;
    }
    return undefined;
  }
  return undefined;
}
