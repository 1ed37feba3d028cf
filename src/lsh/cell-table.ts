/**
 * A hash table from keys of 24 bits to entry numbers of 24 bits, any number of entries under a key.
 *
 * Ordered linear probing (Amble, Knuth, "Ordered hash tables", Computer Journal 17, 1974): the cells of a segment stand
 * in the order of their keys, each at its home, a place proportional to its key, or after it with no gap between. So a
 * search ends at the first greater key, a full segment is spread over a larger one in one sweep, and nothing but the
 * six bytes of a cell is needed for either. A large table has a segment for each value of the keys' first four bits.
 * Each segment grows alone and no two at once, and so neither time nor memory comes in steps.
 *
 * Cost: insert, remove and collect O(entries under the key + 1) expected, with keys that are hashes. 6 bytes a cell; 1.4
 * cells an entry on the average. To grow a segment takes about a millisecond where a table has a million entries.
 * @module
 */

/**
 * Three numbers of 16 bits: the first bits of the key that the segment does not tell (0 in a free cell), the last of the
 * entry, and a byte each of the rest of both.
 */
const CELL = 3;
const SEGMENT_BITS = 4;
const SEGMENTS: number = 2 ** SEGMENT_BITS;
/** A table of more entries has segments. */
const LARGEST_SINGLE = 65_536;
/** A segment grows when so large a share of its homes is taken, */
const FULLEST = 0.9;
/** by this factor: less saves memory and costs time. */
const GROWTH = 1.5;
const FEWEST_HOMES = 8;
/** Cells behind the last home, for those that come after their home; the last one stays free. */
const FEWEST_SPARE = 16;
/** Steps of the golden ratio spread the sizes of segments evenly over a factor of `GROWTH`. */
const GOLDEN = 0.6180339887498949;

/** The key of a 32-bit hash; never one whose cell would look free. */
export function cellKey(hash: number): number {
  const key = hash >>> 8;
  return (key & 0xfff00) === 0 ? key | 0x1000 : key;
}

export class CellTable {
  readonly #segments: Uint16Array[] = [];
  /** Bits of a key that tell its segment. */
  #bits = 0;
  /** Of each segment: its homes, homes a key (as the 16 bits in a cell), entries, and as many as it may have. */
  readonly #homes: Int32Array = new Int32Array(SEGMENTS);
  readonly #scales: Float64Array = new Float64Array(SEGMENTS);
  readonly #counts: Int32Array = new Int32Array(SEGMENTS);
  readonly #limits: Int32Array = new Int32Array(SEGMENTS);
  readonly #phase: number;

  /** @param number tells apart tables that grow together, so that they do not do so in step */
  constructor(number = 0) {
    this.#phase = number * GOLDEN;
    this.#layOut(0, new Uint16Array(0), 0, 0, this.#homesFor(0, 0), FEWEST_SPARE);
  }

  /** Puts an entry that is not there under a key; returns how many stand under it now. */
  insert(key: number, entry: number): number {
    let segment = key >>> (24 - this.#bits);
    if (this.#counts[segment]! >= this.#limits[segment]!) {
      this.#grow(segment);
      segment = key >>> (24 - this.#bits);
    }
    const shifted = key << this.#bits;
    const cells = this.#segments[segment]!;
    const low = (shifted >>> 8) & 0xffff;
    const rest = (shifted & 0xff) << 8;
    let at = ((low * this.#scales[segment]!) | 0) * CELL;
    let other = cells[at]!;
    while (other !== 0 && other < low) {
      at += CELL;
      other = cells[at]!;
    }
    let same = 1;
    while (other === low) {
      if ((cells[at + 2]! & 0xff00) === rest) same++;
      at += CELL;
      other = cells[at]!;
    }
    // Each cell from here to the next free one moves up by one.
    let first = low;
    let second = entry & 0xffff;
    let third = rest | (entry >>> 16);
    while (other !== 0) {
      const nextSecond = cells[at + 1]!;
      const nextThird = cells[at + 2]!;
      cells[at] = first;
      cells[at + 1] = second;
      cells[at + 2] = third;
      first = other;
      second = nextSecond;
      third = nextThird;
      at += CELL;
      other = cells[at]!;
    }
    cells[at] = first;
    cells[at + 1] = second;
    cells[at + 2] = third;
    this.#counts[segment]!++;
    if (at === cells.length - CELL) {
      const homes = this.#homes[segment]!;
      this.#layOut(segment, cells, 0, cells.length, homes, (cells.length / CELL - homes) * 2);
    }
    return same;
  }

  /** Takes an entry away from a key; false when it is not there. */
  remove(key: number, entry: number): boolean {
    const segment = key >>> (24 - this.#bits);
    const shifted = key << this.#bits;
    const cells = this.#segments[segment]!;
    const scale = this.#scales[segment]!;
    const low = (shifted >>> 8) & 0xffff;
    const lowEntry = entry & 0xffff;
    const rest = ((shifted & 0xff) << 8) | (entry >>> 16);
    let at = ((low * scale) | 0) * CELL;
    for (let other = cells[at]!; other !== 0 && other < low; other = cells[at]!) at += CELL;
    while (cells[at] === low && (cells[at + 1] !== lowEntry || cells[at + 2] !== rest)) at += CELL;
    if (cells[at] !== low) return false;
    let end = at + CELL;
    // What stands after its home moves up by one.
    for (let other = cells[end]!; other !== 0 && ((other * scale) | 0) * CELL < end; other = cells[end]!) {
      end += CELL;
    }
    cells.copyWithin(at, at + CELL, end);
    cells.fill(0, end - CELL, end);
    this.#counts[segment]!--;
    return true;
  }

  /** Writes the entries under a key into a list from a position on; returns the position after them. */
  collect(key: number, into: number[], position: number): number {
    const segment = key >>> (24 - this.#bits);
    const shifted = key << this.#bits;
    const cells = this.#segments[segment]!;
    const low = (shifted >>> 8) & 0xffff;
    const rest = shifted & 0xff;
    let at = ((low * this.#scales[segment]!) | 0) * CELL;
    for (let other = cells[at]!; other !== 0 && other < low; other = cells[at]!) at += CELL;
    for (; cells[at] === low; at += CELL) {
      const rests = cells[at + 2]!;
      if (rests >>> 8 === rest) into[position++] = ((rests & 0xff) << 16) | cells[at + 1]!;
    }
    return position;
  }

  /** Homes of a segment for more than so many entries. */
  #homesFor(segment: number, entries: number): number {
    const phase = segment * GOLDEN + this.#phase;
    let homes = Math.trunc(FEWEST_HOMES * (1 + (GROWTH - 1) * (phase - Math.trunc(phase))));
    while (Math.trunc(homes * FULLEST) <= entries) homes = Math.trunc(homes * GROWTH);
    return homes;
  }

  #layOut(
    segment: number,
    cells: Uint16Array,
    from: number,
    end: number,
    homes: number,
    spare: number,
  ): void {
    const scale = homes / 65_536;
    let filled: Uint16Array | undefined;
    for (let more = spare; filled === undefined; more *= 2) {
      filled = spread(cells, from, end, scale, new Uint16Array((homes + more) * CELL));
    }
    this.#segments[segment] = filled;
    this.#homes[segment] = homes;
    this.#scales[segment] = scale;
    this.#limits[segment] = Math.trunc(homes * FULLEST);
  }

  #grow(segment: number): void {
    if (this.#bits === 0 && this.#counts[0]! >= LARGEST_SINGLE) {
      this.#split();
      return;
    }
    const cells = this.#segments[segment]!;
    const homes = this.#homesFor(segment, this.#counts[segment]!);
    this.#layOut(segment, cells, 0, cells.length, homes, FEWEST_SPARE);
  }

  /** Sorts the one segment, in the order of its keys, into those of their first bits. */
  #split(): void {
    const cells = this.#segments[0]!;
    // The order of the keys is that of the segments: each takes the next stretch.
    const moved = new Uint16Array(this.#counts[0]! * CELL);
    const ends = new Int32Array(SEGMENTS);
    let to = 0;
    for (let at = 0; at < cells.length; at += CELL) {
      const low = cells[at]!;
      if (low === 0) continue;
      const rests = cells[at + 2]!;
      const shifted = ((low << 8) | (rests >>> 8)) << SEGMENT_BITS;
      moved[to] = (shifted >>> 8) & 0xffff;
      moved[to + 1] = cells[at + 1]!;
      moved[to + 2] = ((shifted & 0xff) << 8) | (rests & 0xff);
      to += CELL;
      ends[low >>> (16 - SEGMENT_BITS)] = to;
    }
    this.#bits = SEGMENT_BITS;
    let from = 0;
    for (let segment = 0; segment < SEGMENTS; segment++) {
      const end = Math.max(from, ends[segment]!);
      this.#counts[segment] = (end - from) / CELL;
      sortStretch(moved, from, end);
      this.#layOut(segment, moved, from, end, this.#homesFor(segment, this.#counts[segment]!), FEWEST_SPARE);
      from = end;
    }
  }
}

/** Cells, with those of a stretch in order each as near to its home as it can be; none when they do not fit. */
function spread(
  cells: Uint16Array,
  from: number,
  end: number,
  scale: number,
  target: Uint16Array,
): Uint16Array | undefined {
  const last = target.length - CELL;
  let free = 0;
  for (let at = from; at < end; at += CELL) {
    const low = cells[at]!;
    if (low === 0) continue;
    const to = Math.max(((low * scale) | 0) * CELL, free);
    if (to >= last) return undefined;
    target[to] = low;
    target[to + 1] = cells[at + 1]!;
    target[to + 2] = cells[at + 2]!;
    free = to + CELL;
  }
  return target;
}

/** Sorts a stretch of cells that is in order but for neighbours (insertion sort). */
function sortStretch(cells: Uint16Array, from: number, end: number): void {
  for (let at = from + CELL; at < end; at += CELL) {
    const low = cells[at]!;
    if (cells[at - CELL]! <= low) continue;
    const [entry, rests] = [cells[at + 1]!, cells[at + 2]!];
    let to = at;
    for (; to > from && cells[to - CELL]! > low; to -= CELL) cells.copyWithin(to, to - CELL, to);
    cells[to] = low;
    cells[to + 1] = entry;
    cells[to + 2] = rests;
  }
}
