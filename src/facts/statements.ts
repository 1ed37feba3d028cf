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
import { WordMarks } from '../text/word-set';
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
  /** The words of its sentence; of the title too for a leading one, of the first sentence for a title. */
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

/** What a sentence may tell of, by its words: counts by one of theirs, a schedule by one of each of its lists. */
const COUNT_CUE = 1;
const SCHEDULE_CUES: readonly number[] = SCHEDULE_WORDS.map((_, i) => 2 << i);
const SCHEDULE: number = SCHEDULE_CUES.reduce((all, cue) => all | cue, 0);

/** By the hash of a word what it may tell of. */
export function cueWords(): WordMarks {
  const cues = new Map<number, number>();
  const add = (list: readonly string[], cue: number): void => {
    const { count, hashes } = splitWords(list.join(' '));
    for (let i = 0; i < count; i++) cues.set(hashes[i]!, (cues.get(hashes[i]!) ?? 0) | cue);
  };
  add(COUNTED_WORDS, COUNT_CUE);
  for (const [i, list] of SCHEDULE_WORDS.entries()) add(list, SCHEDULE_CUES[i]!);
  return new WordMarks(cues);
}

/** What the words in a stretch of a text may tell of. */
function cuesIn(
  { count, starts, hashes }: Words,
  start: number,
  end: number,
  known: WordMarks,
): Pick<Place, 'hasCount' | 'hasSchedule'> {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! < start) low = middle + 1;
    else high = middle;
  }
  let cues = 0;
  for (let i = low; i < count && starts[i]! < end; i++) cues |= known.get(hashes[i]!);
  return { hasCount: (cues & COUNT_CUE) !== 0, hasSchedule: (cues & SCHEDULE) === SCHEDULE };
}

/** Whether an article's tag allows for English; no tag does. */
function isEnglish({ lang }: CheckedArticle): boolean {
  return lang === '' || /^en(?:$|[-_])/i.test(lang);
}

/**
 * Reads the statements of a story.
 *
 * @param articles in publication order
 * @param known from {@link cueWords}
 * @returns by article, its title first
 */
export function readStatements(
  articles: readonly CheckedArticle[],
  readings: Readings,
  known: WordMarks = cueWords(),
): Stated[] {
  const all: Stated[] = [];
  for (const article of articles) {
    if (!isEnglish(article)) continue;
    const { title, text } = article;
    const ofTitle = (): ReadonlySet<number> => stemsOf(title.slice(0, FACT_LIMITS.titleUnits));
    const head = text.length > FACT_LIMITS.textUnits ? text.slice(0, FACT_LIMITS.textUnits) : text;
    const { sentences, words: ofText } = readings.of(head);
    if (title !== '' && title.length <= FACT_LIMITS.titleUnits) {
      const { words } = readings.of(title);
      const { hasCount, hasSchedule } = cuesIn(words, 0, title.length, known);
      if (hasCount || hasSchedule) {
        const first = sentences[0] ?? { start: 0, end: 0 };
        const lead = text.slice(first.start, Math.min(first.end, first.start + FACT_LIMITS.sentenceUnits));
        const stems = (): ReadonlySet<number> => new Set([...ofTitle(), ...stemsOf(lead)]);
        readPlace({ article, text: title, start: 0, isTitle: true, stems, hasCount, hasSchedule }, all);
      }
    }
    for (const [i, { start, end }] of sentences.entries()) {
      if (i >= FACT_LIMITS.sentences) break;
      if (end - start > FACT_LIMITS.sentenceUnits) continue;
      const { hasCount, hasSchedule } = cuesIn(ofText, start, end, known);
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
