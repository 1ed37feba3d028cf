/**
 * Every pair of texts that shares shingles, with exact similarities: an inverted index over all shingles and exact
 * intersection counts. Words are cut by a regular expression and numbered, shingles are numbered sequences of word
 * numbers; nothing is hashed and nothing of src/ is used, so that it can be the judge of it.
 */

/** Two texts, by their positions, that share at least one shingle. */
export interface ExactPair {
  a: number;
  b: number;
  jaccard: number;
  /** Share of the smaller shingle set that is in the other. */
  containment: number;
}

const MAX_NUMBER = 2 ** 26;

/** Numbers keys in the order in which they come. */
class Numbering<Key> {
  readonly #numbers: Map<Key, number> = new Map();

  of(key: Key): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    return number;
  }
}

/** Each text's set of shingles of `size` words, as numbers; a shorter text is one shingle. */
export function numberedShingles(texts: readonly string[], size: number): Set<number>[] {
  const words = new Numbering<string>();
  const longer = Array.from({ length: size }, () => new Numbering<number>());
  const shorter = new Numbering<string>();
  return texts.map((text) => {
    const numbers = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => words.of(word));
    if (numbers.length < size) {
      return new Set(numbers.length === 0 ? [] : [-1 - shorter.of(numbers.join(' '))]);
    }
    let runs = numbers;
    for (let length = 2; length <= size; length++) {
      const next: number[] = [];
      for (let i = 0; i + length <= numbers.length; i++) {
        next.push(longer[length - 1]!.of(runs[i]! * MAX_NUMBER + numbers[i + length - 1]!));
      }
      runs = next;
    }
    return new Set(runs);
  });
}

/** All pairs that `wanted` accepts, by exact counts of the shingles in common. */
export function exactJoin(
  shingles: readonly ReadonlySet<number>[],
  wanted: (pair: ExactPair) => boolean,
): ExactPair[] {
  const postings = new Map<number, number[]>();
  const shared = new Int32Array(shingles.length);
  const pairs: ExactPair[] = [];
  shingles.forEach((set, b) => {
    const met: number[] = [];
    for (const shingle of set) {
      const list = postings.get(shingle);
      if (list === undefined) {
        postings.set(shingle, [b]);
        continue;
      }
      for (const a of list) if (shared[a]!++ === 0) met.push(a);
      list.push(b);
    }
    for (const a of met) {
      const [n, smaller] = [shared[a]!, Math.min(set.size, shingles[a]!.size)];
      shared[a] = 0;
      const pair = { a, b, jaccard: n / (set.size + shingles[a]!.size - n), containment: n / smaller };
      if (wanted(pair)) pairs.push(pair);
    }
  });
  return pairs;
}
