/**
 * Stories as one self-contained HTML file: everything that clustering found, and the evidence for it, to be looked at by people.
 *
 * Cost: linear in what is shown, plus `explain` for each pair set side by side; size bounded by the options.
 * @module
 */
import type { Article, StoryClustering } from 'newsfold';
import { checkArticles } from '../article/article';
import { expectation } from '../errors';
import { type ReportOptions, reportSettings } from './options';
import { pageHtml } from './page';
import { pageView } from './view';

/**
 * Renders stories as an HTML document: cards with headline, status, what changed, summary, timeline, copies, a map of how alike the
 * reports are, and pairs side by side. It loads nothing from anywhere, needs no script to be read, and is safe to open whatever the
 * reports say.
 *
 * @param clustering what `clusterStories`, or a desk's `settle`, returned
 * @param articles those the stories were made of, for titles, publishers, addresses and texts; bad ones, and ids of no story, are passed over
 * @returns the document; the same bytes for the same input
 * @throws TypeError if `clustering` is none or `articles` is not iterable; TypeError, RangeError for bad options
 * @example
 * ```ts
 * const articles = [
 *   { id: 'a', title: 'Talks postponed', text: 'Turkey and Russia postponed the talks on Libya due in Istanbul on Sunday.' },
 *   { id: 'b', title: 'Istanbul talks off', text: 'The Istanbul talks on Libya between Russia and Turkey were postponed.' },
 * ];
 * const html = renderReport(clusterStories(articles), articles, { title: 'Libya' });
 * html.startsWith('<!DOCTYPE html>'); // true
 * ```
 * Complexity: linear in the texts of the stories shown, plus `explain` for each of `maxCompared` pairs.
 */
export function renderReport(
  clustering: StoryClustering,
  articles: Iterable<Article>,
  options: ReportOptions = {},
): string {
  const settings = reportSettings(options);
  if (clustering === null || typeof clustering !== 'object' || !Array.isArray(clustering.stories)) {
    throw new TypeError(expectation('clustering', 'a result of clusterStories', clustering));
  }
  const checked = new Map(checkArticles(articles).articles.map((article) => [article.id, article]));
  return pageHtml(pageView(clustering, checked, settings));
}
