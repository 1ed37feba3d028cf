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

  test('of stories as old as each other that become one: the lower name stays, in whatever order they are told', () => {
    for (const parts of [
      ['cd', 'ab', 'ef'],
      ['ef', 'cd', 'ab'],
    ]) {
      const ids = new StoryIds();
      assign(ids, ...parts);
      expect(assign(ids, 'abcdef')).toEqual(['story:a story:c story:e']);
    }
  });

  test('the older stays though the younger has more reports, and an earlier one', () => {
    const ids = new StoryIds();
    assign(ids, 'xy');
    assign(ids, 'xy', 'abcdefg');
    expect(assign(ids, 'abcdefgxy')).toEqual(['story:x story:a']);
    // And its age is kept, whatever it is a part of.
    assign(ids, 'abcdefgxy', 'mn');
    expect(assign(ids, 'abcdefgmnxy')).toEqual(['story:x story:a story:m']);
  });

  test('of three parts, two of them the largest, go to the one of these two with the lower founder', () => {
    const orders = [
      ['ab', 'cde', 'fgh'],
      ['fgh', 'ab', 'cde'],
      ['cde', 'fgh', 'ab'],
    ];
    for (const parts of orders) {
      const ids = new StoryIds();
      assign(ids, 'abcdefgh');
      const names = new Map(parts.map((part, at) => [part, at]));
      const given = assign(ids, ...parts);
      expect(given[names.get('cde')!]).toBe('story:a');
      expect(given[names.get('ab')!]).toBe('story:a~2');
      expect(given[names.get('fgh')!]).toBe('story:f');
    }
  });

  test('follow most of the reports that are left, not most of those there were', () => {
    const ids = new StoryIds();
    assign(ids, 'abcdefg');
    // Of the seven, f and g alone are together now; new ones beside b do not count.
    expect(assign(ids, 'bxyz', 'fg')).toEqual(['story:b', 'story:a']);
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

/** Reports of a story from a number on. */
function numbered(from: number, count: number): UnnamedStory {
  const articleIds = Array.from({ length: count }, (_, i) => `r${String(from + i).padStart(8, '0')}`);
  return { founded: `story:${articleIds[0]}`, articleIds };
}

describe('aliases', () => {
  test('of a story that lives on and takes over one story after the other are no more than its reports', () => {
    const ids = new StoryIds();
    const kept = 40;
    let most = 0;
    for (let step = 0; step < 3000; step++) {
      // Two new ones are a story of their own at first, and the oldest have left the window.
      const first = 2 * step;
      const [, fresh] = ids.assign([numbered(first, kept), numbered(first + kept, 2)]);
      const [saga] = ids.assign([numbered(first + 2, kept)]);
      expect(saga!.id).toBe('story:r00000000');
      expect(saga!.aliases.at(-1)).toBe(fresh!.id);
      most = Math.max(most, saga!.aliases.length);
      expect(new Set(saga!.aliases).size).toBe(saga!.aliases.length);
    }
    expect(most).toBe(kept);
  });

  test('are all there right after many stories became one at once, and go as its reports do', () => {
    const ids = new StoryIds();
    ids.assign(Array.from({ length: 200 }, (_, i) => numbered(i, 1)));
    const [all] = ids.assign([numbered(0, 200)]);
    expect(all!.aliases).toHaveLength(199);
    const [rest] = ids.assign([numbered(150, 50)]);
    expect(rest).toMatchObject({ id: 'story:r00000000', aliases: all!.aliases.slice(-50) });
    expect(ids.assign([numbered(199, 1)])[0]!.aliases).toEqual(all!.aliases.slice(-16));
    expect(ids.assign([numbered(500, 1)])[0]).toEqual({ id: 'story:r00000500', aliases: [] });
  });

  test('that went are free again, and no other story has them meanwhile', () => {
    const ids = new StoryIds();
    ids.assign(Array.from({ length: 30 }, (_, i) => numbered(i, 1)));
    ids.assign([numbered(0, 30)]);
    ids.assign([numbered(1, 2)]);
    const names = ids.assign([numbered(2, 1), numbered(1, 1)]);
    const all = names.flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(new Set(all).size).toBe(all.length);
    expect(names.map(({ id }) => id)).toEqual(['story:r00000002', 'story:r00000000']);
  });
});

test('whatever happens: no name stands twice, and a story that did not change keeps its own', () => {
  const division = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(division, { minLength: 2, maxLength: 8 }), (divisions) => {
      const ids = new StoryIds();
      let before = new Map<string, string>();
      let { named } = ids;
      for (const parts of divisions) {
        // Articles in part 0 are not in the window.
        const words = [1, 2, 3, 4]
          .map((part) => [...'abcdefghijkl'].filter((_, i) => parts[i] === part).join(''))
          .filter((word) => word !== '');
        const names = ids.assign(words.map(story));
        const all = names.flatMap(({ id, aliases }) => [id, ...aliases]);
        expect(new Set(all).size).toBe(all.length);
        // Of the parts of a story, that with most of its reports inherits the name; of stories that became one, the name is the oldest.
        for (const [at, { id }] of names.entries()) {
          const inherited = named.findIndex((old) => old.id === id);
          if (inherited < 0) continue;
          const shares = words.map(
            (word) => [...word].filter((c) => named[inherited]!.articleIds.includes(c)).length,
          );
          expect(shares[at]).toBe(Math.max(...shares));
          const older = named.slice(0, inherited).filter((old) => {
            const parts = words.map((word) => [...word].filter((c) => old.articleIds.includes(c)).length);
            return parts[at]! > 0 && parts.every((part, other) => other === at || part < parts[at]!);
          });
          expect(older).toEqual([]);
        }
        named = ids.named;
        const now = new Map(words.map((word, at) => [word, names[at]!.id]));
        for (const [word, name] of now) if (before.has(word)) expect(name).toBe(before.get(word));
        before = now;
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});
