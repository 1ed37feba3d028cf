/**
 * A story as a card.
 * @module
 */
import { type Comparisons, comparisons } from './compare';
import { rangeText } from './days';
import { count, directionOf, inline, isolated } from './html';
import { provenanceTree, sourceList } from './provenance';
import { similarityMap } from './similarity-map';
import { badge, changeList, summaryList, timeline } from './telling';
import { citation, type PageView, type StoryView } from './view';

/** @param first whether it is the first of the page, whose evidence lies open so that readers see that there is some */
export function storyCard(view: StoryView, page: PageView, budget: Comparisons, first: boolean): string {
  const { story, anchor } = view;
  const { headline, status, copies } = story;
  const lang = view.reports.get(headline.articleId)?.article?.lang ?? '';
  const changes = changeList(view);
  const dates = timeline(view);
  return (
    `<article class="story" id="${anchor}" tabindex="-1" aria-labelledby="${anchor}h" data-status="${status === undefined ? '' : inline(status.value, 40)}" ` +
    `data-independent="${copies.length}" data-changed="${changes === '' ? 0 : 1}">` +
    `<header><p class="meta">${status === undefined ? '' : `${badge(status.value)} `}${facts(view)}</p>` +
    `<h2 id="${anchor}h"${directionOf(headline.text)}>${isolated(headline.text, lang, 600)} ${citation(view, headline.articleId)}</h2></header>` +
    (changes === '' ? '' : section('changed', `<h3>What changed</h3>${changes}`)) +
    section('said', `<h3>Summary</h3>${summaryList(view)}`) +
    (dates === '' ? '' : section('timeline', `<h3>Timeline</h3>${dates}`)) +
    related(view, page) +
    evidence(view, page, budget, first) +
    '</article>'
  );
}

function section(kind: string, html: string): string {
  return `<section class="${kind}">${html}</section>`;
}

function facts({ story }: StoryView): string {
  const { articleIds, copies, sources, firstSeen, lastSeen } = story;
  const copied = articleIds.length - copies.length;
  const parts = [
    `${count(copies.length, 'independent report')}${copied === 0 ? '' : `, ${count(copied, 'copy', 'copies')}`}`,
    ...(sources.length > 1 ? [count(sources.length, 'publisher')] : []),
  ];
  const from = firstSeen?.slice(0, 10);
  if (from !== undefined) parts.push(inline(rangeText(from, lastSeen?.slice(0, 10))));
  return parts.join(' · ');
}

/** Stories of the same topic, with what they share; links to those on the page. */
function related({ story }: StoryView, page: PageView): string {
  if (story.related.length === 0) return '';
  const items = story.related.map(({ storyId, shared }) => {
    const other = page.byId.get(storyId);
    const headline = (other?.story ?? page.headlines.get(storyId))?.headline.text ?? storyId;
    const name =
      other === undefined
        ? `${isolated(headline)} <span class="note">(not on this page)</span>`
        : `<a href="#${other.anchor}">${isolated(headline)}</a>`;
    const terms = shared.slice(0, 4).map((term) => isolated(term));
    return `<li>${name}${terms.length === 0 ? '' : ` <span class="note">shares ${terms.join(', ')}</span>`}</li>`;
  });
  return section('related', `<h3>Related, but another event</h3><ul>${items.join('')}</ul>`);
}

/** What the story was made of and why: tree, map, pairs, publishers, terms. */
function evidence(view: StoryView, page: PageView, budget: Comparisons, first: boolean): string {
  const { story, anchor } = view;
  const { articleIds, terms, names, id, aliases } = story;
  const map = similarityMap(view);
  const pairs = comparisons(view, page, budget);
  const sources = sourceList(view);
  const reports = count(articleIds.length, 'report');
  const inside = [
    reports,
    ...(map === '' ? [] : ['how alike they are']),
    ...(pairs === '' ? [] : ['side by side']),
  ];
  const tree = section(
    'provenance',
    `<h4>${articleIds.length === 1 ? 'The report' : 'Who reported, who copied'}</h4>${provenanceTree(view)}`,
  );
  const chips = (texts: readonly string[]): string =>
    `<ul class="chips">${texts.map((text) => `<li>${isolated(text)}</li>`).join('')}</ul>`;
  const once = aliases.slice(0, 5).map((alias) => `<code>${isolated(alias)}</code>`);
  return (
    `<details class="evidence"${first ? ' open' : ''}><summary><h3>Evidence</h3> <span class="note">${inside.join(', ')}</span></summary>` +
    `<div class="two">${tree}<div>` +
    (map === '' ? '' : section('likeness', `<h4>How alike they are</h4>${map}`)) +
    (sources === '' ? '' : section('by', `<h4>Publishers</h4>${sources}`)) +
    (terms.length === 0
      ? ''
      : section('apart', `<h4>What sets it apart</h4>${chips(terms.map(({ term }) => term))}`)) +
    (names.length === 0 ? '' : section('names', `<h4>Names</h4>${chips(names.map(({ text }) => text))}`)) +
    `</div></div>${pairs === '' ? '' : section('pairs', `<h4>Side by side</h4>${pairs}`)}` +
    `<p class="story-id"><code>${isolated(id)}</code>${once.length === 0 ? '' : `, once ${once.join(', ')}`} <a href="#${anchor}">Link to this story</a></p></details>`
  );
}
