/**
 * A clustering in each form of output.
 * @module
 */
import type { Story, StoryClustering } from 'newsfold';
import { type Cell, csvTable } from './csv';
import { jsonDocument, jsonLines } from './json';
import { md, mdLink } from './markdown-text';
import { countOf, type Layout } from './plain';
import { storyMarkdown } from './story-markdown';
import { briefLine, type StoryView, section, singleLines, storyLines } from './story-text';
import { type Articles, fieldOf, periodOf, publishedOf } from './words';

/** How stories are shown. */
export interface StoriesView {
  readonly layout: Layout;
  readonly articles: Articles;
  /** Most stories in text and Markdown. */
  readonly limit: number;
  readonly isBrief: boolean;
}

/** With more stories than this, those of one report alone are listed in one entry each. */
const FEW_STORIES = 5;

/** The forms that need nothing but the result. */
export function storiesOutput(
  format: 'text' | 'json' | 'jsonl' | 'csv' | 'markdown',
  clustering: StoryClustering,
  view: StoriesView,
): Generator<string, void, undefined> {
  switch (format) {
    case 'json':
      return jsonDocument(clustering);
    case 'jsonl':
      return jsonLines(clustering.stories);
    case 'csv':
      return csvTable(STORY_COLUMNS, storyRows(clustering.stories, view.articles));
    case 'markdown':
      return markdownOf(clustering, view);
    case 'text':
      return textOf(clustering, view);
  }
}

function* textOf(clustering: StoryClustering, view: StoriesView): Generator<string, void, undefined> {
  const { stories } = clustering;
  const headlines = new Map(stories.map(({ id, headline }) => [id, headline.text]));
  const story: StoryView = {
    ...view.layout,
    articles: view.articles,
    headlineOf: (id) => headlines.get(id),
  };
  const shown = stories.slice(0, view.limit);
  if (view.isBrief) {
    for (const one of shown) yield `${briefLine(one, story)}\n`;
  } else {
    const isLong = stories.length > FEW_STORIES;
    const single = isLong ? shown.filter(({ articleIds }) => articleIds.length === 1) : [];
    for (const [i, one] of shown.entries()) {
      if (isLong && one.articleIds.length === 1) continue;
      yield `${storyLines(one, i + 1, story).join('\n')}\n`;
    }
    const list = section(
      'Told by one report',
      single.flatMap((one) => singleLines(one, story)),
      view.layout,
    );
    if (list.length > 0) yield `${[...list.slice(1), ''].join('\n')}\n`;
  }
  yield `${closingLine(clustering, shown.length)}\n`;
}

/** `28 reports in 9 stories: 23 independent, 5 copies.` */
export function closingLine({ stats, stories, below }: StoryClustering, shown: number): string {
  const copies = stats.articles - stats.independent;
  const parts = [
    `${countOf(stats.articles, 'report')} in ${countOf(stories.length + below.length, 'story')}`,
    `: ${stats.independent} independent, ${countOf(copies, 'copy')}`,
    below.length === 0 ? '' : `; ${countOf(below.length, 'story')} of too few publishers left out`,
    shown === stories.length ? '' : `; ${shown} shown`,
    stats.rejectedArticles === 0 ? '' : `; ${stats.rejectedArticles} rejected`,
  ];
  return `${parts.join('')}.`;
}

/** Columns of {@link storyRows}; part of the command line's contract. */
export const STORY_COLUMNS: readonly string[] =
  'story headline status first_seen last_seen reports independent article title source url published relation canonical'.split(
    ' ',
  );

/** A row an article. */
function* storyRows(stories: readonly Story[], articles: Articles): Generator<Cell[], void, undefined> {
  for (const story of stories) {
    const place = new Map(
      story.copies.flatMap(({ canonicalId, members }) =>
        members.map((member) => [member.id, { canonicalId, ...member }]),
      ),
    );
    for (const id of story.articleIds) {
      const member = place.get(id);
      yield [
        ...[story.id, story.headline.text, story.status?.value ?? ''],
        ...[story.firstSeen ?? '', story.lastSeen ?? '', story.articleIds.length, story.copies.length],
        ...[
          id,
          fieldOf(id, 'title', articles),
          fieldOf(id, 'source', articles),
          fieldOf(id, 'url', articles),
        ],
        ...[publishedOf(id, articles), member?.relation ?? '', member?.canonicalId ?? ''],
      ];
    }
  }
}

function* markdownOf(clustering: StoryClustering, view: StoriesView): Generator<string, void, undefined> {
  const { stories } = clustering;
  const headlines = new Map(stories.map(({ id, headline }) => [id, headline.text]));
  const shown = stories.slice(0, view.limit);
  const isLong = stories.length > FEW_STORIES;
  yield '# Stories\n\n';
  for (const story of shown) {
    if (isLong && story.articleIds.length === 1) continue;
    yield `${storyMarkdown(story, view.articles, (id) => headlines.get(id)).join('\n')}\n\n`;
  }
  const single = isLong ? shown.filter(({ articleIds }) => articleIds.length === 1) : [];
  if (single.length > 0) {
    yield '## Told by one report\n\n';
    for (const { headline, representativeId: id, ...rest } of single) {
      const when = periodOf({ headline, representativeId: id, ...rest });
      const source = fieldOf(id, 'source', view.articles) || id;
      const link = mdLink(source, fieldOf(id, 'url', view.articles));
      yield `- ${md(headline.text)} (${link}${when === '' ? '' : `, ${when}`})\n`;
    }
    yield '\n';
  }
  yield `${md(closingLine(clustering, shown.length))}\n`;
}
