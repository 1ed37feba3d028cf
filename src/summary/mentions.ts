/**
 * The dates of a story's reports, each with the sentence that names it and what that sentence is worth on a
 * timeline. A year that the text leaves out comes from the article's publication date, else from a date of the
 * same story that names it, else from the year nearest to the story's own days.
 *
 * Cost: O(n) in code units of all reports.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { type CalendarDay, dayOf, formatDay, isRealDay, sameSpan, startOf } from '../dates/calendar';
import { type DateMention, findDates } from '../dates/dates';
import { resolveYears } from '../dates/reference';
import { isStatementDay } from '../dates/speech';
import type { Tense } from '../dates/tense';
import { Readings } from '../text/reading';
import type { Sentence } from '../text/sentences';
import { countWords } from '../text/words';
import { datelineLength } from './cut';

/** What makes a sentence fit to stand for a date. */
export const MENTION_PARAMETERS: {
  /** Words a sentence must have beside the date to say something. */
  readonly minWords: number;
  /** Words from which a sentence is long, and code units beyond which it is no sentence. */
  readonly longWords: number;
  readonly maxUnits: number;
} = { minWords: 5, longWords: 45, maxUnits: 800 };

/** Where a sentence stands that a later report has overtaken. */
export interface SupersededSpan {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
  readonly inTitle: boolean;
}

/** One date or range as one sentence names it. */
export interface Mention {
  day: CalendarDay;
  /** Last day (month, year) of a range. */
  until?: CalendarDay;
  readonly precision: 'day' | 'month' | 'year';
  /** Position of its article. */
  readonly article: number;
  /** Position of the sentence in its text; -1 for a title. */
  readonly position: number;
  readonly text: string;
  /** Offset into the article's text; `undefined` in a title. */
  readonly start: number | undefined;
  readonly tense: Tense;
  readonly isSuperseded: boolean;
  /** How well the sentence tells of the date: higher is better. */
  readonly worth: number;
}

/**
 * The sentence a report opens with, where it tells of no day but the one it was told on. Whether it tells of the past is left to be asked.
 */
export interface Lead extends Mention {
  readonly precision: 'day';
}

/** The dates of a story and the openings that name none. */
export interface Mentions {
  readonly mentions: Mention[];
  readonly leads: Lead[];
}

const DIGIT = /\d/;

/** The days on which reports were published, spelled out. */
export function publicationDays(articles: readonly CheckedArticle[]): Set<string> {
  const days = new Set<string>();
  for (const { time } of articles) if (time !== undefined) days.add(formatDay(dayOf(time)));
  return days;
}

/** Reads all reports of a story; no openings where all were published on one day, which they could stand for. */
export function findMentions(
  articles: readonly CheckedArticle[],
  superseded: readonly SupersededSpan[],
  readings: Readings = new Readings(),
): Mentions {
  const found: Mentions = { mentions: [], leads: [] };
  const spans = new Map<string, SupersededSpan[]>();
  for (const span of superseded) {
    const known = spans.get(span.articleId);
    if (known === undefined) spans.set(span.articleId, [span]);
    else known.push(span);
  }
  const hasLeads = publicationDays(articles).size > 1;
  for (const [index, article] of articles.entries()) {
    new Reader(article, index, spans.get(article.id) ?? [], found).read(readings, hasLeads);
  }
  addYears(found.mentions, articles);
  return found;
}

/** One reading of one article. */
class Reader {
  private readonly options: { reference?: number };

  constructor(
    private readonly article: CheckedArticle,
    private readonly index: number,
    private readonly superseded: readonly SupersededSpan[],
    private readonly found: Mentions,
  ) {
    this.options = article.time === undefined ? {} : { reference: article.time };
  }

  read(readings: Readings, hasLeads: boolean): void {
    const { title, text } = this.article;
    for (const date of findDates(title, this.options)) this.add(date, { start: 0, end: title.length }, -1);
    const { sentences } = readings.of(text);
    const dates = findDates(text, this.options);
    let at = 0;
    for (const [i, sentence] of sentences.entries()) {
      const start = sentence.start + (i === 0 ? datelineLength(text, sentence) : 0);
      const own: DateMention[] = [];
      for (; at < dates.length && dates[at]!.start < sentence.end; at++) {
        // The day of a dateline is the day of the report.
        if (dates[at]!.start >= start) own.push(dates[at]!);
      }
      const told = { start, end: sentence.end };
      for (const date of own) this.add(date, told, i);
      if (i === 0 && hasLeads) this.addLead(told, own);
      if (at === dates.length && i > 0) return;
    }
  }

  private add(date: DateMention, sentence: Sentence, position: number): void {
    const { start, end, from, to, precision, tense } = date;
    const inTitle = position < 0;
    const source = inTitle ? this.article.title : this.article.text;
    if (sentence.end - sentence.start > MENTION_PARAMETERS.maxUnits) return;
    const name = source.slice(start, Math.min(end, start + 60));
    // A day named without a number is a weekday, resolved by the publication date.
    const isRelative = precision === 'day' && !DIGIT.test(name);
    if (isRelative && isStatementDay(source, start)) return;
    const text = source.slice(sentence.start, sentence.end);
    const words = countWords(text);
    if (words - countWords(name) < MENTION_PARAMETERS.minWords) return;
    const isRange = !sameSpan(from, to);
    const worth =
      (isRelative ? 0 : 2) +
      (isRange ? 0 : 0.5) +
      (words <= MENTION_PARAMETERS.longWords ? 0.5 : 0) -
      // A title says it as briefly as a second sentence.
      Math.min(inTitle ? 1 : position, 40) * 0.02;
    const mention: Mention = {
      day: from,
      precision,
      article: this.index,
      position,
      text,
      start: inTitle ? undefined : sentence.start,
      tense,
      isSuperseded: this.isSuperseded(sentence, inTitle),
      worth,
    };
    this.found.mentions.push(isRange ? { ...mention, until: to } : mention);
  }

  private addLead(sentence: Sentence, dates: readonly DateMention[]): void {
    const { text: source, time } = this.article;
    if (time === undefined || sentence.end - sentence.start > MENTION_PARAMETERS.maxUnits) return;
    const text = source.slice(sentence.start, sentence.end);
    if (countWords(text) < MENTION_PARAMETERS.minWords) return;
    if (this.isSuperseded(sentence, false)) return;
    let day = dayOf(time);
    for (const { start, from } of dates) {
      const isDay = from.year !== undefined && from.month !== undefined && from.day !== undefined;
      if (!isDay || !isStatementDay(source, start)) return;
      day = { year: from.year!, month: from.month!, day: from.day! };
    }
    this.found.leads.push({
      day,
      precision: 'day',
      article: this.index,
      position: 0,
      text,
      start: sentence.start,
      tense: 'past',
      isSuperseded: false,
      worth: 0,
    });
  }

  /** Whether a span has its middle in the sentence, or the other way round. */
  private isSuperseded(sentence: Sentence, inTitle: boolean): boolean {
    const middle = (sentence.start + sentence.end) / 2;
    return this.superseded.some((span) => {
      if (span.inTitle !== inTitle) return false;
      const spanMiddle = (span.start + span.end) / 2;
      const holds = spanMiddle >= sentence.start && spanMiddle < sentence.end;
      return inTitle || holds || (middle >= span.start && middle < span.end);
    });
  }
}

/** Gives mentions without a year the one that the story's other dates speak for. */
function addYears(mentions: readonly Mention[], articles: readonly CheckedArticle[]): void {
  const spelled = new Map<string, Map<number, number>>();
  for (const { day } of mentions) {
    if (day.year === undefined || day.day === undefined) continue;
    const key = keyOf(day);
    const years = spelled.get(key) ?? new Map<number, number>();
    years.set(day.year, (years.get(day.year) ?? 0) + 1);
    spelled.set(key, years);
  }
  const anchor = anchorOf(mentions, articles);
  for (const mention of mentions) {
    const { day, until, tense } = mention;
    if (day.year !== undefined || day.month === undefined) continue;
    // "in May" need not be the May of 2014 that another sentence names; "May 5" is.
    const year = day.day === undefined ? undefined : mostFrequent(spelled.get(keyOf(day)));
    if (year === undefined) {
      if (anchor === undefined) continue;
      const [from, to] = resolveYears(day, until ?? day, anchor, tense);
      mention.day = from;
      if (until !== undefined) mention.until = to;
    } else if (isRealDay({ ...day, year })) {
      mention.day = { ...day, year };
      if (until !== undefined) mention.until = { ...until, year: until.month! < day.month ? year + 1 : year };
    }
  }
}

function keyOf(day: CalendarDay): string {
  return `${day.month}-${day.day ?? ''}`;
}

/** The number counted most often, the latest of equals. */
function mostFrequent(counts: ReadonlyMap<number, number> | undefined): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const [value, count] of counts ?? []) {
    if (count > most || (count === most && value > best!)) {
      best = value;
      most = count;
    }
  }
  return best;
}

/**
 * The story's own time: its latest publication, else the day most reports name with its year, but no earlier than the latest
 * that one tells as past.
 */
function anchorOf(mentions: readonly Mention[], articles: readonly CheckedArticle[]): number | undefined {
  let published: number | undefined;
  for (const { time } of articles) {
    if (time !== undefined && (published === undefined || time > published)) published = time;
  }
  if (published !== undefined) return published;
  const reports = new Map<number, Set<number>>();
  let past: number | undefined;
  for (const { day, precision, article, tense } of mentions) {
    const start = startOf(day);
    if (start === undefined) continue;
    if (tense === 'past' && (past === undefined || start > past)) past = start;
    if (precision !== 'day') continue;
    const known = reports.get(start);
    if (known === undefined) reports.set(start, new Set([article]));
    else known.add(article);
  }
  const frequent = mostFrequent(new Map([...reports].map(([start, named]) => [start, named.size])));
  return frequent === undefined || past === undefined ? frequent : Math.max(frequent, past);
}
