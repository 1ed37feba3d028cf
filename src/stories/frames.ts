/**
 * Event frames: when, and with which figures. Two reports with the same actors on the same topic can still tell of two
 * events, and then their titles and leads contradict each other: one has Thursday where the other has Saturday,
 * November where the other has March, 26 where the other has 23. A frame holds the weekdays, months and figures that
 * a report names; where both reports fill a slot and share nothing in it, their link weighs less, and where the figures
 * of the leads come again in the other report it weighs more. What only one of them names says nothing.
 *
 * A date and a weekday can contradict each other too: 16 September 2020 is no Sunday. So days that the lead names
 * with month and year count as their weekdays; but two dates on one weekday are no agreement.
 *
 * One pair may contradict by chance: a follow-up on Monday of what Saturday brought. Where most reports of one cluster
 * contradict most of the other, the two must be far more alike to be one event. That part has what the contrast test needs
 * and one report cannot give: evidence with a single report on a side.
 *
 * Cost: O(n) in code units up to {@link FRAME_UNITS} a report, O(figures of two leads) a link and a pair of
 * reports of two clusters, at most 64 of each.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { DAY_MS } from '../dates/calendar';
import { datePlace, endOf, findDays, findSpans, startOf } from '../dates/dates';
import { WEEKDAY_NAMES } from '../text/calendar-words';
import { splitSentences } from '../text/sentences';
import { WordSet } from '../text/word-set';
import { hashWord, scanner } from '../text/words';
import { Figures, figureEnd } from './figures';
import type { Link } from './join';
import type { StoryParameters } from './parameters';

/** How much of a report its frame is read from. */
export const FRAME_UNITS = {
  /** Code units of the body read for weekdays, months and figures. */
  head: 6000,
  /** Code units, and sentences, of the body that are its lead. */
  lead: 900,
  leadSentences: 3,
} as const;

/** Reports of a side whose frames speak for it, so that large stories stay cheap. */
const FRAME_MEMBERS = 64;

/** What a report names of its event. Bit 0 of a set of weekdays is Sunday, bit 1 of a set of months January. */
export interface Frame {
  /** Weekdays by name. */
  readonly weekdays: number;
  /** The same with the weekdays of the days that the lead dates in full. */
  readonly days: number;
  /** Months of explicit dates, whatever the year. */
  readonly months: number;
  /** Figures of title and lead, by hash, ascending. */
  readonly leadFigures: Int32Array;
  /** Figures of all that is read. */
  readonly figures: Int32Array;
}

let cached: { readonly names: WordSet; readonly bits: ReadonlyMap<number, number> } | undefined;

/** Weekdays by the hash of their name; other languages are silent. */
function weekdayNames(): NonNullable<typeof cached> {
  if (cached === undefined) {
    const bits = new Map(WEEKDAY_NAMES.map((name, day) => [hashWord(name), 1 << day] as const));
    cached = { names: new WordSet(bits.keys()), bits };
  }
  return cached;
}

/** Days of a range whose weekdays count; a longer one has all of them and excludes nothing. */
const LONGEST_RANGE = 3;

/** Reads the frame of a report. */
export function frameOf(article: CheckedArticle): Frame {
  const head = article.text.slice(0, FRAME_UNITS.head);
  const opening = head.slice(0, FRAME_UNITS.lead);
  // Other languages name days and months in their own words.
  const own = article.language?.calendarOf(`${article.title}\n${head}`);
  const inTitle = cuesOf(article.title);
  const inHead = cuesOf(head);
  const weekdays = inTitle.weekdays | inHead.weekdays | (own?.weekdays ?? 0);
  const dated = weekdaysOf(article.title, article.time, inTitle) | weekdaysOf(opening, article.time, inHead);
  const months = monthsOf(article.title, inTitle) | monthsOf(head, inHead) | (own?.months ?? 0);
  const figures = new Figures();
  figures.add(article.title, inTitle.numeric, article.title.length);
  const leadFigures = figures.add(head, inHead.numeric, leadEnd(opening, inHead));
  return { weekdays, days: weekdays | dated, months, leadFigures, figures: figures.sorted() };
}

/** What the words of a text tell of weekdays, dates and figures, so that the text is read only there. */
interface Cues {
  readonly weekdays: number;
  /** Where dates may start; nothing where the words do not tell. */
  readonly places: readonly number[] | undefined;
  /** Start and end of each word that has a digit, one after the other. */
  readonly numeric: readonly number[];
}

function cuesOf(text: string): Cues {
  const { names, bits } = weekdayNames();
  const { cut, end, isPlain, hashes, bounds, marks } = scanner();
  let weekdays = 0;
  let areTold = true;
  const places: number[] = [];
  const numeric: number[] = [];
  for (let at = 0; at < text.length; at = end()) {
    const count = cut(text, at, Number.POSITIVE_INFINITY, true);
    areTold &&= isPlain();
    for (let i = 0; i < count; i++) {
      const hash = hashes[i]!;
      const start = bounds[2 * i]!;
      if (names.has(hash)) weekdays |= bits.get(hash)!;
      const place = datePlace(text, start);
      if (place >= 0) places.push(place);
      if ((marks[i]! & 1) !== 0) numeric.push(start, bounds[2 * i + 1]!);
    }
  }
  return { weekdays, places: areTold ? places : undefined, numeric };
}

/** Where the lead ends, as far as figures depend on it: sentences are read no further than the last figure of the opening. */
function leadEnd(opening: string, { numeric }: Cues): number {
  let last = 0;
  for (let word = 0; word < numeric.length && numeric[word]! < opening.length; word += 2)
    last = numeric[word + 1]!;
  if (last === 0) return 0;
  const sentences = splitSentences(
    opening,
    FRAME_UNITS.leadSentences,
    figureEnd(opening, last - 1, opening.length),
  );
  return sentences[FRAME_UNITS.leadSentences - 1]?.end ?? opening.length;
}

/** What two frames say of each other, slot by slot: -1 they contradict, 1 they agree, 0 nothing. */
export interface FrameComparison {
  readonly weekdays: number;
  readonly months: number;
  readonly figures: number;
}

/** Compares two frames; slots that one of them leaves empty say nothing. */
export function compareFrames(a: Frame, b: Frame, figureShare: number): FrameComparison {
  const isNamed = a.weekdays !== 0 || b.weekdays !== 0;
  const others = isNamed && a.days !== 0 && b.days !== 0 && (a.days & b.days) === 0;
  const hasMonths = a.months !== 0 && b.months !== 0;
  let figures = 0;
  if (a.leadFigures.length > 0 && b.leadFigures.length > 0) {
    const shared = Math.min(shareIn(a.leadFigures, b.figures), shareIn(b.leadFigures, a.figures));
    figures = shared === 0 ? -1 : shared >= figureShare ? 1 : 0;
  }
  return {
    weekdays: (a.weekdays & b.weekdays) !== 0 ? 1 : others ? -1 : 0,
    months: hasMonths ? ((near(a.months) & b.months) === 0 ? -1 : 1) : 0,
    figures,
  };
}

/** The link weighed by what the two frames say of each other. */
export function weighByFrames(link: Link, frames: readonly Frame[], parameters: StoryParameters): Link {
  const said = compareFrames(frames[link.a]!, frames[link.b]!, parameters.figureShare);
  let weight = 1;
  if (said.weekdays < 0) weight *= parameters.otherWeekdays;
  if (said.months < 0) weight *= parameters.otherMonths;
  if (said.figures < 0) weight *= parameters.otherFigures;
  if (said.figures > 0) weight *= parameters.sameFigures;
  return weight === 1 ? link : { a: link.a, b: link.b, score: link.score * weight };
}

/**
 * How far two clusters contradict each other in time: of their cross pairs, the share with other weekdays or months and
 * nothing in common, less the share with something in common and nothing against it; -1 to 1. Figures can join
 * but not part here: tolls rise within one event.
 */
export function contradiction(
  left: readonly number[],
  right: readonly number[],
  frames: readonly Frame[],
  figureShare: number,
): number {
  const xs = left.slice(0, FRAME_MEMBERS);
  const ys = right.slice(0, FRAME_MEMBERS);
  let sum = 0;
  for (const x of xs) {
    for (const y of ys) {
      const { weekdays, months, figures } = compareFrames(frames[x]!, frames[y]!, figureShare);
      const isAgainst = weekdays < 0 || months < 0;
      const isFor = weekdays > 0 || months > 0 || figures > 0;
      if (isAgainst !== isFor) sum += isAgainst ? 1 : -1;
    }
  }
  return sum / (xs.length * ys.length);
}

/** The months and their neighbours: an event of the 31st is reported on the 1st. Bit 1 is January, bit 12 December. */
function near(months: number): number {
  const around = months | (months << 1) | (months >> 1);
  return around | ((months & 2) << 11) | ((months >> 11) & 2);
}

function shareIn(figures: Int32Array, others: Int32Array): number {
  let found = 0;
  for (let i = 0, k = 0; i < figures.length && k < others.length; ) {
    const [x, y] = [figures[i]!, others[k]!];
    if (x === y) found++;
    if (x <= y) i++;
    if (y <= x) k++;
  }
  return found / figures.length;
}

/** Weekdays of the days that a text names otherwise. */
function weekdaysOf(text: string, reference: number | undefined, { places }: Cues): number {
  let days = 0;
  for (const { from, to, precision } of findDays(text, reference, places)) {
    const first = precision === 'day' ? startOf(from) : undefined;
    const last = precision === 'day' ? endOf(to) : undefined;
    if (first === undefined || last === undefined) continue;
    for (let i = 0, time = first; i < LONGEST_RANGE && time < last; i++, time += DAY_MS) {
      // 1 January 1970 was a Thursday.
      days |= 1 << ((((Math.floor(time / DAY_MS) + 4) % 7) + 7) % 7);
    }
  }
  return days;
}

/** Months of explicit dates. Without a reference: "on Monday" and "a month ago" name no month of their own. */
function monthsOf(text: string, { places }: Cues): number {
  let months = 0;
  for (const { from, to } of findSpans(text, places)) {
    if (from.month !== undefined) months |= 1 << from.month;
    if (to.month !== undefined) months |= 1 << to.month;
  }
  return months;
}
