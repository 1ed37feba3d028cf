/**
 * A raw page dump to an article: title, date, dateline, byline and body, and every piece of boilerplate that
 * was taken out with the rule that took it. Anchored rules go first (`line-patterns`, `boilerplate`), then the
 * head is read, then shape rules look at what is left, weakest last; a budget bounds them (`budget`).
 *
 * The body is assembled from the lines kept, in order: one paragraph a line (a hard-wrapped block is one line),
 * inner text verbatim, white space trimmed at both ends, joined by a blank line.
 *
 * Cost: O(n) in code units for any page.
 * @module
 */

import { isoDay } from '../dates/instant';
import { expectation, mustBeString, NewsfoldError } from '../errors';
import type { Article } from './article';
import { anchoredRule, footerRule } from './boilerplate';
import { keepBudget, type ReadWarning } from './budget';
import { cutDateline, markAuthorBox, markLabelledDates, readHead } from './head';
import { markComments, markLabelled, markTailFragments } from './labels';
import type { Rule } from './line-patterns';
import { type Line, splitLines } from './lines';
import { type PageLanguage, PageLanguages, type ReadOptions } from './page-language';
import { findRecurring, hashText } from './recurrence';
import { isProse } from './shape';
import { findLead, markByShape, markRepeatedStandfirst, markTeasers, type Page, SHAPES } from './teasers';
import { findTitle, type HeadReading, readTitle } from './title';
import { markWrappers } from './wrappers';

export type { ReadWarning } from './budget';
export type { Rule } from './line-patterns';
export type { ReadOptions } from './page-language';

/** The numbers that bound removal. */
export const READING = {
  /** Last lines that may be the publisher's footer. */
  footerLines: 12,
  /** First lines in which a date of a language pack is the page's. */
  headLines: 12,
} as const;

/**
 * A piece of the page that is not in the article's text: `raw.slice(start, end) === text`.
 *
 * @example
 * ```ts
 * const [first]: RemovedSpan[] = readArticle(page).removed;
 * page.slice(first?.start, first?.end) === first?.text; // true
 * ```
 */
export interface RemovedSpan {
  /** UTF-16 offsets in the raw page. */
  start: number;
  end: number;
  text: string;
  rule: Rule;
}

/**
 * What {@link readArticle} makes of a page.
 *
 * @example
 * ```ts
 * const { article, removed, warnings }: ReadResult = readArticle(page, { id: 'register-1' });
 * [article.id, removed.length > 0, warnings.length]; // ['register-1', true, 0]
 * ```
 */
export interface ReadResult {
  article: Article;
  /** Ascending, not overlapping. The title is never among them. */
  removed: RemovedSpan[];
  /** Offset in the raw page of the first paragraph kept; the page's length when there is none. */
  bodyStart: number;
  /** Where the report was filed, as the page has it: `ANKARA`, `LONDON (Reuters)`. */
  dateline?: string;
  /** Who wrote it, as the page has it: `By Jane Doe`. */
  byline?: string;
  warnings: ReadWarning[];
}

/**
 * Reads one raw page.
 *
 * The title is the first line that is not navigation, a section's name or a date; a date before it on the line
 * and a site's name behind it are taken off. `publishedAt` is a day, `2020-09-15`, from the first of: a date
 * labelled as published or before the title; a line under the title that is a date; a byline; a dateline with a
 * year; a line labelled as updated, anywhere. A date of the body's prose is never taken; without any the
 * property is absent. A standfirst is kept unless the next paragraph repeats it.
 *
 * @param raw the page as text, with its line breaks; any encoding artefacts are kept
 * @param hints what the caller knows; each wins over what is read, but for `text`, which is ignored
 * @returns the article, with `text` '' and the warning `no-body` when only a title is left
 * @param options languages beside English
 * @throws TypeError if `raw` or a text hint is not a string; {@link NewsfoldError} `empty-page` for a blank page
 * @example
 * ```ts
 * const page = 'Talks postponed\n\nSHARE\n\nThe two ministers put off their talks on Sunday, officials said.';
 * readArticle(page).removed[0]; // { start: 17, end: 22, text: 'SHARE', rule: 'share' }
 * ```
 */
export function readArticle(
  raw: string,
  hints: Partial<Article> = {},
  options: ReadOptions = {},
): ReadResult {
  mustBeString('raw', raw);
  checkHints('hints', hints);
  const language = new PageLanguages(options).of(raw, hints);
  const lines = linesOf(raw, 'raw', language);
  return readPage({ raw, hints, lines, language, id: pageId(raw, hints) }, undefined);
}

/**
 * Reads a batch of raw pages; lines that recur on at least three pages that are not copies of each other are
 * boilerplate too (rule `recurrence`): short lines across the batch, sentences at a page's edge within one site
 * (the hint `source`, else the host of `url`).
 *
 * @param raws pages with what the caller knows of each
 * @returns one result a page, in order; a page's result does not depend on the order. Pages alike in every
 *   code unit, source and address get ids of their own by a suffix, `-2`, `-3`
 * @param options languages beside English
 * @throws as {@link readArticle} does, for the first page at fault, which the message names; nothing is skipped
 * @example
 * ```ts
 * const pages = [{ raw: page, hints: { id: 'register-1', source: 'Levant Register' } }];
 * const [first] = readArticles(pages);
 * first?.article.source; // 'Levant Register'
 * ```
 */
export function readArticles(
  raws: Iterable<{ raw: string; hints?: Partial<Article> }>,
  options: ReadOptions = {},
): ReadResult[] {
  if (
    typeof (raws as Iterable<unknown> | null | undefined)?.[Symbol.iterator] !== 'function' ||
    typeof raws === 'string'
  ) {
    throw new TypeError(expectation('raws', 'an iterable of pages', raws));
  }
  const languages = new PageLanguages(options);
  const pages: (RawPage & { site: string })[] = [];
  const seen = new Map<string, number>();
  for (const entry of raws) {
    const name = `raws[${pages.length}]`;
    if (entry === null || typeof entry !== 'object')
      throw new TypeError(expectation(name, 'an object', entry));
    const { raw, hints = {} } = entry;
    mustBeString(`${name}.raw`, raw);
    checkHints(`${name}.hints`, hints);
    let id = pageId(raw, hints);
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    if (times > 1 && hints.id === undefined) id = `${id}-${times}`;
    const language = languages.of(raw, hints);
    pages.push({
      raw,
      hints,
      id,
      language,
      lines: linesOf(raw, `${name}.raw`, language),
      site: hints.source ?? hostOf(hints.url ?? ''),
    });
  }
  const recurring = findRecurring(pages);
  return pages.map((page) => readPage(page, recurring.get(page)));
}

function checkHints(name: string, hints: Partial<Article>): void {
  if (hints === null || typeof hints !== 'object') throw new TypeError(expectation(name, 'an object', hints));
  for (const field of ['id', 'title', 'source', 'url', 'lang'] as const) {
    if (hints[field] !== undefined) mustBeString(`${name}.${field}`, hints[field]);
  }
}

/** A page, cut into lines, with what is known of it. */
interface RawPage {
  readonly raw: string;
  readonly hints: Partial<Article>;
  readonly id: string;
  readonly lines: readonly Line[];
  readonly language: PageLanguage | undefined;
}

function linesOf(raw: string, name: string, language: PageLanguage | undefined): Line[] {
  const lines = splitLines(raw, language?.functionWords);
  if (lines.length > 0) return lines;
  throw new NewsfoldError('empty-page', expectation(name, 'a page with text', raw), name);
}

function hostOf(url: string): string {
  return /^[a-z]{2,10}:\/\/(?:www\.)?([^/?#]{1,200})/i.exec(url.slice(0, 300))?.[1]?.toLowerCase() ?? '';
}

/** Stable across runs and platforms: two 32-bit hashes of the page, its source and its address. */
function pageId(raw: string, hints: Partial<Article>): string {
  if (hints.id !== undefined) return hints.id;
  const known = `${hints.source ?? ''}\n${hints.url ?? ''}\n`;
  const hex = (basis: number): string => hashText(raw, hashText(known, basis)).toString(16).padStart(8, '0');
  return `page-${hex(0x811c9dc5)}${hex(0x050c5d1f)}`;
}

function readPage(
  { raw, lines: allLines, hints, id, language }: RawPage,
  recurring: ReadonlySet<string> | undefined,
): ReadResult {
  const lines = [...allLines];
  const isEdge = (i: number): boolean => i < READING.headLines || i >= lines.length - READING.footerLines;
  const rules = lines.map(
    (line, i) =>
      anchoredRule(line) ??
      language?.lines.ruleOf(line, isEdge(i)) ??
      (recurring?.has(line.key) ? 'recurrence' : undefined),
  );
  const page: Page = { lines, rules, title: -1, lead: -1 };
  const reading: HeadReading = {
    dates: { published: [], plain: [], byline: [], dateline: [], updated: [] },
    cuts: [],
  };
  const warnings: ReadWarning[] = [];

  findTitle(page, hints.title, reading);
  let title = hints.title;
  let source = hints.source;
  if (page.title !== -1) {
    const read = readTitle(page, reading, hints.source);
    title ??= read.text;
    source ??= read.source;
  } else if (title === undefined) {
    warnings.push({ code: 'no-title', message: 'no line of the page reads as a title' });
  }

  markLabelledDates(page, reading);
  markFooter(page);
  markWrappers(page, title ?? '');
  markByShape(page, title ?? '');
  page.lead = findLead(page);
  readHead(page, reading);
  markRepeatedStandfirst(page);
  cutDateline(page, firstKept(page), reading);
  markAuthorBox(page, reading.byline);
  markComments(page);
  markLabelled(page);
  markTeasers(page);
  markTailFragments(page);
  keepBudget(raw, page, reading, warnings);

  const removed = spansOf(raw, page, reading);
  const paragraphs = lines.filter((_, i) => i !== page.title && rules[i] === undefined);
  if (paragraphs.length === 0)
    warnings.push({ code: 'no-body', message: 'the page has no paragraph besides its title' });
  const article: Article = { id, text: paragraphs.map((line) => line.text).join('\n\n') };
  if (title !== undefined) article.title = title;
  if (source !== undefined) article.source = source;
  if (hints.url !== undefined) article.url = hints.url;
  const { published, plain, byline, dateline, updated } = reading.dates;
  const time = [...published, ...plain, ...byline, ...dateline, ...updated][0];
  if (hints.publishedAt !== undefined) article.publishedAt = hints.publishedAt;
  else if (time !== undefined) article.publishedAt = isoDay(time);
  const lang = hints.lang ?? language?.code;
  if (lang !== undefined) article.lang = lang;
  const result: ReadResult = { article, removed, bodyStart: paragraphs[0]?.start ?? raw.length, warnings };
  if (reading.dateline !== undefined) result.dateline = reading.dateline;
  if (reading.byline !== undefined) result.byline = reading.byline;
  return result;
}

function firstKept(page: Page): number {
  return page.rules.findIndex((rule, i) => rule === undefined && i > page.title);
}

/** Takes footers off the page's end, one by one, until a paragraph of the story is reached. */
function markFooter(page: Page): void {
  const { lines, rules } = page;
  const stop = Math.max(page.title + 1, lines.length - READING.footerLines);
  for (let i = lines.length - 1; i > stop; i--) {
    rules[i] ??= footerRule(lines[i]!);
    if (rules[i] === undefined && isProse(lines[i]!, SHAPES.proseWords)) return;
  }
}

function spansOf(raw: string, page: Page, reading: HeadReading): RemovedSpan[] {
  const spans = reading.cuts.map(({ start, end, rule }) => ({
    start,
    end,
    text: raw.slice(start, end),
    rule,
  }));
  page.lines.forEach(({ start, end, text }, i) => {
    const rule = page.rules[i];
    if (rule !== undefined) spans.push({ start, end, text, rule });
  });
  return spans.sort((a, b) => a.start - b.start);
}
