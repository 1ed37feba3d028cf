/**
 * The title of a page: the first line that is none of navigation, a section's name or a date, and that shares
 * words with the paragraphs below it; without the date some pages put before it and the site's name many put
 * behind. A line that shares none is the title too, unless it looks like a site's header and a better one follows.
 *
 * Cost: O(1) per line; at most {@link TITLE.lines} lines are looked at.
 * @module
 */
import { type DateLine, findDates, parseDateLine, startOf } from '../dates/dates';
import type { Rule } from './line-patterns';
import { cutLine, type Line, normalise } from './lines';
import { contentWordsOf, isHeadline, isProse } from './shape';
import { dayIn, readStamp } from './stamps';
import type { Page } from './teasers';

/** The numbers that bound the title. */
export const TITLE = {
  /** Lines from the page's start that may be the title. */
  lines: 30,
  /** Longest title, in code units and in words; words of one that ends as a sentence. */
  length: 300,
  words: 40,
  sentenceWords: 25,
  /** Share of the words of a hinted title and of a line that must agree. */
  hinted: 0.6,
  /** Lines behind the title that may hold it without a label or a site's name. */
  innerLines: 6,
  /** Paragraphs below a line whose words are compared with its own, and their words at least, each. */
  paragraphs: 8,
  paragraphWords: 8,
  /** Share of a title's words that those paragraphs hold at least. */
  told: 0.25,
  /** Code units that two forms of one word have in common at least. */
  stem: 5,
} as const;

/** What the head says, besides the title. Dates are epoch milliseconds, in order of trust. */
export interface HeadReading {
  dateline?: string;
  byline?: string;
  /** Labelled as published, or before the title; whole lines; on a byline; in the dateline; labelled as updated. */
  dates: { published: number[]; plain: number[]; byline: number[]; dateline: number[]; updated: number[] };
  /** Parts of lines taken out. */
  cuts: { start: number; end: number; rule: Rule }[];
}

export interface TitleReading {
  text: string;
  source?: string;
}

const SECTION =
  /^(?:world|news|politics|business|sports?|opinion|middle east|africa|asia|europe|americas|us|u\.s\.|uk|local|national|international|latest|breaking|breaking news|exclusive|analysis|live|local news|more news|economy|technology|tech|science|health|culture|entertainment|features?|turkey|region(?:al)?|home|top stories|top news|headlines|lifestyle|travel|video|world news)$/;
/** Words that bars of sections are made of. */
const SECTION_WORD =
  /^(?:home|news|world|nation(?:al)?|local|politics|business|markets?|money|economy|sports?|football|cricket|opinion|views|comment|analysis|features?|culture|arts?|books|music|film|movies|tv|entertainment|celebs?|showbiz|life|lifestyle|style|fashion|food|travel|health|science|tech|technology|environment|climate|education|weather|video|videos|photos|gallery|podcasts?|obituaries|obits|classifieds|jobs|property|cars|motoring|e-?paper|e-?edition|archives?|editorials?|letters|africa|asia|europe|americas|uk|us|usa|india|magazine|weekend|community|events|subscribe|search|menu|more|log|in|sign|[|/•·>-])$/;
const DATE_PREFIX = /^(?:date|published|posted|dated|updated)(?: on| at)?\s?:?\s/i;
const SITE_WORD =
  /\b(?:news|newspaper|times|post|herald|today|tribune|guardian|reuters|bbc|cnn|afp|al jazeera|daily|weekly|journal|online|tv|press|agency|gazette|observer|chronicle|mail|express|independent|standard|telegraph|monitor|report|review|magazine|media|network|radio|star|mirror|sun|globe|eye|insider|bulletin|wire|24|world|live)\b|\.(?:com|org|net|co|info|tv|news)\b/i;
const CAPITALISED_WORDS = /^(?:(?:[\p{Lu}\d][\p{L}\d.'’&-]{0,24}|of|the|and|&) ?){1,5}$/u;

/** Lines marked before the title is looked for stay marked, but for one that a hint names. */
export function findTitle(page: Page, hint: string | undefined, reading: HeadReading): void {
  const { lines, rules } = page;
  if (hint !== undefined && hint.trim() !== '') {
    findHinted(page, contentWordsOf(normalise(hint.slice(0, 400))), reading);
    return;
  }
  let recurring = -1;
  let first = -1;
  let before = 0;
  let between = 0;
  const stems = new Map<number, ReadonlySet<string>>();
  for (let i = 0; i < lines.length && i < TITLE.lines; i++) {
    const line = lines[i]!;
    if (rules[i] === 'recurrence' && recurring === -1) recurring = i;
    // "Watch: …", "Source: …" label a headline when they come first.
    const isLabelled = rules[i] === 'related-link' || rules[i] === 'source-link';
    if (first === -1 && isLabelled && line.shape.words >= 5 && isHeadline(line)) rules[i] = undefined;
    if (rules[i] === 'navigation' && first === -1) before++;
    else if (rules[i] === 'navigation') between++;
    if (rules[i] !== undefined || markDate(page, i, reading, first === -1)) continue;
    if (first === -1 && markSection(page, i)) continue;
    const isNext = first !== -1 && isHeadline(line);
    if (
      isTitle(line) &&
      (first === -1 ? !isMasthead(line) : isNext) &&
      isTold(page, i, stems, isNext ? 2 : 1)
    ) {
      if (first === -1 || between > 1 || isSiteHeader(lines[first]!, before + between > 0)) page.title = i;
      break;
    }
    if (first === -1) first = i;
    if (isProse(line, TITLE.paragraphWords)) break;
  }
  if (page.title === -1 && first !== -1 && isTitle(lines[first]!)) page.title = first;
  // Never the title: a line that recurs in the batch is one when nothing else can be.
  if (page.title === -1 && recurring !== -1 && isTitle(lines[recurring]!)) {
    rules[recurring] = undefined;
    page.title = recurring;
  }
  if (page.title !== -1) preferInner(page);
  clearHeader(page, reading);
}

/** "Opinion: A headline - The Site" and the headline itself a few lines on: the latter is the title. */
function preferInner(page: Page): void {
  const { lines, rules, title } = page;
  const whole = lines[title]!.key;
  for (let i = title + 1; i < lines.length && i <= title + TITLE.innerLines; i++) {
    const { key, shape } = lines[i]!;
    if (rules[i] !== undefined || shape.words < 3 || key.length * 2 < whole.length || key === whole) continue;
    const at = whole.indexOf(key);
    if (at === -1 || /[\p{L}\p{N}]/u.test(whole[at - 1] ?? whole[at + key.length] ?? ' ')) continue;
    rules[title] = 'repeated-title';
    page.title = i;
    return;
  }
}

/** Marks what stands before a known headline and is no prose: the site's furniture. Its date is the page's. */
function clearHeader(page: Page, reading: HeadReading): void {
  for (let i = 0; i < page.title; i++) {
    const line = page.lines[i]!;
    if (page.rules[i] !== undefined || markDate(page, i, reading, true) || markSection(page, i)) continue;
    if (isProse(line, 3)) continue;
    page.rules[i] = 'navigation';
    const date = line.text.length > 120 ? undefined : dayIn(line.text);
    if (date !== undefined) keepDate(date, reading, true);
  }
}

/** Too short for a headline among navigation, a bar of sections, or a masthead with a date: what a page may open with. */
function isSiteHeader(line: Line, amidNavigation: boolean): boolean {
  if (
    (line.shape.words < 4 && amidNavigation) ||
    isMasthead(line) ||
    dayIn(line.text.slice(0, 200)) !== undefined
  )
    return true;
  return line.shape.functionWords === 0 && line.key.split(' ').every((word) => SECTION_WORD.test(word));
}

/** The name of a paper, perhaps with its date: the story may well name the paper's town. */
function isMasthead(line: Line): boolean {
  if (dayIn(line.text.slice(0, 200)) !== undefined) return SITE_WORD.test(line.head);
  return line.shape.words < 5 && SITE_WORD.test(line.head) && CAPITALISED_WORDS.test(line.head);
}

/** Whether the paragraphs below take up a line's words, `least` of them at least, as they do a headline's. */
function isTold(page: Page, i: number, stems: Map<number, ReadonlySet<string>>, least: number): boolean {
  const words = contentWordsOf(page.lines[i]!.head).map(stemOf);
  const told = new Set<string>();
  let paragraphs = 0;
  const end = Math.min(page.lines.length, i + 2 * TITLE.lines);
  for (let k = i + 1; k < end && paragraphs < TITLE.paragraphs; k++) {
    const line = page.lines[k]!;
    if (page.rules[k] !== undefined || !isProse(line, TITLE.paragraphWords)) continue;
    paragraphs++;
    let held = stems.get(k);
    if (held === undefined) {
      held = new Set(contentWordsOf(line.head).map(stemOf));
      stems.set(k, held);
    }
    for (const word of words) if (held.has(word)) told.add(word);
  }
  return told.size >= least && told.size >= TITLE.told * words.length;
}

/** The start of a word, which its forms share. */
function stemOf(word: string): string {
  return word.slice(0, TITLE.stem);
}

function findHinted(page: Page, wanted: readonly string[], reading: HeadReading): void {
  const words = new Set(wanted);
  for (let i = 0; i < page.lines.length && i < TITLE.lines; i++) {
    const line = page.lines[i]!;
    const own = contentWordsOf(line.head);
    const shared = own.filter((word) => words.has(word)).length;
    // The page's own headline may carry a site name, or be another edition's.
    if (
      line.text.length <= TITLE.length &&
      shared > 0 &&
      shared >= TITLE.hinted * Math.max(own.length, words.size)
    ) {
      page.rules[i] = undefined;
      page.title = i;
      break;
    }
  }
  clearHeader(page, reading);
}

function isTitle(line: Line): boolean {
  const { shape, text } = line;
  if (text.length > TITLE.length || shape.words > TITLE.words) return false;
  // Tabloids write titles of two sentences; only a paragraph ends with a stop.
  return shape.words <= TITLE.sentenceWords || shape.ending !== 'stop';
}

/** A section's name, or a kicker in capitals, before the headline. */
function markSection(page: Page, i: number): boolean {
  const line = page.lines[i]!;
  const followed = page.lines
    .slice(i + 1, i + 7)
    .some((other, k) => page.rules[i + 1 + k] === undefined && isHeadline(other));
  const isKicker = /^[^a-z\d]+$/.test(line.head) && line.shape.words <= 3 && line.head !== line.key;
  if (!followed || !(SECTION.test(line.key) || isKicker || line.shape.words === 1)) return false;
  page.rules[i] = 'section-label';
  return true;
}

/** Marks a line that is nothing but a date, and keeps the date. */
export function markDate(page: Page, i: number, reading: HeadReading, beforeTitle: boolean): boolean {
  const line = page.lines[i]!;
  const date = parseDateLine(line.text);
  if (date === undefined && readStamp(line.key) === undefined) return false;
  page.rules[i] = 'date-line';
  const day = date ?? dayIn(line.text);
  if (day !== undefined) keepDate(day, reading, beforeTitle);
  return true;
}

/** Files a date line's date under its label; one without a label counts in the head only. */
export function keepDate(date: DateLine, reading: HeadReading, inHead: boolean): void {
  if (date.label !== undefined) reading.dates[date.label].push(date.time);
  else if (inHead) reading.dates.plain.push(date.time);
}

/** Takes a date before the title, and the site's name behind it, off the title line. */
export function readTitle(page: Page, reading: HeadReading, source: string | undefined): TitleReading {
  let line = page.lines[page.title]!;
  const label = DATE_PREFIX.exec(line.text)?.[0] ?? '';
  const mention = findDates(line.text.slice(label.length, label.length + 60))[0];
  const isDated = label !== '' || /^\d{4}-/.test(line.text);
  if (isDated && mention?.start === 0 && mention.precision === 'day' && mention.from.year !== undefined) {
    const at = label.length + mention.end;
    const rest = cutLine(line, at + /^[\s:|,–—-]{0,5}/.exec(line.text.slice(at, at + 5))![0].length);
    if (rest.shape.words >= 3) {
      reading.dates.published.unshift(startOf(mention.from)!);
      reading.cuts.push({ start: line.start, end: rest.start, rule: 'title-prefix' });
      line = rest;
      page.lines[page.title] = rest;
    }
  }
  const site = siteSuffix(line, source);
  const text = site === undefined ? line.text : line.text.slice(0, site.at);
  if (site !== undefined)
    reading.cuts.push({ start: line.start + site.at, end: line.end, rule: 'title-suffix' });
  const title: TitleReading = { text: text.replace(/\s{1,20}/g, ' ') };
  if (site !== undefined) title.source = site.name;
  return title;
}

/** " | The Site", or " - The Site" where the name is the caller's or has a word only sites have. */
function siteSuffix(line: Line, source: string | undefined): { at: number; name: string } | undefined {
  const from = Math.max(0, line.text.length - 60);
  const match = /^(?<before>.{0,55}?\S)(?<bar>\s?\|\s|\s[-–—]\s)(?<name>[^|–—]{2,45})$/su.exec(
    line.text.slice(from),
  );
  if (match === null) return undefined;
  const { before, bar, name } = match.groups as { before: string; bar: string; name: string };
  // The last separator counts: "Libya - talks - The Site".
  const deeper = name.lastIndexOf(' - ');
  const site = deeper === -1 ? name : name.slice(deeper + 3);
  const at = from + before.length + (deeper === -1 ? 0 : bar.length + deeper);
  const isNamed = source !== undefined && normalise(site).toLowerCase() === normalise(source).toLowerCase();
  const isSite = CAPITALISED_WORDS.test(site) && (bar.includes('|') || SITE_WORD.test(site));
  if (!(isNamed || isSite) || line.text.slice(0, at).split(/\s{1,9}/).length < 3) return undefined;
  return { at, name: site.trim() };
}
