/**
 * Event frames in words: which weekdays, months and figures two reports name.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { MONTH_NAMES, WEEKDAY_NAMES } from '../text/calendar-words';
import { splitSentences } from '../text/sentences';
import { FRAME_UNITS } from './frames';

/** Figures, days or months that are named. */
const SHOWN = 4;

/** Weekdays of a frame's bits. */
export function weekdayNames(bits: number): string {
  return listed(WEEKDAY_NAMES.filter((_, day) => (bits & (1 << day)) !== 0).map(capitalised));
}

/** Months of a frame's bits. */
export function monthNames(bits: number): string {
  return listed(MONTH_NAMES.filter((_, month) => (bits & (2 << month)) !== 0).map(capitalised));
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A few of a list, in words. */
export function listed(words: readonly string[]): string {
  return words.length <= SHOWN ? words.join(', ') : `${words.slice(0, SHOWN).join(', ')} and others`;
}

/** Figures of two reports as their frames compare them. */
export interface FigureWords {
  /** Figures of one lead that the other report has too. */
  readonly shared: string[];
  /** Figures of each lead that the other report has not. */
  readonly onlyA: string[];
  readonly onlyB: string[];
}

/** Compares the figures of two reports. */
export function figureWords(a: CheckedArticle, b: CheckedArticle): FigureWords {
  const [leadA, leadB] = [leadFigures(a), leadFigures(b)];
  const [inA, inB] = [allFigures(a), allFigures(b)];
  const shared = new Set<string>();
  for (const figure of leadA) if (inB.has(figure)) shared.add(figure);
  for (const figure of leadB) if (inA.has(figure)) shared.add(figure);
  return {
    shared: [...shared],
    onlyA: [...leadA].filter((figure) => !inB.has(figure)),
    onlyB: [...leadB].filter((figure) => !inA.has(figure)),
  };
}

function leadFigures({ title, text }: CheckedArticle): Set<string> {
  const head = text.slice(0, FRAME_UNITS.lead);
  const end = splitSentences(head)[FRAME_UNITS.leadSentences - 1]?.end ?? FRAME_UNITS.lead;
  return new Set([...figuresIn(title), ...figuresIn(head.slice(0, end))]);
}

function allFigures({ title, text }: CheckedArticle): Set<string> {
  return new Set([...figuresIn(title), ...figuresIn(text.slice(0, FRAME_UNITS.head))]);
}

/** Runs of digits, "1,500" as 1500, "5.6" as it stands. */
function figuresIn(text: string): string[] {
  return Array.from(text.matchAll(/[0-9][0-9.,]{0,30}/g), ([figure]) => {
    let end = figure.length;
    while (figure[end - 1] === '.' || figure[end - 1] === ',') end--;
    return figure.slice(0, end).replaceAll(',', '');
  });
}
