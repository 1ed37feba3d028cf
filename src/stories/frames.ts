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
import { endOf, findDays, findSpans, startOf } from '../dates/dates';
import { WEEKDAY_NAMES } from '../text/calendar-words';
import { splitSentences } from '../text/sentences';
import { WordSet } from '../text/word-set';
import { hashWord, hashWords } from '../text/words';
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
  const sentences = splitSentences(opening, FRAME_UNITS.leadSentences);
  const lead = opening.slice(0, sentences[FRAME_UNITS.leadSentences - 1]?.end);
  // Other languages name days and months in their own words.
  const own = article.language?.calendarOf(`${article.title}\n${head}`);
  const weekdays = weekdaysIn(article.title) | weekdaysIn(head) | (own?.weekdays ?? 0);
  const dated = weekdaysOf(article.title, article.time) | weekdaysOf(opening, article.time);
  const figures = new Figures();
  figures.add(article.title, article.title.length);
  const leadFigures = figures.add(head, lead.length);
  return {
    weekdays,
    days: weekdays | dated,
    months: monthsOf(article.title) | monthsOf(head) | (own?.months ?? 0),
    leadFigures,
    figures: figures.sorted(),
  };
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

function weekdaysIn(text: string): number {
  const hashes = hashWords(text);
  const { names, bits } = weekdayNames();
  let days = 0;
  for (let i = 0; i < hashes.length; i++) if (names.has(hashes[i]!)) days |= bits.get(hashes[i]!)!;
  return days;
}

/** Weekdays of the days that a text names otherwise. */
function weekdaysOf(text: string, reference: number | undefined): number {
  let days = 0;
  for (const { from, to, precision } of findDays(text, reference)) {
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
function monthsOf(text: string): number {
  let months = 0;
  for (const { from, to } of findSpans(text)) {
    if (from.month !== undefined) months |= 1 << from.month;
    if (to.month !== undefined) months |= 1 << to.month;
  }
  return months;
}

const ZERO = 0x30;
const NINE = 0x39;
const COMMA = 0x2c;
const POINT = 0x2e;

/** The hashes of figures: runs of digits, "1,500" as 1500, "5.6" as it stands. */
class Figures {
  readonly #all: number[] = [];

  /**
   * Adds the figures of a text.
   *
   * @param lead code units of its lead
   * @returns all figures so far but those behind the lead
   */
  add(text: string, lead: number): Int32Array {
    const { length } = text;
    let leading: Int32Array | undefined;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > NINE || unit < ZERO) continue;
      const end = figureEnd(text, i, length);
      if (end > lead && leading === undefined) {
        // The lead may end within a figure.
        if (i < lead) this.#all.push(hashFigure(text, i, figureEnd(text, i, lead)));
        leading = this.sorted();
      }
      this.#all.push(hashFigure(text, i, end));
      i = end;
    }
    return leading ?? this.sorted();
  }

  /** All of them, each once. */
  sorted(): Int32Array {
    if (this.#all.length === 0) return NO_FIGURES;
    const all = new Int32Array(this.#all.length);
    for (let i = 0; i < all.length; i++) all[i] = this.#all[i]!;
    all.sort();
    let count = 0;
    for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[count++] = all[i]!;
    return count === all.length ? all : all.slice(0, count);
  }
}

function isFigure(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

/** Where the figure that starts at `i` ends: a comma or point inside stands before a digit. */
function figureEnd(text: string, i: number, length: number): number {
  let end = i + 1;
  for (; end < length; end++) {
    const unit = text.charCodeAt(end);
    if (isFigure(unit)) continue;
    const isInside = (unit === COMMA || unit === POINT) && end + 1 < length;
    if (!isInside || !isFigure(text.charCodeAt(end + 1))) break;
  }
  return end;
}

function hashFigure(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== COMMA) hash = (Math.imul(hash, 31) + unit) | 0;
  }
  return hash;
}

const NO_FIGURES = new Int32Array(0);
