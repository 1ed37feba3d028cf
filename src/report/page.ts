/**
 * The page: one HTML document that asks nothing of any network, under a content security policy that would let it ask nothing.
 * @module
 */
import { rangeText } from './days';
import { count, inline, isolated } from './html';
import { SCRIPT, SCRIPT_HASH } from './script';
import { storyCard } from './story';
import { STYLE, STYLE_HASH } from './style';
import { badge } from './telling';
import type { PageView } from './view';

/** Most rejected articles listed. */
const MAX_REJECTED = 50;

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`;

export function pageHtml(page: PageView): string {
  const { settings, stories } = page;
  const title = inline(settings.title) || 'Stories';
  const budget = { left: settings.maxCompared, seen: new Set<string>() };
  const cards = stories.map((view, i) => storyCard(view, page, budget, i === 0)).join('\n');
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="newsfold">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#stories">Skip to the stories</a>
<header class="masthead"><div><h1>${isolated(settings.title) || title}</h1><p>${figures(page)}</p></div></header>
<div class="frame">
<div class="aside">${search(page)}${contents(page)}</div>
<main id="stories" tabindex="-1">
<p class="none" hidden>No story fits. <button type="button" class="clear">Show all</button></p>
${cards || '<p class="none">No stories.</p>'}
${leftOut(page)}
</main>
</div>
<footer class="colophon"><p>Every headline and sentence stands word for word in the report it is numbered with. Made with newsfold.</p></footer>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function figures({ clustering }: PageView): string {
  const { stats, stories } = clustering;
  const [first, last] = [edge(stories, 'firstSeen', -1), edge(stories, 'lastSeen', 1)];
  const parts = [
    `<b>${count(stories.length, 'story', 'stories')}</b>`,
    `<b>${count(stats.articles, 'report')}</b>, ${stats.independent} independent`,
  ];
  if (first !== undefined && last !== undefined) {
    const [from, to] = [first.slice(0, 10), last.slice(0, 10)];
    parts.push(inline(rangeText(from, to)));
  }
  return parts.join(' <span aria-hidden="true">·</span> ');
}

function edge(
  stories: PageView['clustering']['stories'],
  field: 'firstSeen' | 'lastSeen',
  side: 1 | -1,
): string | undefined {
  let best: string | undefined;
  for (const { [field]: value } of stories) {
    if (value !== undefined && (best === undefined || (side < 0 ? value < best : value > best))) best = value;
  }
  return best;
}

/** Shown by the script, without which it could do nothing. */
function search({ stories }: PageView): string {
  const statuses = [
    ...new Set(stories.flatMap(({ story }) => (story.status === undefined ? [] : [story.status.value]))),
  ].sort();
  const options = statuses
    .map((status) => `<option value="${inline(status, 40)}">${inline(status.replace('-', ' '), 40)}</option>`)
    .join('');
  return (
    '<form class="search" role="search" hidden>' +
    '<label for="q">Search the stories</label><input id="q" type="search" autocomplete="off" spellcheck="false">' +
    `<div class="filters"><div><label for="status">Status</label><select id="status"><option value="">any</option>${options}</select></div>` +
    '<div><label for="least">Reports</label><select id="least"><option value="1">any number</option><option value="2">2 or more</option><option value="3">3 or more</option><option value="5">5 or more</option></select></div></div>' +
    '<p class="check"><input id="changed" type="checkbox"> <label for="changed">Only where something changed</label></p>' +
    `<div class="row"><p class="found" role="status"></p><button type="button" class="all">Open all evidence</button></div></form>`
  );
}

function contents({ stories }: PageView): string {
  if (stories.length < 2) return '';
  const items = stories.map(({ story, anchor, reports }) => {
    const lang = reports.get(story.headline.articleId)?.article?.lang ?? '';
    const status = story.status === undefined ? '' : ` ${badge(story.status.value)}`;
    return `<li data-for="${anchor}"><a href="#${anchor}">${isolated(story.headline.text, lang)}</a> <span class="n">${story.copies.length}</span>${status}</li>`;
  });
  return `<nav aria-labelledby="contents"><details class="contents" open><summary><h2 id="contents">Stories</h2></summary><ol>${items.join('')}</ol></details></nav>`;
}

/** What the page leaves out, in words and numbers. */
function leftOut({ clustering, settings, stories }: PageView): string {
  const { rejected, below, unknownPins } = clustering;
  const notes: string[] = [];
  const total = clustering.stories.length;
  if (stories.length < total) {
    const before = Math.min(settings.skipStories, total);
    const after = total - before - stories.length;
    notes.push(
      `This page has ${count(stories.length, 'story', 'stories')} of ${total}: ${before} come before, ${after} after, most reported first.`,
    );
  }
  if (below.length > 0)
    notes.push(
      `${count(below.length, 'story', 'stories')} of fewer publishers than asked for ${below.length === 1 ? 'is' : 'are'} not told.`,
    );
  if (unknownPins.length > 0) notes.push(`${count(unknownPins.length, 'pinned id')} that no report has.`);
  const rows = rejected.slice(0, MAX_REJECTED).map(({ index, id, message, articleKept }) => {
    const name = id === undefined ? `article ${index + 1}` : `<code>${isolated(id)}</code>`;
    return `<li>${name}: ${isolated(message, '', 400)}${articleKept ? ' (kept without it)' : ''}</li>`;
  });
  if (rejected.length > rows.length) rows.push(`<li>${rejected.length - rows.length} more</li>`);
  if (notes.length === 0 && rows.length === 0) return '';
  const list = rows.length === 0 ? '' : `<h3>Articles with faults</h3><ul>${rows.join('')}</ul>`;
  return `<section class="left-out" aria-labelledby="left-out"><h2 id="left-out">Left out</h2>${notes.map((note) => `<p>${note}</p>`).join('')}${list}</section>`;
}
