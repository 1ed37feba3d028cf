/**
 * What reports are compared by, to the bit, kept for as long as they are there: profile, names and topic, event frame, each report in a row
 * of large arrays (first sight keeps the same rounded: `sight-rows.ts`); and the posting lists of the profiles.
 *
 * A posting is one number: where in the array of all weights the weight of the term stands, so that a list need not hold weights.
 *
 * Cost: some 3 kB a report, and 4 to 12 bytes a term of its profile.
 * @module
 */
import type { Channels } from '../stories/channels';
import type { Frame } from '../stories/frames';
import type { Profile } from '../stories/profile';
import { NumberLists } from './number-lists';
import { TermMap } from './term-map';

/** Terms a profile has room for: 2 to this power. */
const PLACE_BITS = 6;
export const MOST_PROFILE_TERMS: number = 1 << PLACE_BITS;
const CHUNK_BITS = 9;
const CHUNK_ROWS: number = 1 << CHUNK_BITS;
const CHUNK_MASK: number = (1 << (CHUNK_BITS + PLACE_BITS)) - 1;
/** Rows that numbers of postings reach: below 2^31. */
export const MOST_ROWS: number = 2 ** 24;

/** The rows of some reports. */
interface Chunk {
  readonly profileTerms: Int32Array;
  readonly channelTerms: Int32Array;
  readonly channelWeights: Float64Array;
}

/** Rows that share something with one. */
export interface SharingRows {
  /** How many they are. */
  found: number;
  readonly others: Int32Array;
  /** Similarity of the profiles. */
  readonly scores: Float64Array;
}

/** Rows by number. */
export class LinkRows {
  readonly #channelRoom: number;
  readonly #chunks: Chunk[] = [];
  /** Weights of the profiles, a chunk after the other. */
  readonly #weights: Float64Array[] = [];
  readonly #map: TermMap = new TermMap();
  readonly #lists: NumberLists = new NumberLists();
  readonly profiles: (Profile | undefined)[] = [];
  readonly channels: (Channels | undefined)[] = [];
  readonly frames: (Frame | undefined)[] = [];

  /** By row: what the present search shares with it, 0 between searches. */
  #minima: Float64Array = new Float64Array(64);
  #sharing: SharingRows = { found: 0, others: new Int32Array(64), scores: new Float64Array(64) };

  /** @param channelTerms terms that names, and topic, have at the most */
  constructor(channelTerms: number) {
    this.#channelRoom = channelTerms;
  }

  /** Fills a row. */
  set(row: number, profile: Profile, { names, topic }: Channels, frame: Frame): void {
    const chunk = this.#chunkOf(row);
    const at = row & (CHUNK_ROWS - 1);
    this.profiles[row] = copied(
      profile,
      chunk.profileTerms,
      this.#weights[row >> CHUNK_BITS]!,
      at << PLACE_BITS,
    );
    const base = 2 * at * this.#channelRoom;
    const { channelTerms, channelWeights } = chunk;
    this.channels[row] = {
      names: copied(names, channelTerms, channelWeights, base),
      topic: copied(topic, channelTerms, channelWeights, base + this.#channelRoom),
    };
    this.frames[row] = frame;
  }

  clear(row: number): void {
    this.profiles[row] = undefined;
    this.channels[row] = undefined;
    this.frames[row] = undefined;
  }

  /** Puts the terms of a row into the lists. */
  post(row: number): void {
    const { terms } = this.profiles[row]!;
    for (let i = 0; i < terms.length; i++) {
      const reference = this.#map.get(terms[i]!);
      const grown = this.#lists.add(reference, (row << PLACE_BITS) | i);
      if (grown !== reference) this.#map.set(terms[i]!, grown);
    }
  }

  /** Takes the terms of a row out of the lists. */
  unpost(row: number): void {
    const { terms } = this.profiles[row]!;
    for (let i = 0; i < terms.length; i++) {
      const reference = this.#map.get(terms[i]!);
      const left = this.#lists.remove(reference, (row << PLACE_BITS) | i);
      if (left !== reference) this.#map.set(terms[i]!, left);
    }
  }

  /** All rows that share a term with one, and their similarity: good until the next call. */
  share(row: number): SharingRows {
    if (this.#minima.length < this.profiles.length) this.#grow(this.profiles.length);
    const { terms, weights, sum } = this.profiles[row]!;
    const { others, scores } = this.#sharing;
    const minima = this.#minima;
    let found = 0;
    // Term by term, ascending, as `stories/join.ts` adds them up.
    for (let i = 0; i < terms.length; i++) {
      const reference = this.#map.get(terms[i]!);
      if (reference === 0) continue;
      if (reference > 0) {
        found = this.#meet(reference - 1, weights[i]!, row, found);
        continue;
      }
      const { words, base } = this.#lists.place(reference);
      const end = base + words[base]!;
      for (let at = base + 1; at <= end; at++) found = this.#meet(words[at]!, weights[i]!, row, found);
    }
    for (let i = 0; i < found; i++) {
      const other = others[i]!;
      const shared = minima[other]!;
      minima[other] = 0;
      scores[i] = shared / (this.profiles[other]!.sum + sum - shared);
    }
    this.#sharing.found = found;
    return this.#sharing;
  }

  #meet(posting: number, weight: number, row: number, found: number): number {
    const other = posting >>> PLACE_BITS;
    if (other === row) return found;
    const theirs = this.#weights[posting >>> (CHUNK_BITS + PLACE_BITS)]![posting & CHUNK_MASK]!;
    const shared = this.#minima[other]!;
    this.#minima[other] = shared + Math.min(theirs, weight);
    if (shared !== 0) return found;
    this.#sharing.others[found] = other;
    return found + 1;
  }

  /** Calls back with the row of each posting of a row's terms. @returns how many there are */
  visit(row: number, visitor: (other: number) => void): number {
    const { terms } = this.profiles[row]!;
    let places = 0;
    for (let i = 0; i < terms.length; i++) {
      const reference = this.#map.get(terms[i]!);
      if (reference === 0) continue;
      if (reference > 0) {
        visitor((reference - 1) >>> PLACE_BITS);
        places++;
        continue;
      }
      const { words, base } = this.#lists.place(reference);
      const end = base + words[base]!;
      places += words[base]!;
      for (let at = base + 1; at <= end; at++) visitor(words[at]! >>> PLACE_BITS);
    }
    return places;
  }

  #grow(rows: number): void {
    const size = rows + (rows >> 2);
    this.#minima = new Float64Array(size);
    this.#sharing = { found: 0, others: new Int32Array(size), scores: new Float64Array(size) };
  }

  #chunkOf(row: number): Chunk {
    const number = row >> CHUNK_BITS;
    while (this.#chunks.length <= number) {
      this.#weights.push(new Float64Array(CHUNK_ROWS << PLACE_BITS));
      this.#chunks.push({
        profileTerms: new Int32Array(CHUNK_ROWS << PLACE_BITS),
        channelTerms: new Int32Array(2 * CHUNK_ROWS * this.#channelRoom),
        channelWeights: new Float64Array(2 * CHUNK_ROWS * this.#channelRoom),
      });
    }
    return this.#chunks[number]!;
  }
}

/** A profile in the place of arrays that are there. */
function copied(profile: Profile, terms: Int32Array, weights: Float64Array, base: number): Profile {
  const end = base + profile.terms.length;
  terms.set(profile.terms, base);
  weights.set(profile.weights, base);
  return { terms: terms.subarray(base, end), weights: weights.subarray(base, end), sum: profile.sum };
}
