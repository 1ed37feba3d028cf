/**
 * Line rules of a language pack: buttons, labels and lines that its publishers put around a story, and lines that hold nothing
 * but a date. They see words only, folded as texts are, so case, accents and punctuation do not matter.
 *
 * Cost: O(1) per line, which is read up to {@link PACK_LINES.units} code units; as many phrases are tried as open with the
 * line's first word.
 * @module
 */
import { NUMERIC } from '../text/folding';
import type { Language } from '../text/language';
import { hashWords, splitWords, type Words } from '../text/words';
import type { Rule } from './line-patterns';
import type { Line } from './lines';

/** The numbers that bound the rules of a pack. */
export const PACK_LINES = {
  /** Longest line that is looked at, and of those the longest that is nothing but buttons or a date, in code units. */
  units: 260,
  buttonUnits: 120,
  /** Words of a line of buttons, and of a date, at most. */
  buttons: 14,
  dateWords: 10,
} as const;

/** Kinds of lines that may end as a sentence does. */
const SENTENCES: ReadonlySet<string> = new Set([
  'newsletter',
  'paywall',
  'rights',
  'caption',
  'credits',
  'read-time',
]);
/** Marks that set a label of one word off from what it labels. */
const DELIMITERS = ':：-–—|/©(»>•';
const MORE = '...';
const NETWORKS =
  'facebook twitter x whatsapp telegram linkedin pinterest reddit tumblr messenger flipboard viber instagram mastodon ' +
  'bluesky threads sms email mail vk ok youtube tiktok';

/** One phrase that a line consists of or opens with. */
interface LinePhrase {
  readonly rule: Rule;
  readonly words: readonly number[];
  readonly opens: boolean;
}

/** The rules of one pack, made ready. */
export class PackLines {
  /** By the first word. */
  private readonly phrases: Map<number, LinePhrase[]> = new Map();
  private readonly buttons: Set<number> = new Set();
  private readonly hasButtons: boolean;

  constructor(private readonly language: Language) {
    const { share = [], ...lists } = language.words.boilerplate ?? {};
    this.hasButtons = share.length > 0;
    for (const list of [...share, NETWORKS]) for (const word of hashWords(list)) this.buttons.add(word);
    for (const [rule, list] of Object.entries(lists)) {
      for (const spelled of list ?? []) this.take(rule as Rule, spelled);
    }
  }

  private take(rule: Rule, spelled: string): void {
    const words = [...hashWords(spelled)];
    if (words.length === 0) return;
    const phrase = { rule, words, opens: spelled.trimEnd().endsWith(MORE) };
    const known = this.phrases.get(words[0]!);
    if (known === undefined) this.phrases.set(words[0]!, [phrase]);
    else known.push(phrase);
  }

  /**
   * The rule a line falls under.
   *
   * @param isEdge whether it stands near the page's start or end; further in a date by itself heads a part of the story
   */
  ruleOf(line: Line, isEdge: boolean): Rule | undefined {
    const { key, text } = line;
    if (key === '' || text.length > PACK_LINES.units) return undefined;
    const words = splitWords(key);
    if (words.count === 0) return undefined;
    const rule = this.phraseRule(line, words) ?? this.buttonRule(line, words);
    return rule ?? (isEdge ? this.dateRule(line, words) : undefined);
  }

  private phraseRule({ key, shape }: Line, words: Words): Rule | undefined {
    // "12 yorum", "3 Kommentare": numbers around a label are counts.
    let from = 0;
    let to = words.count;
    while (from < to && (words.flags[from]! & NUMERIC) !== 0) from++;
    while (to > from && (words.flags[to - 1]! & NUMERIC) !== 0) to--;
    for (const phrase of this.phrases.get(words.hashes[from] ?? 0) ?? []) {
      const { length } = phrase.words;
      if (from + length > to || phrase.words.some((word, i) => words.hashes[from + i] !== word)) continue;
      if (from + length === to) return phrase.rule;
      if (!phrase.opens) continue;
      if (shape.ending === 'stop' && !(SENTENCES.has(phrase.rule) && !key.includes('"'))) continue;
      const behind = key.slice(words.ends[from + length - 1]!).trimStart();
      // A word by itself may open any headline, "Foto zeigt …"; an imperative does not.
      if (length > 1 || phrase.rule === 'newsletter' || DELIMITERS.includes(behind.charAt(0)))
        return phrase.rule;
    }
    return undefined;
  }

  /** Nothing but words of buttons, names of networks, stop words and numbers. */
  private buttonRule({ key }: Line, words: Words): Rule | undefined {
    if (!this.hasButtons || key.length > PACK_LINES.buttonUnits || words.count > PACK_LINES.buttons) {
      return undefined;
    }
    let isNamed = false;
    for (let i = 0; i < words.count; i++) {
      const word = words.hashes[i]!;
      if (this.buttons.has(word)) isNamed = true;
      else if (!this.language.stopWords.has(word) && (words.flags[i]! & NUMERIC) === 0) return undefined;
    }
    return isNamed ? 'share' : undefined;
  }

  /** Nothing but a month, numbers, weekdays and stop words. */
  private dateRule({ key }: Line, words: Words): Rule | undefined {
    const { months, weekdays, stopWords } = this.language;
    if (key.length > PACK_LINES.buttonUnits || words.count > PACK_LINES.dateWords) return undefined;
    let hasMonth = false;
    let hasNumber = false;
    for (let i = 0; i < words.count; i++) {
      const word = words.hashes[i]!;
      if (months.has(word)) hasMonth = true;
      else if ((words.flags[i]! & NUMERIC) !== 0) hasNumber = true;
      else if (!weekdays.has(word) && !stopWords.has(word)) return undefined;
    }
    return hasMonth && hasNumber ? 'date-line' : undefined;
  }
}
