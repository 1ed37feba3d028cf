/**
 * Which names are spellings of one: acronyms and their long forms, surnames, first names and full names, bodies and
 * what they are called for short; for `names`.
 *
 * Cost: O(names) but for short forms, each of which is compared with the full names of the same last word.
 * @module
 */
import type { NameForm } from './mention';
import { NAME_PARAMETERS } from './parameters';
import { LISTS } from './words';

/** What is known of one key. */
export interface Entry {
  /** The form met first: of one key all have the same words. */
  readonly form: NameForm;
  isAcronym: boolean;
  /** Nowhere is it spelled without the hyphen. */
  isPair: boolean;
  isAged: boolean;
  readonly spellings: Map<string, number>;
  readonly articles: Set<number>;
  /** The article met last. */
  last: number;
  position: number;
}

/** Joins acronyms to their long forms and short forms of people's names to the full ones. */
export function join(entries: Map<string, Entry>, longForms: ReadonlyMap<string, string>): void {
  for (const acronym of [...longForms.keys()].sort()) {
    const short = entries.get(acronym);
    const long = entries.get(longForms.get(acronym)!);
    if (short !== undefined && long !== undefined && short !== long) merge(entries, short, long);
  }
  splitPairs(entries);
  joinInitials(entries);
  joinBodies(entries);
  const byLast = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    if (entry.isPair || !isPersonLike(entry.form)) continue;
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
  joinFirstNames(entries, byLast);
}

/** Counts "Iran-Iraq" for Iran and for Iraq where both stand alone as well; a hyphen makes no name of two. */
function splitPairs(entries: Map<string, Entry>): void {
  for (const pair of [...entries.values()]) {
    if (!pair.isPair || pair.form.words.length !== 2) continue;
    const [first, second] = pair.form.words.map((word) => entries.get(word));
    if (first === undefined || second === undefined || first === second) continue;
    for (const half of [first, second]) {
      for (const article of pair.articles) half.articles.add(article);
      half.position = Math.min(half.position, pair.position);
    }
    entries.delete(pair.form.key);
  }
}

/**
 * Joins a first name alone to the only full name that begins with it, where an age tells that this is a person's: the
 * young are called so. "Google" is no short form of "Google Maps".
 */
function joinFirstNames(entries: Map<string, Entry>, byLast: ReadonlyMap<string, unknown>): void {
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    const { words } = entry.form;
    if (words.length < 2) continue;
    const known = byFirst.get(words[0]!);
    if (known === undefined) byFirst.set(words[0]!, [entry]);
    else known.push(entry);
  }
  for (const [first, longer] of byFirst) {
    const short = entries.get(first);
    const full = longer[0]!;
    if (short === undefined || short.isAcronym || longer.length > 1 || byLast.has(first)) continue;
    if (full.isAged && isPersonLike(full.form) && sharesArticle(short, full)) merge(entries, short, full);
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
    // What is "United ..." is so called in full by some reports and for short by others.
    const isCertain = (long.form.lists[0]! & LISTS.places) !== 0 || sharesArticle(short, long);
    if (isKnownEnough(long, short) && isCertain) merge(entries, short, long);
  }
}

/** Whether a share of the reports of a short form use the long one; a chance longer form is not what it stands for. */
function isKnownEnough(long: Entry, short: Entry): boolean {
  return long.articles.size * NAME_PARAMETERS.fullFormShare >= short.articles.size;
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
    if (longer.size !== 1) continue;
    for (const entry of longer) if (isKnownEnough(entry, short)) merge(entries, short, entry);
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
    if (words.length === 1 && !isKnownEnough(candidate, short)) continue;
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
