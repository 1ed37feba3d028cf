/**
 * Line rules, by shape and company: captions, teaser headlines of other stories, a standfirst or caption that
 * repeats what the page says anyway. Each is weaker than an anchored rule: a headline in the middle of a page is
 * a teaser only in company (before "Read more", after "Related", in a run of its kind, next to boilerplate);
 * alone it may be a subheading, and stays.
 *
 * Cost: O(lines); each looks at its neighbours only.
 * @module
 */
import { isCaption } from './captions';
import type { Rule } from './line-patterns';
import { type Line, normalise } from './lines';
import { contentWordsOf, isHeadline, isProse, isTitleCase } from './shape';

/** A page on its way through the rules. */
export interface Page {
  /** Lines lose their datelines on the way. */
  readonly lines: Line[];
  /** The rule that takes each line out; `undefined` keeps it. */
  readonly rules: (Rule | undefined)[];
  /** Indices into `lines`; -1 for none. */
  title: number;
  /** The first paragraph of the story. */
  lead: number;
}

/** The numbers that steer the shape rules. */
export const SHAPES = {
  /** Words a paragraph has at least to be taken for the lead. */
  leadWords: 8,
  /** Lines behind a long line without a stop, in which a paragraph makes it a standfirst. */
  standfirstLines: 8,
  /** Words a line has at least to be taken for a paragraph of the story. */
  proseWords: 3,
  /** Share of a standfirst's words that the next paragraph must hold; of one that ends as a sentence, the latter. */
  repeated: 0.85,
  repeatedSentence: 0.9,
  /** Words besides function words a standfirst has at least to be compared. */
  standfirstWords: 4,
  /** Words of a headline in sentence case behind the story's end, at most. */
  tailWords: 16,
} as const;

const LABELS =
  /\((?:LATEST|INSIGHT|NEWS|VIDEO|VIDEOS|PICTURES?|PICS?|PHOTOS?|WATCH|ANALYSIS|REPORT|REVEAL(?:ED)?|EXCLUSIVE|UPDATE|LIVE|OPINION|COMMENT|POLL|INTERVIEW|GALLERY|MAPS?|EXPLAINED|EXPLAINER|SPOTLIGHT|BREAKING|PODCAST|PROFILE)\)$/;
const ANY_LABEL = /\([A-Z][A-Z ]{2,17}\)$/;
/** A question that leans on the paragraph before it is part of the story. */
const ANAPHORIC =
  /^(?:but|and|so|then|or|yet|is it|are they|will they|will it|does it|do they|can it|can they)\b|\b(?:it|they|we|you|i|this|these|those)\b/;
/** A line that starts like a list item or a score. */
const LISTED = /^(?:[-–—•*·▪■►✓]|\d+[.):]|\(?[a-z]\)|[A-Z]\.)|\d+ ?[-–:] ?\d+|:/;

/** A quotation, or a post of a network that the story shows. */
const QUOTED = /^["“]|\bpic\.twitter\.com\/|\bt\.co\/|\(@\w{1,20}\)/;

/** The first unmarked paragraph behind the title; else the first unmarked long line; else -1. */
export function findLead(page: Page): number {
  const { lines, rules, title } = page;
  let long = -1;
  for (let i = title + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.key === '') break;
    if (rules[i] !== undefined || isCaption(line)) continue;
    if (long !== -1 && i > long + SHAPES.standfirstLines) return long;
    if (isProse(line, SHAPES.leadWords) && line.shape.ending !== 'none') return i;
    if (long === -1 && line.shape.words >= 2 * SHAPES.leadWords) long = i;
  }
  return long;
}

/** The last unmarked paragraph of at least `words` words; -1 where there is none. */
export function findLastProse(page: Page, words: number = SHAPES.proseWords): number {
  for (let i = page.lines.length - 1; i > page.title; i--) {
    const line = page.lines[i]!;
    if (page.rules[i] === undefined && (line.key === '' || isProse(line, words))) return i;
  }
  return -1;
}

/** Marks captions, labelled teasers and repetitions of the title. */
export function markByShape(page: Page, title: string): void {
  const { lines, rules } = page;
  const plainTitle = plain(title);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (rules[i] !== undefined || i === page.title || line.key === '') continue;
    if (plainTitle.length >= 12 && line.text.length <= title.length + 12 && plain(line.head) === plainTitle)
      rules[i] = 'repeated-title';
    else if (isLabelled(page, i)) rules[i] = 'teaser-label';
    else if (isCaption(line)) rules[i] = 'caption';
  }
}

/** Letters only, without the number a gallery appends. */
function plain(text: string): string {
  return normalise(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/ {1,3}\d{1,3}$/, '');
}

function isLabelled(page: Page, i: number): boolean {
  const line = page.lines[i]!;
  if (line.shape.words < 4 || !isHeadline(line)) return false;
  if (LABELS.test(line.tail)) return true;
  if (!ANY_LABEL.test(line.tail)) return false;
  // An acronym in parentheses ends many a line; two such lines in a row are a list of links.
  const beside = (k: number, opens: boolean | undefined): boolean => {
    const other = page.lines[k];
    return (
      other !== undefined &&
      opens === false &&
      k !== page.title &&
      isHeadline(other) &&
      ANY_LABEL.test(other.tail)
    );
  };
  return beside(i - 1, line.opensBlock) || beside(i + 1, page.lines[i + 1]?.opensBlock);
}

/** Marks a standfirst whose words the next paragraph repeats. Call when the title and bylines are marked. */
export function markRepeatedStandfirst(page: Page): void {
  const { lines, rules } = page;
  const kept: number[] = [];
  for (let i = page.title + 1; i < lines.length && kept.length < 3; i++)
    if (rules[i] === undefined) kept.push(i);
  for (let k = 0; k + 1 < kept.length; k++) {
    const line = lines[kept[k]!]!;
    if (k > 0 && kept[k]! >= page.lead) return;
    if (repeats(line.head, lines[kept[k + 1]!]!.head, line.shape.ending === 'stop'))
      rules[kept[k]!] = 'repeated-standfirst';
  }
}

/** Whether `next` holds nearly all words of `first`. */
export function repeats(first: string, next: string, isSentence: boolean): boolean {
  const words = contentWordsOf(first);
  if (words.length < SHAPES.standfirstWords || first.length > 350) return false;
  const held = new Set(contentWordsOf(next));
  let shared = 0;
  for (const word of words) if (held.has(word)) shared++;
  return shared >= words.length * (isSentence ? SHAPES.repeatedSentence : SHAPES.repeated);
}

/** Marks headlines of other stories. Call last: their company are the lines already marked. */
export function markTeasers(page: Page): void {
  const { lines, rules } = page;
  const free = (i: number): boolean =>
    i > page.title && i < lines.length && rules[i] === undefined && isHeadline(lines[i]!);
  const last = findLastProse(page);
  // What a colon announces is a list of the story's own.
  let inList = false;
  for (let i = Math.max(page.lead, page.title + 1); i < lines.length; i++) {
    inList =
      i > 0 && rules[i] === undefined && (lines[i - 1]!.shape.ending === 'colon' || (inList && free(i)));
    if (!inList && free(i) && isTeaser(page, i, last)) rules[i] = 'teaser-headline';
  }
}

function isTeaser(page: Page, i: number, last: number): boolean {
  const { lines, rules } = page;
  const line = lines[i]!;
  if (LISTED.test(line.head) || QUOTED.test(line.head)) return false;
  const company =
    line.afterFiller ||
    lines[i + 1]?.afterFiller === true ||
    isMarked(rules[i - 1]) ||
    isMarked(rules[i + 1]);
  if (line.shape.ending === 'question') return company && isQuestionHeadline(line);
  const alike = (k: number): boolean =>
    k > page.lead &&
    lines[k] !== undefined &&
    (rules[k] === 'teaser-headline' || isHeadline(lines[k]!)) &&
    !LISTED.test(lines[k]!.head);
  const inRun = alike(i - 1) || alike(i + 1);
  if (isTitleCase(line)) return company || inRun;
  // Sentence case: only in a run behind the story's end, where subheadings have nothing left to head.
  return i > last && last !== -1 && inRun && line.shape.words >= 5 && line.shape.words <= SHAPES.tailWords;
}

function isMarked(rule: Rule | undefined): boolean {
  return rule !== undefined && rule !== 'byline' && rule !== 'dateline' && rule !== 'repeated-standfirst';
}

function isQuestionHeadline(line: Line): boolean {
  const { words, capitalised } = line.shape;
  return words >= 5 && words <= 20 && capitalised >= 1 && !ANAPHORIC.test(line.key);
}
