/**
 * Where the reports come from: each independent report with its copies, excerpts and revisions under it, and the publishers.
 * @module
 */
import type { CopyMember } from 'newsfold';
import { timeElement } from './days';
import { count, isolated } from './html';
import { type GroupView, publisher, type ReportView, type StoryView, titleLink } from './view';

const RELATIONS: Readonly<Record<CopyMember['relation'], string>> = {
  original: 'original',
  identical: 'identical copy',
  'near-copy': 'near copy',
  excerpt: 'excerpt',
  expanded: 'expanded',
  revision: 'revision',
};

/** The tree: a list of independent reports, each with a list of what came from it. */
export function provenanceTree(view: StoryView): string {
  const groups = view.groups.map(groupItem).join('');
  const more =
    view.unlistedGroups === 0
      ? ''
      : `<p class="more">${count(view.unlistedGroups, 'independent report')} more, not listed.</p>`;
  return `<ol class="tree">${groups}</ol>${more}`;
}

function groupItem({ members, unlisted }: GroupView): string {
  const [first, ...rest] = members;
  if (first === undefined) return '';
  const copies = rest.map(({ report, member }) => `<li${idOf(report)}>${row(report, member)}</li>`).join('');
  const more =
    unlisted === 0 ? '' : `<li class="more">${count(unlisted, 'copy', 'copies')} more, not listed.</li>`;
  const under = copies === '' && more === '' ? '' : `<ul>${copies}${more}</ul>`;
  return `<li${idOf(first.report)}>${row(first.report, rest.length + unlisted === 0 ? undefined : first.member)}${under}</li>`;
}

function idOf({ anchor }: ReportView): string {
  return anchor === '' ? '' : ` id="${anchor}" tabindex="-1"`;
}

/** One report; `member` where it is one of several of its group. */
function row(report: ReportView, member: CopyMember | undefined): string {
  const { article, number } = report;
  const relation = member === undefined ? '' : relationOf(member);
  const source = article?.source.trim() ? ` <span class="byline">${publisher(report)}</span>` : '';
  const time =
    article === undefined ? '' : ` <span class="byline">${timeElement(article.time, article.latest)}</span>`;
  return (
    `<div class="report"><span class="number" aria-hidden="true">${number}</span>` +
    `<div><span class="report-title">${titleLink(report)}</span>${relation}<br>${[source, time].filter((part) => part !== '').join(' <span aria-hidden="true">·</span>')}</div></div>`
  );
}

function relationOf({ relation, jaccard, containment }: CopyMember): string {
  if (relation === 'original' || relation === 'identical')
    return ` <span class="relation ${relation}">${RELATIONS[relation]}</span>`;
  const share = `${Math.round(containment * 100)} % of the shorter text, ${Math.round(jaccard * 100)} % of both together`;
  return ` <span class="relation" title="Shared word for word: ${share}">${RELATIONS[relation]}, ${Math.round(containment * 100)} %</span>`;
}

/** Publishers with what each gave to the story. */
export function sourceList({ story }: StoryView): string {
  const shown = story.sources.slice(0, 60);
  const items = shown.map(({ source, articles, independent }) => {
    const copied =
      independent === articles
        ? ''
        : ` <span class="note">(${independent === 0 ? 'none' : independent} independent)</span>`;
    return `<li>${isolated(source)} <span class="n">${articles}</span>${copied}</li>`;
  });
  const left = story.sources.length - shown.length;
  if (left > 0) items.push(`<li class="more">${count(left, 'publisher')} more</li>`);
  return items.length === 0 ? '' : `<ul class="sources">${items.join('')}</ul>`;
}
