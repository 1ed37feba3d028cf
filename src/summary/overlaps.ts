/**
 * Overlaps: which candidates say too much of what the sentences chosen say already.
 *
 * Cost: O(candidates · words) for each sentence chosen.
 * @module
 */
import { type Candidate, nearlyEqual, repeats, wordsOf } from './candidates';
import type { Vocabulary } from './vocabulary';

/** Which candidates say too much of what others say, found as sentences are chosen. */
export class Overlaps {
  /** Distinct bigrams of each candidate, numbered. */
  private bigrams: readonly Int32Array[] | undefined;
  private numbers = 0;
  /** Above every term of a candidate. */
  private terms = 0;
  /** For each candidate that was chosen, 1 for those that repeat it or nearly equal it. */
  private readonly rows = new Map<Candidate, Uint8Array>();

  /**
   * @param size candidates in all, those outside the pool included
   * @param knownStems most of a sentence's stems, as a share, that the sentences chosen may hold together
   */
  constructor(
    private readonly pool: readonly Candidate[],
    private readonly size: number,
    private readonly knownStems: number,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** 1 for each candidate that repeats or nearly equals a sentence chosen, or whose stems they hold already. */
  clashesWith(chosen: readonly Candidate[]): Uint8Array {
    const clashes = new Uint8Array(this.size);
    if (chosen.length === 0) return clashes;
    for (const candidate of chosen) {
      const row = this.rowOf(candidate);
      for (let i = 0; i < row.length; i++) if (row[i] === 1) clashes[i] = 1;
    }
    const known = this.stemsOf(chosen);
    for (const candidate of this.pool) {
      const { stems } = candidate.reading;
      if (stems > 0 && sharedStems(candidate, known) / stems > this.knownStems) clashes[candidate.at] = 1;
    }
    return clashes;
  }

  private rowOf(chosen: Candidate): Uint8Array {
    const known = this.rows.get(chosen);
    if (known !== undefined) return known;
    const row = new Uint8Array(this.size);
    row[chosen.at] = 1;
    const bigrams = this.bigramsOfAll();
    const own = new Uint8Array(this.numbers);
    const place = this.pool.indexOf(chosen);
    for (const bigram of bigrams[place]!) own[bigram] = 1;
    const stems = this.stemsOf([chosen]);
    for (let i = 0; i < this.pool.length; i++) {
      const other = this.pool[i]!;
      const theirs = bigrams[i]!;
      let shared = 0;
      for (let k = 0; k < theirs.length; k++) shared += own[theirs[k]!]!;
      if (
        repeats(shared, bigrams[place]!.length, theirs.length) ||
        nearlyEqual(sharedStems(other, stems), chosen.reading.stems, other.reading.stems)
      )
        row[other.at] = 1;
    }
    this.rows.set(chosen, row);
    return row;
  }

  private bigramsOfAll(): readonly Int32Array[] {
    if (this.bigrams === undefined) {
      const numbers = new Numbers(wordsOf(this.pool));
      this.bigrams = this.pool.map((candidate) => numbers.distinct(candidate.bigrams()));
      this.numbers = numbers.size;
    }
    return this.bigrams;
  }

  /** 1 for each stem that one of the sentences has. */
  private stemsOf(chosen: readonly Candidate[]): Uint8Array {
    if (this.terms === 0) {
      // A reading brings the vocabulary new terms.
      const readings = this.pool.map((candidate) => candidate.reading);
      this.terms = readings.length === 0 ? 0 : this.vocabulary.size;
    }
    const known = new Uint8Array(this.terms);
    for (const { reading } of chosen) for (let i = 0; i < reading.stems; i++) known[reading.terms[i]!] = 1;
    return known;
  }
}

/** Numbers hashes from 0, in a table that is at most half full. */
class Numbers {
  size = 0;
  private readonly table: Int32Array;
  private readonly hashes: Int32Array;
  /** The list in which each number stood last. */
  private readonly seen: Int32Array;
  private lists = 0;

  /** @param most hashes there will be at the most */
  constructor(most: number) {
    let room = 16;
    while (room < most) room *= 2;
    this.table = new Int32Array(2 * room);
    this.hashes = new Int32Array(room);
    this.seen = new Int32Array(room);
  }

  /** The distinct numbers of some hashes. */
  distinct(hashes: Int32Array): Int32Array {
    this.lists++;
    const numbers = new Int32Array(hashes.length);
    let count = 0;
    for (let i = 0; i < hashes.length; i++) {
      const number = this.of(hashes[i]!);
      if (this.seen[number] === this.lists) continue;
      this.seen[number] = this.lists;
      numbers[count++] = number;
    }
    return numbers.subarray(0, count);
  }

  private of(hash: number): number {
    const { table } = this;
    const mask = table.length - 1;
    let at = (hash ^ (hash >>> 15)) & mask;
    for (; table[at] !== 0; at = (at + 1) & mask) {
      if (this.hashes[table[at]! - 1] === hash) return table[at]! - 1;
    }
    const number = this.size++;
    this.hashes[number] = hash;
    table[at] = number + 1;
    return number;
  }
}

/** How many of a sentence's stems are among some, given by number. */
function sharedStems({ reading }: Candidate, known: Uint8Array): number {
  const { terms, stems } = reading;
  let shared = 0;
  for (let i = 0; i < stems; i++) shared += known[terms[i]!]!;
  return shared;
}
