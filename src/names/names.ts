/**
 * Names of people, places and bodies: runs of capitalised words, with the spellings of one name joined: an
 * acronym to its long form where the text expands it ("Government of National Accord (GNA)"), a surname to the
 * one full name that ends in it (see `join`). No model, no gazetteer: a word that opens a sentence is a name only if it is
 * capitalised inside some other sentence, or acts in the text, stands in a title and is never in lower case; headings whose words are all capitalised bring no names of their own.
 *
 * Made for languages that capitalise names and little else (not German). Cost: O(n) in code units.
 * @module
 */
import { foldText } from '../text/folding';
import type { Language } from '../text/language';
import { Readings } from '../text/reading';
import { hashWord } from '../text/words';
import { Evidence } from './evidence';
import { RunForms } from './forms';
import { type Entry, join } from './join';
import type { Mention } from './mention';
import { NAME_PARAMETERS, RunReader } from './runs';
import { LISTS, listsOf } from './words';

/** A name and how many of the articles hold it, under any of its spellings. */
export interface Name {
  text: string;
  articles: number;
}

/** What names are read from. */
export interface NamedArticle {
  readonly title: string;
  readonly text: string;
  readonly source?: string;
  /** Whose stop words are no part of a name; English ones never are. */
  readonly language?: Language | undefined;
}

/**
 * Finds the names of a set of articles.
 *
 * @param articles one per independent report, so that copies do not count; the name of an article's own `source` is
 * none of its names
 * @param limit names returned at most, 1 or more; default 12
 * @param readings the readings of these texts, where others share them
 * @returns names by the number of articles that hold them, then by how early they stand, then by spelling; the
 * same in any order of the articles
 * @example
 * ```ts
 * const { articles } = checkArticles([{ id: 'a', text: 'Envoys met Sergei Lavrov in Oslo. Later Lavrov flew home.' }]);
 * findNames(articles).map(({ text }) => text); // ['Sergei Lavrov', 'Oslo']
 * ```
 * Complexity: O(n) in code units, plus sorting the names.
 */
export function findNames(
  articles: readonly NamedArticle[],
  limit: number = NAME_PARAMETERS.limit,
  readings: Readings = new Readings(),
): Name[] {
  const readers = articles.map(
    ({ title, text, language }) =>
      [new RunReader(readings.of(title, language)), new RunReader(readings.of(text, language))] as const,
  );
  const evidence = new Evidence();
  for (const [title] of readers) title.surveyTitle(evidence);
  for (const [, text] of readers) text.surveyCapitals(evidence);
  for (const [, text] of readers) text.surveyLower(evidence);
  evidence.settle();

  const mentions: Mention[] = [];
  const forms = new RunForms();
  const longForms = new Map<string, string>();
  for (const [article, pair] of readers.entries()) {
    for (const reader of pair) reader.read(article, evidence, forms, mentions, longForms);
  }
  const entries = entriesOf(
    mentions,
    forms.count,
    articles.map(({ source }) => keyOf(source ?? '')),
  );
  join(entries, longForms);
  return [...entries.values()]
    .map((entry) => ({ text: spellingOf(entry), articles: entry.articles.size, position: entry.position }))
    .sort((a, b) => b.articles - a.articles || a.position - b.position || (a.text < b.text ? -1 : 1))
    .slice(0, limit)
    .map(({ text, articles: count }) => ({ text, articles: count }));
}

/** What the mentions say of each name. */
function entriesOf(
  mentions: readonly Mention[],
  forms: number,
  publishers: readonly string[],
): Map<string, Entry> {
  // A heading repeats names and brings none; nor do credits.
  const known = new Set<string>();
  const isKnown = new Uint8Array(forms);
  for (const { form, isAside, isShared } of mentions) {
    if (isAside || isShared || isKnown[form.number] === 1) continue;
    isKnown[form.number] = 1;
    known.add(form.key);
  }
  const entries = new Map<string, Entry>();
  const entryOf: (Entry | undefined)[] = [];
  for (const { form, text, article, position, isAged } of mentions) {
    const { key, number } = form;
    if (key === publishers[article] || (isKnown[number] === 0 && !known.has(key))) continue;
    let entry = entryOf[number] ?? entries.get(key);
    if (entry === undefined) {
      entry = {
        form,
        isAcronym: true,
        isPair: true,
        isAged: false,
        spellings: new Map(),
        articles: new Set(),
        last: -1,
        position,
      };
      entries.set(key, entry);
    }
    entryOf[number] = entry;
    entry.spellings.set(text, (entry.spellings.get(text) ?? 0) + 1);
    if (entry.last !== article) entry.articles.add(article);
    entry.last = article;
    entry.isAcronym &&= form.isAcronym;
    entry.isPair &&= form.isPair;
    entry.isAged ||= isAged;
    entry.position = Math.min(entry.position, position);
  }
  return entries;
}

/** A publisher's name as the key that its mentions have. */
function keyOf(source: string): string {
  if (source === '') return '';
  const words = foldText(source.slice(0, NAME_PARAMETERS.sourceUnits)).split(/[^\p{L}\p{M}\p{N}]/u);
  return words.filter((word) => word !== '' && word !== 'the' && !isOn(word, LISTS.particles)).join(' ');
}

/** The most frequent spelling; of equals the longest, then the first in code-unit order. */
function spellingOf(entry: Entry): string {
  let best = '';
  let most = 0;
  for (const [text, count] of entry.spellings) {
    const isBetter =
      count !== most ? count > most : text.length !== best.length ? text.length > best.length : text < best;
    if (isBetter) {
      best = text;
      most = count;
    }
  }
  return best;
}

/** Whether a folded word is on one of some lists, bits of {@link LISTS}. */
function isOn(word: string, lists: number): boolean {
  return (listsOf(hashWord(word)) & lists) !== 0;
}
