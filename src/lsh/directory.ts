/**
 * The directory of extendible hashing (Fagin, Nievergelt, Pippenger, Strong, ACM TODS 4(3), 1979, doi:10.1145/320083.320092): the
 * first bits of a key lead to a segment, more bits where keys are dense. When a segment is split, by one bit more, only the
 * places that led to it change; when no place has that bit yet, the directory is doubled.
 *
 * Cost: O(1) to find, O(places of the segment) to split, 4 bytes a place.
 * @module
 */

/** Bits of a place that hold how many bits of the key choose its segment; the segment stands above them. */
const DEPTH_BITS = 5;
const DEPTH_MASK: number = (1 << DEPTH_BITS) - 1;

/** The segment of a place in the directory. */
export function segmentOf(place: number): number {
  return place >>> DEPTH_BITS;
}

/** How many first bits of a key choose the segment of a place. */
export function depthOf(place: number): number {
  return place & DEPTH_MASK;
}

export class SegmentDirectory {
  #places: Uint32Array;
  /** 32 less the bits that lead into the directory. */
  #shift: number;

  /** @param depth bits that choose the segments to begin with, 1 to 31: there are 2 ** depth of them */
  constructor(depth: number) {
    this.#shift = 32 - depth;
    this.#places = Uint32Array.from({ length: 2 ** depth }, (_, segment) => (segment << DEPTH_BITS) | depth);
  }

  /** The place of a key: see {@link segmentOf} and {@link depthOf}. */
  find(key: number): number {
    return this.#places[key >>> this.#shift]!;
  }

  /** Splits the segment of a key by one bit more: keys with a 1 there lead to `added`. */
  split(key: number, added: number): void {
    const place = this.find(key);
    const depth = depthOf(place) + 1;
    if (depth > 32 - this.#shift) this.#double();
    // The places of a segment stand together; the second half of them leads to the new one.
    const half = 1 << (32 - this.#shift - depth);
    let first = key >>> this.#shift;
    first -= first % (2 * half);
    this.#places.fill((segmentOf(place) << DEPTH_BITS) | depth, first, first + half);
    this.#places.fill((added << DEPTH_BITS) | depth, first + half, first + 2 * half);
  }

  #double(): void {
    const old = this.#places;
    this.#places = new Uint32Array(2 * old.length);
    for (let place = 0; place < this.#places.length; place++) this.#places[place] = old[place >>> 1]!;
    this.#shift--;
  }
}
