/** The floods of `structure.test.ts` at full size, and their time. */
import { clusterStories, deduplicate, LshIndex, NewsDesk, sketchText } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { bridgesResisted, floodRatios } from './attacks';
import { identical, liveBlog } from './structure';

test('of bridges in every order of 3 hybrids, and of 9 in 200, none merges the two ends', () => {
  const { tried, resisted } = bridgesResisted(200);
  console.log(`bridges: ${resisted} of ${tried} resisted`);
  expect(tried).toBeGreaterThan(300);
  expect(resisted).toBe(tried);
});

test('2,000 reports that quote 8 chosen shingles take at most 3 times as long as others to index, deduplicate, cluster and add', () => {
  const ratios = floodRatios(2000);
  console.log(`flood: ${JSON.stringify(ratios)}`);
  expect(ratios[0]!.pairs).toBeGreaterThan(0.9);
  expect(ratios.map(({ of }) => of)).toContain('LshIndex');
  for (const { of, seed, ratio } of ratios) expect(ratio, `${of}, ${seed} seed`).toBeLessThanOrEqual(3);
});

describe('identical copies', () => {
  test.each([1280, 2000, 10_000])('%i of them are one group', (count) => {
    expect(deduplicate(identical(count)).groups.map(({ members }) => members.length)).toEqual([count]);
  });

  test('9,999 to 10,001 and 100,000 entries of one signature: an index gives as many as it may, and counts', () => {
    const signature = sketchText('five words of one text and more');
    for (const count of [9_999, 10_000, 10_001, 100_000]) {
      const index = new LshIndex();
      for (let i = 0; i < count; i++) index.add(`${i}`, signature);
      expect(index.query(signature)).toHaveLength(Math.min(count, 10_000));
      expect(index.stats.cappedQueries).toBe(count > 10_000 ? 1 : 0);
    }
  });

  test('480 of them are copies at first sight', () => {
    const placed = new NewsDesk().add(identical(480));
    expect(placed.slice(1).filter(({ outcome }) => outcome !== 'copy')).toEqual([]);
  });
});

describe('templates', () => {
  test('10,000 pages that ask for JavaScript are one report', () => {
    const text = 'Please enable JavaScript and reload this page to continue to the site.';
    const pages = Array.from({ length: 10_000 }, (_, i) => ({
      id: `${i}`,
      text,
      title: `Site ${i % 50}`,
      source: `s${i}`,
    }));
    const { stories, stats } = clusterStories(pages);
    expect([stories.length, stats.independent]).toEqual([1, 1]);
  });

  test('90 results in one form, where only names and numbers change, are as many reports', () => {
    const teams = [
      'Rovers',
      'Albion',
      'Thistle',
      'Harriers',
      'Rangers',
      'Wanderers',
      'Athletic',
      'Argyle',
      'Orient',
      'County',
    ];
    const results = Array.from({ length: 90 }, (_, i) => {
      const [home, away] = [teams[i % 10]!, teams[(i + 1 + Math.floor(i / 10)) % 10]!];
      const [goals, minute, crowd] = [1 + (i % 5), i + 1, 900 + 137 * i];
      return {
        id: `${i}`,
        text: `${home} beat ${away} ${goals} to nil on Saturday. ${home} led after ${minute} minutes, and ${away} had no answer. A crowd of ${crowd} saw it. ${home} are now ${goals + 1} points clear of ${away}.`,
      };
    });
    expect(deduplicate(results).groups).toHaveLength(90);
  });

  test('two results of one form that differ in a club and one figure of four are taken for copies: that is missed', () => {
    const result = (away: string, crowd: number): string =>
      `Rovers beat ${away} 1 to nil on Saturday. Rovers led after 3 minutes, and ${away} had no answer. A crowd of ${crowd} saw it. Rovers are now 2 points clear of ${away}.`;
    const { groups } = deduplicate([
      { id: 'a', text: result('Albion', 900) },
      { id: 'b', text: result('County', 11_860) },
    ]);
    expect(groups).toHaveLength(1);
  });

  test('a live blog that grows 300 times is one story', () => {
    const { stories } = clusterStories(liveBlog(300));
    expect(stories).toHaveLength(1);
  });
});

describe('sizes', () => {
  test.each([
    ['10 MB in one line', () => 'line without end that goes on '.repeat(350_000)],
    ['one token of 5 MB', () => `A single token: ${'a'.repeat(5_000_000)}`],
    ['100,000 sentences alike', () => 'It is said again. '.repeat(100_000)],
  ])('%s is a report and a story of its own', (_, text) => {
    const { stories, rejected } = clusterStories([
      { id: 'long', text: text() },
      { id: 'short', text: 'Ferries sail at noon tomorrow.' },
    ]);
    expect([rejected.length, stories.length]).toEqual([0, 2]);
  });
});
