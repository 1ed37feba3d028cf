/**
 * The timeline, drawn: the dates that the reports name above the line, the days they were published below it.
 *
 * Distances grow with the square root of the time between, so that three hours and three years have room on one line. Places are per cent
 * of the width and sizes pixels, so that the letters stay as large on a phone. Cost: O(n log n) in dates and reports.
 * @module
 */

import type { TimelineEntry } from 'newsfold';
import { DAY_MS } from '../dates/calendar';
import { dateText, dayOf } from './days';
import { count, inline } from './html';
import type { StoryView } from './view';

/** Sizes in pixels; places in per cent of the width. */
const DRAWN = {
  /** The line is inset by this much on either side, per cent. */
  inset: 5,
  /** Rows of labels above the line, and the height of one. */
  rows: 3,
  row: 15,
  /** Width of a character of a label, per cent of the narrowest drawing (300 pixels). */
  character: 2.2,
  /** Columns that reports are counted in. */
  columns: 36,
  /** Height of the tallest column. */
  column: 30,
  /** Height of one report in a column, at most. */
  report: 7,
  /** Least distance of two dates, in square roots of days. */
  step: 0.35,
} as const;

interface Dated {
  readonly entry: TimelineEntry;
  readonly start: number;
  readonly end: number;
}

/** The drawing, or nothing where no two dates are known. */
export function axisDrawing(view: StoryView): string {
  const { story } = view;
  const year = yearOf(story.firstSeen);
  const dated: Dated[] = [];
  for (const entry of story.timeline) {
    const start = dayOf(entry.date, year);
    const end = dayOf(entry.endDate ?? entry.date, year, true);
    if (start !== undefined && end !== undefined) dated.push({ entry, start, end: Math.max(start, end) });
  }
  const published = publications(view);
  const placeOf = scale([
    ...dated.flatMap(({ start, end }) => [start, end]),
    ...published.map(({ day }) => day),
  ]);
  if (placeOf === undefined || !hasDistance(dated, published)) return '';
  const labels = labelled(dated, placeOf);
  const line = 8 + DRAWN.row * Math.max(1, labels.rows);
  const columns = columnsOf(published, placeOf, line + 7);
  const height = line + 10 + columns.height;
  const said = `${count(dated.length, 'date')} named in the reports, ${count(published.length, 'report')} with a known day`;
  return (
    `<svg class="axis" role="img" aria-label="Timeline: ${said}" width="100%" height="${height}">` +
    `<line class="axis-line" x1="1%" x2="99%" y1="${line}" y2="${line}"/>` +
    `${labels.svg(line)}${columns.svg}</svg>`
  );
}

function yearOf(instant: string | undefined): number | undefined {
  const year = instant === undefined ? undefined : new Date(instant).getUTCFullYear();
  return Number.isNaN(year) ? undefined : year;
}

/** A line for one place alone says nothing that its label does not. */
function hasDistance(dated: readonly Dated[], published: readonly Publication[]): boolean {
  return (
    new Set([...dated.map(({ start }) => start), ...published.map(({ day }) => Math.floor(day))]).size > 1
  );
}

interface Publication {
  readonly day: number;
  readonly isCopy: boolean;
}

function publications({ story, reports }: StoryView): Publication[] {
  const canonical = new Set(story.copies.map(({ canonicalId }) => canonicalId));
  const known: Publication[] = [];
  for (const id of story.articleIds) {
    const time = reports.get(id)?.article?.time;
    if (time !== undefined) known.push({ day: time / DAY_MS, isCopy: !canonical.has(id) });
  }
  return known;
}

/** Place of a day, in per cent. */
type Scale = (day: number) => number;

function scale(days: readonly number[]): Scale | undefined {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const places = new Map<number, number>();
  let at = 0;
  for (const [i, day] of sorted.entries()) {
    const gap = i === 0 ? 0 : day - sorted[i - 1]!;
    // Within a day nothing is pushed apart: reports of one hour belong together.
    if (i > 0) at += gap < 1 ? Math.sqrt(gap) * 0.5 : Math.max(DRAWN.step, Math.sqrt(gap));
    places.set(day, at);
  }
  const width = 100 - 2 * DRAWN.inset;
  return (day) => (at === 0 ? 50 : DRAWN.inset + (width * places.get(day)!) / at);
}

/** One decimal, the same on every engine. */
function tenth(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function labelled(dated: readonly Dated[], placeOf: Scale): { rows: number; svg: (line: number) => string } {
  const ends: number[] = new Array<number>(DRAWN.rows).fill(Number.NEGATIVE_INFINITY);
  let rows = 0;
  let year = '';
  const marks: { x: number; to: number; kind: string; text: string; row: number; anchor: string }[] = [];
  for (const { entry, start, end } of [...dated].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const [x, to] = [placeOf(start), placeOf(end)];
    const ofYear = entry.date.slice(0, 4);
    const text = dateText(entry.date, ofYear !== year || entry.precision === 'year');
    year = ofYear;
    const width = text.length * DRAWN.character;
    const anchor = x < 12 ? 'start' : x > 88 ? 'end' : 'middle';
    const left = anchor === 'start' ? x - 2 : anchor === 'end' ? x - width : x - width / 2;
    const row = ends.findIndex((taken) => left > taken + 1);
    if (row >= 0) {
      ends[row] = left + width;
      rows = Math.max(rows, row + 1);
    }
    marks.push({ x, to, kind: entry.background ? 'past' : 'event', text, row, anchor });
  }
  const svg = (line: number): string => {
    // Lines first, labels last: a label hides the line it would be crossed by.
    let [lines, dots, texts] = ['', '', ''];
    for (const { x, to, kind, text, row, anchor } of marks) {
      const [from, top] = [tenth(x), line - 9 - DRAWN.row * row];
      if (row > 0)
        lines += `<line class="axis-stem" x1="${from}%" x2="${from}%" y1="${top + 3}" y2="${line}"/>`;
      if (to - x >= 0.5) {
        lines += `<line class="axis-span ${kind}" x1="${from}%" x2="${tenth(to)}%" y1="${line}" y2="${line}"/>`;
      }
      dots += `<circle class="dot ${kind}" cx="${from}%" cy="${line}" r="5"/>`;
      if (row >= 0)
        texts += `<text class="${kind}" x="${from}%" y="${top}" text-anchor="${anchor}">${inline(text)}</text>`;
    }
    return lines + texts + dots;
  };
  return { rows, svg };
}

/** Reports counted in columns below the line: independent ones first, their copies under them. */
function columnsOf(
  published: readonly Publication[],
  placeOf: Scale,
  top: number,
): { height: number; svg: string } {
  const bins = new Map<number, [number, number]>();
  for (const { day, isCopy } of published) {
    const bin = Math.min(DRAWN.columns - 1, Math.floor((placeOf(day) / 100) * DRAWN.columns));
    const counts = bins.get(bin) ?? [0, 0];
    counts[isCopy ? 1 : 0]++;
    bins.set(bin, counts);
  }
  const most = [...bins.values()].reduce((best, [own, copied]) => Math.max(best, own + copied), 0);
  if (most === 0) return { height: 0, svg: '' };
  const unit = Math.min(DRAWN.report, DRAWN.column / most);
  const width = tenth(100 / DRAWN.columns - 0.6);
  const svg = [...bins]
    .sort(([a], [b]) => a - b)
    .map(([bin, [own, copied]]) => {
      const x = tenth((100 * bin) / DRAWN.columns + 0.3);
      const rect = (kind: string, from: number, n: number): string =>
        n === 0
          ? ''
          : `<rect class="${kind}" x="${x}%" y="${tenth(top + from * unit)}" width="${width}%" height="${tenth(Math.max(0.5, n * unit - 1))}"/>`;
      return rect('own', 0, own) + rect('copied', own, copied);
    });
  return { height: Math.ceil(most * unit), svg: svg.join('') };
}
