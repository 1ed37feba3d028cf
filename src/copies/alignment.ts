/**
 * Alignment: how much of one text stands in another word for word, in runs that a substituted, inserted or dropped word
 * interrupts but does not end, and whether the two are fillings of one form. Every tenth word put in other words leaves .42
 * of the shingles' Jaccard similarity and .9 of the aligned words; market reports written in one form share as much of
 * both, but there the words that differ are figures that face figures and names that face names.
 *
 * Runs start at a shared run of {@link SEED_WORDS} words and are grown over gaps of at most {@link MAX_GAP} words on either
 * side when {@link RESUME_WORDS} words follow that agree (seed and extend: Altschul et al. 1990,
 * doi:10.1016/S0022-2836(05)80360-2).
 *
 * Cost: O(n) in words; the first {@link MAX_PLACES} places of a seed in the other text are tried.
 * @module
 */
import { CAPITALISED, NUMERIC } from '../text/folding';
import { mix32 } from '../text/hash';
import type { Words } from '../text/words';

/** What two texts agree and differ in where they are aligned. */
export interface Alignment {
  /** Words of the part that stand in the whole, in runs. */
  words: number;
  /** Figures among them: a run of numbers one character apart, as in 6-3/16, is one. */
  figures: number;
  /** Capitalised words among them. */
  names: number;
  /** Gaps in which a figure faces another figure. */
  otherFigures: number;
  /** Gaps in which a capitalised word faces another. */
  otherNames: number;
}

/** Words in a row that must agree for a run to start. */
const SEED_WORDS = 4;
/** Most words in a row, of either text, that a run passes over. */
const MAX_GAP = 3;
/** Words that must agree after a gap. */
const RESUME_WORDS = 2;
/** Places of one seed that are tried: more are a refrain. */
const MAX_PLACES = 4;

/** Lengths of a gap in the one text and the other, the shortest first, substitutions before insertions. */
const GAPS: readonly (readonly [number, number])[] = gapLengths();

function gapLengths(): [number, number][] {
  const all: [number, number][] = [];
  for (let a = 0; a <= MAX_GAP; a++) for (let b = 0; b <= MAX_GAP; b++) if (a + b > 0) all.push([a, b]);
  return all.sort((x, y) => Math.max(...x) - Math.max(...y) || Math.abs(x[0] - x[1]) - Math.abs(y[0] - y[1]));
}

/** Aligns the shorter of two texts, `part`, with the other. */
export function align(part: Words, whole: Words): Alignment {
  const places = new Map<number, number[]>();
  for (let k = 0; k + SEED_WORDS <= whole.count; k++) {
    const key = seedAt(whole, k);
    const list = places.get(key);
    if (list === undefined) places.set(key, [k]);
    else if (list.length < MAX_PLACES) list.push(k);
  }
  const total: Alignment = { words: 0, figures: 0, names: 0, otherFigures: 0, otherNames: 0 };
  for (let i = 0; i + SEED_WORDS <= part.count; ) {
    let best: Run | undefined;
    for (const k of places.get(seedAt(part, i)) ?? []) {
      const run = grow(part, i, whole, k);
      if (run.words > (best?.words ?? 0)) best = run;
    }
    if (best !== undefined) {
      total.words += best.words;
      total.figures += best.figures;
      total.names += best.names;
      total.otherFigures += best.otherFigures;
      total.otherNames += best.otherNames;
    }
    i = best?.end ?? i + 1;
  }
  return total;
}

/** A run of aligned words, and where it ends in the part. */
interface Run extends Alignment {
  end: number;
}

function grow(part: Words, from: number, whole: Words, at: number): Run {
  const run: Run = { words: 0, figures: 0, names: 0, otherFigures: 0, otherNames: 0, end: from };
  let i = from;
  let k = at;
  for (;;) {
    while (i < part.count && k < whole.count && part.hashes[i] === whole.hashes[k]) {
      const flags = part.flags[i]!;
      run.words++;
      if ((flags & NUMERIC) !== 0 && !continuesFigure(part, i)) run.figures++;
      if ((flags & CAPITALISED) !== 0) run.names++;
      i++;
      k++;
    }
    run.end = i;
    const gap = GAPS.find(([a, b]) => agree(part, i + a, whole, k + b));
    if (gap === undefined) return run;
    const facing = flagsOf(part, i, gap[0]) & flagsOf(whole, k, gap[1]);
    if ((facing & NUMERIC) !== 0) {
      run.otherFigures++;
      // What agreed before was the beginning of this figure.
      if (run.figures > 0 && continuesFigure(part, i)) run.figures--;
    }
    if ((facing & CAPITALISED) !== 0) run.otherNames++;
    i += gap[0];
    k += gap[1];
  }
}

function agree(part: Words, i: number, whole: Words, k: number): boolean {
  if (i + RESUME_WORDS > part.count || k + RESUME_WORDS > whole.count) return false;
  for (let n = 0; n < RESUME_WORDS; n++) if (part.hashes[i + n] !== whole.hashes[k + n]) return false;
  return true;
}

/** Whether this number and the one before are parts of one figure. */
function continuesFigure(words: Words, i: number): boolean {
  if (i === 0 || (words.flags[i]! & words.flags[i - 1]! & NUMERIC) === 0) return false;
  return words.starts[i]! - words.ends[i - 1]! === 1;
}

/** The flags of a few words, or-ed together. */
function flagsOf(words: Words, from: number, count: number): number {
  let flags = 0;
  for (let n = 0; n < count; n++) flags |= words.flags[from + n]!;
  return flags;
}

function seedAt(words: Words, at: number): number {
  let h = SEED_WORDS;
  for (let n = 0; n < SEED_WORDS; n++) h = Math.imul(h, 0x9e3779b1) ^ words.hashes[at + n]!;
  return mix32(h);
}
