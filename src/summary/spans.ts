/**
 * Spans: where sentences stand in the articles of a story.
 * @module
 */
import type { Sentence } from '../text/sentences';

/** A sentence of one article. */
export interface SentenceSpan extends Sentence {
  readonly articleId: string;
}

/** Spans by the id of their article. */
export function spansByArticle<Span extends SentenceSpan>(
  spans: readonly Span[] | undefined,
): Map<string, Span[]> {
  const byArticle = new Map<string, Span[]>();
  for (const span of spans ?? []) {
    const list = byArticle.get(span.articleId);
    if (list === undefined) byArticle.set(span.articleId, [span]);
    else list.push(span);
  }
  return byArticle;
}

/** Whether one of the spans lies in the sentence, by its middle. */
export function covers(spans: readonly SentenceSpan[] | undefined, sentence: Sentence): boolean {
  if (spans === undefined) return false;
  return spans.some(({ start, end }) => {
    const middle = (start + end) / 2;
    return middle >= sentence.start && middle < sentence.end;
  });
}
