/** The quick start of README.md does what its comments say. */
import { readFileSync } from 'node:fs';
import { clusterStories } from 'newsfold';
import { describe, expect, test } from 'vitest';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const block = /```ts\n(import \{ clusterStories \}[\s\S]*?)```/.exec(readme)![1]!;

describe('the quick start', () => {
  test('has fifteen lines at most', () => {
    expect(block.trim().split('\n').length).toBeLessThanOrEqual(15);
  });

  test('prints what it says', () => {
    const source = block.replace(/^import .*$/m, '').replace(/^const \{ stories, rejected \} =/m, 'return');
    const program = source.slice(0, source.indexOf('stories.length'));
    const { stories, rejected } = new Function('clusterStories', program)(clusterStories) as ReturnType<
      typeof clusterStories
    >;
    expect(stories).toHaveLength(2);
    expect(stories[0]!.headline.text).toBe('Istanbul talks on Libya postponed');
    expect(stories[0]!.status?.value).toBe('postponed');
    expect(stories[0]!.changes.map(({ from, to }) => `${from} -> ${to}`)).toEqual(['planned -> postponed']);
    expect(rejected).toEqual([]);
  });
});
