/** Reports for the tests of the profile join: events with names and words of their own, told in other words by each report. */
import type { Article, StoryClustering } from 'newsfold';
import { seededRandom } from '../../bench/data';
import type { JoinedStories, JoinOptions, SqlEngine } from '../../src/sql/index';
import { SqlBatch } from '../../src/sql/index';
import { joinStories } from '../../src/sql/stories';
import { JOIN_LIMITS, type JoinLimits } from '../../src/stories/join-limits';
import { addAll } from './support';

const SYLLABLES = 'ba ren to mik sul gor pa ven li dor ka mun te ros fi lan ju ber no sti'.split(' ');

/** So many reports of events of some eight each; a sixth are copies; one report in ten is in no language that has English stop words. */
export function eventReports(count: number, seed: number): Article[] {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const word = (): string => Array.from({ length: 2 + below(3) }, () => SYLLABLES[below(20)]).join('');
  const common = Array.from({ length: 300 }, word);
  const reports: Article[] = [];
  let event: string[] = [];
  for (let i = 0; i < count; i++) {
    if (i % 8 === 0) {
      const own = Array.from({ length: 8 }, word);
      // Events of a saga have words of the event before.
      event = [...own, ...event.slice(0, below(5)), word().replace(/^./, (letter) => letter.toUpperCase())];
    }
    const isForeign = random() < 0.1;
    const text = Array.from({ length: 40 }, () => {
      const kind = random();
      if (kind < 0.35 && !isForeign) return ['the', 'of', 'and', 'in', 'was'][below(5)];
      return kind < 0.6 ? event[below(event.length)] : common[below(300)];
    }).join(' ');
    const copied = reports[i - 1];
    reports.push({
      id: `r${(i * 7919) % 10_007}`,
      text: copied !== undefined && random() < 0.15 ? copied.text : `${text}.`,
      title: random() < 0.2 ? '' : `${event[8] ?? event[0]} ${event[1]} ${common[below(300)]}`,
      source: `Source ${below(12)}`,
      ...(random() < 0.1 ? {} : { publishedAt: 1.6e12 + i * 4e6 }),
    });
  }
  return reports;
}

/** Reports that are alike by the same numbers: each of a group shares as much with every other, so that which weak links stay is a matter of order. */
export function evenReports(groups: number, size: number): Article[] {
  return Array.from({ length: groups * size }, (_, i) => {
    const group = Math.floor(i / size);
    const own = Array.from({ length: 24 }, (__, k) => `w${i}x${k}`);
    return {
      id: `even-${(i * 31) % (groups * size)}`,
      text: [...own.slice(0, 12), `shared${group}`, `common${group % 2}`, ...own.slice(12)].join(' and '),
    };
  });
}

/** A batch with copies found, whose reports came with their terms. */
export async function storyBatch(engine: SqlEngine, articles: readonly Article[]): Promise<SqlBatch> {
  const batch = await SqlBatch.open(engine, { terms: true });
  await addAll(batch, articles, 512);
  await batch.deduplicate();
  return batch;
}

/** Stories of a batch by small blocks and pages, so that a few hundred reports take many of them. */
export function joinInBits(
  engine: SqlEngine,
  batch: SqlBatch,
  options: JoinOptions = {},
  limits: JoinLimits = JOIN_LIMITS,
): Promise<JoinedStories> {
  const sizes = { block: 57, page: 31, chunk: 64, places: 500, limits };
  return joinStories(
    engine,
    (table) => `newsfold_${table}`,
    () => batch.groups(),
    options,
    () => true,
    sizes,
  );
}

/** Stories, and stories below, each as text. */
export async function read(joined: JoinedStories): Promise<{ stories: string[]; below: string[] }> {
  const [stories, below]: string[][] = [[], []];
  for await (const story of joined.stories()) stories!.push(JSON.stringify(story));
  for await (const story of joined.below()) below!.push(JSON.stringify(story));
  return { stories: stories!, below: below! };
}

/** The same of stories in memory. */
export function texts({ stories, below }: StoryClustering): { stories: string[]; below: string[] } {
  return {
    stories: stories.map((story) => JSON.stringify(story)),
    below: below.map((story) => JSON.stringify(story)),
  };
}
