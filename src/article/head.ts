/**
 * The head of a page: the lines between title and story that say who, where and when, and the datelines before
 * its first words. What is read there is taken out of the body and reported.
 *
 * Cost: O(1) per line; at most {@link HEAD.lines} lines and {@link HEAD.prefix} code units of each.
 * @module
 */
import { findDates, parseDateLine, startOf } from '../dates/dates';
import { cutLine, normalise } from './lines';
import { contentWordsOf } from './shape';
import { dayIn, readStamp } from './stamps';
import type { Page } from './teasers';
import { type HeadReading, keepDate, markDate } from './title';

/** The numbers that bound the head. */
export const HEAD = {
  /** Lines between title and story that are looked at. */
  lines: 30,
  /** Longest dateline or byline, in code units. */
  prefix: 120,
  /** Words of a button or label between other furniture and the story, at most. */
  fragmentWords: 3,
  /** Last lines that may tell about the author. */
  authorLines: 16,
  /** Lines behind the title in which "By Jane Doe" is the page's byline, even behind a summary. */
  bylineLines: 16,
} as const;

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?';
const DASH = '\\s{0,2}(?:[-–—―]{1,2})\\s{1,2}';
const CAPITALS = "[\\p{Lu}][\\p{Lu}.'’-]{2,20}(?:[ /][\\p{Lu}][\\p{Lu}.'’-]{1,20}){0,3}";
const REGION = '(?:[,/] ?[\\p{Lu}][\\p{L}.’-]{1,20}(?: [\\p{Lu}][\\p{L}.]{1,20}){0,2})?';
const DAY = `(?:, (?<date>${MONTH} \\d{1,2}(?:,? \\d{4})?|\\d{1,2} ${MONTH}(?: \\d{4})?))?`;
const DATELINES: readonly RegExp[] = [
  // LONDON (Reuters) - ; ANKARA, Sept. 15 (Xinhua) -- ; NEW YORK —
  new RegExp(`^(?<place>${CAPITALS}${REGION})${DAY}(?: ?\\([^()]{2,40}\\))?${DASH}(?=["“'‘\\p{Lu}\\d])`, 'u'),
  // ISLAMABAD: — but not "WATCH: …"
  new RegExp(
    `^(?=[\\p{Lu} ]{5})(?<place>${CAPITALS}${REGION})${DAY}(?: ?\\([^()]{2,40}\\))?: (?=["“'‘\\p{Lu}])`,
    'u',
  ),
  // Ankara (AFP) –
  new RegExp(
    `^(?<place>\\p{Lu}[\\p{L}.'’-]{1,20}(?: \\p{Lu}[\\p{L}.]{1,20}){0,2}${REGION})${DAY} ?\\([^()]{2,40}\\)${DASH}(?=["“'‘\\p{Lu}])`,
    'u',
  ),
  // Puerto Alma - The …
  /^(?<place>\p{Lu}[\p{L}.'’]{2,20}(?: \p{Lu}[\p{L}.]{2,20}){0,2})\s[-–—]\s(?=["“'‘]?(?:The|A|An|In|On|At|After|All|\p{Lu}\p{Ll}{2,20} \p{L}))/u,
  // (Reuters) -
  new RegExp(
    `^(?<place>\\((?:Reuters|AP|AFP|Xinhua|UPI|dpa|DPA|ANSA|EFE|TASS|Bloomberg)\\))${DASH}(?=["“'‘\\p{Lu}])`,
    'u',
  ),
];
const NO_PLACE =
  /^(?:watch|read|update[ds]?|breaking|exclusive|live|video|analysis|opinion|explainer|note|factbox|fact|file|photo|review|interview|latest|correction|profile|true|false|contact|submissions|timeline|podcast|comment|urgent|alert|more|faq|q&a)\b/i;
const PLACE_LINE = new RegExp(
  `^(?<place>${CAPITALS}${REGION})${DAY}(?: ?\\((?:[^()]{2,40})\\))?[.:,]?$`,
  'u',
);
const PLACE_DATE = new RegExp(`^\\p{Lu}[\\p{L}.'’ -]{2,30}, (?=\\d|${MONTH} )`, 'u');

/** `Jane Doe, Transport correspondent` */
const ROLE =
  /^\p{Lu}[\p{L}.'-]{1,20}(?: [\p{L}.'-]{1,20}){1,3}(?:,| in \p{Lu}\p{L}{2,20},?) (?:[\p{L}&'-]{1,20} ){0,4}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Cc]olumnist|[Ss]taff|[Cc]ontributor|[Dd]esk)(?: in [\p{L} ]{2,30})?$/u;
const PARTICLES = /^(?:al|el|bin|ibn|de|da|di|du|van|von|der|den|la|le|dos|del|abu)$/i;
const NAME_TOKEN = /^\p{Lu}[\p{L}.'’-]{0,24}$/u;
const PLACE = /^\p{Lu}[\p{L}.'’-]{1,24}(?:,? \p{Lu}[\p{L}.'’-]{1,24}){0,2}$/u;
const BYLINE_START =
  /^(?:by|written by|text by|filed by|posted by|story by|report by|reported by|author|words by|from our|from)\s?:?\s/i;
const BYLINE_TOKEN =
  /^(?:and|of|in|for|with|at|the|staff|writer|reporter|correspondent|editor|senior|chief|agencies|on|am|pm|a\.m\.|p\.m\.|updated|published|posted|contributor|special|to|diplomatic|political|foreign|affairs|min|mins|minutes?|read|bureau|[\d:.,/+-]{1,12}|[^\p{L}\p{N}]{1,3})[,.;]?$|@/iu;
const STAFF =
  /^(?:(?:[\p{L}\d.&'’-]{1,20} ){0,3}(?:staff|agencies|(?:news|web|world|foreign|digital|online|sports) ?desk|staff (?:writers?|reporters?)|(?:\p{L}{1,20} )?correspondents?|newsroom|editorial(?: team| board)?|news (?:service|agency|agencies)|wire services?|bureau|(?:staff )?reporters?)|(?:reuters|afp|ap|associated press|the associated press|agence france-presse|anadolu agency|xinhua|dpa|efe|ansa|bloomberg|upi|tass)(?: (?:and|&|\/) .{2,30})?)$/iu;

const AUTHOR_BOX =
  /^ (?:covers|writes|reports|edits|is (?:an?|the|[\w' ]{2,30}'s)|is based in|has (?:covered|worked|written|reported)|joined|can be (?:reached|followed|contacted)|lives in)\b/;
/** What a fact check found. */
const VERDICT =
  /^(?:(?:mostly |half |partly )?(?:true|false)|unproven|mixture|misleading|unverified|verdict|claim)$/;

/** Two or three capitalised words, particles aside: what stands alone under a headline is the author. */
function isName(text: string): boolean {
  const tokens = text.split(' ');
  const names = tokens.filter((token) => !PARTICLES.test(token));
  return (
    names.length >= 2 &&
    names.length <= 3 &&
    tokens.length <= 5 &&
    names.every((token) => NAME_TOKEN.test(token))
  );
}

/** Marks what stands between title and story, and cuts datelines off paragraphs. */
export function readHead(page: Page, reading: HeadReading): void {
  const { lines, rules } = page;
  const end = Math.min(lines.length, page.lead === -1 ? page.title + 1 + HEAD.lines : page.lead + 1);
  const from = Math.max(page.title + 1, end - HEAD.lines);
  for (let i = from; i < end; i++) {
    if (rules[i] !== undefined || lines[i]!.text.length > 4 * HEAD.prefix) continue;
    if (i === page.lead) cutByline(page, i, reading);
    else if (!markDate(page, i, reading, true) && !markByline(page, i, reading)) cutByline(page, i, reading);
  }
  markLateByline(page, end, reading);
  markFragments(page, end);
}

/** "By Jane Doe" behind a summary in points that was taken for the lead. */
function markLateByline(page: Page, from: number, reading: HeadReading): void {
  const end = Math.min(page.lines.length, page.title + HEAD.bylineLines);
  for (let i = from; i < end; i++) {
    const { head, shape } = page.lines[i]!;
    if (page.rules[i] !== undefined || shape.ending !== 'none' || !/^by /i.test(head)) continue;
    if (shape.words > 8 || !isByline(head) || !isName(head.slice(3).split(/,| and /)[0]!)) continue;
    page.rules[i] = 'byline';
    reading.byline ??= head;
  }
}

/** Buttons, counters and section names of a word or three beside other furniture, above the story. */
function markFragments(page: Page, end: number): void {
  const { lines, rules } = page;
  for (let i = page.title + 1; i < end; i++) {
    const { shape, key } = lines[i]!;
    if (rules[i] !== undefined || i === page.lead || page.lead === -1) continue;
    if (shape.words > HEAD.fragmentWords || shape.ending !== 'none' || shape.sentences) continue;
    if (VERDICT.test(key)) continue;
    const beside = (i - 1 > page.title && rules[i - 1] !== undefined) || rules[i + 1] !== undefined;
    if (beside) rules[i] = 'navigation';
  }
}

/** Cuts `LONDON (Reuters) - ` off the first paragraph kept. */
export function cutDateline(page: Page, i: number, reading: HeadReading): void {
  const line = page.lines[i];
  if (line === undefined) return;
  const start = line.text.slice(0, HEAD.prefix);
  for (const pattern of DATELINES) {
    const match = pattern.exec(start);
    if (match === null || NO_PLACE.test(match[0])) continue;
    const rest = cutLine(line, match[0].length);
    if (rest.shape.words < 3) return;
    reading.cuts.push({ start: line.start, end: rest.start, rule: 'dateline' });
    // The report's own dateline tells more than the place in an aggregator's byline.
    setDateline(match[0].replace(/[\s:–—―-]{1,5}$/, ''), match.groups?.date, reading, true);
    page.lines[i] = rest;
    return;
  }
}

function setDateline(text: string, date: string | undefined, reading: HeadReading, anew = false): void {
  if (anew || reading.dateline === undefined) reading.dateline = normalise(text);
  const day = date === undefined ? undefined : findDates(date)[0];
  const time = day === undefined ? undefined : startOf(day.from);
  if (time !== undefined) reading.dates.dateline.push(time);
}

function markByline(page: Page, i: number, reading: HeadReading): boolean {
  const line = page.lines[i]!;
  if (line.text.length > HEAD.prefix || line.shape.sentences) return false;
  const { head } = line;
  const repeated =
    page.lines[i + 1]?.head === head || (i - 1 !== page.title && page.lines[i - 1]?.head === head);
  const place = repeated || STAFF.test(head) || NO_PLACE.test(head) ? null : PLACE_LINE.exec(head);
  if (place !== null && head.replace(/[^\p{L}]/gu, '').length > 3) {
    page.rules[i] = 'dateline';
    setDateline(head, place.groups?.date, reading);
    return true;
  }
  const isInitials = /^[A-Z]{2,4}$/.test(head) || (repeated && line.shape.words <= 4);
  const meta = isInitials || isByline(head) ? [head] : metaParts(head);
  if (meta !== undefined) {
    page.rules[i] = 'byline';
    const author = meta.find((part) => isInitials || isByline(part));
    if (author !== undefined) reading.byline ??= author;
    const day = findDates(head).find(
      (mention) => mention.precision === 'day' && mention.from.year !== undefined,
    );
    if (day !== undefined) reading.dates.byline.push(startOf(day.from)!);
    return true;
  }
  return false;
}

function isByline(head: string): boolean {
  const start = BYLINE_START.exec(head);
  // "Jane Doe (now) and John Roe (earlier)" write a live page.
  if (/\((?:now|earlier)\)/.test(head)) return /^\p{Lu}/u.test(head);
  if (start === null) return isName(head) || STAFF.test(head) || ROLE.test(head);
  const author = head.slice(start[0].length);
  if (STAFF.test(author) || /^(?:our|a) (?:\w{1,14} ){0,2}(?:correspondent|reporter|staff)$/i.test(author))
    return true;
  const tokens = author.split(' ');
  return (
    tokens.length <= 16 &&
    /^[\p{Lu}@]/u.test(tokens[0]!) &&
    tokens.every((token) => /^\p{Lu}/u.test(token) || BYLINE_TOKEN.test(token))
  );
}

/**
 * `Jane Doe | London | 15 Sep 2020 | 3 min read`: the parts, if every one is a name, a place, a date or a
 * reading time.
 */
function metaParts(head: string): string[] | undefined {
  const place = PLACE_DATE.exec(head);
  if (place !== null && parseDateLine(head.slice(place[0].length)) !== undefined) return [head];
  const parts = head.split(/ ?[|•·] ?| [-–—/] | (?=by \p{Lu})/u).filter((part) => part !== '');
  if (parts.length < 2 || parts.length > 6) return undefined;
  let told = 0;
  for (const part of parts) {
    if (
      parseDateLine(part) !== undefined ||
      /^\d{1,3} ?-?min/i.test(part) ||
      BYLINE_START.test(part) ||
      STAFF.test(part)
    )
      told++;
    else if (!PLACE.test(part) && !isName(part) && !/^\d{1,2}:\d\d/.test(part)) return undefined;
  }
  return told > 0 ? parts : undefined;
}

/** Cuts `Jane Doe - City - ` off a standfirst. */
function cutByline(page: Page, i: number, reading: HeadReading): void {
  const line = page.lines[i]!;
  const match = /^([^|–—]{4,50}?)\s[-–—|]\s([^|–—]{3,40}?)\s[-–—|]\s(?=["“'‘\p{Lu}])/u.exec(
    line.text.slice(0, HEAD.prefix),
  );
  if (match === null || !PLACE.test(normalise(match[2]!))) return;
  const author = normalise(match[1]!);
  if (!isName(author) && !STAFF.test(author) && !PLACE.test(author)) return;
  const rest = cutLine(line, match[0].length);
  // What follows is a standfirst where the story takes it up; a slogan or the title again goes with the names.
  if (i !== page.lead && !isTakenUp(page, i, rest.head)) {
    reading.byline ??= author;
    reading.dateline ??= normalise(match[2]!);
    page.rules[i] = 'byline';
    return;
  }
  if (rest.shape.words < 4) return;
  reading.byline ??= normalise(match[1]!);
  reading.dateline ??= normalise(match[2]!);
  reading.cuts.push({ start: line.start, end: rest.start, rule: 'dateline' });
  page.lines[i] = rest;
}

/** Whether two words of a standfirst, or one of a short one, are in the paragraphs behind it, and it adds some. */
function isTakenUp(page: Page, i: number, standfirst: string): boolean {
  const words = new Set(contentWordsOf(standfirst));
  const title = new Set(contentWordsOf(page.lines[page.title]?.head ?? ''));
  const held = new Set<string>();
  let added = 0;
  for (const word of words) if (!title.has(word)) added++;
  for (let k = i + 1; k < page.lines.length && k <= i + HEAD.lines; k++) {
    if (page.rules[k] !== undefined) continue;
    for (const word of contentWordsOf(page.lines[k]!.head)) if (words.has(word)) held.add(word);
  }
  return added > 0 && held.size >= Math.min(2, words.size);
}

/** "Jane Doe covers … for …", "Jane Doe is a …" at the page's end: the author's box. */
export function markAuthorBox(page: Page, byline: string | undefined): void {
  const name =
    byline === undefined
      ? ''
      : byline
          .replace(BYLINE_START, '')
          .split(/,| and | \|/)[0]!
          .trim();
  if (!isName(name)) return;
  for (let i = page.lines.length - 1; i > page.title && i >= page.lines.length - HEAD.authorLines; i--) {
    const { head, text } = page.lines[i]!;
    if (page.rules[i] !== undefined || text.length > 4 * HEAD.prefix || !head.startsWith(`${name} `))
      continue;
    if (AUTHOR_BOX.test(head.slice(name.length))) page.rules[i] = 'byline';
  }
}

/** Marks labelled date lines anywhere, for `Updated: …` under a story. */
export function markLabelledDates(page: Page, reading: HeadReading): void {
  for (let i = 0; i < page.lines.length; i++) {
    if (page.rules[i] !== undefined || i === page.title || page.lines[i]!.key === '') continue;
    const line = page.lines[i]!;
    const date = line.text.length > HEAD.prefix ? undefined : parseDateLine(line.text);
    const stamp = date === undefined ? readStamp(line.key) : undefined;
    if (date?.label === undefined && !(stamp?.labelled || stamp?.zoned)) continue;
    page.rules[i] = 'date-line';
    const day = date ?? dayIn(line.text);
    if (day !== undefined) keepDate(day, reading, i < page.title + HEAD.bylineLines);
  }
}
