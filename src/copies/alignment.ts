/**
 * Alignment: how many words of one text stand in another in the same order, in runs that a substituted, inserted or
 * dropped word interrupts but does not end. A tenth of the words put in other words leaves .42 of the shingles' Jaccard
 * similarity and .9 of the aligned words, where two independent reports that quote the same passages have
 * little more aligned words than shingles.
 *
 * Runs start at a shared run of {@link SEED_WORDS} words and are grown over gaps of at most {@link MAX_GAP} words on either
 * side when {@link RESUME_WORDS} words follow that agree (the seed and extend of sequence alignment: Altschul et al.
 * 1990, doi:10.1016/S0022-2836(05)80360-2).
 *
 * Cost: O(n) in words; the first {@link MAX_PLACES} places of a seed in the other text are tried.
 * @module
 */
import { CAPITALISED, NUMERIC } from '../text/folding';
import { mix32 } from '../text/hash';
import type { Words } from '../text/words';

/** Words in a row that must agree for a run to start. */
const SEED_WORDS = 4;
/** Most words in a row, of either text, that a run passes over. */
const MAX_GAP = 3;
/** Words that must agree after a gap. */
const RESUME_WORDS = 2;
/** Places of one seed that are tried: more are a refrain. */
const MAX_PLACES = 4;

/** Pairs of gaps in the two texts, the shortest first: a substitution before an insertion of the same length. */
const GAPS: readonly (readonly [number, number])[] = gaps();

function gaps(): [number, number][] {
  const all: [number, number][] = [];
  for (let a = 0; a <= MAX_GAP; a++) for (let b = 0; b <= MAX_GAP; b++) if (a + b > 0) all.push([a, b]);
  return all.sort((x, y) => Math.max(...x) - Math.max(...y) || Math.abs(x[0] - x[1]) - Math.abs(y[0] - y[1]));
}

/** What an alignment of two texts comes to. */
export interface Alignment {
  /** Words of the part that agree with words of the whole, in runs. */
  words: number;
  /** Of these, figures and capitalised words. */
  figures: number;
  names: number;
  /** Gaps where a figure of one text faces another figure of the other: two fillings of one form. */
  figureConflicts: number;
  /** The same of capitalised words. */
  nameConflicts: number;
}

/** Aligns the shorter text, `part`, with the longer one. */
export function align(part: Words, whole: Words): Alignment {
  const places = new Map<number, number[]>();
  for (let k = 0; k + SEED_WORDS <= whole.count; k++) {
    const key = seedAt(whole, k);
    const list = places.get(key);
    if (list === undefined) places.set(key, [k]);
    else if (list.length < MAX_PLACES) list.push(k);
  }
  const total: Alignment = { words: 0, figures: 0, names: 0, figureConflicts: 0, nameConflicts: 0 };
  let i = 0;
  while (i + SEED_WORDS <= part.count) {
    let best: Run | undefined;
    for (const k of places.get(seedAt(part, i)) ?? []) {
      const run = grow(part, i, whole, k);
      if (run.words > (best?.words ?? 0)) best = run;
    }
    if (best === undefined) {
      i++;
      continue;
    }
    i = best.end;
    total.words += best.words;
    total.figures += best.figures;
    total.names += best.names;
    total.figureConflicts += best.figureConflicts;
    total.nameConflicts += best.nameConflicts;
  }
  return total;
}

/** A run of aligned words of the part, and where it ends. */
interface Run extends Alignment {
  end: number;
}

function grow(part: Words, from: number, whole: Words, at: number): Run {
  let i = from;
  let k = at;
  const run: Run = { words: 0, figures: 0, names: 0, figureConflicts: 0, nameConflicts: 0, end: from };
  for (;;) {
    while (i < part.count && k < whole.count && part.hashes[i] === whole.hashes[k]) {
      const flags = part.flags[i]!;
      run.words++;
      if ((flags & NUMERIC) !== 0) run.figures++;
      if ((flags & CAPITALISED) !== 0) run.names++;
      i++;
      k++;
    }
    const gap = GAPS.find(([a, b]) => agree(part, i + a, whole, k + b));
    run.end = i;
    if (gap === undefined) return run;
    const flags = flagsOf(part, i, gap[0]) & flagsOf(whole, k, gap[1]);
    if ((flags & NUMERIC) !== 0) run.figureConflicts++;
    if ((flags & CAPITALISED) !== 0) run.nameConflicts++;
    i += gap[0];
    k += gap[1];
  }
}

function agree(part: Words, i: number, whole: Words, k: number): boolean {
  if (i + RESUME_WORDS > part.count || k + RESUME_WORDS > whole.count) return false;
  for (let n = 0; n < RESUME_WORDS; n++) if (part.hashes[i + n] !== whole.hashes[k + n]) return false;
  return true;
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
