/** One more report that has nothing to do with the others changes no story of theirs. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Article, clusterStories } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { readLabelled, seededRandom, shuffled } from '../../bench/data';
import { reports } from '../examples/data';
import { batch } from '../helpers/batch';

const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const SETS = ['fnc1-train', 'ecbplus-train'].map((name) => `${DATA}${name}.jsonl.gz`);
const present = [...SETS, `${DATA}reuters21578.jsonl.gz`].every((file) => existsSync(file));
if (!present) console.log('unrelated: skipped, ../shared is not beside the project');

const UNRELATED: Article[] = [
  {
    id: '~cheese',
    title: 'Dairy wins prize for blue cheese',
    text: 'A dairy in the hills of Morvane won the gold medal for its blue cheese, which ripens in a salt mine for eleven months.',
  },
  {
    id: '~chess',
    title: 'Girl of nine beats grandmaster',
    text: 'Pupil Oona Vrey, nine, beat a grandmaster in 38 moves at the open chess tournament of Quillstead on Saturday.',
  },
  {
    id: '~bees',
    title: 'Swarm stops tram',
    text: 'A swarm of bees settled on a tram in Ebbenport, and a beekeeper coaxed the queen into a basket within the hour.',
  },
];

/** The articles of each story but one; stories below the minimum are not summarised, which takes most of the time. */
function parts(articles: readonly Article[], without: string): string[] {
  return clusterStories(articles, { minSources: 1_000_000 })
    .below.map(({ articleIds }) =>
      articleIds
        .filter((id) => id !== without)
        .sort()
        .join(' '),
    )
    .filter((ids) => ids !== '')
    .sort();
}

describe('an unrelated report', () => {
  test.each(UNRELATED)('$id stays alone and changes no story of the examples', (report) => {
    for (const articles of [batch(), reports]) {
      const after = [...articles, report];
      expect(parts(after, report.id)).toEqual(parts(articles, report.id));
      expect(
        clusterStories(after).stories.find(({ articleIds }) => articleIds.includes(report.id))!.articleIds,
      ).toEqual([report.id]);
    }
  });

  // Rare words are counted in the batch, so a pair on the very edge may fall to the other side: see DESIGN.md for how often.
  test.skipIf(!present)('changes at most one of forty random batches of 12 and 40 reports', () => {
    const others = readLabelled(`${DATA}reuters21578.jsonl.gz`).slice(0, 200);
    let changed = 0;
    for (const file of SETS) {
      const articles = readLabelled(file);
      const random = seededRandom(11);
      for (const size of [12, 40]) {
        for (let draw = 0; draw < 10; draw++) {
          const some = shuffled(articles, random).slice(0, size);
          const extra = { ...others[Math.floor(random() * others.length)]!, id: '~unrelated' };
          if (parts([...some, extra], extra.id).join('|') !== parts(some, extra.id).join('|')) changed++;
        }
      }
    }
    expect(changed).toBeLessThanOrEqual(1);
  });
});
