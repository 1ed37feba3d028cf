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
import { type DateMention, endOf, findDates, startOf } from '../dates/dates';
import { splitSentences } from '../text/sentences';
import { hashWord, splitWords } from '../text/words';
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
  /** Figures of title and lead, by hash. */
  readonly leadFigures: ReadonlySet<number>;
  /** Figures of all that is read. */
  readonly figures: ReadonlySet<number>;
}

const WEEKDAY_NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
let cached: ReadonlyMap<number, number> | undefined;

/** Weekdays by the hash of their name; other languages are silent. */
function weekdayOf(): ReadonlyMap<number, number> {
  cached ??= new Map(WEEKDAY_NAMES.map((name, day) => [hashWord(name), 1 << day] as const));
  return cached;
}

/** Days of a range whose weekdays count; a longer one has all of them and excludes nothing. */
const LONGEST_RANGE = 3;

/** Reads the frame of a report. */
export function frameOf(article: CheckedArticle): Frame {
  const head = article.text.slice(0, FRAME_UNITS.head);
  const sentences = splitSentences(head.slice(0, FRAME_UNITS.lead));
  const leadEnd = sentences[FRAME_UNITS.leadSentences - 1]?.end ?? FRAME_UNITS.lead;
  const lead = head.slice(0, leadEnd);
  const weekdays = weekdaysIn(article.title) | weekdaysIn(head);
  const reference = article.time === undefined ? {} : { reference: article.time };
  const dated = [
    ...findDates(article.title, reference),
    ...findDates(head.slice(0, FRAME_UNITS.lead), reference),
  ];
  // Without the reference: "on Monday" and "a month ago" name no month of their own.
  const explicit = [...findDates(article.title), ...findDates(head)];
  const leadFigures = new Set<number>();
  addFigures(article.title, leadFigures);
  addFigures(lead, leadFigures);
  const figures = new Set(leadFigures);
  addFigures(head, figures);
  return {
    weekdays,
    days: weekdays | weekdaysOf(dated),
    months: monthsOf(explicit),
    leadFigures,
    figures,
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
  if (a.leadFigures.size > 0 && b.leadFigures.size > 0) {
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

function shareIn(figures: ReadonlySet<number>, others: ReadonlySet<number>): number {
  let found = 0;
  for (const figure of figures) if (others.has(figure)) found++;
  return found / figures.size;
}

function weekdaysIn(text: string): number {
  const { hashes, count } = splitWords(text);
  const named = weekdayOf();
  let days = 0;
  for (let i = 0; i < count; i++) days |= named.get(hashes[i]!) ?? 0;
  return days;
}

function weekdaysOf(mentions: readonly DateMention[]): number {
  let days = 0;
  for (const { from, to, precision } of mentions) {
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

function monthsOf(mentions: readonly DateMention[]): number {
  let months = 0;
  for (const { from, to } of mentions) {
    if (from.month !== undefined) months |= 1 << from.month;
    if (to.month !== undefined) months |= 1 << to.month;
  }
  return months;
}

const ZERO = 0x30;
const NINE = 0x39;
const COMMA = 0x2c;
const POINT = 0x2e;

/** Adds the hashes of the figures of a text: runs of digits, "1,500" as 1500, "5.6" as it stands. */
function addFigures(text: string, figures: Set<number>): void {
  let hash = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= ZERO && unit <= NINE) {
      hash = Math.imul(hash, 31) + unit;
      continue;
    }
    const next = text.charCodeAt(i + 1);
    const isInside = hash !== 0 && next >= ZERO && next <= NINE;
    if (isInside && unit === COMMA) continue;
    if (isInside && unit === POINT) {
      hash = Math.imul(hash, 31) + unit;
      continue;
    }
    if (hash !== 0) figures.add(hash);
    hash = 0;
  }
}
