/**
 * Rows of other people's tables to articles: which column is what, and dates spelt as feeds and tables spell them.
 *
 * Cost: O(columns) a row.
 * @module
 */
import { MONTH_NAMES } from '../../text/calendar-words';
import { UsageError } from '../faults';

/** Fields of an article. */
export const FIELDS = ['id', 'title', 'text', 'source', 'url', 'publishedAt', 'lang'] as const;
export type Field = (typeof FIELDS)[number];

/** Names of columns, in lower case and without anything but letters, best first. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  id: ['id', 'guid', 'uuid', 'articleid', 'docid', 'key'],
  title: ['title', 'headline'],
  text: ['text', 'body', 'content', 'articlebody', 'article', 'fulltext', 'maintext', 'description'],
  source: ['source', 'publisher', 'publication', 'outlet', 'site', 'sitename', 'domain'],
  url: ['url', 'link', 'href', 'canonicalurl'],
  publishedAt: [
    'publishedat',
    'published',
    'publishdate',
    'publicationdate',
    'datepublished',
    'pubdate',
    'date',
    'datetime',
    'timestamp',
    'time',
  ],
  lang: ['lang', 'language', 'locale'],
};

/** Columns that the caller named. */
export type FieldNames = ReadonlyMap<Field, string>;

/** `text=paragraphs` and the like. @throws UsageError for another shape */
export function readFieldNames(words: readonly string[]): FieldNames {
  const names = new Map<Field, string>();
  for (const word of words) {
    const equals = word.indexOf('=');
    const field = FIELDS.find((name) => name.toLowerCase() === word.slice(0, equals).trim().toLowerCase());
    const column = word.slice(equals + 1);
    if (equals < 0 || field === undefined || column === '') {
      throw new UsageError(
        `--field: expected NAME=COLUMN with one of ${FIELDS.join(', ')}, got ${JSON.stringify(word)}`,
      );
    }
    names.set(field, column);
  }
  return names;
}

/** Which column holds which field. */
export function columnsOf(header: readonly string[], named: FieldNames): Map<Field, string> {
  const bySpelling = new Map<string, string>();
  for (const column of header) {
    const spelling = column.toLowerCase().replace(/[^a-z]/g, '');
    if (!bySpelling.has(spelling)) bySpelling.set(spelling, column);
  }
  const columns = new Map<Field, string>();
  for (const field of FIELDS) {
    const own = named.get(field);
    if (own !== undefined) {
      columns.set(field, own);
      continue;
    }
    const known = NAMES[field].find((name) => bySpelling.has(name));
    if (known !== undefined) columns.set(field, bySpelling.get(known)!);
  }
  return columns;
}

/**
 * A value of JSON as an article: a field by the library's own name passes as it is, so that the library sees what it would be given; for one that
 * is not there, other names are looked for.
 */
export function articleOfValue(value: unknown, named: FieldNames): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const row = value as Record<string, unknown>;
  const article: Record<string, unknown> = {};
  for (const [field, column] of columnsOf(Object.keys(row), named)) {
    const cell = Object.hasOwn(row, column) ? row[column] : undefined;
    if (cell === undefined) continue;
    article[field] = column === field ? cell : adapted(field, cell);
  }
  return article;
}

/** A row of CSV: every cell is text, an empty one says nothing. */
export function articleOfRow(
  row: Readonly<Record<string, string>>,
  columns: ReadonlyMap<Field, string>,
): Record<string, unknown> {
  const article: Record<string, unknown> = {};
  for (const [field, column] of columns) {
    const cell = Object.hasOwn(row, column) ? row[column] : undefined;
    if (cell === undefined || cell === '') continue;
    article[field] = field === 'publishedAt' ? dateOf(cell) : cell;
  }
  return article;
}

/** A field under a name of another's: numbers for ids, lists of paragraphs, objects with a name, dates in other spellings. */
function adapted(field: Field, cell: unknown): unknown {
  if (field === 'id' && typeof cell === 'number') return String(cell);
  if (field === 'text' && Array.isArray(cell)) return cell.join('\n\n');
  if (field === 'publishedAt' && typeof cell === 'string') return dateOf(cell);
  if (field === 'source' && cell !== null && typeof cell === 'object') {
    const { name, title } = cell as { name?: unknown; title?: unknown };
    return name ?? title;
  }
  return cell;
}

const MONTHS = MONTH_NAMES.map((name) => name.slice(0, 3));
const DAY_FIRST =
  /^(?:[a-z]{3,9},? {1,3})?(\d{1,2})(?:st|nd|rd|th)? {1,3}([a-z]{3,9})\.?,? {1,3}(\d{4})(?: {1,3}(\d{1,2}):(\d{2})(?::(\d{2}))?(?: {0,3}([a-z]{1,5}|[+-]\d{2}:?\d{2}))?)?$/;
const MONTH_FIRST = /^(?:[a-z]{3,9},? {1,3})?([a-z]{3,9})\.? {1,3}(\d{1,2})(?:st|nd|rd|th)?,? {1,3}(\d{4})$/;
/** Zones of RFC 822; what is not here leaves a date unread. */
const ZONES: Readonly<Record<string, string>> = {
  ...{ z: 'Z', ut: 'Z', utc: 'Z', gmt: 'Z', est: '-0500', edt: '-0400', cst: '-0600', cdt: '-0500' },
  ...{ mst: '-0700', mdt: '-0600', pst: '-0800', pdt: '-0700' },
};

/**
 * A date as feeds and tables spell it, in ISO 8601 or epoch milliseconds: RFC 822, `12 June 2020`, `June 12, 2020`, and ten or thirteen
 * digits of epoch time. What it is not sure of (06/07/2020) it leaves as it is, and the library says that it cannot be read.
 */
export function dateOf(text: string): string | number {
  const trimmed = text.slice(0, 80).trim();
  if (/^\d{13}$/.test(trimmed)) return Number(trimmed);
  if (/^\d{10}$/.test(trimmed)) return Number(trimmed) * 1000;
  const lower = trimmed.toLowerCase();
  const dayFirst = DAY_FIRST.exec(lower);
  if (dayFirst !== null) {
    const [, day = '', month = '', year = '', hour, minute = '', second = '00', zone = 'z'] = dayFirst;
    const date = isoDate(year, month, day);
    const offset = /^[+-]/.test(zone) ? zone : ZONES[zone];
    if (date === undefined || offset === undefined) return trimmed;
    return hour === undefined ? date : `${date}T${hour.padStart(2, '0')}:${minute}:${second}${offset}`;
  }
  const [, month = '', day = '', year = ''] = MONTH_FIRST.exec(lower) ?? [];
  return isoDate(year, month, day) ?? trimmed;
}

function isoDate(year: string, month: string, day: string): string | undefined {
  const number = MONTHS.indexOf(month.slice(0, 3)) + 1;
  return number === 0 ? undefined : `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
