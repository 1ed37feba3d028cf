/**
 * A lexicon of status words made ready for lookups: its lists as sets, its verbs by every spelling.
 * @module
 */
import { foldInto } from '../text/folding';
import type { StatusLexicon, VerbEntry } from './language';

/** Forms of a verb, or-ed together where spellings coincide. */
export const BASE = 1;
export const THIRD = 2;
export const PAST = 4;
export const PARTICIPLE = 8;
export const GERUND = 16;

/** One spelling of one verb of the lexicon. */
export interface VerbForm {
  readonly entry: VerbEntry;
  readonly form: number;
  /** Words that must follow, alternatives; empty when the verb stands alone. */
  readonly completions: readonly (readonly string[])[];
}

/** The lexicon's lists as sets, its verbs by spelling. */
export interface CompiledLexicon {
  readonly verbs: ReadonlyMap<string, readonly VerbForm[]>;
  readonly company: ReadonlyMap<string, ReadonlySet<string>>;
  readonly is: (list: WordList, word: string | undefined) => boolean;
  /** The lists that hold a word; `undefined` for most words. */
  readonly listsOf: (word: string) => ReadonlySet<string> | undefined;
  readonly isAuxiliary: (word: string) => boolean;
  /** Whether a phrase of any list starts with a word, or a noun of change or attribute of a plan is it. */
  readonly isCue: (word: string) => boolean;
  /** Phrases of a list that start with a word. */
  readonly phrases: (list: WordList, first: string) => readonly (readonly string[])[];
}

/** Names of the lexicon's lists. */
export type WordList = Exclude<keyof StatusLexicon, 'verbs' | 'eventNounsWith'>;

/** A verb's company to its left. */
export const AUXILIARIES: readonly WordList[] = [
  'bePresent',
  'bePast',
  'beNonFinite',
  'have',
  'had',
  'future',
  'modals',
  'negations',
  'doSupport',
];
/** What may govern an infinitive. */
export const LICENSORS: readonly WordList[] = [
  'planLicensors',
  'pastPlanLicensors',
  'decisionLicensors',
  'doubtLicensors',
];

/** What `phrases.ts` looks for. */
export const PHRASE_LISTS: readonly WordList[] = [
  'underWayPhrases',
  'postponedPhrases',
  'resumedPhrases',
  'plannedPhrases',
  'underWayStates',
  'denials',
  'falsehoods',
  'plannedBefore',
  'heldBefore',
  'newDatePhrases',
];
/** Single words of the same. */
export const CUE_LISTS: readonly WordList[] = [
  'postponedNouns',
  'cancelledNouns',
  'resumedNouns',
  'plannedAttributes',
  'places',
];

/** Prepares a lexicon for lookups. */
export function compileLexicon(lexicon: StatusLexicon): CompiledLexicon {
  const verbs = new Map<string, VerbForm[]>();
  for (const entry of lexicon.verbs) {
    const [words = '', completion = ''] = entry.forms.split(' +');
    const completions = completion === '' ? [] : completion.split('/').map((phrase) => phrase.split(' '));
    const forms = new Map<string, number>();
    for (const [i, word] of words.split(' ').entries()) forms.set(word, (forms.get(word) ?? 0) | (1 << i));
    for (const [word, form] of forms) {
      const known = verbs.get(word);
      if (known === undefined) verbs.set(word, [{ entry, form, completions }]);
      else known.push({ entry, form, completions });
    }
  }
  // A verb with its completion is more telling than the same word alone: "go ahead" before "go to".
  for (const forms of verbs.values()) forms.sort((a, b) => b.completions.length - a.completions.length);
  const company = new Map<string, ReadonlySet<string>>();
  for (const [nouns, companions] of lexicon.eventNounsWith) {
    const set = new Set(companions.split(' '));
    for (const noun of nouns.split(' ')) company.set(noun, set);
  }
  const cues = new Set<string>();
  for (const list of PHRASE_LISTS)
    for (const phrase of lexicon[list].split('|')) cues.add(phrase.split(' ')[0]!);
  for (const list of CUE_LISTS) for (const word of lexicon[list].split(' ')) cues.add(word);
  const listsOf = new Map<string, Set<string>>();
  const phraseLists = new Map<string, ReadonlyMap<string, readonly (readonly string[])[]>>();
  for (const [list, words] of Object.entries(lexicon)) {
    if (typeof words !== 'string') continue;
    for (const word of words.split(' ')) {
      const known = listsOf.get(word);
      if (known === undefined) listsOf.set(word, new Set([list]));
      else known.add(list);
    }
    phraseLists.set(list, phrasesByFirst(words));
  }
  const auxiliaries = new Set(AUXILIARIES.flatMap((list) => lexicon[list].split(' ')));
  return {
    verbs,
    company,
    isCue: (word) => cues.has(word),
    is: (list, word) => word !== undefined && listsOf.get(word)?.has(list) === true,
    listsOf: (word) => listsOf.get(word),
    isAuxiliary: (word) => auxiliaries.has(word),
    phrases: (list, first) => phraseLists.get(list)!.get(first) ?? [],
  };
}

function phrasesByFirst(list: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const byFirst = new Map<string, string[][]>();
  for (const phrase of list.split('|')) {
    const words = phrase.split(' ');
    const known = byFirst.get(words[0]!);
    if (known === undefined) byFirst.set(words[0]!, [words]);
    else known.push(words);
  }
  return byFirst;
}

const ASCII_LETTERS = /^[A-Za-z0-9]*$/;

/** The folded spelling of one word; plain letters, nearly all of English, by the engine's own lower case. */
export function foldWord(text: string, start: number, end: number, units: Uint16Array): string {
  const spelled = text.slice(start, Math.min(end, start + units.length));
  if (ASCII_LETTERS.test(spelled)) return spelled.toLowerCase();
  return String.fromCharCode(...units.subarray(0, foldInto(text, start, end, units)));
}

/** Punctuation that ends a segment; an apostrophe, a hyphen or a point inside an abbreviation does not. */
export function isBreakGap(gap: string): boolean {
  for (const char of gap) {
    if (',;:()[]—–|'.includes(char) && (gap.length > 1 || char === '—' || char === ';')) return true;
    if (char === '-' && gap.length > 2) return true;
  }
  return false;
}
