/**
 * Small pieces of text that all forms of output share: dates, shares, who says so.
 * @module
 */
import type { Article, Story } from 'newsfold';
import { MONTH_NAMES } from '../../text/calendar-words';
import { clean } from './plain';

/** Articles by id. */
export type Articles = ReadonlyMap<string, Article>;

const MONTHS = MONTH_NAMES.map((name) => name.charAt(0).toUpperCase() + name.slice(1));

/** `14 June 2020`, `June 2020`, `2020`, or `14 June` where the year is not known. */
export function readableDate(date: string): string {
  const [year, month, day] = date.startsWith('--') ? ['', ...date.slice(2).split('-')] : date.split('-');
  const parts = [
    day === undefined ? '' : String(Number(day)),
    MONTHS[Number(month ?? 0) - 1] ?? '',
    year ?? '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** `15 to 16 September 2020`: the month and year once, where they are the same. */
export function readablePeriod(first: string | undefined, last: string | undefined): string {
  if (first === undefined || last === undefined) return '';
  if (first === last) return readableDate(first);
  const isOneMonth = first.length === 10 && last.length === 10 && first.slice(0, 7) === last.slice(0, 7);
  return `${isOneMonth ? String(Number(first.slice(8))) : readableDate(first)} to ${readableDate(last)}`;
}

/** From its first to its last dated report. */
export function periodOf({ firstSeen, lastSeen }: Story): string {
  return readablePeriod(firstSeen?.slice(0, 10), lastSeen?.slice(0, 10));
}

/** The publisher; the article's id where none is known. */
export function sourceOf(id: string, articles: Articles): string {
  const source = articles.get(id)?.source;
  return clean(typeof source === 'string' ? source : '') || clean(id);
}

/** When an article was published, as it came; '' where it is undated. */
export function publishedOf(id: string, articles: Articles): string {
  const date: unknown = articles.get(id)?.publishedAt;
  if (typeof date === 'number' && Math.abs(date) <= 8.64e15) return new Date(date).toISOString();
  return typeof date === 'string' ? date : '';
}

/** A field of an article that is text. */
export function fieldOf(id: string, field: 'title' | 'source' | 'url', articles: Articles): string {
  const value: unknown = articles.get(id)?.[field];
  return typeof value === 'string' ? value : '';
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `Bosphorus Ledger (3, 1 a copy)`, one a source. */
export function sourceCounts({ sources }: Story): string[] {
  return sources.map(({ source, articles, independent }) => {
    const copies = articles - independent;
    const noun = copies === 1 ? 'a copy' : `${copies} copies`;
    if (copies === 0) return `${clean(source)} (${articles})`;
    return `${clean(source)} (${articles === copies ? noun : `${articles}, ${noun}`})`;
  });
}

/** What is counted, of whom: `killed (soldiers)`. */
export function subjectOf({ subject, of }: { subject: string; of?: string }): string {
  return clean(of === undefined ? subject : `${subject} (${of})`);
}
