import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StoryIds, type UnnamedStory } from '../../src/desk/story-ids';

/** A story of the letters of a word, as a batch names it. */
function story(letters: string): UnnamedStory {
  return { founded: `story:${letters[0]}`, articleIds: [...letters] };
}

function assign(ids: StoryIds, ...words: string[]): string[] {
  return ids.assign(words.map(story)).map(({ id, aliases }) => [id, ...aliases].join(' '));
}

describe('names of stories', () => {
  test('stay when reports come and go, an earlier one too', () => {
    const ids = new StoryIds();
    expect(assign(ids, 'bc')).toEqual(['story:b']);
    expect(assign(ids, 'abcd')).toEqual(['story:b']);
    expect(assign(ids, 'ad')).toEqual(['story:b']);
  });

  test('of stories that become one: the oldest stays, the others are aliases', () => {
    const ids = new StoryIds();
    assign(ids, 'cd');
    assign(ids, 'cd', 'ab', 'e');
    expect(assign(ids, 'abcde')).toEqual(['story:c story:a story:e']);
    expect(assign(ids, 'abcdef')).toEqual(['story:c story:a story:e']);
  });

  test('of a story that falls apart: the larger part keeps it', () => {
    const ids = new StoryIds();
    assign(ids, 'abcde');
    expect(assign(ids, 'ab', 'cde')).toEqual(['story:a~2', 'story:a']);
    expect(assign(ids, 'abcde')).toEqual(['story:a story:a~2']);
  });

  test('of two parts as large the one with the lower founder keeps it, in whatever order they are told', () => {
    for (const parts of [
      ['ab', 'cd'],
      ['cd', 'ab'],
    ]) {
      const ids = new StoryIds();
      assign(ids, 'abcd');
      expect(assign(ids, ...parts).sort()).toEqual(['story:a', 'story:c']);
      expect(assign(ids, ...parts)[parts.indexOf('ab')]).toBe('story:a');
    }
  });

  test('end with the last report of their story, and are free again', () => {
    const ids = new StoryIds();
    assign(ids, 'ab', 'cd');
    expect(assign(ids, 'cd')).toEqual(['story:c']);
    expect(assign(ids, 'ax', 'cd')).toEqual(['story:a', 'story:c']);
  });

  test('go on elsewhere as they would here', () => {
    const ids = new StoryIds();
    assign(ids, 'ab', 'cd', 'ef');
    assign(ids, 'abcd', 'e', 'f');
    const other = new StoryIds(JSON.parse(JSON.stringify(ids.named)));
    expect(assign(other, 'abcdef')).toEqual(assign(ids, 'abcdef'));
    expect(other.named).toEqual(ids.named);
  });
});

test('whatever happens: no name stands twice, and a story that did not change keeps its own', () => {
  const division = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(division, { minLength: 2, maxLength: 8 }), (divisions) => {
      const ids = new StoryIds();
      let before = new Map<string, string>();
      for (const parts of divisions) {
        // Articles in part 0 are not in the window.
        const words = [1, 2, 3, 4]
          .map((part) => [...'abcdefghijkl'].filter((_, i) => parts[i] === part).join(''))
          .filter((word) => word !== '');
        const names = ids.assign(words.map(story));
        const all = names.flatMap(({ id, aliases }) => [id, ...aliases]);
        expect(new Set(all).size).toBe(all.length);
        const now = new Map(words.map((word, at) => [word, names[at]!.id]));
        for (const [word, name] of now) if (before.has(word)) expect(name).toBe(before.get(word));
        before = now;
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});
