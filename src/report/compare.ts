/**
 * Two reports side by side, the passages that stand in both marked, with the verdict of `explain`: a copy and its original, the strongest
 * link of a story, and what keeps the nearest related story apart.
 * @module
 */
import { type Article, type Explanation, explain } from 'newsfold';
import type { CheckedArticle } from '../article/article';
import { spelledDate } from '../dates/instant';
import { timeElement } from './days';
import { block, cut, inline, isolated, langOf } from './html';
import { citation, type PageView, type ReportView, type StoryView, titleLink } from './view';

/** Reports of a story, or of two, that are handed to `explain` as what the pair is seen among. */
const MAX_AMONG = 12;
/** Tints of marked passages. */
const TINTS = 4;

/** What two reports are shown for. */
interface Pair {
  readonly kind: string;
  readonly a: ReportView;
  readonly b: ReportView;
  readonly stories: readonly [StoryView, StoryView];
}

const VERDICTS: Readonly<Record<Explanation['verdict'], string>> = {
  'same-report': 'one is a copy of the other',
  'same-story': 'one story',
  related: 'related, but two stories',
  unrelated: 'two stories',
};

/** Pairs set side by side on one page: a budget, and what was shown already. */
export interface Comparisons {
  left: number;
  readonly seen: Set<string>;
}

/** The pairs of a story. */
export function comparisons(view: StoryView, page: PageView, budget: Comparisons): string {
  const shown: string[] = [];
  for (const pair of pairsOf(view, page)) {
    const key = [pair.a.id, pair.b.id].sort().join('\0');
    if (budget.left === 0 || budget.seen.has(key)) continue;
    budget.seen.add(key);
    const html = sideBySide(pair, page);
    if (html === undefined) continue;
    budget.left--;
    shown.push(html);
  }
  return shown.join('');
}

function pairsOf(view: StoryView, page: PageView): Pair[] {
  const pairs: Pair[] = [];
  const own = [view, view] as const;
  const add = (kind: string, a: string, b: string): void => {
    const [x, y] = [view.reports.get(a), view.reports.get(b)];
    if (x !== undefined && y !== undefined) pairs.push({ kind, a: x, b: y, stories: own });
  };
  const changed = view.story.copies
    .flatMap(({ canonicalId, members }) => members.map((member) => ({ canonicalId, ...member })))
    .filter(({ id, relation, canonicalId }) => id !== canonicalId && relation !== 'identical')
    .reduce<{ canonicalId: string; id: string; jaccard: number } | undefined>(
      (least, member) => (least === undefined || member.jaccard < least.jaccard ? member : least),
      undefined,
    );
  const strongest = view.story.links[0];
  if (strongest !== undefined) add('Strongest link', strongest.a, strongest.b);
  if (changed !== undefined) add('Most changed copy', changed.canonicalId, changed.id);
  const near = page.byId.get(view.story.related[0]?.storyId ?? '');
  const [a, b] = [
    view.reports.get(view.story.representativeId),
    near?.reports.get(near.story.representativeId),
  ];
  if (near !== undefined && a !== undefined && b !== undefined) {
    pairs.push({ kind: 'Nearest other story', a, b, stories: [view, near] });
  }
  return pairs;
}

function sideBySide({ kind, a, b, stories }: Pair, page: PageView): string | undefined {
  const explanation = explained(a, b, stories, page);
  if (explanation === undefined || a.article === undefined || b.article === undefined) return undefined;
  const { verdict, score, threshold, reasons, passages, shared, dividing } = explanation;
  const { maxText } = page.settings;
  const [left, right] = stories;
  const numbers =
    verdict === 'same-report'
      ? ''
      : `<p class="numbers">Similarity ${score.toFixed(3)}; one story from ${threshold.toFixed(3)}.</p>`;
  const ofOne = (id: string): string =>
    dividing
      .filter(({ articleId }) => articleId === id)
      .slice(0, 6)
      .map(({ term }) => `<li>${isolated(term)}</li>`)
      .join('');
  const side = (report: ReportView, view: StoryView, article: CheckedArticle, at: 'a' | 'b'): string => {
    const spans = passages.map((passage, i) => ({ ...passage[at], tint: i % TINTS, i }));
    return (
      `<div class="side"><p class="side-title">${view === left ? `${citation(view, report.id)} ` : ''}${titleLink(report)}</p>` +
      `<p class="byline">${inline(article.source)}${article.source.trim() === '' ? '' : ' · '}${timeElement(article.time, article.latest)}</p>` +
      (view === left
        ? ''
        : `<p class="byline">In <a href="#${view.anchor}">${isolated(view.story.headline.text)}</a></p>`) +
      `<div class="side-text" dir="auto"${langOf(article.lang)}>${marked(article.text, spans, maxText)}</div></div>`
    );
  };
  const terms = shared
    .slice(0, 8)
    .map(({ term }) => `<li>${isolated(term)}</li>`)
    .join('');
  const between =
    left === right ? `reports ${a.number} and ${b.number}` : isolated(right.story.headline.text);
  const lists =
    verdict === 'same-report'
      ? ''
      : `<dl class="terms">${row('In both', terms)}${row('Only in the first', ofOne(a.id))}${row('Only in the second', ofOne(b.id))}</dl>`;
  return (
    `<details class="pair"><summary><span class="kind">${kind}</span> ` +
    `<span class="verdict ${verdict}">${VERDICTS[verdict]}</span> <span class="note">${between}</span></summary>` +
    `<ul class="reasons">${reasons.map((reason) => `<li>${inline(reason, 600)}</li>`).join('')}</ul>` +
    `${numbers}${lists}<div class="sides">${side(a, left, a.article, 'a')}${side(b, right, b.article, 'b')}</div></details>`
  );
}

function row(name: string, items: string): string {
  return items === '' ? '' : `<dt>${name}</dt><dd><ul class="chips">${items}</ul></dd>`;
}

/** The explanation, or nothing where the texts handed in are not those the stories were made of. */
function explained(
  a: ReportView,
  b: ReportView,
  [left, right]: readonly [StoryView, StoryView],
  { settings, articles }: PageView,
): Explanation | undefined {
  if (a.article === undefined || b.article === undefined || a.id === b.id) return undefined;
  const ids = new Set<string>();
  for (const { story } of left === right ? [left] : [left, right]) {
    for (const { canonicalId } of story.copies.slice(0, MAX_AMONG)) ids.add(canonicalId);
  }
  const among: Article[] = [];
  for (const id of ids) {
    const article = articles.get(id);
    if (article !== undefined && id !== a.id && id !== b.id) among.push(articleOf(article));
  }
  return explain(articleOf(a.article), articleOf(b.article), { among, ...settings.explain });
}

/** The article as it was handed in, as far as `explain` reads it. */
function articleOf({ id, text, title, source, time, latest, lang }: CheckedArticle): Article {
  const publishedAt = time === undefined ? {} : { publishedAt: spelledDate(time, latest) };
  return { id, text, title, source, lang, ...publishedAt };
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly tint: number;
  readonly i: number;
}

/** The text with spans marked; of two that overlap the first (longest) is. */
function marked(text: string, spans: readonly Span[], maxText: number): string {
  const kept: Span[] = [];
  for (const span of spans) {
    if (!kept.some((other) => span.start < other.end && other.start < span.end)) kept.push(span);
  }
  kept.sort((x, y) => x.start - y.start);
  const shown = cut(text, maxText);
  // The ellipsis of a cut is no text.
  const length = shown === text ? text.length : shown.length - 1;
  let html = '';
  let at = 0;
  for (const { start, end, tint, i } of kept) {
    if (start >= length) break;
    const stop = Math.min(end, length);
    html += `${block(text.slice(at, start))}<mark class="t${tint}" data-p="${i}">${block(text.slice(start, stop))}</mark>`;
    at = stop;
  }
  html += block(text.slice(at, length));
  return length < text.length
    ? `${html}… <span class="cut">(${text.length - length} characters more)</span>`
    : html;
}
