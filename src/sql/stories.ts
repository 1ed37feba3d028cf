/**
 * Stories of a batch whose copies an engine has found: `clusterStories` from there on, by its own functions.
 *
 * The weights of terms are those of the whole batch, so the library holds every report while it does this: some kilobytes each.
 *
 * Cost: that of `clusterStories` without finding copies.
 * @module
 */
import type { Article, ClusterOptions, CopyGroup, StoryClustering } from 'newsfold';
import { type CheckedArticle, checkArticles, codeUnitOrder } from '../article/article';
import { storyPhase } from '../fold';
import { languageSteps, languagesOf } from '../language';
import { drain } from '../steps';
import { Keeper, partCopies } from '../stories/apart';
import { storyRules } from '../stories/options';
import { vectorSteps } from '../stories/vectors';

/**
 * @param articles each once, in any order
 * @param groups every article in one
 */
export function storiesOf(
  articles: readonly Article[],
  groups: readonly CopyGroup[],
  options: ClusterOptions,
): StoryClustering {
  const rules = storyRules(options);
  const keeper = new Keeper(rules);
  const checked = checkArticles(articles);
  const articleOf = new Map<string, CheckedArticle>();
  for (const article of drain(languageSteps(checked.articles, languagesOf(options.languages)))) {
    articleOf.set(article.id, article);
  }
  const byId = [...groups].sort((a, b) => codeUnitOrder(a.canonicalId, b.canonicalId));
  const { sourcePriority, sketcher } = options;
  const parted = drain(partCopies(byId, articleOf, keeper, { sourcePriority, sketcher }));
  const reports = parted.map(({ canonicalId }) => articleOf.get(canonicalId)!);
  const vectors = options.embed === undefined ? undefined : drain(vectorSteps(reports, options.embed));
  return drain(storyPhase({ checked, articleOf, groups: parted, reports, rules, keeper }, options, vectors));
}
