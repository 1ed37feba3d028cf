/**
 * Exact similarity of two shingle sets, both sorted without repetition.
 * Cost: one merge, O(|A| + |B|).
 * @module
 */

/** Number of elements in both sets. */
export function intersectionSize(a: Uint32Array, b: Uint32Array): number {
  let i = 0;
  let k = 0;
  let shared = 0;
  while (i < a.length && k < b.length) {
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
 */
export function containment(a: Uint32Array, b: Uint32Array): number {
  const smaller = Math.min(a.length, b.length);
  return smaller === 0 ? 0 : intersectionSize(a, b) / smaller;
}
