/**
 * A lexicon of status words made ready for lookups by the hash of a word: its lists as flags, its verbs by every spelling.
 * @module
 */
import { foldInto } from '../text/folding';
import { WordMarks } from '../text/word-set';
import { hashWord } from '../text/words';
import type { StatusLexicon, VerbEntry } from './language';
import { LIST, type ListId, type WordList } from './lists';

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
  readonly completions: readonly (readonly WordEntry[])[];
  /** Words of which one must stand near; `undefined` when none need. */
  readonly objects: ReadonlySet<WordEntry> | undefined;
}

/** What the lexicon knows of one word; words are equal where their entries are. */
export class WordEntry {
  /** 1 for each list that holds the word. */
  readonly lists: Uint8Array = new Uint8Array(LIST_COUNT);
  verbs: VerbForm[] = [];
  /** Of an event noun that needs company: the words that are it. */
  company: ReadonlySet<WordEntry> | undefined = undefined;
  /** Phrases that start with the word, by list. */
  phrases: (WordEntry[][] | undefined)[] | undefined = undefined;
  /** In one of the lists of auxiliaries; of what may govern an infinitive. */
  isAuxiliary: boolean = false;
  isLicensor: boolean = false;
  /** A phrase of any list starts with it, or it is a noun of change or attribute of a plan. */
  isCue: boolean = false;

  constructor(readonly word: string) {}

  is(list: ListId): boolean {
    return this.lists[list] === 1;
  }
}

const LIST_COUNT: number = Object.keys(LIST).length;
/** Every word that a lexicon does not know. */
export const UNKNOWN: WordEntry = new WordEntry('');

/** The lexicon's words by hash and by spelling. */
export interface CompiledLexicon {
  /** By hash, from 1, places in `words`; 0 for a word that the lexicon does not know. */
  readonly places: WordMarks;
  /** {@link UNKNOWN}, then those that it knows. */
  readonly words: readonly WordEntry[];
  readonly bySpelling: ReadonlyMap<string, WordEntry>;
}

/** A verb's company to its left. */
const AUXILIARIES: readonly WordList[] = [
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
const LICENSORS: readonly WordList[] = [
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
  'confirmedPhrases',
  'cancelledPhrases',
  'plannedPhrases',
  'underWayStates',
  'denials',
  'falsehoods',
  'plannedBefore',
  'heldBefore',
  'newDatePhrases',
];
/** Other lists of phrases. */
const MORE_PHRASES: readonly WordList[] = ['backgroundPhrases', 'futurePhrases', 'noMorePhrases'];
/** Single words of the same. */
export const CUE_LISTS: readonly WordList[] = [
  'postponedNouns',
  'cancelledNouns',
  'resumedNouns',
  'plannedAttributes',
  'places',
  'existentials',
];

/** Prepares a lexicon for lookups. */
export function compileLexicon(lexicon: StatusLexicon): CompiledLexicon {
  const bySpelling = new Map<string, WordEntry>();
  const entryOf = (word: string): WordEntry => {
    let entry = bySpelling.get(word);
    if (entry === undefined) {
      entry = new WordEntry(word);
      bySpelling.set(word, entry);
    }
    return entry;
  };
  for (const verb of lexicon.verbs) {
    const [words = '', completion = ''] = verb.forms.split(' +');
    const phrases = completion === '' ? [] : completion.split('/');
    const completions = phrases.map((phrase) => phrase.split(' ').map(entryOf));
    const objects = verb.objects === undefined ? undefined : new Set(verb.objects.split(' ').map(entryOf));
    const forms = new Map<string, number>();
    for (const [i, word] of words.split(' ').entries()) forms.set(word, (forms.get(word) ?? 0) | (1 << i));
    for (const [word, form] of forms) entryOf(word).verbs.push({ entry: verb, form, completions, objects });
  }
  // A verb with its completion or object is more telling than the same word alone: "go ahead" before "go to".
  const rank = ({ completions, objects }: VerbForm): number =>
    100 * completions.length + (objects === undefined ? 0 : 1);
  for (const { verbs } of bySpelling.values()) verbs.sort((a, b) => rank(b) - rank(a));
  // "the race was abandoned": what is put off, called off or taken up again is company enough for any event noun.
  const changes: WordEntry[] = [];
  for (const [, entry] of bySpelling) {
    const isChange = entry.verbs.some(
      (verb) =>
        (verb.entry.kind === 'postpone' || verb.entry.kind === 'cancel' || verb.entry.kind === 'resume') &&
        verb.completions.length === 0 &&
        (verb.form & (THIRD | PAST | PARTICIPLE)) !== 0,
    );
    if (isChange) changes.push(entry);
  }
  for (const [nouns, companions] of lexicon.eventNounsWith) {
    const set = new Set([...companions.split(' ').map(entryOf), ...changes]);
    for (const noun of nouns.split(' ')) entryOf(noun).company = set;
  }
  const phraseLists = new Set([...PHRASE_LISTS, ...MORE_PHRASES]);
  for (const list of Object.keys(LIST) as WordList[]) {
    const isCue = PHRASE_LISTS.includes(list) || CUE_LISTS.includes(list);
    if (phraseLists.has(list)) {
      for (const phrase of lexicon[list].split('|')) {
        const words = phrase.split(' ').map(entryOf);
        const first = words[0]!;
        first.isCue ||= isCue;
        first.phrases ??= [];
        const known = first.phrases[LIST[list]];
        if (known === undefined) first.phrases[LIST[list]] = [words];
        else known.push(words);
      }
      continue;
    }
    for (const word of lexicon[list].split(' ')) {
      const entry = entryOf(word);
      entry.lists[LIST[list]] = 1;
      entry.isCue ||= isCue;
      entry.isAuxiliary ||= AUXILIARIES.includes(list);
      entry.isLicensor ||= LICENSORS.includes(list);
    }
  }
  const places = new Map<number, number>();
  const words = [UNKNOWN];
  for (const [word, entry] of bySpelling) places.set(hashWord(word), words.push(entry) - 1);
  return { places: new WordMarks(places), words, bySpelling };
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
