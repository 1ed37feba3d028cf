/**
 * Languages as data: what a language pack tells of its words, made ready for reports, and which pack a report gets.
 * Lists are folded as texts are, so "İstanbul" and "istanbul", "reunión" and "reunion" are one spelling each.
 *
 * Cost: a pack is read once a call, O(letters of its lists); a report's language O(1), its first
 * {@link LANGUAGE_CHOICE}.units code units; a word O(its letters), and less where it came before.
 * @module
 */
import { foldInto, folding, IGNORED, NUMERIC } from './folding';
import { hashFolded } from './hash';
import { ENGLISH_STOP_WORDS } from './stopwords';
import { hashWords, splitWords } from './words';

/** Kinds of lines that are no part of a report. */
export const BOILERPLATE_KINDS = [
  'share',
  'comments',
  'read-more',
  'related-link',
  'advertisement',
  'navigation',
  'newsletter',
  'paywall',
  'rights',
  'credits',
  'tags',
  'caption',
  'read-time',
  'date-line',
] as const;

/** Kinds of lines of a page that are no part of its article, and that a pack can name. */
export type BoilerplateKind = (typeof BOILERPLATE_KINDS)[number];

/**
 * What a language pack tells of words and lines. Every list is spelled as the language is, in any case, with or without
 * accents.
 */
export interface LanguageWords {
  /** BCP 47 primary subtag in lower case: `tr`. Not `en`, which is built in. */
  readonly code: string;
  /** The language's name, in English: `Turkish`. */
  readonly name: string;
  /** Words too common to tell one event from another, in all their forms. Of an entry of several words each is one. */
  readonly stopWords: readonly string[];
  /**
   * The stem of a word, or anything else that its inflected forms have in common. A pure function: the same word must
   * always have the same stem.
   *
   * @param word in lower case, accents composed (NFC), without marks that belong to no letter; at most 48 code units
   */
  readonly stem?: (word: string) => string;
  /**
   * Lines of web pages that are no part of an article. A phrase takes a line that consists of it, whatever the
   * punctuation; one that ends in `...` takes any line that opens with it and does not end as a sentence: "Lesen Sie auch ...".
   * The words of `share` are those of buttons: they take a line that has no others, but for names of networks,
   * stop words and numbers.
   */
  readonly boilerplate?: Readonly<Partial<Record<BoilerplateKind, readonly string[]>>>;
  /** January to December; several forms of one month are separated by spaces: "март марта". */
  readonly months?: readonly string[];
  /** Sunday to Saturday, likewise. */
  readonly weekdays?: readonly string[];
}

/** The numbers that steer which language a report gets. */
export const LANGUAGE_CHOICE = {
  /** Code units of title and of body that are looked at. */
  units: 2000,
  /**
   * Letters of a Latin stop word that tells a language, at least: `de`, `la`, `en`, `un` are words of half of Europe, and
   * of Turkish. Counting those as well took French for Turkish where there was no French pack.
   */
  letters: 3,
  /** Least share of such stop words: below it a text is in none of the languages known. News has .07 to .5 of them. */
  share: 0.06,
  /** Fewest different words of those: an English brief that says twice that somebody "dies" is not German. */
  words: 2,
  /** Most packs. */
  packs: 30,
} as const;

/** Latin letters are the code units up to here. */
const LAST_LATIN = 0x24f;
/** Letters of a word that a stem is made from; more than any dictionary word has. */
const MAX_STEM_UNITS = 48;
/** Spellings whose stems are kept for the next time they come. */
const KEPT_STEMS = 1 << 14;

/** A language made ready. */
export class Language {
  readonly code: string;
  readonly stopWords: ReadonlySet<number>;
  /** Bit of each weekday by the hash of its names: bit 0 is Sunday. */
  readonly weekdays: ReadonlyMap<number, number>;
  /** Bit of each month by the hash of its names: bit 1 is January. */
  readonly months: ReadonlyMap<number, number>;
  /** The stop words as strings in lower case. */
  readonly functionWords: ReadonlySet<string>;
  private readonly stem: ((word: string) => string) | undefined;
  private readonly stems: Map<string, number> = new Map();
  private readonly units: Uint16Array = new Uint16Array(MAX_STEM_UNITS);

  constructor(readonly words: LanguageWords) {
    this.code = words.code;
    this.stem = words.stem;
    const stopWords = new Set<number>();
    for (const entry of words.stopWords) for (const hash of hashWords(entry)) stopWords.add(hash);
    // As in English: a letter by itself is what an apostrophe or an abbreviation left over.
    for (const hash of hashWords('a b c d e f g h i j k l m n o p q r s t u v w x y z')) stopWords.add(hash);
    this.stopWords = stopWords;
    this.functionWords = new Set(words.stopWords.map((word) => word.toLowerCase()));
    this.weekdays = bitsOf(words.weekdays ?? [], 0);
    this.months = bitsOf(words.months ?? [], 1);
  }

  /**
   * The hash of the stem of `text.slice(start, end)`.
   *
   * @param word the word's own hash, which it keeps where it has no stem
   * @param flags the word's flags
   * @throws TypeError if the pack's `stem` returns anything but a string; whatever it throws
   */
  stemHash(text: string, start: number, end: number, word: number, flags: number): number {
    const { stem } = this;
    if (stem === undefined || (flags & NUMERIC) !== 0 || end - start > MAX_STEM_UNITS) return word;
    const spelled = text.slice(start, end);
    const known = this.stems.get(spelled);
    if (known !== undefined) return known;
    const stemmed = stem(plainSpelling(spelled));
    if (typeof stemmed !== 'string') {
      throw new TypeError(`languages: expected a string from the stem function of '${this.code}'`);
    }
    const length = foldInto(stemmed, 0, stemmed.length, this.units);
    const hash = length === 0 ? word : hashFolded(this.units, length);
    if (this.stems.size >= KEPT_STEMS) this.stems.clear();
    this.stems.set(spelled, hash);
    return hash;
  }

  /** The weekdays that a text names, and the months of its dates, as bits: a month counts beside a number only. */
  calendarOf(text: string): { weekdays: number; months: number } {
    const { count, hashes, flags } = splitWords(text);
    let weekdays = 0;
    let months = 0;
    for (let i = 0; i < count; i++) {
      weekdays |= this.weekdays.get(hashes[i]!) ?? 0;
      const month = this.months.get(hashes[i]!);
      if (month === undefined) continue;
      const last = Math.min(count - 1, i + 1 + DATE_GAP);
      for (let k = Math.max(0, i - 1 - DATE_GAP); k <= last; k++) {
        if ((flags[k]! & NUMERIC) !== 0) months |= month;
      }
    }
    return { weekdays, months };
  }
}

/** How many words may stand between a month and the number that makes it a date: "3 de marzo". */
const DATE_GAP = 1;

/** One bit a row of names, from bit `first` on. */
function bitsOf(rows: readonly string[], first: number): ReadonlyMap<number, number> {
  const bits = new Map<number, number>();
  rows.forEach((names, i) => {
    for (const hash of hashWords(names)) bits.set(hash, (bits.get(hash) ?? 0) | (1 << (i + first)));
  });
  return bits;
}

/** Lower case, accents composed, without format characters and marks that compose with no letter. Call on short strings. */
function plainSpelling(word: string): string {
  const { fold } = folding();
  // Lower case first: that of "İ" is two code units, of which the second is a mark.
  const composed = word.toLowerCase().normalize('NFC');
  let plain = '';
  for (let i = 0; i < composed.length; i++)
    if (fold[composed.charCodeAt(i)] !== IGNORED) plain += composed[i]!;
  return plain;
}

/** The packs of one call. */
export class Languages {
  private made: readonly Language[] | undefined;
  /** By the hash of a stop word the languages that have it: bit 0 is English. Made when first asked for. */
  private stopWords: Map<number, number> | undefined;

  constructor(private readonly packs: readonly LanguageWords[]) {}

  /** Whether there is no pack, and every report has the same language: none. */
  get isEmpty(): boolean {
    return this.packs.length === 0;
  }

  /** Made when first asked for. */
  private get all(): readonly Language[] {
    this.made ??= this.packs.map((pack) => new Language(pack));
    return this.made;
  }

  /**
   * The language of a report: the pack of its tag; without a tag the pack of which it has the most stop words.
   *
   * @param lang BCP 47 tag; '' when unknown
   * @param units code units of either text that are looked at
   * @returns `undefined` for English, for a tag without a pack, and for texts that no pack fits
   */
  of(lang: string, title: string, text: string, units: number = LANGUAGE_CHOICE.units): Language | undefined {
    if (this.isEmpty) return undefined;
    const primary = primarySubtag(lang);
    if (primary !== '') return this.all.find(({ code }) => code === primary);
    this.stopWords ??= this.tableOfStopWords();
    const counts = new Uint32Array(this.all.length + 1);
    const different = new Uint32Array(this.all.length + 1);
    const seen = new Set<number>();
    let words = 0;
    for (const part of [title, text]) {
      const hashes = hashWords(part.slice(0, units));
      words += hashes.length;
      for (let i = 0; i < hashes.length; i++) {
        const hash = hashes[i]!;
        let languages = this.stopWords.get(hash) ?? 0;
        if (languages === 0) continue;
        const isNew = seen.has(hash) ? 0 : 1;
        seen.add(hash);
        for (let at = 0; languages !== 0; at++, languages >>>= 1) {
          counts[at]! += languages & 1;
          different[at]! += languages & isNew;
        }
      }
    }
    let best = 0;
    for (let i = 1; i < counts.length; i++) if (counts[i]! > counts[best]!) best = i;
    const isFit = different[best]! >= LANGUAGE_CHOICE.words && counts[best]! >= LANGUAGE_CHOICE.share * words;
    return best > 0 && isFit ? this.all[best - 1] : undefined;
  }

  private tableOfStopWords(): Map<number, number> {
    const table = new Map<number, number>();
    const add = (list: string, bit: number): void => {
      const { count, hashes, starts, ends } = splitWords(list);
      for (let i = 0; i < count; i++) {
        const isLatin = list.charCodeAt(starts[i]!) <= LAST_LATIN;
        if (isLatin && ends[i]! - starts[i]! < LANGUAGE_CHOICE.letters) continue;
        table.set(hashes[i]!, (table.get(hashes[i]!) ?? 0) | bit);
      }
    };
    add(ENGLISH_STOP_WORDS, 1);
    this.all.forEach(({ words }, i) => {
      add(words.stopWords.join(' '), 2 << i);
    });
    return table;
  }
}

/** The language of a BCP 47 tag, in lower case. */
export function primarySubtag(lang: string): string {
  return lang.slice(0, 9).toLowerCase().split(/[-_]/)[0]!;
}
