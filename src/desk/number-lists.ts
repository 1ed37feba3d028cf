/**
 * Lists of numbers that grow and shrink, millions of them, most very short: a list of one number is the reference to it; others are blocks
 * of 4 to 32 words of large arrays, or arrays of their own where they are longer. What was taken out is gone at once, and what it
 * took is used again.
 *
 * Cost: O(1) to add, on average; O(numbers in the list) to remove. 0 bytes for a list of one number, 4 to 12 a number for others.
 * @module
 */

/** Lists are told from numbers of reports by their sign; the last bits of a list's number tell its kind. */
const KIND_BITS = 3;
const KIND_MASK: number = (1 << KIND_BITS) - 1;
/** Words of the blocks of each kind, the first of which counts the reports; longer lists have arrays of their own. */
const BLOCK_WORDS = [4, 8, 16, 32] as const;
const LARGE: number = BLOCK_WORDS.length;
const CHUNK_BITS = 10;
const BLOCKS_A_CHUNK: number = 1 << CHUNK_BITS;

/** Blocks of one size, of which those that were given back are used again. */
class Blocks {
  readonly #words: number;
  readonly #chunks: Int32Array[] = [];
  readonly #free: number[] = [];
  #length = 0;

  constructor(words: number) {
    this.#words = words;
  }

  take(): number {
    const block = this.#free.pop() ?? this.#length++;
    if (block >= this.#chunks.length * BLOCKS_A_CHUNK) {
      this.#chunks.push(new Int32Array(BLOCKS_A_CHUNK * this.#words));
    }
    return block;
  }

  giveBack(block: number): void {
    this.#free.push(block);
  }

  chunk(block: number): Int32Array {
    return this.#chunks[block >>> CHUNK_BITS]!;
  }

  base(block: number): number {
    return (block & (BLOCKS_A_CHUNK - 1)) * this.#words;
  }
}

/** Where a list is: its count at `base`, the numbers of its reports behind it. */
export interface ListPlace {
  words: Int32Array;
  base: number;
}

/** Lists of numbers from 0, by a reference that changes as a list grows. */
export class NumberLists {
  readonly #blocks: readonly Blocks[] = BLOCK_WORDS.map((words) => new Blocks(words));
  readonly #large: (Int32Array | undefined)[] = [];
  readonly #freeLarge: number[] = [];
  readonly #place: ListPlace = { words: new Int32Array(0), base: 0 };

  /** Where the list of a reference below 0 is: good until the next call. */
  place(reference: number): ListPlace {
    const list = ~reference;
    const [kind, block] = [list & KIND_MASK, list >>> KIND_BITS];
    const blocks = this.#blocks[kind];
    this.#place.words = blocks === undefined ? this.#large[block]! : blocks.chunk(block);
    this.#place.base = blocks === undefined ? 0 : blocks.base(block);
    return this.#place;
  }

  /** A reference with one number more: 0 is no list, `number + 1` that of one alone. */
  add(reference: number, number: number): number {
    if (reference === 0) return number + 1;
    if (reference > 0) {
      const pair = this.#take(4);
      const { words, base } = this.place(pair);
      words[base] = 2;
      words[base + 1] = reference - 1;
      words[base + 2] = number;
      return pair;
    }
    const { words, base } = this.place(reference);
    const count = words[base]!;
    const room = roomOf(reference, words);
    if (count + 1 < room) {
      words[base] = count + 1;
      words[base + count + 1] = number;
      return reference;
    }
    return this.#move(reference, 2 * room, number);
  }

  /** A reference without a number that is in the list. */
  remove(reference: number, number: number): number {
    if (reference >= 0) return 0;
    const { words, base } = this.place(reference);
    const count = words[base]!;
    const at = words.indexOf(number, base + 1);
    words[at] = words[base + count]!;
    words[base] = count - 1;
    if (count === 2) {
      const last = words[base + 1]!;
      this.#giveBack(reference);
      return last + 1;
    }
    const room = roomOf(reference, words);
    return room > 4 && 4 * count <= room ? this.#move(reference, room / 2, -1) : reference;
  }

  /** Moves a list to a block of so many words, with one number more unless that is -1. */
  #move(reference: number, room: number, number: number): number {
    const moved = this.#take(room);
    const { words, base } = this.place(reference);
    const count = words[base]!;
    const old = words.subarray(base, base + count + 1);
    const to = this.place(moved);
    to.words.set(old, to.base);
    if (number >= 0) {
      to.words[to.base] = count + 1;
      to.words[to.base + count + 1] = number;
    }
    this.#giveBack(reference);
    return moved;
  }

  #take(words: number): number {
    const kind = BLOCK_WORDS.indexOf(words as (typeof BLOCK_WORDS)[number]);
    if (kind >= 0) return ~((this.#blocks[kind]!.take() << KIND_BITS) | kind);
    const large = this.#freeLarge.pop() ?? this.#large.length;
    this.#large[large] = new Int32Array(words);
    return ~((large << KIND_BITS) | LARGE);
  }

  #giveBack(reference: number): void {
    const list = ~reference;
    const [kind, block] = [list & KIND_MASK, list >>> KIND_BITS];
    if (kind < LARGE) this.#blocks[kind]!.giveBack(block);
    else {
      this.#large[block] = undefined;
      this.#freeLarge.push(block);
    }
  }
}

function roomOf(reference: number, words: Int32Array): number {
  return BLOCK_WORDS[~reference & KIND_MASK] ?? words.length;
}
