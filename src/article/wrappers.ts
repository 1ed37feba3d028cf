/**
 * What aggregators put around a report: an introduction and closing words that hold the report's own title and
 * speak to the reader or about "the news", and notices about where the report was first published or who did not
 * edit it. Told by place (near either end) and structure, never by one publisher's sentence.
 *
 * Cost: O(words) per line; only lines near either end are looked at, {@link WRAPPERS.words} words of each.
 * @module
 */
import type { Line } from './lines';
import { isProse } from './shape';
import type { Page } from './teasers';

/** The numbers that bound wrappers. */
export const WRAPPERS = {
  /** Lines behind the title, and at the page's end, that may be one. */
  head: 4,
  tail: 10,
  /** Words of a title at least, and the share of them that stand in a row in its wrapper. */
  titleWords: 4,
  share: 0.8,
  /** Most words of a wrapper. */
  words: 110,
} as const;

const ITEM = '(?:news(?: item)?|article|story|report|post|content|material|interview|piece|item)';
const US = /\b(?:we|our|us)\b/;
const READER = /\b(?:you|your|readers?|visitors?|followers?)\b/;
/** What the reader is to do with the page; without it, "you" may well be the story's. */
const PAGE = new RegExp(
  `\\b(?:${ITEM}|details?|below|here|everything|follow|links?|page|site|website|reading)\\b`,
);
const ABOUT_ITEM = new RegExp(
  `\\b(?:details?|full (?:text|report|story)|${ITEM})\\b.{0,12}\\b(?:of|about|on|entitled|titled|headlined|under the title)\\b`,
);
/** Somebody speaks: the paragraph is the story's. */
const SPEECH = /\b(?:said|says|told|according to|announced|added|stated)\b|"/;
const LEAD_IN =
  "(?:(?:please |kindly )?note(?: that)?:? |notice:? |disclaimer:? |it(?: is|'s) (?:also )?(?:worth|important) (?:noting|mentioning|to note|to mention) that |we (?:would like to )?(?:point out|note|remind you) that )";
const MADE = '(?:published|appeared|posted|issued|released|printed|ran)';
const NOTICES: readonly RegExp[] = [
  // "This article was first published by …", with a year it is history.
  new RegExp(
    `^${LEAD_IN}?(?:the|this)(?: (?:above|full|following|original))? ${ITEM}\\b.{0,120}\\b(?:first|originally|initially|previously) (?:been )?${MADE}\\b`,
  ),
  // "Note that this article was published on X and …"
  new RegExp(
    `^${LEAD_IN}(?:the|this|our)(?: \\w{1,12}){0,2} ${ITEM}\\b.{0,80}\\b(?:${MADE}|available|quoted|transferred|taken|edited|modified)\\b`,
  ),
  // "This story has not been edited by our staff"; "(The headline aside, X has not edited it)"
  new RegExp(
    `^(?:the|this) ${ITEM}\\b.{0,60}\\b(?:has|was|have|had)(?: not|n't) (?:been )?(?:edited|modified|altered|changed|created|reviewed|verified)\\b`,
  ),
  new RegExp(
    `^(?:the|this) ${ITEM} (?:is|was|has been) (?:\\w{1,14} ){0,2}(?:taken|quoted|copied|transferred|sourced|translated|gathered|collected|aggregated|auto-?generated|published) (?:\\w{1,14} ){0,2}(?:from|by)\\b.{0,80}\\b(?:feeds?|source|site|website|syndicat\\w{2,4}|agency|automatically)\\b`,
  ),
];
const HISTORY = /\b1[5-9]\d\d\b|\b(?:century|decades?|years (?:ago|later))\b/;

/** Lower-case words, letters and digits only. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]{1,40}/u)
    .filter((word) => word !== '')
    .slice(0, WRAPPERS.words + 1);
}

/** Where the title's words stand in a row in `words`; `undefined` below the share. */
function findTitleIn(
  words: readonly string[],
  title: readonly string[],
): { at: number; length: number } | undefined {
  let best = { at: 0, length: 0 };
  // Longest common run: one row of lengths, at most WRAPPERS.words x title words steps.
  let row = new Array<number>(title.length + 1).fill(0);
  for (let i = 0; i < words.length; i++) {
    const next = new Array<number>(title.length + 1).fill(0);
    for (let k = 0; k < title.length; k++) {
      if (words[i] !== title[k]) continue;
      next[k + 1] = row[k]! + 1;
      if (next[k + 1]! > best.length) best = { at: i - row[k]!, length: next[k + 1]! };
    }
    row = next;
  }
  return best.length >= WRAPPERS.share * title.length ? best : undefined;
}

/** A paragraph that holds the title and is not the story's own. */
function holdsTitle(line: Line, title: readonly string[]): boolean {
  const words = wordsOf(line.text.slice(0, 900));
  if (words.length > WRAPPERS.words || words.length < title.length + 2) return false;
  const found = findTitleIn(words, title);
  // What opens with the title is its repetition or the lead.
  if (found === undefined || found.at === 0) return false;
  const before = words.slice(0, found.at).join(' ');
  const rest = `${before} | ${words.slice(found.at + found.length).join(' ')}`;
  if (SPEECH.test(rest)) return false;
  return US.test(rest) || (READER.test(rest) && PAGE.test(rest)) || ABOUT_ITEM.test(`${before} of`);
}

/** Whether a line is a notice about where the item comes from. */
export function isSourceNotice(line: Line): boolean {
  const key = line.key.replace(/^[([*] ?/, '');
  return NOTICES.some((notice) => notice.test(key)) && !HISTORY.test(key);
}

/** Marks wrappers near both ends. Call when anchored rules have marked theirs. */
export function markWrappers(page: Page, title: string): void {
  const { lines, rules } = page;
  const titleWords = wordsOf(title.slice(0, 300));
  const holds = (i: number): boolean =>
    titleWords.length >= WRAPPERS.titleWords && holdsTitle(lines[i]!, titleWords);
  let looked = 0;
  for (let i = page.title + 1; i < lines.length && looked < WRAPPERS.head; i++) {
    if (rules[i] !== undefined) continue;
    looked++;
    if (holds(i)) rules[i] = 'aggregator-wrapper';
  }
  looked = 0;
  let prose = 0;
  for (let i = lines.length - 1; i > page.title + 1 && looked < WRAPPERS.tail && prose < 2; i--) {
    if (rules[i] !== undefined) continue;
    looked++;
    if (holds(i) || isSourceNotice(lines[i]!)) rules[i] = 'aggregator-wrapper';
    else if (isProse(lines[i]!, 8)) prose++;
  }
}
