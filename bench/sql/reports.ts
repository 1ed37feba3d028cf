/**
 * Short synthetic reports by the million, made as they are read: words of a Zipf vocabulary in events of a few reports each; some
 * are copies, whole, edited or cut, and some carry a publisher's boilerplate.
 */
import type { Article } from '../../src/index';
import { seededRandom } from '../data';

/** How reports are made; shares are of 1. */
export const RECIPE = {
  words: 50_000,
  /** Words of a report: least and most. */
  fewest: 40,
  most: 90,
  /** Reports that are copies of one of the last few originals: identical, edited (a word in twenty is another), cut to the first 3/5. */
  identical: 0.06,
  edited: 0.1,
  cut: 0.05,
  /** Originals that a copy is made of: the last so many. */
  recent: 5_000,
  /** Reports that end in one of so many sentences of publishers, of so many words. */
  boilerplated: 0.1,
  boilerplates: 500,
  boilerplateWords: 9,
} as const;

/** So many reports; the same for the same seed. */
export function* shortReports(count: number, seed: number): Generator<Article, void, undefined> {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const words = Array.from({ length: RECIPE.words }, (_, i) => spelling(i));
  const word = (): string => words[Math.floor(RECIPE.words ** random()) - 1]!;
  const sentence = (length: number): string[] => Array.from({ length }, word);
  const boilerplates = Array.from({ length: RECIPE.boilerplates }, () => sentence(RECIPE.boilerplateWords));
  const recent: string[][] = [];
  for (let i = 0; i < count; i++) {
    const kind = random();
    let text: string[];
    if (recent.length > 0 && kind < RECIPE.identical + RECIPE.edited + RECIPE.cut) {
      text = recent[below(recent.length)]!;
      if (kind >= RECIPE.identical + RECIPE.edited) text = text.slice(0, Math.floor(text.length * 0.6));
      else if (kind >= RECIPE.identical) text = text.map((own) => (random() < 0.05 ? word() : own));
    } else {
      text = sentence(RECIPE.fewest + below(RECIPE.most - RECIPE.fewest + 1));
      if (random() < RECIPE.boilerplated) text.push(...boilerplates[below(boilerplates.length)]!);
      if (recent.length < RECIPE.recent) recent.push(text);
      else recent[below(RECIPE.recent)] = text;
    }
    yield {
      id: `n${seed}-${i}`,
      text: `${text.join(' ')}.`,
      source: `Source ${below(500)}`,
      publishedAt: 1.6e12 + i * 1000,
    };
  }
}

/** A made-up word for each number. */
function spelling(number: number): string {
  const consonants = 'bdfghjklmnprstvz';
  const vowels = 'aeiou';
  let text = '';
  for (let n = number + 16 * 5; n > 0; n = Math.floor(n / 80)) {
    text += consonants[n % 16]! + vowels[Math.floor(n / 16) % 5]!;
  }
  return text;
}
