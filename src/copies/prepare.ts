/**
 * An article made ready for comparison: its words, its shingles, and a key of its content.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { shingleWords, WORDS_A_SHINGLE } from '../sketch/shingle';
import { mix32 } from '../text/hash';
import { splitWords, type Words } from '../text/words';

/** An article prepared for comparison. */
export interface PreparedReport {
  readonly article: CheckedArticle;
  readonly words: Words;
  readonly shingles: Uint32Array;
  /** Hash of the word sequence: equal for texts that differ in case, accents, spaces or punctuation only. */
  readonly contentKey: string;
}

/** Cuts and hashes one article's text. */
export function prepareReport(article: CheckedArticle): PreparedReport {
  const words = splitWords(article.text);
  return { article, words, shingles: shingleWords(words, WORDS_A_SHINGLE), contentKey: contentKeyOf(words) };
}

/** 64 bits and the length: two different texts of one key are out of reach of chance. */
function contentKeyOf(words: Words): string {
  let a = words.count;
  let b = ~words.count;
  for (let i = 0; i < words.count; i++) {
    a = Math.imul(a ^ words.hashes[i]!, 0x9e3779b1) ^ (a >>> 13);
    b = Math.imul(b + words.hashes[i]!, 0x85ebca6b) ^ (b >>> 16);
  }
  return `${words.count}:${mix32(a) >>> 0}:${mix32(b) >>> 0}`;
}
