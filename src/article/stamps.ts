/**
 * Stamps: lines made of nothing but dates, clock times, time zones, ages ("3 hours ago") and their labels.
 * Looser than `parseDateLine`, which reads one day: a stamp may name several, or none.
 *
 * Cost: O(1) per line; lines of more than {@link STAMP_LENGTH} code units are none.
 * @module
 */
import { type DateLine, findDates, parseDateLine, startOf } from '../dates/dates';

/** Longest stamp, in code units. */
const STAMP_LENGTH = 100;

const MONTHS_AND_DAYS =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:sun|mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur)(?:day)?)$/;
const LABEL_WORD = /^(?:updated?|published|posted|modified|edited|created|filed|date|issued)$/;
const ZONE = /^(?:gmt|utc|[ecmp][sd]?t|bst|ist|ces?t|ees?t|eat|cat|wat|wib|hkt|sgt|jst|kst|aes?t|nz[sd]t)$/;
const FILLER =
  /^(?:at|on|the|of|last|first|originally|article|story|am|pm|[ap]\.m|[ap]\.m\.|ago|hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|seconds?|h|m|just|now|local|time|st|nd|rd|th|t|z)$/;
const NUMBER = /^\d{1,4}(?:st|nd|rd|th|am|pm|h|m|min|z)?$/;
const CLOCK = /\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\b)?|\b\d{1,2} ?[ap]\.?m\b/;

/** What a stamp shows. */
export interface Stamp {
  /** Says "Published", "Updated" or the like. */
  readonly labelled: boolean;
  /** Names a zone, as the times of a live page do. */
  readonly zoned: boolean;
}

/** Reads a line's key; `undefined` for a line that holds anything but stamps. */
export function readStamp(key: string): Stamp | undefined {
  if (key.length > STAMP_LENGTH || !/\d/.test(key)) return undefined;
  let labelled = false;
  let zoned = false;
  let named = CLOCK.test(key) || /\bago\b/.test(key) || /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b/.test(key);
  for (const token of key.split(/[\s,:/|·•()–—-]|\.(?=\s|\d|$)/)) {
    if (token === '' || NUMBER.test(token) || FILLER.test(token)) continue;
    if (MONTHS_AND_DAYS.test(token)) named = true;
    else if (LABEL_WORD.test(token)) labelled = true;
    else if (ZONE.test(token)) zoned = true;
    else return undefined;
  }
  return named ? { labelled, zoned } : undefined;
}

/** The first day, with its year, that a stamp or another short line of the head names. */
export function dayIn(text: string): DateLine | undefined {
  const whole = parseDateLine(text);
  if (whole !== undefined) return whole;
  const short = text.slice(0, STAMP_LENGTH);
  const day = findDates(short).find(
    (mention) => mention.precision === 'day' && mention.from.year !== undefined,
  );
  if (day === undefined) return undefined;
  const time = startOf(day.from);
  if (time === undefined) return undefined;
  const isUpdate = /\b(?:updated?|modified)\b/i.test(short.slice(0, day.start));
  return isUpdate ? { time, label: 'updated' } : { time };
}
