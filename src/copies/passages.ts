/**
 * Shared passages: runs of words that stand in two texts, found as shingles in common and grown to their full length.
 * Cost: O(n) in words; a shingle's first {@link MAX_PLACES} places in the first text are tried.
 * @module
 */
import { WORDS_A_SHINGLE } from '../sketch/shingle';
import { mix32 } from '../text/hash';
import type { Words } from '../text/words';

/**
 * A run of words in both texts, with UTF-16 offsets.
 *
 * @example
 * ```ts
 * const [a, b] = articles;
 * const [passage]: Passage[] = explain(a!, b!).passages;
 * passage?.words; // 100
 * a!.text.slice(passage?.a.start, passage?.a.end) === passage?.text; // true
 * ```
 */
export interface Passage {
  /** As the first text spells it. */
  text: string;
  words: number;
  a: { start: number; end: number };
  b: { start: number; end: number };
}

/** Places of one shingle that are tried: more are a refrain. */
const MAX_PLACES = 4;

/** Passages of at least a shingle's length, longest first, none inside another in the second text. */
export function sharedPassages(textA: string, a: Words, b: Words): Passage[] {
  const size = WORDS_A_SHINGLE;
  const places = new Map<number, number[]>();
  for (let i = 0; i + size <= a.count; i++) {
    const key = keyAt(a, i, size);
    const list = places.get(key);
    if (list === undefined) places.set(key, [i]);
    else if (list.length < MAX_PLACES) list.push(i);
  }
  const passages: Passage[] = [];
  for (let k = 0; k + size <= b.count; k++) {
    let best = -1;
    let length = 0;
    for (const i of places.get(keyAt(b, k, size)) ?? []) {
      let n = 0;
      while (i + n < a.count && k + n < b.count && a.hashes[i + n] === b.hashes[k + n]) n++;
      if (n > length) {
        best = i;
        length = n;
      }
    }
    if (length < size) continue;
    const at = { start: a.starts[best]!, end: a.ends[best + length - 1]! };
    passages.push({
      text: textA.slice(at.start, at.end),
      words: length,
      a: at,
      b: { start: b.starts[k]!, end: b.ends[k + length - 1]! },
    });
    k += length - 1;
  }
  return passages.sort((x, y) => y.words - x.words || x.b.start - y.b.start);
}

function keyAt(words: Words, at: number, size: number): number {
  let h = size;
  for (let i = 0; i < size; i++) h = Math.imul(h, 0x9e3779b1) ^ words.hashes[at + i]!;
  return mix32(h);
}
