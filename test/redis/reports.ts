/**
 * Reports that overlap: every writer has its own edition of the same texts, with up to three words changed, and some it takes over as
 * they are, under the id that all have. Editions of one text can be alike to a third and not to each other.
 */
import { type Signature, sketchText } from 'newsfold';

export interface SketchedReport {
  id: string;
  signature: Signature;
}

const WORDS = 120;
const VOCABULARY = 50_000;

/** Numbers that look random: the same for the same seed. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A text of random words; with `changed`, that many of them replaced by others. */
export function text(seed: number, changed = 0, edition = 0): string {
  const draw = numbers(seed);
  const words = Array.from({ length: WORDS }, () => `w${draw(VOCABULARY).toString(36)}`);
  const edit = numbers(seed * 31 + edition + 1);
  for (let i = 0; i < changed; i++) words[edit(WORDS)] = `x${edit(VOCABULARY).toString(36)}`;
  return words.join(' ');
}

/** What one of the writers has. One report in ten it shares, id and all, with the others. */
export function reportsOf(writer: number, count: number, seed: number): SketchedReport[] {
  return Array.from({ length: count }, (_, i) => {
    const number = seed * 1_000_003 + i;
    if (i % 10 === 9) return { id: `wire ${i}`, signature: sketchText(text(number)) };
    const changed = numbers(number * 17 + writer)(4);
    return { id: `${writer}:${i}`, signature: sketchText(text(number, changed, writer)) };
  });
}
