/**
 * What first sight compares reports by, packed: profile, names and topic, frame and density of a report in one row of a few hundred bytes,
 * many rows in one array. As objects with arrays of their own they took ten times as much.
 *
 * Names and topic are those of the profile's stems that are names, and those that are not, with the heaviest {@link MOST_EXTRA} of the
 * stems that `stories/channels.ts` has beside them. Without those more reports of a story were missed (bench recall .895 for .910), with all
 * 96 no fewer. Weights are numbers of 16 bits, which rounds the lightest by a thousandth of itself; the figures of a report of
 * more than {@link MOST_FIGURES} stand beside the rows.
 *
 * Cost: O(1) a report; 720 bytes a row. A row that was freed is used again.
 * @module
 */
import type { Channels } from '../stories/channels';
import type { Frame } from '../stories/frames';
import { STORY_PARAMETERS } from '../stories/parameters';
import type { Profile } from '../stories/profile';
import { SightExtras } from './sight-extras';

/** What pairs are compared by. */
export interface SightFeatures {
  readonly profile: Profile;
  readonly channels: Channels;
  readonly frame: Frame;
  /** Local density, as `stories/density.ts` has it. */
  readonly density: number;
}

/** Terms of a profile, and figures of a frame, that a row has room for. */
const MOST_TERMS: number = STORY_PARAMETERS.profileTerms;
/** Names and topic beyond those of the profile, the heaviest of them. */
const MOST_EXTRA = 32;
export const ROOM: number = MOST_TERMS + MOST_EXTRA;
const MOST_FIGURES = 20;
/** Whether a term is a name, topic, or neither: two bits. */
export const NAME = 1;
export const TOPIC = 2;

/** Where what stands in a row, in words of four bytes. */
const COUNTS = 0;
const CALENDAR = 1;
/** Bits of the figures that are in the lead. */
const LEAD = 2;
/** What a weight of 1 stands for, and what names and topic are multiplied by. */
export const UNIT = 3;
export const NAME_SCALE = 4;
export const TOPIC_SCALE = 5;
const DENSITY = 6;
/** Sums of the weights, before they are multiplied. */
export const PROFILE_SUM = 7;
export const NAME_SUM = 8;
export const TOPIC_SUM = 9;
const FIGURES = 10;
export const TERMS: number = FIGURES + MOST_FIGURES;
export const WEIGHTS: number = TERMS + ROOM;
const KINDS: number = WEIGHTS + Math.ceil(ROOM / 2);
const WIDTH: number = KINDS + Math.ceil(ROOM / 16);

/** Parts of {@link COUNTS} and {@link CALENDAR}. */
const FIGURES_SHIFT = 16;
const EXTRA_SHIFT = 8;
const COUNT_MASK = 0xff;
const DAYS_SHIFT = 7;
const MONTHS_SHIFT = 14;
const WEEK = 0x7f;
const LARGEST_WEIGHT = 0xffff;

const CHUNK_BITS = 9;
const CHUNK_ROWS: number = 1 << CHUNK_BITS;

/** Memory of some rows, in three readings. */
export interface SightChunk {
  readonly words: Int32Array;
  readonly floats: Float32Array;
  readonly halves: Uint16Array;
}

/** One report, packed. */
export interface SightRow {
  readonly chunk: SightChunk;
  /** Where in the chunk's words it begins. */
  readonly base: number;
  /** Where the row has no room for all of its figures. */
  readonly frame: Frame | undefined;
}

/** Memory for so many rows. */
export function newChunk(rows: number): SightChunk {
  const buffer = new ArrayBuffer(4 * WIDTH * rows);
  return {
    words: new Int32Array(buffer),
    floats: new Float32Array(buffer),
    halves: new Uint16Array(buffer),
  };
}

/** Packs a report. */
export function packed(features: SightFeatures): SightRow {
  const chunk = newChunk(1);
  const { profile, channels, frame, density } = features;
  packTerms(chunk, profile, channels);
  chunk.floats[DENSITY] = density;
  const { figures, leadFigures } = frame;
  const isLarge = figures.length > MOST_FIGURES;
  const { words } = chunk;
  words[CALENDAR] = frame.weekdays | (frame.days << DAYS_SHIFT) | (frame.months << MONTHS_SHIFT);
  if (!isLarge) {
    words.set(figures, FIGURES);
    words[COUNTS] = words[COUNTS]! | (figures.length << FIGURES_SHIFT);
    let lead = 0;
    for (let i = 0, k = 0; k < leadFigures.length; i++) {
      if (figures[i] !== leadFigures[k]) continue;
      lead |= 1 << i;
      k++;
    }
    words[LEAD] = lead;
  }
  return { chunk, base: 0, frame: isLarge ? frame : undefined };
}

function packTerms(chunk: SightChunk, profile: Profile, channels: Channels): void {
  const { words, floats, halves } = chunk;
  const { terms, weights } = profile;
  const count = Math.min(MOST_TERMS, terms.length);
  const extras = new SightExtras(MOST_EXTRA);
  extras.add(profile, channels.names, NAME);
  extras.add(profile, channels.topic, TOPIC);
  words[COUNTS] = count | (extras.count << EXTRA_SHIFT);
  let largest = 0;
  for (let i = 0; i < count; i++) largest = Math.max(largest, weights[i]!);
  floats[UNIT] = largest / LARGEST_WEIGHT;
  const unit = floats[UNIT]!;
  const squares = [0, 0, 0];
  const put = (i: number, term: number, weight: number, kind: number): void => {
    words[TERMS + i] = term;
    const rounded = Math.min(LARGEST_WEIGHT, Math.max(1, Math.round(weight / unit)));
    halves[2 * WEIGHTS + i] = rounded;
    words[KINDS + (i >> 4)] = words[KINDS + (i >> 4)]! | (kind << (2 * (i & 15)));
    squares[kind] = squares[kind]! + (rounded * unit) ** 2;
    if (i < count) words[PROFILE_SUM] = words[PROFILE_SUM]! + rounded;
    if (kind === NAME) words[NAME_SUM] = words[NAME_SUM]! + rounded;
    else if (kind === TOPIC) words[TOPIC_SUM] = words[TOPIC_SUM]! + rounded;
  };
  const [names, topic] = [channels.names.terms, channels.topic.terms];
  let [n, t] = [0, 0];
  for (let i = 0; i < count; i++) {
    const term = terms[i]!;
    while (n < names.length && names[n]! < term) n++;
    while (t < topic.length && topic[t]! < term) t++;
    put(i, term, weights[i]!, names[n] === term ? NAME : topic[t] === term ? TOPIC : 0);
  }
  for (let i = 0; i < extras.count; i++)
    put(count + i, extras.terms[i]!, extras.weights[i]!, extras.kinds[i]!);
  floats[NAME_SCALE] = squares[NAME]! > 0 ? 1 / Math.sqrt(squares[NAME]!) : 0;
  floats[TOPIC_SCALE] = squares[TOPIC]! > 0 ? 1 / Math.sqrt(squares[TOPIC]!) : 0;
}

/** Rows by number. */
export class SightRows {
  readonly #chunks: SightChunk[] = [];
  /** Rows in use are below this number. */
  #length = 0;
  /** Numbers of freed rows. */
  readonly #free: number[] = [];
  /** Frames that the rows have no room for. */
  readonly #frames: Map<number, Frame> = new Map();

  /** Copies a row in; returns its number. */
  add(row: SightRow): number {
    const entry = this.#free.pop() ?? this.#length++;
    if (entry >> CHUNK_BITS === this.#chunks.length) this.#chunks.push(newChunk(CHUNK_ROWS));
    this.set(entry, row);
    return entry;
  }

  /** Puts another row in the place of one. */
  set(entry: number, { chunk, base, frame }: SightRow): void {
    const words = chunk.words.subarray(base, base + WIDTH);
    this.#chunks[entry >> CHUNK_BITS]!.words.set(words, (entry & (CHUNK_ROWS - 1)) * WIDTH);
    if (frame === undefined) this.#frames.delete(entry);
    else this.#frames.set(entry, frame);
  }

  setDensity(entry: number, density: number): void {
    const { chunk, base } = this.at(entry);
    chunk.floats[base + DENSITY] = density;
  }

  remove(entry: number): void {
    this.#free.push(entry);
    this.#frames.delete(entry);
  }

  /** A row where it stands: not to be kept. */
  at(entry: number): SightRow {
    const chunk = this.#chunks[entry >> CHUNK_BITS]!;
    return { chunk, base: (entry & (CHUNK_ROWS - 1)) * WIDTH, frame: this.#frames.get(entry) };
  }
}

/** Whether two rows say the same. */
export function sameRows(a: SightRow, b: SightRow): boolean {
  for (let i = 0; i < WIDTH; i++) if (a.chunk.words[a.base + i] !== b.chunk.words[b.base + i]) return false;
  return a.frame === b.frame;
}

/** The terms of a row's profile, ascending: a view. */
export function termsOf({ chunk, base }: SightRow): Int32Array {
  return chunk.words.subarray(base + TERMS, base + TERMS + (chunk.words[base + COUNTS]! & COUNT_MASK));
}

/** Weights of the terms. */
export function weightsOf({ chunk, base }: SightRow): Float64Array {
  const weights = new Float64Array(chunk.words[base + COUNTS]! & COUNT_MASK);
  const unit = chunk.floats[base + UNIT]!;
  const from = 2 * (base + WEIGHTS);
  for (let i = 0; i < weights.length; i++) weights[i] = chunk.halves[from + i]! * unit;
  return weights;
}

export function densityOf({ chunk, base }: SightRow): number {
  return chunk.floats[base + DENSITY]!;
}

/** The frame as it was packed. */
export function frameOfRow({ chunk, base, frame }: SightRow): Frame {
  if (frame !== undefined) return frame;
  const { words } = chunk;
  const calendar = words[base + CALENDAR]!;
  const count = words[base + COUNTS]! >>> FIGURES_SHIFT;
  const figures = words.subarray(base + FIGURES, base + FIGURES + count);
  const lead = words[base + LEAD]!;
  const leadFigures: number[] = [];
  for (let i = 0; i < count; i++) if (((lead >> i) & 1) === 1) leadFigures.push(figures[i]!);
  return {
    weekdays: calendar & WEEK,
    days: (calendar >> DAYS_SHIFT) & WEEK,
    months: calendar >>> MONTHS_SHIFT,
    leadFigures: Int32Array.from(leadFigures),
    figures,
  };
}

/** Terms of a row's profile. */
export function countOf({ chunk, base }: SightRow): number {
  return chunk.words[base + COUNTS]! & COUNT_MASK;
}

/** Whether the term at a place of the row at `base` is a name, topic, or neither. */
export function kindAt(words: Int32Array, base: number, i: number): number {
  return (words[base + KINDS + (i >> 4)]! >>> (2 * (i & 15))) & 3;
}

/** Terms of a row, extra ones too. */
export function allOf({ chunk, base }: SightRow): number {
  const counts = chunk.words[base + COUNTS]!;
  return (counts & COUNT_MASK) + ((counts >>> EXTRA_SHIFT) & COUNT_MASK);
}
