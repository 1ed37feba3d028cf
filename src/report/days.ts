/**
 * Days as people read them, in English and UTC, and as places on an axis.
 * @module
 */
import { DAY_MS } from '../dates/calendar';
import { MONTH_NAMES } from '../text/calendar-words';

const MONTHS = MONTH_NAMES.map((name) => name.charAt(0).toUpperCase() + name.slice(1, 3));
const DATE = /^(?:(\d{4})|-)(?:-(\d{2}))?(?:-(\d{2}))?$/;

/** A date of a timeline, taken apart. */
interface Parts {
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
}

function partsOf(date: string): Parts | undefined {
  const match = date.length > 10 ? null : DATE.exec(date);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  return { year, month, day };
}

/** `15 Sep 2020`, `Sep 2020`, `2020`, `15 Sep`; the date itself where it has another form. */
export function dateText(date: string, withYear = true): string {
  const parts = partsOf(date);
  if (parts === undefined) return date;
  const month = parts.month === undefined ? undefined : MONTHS[parts.month - 1];
  const year = withYear || month === undefined ? parts.year : undefined;
  return [parts.day, month, year].filter((part) => part !== undefined).join(' ');
}

/** `15-16 Sep 2020` as short as it can be said. */
export function rangeText(date: string, endDate: string | undefined): string {
  if (endDate === undefined || endDate === date) return dateText(date);
  const [from, to] = [partsOf(date), partsOf(endDate)];
  const sameYear = from?.year === to?.year;
  if (sameYear && from?.month === to?.month && from?.day !== undefined)
    return `${from.day}–${dateText(endDate)}`;
  return `${dateText(date, !sameYear)} – ${dateText(endDate)}`;
}

/** First day (or with `last`, the last) of a date, in days since 1970; a date without a year takes `year`. */
export function dayOf(date: string, year: number | undefined, last = false): number | undefined {
  const parts = partsOf(date);
  const y = parts?.year ?? year;
  if (parts === undefined || y === undefined) return undefined;
  const { month, day } = parts;
  const instant = new Date(0);
  if (!last || day !== undefined) instant.setUTCFullYear(y, (month ?? 1) - 1, day ?? 1);
  else if (month !== undefined) instant.setUTCFullYear(y, month, 0);
  else instant.setUTCFullYear(y, 11, 31);
  const time = instant.getTime();
  return Number.isNaN(time) ? undefined : time / DAY_MS;
}

/** `14 Jun 2020, 17:30`, or the day alone for a report whose time is not known. */
export function timeText(time: number | undefined, latest?: number | undefined): string {
  if (time === undefined) return 'undated';
  const [day, clock] = [
    new Date(time).toISOString().slice(0, -14),
    new Date(time).toISOString().slice(-13, -8),
  ];
  if (latest === undefined) return `${dateText(day)}, ${clock}`;
  return dateText(latest - time > DAY_MS ? day.slice(0, -3) : day);
}

/** A `time` element for an instant. */
export function timeElement(time: number | undefined, latest?: number | undefined): string {
  if (time === undefined) return '<span class="undated">undated</span>';
  const iso = new Date(time).toISOString();
  const year = new Date(time).getUTCFullYear();
  const text = timeText(time, latest);
  // The element knows years of four digits only.
  if (year < 1 || year > 9999) return text;
  return `<time datetime="${latest === undefined ? `${iso.slice(0, 16)}Z` : iso.slice(0, 10)}">${text}</time>`;
}
