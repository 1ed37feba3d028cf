/**
 * What the sentences of a timeline tell of beside their dates: the terms by which two of them are compared.
 *
 * Cost: O(n) in code units of the sentences, each read once.
 * @module
 */
import { readTerms } from '../text/terms';

const DATE_WORD =
  /^(?:\d.*|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|tember|ober)?|may|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i;

/** What sentences tell of, each read once. */
export class Topics {
  private readonly known = new Map<string, ReadonlySet<number>>();

  /** The terms of a sentence that are no part of a date. */
  of(text: string): ReadonlySet<number> {
    let topic = this.known.get(text);
    if (topic === undefined) {
      topic = topicOf(text);
      this.known.set(text, topic);
    }
    return topic;
  }
}

function topicOf(text: string): Set<number> {
  const { count, hashes, starts, ends } = readTerms(text);
  const topic = new Set<number>();
  for (let i = 0; i < count; i++) {
    const word = text.slice(starts[i]!, Math.min(ends[i]!, starts[i]! + 20));
    if (!DATE_WORD.test(word)) topic.add(hashes[i]!);
  }
  return topic;
}
