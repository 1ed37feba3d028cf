/**
 * What a summary is made from: the independent reports of one story, each with its copies, in publication order.
 * @module
 */
import { type CheckedArticle, codeUnitOrder, publicationOrder } from '../article/article';
import type { CopyGroup } from '../copies/group';
import type { StatusReaders } from '../status/readers';

/** One independent report and its copies. */
export interface IndependentReport {
  readonly canonical: CheckedArticle;
  /** All articles of the copy group, the canonical one included, in publication order. */
  readonly members: readonly CheckedArticle[];
}

/** The reports of one story. */
export interface StoryMaterial {
  /** In publication order of the canonical report. */
  readonly reports: readonly IndependentReport[];
  /** Readers of status; English alone without. */
  readonly readers?: StatusReaders | undefined;
}

/** Order of publication: earliest first, undated last, then by id in code-unit order. */
export function byPublication(a: CheckedArticle, b: CheckedArticle): number {
  return publicationOrder(a, b) || codeUnitOrder(a.id, b.id);
}

/**
 * The material of one story from its copy groups.
 *
 * @param articleOf must hold every member of every group
 */
export function materialOf(
  groups: readonly CopyGroup[],
  articleOf: ReadonlyMap<string, CheckedArticle>,
  readers?: StatusReaders,
): StoryMaterial {
  const reports = groups.map((group) => ({
    canonical: articleOf.get(group.canonicalId)!,
    members: group.members.map((member) => articleOf.get(member.id)!).sort(byPublication),
  }));
  reports.sort((a, b) => byPublication(a.canonical, b.canonical));
  return { reports, readers };
}

/** Every article of the story, in publication order. */
export function articlesOf(material: StoryMaterial): CheckedArticle[] {
  return material.reports.flatMap((report) => report.members).sort(byPublication);
}
