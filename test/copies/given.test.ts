/** Copy groups that a caller brings give the stories that groups found here give, or are refused. */
import { fileURLToPath } from 'node:url';
import { clusterStories, clusterStoriesAsync, deduplicate } from 'newsfold';
import { expect, test } from 'vitest';
import { readInput } from '../../examples/support/input';

const { articles } = readInput(fileURLToPath(new URL('../../examples/data/', import.meta.url)));
const { groups } = deduplicate(articles);

test('with the groups of deduplicate the stories are the same, with pins too', async () => {
  expect(groups.some(({ members }) => members.length > 1)).toBe(true);
  const options = { differentStory: [[articles[0]!.id, articles[1]!.id]] as [string, string][] };
  expect(clusterStories(articles, { copies: groups })).toEqual(clusterStories(articles));
  expect(clusterStories(articles, { ...options, copies: [...groups].reverse() })).toEqual(
    clusterStories(articles, options),
  );
  expect(await clusterStoriesAsync(articles, { copies: groups })).toEqual(clusterStories(articles));
});

test('copies are what the caller says, whatever the texts', () => {
  const alone = groups.flatMap(({ members }) =>
    members.map(({ id }) => ({
      canonicalId: id,
      members: [{ id, relation: 'original' as const, jaccard: 1, containment: 1 }],
    })),
  );
  expect(alone.length).toBeGreaterThan(groups.length);
  expect(clusterStories(articles, { copies: alone }).stats.independent).toBe(alone.length);
});

const [first, second] = groups as [(typeof groups)[0], (typeof groups)[0]];
test.each<[string, unknown, ErrorConstructor, RegExp]>([
  ['no list', 'none', TypeError, /^options\.copies: /],
  ['no group', [null], TypeError, /^options\.copies\[0\]: /],
  ['no members', [{ canonicalId: 'a' }], TypeError, /^options\.copies\[0\]: /],
  ['a member without an id', [{ canonicalId: 'a', members: [{}] }], TypeError, /members\[0\]\.id/],
  ['a hole for a member', [{ canonicalId: 'a', members: [null] }], TypeError, /members\[0\]\.id/],
  [
    'an article that is not there',
    [{ canonicalId: 'z', members: [{ id: 'z' }] }],
    RangeError,
    /members\[0\]/,
  ],
  ['a group of nothing', [...groups, { members: [] }], RangeError, /canonical/],
  ['a hole for a group', [...groups, ...new Array(1)], TypeError, /^options\.copies/],
  [
    'a true hole for a group',
    Object.assign([...groups], { length: groups.length + 1 }),
    TypeError,
    /copies\[/,
  ],
  [
    'a true hole for a member',
    [{ canonicalId: first.canonicalId, members: Object.assign([...first.members], { length: 9 }) }],
    TypeError,
    /members\[\d\]\.id/,
  ],
  ['an article twice', [first, second, first], RangeError, /copies\[2\]\.members\[0\]/],
  ['a canonical report that is not first', [{ ...first, canonicalId: 'z' }], RangeError, /canonical/],
  ['an article in none', [first], RangeError, /expected groups of all/],
])('%s is refused', (_, copies, type, message) => {
  const call = (): unknown => clusterStories(articles, { copies: copies as typeof groups });
  expect(call).toThrow(type);
  expect(call).toThrow(message);
});
