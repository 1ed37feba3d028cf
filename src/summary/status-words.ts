/**
 * A lexicon of status words made ready for lookups: its lists as sets, its verbs by every spelling.
 * @module
 */
import type { StatusLexicon, VerbEntry } from './status-language';

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
  /** Phrases of a list that start with a word. */
  readonly phrases: (list: WordList, first: string) => readonly (readonly string[])[];
}

/** Names of the lexicon's lists. */
export type WordList = Exclude<keyof StatusLexicon, 'verbs' | 'eventNounsWith'>;

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
  const sets = new Map<WordList, ReadonlySet<string>>();
  const phraseLists = new Map<WordList, Map<string, string[][]>>();
  return {
    verbs,
    company,
    is: (list, word) => {
      if (word === undefined) return false;
      let set = sets.get(list);
      if (set === undefined) {
        set = new Set(lexicon[list].split(' '));
        sets.set(list, set);
      }
      return set.has(word);
    },
    phrases: (list, first) => {
      let byFirst = phraseLists.get(list);
      if (byFirst === undefined) {
        byFirst = new Map();
        for (const phrase of lexicon[list].split('|')) {
          const words = phrase.split(' ');
          const known = byFirst.get(words[0]!);
          if (known === undefined) byFirst.set(words[0]!, [words]);
          else known.push(words);
        }
        phraseLists.set(list, byFirst);
      }
      return byFirst.get(first) ?? [];
    },
  };
}
