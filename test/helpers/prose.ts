/** Texts that no one wrote: made-up words in sentences, the same for the same seed. */
import type { Article } from 'newsfold';
import { random, whole } from './random';

const ONSETS = ['b', 'br', 'd', 'f', 'g', 'gl', 'k', 'l', 'm', 'n', 'p', 'pr', 'r', 's', 'st', 't', 'v', 'z'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou'];

/** Made-up words; two lists of different seeds share next to no run of five. */
export function words(seed: number, count: number): string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => {
    let word = '';
    const syllables = 2 + whole(next, 2);
    for (let i = 0; i < syllables; i++)
      word += ONSETS[whole(next, ONSETS.length)]! + VOWELS[whole(next, VOWELS.length)]!;
    return word;
  });
}

/** Words in sentences of twelve. */
export function sentences(list: readonly string[]): string {
  const out: string[] = [];
  for (let i = 0; i < list.length; i += 12) out.push(`${list.slice(i, i + 12).join(' ')}.`);
  return out.join(' ');
}

/** A text of so many made-up words. */
export function prose(seed: number, count: number): string {
  return sentences(words(seed, count));
}

/** The list with every `step`-th word, from the `first`, put in other words. */
export function reworded(list: readonly string[], step: number, first = 0): string[] {
  const others = words(0x5eed + step * 31 + first, list.length);
  return list.map((word, i) => (i % step === first ? others[i]! : word));
}

/** An article in one line. */
export function article(id: string, text: string, rest: Partial<Article> = {}): Article {
  return { id, text, ...rest };
}
