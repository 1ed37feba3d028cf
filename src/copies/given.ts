/**
 * Copy groups that a caller brings, from `deduplicate` or a database, checked against the articles they are of.
 *
 * Cost: O(articles).
 * @module
 */
import { expectation } from '../errors';
import type { CopyGroup } from './group';

/**
 * The same groups, copied.
 *
 * @param groups what the caller gave
 * @param isArticle whether an id is that of an article
 * @param articles how many there are
 * @throws TypeError for what are no groups; RangeError unless each article is in exactly one, and each canonical one first in its own
 */
export function givenGroups(
  groups: unknown,
  isArticle: (id: string) => boolean,
  articles: number,
): CopyGroup[] {
  if (!Array.isArray(groups))
    throw new TypeError(expectation('options.copies', 'an array of copy groups', groups));
  const seen = new Set<string>();
  // From an iterator: a hole is no group either.
  const given = Array.from(groups as readonly CopyGroup[], (group, i) => {
    const name = `options.copies[${i}]`;
    if (group === null || typeof group !== 'object' || !Array.isArray(group.members))
      throw new TypeError(expectation(name, 'a copy group, with canonicalId and members', group));
    const members = Array.from(group.members, (member, k) => {
      const { id, relation, jaccard, containment } = member ?? {};
      if (typeof id !== 'string') {
        throw new TypeError(expectation(`${name}.members[${k}].id`, 'the id of an article', id));
      }
      const isNew = isArticle(id) && !seen.has(id);
      if (!isNew) {
        throw new RangeError(
          expectation(`${name}.members[${k}].id`, 'an article that no member before has', id),
        );
      }
      seen.add(id);
      return { id, relation, jaccard, containment };
    });
    if (members.length === 0 || members[0]!.id !== group.canonicalId) {
      const got = members[0]?.id ?? 'none';
      throw new RangeError(
        expectation(`${name}.members[0].id`, `the canonical report, ${String(group.canonicalId)}`, got),
      );
    }
    return { canonicalId: group.canonicalId, members };
  });
  if (seen.size !== articles) {
    const message = `options.copies: expected groups of all ${articles} articles, got groups of ${seen.size}`;
    throw new RangeError(message);
  }
  return given;
}
