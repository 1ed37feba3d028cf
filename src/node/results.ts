/**
 * Batches: the articles that go to a thread together, and the results that come of them.
 * @module
 */
import type { Rejection, Signature } from 'newsfold';
import { checkArticles } from '../article/article';
import { countWords } from '../text/words';
import type { SketchParameters } from './options';

/**
 * What is read of an article; the rest of it is handed through.
 *
 * @example
 * ```ts
 * const source: StreamedArticle[] = [{ id: 'a', text: 'The ferry runs again.' }];
 * for await (const { article } of sketchStream(source)) console.log(article.id);
 * ```
 */
export interface StreamedArticle {
  id: string;
  text: string;
}

/**
 * An article of the stream with its signature; or, where its id or text has a fault, with the reason.
 *
 * @example
 * ```ts
 * const ready: SketchedArticle<Article>[] = [];
 * for await (const result of sketchStream(articles.slice(0, 3))) ready.push(result);
 * ready.map(({ index }) => index); // [0, 1, 2]
 * ```
 */
export type SketchedArticle<A> =
  | { article: A; index: number; signature: Signature; rejected?: undefined }
  | { article: A; index: number; signature?: undefined; rejected: Rejection };

/** Articles in the order of the stream. */
export class Batch<A> {
  /** Texts of the articles without a fault. */
  texts: string[] = [];
  /** Code units of the texts. */
  units = 0;
  /** Signatures of the texts, one after the other, once they were made. */
  values: Uint32Array | undefined;
  private readonly articles: A[] = [];
  /** Faults by position in `articles`. */
  private readonly faults = new Map<number, Rejection>();

  /** @param first position of the first article in the stream */
  constructor(private readonly first: number) {}

  get count(): number {
    return this.articles.length;
  }

  add(article: A, checked: CheckedText): void {
    if (typeof checked === 'string') {
      this.texts.push(checked);
      this.units += checked.length;
    } else {
      this.faults.set(this.articles.length, checked);
    }
    this.articles.push(article);
  }

  /** One result an article. Each signature has memory of its own: keeping one does not keep the batch. */
  *results({ slots, seed }: SketchParameters): Generator<SketchedArticle<A>, void, undefined> {
    const values = this.values as Uint32Array;
    let at = 0;
    for (let i = 0; i < this.articles.length; i++) {
      const article = this.articles[i]!;
      const index = this.first + i;
      const rejected = this.faults.get(i);
      if (rejected !== undefined) {
        yield { article, index, rejected };
      } else {
        yield { article, index, signature: { slots, seed, values: values.slice(at, at + slots) } };
        at += slots;
      }
    }
  }
}

/** An article's text, or what is wrong with the article. */
export type CheckedText = string | Rejection;

/** Ids that need no second look. */
const PLAIN_ID = /^[!-~]{1,300}$/;
const ENOUGH_WORDS = 3;

/**
 * Reads id and text once each. What is plainly right passes here; the rest is for `checkArticles` to judge, so that a fault is
 * the one `deduplicate` would report.
 *
 * @param index position in the stream
 */
export function checkText(raw: unknown, index: number): CheckedText {
  if (raw === null || typeof raw !== 'object') return faultOf(raw, index) as Rejection;
  const read: Partial<Record<'id' | 'text', unknown>> = {};
  let field: 'id' | 'text' = 'id';
  try {
    read.id = (raw as Record<string, unknown>).id;
    field = 'text';
    read.text = (raw as Record<string, unknown>).text;
  } catch (error) {
    const get = (): never => {
      throw error;
    };
    return faultOf(Object.defineProperty(read, field, { get }), index) as Rejection;
  }
  const { id, text } = read;
  const plain = typeof id === 'string' && PLAIN_ID.test(id);
  if (plain && typeof text === 'string' && countWords(text, ENOUGH_WORDS) === ENOUGH_WORDS) return text;
  return faultOf(read, index) ?? (text as string);
}

function faultOf(raw: unknown, index: number): Rejection | undefined {
  const argument = 'articles[0]';
  const { rejected } = checkArticles([raw as StreamedArticle]);
  const fault = rejected[0];
  if (fault === undefined) return undefined;
  return { ...fault, index, message: `articles[${index}]${fault.message.slice(argument.length)}` };
}
