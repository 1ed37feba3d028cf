/**
 * The layout of the rows that workers write and an engine joins: version 2. Any number of workers may make them, in any
 * language: `docs/scale.md` states every column, `test/sql/layout.test.ts` holds known answers.
 *
 * Cost: that of sketching; for a report of n words some 4·n bytes of shingles, 17 bytes a band, 13 bytes for every fourth shingle;
 * 22 bytes a term where terms are wanted.
 * @module
 */
import { type Article, type Rejection, shingle, sketch } from 'newsfold';
import { type CheckedArticle, checkArticles } from '../article/article';
import { SAMPLE_RATE } from '../copies/contained';
import { CANDIDATE_JACCARD } from '../copies/relation';
import { lastInstant } from '../dates/instant';
import { expectation } from '../errors';
import { chooseBands } from '../lsh/bands';
import { DEFAULT_SEED, DEFAULT_SLOTS } from '../sketch/sketcher';
import { mix32 } from '../text/hash';
import type { Column, ColumnValues } from './engine';
import { TAGS, utf8, Words64 } from './hash';
import { termRows } from './terms';

/** The version in every row. Rows of another are refused. */
export const LAYOUT_VERSION = 2;

/**
 * How signatures are made and cut, as `clusterStories` does.
 *
 * @example
 * ```ts
 * const { version, bands, rows } = LAYOUT;
 * [version, bands, rows]; // [2, 25, 5]
 * ```
 */
export const LAYOUT: Readonly<{
  version: number;
  slots: number;
  seed: number;
  bands: number;
  rows: number;
  wordsAShingle: number;
  sampleRate: number;
}> = {
  version: LAYOUT_VERSION,
  slots: DEFAULT_SLOTS,
  seed: DEFAULT_SEED,
  // chooseBands(CANDIDATE_JACCARD, DEFAULT_SLOTS): a test holds them together.
  bands: 25,
  rows: 5,
  wordsAShingle: 5,
  sampleRate: SAMPLE_RATE,
};

/** The shape that {@link LAYOUT} must have. */
export const shapeOfLayout = (): { bands: number; rows: number } =>
  chooseBands(CANDIDATE_JACCARD, DEFAULT_SLOTS);

/**
 * The tables that workers fill, by name and columns.
 *
 * @example
 * ```ts
 * TABLES.bands.map(({ name, type }) => `${name} ${type}`); // ['version u8', 'band u8', 'key u64', 'report u64']
 * ```
 */
export const TABLES: Readonly<Record<TableName, readonly Column[]>> = {
  reports: [
    { name: 'version', type: 'u8' },
    { name: 'report', type: 'u64' },
    { name: 'id', type: 'text' },
    { name: 'content', type: 'u64' },
    { name: 'shingles', type: 'u32[]' },
    { name: 'terms', type: 'u32' },
    { name: 'article', type: 'text' },
  ],
  bands: [
    { name: 'version', type: 'u8' },
    { name: 'band', type: 'u8' },
    { name: 'key', type: 'u64' },
    { name: 'report', type: 'u64' },
  ],
  samples: [
    { name: 'version', type: 'u8' },
    { name: 'hash', type: 'u32' },
    { name: 'report', type: 'u64' },
  ],
  terms: [
    { name: 'version', type: 'u8' },
    { name: 'term', type: 'u32' },
    { name: 'report', type: 'u64' },
    { name: 'foreign_language', type: 'u8' },
    { name: 'seen', type: 'u32' },
    { name: 'named', type: 'u32' },
  ],
};

/**
 * A table that workers fill.
 *
 * @example
 * ```ts
 * const names = Object.keys(TABLES) as TableName[];
 * names; // ['reports', 'bands', 'samples', 'terms']
 * ```
 */
export type TableName = 'reports' | 'bands' | 'samples' | 'terms';

/**
 * Rows of all tables, column by column.
 *
 * @example
 * ```ts
 * const { reports, rejected }: LayoutRows = layoutRows(articles);
 * [reports[0]?.length, rejected.length]; // [30, 1]
 * ```
 */
export interface LayoutRows {
  readonly reports: readonly ColumnValues[];
  readonly bands: readonly ColumnValues[];
  readonly samples: readonly ColumnValues[];
  /** Without rows unless terms were asked for. */
  readonly terms: readonly ColumnValues[];
  /** What was wrong with which article, by its position. */
  readonly rejected: Rejection[];
}

/**
 * Which rows are made.
 *
 * @example
 * ```ts
 * const choice: RowChoice = { terms: true };
 * layoutRows([{ id: 'a', text: 'The talks were put off on Sunday.' }], choice).terms[1]?.length; // 3: two stems and their pair
 * ```
 */
export interface RowChoice {
  /** Whether terms are counted too, which the stories of an engine need and copies do not. Default false. */
  terms?: boolean;
}

/**
 * Rows of a few thousand articles. Pure: the same articles give the same rows on every machine.
 *
 * @param articles any iterable; of two with the same id the first counts
 * @returns columns of `reports`, `bands`, `samples` and `terms`, in the order of {@link TABLES}, and what was rejected
 * @throws TypeError if `articles` is not iterable, or an option of another type
 * @example
 * ```ts
 * const { bands } = layoutRows([{ id: 'a', text: 'The talks were put off on Sunday.' }]);
 * bands[2]?.length; // 25: keys, one a band
 * ```
 * Complexity: that of `sketchText`, and O(bands · rows) a report.
 */
export function layoutRows(articles: Iterable<Article>, { terms = false }: RowChoice = {}): LayoutRows {
  if (typeof terms !== 'boolean') throw new TypeError(expectation('options.terms', 'true or false', terms));
  const { articles: checked, rejected } = checkArticles(articles);
  const count = checked.length;
  const { bands, rows } = LAYOUT;
  const ids: string[] = [];
  const texts: string[] = [];
  const numbers = new Words64(count);
  const content = new Words64(count);
  const keys = new Words64(count * bands);
  const ends = new Uint32Array(count);
  const sets: Uint32Array[] = [];
  let end = 0;
  for (const [i, article] of checked.entries()) {
    ids.push(JSON.stringify(article.id));
    texts.push(JSON.stringify(spelt(article)));
    const bytes = utf8(article.id);
    numbers.hash(i, TAGS.report, bytes, 0, bytes.length);
    const set = shingle(article.text);
    content.hash(i, TAGS.content, set, 0, set.length);
    const { values } = sketch(set);
    for (let band = 0; band < bands; band++) {
      keys.hash(i * bands + band, TAGS.band + band, values, band * rows, (band + 1) * rows);
    }
    sets.push(set);
    end += set.length;
    ends[i] = end;
  }
  const shingles = new Uint32Array(end);
  for (const [i, set] of sets.entries()) shingles.set(set, ends[i]! - set.length);

  const reports = numbers.values;
  const places = count * bands;
  const bandOf = new Uint8Array(places);
  const reportOf = new BigUint64Array(places);
  for (let i = 0; i < places; i++) bandOf[i] = i % bands;
  for (let i = 0; i < count; i++) reportOf.fill(reports[i]!, i * bands, (i + 1) * bands);

  const hashes = new Uint32Array(end);
  const sampled = new BigUint64Array(end);
  let samples = 0;
  for (let i = 0, at = 0; i < count; i++) {
    const from = samples;
    for (; at < ends[i]!; at++) {
      const hash = sampledHash(shingles[at]!);
      if (hash !== 0) hashes[samples++] = hash;
    }
    sampled.fill(reports[i]!, from, samples);
  }
  const ofTerms = termRows(terms ? checked : [], reports);
  return {
    reports: [
      versions(count),
      reports,
      ids,
      content.values,
      { length: count, values: shingles, ends },
      Uint32Array.from({ length: count }, (_, i) => (terms ? ofTerms.counts[i]! + 1 : 0)),
      texts,
    ],
    bands: [versions(places), bandOf, keys.values, reportOf],
    samples: [versions(samples), hashes.slice(0, samples), sampled.slice(0, samples)],
    terms: [versions(ofTerms.rows), ...ofTerms.columns],
    rejected,
  };
}

/** The article as it stands in a row: what is empty is left out, a date as it was spelt, so that it is read as it was. */
function spelt({ id, text, title, source, url, time, latest, lang }: CheckedArticle): Article {
  const article: Article = { id, text };
  if (title !== '') article.title = title;
  if (source !== '') article.source = source;
  if (url !== '') article.url = url;
  if (lang !== '') article.lang = lang;
  if (time !== undefined) {
    article.publishedAt = latest === undefined || latest === time ? time : spelling(time, latest);
  }
  return article;
}

/** Characters of a day, and of a month, in ISO 8601. */
const SPELLINGS = [10, 7];

/** A day or a month without a time, as it was spelt: it is read as one again. */
function spelling(time: number, latest: number): string {
  const whole = new Date(time).toISOString();
  const length = SPELLINGS.find((end) => lastInstant(whole.slice(0, end), time) === latest);
  return whole.slice(0, length);
}

/** As `copies/contained.ts` samples shingles. */
const SAMPLE_SEED = 0x5bd1e995;

/** A sampled shingle as it stands in a row; 0 for one that is not sampled. */
export function sampledHash(of: number): number {
  const hash = mix32(of ^ SAMPLE_SEED);
  return (hash & (SAMPLE_RATE - 1)) === 0 ? (hash | 1) >>> 0 : 0;
}

function versions(rows: number): Uint8Array {
  return new Uint8Array(rows).fill(LAYOUT_VERSION);
}
