/**
 * What was worked out of two clusters before: numbers that depend on the reports of both alone, where what links reports does not change. Reports are known
 * by numbers that stand for them as long as they are there; two clusters by 106 bits of hash over those, which is out of reach of
 * chance for others.
 *
 * Cost: O(reports of both) to ask; some 100 bytes a number. What a run does not ask for is forgotten.
 * @module
 */
import { mix32 } from '../text/hash';

/** Numbers by two clusters, each in the order of its reports. */
class PairNumbers {
  /** By one half of the hash: the other half, and the number. */
  #before: Map<number, readonly [number, number]> = new Map();
  #now: Map<number, readonly [number, number]> = new Map();

  get(key: number, check: number): number | undefined {
    const known = this.#now.get(key);
    if (known !== undefined) return known[0] === check ? known[1] : undefined;
    const older = this.#before.get(key);
    if (older === undefined || older[0] !== check) return undefined;
    this.#now.set(key, older);
    return older[1];
  }

  set(key: number, check: number, value: number): void {
    this.#now.set(key, [check, value]);
  }

  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  begin(): void {
    this.#now.clear();
  }
}

/** Numbers of clusters of one run, remembered for the next. */
export class MergeMemory {
  readonly #contrasts: PairNumbers = new PairNumbers();
  readonly #contradictions: PairNumbers = new PairNumbers();
  readonly #sums: PairNumbers = new PairNumbers();
  #names: ArrayLike<number> = [];
  /** Numbers of this run that were not known. */
  made = 0;

  /** A run begins; one before it may have thrown. @param names by report, no two the same, and the same in every run */
  begin(names: ArrayLike<number>): void {
    this.#names = names;
    this.made = 0;
    for (const numbers of [this.#contrasts, this.#contradictions, this.#sums]) numbers.begin();
  }

  /** A run has ended. */
  turn(): void {
    this.#names = [];
    for (const numbers of [this.#contrasts, this.#contradictions, this.#sums]) numbers.turn();
  }

  contrast(left: readonly number[], right: readonly number[], make: () => number): number {
    return this.#of(this.#contrasts, left, right, make);
  }

  contradiction(left: readonly number[], right: readonly number[], make: () => number): number {
    return this.#of(this.#contradictions, left, right, make);
  }

  /** The sum of the similarities across. */
  sum(left: readonly number[], right: readonly number[], make: () => number): number {
    return this.#of(this.#sums, left, right, make);
  }

  #of(numbers: PairNumbers, left: readonly number[], right: readonly number[], make: () => number): number {
    const names = this.#names;
    let [a, b, c, d] = [left.length, right.length, 0x5bd1e995, 0x2c1b3c6d];
    for (let i = 0; i < left.length + right.length; i++) {
      const name = names[i < left.length ? left[i]! : right[i - left.length]!]!;
      a = mix32(a ^ name);
      b = Math.imul(b ^ name, 0x9e3779b1) ^ (b >>> 15);
      c = mix32(c + name);
      d = Math.imul(d + name, 0x85ebca6b) ^ (d >>> 13);
    }
    const key = (a >>> 0) * 2 ** 21 + (mix32(b) >>> 11);
    const check = (c >>> 0) * 2 ** 21 + (mix32(d) >>> 11);
    const known = numbers.get(key, check);
    if (known !== undefined) return known;
    const value = make();
    this.made++;
    numbers.set(key, check, value);
    return value;
  }
}
