/**
 * What a story is about, by the words of its reports' titles and first sentences: a fire in which residents were moved out is
 * no evacuation, and a shooting is not over when a jury finds someone guilty.
 *
 * Cost: O(words of titles and first sentences), once a story and only where something is asked.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import type { Readings } from '../text/reading';
import { hashWord } from '../text/words';

/** Share of the other reports that must speak of an event for it to be the story's. */
const SHARE = 0.5;
/** Code units of a first sentence that are read. */
const LEAD_UNITS = 900;

/** The words by which the reports of a story say what it is about. */
export class Subject {
  private words: ReadonlyMap<CheckedArticle, ReadonlySet<number>> | undefined;

  constructor(
    private readonly articles: readonly CheckedArticle[],
    private readonly texts: Readings,
  ) {}

  /**
   * Whether half of the other reports have one of the words, in either number; of a story of one report always.
   *
   * @param words folded
   */
  covers(article: CheckedArticle, words: readonly string[]): boolean {
    if (this.articles.length < 2) return true;
    this.words ??= new Map(this.articles.map((one) => [one, this.wordsOf(one)]));
    const wanted = words.flatMap((word) => [word, word.endsWith('s') ? word.slice(0, -1) : `${word}s`]);
    const hashes = wanted.map((word) => hashWord(word));
    let others = 0;
    for (const [one, own] of this.words)
      if (one !== article && hashes.some((hash) => own.has(hash))) others++;
    return others >= SHARE * (this.articles.length - 1);
  }

  private wordsOf({ title, text }: CheckedArticle): Set<number> {
    const { words, sentences } = this.texts.of(text);
    const own = new Set(this.texts.of(title).words.hashes);
    const first = sentences[0];
    if (first === undefined) return own;
    const end = Math.min(first.end, first.start + LEAD_UNITS);
    for (let i = 0; i < words.count && words.ends[i]! <= end; i++) own.add(words.hashes[i]!);
    return own;
  }
}
