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
import { Readings } from '../text/reading';
import { Evidence } from './evidence';
import type { Mention } from './mention';
import { NAME_PARAMETERS, RunReader } from './runs';
import { LISTS } from './words';

/** A name and how many of the articles hold it, under any of its spellings. */
export interface Name {
  text: string;
  articles: number;
}

/** What is known of one key. */
interface Entry {
  readonly key: string;
  readonly words: readonly string[];
  isAcronym: boolean;
  readonly spellings: Map<string, number>;
  readonly articles: Set<number>;
  position: number;
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
  articles: readonly { readonly title: string; readonly text: string; readonly source?: string }[],
  limit: number = NAME_PARAMETERS.limit,
  readings: Readings = new Readings(),
): Name[] {
  const readers = articles.map(
    ({ title, text }) => [new RunReader(readings.of(title)), new RunReader(readings.of(text))] as const,
  );
  const evidence = new Evidence();
  for (const [title, text] of readers) {
    title.survey(evidence, true);
    text.survey(evidence, false);
  }
  evidence.settle();

  const mentions: Mention[] = [];
  const longForms = new Map<string, string>();
  for (const [article, pair] of readers.entries()) {
    for (const reader of pair) reader.read(article, evidence, mentions, longForms);
  }
  // A heading repeats names and brings none.
  const known = new Set(
    mentions.filter((mention) => !mention.isHeading && !mention.isShared).map((mention) => mention.key),
  );
  const publishers = articles.map(({ source }) => keyOf(source ?? ''));
  const entries = new Map<string, Entry>();
  for (const { key, text, words, article, position, isAcronym } of mentions) {
    if (!known.has(key) || key === publishers[article]) continue;
    let entry = entries.get(key);
    if (entry === undefined) {
      entry = { key, words, isAcronym, spellings: new Map(), articles: new Set(), position };
      entries.set(key, entry);
    }
    entry.spellings.set(text, (entry.spellings.get(text) ?? 0) + 1);
    entry.articles.add(article);
    entry.isAcronym &&= isAcronym;
    entry.position = Math.min(entry.position, position);
  }
  join(entries, longForms);
  return [...entries.values()]
    .map((entry) => ({ text: spellingOf(entry), articles: entry.articles.size, position: entry.position }))
    .sort((a, b) => b.articles - a.articles || a.position - b.position || (a.text < b.text ? -1 : 1))
    .slice(0, limit)
    .map(({ text, articles: count }) => ({ text, articles: count }));
}

/** A publisher's name as the key that its mentions have. */
function keyOf(source: string): string {
  const words = foldText(source.slice(0, NAME_PARAMETERS.sourceUnits)).split(/[^\p{L}\p{M}\p{N}]/u);
  return words.filter((word) => word !== '' && word !== 'the' && !LISTS.particles.has(word)).join(' ');
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
  joinBodies(entries);
  const byLast = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    if (entry.words.length < 2 || !isPersonLike(entry.words)) continue;
    const last = entry.words[entry.words.length - 1]!;
    const others = byLast.get(last);
    if (others === undefined) byLast.set(last, [entry]);
    else others.push(entry);
  }
  // Long before short, so that "Tayyip Erdogan" has found its full name when "Erdogan" looks for one.
  const shorts = [...entries.values()].sort(
    (a, b) => b.words.length - a.words.length || (a.key < b.key ? -1 : 1),
  );
  for (const short of shorts) {
    if (short.isAcronym || entries.get(short.key) !== short) continue;
    const full = fullFormOf(short, byLast.get(short.words[short.words.length - 1]!) ?? [], entries);
    if (full === undefined) continue;
    // "YouTuber Josh Lin" in one report is a longer form of "Josh Lin" in ten, and no fuller name.
    if (short.words.length > 1 && short.articles.size > full.articles.size) merge(entries, full, short);
    else merge(entries, short, full);
  }
}

/**
 * Joins what a body is called for short to the only longer name that it can stand for: "Observatory" and "Baltic
 * Observatory" to "Baltic Observatory for Human Rights".
 */
function joinBodies(entries: Map<string, Entry>): void {
  // What a longer name may be called: each of its body nouns, and what ends in one and goes on.
  const called = new Map<string, Set<Entry>>();
  for (const entry of entries.values()) {
    if (entry.words.length < 2) continue;
    for (let i = 0; i < entry.words.length; i++) {
      const word = entry.words[i]!;
      if (!LISTS.bodies.has(word)) continue;
      const isPrefix = i > 0 && i + 1 < entry.words.length;
      for (const name of isPrefix ? [word, entry.words.slice(0, i + 1).join(' ')] : [word]) {
        const known = called.get(name);
        if (known === undefined) called.set(name, new Set([entry]));
        else known.add(entry);
      }
    }
  }
  const shorts = [...entries.values()].sort(
    (a, b) => b.words.length - a.words.length || (a.key < b.key ? -1 : 1),
  );
  for (const short of shorts) {
    const longer = called.get(short.key);
    if (longer === undefined) continue;
    for (const entry of longer) if (entries.get(entry.key) !== entry) longer.delete(entry);
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
  for (const candidate of candidates) {
    if (candidate.words.length <= short.words.length || entries.get(candidate.key) !== candidate) continue;
    if (!short.words.every((word) => candidate.words.includes(word))) continue;
    if (
      candidate.articles.size * NAME_PARAMETERS.fullFormShare < short.articles.size &&
      short.words.length === 1
    )
      continue;
    const order =
      full === undefined
        ? 1
        : candidate.articles.size - full.articles.size ||
          full.words.length - candidate.words.length ||
          (candidate.key < full.key ? 1 : -1);
    if (order > 0) full = candidate;
  }
  return full;
}

function merge(entries: Map<string, Entry>, from: Entry, into: Entry): void {
  for (const article of from.articles) into.articles.add(article);
  into.position = Math.min(into.position, from.position);
  entries.delete(from.key);
}

/** Whether the words can be somebody's first and last names, whose last may stand for all. */
function isPersonLike(words: readonly string[]): boolean {
  if (LISTS.demonyms.has(words[0]!) || LISTS.places.has(words[0]!)) return false;
  return !words.some((word) => LISTS.bodies.has(word) || word === 'of' || word === 'for' || word === 'the');
}
