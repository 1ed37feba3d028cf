/** What holds for a batch of reports: stories, copy groups, explanations, the desk, the index. */
import fc from 'fast-check';
import {
  type Article,
  clusterStories,
  deduplicate,
  explain,
  LshIndex,
  NewsDesk,
  NewsfoldError,
  sketchText,
  summarizeStory,
} from 'newsfold';
import { expect } from 'vitest';
import { BAD_IDS, hostileArticle, hostileText, ODD_IDS } from '../../helpers/hostile';
import { holdsFor } from '../../helpers/property';
import { ofBatch, type Property, typed } from './kinds';

/** Reports that are none are left out, by the library itself: of each id the first. */
function accepted(articles: readonly Article[]): Article[] {
  const ids = new Set(clusterStories(articles).stories.flatMap(({ articleIds }) => articleIds));
  return articles.filter(({ id }) => typeof id === 'string' && ids.delete(id));
}

export const BATCH_PROPERTIES: readonly Property[] = [
  ofBatch('every report is in one story or rejected, whatever its fields', 5, (articles) => {
    const { stories, rejected, stats } = clusterStories(articles);
    expect(JSON.parse(JSON.stringify(stories))).toEqual(stories);
    const ids = stories.flatMap(({ articleIds }) => articleIds);
    expect([ids.length, new Set(ids).size]).toEqual([stats.articles, stats.articles]);
    const lost = rejected.filter(({ articleKept }) => !articleKept).length;
    expect([stats.rejectedArticles, stats.articles + lost]).toEqual([lost, articles.length]);
    for (const { copies, articleIds } of stories) {
      expect(copies.flatMap(({ members }) => members.map(({ id }) => id)).sort()).toEqual(
        [...articleIds].sort(),
      );
    }
  }),
  ofBatch('the order of reports changes no byte', 4, (articles) => {
    const own = accepted(articles);
    const { stories } = clusterStories(own);
    expect(JSON.stringify(clusterStories(own.toReversed()).stories)).toBe(JSON.stringify(stories));
  }),
  ofBatch('every sentence told stands in the report it is said to be of', 5, (articles) => {
    // Several may have one id, and the first of them may be no report.
    const own = articles as readonly { id?: unknown; text?: unknown }[];
    for (const { summary, timeline } of clusterStories(articles).stories) {
      for (const { articleId, start, end, text } of [...summary, ...timeline]) {
        if (start === undefined) continue;
        const told = own.flatMap((article) => {
          const whole = article?.id === articleId ? article.text : undefined;
          return typeof whole === 'string' ? [whole.slice(start, end)] : [];
        });
        expect(told).toContain(text);
      }
    }
  }),
  ofBatch(
    'copy groups part the reports, and each member is like its original by the numbers given',
    15,
    (articles) => {
      const { groups, kept, rejected } = deduplicate(articles);
      const ids = groups.flatMap(({ members }) => members.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length + rejected.filter(({ articleKept }) => !articleKept).length).toBe(articles.length);
      expect(kept.toSorted()).toEqual(groups.map(({ canonicalId }) => canonicalId).toSorted());
      for (const { members } of groups) {
        for (const { relation, jaccard: like, containment: within } of members) {
          if (relation === 'identical') expect([like, within]).toEqual([1, 1]);
          expect(Math.max(like, within)).toBeLessThanOrEqual(1);
          expect(Math.min(like, within)).toBeGreaterThanOrEqual(0);
        }
      }
    },
  ),
  ofBatch('a summary is told or a typed error, twice the same', 5, (articles) => {
    const told = typed(() => summarizeStory(articles));
    expect(JSON.stringify(typed(() => summarizeStory(articles)))).toBe(JSON.stringify(told));
  }),
  {
    name: 'two reports are explained, or the argument at fault is named',
    runs: 12,
    more: 40,
    check: (n, seed) =>
      holdsFor(
        fc.tuple(hostileArticle, hostileArticle),
        n,
        ([a, b]) => {
          let explanation: ReturnType<typeof explain>;
          try {
            explanation = explain(a, b);
          } catch (error) {
            if (!(error instanceof TypeError) && !(error instanceof NewsfoldError)) throw error;
            expect(error.message).toMatch(/^[ab](?:\.\w+)?: expected /);
            return;
          }
          expect(explanation.reasons.length).toBeGreaterThan(0);
          expect(explain(b, a).verdict).toBe(explanation.verdict);
        },
        seed,
      ),
  },
  ofBatch('a desk takes them in, comes back from its bytes, and settles as the batch does', 4, (articles) => {
    const desk = new NewsDesk();
    const placed = desk.add(articles);
    expect(placed).toHaveLength(articles.length);
    const restored = NewsDesk.restore(desk.snapshot());
    desk.settle();
    restored.settle();
    expect(JSON.stringify(restored.stories())).toBe(JSON.stringify(desk.stories()));
    const ids = desk.stories().flatMap(({ articleIds }) => articleIds);
    expect(ids.toSorted()).toEqual([...desk.articles()].map(({ id }) => id).toSorted());
    expect(desk.remove(ids)).toBe(ids.length);
    expect(desk.stats.articles).toBe(0);
  }),
  {
    name: 'ids go through the index and its bytes as they are',
    runs: 30,
    more: 40,
    check: (n, seed) =>
      holdsFor(
        fc.uniqueArray(fc.oneof(fc.constantFrom<string>(...ODD_IDS, ...BAD_IDS), hostileText), {
          maxLength: 8,
        }),
        n,
        (ids) => {
          const index = new LshIndex();
          const signature = sketchText('five words of one text and more');
          for (const id of ids) index.add(id, signature);
          const again = LshIndex.fromBytes(index.toBytes());
          for (const one of [index, again]) {
            expect(one.query(signature).map(({ id }) => id)).toEqual([...ids].sort());
            for (const id of ids) expect(one.remove(id)).toBe(true);
            expect(one.size).toBe(0);
          }
        },
        seed,
      ),
  },
];
