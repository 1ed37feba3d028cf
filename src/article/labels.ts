/**
 * What stands with a label: the headline of another story beside "Read more", the list of headlines behind
 * "Related stories", the tags behind "Related topics", and a comment section behind "12 comments".
 *
 * Cost: O(lines); a list is {@link LABELS.list} lines at most, a comment section runs to the page's end once.
 * @module
 */
import type { Line } from './lines';
import { isHeadline, isProse, isTitleCase } from './shape';
import { readStamp } from './stamps';
import { findLastProse, type Page } from './teasers';

/** The numbers that bound what a label takes with it. */
export const LABELS = {
  /** Longest label, in code units. */
  length: 60,
  /** Lines one label takes at most. */
  list: 16,
  /** Words of a tag, at most. */
  tagWords: 5,
  /** Words of a paragraph that ends the story, at least: names of sources may end in a stop. */
  proseWords: 8,
  /** Words of a button or section behind the story's end, at most. */
  fragmentWords: 4,
  /** Words of a headline beside "Read more", at least. */
  headlineWords: 5,
  /** Paragraphs between the lead and a comment section, at least. */
  storyParagraphs: 2,
  /** Traces of comments (times, "reply", "says:") a section has at least, and lines per trace at most. */
  traces: 2,
  linesPerTrace: 6,
} as const;

const TAG_LABEL =
  /^(?:(?:related|more|explore|popular|trending|article|story) )?(?:topics?|tags|keywords|categories|hashtags|subjects)(?: in this (?:story|article))? ?:?$|^(?:more (?:on|about)(?: this| these)?(?: topics?)?|filed under|posted in|in this (?:story|article)|explore more(?: on| about)?) ?:?$/;
const TRACE =
  /\b(?:reply|replies|like reply|likes?|upvote|report abuse|flag|says|said|wrote|commented|recommend)\b:?$|^(?:reply|\d{1,4} likes?|like|report)\b|\b(?:minutes?|hours?|days?|weeks?|months?|years?) ago$/;

/** Marks what stands with labels. Call when the anchored rules and {@link Page.lead} are known. */
export function markLabelled(page: Page): void {
  const { lines, rules } = page;
  const last = findLastProse(page, LABELS.proseWords);
  for (let i = page.title + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (rules[i] === 'read-more') markReadMore(page, i);
    if (rules[i] === 'prev-next' && line.shape.words <= 3 && isFree(page, i + 1) && isHeadline(lines[i + 1]!))
      rules[i + 1] = 'prev-next';
    if (rules[i] !== 'related-link' && rules[i] !== 'tags') continue;
    if (line.head.length > LABELS.length || i < page.lead) continue;
    if (TAG_LABEL.test(line.key)) markTags(page, i);
    else if (rules[i] === 'related-link' && !markBlurbs(page, i)) markList(page, i, last);
  }
}

function isFree(page: Page, i: number): boolean {
  return i > page.title && i < page.lines.length && i !== page.lead && page.rules[i] === undefined;
}

/** The headline before "Read more", else the one behind it. */
function markReadMore(page: Page, i: number): void {
  const { lines, rules } = page;
  if (isFree(page, i - 1) && isHeadline(lines[i - 1]!)) {
    rules[i - 1] = 'teaser-headline';
    return;
  }
  const next = lines[i + 1];
  // "Read the full story" opens the rest of this one; only "Read more" leads to another.
  if (next === undefined || !/^(?:read|see|find out) more\b/.test(lines[i]!.key) || !isFree(page, i + 1))
    return;
  if (isHeadline(next) && next.shape.words >= LABELS.headlineWords) rules[i + 1] = 'teaser-headline';
}

function markTags(page: Page, i: number): void {
  const { lines, rules } = page;
  for (let k = i + 1; k <= i + LABELS.list && isFree(page, k); k++) {
    const { shape } = lines[k]!;
    if (shape.ending !== 'none' || shape.sentences || shape.words > LABELS.tagWords) return;
    rules[k] = 'tags';
  }
}

/**
 * Pairs of a headline and a paragraph, at least two, from a label to the page's end: a list of stories with their
 * first sentences.
 */
function markBlurbs(page: Page, i: number): boolean {
  const { lines, rules } = page;
  const found: number[] = [];
  for (let k = i + 1; k < lines.length && found.length <= LABELS.list; k++)
    if (rules[k] === undefined) found.push(k);
  if (found.length < 4 || found.length % 2 === 1 || found.length > LABELS.list) return false;
  const isPair = (at: number): boolean =>
    isHeadline(lines[found[at]!]!) &&
    isProse(lines[found[at + 1]!]!, 6) &&
    lines[found[at + 1]!]!.text.length < 300;
  for (let at = 0; at < found.length; at += 2) if (!isPair(at)) return false;
  for (const k of found) rules[k] = 'teaser-headline';
  return true;
}

/**
 * Marks buttons, sections and tags of a word or four behind the story's end that stand next to other furniture.
 */
export function markTailFragments(page: Page): void {
  const { lines, rules } = page;
  const last = findLastProse(page);
  if (last === -1) return;
  const take = (i: number, beside: number): void => {
    const { shape, head } = lines[i]!;
    if (rules[i] !== undefined || rules[beside] === undefined || i === page.title) return;
    if (shape.words > LABELS.fragmentWords || shape.sentences || /\d/.test(head)) return;
    if (shape.ending === 'none' || (shape.ending === 'colon' && beside > i)) rules[i] = 'navigation';
  };
  // What a colon announces behind the last paragraph is the story's own list.
  if (lines[last]!.shape.ending === 'colon' || lines[last + 1]?.shape.ending === 'colon') return;
  for (let i = lines.length - 2; i > last; i--) take(i, i + 1);
  for (let i = last + 2; i < lines.length; i++) take(i, i - 1);
}

/** Headlines; behind the story's end also what stands between them: days, sections, bylines. */
function markList(page: Page, i: number, last: number): void {
  const { lines, rules } = page;
  for (let k = i + 1; k <= i + LABELS.list && k < lines.length && k !== page.lead; k++) {
    if (rules[k] !== undefined) {
      if (k < last || rules[k] === 'related-link' || rules[k] === 'tags') return;
      continue;
    }
    const line = lines[k]!;
    if (isHeadline(line)) rules[k] = 'teaser-headline';
    else if (k > last && isTitleCase(line)) rules[k] = 'teaser-headline';
    else if (k > last && line.key !== '' && line.shape.ending === 'none' && !line.shape.sentences)
      rules[k] = readStamp(line.key) === undefined ? 'related-link' : 'date-line';
    else return;
  }
}

function isTrace(line: Line): boolean {
  return line.text.length <= 80 && (TRACE.test(line.key) || readStamp(line.key) !== undefined);
}

/**
 * Marks the readers' comments behind a label such as "3 Comments": everything to the page's end, where enough of
 * it are times, "Reply" and "… says:".
 */
export function markComments(page: Page): void {
  const { lines, rules } = page;
  let paragraphs = 0;
  for (let i = Math.max(page.lead, page.title + 1); i < lines.length; i++) {
    if (rules[i] === undefined && isProse(lines[i]!, 8)) paragraphs++;
    if (rules[i] !== 'comments' || paragraphs <= LABELS.storyParagraphs) continue;
    let traces = 0;
    let end = i + 1;
    for (; end < lines.length && rules[end] !== 'related-link'; end++) if (isTrace(lines[end]!)) traces++;
    const opensSoon = lines.slice(i + 1, i + 7).some(isTrace);
    if (opensSoon && traces >= LABELS.traces && traces * LABELS.linesPerTrace >= end - 1 - i)
      for (let k = i + 1; k < end; k++) rules[k] ??= 'comments';
    i = end - 1;
  }
}
