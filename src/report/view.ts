/**
 * Stories as they are shown: each with a number on the page, each report with a number in its story, by which summary, timeline, map and
 * tree name it. Ids of callers never become ids of the page.
 * @module
 */
import type { CopyMember, Story, StoryClustering } from 'newsfold';
import type { CheckedArticle } from '../article/article';
import { inline, isolated, link } from './html';
import type { ReportSettings } from './options';

/** A report of a story. */
export interface ReportView {
  readonly id: string;
  /** From 1, in publication order. */
  readonly number: number;
  /** Its id on the page; empty where the report is not listed. */
  readonly anchor: string;
  /** Absent where the caller did not hand it in. */
  readonly article: CheckedArticle | undefined;
}

/** A copy group as it is listed. */
export interface GroupView {
  readonly canonical: ReportView;
  /** Those listed, the canonical one first. */
  readonly members: readonly { readonly report: ReportView; readonly member: CopyMember }[];
  /** Members that are not listed. */
  readonly unlisted: number;
  /** Copies, listed or not. */
  readonly copies: number;
}

/** A story on the page. */
export interface StoryView {
  readonly story: Story;
  /** Its id on the page: `s1`. */
  readonly anchor: string;
  readonly groups: readonly GroupView[];
  /** Copy groups that are not listed. */
  readonly unlistedGroups: number;
  readonly reports: ReadonlyMap<string, ReportView>;
}

/** The page. */
export interface PageView {
  readonly clustering: StoryClustering;
  readonly settings: ReportSettings;
  readonly stories: readonly StoryView[];
  readonly byId: ReadonlyMap<string, StoryView>;
  /** All stories, on the page or not, by id. */
  readonly headlines: ReadonlyMap<string, Story>;
  readonly articles: ReadonlyMap<string, CheckedArticle>;
}

export function pageView(
  clustering: StoryClustering,
  articles: ReadonlyMap<string, CheckedArticle>,
  settings: ReportSettings,
): PageView {
  const { skipStories, maxStories } = settings;
  const shown = clustering.stories.slice(skipStories, skipStories + maxStories);
  const stories = shown.map((story, i) =>
    storyView(story, skipStories + i + 1, articles, settings.maxReports),
  );
  const byId = new Map(stories.map((view) => [view.story.id, view]));
  const headlines = new Map(clustering.stories.map((story) => [story.id, story]));
  return { clustering, settings, stories, byId, headlines, articles };
}

function storyView(
  story: Story,
  number: number,
  articles: ReadonlyMap<string, CheckedArticle>,
  maxReports: number,
): StoryView {
  const anchor = `s${number}`;
  const groups = story.copies.slice(0, maxReports);
  // Every group lists at least its canonical report.
  let left = maxReports - groups.length;
  const listed = groups.map(({ canonicalId, members }) => {
    const extra = Math.min(members.length - 1, left);
    left -= extra;
    const first = members.find(({ id }) => id === canonicalId);
    const rest = members.filter(({ id }) => id !== canonicalId);
    return { canonicalId, all: members, members: [...(first ? [first] : []), ...rest.slice(0, extra)] };
  });
  const anchored = new Set(listed.flatMap(({ members }) => members.map(({ id }) => id)));
  const reports = new Map<string, ReportView>();
  for (const [i, id] of story.articleIds.entries()) {
    const at = anchored.has(id) ? `${anchor}r${i + 1}` : '';
    reports.set(id, { id, number: i + 1, anchor: at, article: articles.get(id) });
  }
  const view: StoryView = {
    story,
    anchor,
    reports,
    unlistedGroups: story.copies.length - groups.length,
    groups: listed.map(({ canonicalId, members, all }) => ({
      canonical: reportOf(reports, canonicalId, articles),
      members: members.map((member) => ({ member, report: reportOf(reports, member.id, articles) })),
      unlisted: all.length - members.length,
      copies: all.length - 1,
    })),
  };
  return view;
}

function reportOf(
  reports: ReadonlyMap<string, ReportView>,
  id: string,
  articles: ReadonlyMap<string, CheckedArticle>,
): ReportView {
  return reports.get(id) ?? { id, number: 0, anchor: '', article: articles.get(id) };
}

/** Publisher; nothing where none is known. */
export function publisher({ article }: ReportView): string {
  return article?.source.trim() ? isolated(article.source) : '';
}

/** Publisher, or else title or id, as escaped text for attributes. */
export function publisherLabel({ article, id }: ReportView): string {
  return inline(article?.source.trim() || article?.title.trim() || id, 80);
}

/** The report's title as a link to it, or its id where it has no title. */
export function titleLink({ article, id }: ReportView): string {
  if (article === undefined) return isolated(id);
  const title = article.title.trim() === '' ? article.id : article.title;
  return link(article.url, isolated(title, article.lang));
}

/** The number of a report, as a link to where it is listed. */
export function citation(view: StoryView, articleId: string, describedBy = ''): string {
  const report = view.reports.get(articleId);
  if (report === undefined) return '';
  const name = `Report ${report.number}, ${publisherLabel(report)}`;
  if (report.anchor === '') return `<span class="cite" title="${name}">${report.number}</span>`;
  const described = describedBy === '' ? '' : ` aria-describedby="${describedBy}"`;
  return `<a class="cite" href="#${report.anchor}" aria-label="${name}"${described}>${report.number}</a>`;
}
