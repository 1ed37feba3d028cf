/**
 * Days and places as spots of one sentence: where they stand, what they are, and whether two of them exclude each other.
 *
 * Cost: O(n) in code units of the sentence.
 * @module
 */
import { type CalendarDay, DAY_MS, dayOf, formatDay, startOf } from '../dates/calendar';
import { type DateMention, findDates } from '../dates/dates';
import { resolveWeekday } from '../dates/reference';
import { NO_PLACES, WEEKDAYS } from './schedule-words';
import type { Token } from './tokens';

/** A day, days or a place, and where the sentence says so. */
export interface Spot {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** Of days the first and last; absent for a weekday that nothing resolves, and for places. */
  readonly days?: { readonly from: CalendarDay; readonly to: CalendarDay };
}

/** The days and places of one sentence. */
export class Spots {
  readonly dates: readonly DateMention[];
  private readonly isTitleCase: boolean;

  /** @param reference when it was published, epoch milliseconds UTC */
  constructor(
    private readonly sentence: string,
    private readonly tokens: readonly Token[],
    private readonly reference: number | undefined,
  ) {
    this.dates = findDates(sentence, reference === undefined ? {} : { reference });
    const long = tokens.filter(({ kind, word }) => kind === 'word' && word.length > 3);
    this.isTitleCase = long.filter(({ capital }) => capital).length > 0.7 * long.length;
  }

  /** A day that starts at token `i` or right behind "the", "early", "late". */
  dayAt(i: number): Spot | undefined {
    for (let j = i; j < Math.min(this.tokens.length, i + 3); j++) {
      const { start, end, word } = this.tokens[j]!;
      const date = this.dates.find(
        (found) =>
          found.start === start || (WEEKDAYS.has(word) && found.start > end && found.start <= end + 2),
      );
      if (date !== undefined) return date.precision === 'day' ? spotOf(date) : undefined;
      if (WEEKDAYS.has(word)) {
        const text = this.sentence.slice(start, end);
        const isLaid = this.reference !== undefined && i > 1 && this.tokens[i - 1]!.word !== 'from';
        if (!isLaid) return { value: text, start, end };
        const day = resolveWeekday(text, this.reference!, 'future', false);
        return { value: formatDay(day), start, end, days: { from: day, to: day } };
      }
      if (word !== 'the' && word !== 'early' && word !== 'late' && word !== 'next' && word !== 'this')
        return undefined;
    }
    return undefined;
  }

  /** A capitalised run at token `i`, where capitals tell. */
  placeAt(i: number): Spot | undefined {
    if (this.isTitleCase) return undefined;
    let to = i;
    while (to < i + 3 && this.tokens[to]?.capital === true && !NO_PLACES.has(this.tokens[to]!.word)) to++;
    if (to === i) return undefined;
    const [start, end] = [this.tokens[i]!.start, this.tokens[to - 1]!.end];
    return { value: this.sentence.slice(start, end), start, end };
  }

  /** A bare weekday given up, resolved by the new day: the one before it, unless that was over when this was written. */
  resolved(from: Spot, to: Spot, isEarlier: boolean): Spot {
    const day = to.days === undefined ? undefined : startOf(to.days.from);
    if (from.days !== undefined || day === undefined || !WEEKDAYS.has(from.value.toLowerCase())) return from;
    const earlier = resolveWeekday(from.value, day, 'past', true);
    const isOver = this.reference !== undefined && startOf(earlier)! < this.reference - 2 * DAY_MS;
    const best = isEarlier || isOver ? resolveWeekday(from.value, day, 'future', true) : earlier;
    return { ...from, value: formatDay(best), days: { from: best, to: best } };
  }
}

/** Whether a spot is a day rather than a place. */
export function isDay({ value, days }: Spot): boolean {
  return days !== undefined || WEEKDAYS.has(value.toLowerCase());
}

/** The days of a date. */
export function spotOf({ start, end, from, to }: DateMention): Spot {
  const [first, last] = [formatDay(from), formatDay(to)];
  return { value: first === last ? first : `${first}/${last}`, start, end, days: { from, to } };
}

/** Whether two stretches of days have none in common; unknown years are taken to be the same. */
export function areApart(a: Spot, b: Spot): boolean {
  if (a.days === undefined || b.days === undefined) return false;
  const key = ({ year, month, day }: CalendarDay, known: boolean): number =>
    (known ? (year ?? 0) * 10_000 : 0) + (month ?? 0) * 100 + (day ?? 0);
  const known = [a.days.from, b.days.from].every(({ year }) => year !== undefined);
  return key(a.days.to, known) < key(b.days.from, known) || key(b.days.to, known) < key(a.days.from, known);
}

/** Whether a day lies before the one an instant is in. */
export function isOver({ days }: Spot, time: number): boolean {
  const last = days === undefined ? undefined : startOf(days.to);
  return last === undefined || last < startOf(dayOf(time))!;
}
