/**
 * Sorting of hashes. They are spread evenly, so one distribution by their highest bits puts nearly all of them where they belong, and an
 * insertion sort does the rest: no comparison that nobody can guess, which is what a general sort spends its time on.
 *
 * Cost: O(n), a third of `TypedArray.prototype.sort` for a few hundred; where hashes are not spread (somebody may have chosen the words), or
 * where there are very many, that is what sorts them.
 * @module
 */

/** Fewer are sorted by insertion alone; more by the platform. */
const FEW = 24;
const MOST: number = 1 << 13;
/** Hashes with the same highest bits, at the most: what is quadratic must stay short. */
const MOST_ALIKE = 16;

/** Sorts the first `count` hashes in place: as numbers with their sign, or as the unsigned numbers of the same bits. */
export type HashSorter = (hashes: Int32Array, count: number, isUnsigned?: boolean) => void;

/** Makes the one sorter of the library. Its buffers are constants of this closure; a call reads only what it wrote. */
export function createHashSorter(): HashSorter {
  const places = new Uint16Array(2 * MOST);
  const sorted = new Int32Array(MOST);

  /** Sorts numbers whose order is that of `number ^ flip` without sign; returns whether they were spread enough. */
  function distribute(hashes: Int32Array, count: number, flip: number): boolean {
    // As many places as hashes at the least, twice as many at the most.
    const shift = Math.clz32(count);
    const last = -1 >>> shift;
    places.fill(0, 0, last + 1);
    for (let i = 0; i < count; i++) places[(hashes[i]! ^ flip) >>> shift]!++;
    let before = 0;
    let most = 0;
    for (let place = 0; place <= last; place++) {
      const here = places[place]!;
      if (here > most) most = here;
      places[place] = before;
      before += here;
    }
    if (most > MOST_ALIKE) return false;
    for (let i = 0; i < count; i++) {
      const number = hashes[i]! ^ flip;
      sorted[places[number >>> shift]!++] = number ^ -0x80000000;
    }
    for (let i = 0; i < count; i++) {
      const number = sorted[i]!;
      let at = i;
      for (; at > 0 && sorted[at - 1]! > number; at--) sorted[at] = sorted[at - 1]!;
      sorted[at] = number;
    }
    const back = flip ^ -0x80000000;
    for (let i = 0; i < count; i++) hashes[i] = sorted[i]! ^ back;
    return true;
  }

  return (hashes, count, isUnsigned = false) => {
    if (count > FEW && count <= MOST && distribute(hashes, count, isUnsigned ? 0 : -0x80000000)) return;
    if (isUnsigned) new Uint32Array(hashes.buffer, hashes.byteOffset, count).sort();
    else hashes.subarray(0, count).sort();
  };
}
