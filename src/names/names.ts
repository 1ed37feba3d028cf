/**
 * Names of people, places and bodies: runs of capitalised words, with the spellings of one name joined: an
 * acronym to its long form where the text expands it ("Government of National Accord (GNA)"), a surname to the
 * one full name that ends in it. No model, no gazetteer: a word that opens a sentence is a name only if it is
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
import type { Mention, NameForm } from './mention';
import { NAME_PARAMETERS, RunReader } from './runs';
import { LISTS, listsOf } from './words';

/** A name and how many of the articles hold it, under any of its spellings. */
export interface Name {
  text: string;
  articles: number;
}

/** What is known of one key. */
interface Entry {
  /** The form met first: of one key all have the same words. */
  readonly form: NameForm;
  isAcronym: boolean;
  readonly spellings: Map<string, number>;
  readonly articles: Set<number>;
  /** The article met last. */
  last: number;
  position: number;
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
 * findNames([{ title: '', text: 'Envoys met Sergei Lavrov in Oslo. Later Lavrov flew home.' }]);
 * // [{ text: 'Sergei Lavrov', articles: 1 }, { text: 'Oslo', articles: 1 }]
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
  for (const { form, text, article, position } of mentions) {
    const { key, number } = form;
    if (key === publishers[article] || (isKnown[number] === 0 && !known.has(key))) continue;
    let entry = entryOf[number] ?? entries.get(key);
    if (entry === undefined) {
      entry = { form, isAcronym: true, spellings: new Map(), articles: new Set(), last: -1, position };
      entries.set(key, entry);
    }
    entryOf[number] = entry;
    entry.spellings.set(text, (entry.spellings.get(text) ?? 0) + 1);
    if (entry.last !== article) entry.articles.add(article);
    entry.last = article;
    entry.isAcronym &&= form.isAcronym;
    entry.position = Math.min(entry.position, position);
  }
  return entries;
}

/** A publisher's name as the key that its mentions have. */
function keyOf(source: string): string {
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

/** Joins acronyms to their long forms and short forms of people's names to the full ones. */
function join(entries: Map<string, Entry>, longForms: ReadonlyMap<string, string>): void {
  for (const acronym of [...longForms.keys()].sort()) {
    const short = entries.get(acronym);
    const long = entries.get(longForms.get(acronym)!);
    if (short !== undefined && long !== undefined && short !== long) merge(entries, short, long);
  }
  joinInitials(entries);
  joinBodies(entries);
  const byLast = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    if (!isPersonLike(entry.form)) continue;
    const last = lastWordOf(entry);
    const others = byLast.get(last);
    if (others === undefined) byLast.set(last, [entry]);
    else others.push(entry);
  }
  const shorts = longestFirst(entries, (entry) => !entry.isAcronym && byLast.has(lastWordOf(entry)));
  for (const short of shorts) {
    if (entries.get(short.form.key) !== short) continue;
    const full = fullFormOf(short, byLast.get(lastWordOf(short))!, entries);
    if (full === undefined) continue;
    // "YouTuber Josh Lin" in one report is a longer form of "Josh Lin" in ten, and no fuller name.
    if (short.form.words.length > 1 && short.articles.size > full.articles.size) merge(entries, full, short);
    else merge(entries, short, full);
  }
}

/**
 * Joins acronyms that no text expands to the only name that they can stand for: "GNA" to "Government of National Accord" where
 * some report has both.
 */
function joinInitials(entries: Map<string, Entry>): void {
  const called = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    const { words, lists } = entry.form;
    if (entry.isAcronym || words.length < 2) continue;
    const isBody = lists.some((list) => (list & (LISTS.bodies | LISTS.places)) !== 0);
    let initials = '';
    for (let i = 0; i < words.length && (lists[i]! & LISTS.suffixes) === 0; i++) initials += words[i]![0]!;
    // "AL" may be any Ann Lee.
    if (initials.length < (isBody ? 2 : 3)) continue;
    const known = called.get(initials);
    if (known === undefined) called.set(initials, [entry]);
    else known.push(entry);
  }
  for (const short of [...entries.values()]) {
    const longer = short.isAcronym ? called.get(short.form.key) : undefined;
    if (longer?.length !== 1) continue;
    const long = longer[0]!;
    const isKnownEnough = long.articles.size * NAME_PARAMETERS.fullFormShare >= short.articles.size;
    // What is "United ..." is so called in full by some reports and for short by others.
    const isCertain = (long.form.lists[0]! & LISTS.places) !== 0 || sharesArticle(short, long);
    if (isKnownEnough && isCertain) merge(entries, short, long);
  }
}

function sharesArticle(a: Entry, b: Entry): boolean {
  for (const article of a.articles) if (b.articles.has(article)) return true;
  return false;
}

/** Some entries, long before short, so that "Tayyip Erdogan" has found its full name when "Erdogan" looks for one. */
function longestFirst(entries: ReadonlyMap<string, Entry>, among: (entry: Entry) => boolean): Entry[] {
  return [...entries.values()]
    .filter(among)
    .sort((a, b) => b.form.words.length - a.form.words.length || (a.form.key < b.form.key ? -1 : 1));
}

function lastWordOf({ form: { words } }: Entry): string {
  return words[words.length - 1]!;
}

/**
 * Joins what a body is called for short to the only longer name that it can stand for: "Observatory" and "Baltic
 * Observatory" to "Baltic Observatory for Human Rights".
 */
function joinBodies(entries: Map<string, Entry>): void {
  // What a longer name may be called: each of its body nouns, and what ends in one and goes on.
  const called = new Map<string, Set<Entry>>();
  for (const entry of entries.values()) {
    const { words, lists } = entry.form;
    if (words.length < 2) continue;
    for (let i = 0; i < words.length; i++) {
      if ((lists[i]! & LISTS.bodies) === 0) continue;
      const word = words[i]!;
      const isPrefix = i > 0 && i + 1 < words.length;
      for (const name of isPrefix ? [word, words.slice(0, i + 1).join(' ')] : [word]) {
        const known = called.get(name);
        if (known === undefined) called.set(name, new Set([entry]));
        else known.add(entry);
      }
    }
  }
  for (const short of longestFirst(entries, (entry) => called.has(entry.form.key))) {
    const longer = called.get(short.form.key)!;
    for (const entry of longer) if (entries.get(entry.form.key) !== entry) longer.delete(entry);
    if (longer.size === 1) for (const entry of longer) merge(entries, short, entry);
  }
}

/** The longer name that most reports use, of those with all the words of `short` and the same last one. */
function fullFormOf(
  short: Entry,
  candidates: readonly Entry[],
  entries: ReadonlyMap<string, Entry>,
): Entry | undefined {
  let full: Entry | undefined;
  const { words } = short.form;
  for (const candidate of candidates) {
    const { form } = candidate;
    if (form.words.length <= words.length || entries.get(form.key) !== candidate) continue;
    if (!words.every((word) => form.words.includes(word))) continue;
    if (candidate.articles.size * NAME_PARAMETERS.fullFormShare < short.articles.size && words.length === 1)
      continue;
    const order =
      full === undefined
        ? 1
        : candidate.articles.size - full.articles.size ||
          full.form.words.length - form.words.length ||
          (form.key < full.form.key ? 1 : -1);
    if (order > 0) full = candidate;
  }
  return full;
}

function merge(entries: Map<string, Entry>, from: Entry, into: Entry): void {
  for (const article of from.articles) into.articles.add(article);
  into.position = Math.min(into.position, from.position);
  entries.delete(from.form.key);
}

/** Not the name of one person, or not as people are called. */
const NO_SURNAME = LISTS.bodies | LISTS.of | LISTS.the;

/** Whether the words can be somebody's first and last names, whose last may stand for all. */
function isPersonLike({ words, lists }: NameForm): boolean {
  if (words.length < 2 || (lists[0]! & (LISTS.demonyms | LISTS.places)) !== 0) return false;
  return lists.every((list) => (list & NO_SURNAME) === 0);
}

/** Whether a folded word is on one of some lists, bits of {@link LISTS}. */
function isOn(word: string, lists: number): boolean {
  return (listsOf(hashWord(word)) & lists) !== 0;
}
