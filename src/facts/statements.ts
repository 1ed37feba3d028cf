/**
 * All that the reports of one story state of counts, days and places, read from titles and leading sentences.
 *
 * Cost: O(n) in code units of titles and leading sentences.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { dayOf } from '../dates/calendar';
import type { Readings } from '../text/reading';
import { readTerms } from '../text/terms';
import { splitWords, type Words } from '../text/words';
import { COUNTED_WORDS } from './counted';
import { type Count, findCounts } from './counts';
import type { Quantity } from './numbers';
import { readSchedule, SCHEDULE_WORDS } from './schedule';
import type { Spot } from './spots';
import type { FactKind, StatedValue } from './types';

/** How much of a report is read. */
export const FACT_LIMITS = {
  /** Leading sentences. */
  sentences: 5,
  /** Of those the first ones, which tell of what the title tells of. */
  leads: 2,
  /** Code units of a title, of a sentence and of a text that are read. */
  titleUnits: 300,
  sentenceUnits: 1000,
  textUnits: 20_000,
} as const;

/** One report's word on one matter. */
export interface Stated {
  readonly kind: FactKind;
  readonly subject: string;
  readonly of: string;
  /** The same for statements of one matter. */
  readonly key: string;
  readonly article: CheckedArticle;
  /** Where the sentence stands in the text; absent for a title. */
  readonly span?: { readonly start: number; readonly end: number };
  readonly said: StatedValue;
  /** What the same sentence says was so before. */
  readonly was?: StatedValue;
  readonly quantity?: Quantity;
  readonly spot?: Spot;
  /** Every day that the sentence names. */
  readonly named: readonly Spot[];
  /** It tells of a move, a toll or a total rather than of one number or plan among others. */
  readonly isSure: boolean;
  /** The words of its sentence, and of the title for a leading one. */
  readonly stems: ReadonlySet<number>;
}

/** A sentence or title. */
interface Place {
  readonly article: CheckedArticle;
  readonly text: string;
  readonly start: number;
  readonly isTitle: boolean;
  readonly stems: () => ReadonlySet<number>;
  /** It has a word of counts, of schedules. */
  readonly hasCount: boolean;
  readonly hasSchedule: boolean;
}

/** Hashes of the words without which there is nothing to read. */
interface Cues {
  readonly counts: ReadonlySet<number>;
  /** One of each. */
  readonly schedules: readonly ReadonlySet<number>[];
}

function hashesOf(list: readonly string[]): ReadonlySet<number> {
  const { count, hashes } = splitWords(list.join(' '));
  return new Set(hashes.subarray(0, count));
}

/** Whether one of the words in a stretch of a text is among some hashes. */
function hasAny(
  { count, starts, hashes }: Words,
  start: number,
  end: number,
  cues: ReadonlySet<number>,
): boolean {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < start) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < count && starts[i]! < end; i++) if (cues.has(hashes[i]!)) return true;
  return false;
}

/** Whether an article's tag allows for English; no tag does. */
function isEnglish({ lang }: CheckedArticle): boolean {
  return lang === '' || /^en(?:$|[-_])/i.test(lang);
}

/**
 * Reads the statements of a story.
 *
 * @param articles in publication order
 * @returns by article, its title first
 */
export function readStatements(articles: readonly CheckedArticle[], readings: Readings): Stated[] {
  const all: Stated[] = [];
  const cues: Cues = { counts: hashesOf(COUNTED_WORDS), schedules: SCHEDULE_WORDS.map(hashesOf) };
  for (const article of articles) {
    if (!isEnglish(article)) continue;
    const { title, text } = article;
    const ofTitle = (): ReadonlySet<number> => stemsOf(title.slice(0, FACT_LIMITS.titleUnits));
    if (title !== '' && title.length <= FACT_LIMITS.titleUnits) {
      const { words } = readings.of(title);
      const [hasCount, hasSchedule] = [
        hasAny(words, 0, title.length, cues.counts),
        cues.schedules.every((list) => hasAny(words, 0, title.length, list)),
      ];
      if (hasCount || hasSchedule) {
        readPlace(
          { article, text: title, start: 0, isTitle: true, stems: ofTitle, hasCount, hasSchedule },
          all,
        );
      }
    }
    const head = text.length > FACT_LIMITS.textUnits ? text.slice(0, FACT_LIMITS.textUnits) : text;
    const { sentences, words } = readings.of(head);
    for (const [i, { start, end }] of sentences.entries()) {
      if (i >= FACT_LIMITS.sentences) break;
      if (end - start > FACT_LIMITS.sentenceUnits) continue;
      const [hasCount, hasSchedule] = [
        hasAny(words, start, end, cues.counts),
        cues.schedules.every((list) => hasAny(words, start, end, list)),
      ];
      if (!hasCount && !hasSchedule) continue;
      const sentence = text.slice(start, end);
      const stems = (): ReadonlySet<number> => {
        const own = stemsOf(sentence);
        return i < FACT_LIMITS.leads ? new Set([...own, ...ofTitle()]) : own;
      };
      readPlace({ article, text: sentence, start, isTitle: false, stems, hasCount, hasSchedule }, all);
    }
  }
  return all;
}

function stemsOf(text: string): ReadonlySet<number> {
  const { count, hashes } = readTerms(text);
  return new Set(hashes.subarray(0, count));
}

function readPlace(place: Place, all: Stated[]): void {
  const { article, text } = place;
  const { time } = article;
  const counts = place.hasCount ? findCounts(text, time === undefined ? undefined : dayOf(time).year) : [];
  const { moves, plan } = place.hasSchedule ? readSchedule(text, time) : { moves: [], plan: undefined };
  if (counts.length === 0 && moves.length === 0 && plan === undefined) return;
  const stems = place.stems();
  const common = { article, stems, ...(place.isTitle ? {} : { span: spanOf(place) }) };
  for (const count of unambiguous(counts)) {
    const { subject, of, was, isTotal } = count;
    const stated: Stated = {
      ...common,
      ...{ kind: 'count', subject, of, key: `count|${subject}|${of}`, named: [], isSure: isTotal },
      quantity: count,
      said: statedAt(place, count),
    };
    all.push(was === undefined ? stated : { ...stated, was: statedAt(place, was) });
  }
  for (const { kind, subject, eventClass, from, to } of moves) {
    const stated: Stated = {
      ...common,
      ...{ kind, subject, of: '', key: `${kind}|${eventClass}`, isSure: true },
      named: from === undefined ? [to] : [from, to],
      spot: to,
      said: statedAt(place, to),
    };
    all.push(from === undefined ? stated : { ...stated, was: statedAt(place, from) });
  }
  if (plan === undefined) return;
  const { subject, eventClass, spot, named } = plan;
  const matter = { kind: 'date', subject, of: '', key: `date|${eventClass}`, isSure: false } as const;
  all.push({ ...common, ...matter, named, spot, said: statedAt(place, spot) });
}

function spanOf({ start, text }: Place): { start: number; end: number } {
  return { start, end: start + text.length };
}

/** Without the numbers of one matter that a sentence splits: "killed two in Oslo and five in Bergen". */
function unambiguous(counts: readonly Count[]): Count[] {
  const isSame = (a: Count, b: Count): boolean => a.subject === b.subject && a.of === b.of;
  return counts.filter((count) => {
    const others = counts.filter(
      (other) => other !== count && isSame(other, count) && other.value !== count.value,
    );
    return others.length === 0 || (count.isTotal && others.every(({ isTotal }) => !isTotal));
  });
}

function statedAt(place: Place, { value, start, end }: Pick<Spot, 'value' | 'start' | 'end'>): StatedValue {
  const { article, text, isTitle } = place;
  return {
    value,
    text: text.slice(start, end),
    articleId: article.id,
    sentence: text,
    start: place.start + start,
    end: place.start + end,
    in: isTitle ? 'title' : 'text',
  };
}
