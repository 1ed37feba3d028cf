/**
 * The window: reports published further apart than so many days are not compared, and of two clusters only the pairs that are in
 * reach of each other tell whether they are one story. So a saga runs on for as long as reports of some days are alike.
 *
 * Every story hangs together: it cannot be parted into two without a pair across that is in reach.
 * Cost: O(n log n) for two clusters of n reports together.
 * @module
 */
import type { Dated } from './time';

/** When the dated reports of a cluster were published, earliest first; a day known as a day only is an interval. */
interface Times {
  readonly first: readonly number[];
  readonly last: readonly number[];
}

/** Which reports are in reach of each other. */
export class Window {
  readonly #reports: readonly Dated[];
  readonly #length: number;
  readonly #timesOf: WeakMap<readonly number[], Times> = new WeakMap();

  /** @param length milliseconds */
  constructor(reports: readonly Dated[], length: number) {
    this.#reports = reports;
    this.#length = length;
  }

  /** Whether everything is in reach of everything. */
  get isOpen(): boolean {
    return this.#length === Number.POSITIVE_INFINITY;
  }

  /** Whether two reports may be compared: one is undated, or they may have been published within the window. */
  holds(a: number, b: number): boolean {
    return inReach(this.#reports[a]!, this.#reports[b]!, this.#length);
  }

  /** Pairs across two sets of reports that are in reach. */
  pairs(left: readonly number[], right: readonly number[]): number {
    const all = left.length * right.length;
    if (this.isOpen) return all;
    const [x, y] = [this.#times(left), this.#times(right)];
    return all - this.#gaps(x, y) - this.#gaps(y, x);
  }

  /** Pairs of which the second was published too long after the first. */
  #gaps(earlier: Times, later: Times): number {
    let gaps = 0;
    let before = 0;
    for (const first of later.first) {
      while (before < earlier.last.length && first - earlier.last[before]! > this.#length) before++;
      gaps += before;
    }
    return gaps;
  }

  #times(members: readonly number[]): Times {
    let times = this.#timesOf.get(members);
    if (times === undefined) {
      const dated = members.map((member) => this.#reports[member]!).filter(({ time }) => time !== undefined);
      const upwards = (a: number, b: number): number => a - b;
      times = {
        first: dated.map(({ time }) => time!).sort(upwards),
        last: dated.map(({ time, latest }) => latest ?? time!).sort(upwards),
      };
      this.#timesOf.set(members, times);
    }
    return times;
  }
}

/** Whether two articles may have been published within `window` milliseconds of each other; an undated one is near all. */
export function inReach(a: Dated, b: Dated, window: number): boolean {
  if (a.time === undefined || b.time === undefined) return true;
  const gap = Math.max(a.time, b.time) - Math.min(a.latest ?? a.time, b.latest ?? b.time);
  return gap <= window;
}
