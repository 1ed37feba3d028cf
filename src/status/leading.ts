/**
 * The sentences at the head of an article.
 *
 * Cost: O(code units of the head) at most.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { type Sentence, splitSentences } from '../text/sentences';

/** Code units behind a sentence's end, and behind the space that follows, which decide that it ends there. */
const LOOK_AHEAD = 200;

/**
 * The sentences of an article's head: of a text cut off there, those of the text where enough of them end well before the
 * cut, as nearly always, else the head's own.
 */
export function leadingSentences(
  head: string,
  { title, text }: CheckedArticle,
  sentences: readonly Sentence[],
  most: number,
): readonly Sentence[] {
  if (head.length === text.length) return sentences;
  let count = 0;
  for (let i = 0; i + 1 < sentences.length; i++) {
    const { start, end } = sentences[i]!;
    if (sentences[i + 1]!.start > head.length - LOOK_AHEAD) break;
    if (end - start !== title.length || text.slice(start, end) !== title) count++;
    if (count === most) return sentences.slice(0, i + 1);
  }
  return splitSentences(head);
}
