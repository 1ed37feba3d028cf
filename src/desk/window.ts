/**
 * Which reports a desk keeps: the latest, so many and so many days' worth.
 *
 * Reports are placed by event time, the date of publication where it can be believed: a date ahead of the desk's clock counts as the
 * clock's own, and so does none. Without a clock of the caller's the desk reads the time from what arrives, the median of the latest dated
 * arrivals, so that neither one report from 2099 nor one from 1970 moves it.
 *
 * Cost: O(log reports) an arrival.
 * @module
 */

import { codeUnitOrder } from '../article/article';
import { DAY_MS } from '../dates/calendar';

/**
 * How long a desk keeps reports.
 *
 * @example
 * ```ts
 * const window: WindowOptions = { keepDays: 3, keepArticles: 10_000 };
 * const desk = new NewsDesk(window);
 * ```
 */
export interface WindowOptions {
  /** Days, more than 0. Default 30. */
  keepDays?: number;
  /** Reports, at least 1. Default 100,000. */
  keepArticles?: number;
  /** The time in epoch milliseconds. Default: read from the dates of what arrives. */
  now?: () => number;
}

/** A date may be so far ahead of the clock: time zones, and dates without a time. */
const AHEAD = DAY_MS;
/** Arrivals whose median date is the time. */
const ARRIVALS = 31;

/** Everything a window knows; with it, another goes on as this one would. */
export interface WindowState {
  /** Publication times of the latest dated arrivals, oldest arrival first. */
  readonly arrivals: readonly number[];
  /** Reports kept, with their event times. */
  readonly kept: ReadonlyMap<string, number>;
}

/** The reports kept, by event time. */
export class DeskWindow {
  readonly #span: number;
  readonly #most: number;
  readonly #now: (() => number) | undefined;
  #arrivals: number[];
  readonly #times: Map<string, number>;
  /** A heap of reports, the next to go first; one that was removed stays in until it comes up. */
  readonly #queue: { readonly id: string; readonly time: number }[] = [];

  constructor(options: WindowOptions = {}, state?: WindowState) {
    const { keepDays = 30, keepArticles = 100_000, now } = options;
    this.#span = keepDays * DAY_MS;
    this.#most = keepArticles;
    this.#now = now;
    this.#arrivals = [...(state?.arrivals ?? [])];
    this.#times = new Map();
    for (const [id, time] of state?.kept ?? []) this.#keep(id, time);
  }

  get state(): WindowState {
    return { arrivals: [...this.#arrivals], kept: new Map(this.#times) };
  }

  get size(): number {
    return this.#times.size;
  }

  /** The event time of a report that is kept. */
  timeOf(id: string): number | undefined {
    return this.#times.get(id);
  }

  /** The time, in epoch milliseconds; undefined while nothing tells it. */
  get clock(): number | undefined {
    if (this.#now !== undefined) return this.#now();
    if (this.#arrivals.length === 0) return undefined;
    const sorted = [...this.#arrivals].sort((a, b) => a - b);
    return sorted[(sorted.length - 1) >> 1]!;
  }

  /** Takes a report in, or anew; `time` is its date of publication, if it has one. */
  add(id: string, time: number | undefined): void {
    if (time !== undefined) {
      this.#arrivals.push(time);
      if (this.#arrivals.length > ARRIVALS) this.#arrivals.shift();
    }
    const clock = this.clock;
    // Before any date is known, what is undated is as old as can be.
    const latest = clock ?? Number.NEGATIVE_INFINITY;
    this.#keep(id, time === undefined ? latest : time > latest + AHEAD ? latest : time);
  }

  remove(id: string): boolean {
    const was = this.#times.delete(id);
    if (this.#queue.length > 2 * this.#times.size + 16) this.#rebuild();
    return was;
  }

  /** Lets go of the reports that are too old or too many; returns them, oldest first. */
  evict(): string[] {
    const gone: string[] = [];
    const clock = this.clock;
    const oldest = clock === undefined ? Number.NEGATIVE_INFINITY : clock - this.#span;
    while (this.#queue.length > 0) {
      const { id, time } = this.#queue[0]!;
      const isLive = this.#times.get(id) === time;
      // Undated from before any date was known: only the count makes it go.
      const isOld = time < oldest && time !== Number.NEGATIVE_INFINITY;
      if (isLive && !isOld && this.#times.size <= this.#most) break;
      this.#pop();
      if (isLive) {
        this.#times.delete(id);
        gone.push(id);
      }
    }
    return gone;
  }

  #keep(id: string, time: number): void {
    this.#times.set(id, time);
    const queue = this.#queue;
    const entry = { id, time };
    let at = queue.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(entry, queue[parent]!)) break;
      queue[at] = queue[parent]!;
      at = parent;
    }
    queue[at] = entry;
  }

  #pop(): void {
    const queue = this.#queue;
    const last = queue.pop()!;
    if (queue.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child + 1 < queue.length && isBefore(queue[child + 1]!, queue[child]!)) child++;
      if (child >= queue.length || !isBefore(queue[child]!, last)) break;
      queue[at] = queue[child]!;
      at = child;
    }
    queue[at] = last;
  }

  #rebuild(): void {
    this.#queue.length = 0;
    for (const [id, time] of [...this.#times]) this.#keep(id, time);
  }
}

/** The older first; of two of the same time the one with the higher id, so that the order of arrival decides nothing. */
function isBefore(a: { id: string; time: number }, b: { id: string; time: number }): boolean {
  return a.time !== b.time ? a.time < b.time : codeUnitOrder(a.id, b.id) > 0;
}
