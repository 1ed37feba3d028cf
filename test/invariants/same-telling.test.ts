/** A story is told alike alone and among others: by `clusterStories` as by `summarizeStory` of its articles. */
import { fileURLToPath } from 'node:url';
import { clusterStories, summarizeStory } from 'newsfold';
import { expect, test } from 'vitest';
import { readInput } from '../../examples/support/input';

const { articles } = readInput(fileURLToPath(new URL('../../examples/data/', import.meta.url)));

test('every story of the examples', () => {
  const { stories } = clusterStories(articles);
  expect(stories.length).toBeGreaterThan(5);
  for (const story of stories) {
    const ids = new Set(story.articleIds);
    const alone = summarizeStory(articles.filter(({ id }) => ids.has(id)));
    expect(story).toMatchObject(alone);
  }
});
