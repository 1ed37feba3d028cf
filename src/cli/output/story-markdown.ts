/**
 * A story in Markdown.
 * @module
 */
import type { Story, StorySummary } from 'newsfold';
import { md, mdLink } from './markdown-text';
import { countOf } from './plain';
import { type Articles, fieldOf, percent, periodOf, readablePeriod, sourceCounts, subjectOf } from './words';

/** The whole of a story under a heading of the second level. */
export function storyMarkdown(
  story: Story,
  articles: Articles,
  headlineOf: (id: string) => string | undefined,
): string[] {
  const copies = story.articleIds.length - story.copies.length;
  const counts = [
    countOf(story.articleIds.length, 'report'),
    copies === 0 ? '' : countOf(copies, 'copy'),
    periodOf(story),
  ];
  const related = story.related.map(
    ({ storyId, shared }) => `- ${md(headlineOf(storyId) ?? storyId)} (shares: ${shared.map(md).join(', ')})`,
  );
  const copied = story.copies
    .filter(({ members }) => members.length > 1)
    .flatMap(({ canonicalId, members }) => [
      `- ${reportLink(canonicalId, articles)}`,
      ...members
        .filter(({ id }) => id !== canonicalId)
        .map(
          ({ id, relation, jaccard }) =>
            `  - ${reportLink(id, articles)}: ${relation} (Jaccard ${percent(jaccard)})`,
        ),
    ]);
  return [
    ...summaryMarkdown(story, articles, counts.filter((part) => part !== '').join(', ')),
    ...block('Who copied whom', copied),
    ...block('Sources', story.sources.length === 0 ? [] : [sourceCounts(story).map(md).join('; ')]),
    ...block('Related, but another event', related),
  ];
}

/** Headline, status, changes, summary and timeline. */
export function summaryMarkdown(summary: StorySummary, articles: Articles, counts = ''): string[] {
  const said = (sentence: string, id: string): string => `“${md(sentence)}” (${sourceLink(id, articles)})`;
  const { status } = summary;
  const changed = [
    ...summary.changes.map(
      ({ from, to, sentence, articleId }) => `- ${from} → ${to}: ${said(sentence, articleId)}`,
    ),
    ...summary.updates.map((update) => {
      const before = update.from === undefined ? '' : `${md(update.from.value)} `;
      return `- ${md(subjectOf(update))}: ${before}→ ${md(update.to.value)}: ${said(update.to.sentence, update.to.articleId)}`;
    }),
    ...(summary.statusConflict ?? []).map(
      ({ value, sentence, articleId }) => `- ${value}? ${said(sentence, articleId)}`,
    ),
  ];
  const disputes = summary.disagreements.map((disagreement) => {
    const values = disagreement.values.map(({ value, statements }) => {
      const links = new Set(statements.map(({ articleId }) => sourceLink(articleId, articles)));
      return `${md(value)} (${[...links].join(', ')})`;
    });
    return `- ${md(subjectOf(disagreement))}: ${values.join('; ')}`;
  });
  const sentences = summary.summary.map(
    ({ text, articleId, support }) =>
      `- ${md(text)} (${sourceLink(articleId, articles)}${support > 1 ? `, told by ${support} independently` : ''})`,
  );
  const timeline = summary.timeline.map(
    ({ date, endDate, text, articleId }) =>
      `- **${readablePeriod(date, endDate ?? date)}** ${md(text)} (${sourceLink(articleId, articles)})`,
  );
  const line = [status === undefined ? '' : `**${status.value.toUpperCase()}**`, counts].filter(
    (part) => part !== '',
  );
  return [
    `## ${md(summary.headline.text)}`,
    ...(line.length === 0 ? [] : ['', line.join(' · ')]),
    ...block('What changed', changed),
    ...block('Reports disagree', disputes),
    ...block('Summary', sentences),
    ...block('Timeline', timeline),
  ];
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines];
}

function sourceLink(id: string, articles: Articles): string {
  return mdLink(fieldOf(id, 'source', articles) || id, fieldOf(id, 'url', articles));
}

function reportLink(id: string, articles: Articles): string {
  return mdLink(id, fieldOf(id, 'url', articles));
}
