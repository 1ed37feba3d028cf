/**
 * Exact similarity of two shingle sets, both sorted without repetition.
 * Cost: one merge, O(|A| + |B|).
 * @module
 */

/** Number of elements in both sets. */
export function intersectionSize(a: Uint32Array, b: Uint32Array): number {
  return sharedElements(a, 0, a.length, b, 0, b.length);
}

/** Number of elements in both of two sets that are parts of longer arrays, each from a place to before another. */
export function sharedElements(
  a: Uint32Array,
  fromA: number,
  toA: number,
  b: Uint32Array,
  fromB: number,
  toB: number,
): number {
  let i = fromA;
  let k = fromB;
  let shared = 0;
  while (i < toA && k < toB) {
    const x = a[i]!;
    const y = b[k]!;
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) k++;
  }
  return shared;
}

/**
 * Jaccard similarity |A ∩ B| / |A ∪ B| of two shingle sets.
 *
 * @param a sorted set, as `shingle` gives it
 * @returns 0 to 1; 0 when both are empty, because nothing is not a copy of nothing
 * @example
 * ```ts
 * jaccard(shingle('a b c d e f'), shingle('a b c d e g')); // 1/3
 * ```
 */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  const shared = intersectionSize(a, b);
  const union = a.length + b.length - shared;
  return union === 0 ? 0 : shared / union;
}

/**
 * Containment of the smaller set in the larger: |A ∩ B| / min(|A|, |B|) (Broder 1997).
 *
 * @returns 0 to 1; 0 when either is empty
 * @example
 * ```ts
 * containment(shingle('a b c d e f'), shingle('a b c d e f g h i j')); // 1: all of the smaller set
 * ```
 */
export function containment(a: Uint32Array, b: Uint32Array): number {
  const smaller = Math.min(a.length, b.length);
  return smaller === 0 ? 0 : intersectionSize(a, b) / smaller;
}
