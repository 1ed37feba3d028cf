/** Attacks as a whole, measured: for the long suite and the scorecard. */
import { type Article, clusterStories, deduplicate, LshIndex, NewsDesk, sketchText } from 'newsfold';
import { permutations, shuffled } from '../helpers/random';
import { bridge, candidatePairs, chosenRuns, floodOf, ordinaryReports, timeRatio } from './structure';

/** Bridges in many orders, each batch dated in that order and undated. @returns how many were tried, and merged nothing */
export function bridgesResisted(orders: number): { tried: number; resisted: number } {
  let [tried, resisted] = [0, 0];
  const attempt = (articles: readonly Article[]): void => {
    tried++;
    const group = deduplicate(articles).groups.find(({ members }) =>
      members.some(({ id }) => id === 'left'),
    )!;
    if (group.members.every(({ id }) => id !== 'right')) resisted++;
  };
  const dated = (articles: readonly Article[]): Article[] =>
    articles.map((one, i) => ({ ...one, publishedAt: Date.UTC(2021, 2, 1 + i) }));
  for (const order of permutations(bridge(3))) attempt(dated(order));
  for (let i = 0; i < orders; i++) {
    const order = shuffled(bridge(9, 31 + 2 * i), i);
    attempt(i % 4 === 0 ? order : dated(order));
  }
  return { tried, resisted };
}

export interface FloodRatio {
  readonly of: string;
  readonly seed: 'public' | 'secret';
  /** Share of pairs that a textbook index of that seed compares. */
  readonly pairs: number;
  readonly ratio: number;
}

const SECRET = 0x5ec4e7;

/** Time of so many reports that quote chosen shingles, over as many that do not. */
export function floodRatios(count: number): FloodRatio[] {
  const runs = chosenRuns(0);
  const [attack, ordinary] = [floodOf(runs, count), ordinaryReports(runs, count)];
  const indexed = (seed: number) => (articles: readonly Article[]) => {
    const index = new LshIndex({ seed, maxCandidates: 128 });
    for (const { id, text } of articles) {
      const signature = sketchText(text, { seed });
      index.query(signature);
      index.add(id, signature);
    }
  };
  const few = { attack: attack.slice(0, count / 4), ordinary: ordinary.slice(0, count / 4) };
  return (['public', 'secret'] as const).flatMap((seed) => {
    const number = seed === 'public' ? 0 : SECRET;
    const pairs = candidatePairs(attack.slice(0, 300), number);
    const row = (of: string, ratio: number): FloodRatio => ({ of, seed, pairs, ratio });
    const rows = [row('LshIndex', timeRatio(indexed(number), attack, ordinary))];
    // The rest has no seed of its own: the default sketcher's is public.
    if (seed === 'secret') return rows;
    return [
      ...rows,
      row(
        'deduplicate',
        timeRatio((articles) => deduplicate(articles), attack, ordinary),
      ),
      row(
        'NewsDesk.add',
        timeRatio((articles) => new NewsDesk().add(articles), few.attack, few.ordinary),
      ),
      row(
        'clusterStories',
        timeRatio((articles) => clusterStories(articles), few.attack, few.ordinary),
      ),
    ];
  });
}
