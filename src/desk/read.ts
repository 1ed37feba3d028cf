/**
 * What callers hand to a desk, read once before anything changes; and articles as they get them back.
 *
 * Cost: O(arguments).
 * @module
 */

import { type Article, ArticleChecker, type CheckedArticle, type Rejection } from '../article/article';
import { spelledDate } from '../dates/instant';
import { expectation, mustBeString } from '../errors';
import { drain } from '../steps';

/** One report as it was handed in: what it is, and what is wrong with it. */
export interface ReadArticle {
  readonly article: CheckedArticle | undefined;
  readonly rejection: Rejection | undefined;
}

/** @throws TypeError unless `articles` is an object or an iterable of anything; what the iterable throws */
export function readArticles(articles: Article | Iterable<Article>): ReadArticle[] {
  if (articles === null || typeof articles !== 'object') {
    throw new TypeError(expectation('articles', 'an article or an iterable of articles', articles));
  }
  const many = articles as Partial<Iterable<Article>>;
  const list = typeof many[Symbol.iterator] === 'function' ? (articles as Iterable<Article>) : [articles];
  const read: ReadArticle[] = [];
  for (const raw of list) {
    // One each: an id that comes twice is a revision.
    const checker = new ArticleChecker({});
    checker.count = read.length;
    checker.add(raw);
    const { articles: passed, rejected } = drain(checker.finish());
    read.push({ article: passed[0], rejection: rejected[0] });
  }
  return read;
}

/** @throws TypeError unless `ids` is a string or an iterable of strings */
export function readIds(argument: string, ids: string | Iterable<string>): string[] {
  if (typeof ids === 'string') return [ids];
  if (typeof (ids as Iterable<string> | null | undefined)?.[Symbol.iterator] !== 'function') {
    throw new TypeError(expectation(argument, 'an id or an iterable of ids', ids));
  }
  const list = [...ids];
  for (const [i, id] of list.entries()) mustBeString(`${argument}[${i}]`, id);
  return list;
}

/** The article as a caller would hand it in: checked again it is the same. Fields that it has not are left out. */
export function articleOf({ id, text, title, source, url, time, latest, lang }: CheckedArticle): Article {
  const article: Article = { id, text };
  if (title !== '') article.title = title;
  if (source !== '') article.source = source;
  if (url !== '') article.url = url;
  if (time !== undefined) article.publishedAt = spelledDate(time, latest);
  if (lang !== '') article.lang = lang;
  return article;
}
