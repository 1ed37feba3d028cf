/** Seeded chance, so that every run of every test sees the same values. */

/** Uniform numbers from 0 to 1, excluded; the sequence depends on the seed alone (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from 0 to `below`, excluded. */
export function whole(next: () => number, below: number): number {
  return Math.floor(next() * below);
}

/** A shuffled copy. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const next = random(seed);
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const k = whole(next, i + 1);
    [copy[i], copy[k]] = [copy[k]!, copy[i]!];
  }
  return copy;
}

/** Every order of a few items. */
export function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((first, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [first, ...rest]),
  );
}

/** A set of `size` different 32-bit numbers. */
export function randomSet(next: () => number, size: number): Uint32Array {
  const set = new Set<number>();
  while (set.size < size) set.add(whole(next, 2 ** 32));
  return Uint32Array.from(set);
}
