/**
 * Long work in small steps: a generator that pauses every few milliseconds and says how far it has come. Drained at once it is a
 * plain function; drained in turns it lets others have the thread in between. What it returns cannot depend on which.
 *
 * @module
 */

/** Work that pauses; what it yields is the share of it that is done, 0 to 1, and never falls. */
export type Steps<T> = Generator<number, T, undefined>;

/** Does the work without a pause. */
export function drain<T>(steps: Generator<unknown, T, undefined>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
  }
}

/** Elements that are sorted between two pauses, some 5 ms of comparing strings. */
const RUN = 4096;

/**
 * Sorts in place, as `Array.prototype.sort` does: runs first, then merges of neighbours.
 *
 * @param compare never 0 for two different elements, or the order of equal ones is theirs before
 * Complexity: O(n log n) comparisons.
 */
export function* sortSteps<T>(items: T[], compare: (a: T, b: T) => number): Steps<void> {
  if (items.length <= RUN) {
    items.sort(compare);
    return;
  }
  let from: T[] = [];
  for (let start = 0; start < items.length; start += RUN) {
    for (const item of items.slice(start, start + RUN).sort(compare)) from.push(item);
    yield (start / items.length) * 0.5;
  }
  let to: T[] = new Array(items.length);
  const rounds = Math.ceil(Math.log2(items.length / RUN));
  for (let round = 0; round < rounds; round++) {
    const width = RUN * 2 ** round;
    for (let start = 0; start < items.length; start += 2 * width) {
      const middle = Math.min(start + width, items.length);
      const end = Math.min(middle + width, items.length);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        if ((at + 1) % RUN === 0) yield 0.5 + (0.5 * (round + at / items.length)) / rounds;
        const takeLeft = right >= end || (left < middle && compare(from[left]!, from[right]!) <= 0);
        to[at] = takeLeft ? from[left++]! : from[right++]!;
      }
    }
    [from, to] = [to, from];
  }
  for (let i = 0; i < items.length; i++) items[i] = from[i]!;
}

/** Steps that are a part of others: their shares of 0 to 1 become shares of `from` to `to`. */
export function* within<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
    yield from + (to - from) * (value as number);
  }
}
