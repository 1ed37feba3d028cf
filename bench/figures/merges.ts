/** The merges of five reports, and those that the bar or the contrast test refused: drawn as a tree. */
import type { Article } from 'newsfold';
import { checkArticles } from '../../src/article/article';
import { drain } from '../../src/steps';
import { Keeper } from '../../src/stories/apart';
import { type Inside, partitionSteps } from '../../src/stories/cluster';
import { contrastRatio } from '../../src/stories/contrast';
import { leastMean } from '../../src/stories/density';
import { contradiction } from '../../src/stories/frames';
import { type Cluster, linkageSteps } from '../../src/stories/linkage';
import { exponential, naturalLog } from '../../src/stories/numeric';
import { storyRules } from '../../src/stories/options';
import { STORY_PARAMETERS } from '../../src/stories/parameters';
import { page, path, text } from './plot';

/** An offer to merge: what spoke for it and what was asked. */
interface Offer {
  left: readonly number[];
  right: readonly number[];
  mean: number;
  contrast: number | undefined;
  /** The mean after contradictions. */
  agreeing: number;
  /** The same after contrast. */
  weighed: number;
  height: number;
  isMerged: boolean;
}

/** The merges of `src/stories/cluster.ts`, told one by one. */
export function offersOf(reports: readonly Article[]): Offer[] {
  const { articles } = checkArticles(reports);
  let inside: Inside | undefined;
  const rules = storyRules({});
  const parties = articles.map((article) => [article]);
  const partition = drain(
    partitionSteps(articles, STORY_PARAMETERS, undefined, {
      rules,
      keeper: new Keeper(rules),
      parties,
      inspect: (seen) => {
        inside = seen;
      },
    }),
  );
  const { countsOf, frames, densities } = inside!;
  const links = articles.flatMap((_, i) => partition.linksOf.of(i).filter(({ a }) => a === i));
  const offers: Offer[] = [];
  const { contrastShare, contrastTerms, contradictedWeight, contradictionShare, figureShare } =
    STORY_PARAMETERS;
  const mayMerge = ({ members: left }: Cluster, { members: right }: Cluster, mean: number): boolean => {
    const isPair = left.length === 1 && right.length === 1;
    const isContrasted = left.length > 1 && right.length > 1;
    const height = leastMean(left, right, densities, STORY_PARAMETERS);
    const against = isPair ? 0 : contradiction(left, right, frames, figureShare);
    const contrast = isContrasted ? contrastRatio(left, right, countsOf, contrastTerms) : undefined;
    const agreeing = against >= contradictionShare ? mean * contradictedWeight : mean;
    let weighed = agreeing;
    if (contrast !== undefined) {
      weighed *= contrast <= 0 ? 0 : exponential(contrastShare * Math.min(0, naturalLog(contrast)));
    }
    const isMerged = weighed >= height;
    offers.push({ left, right, mean, contrast, agreeing, weighed, height, isMerged });
    return isMerged;
  };
  const stories = drain(
    linkageSteps(
      articles.map((_, i) => [i]),
      links,
      0.005,
      mayMerge,
    ),
  );
  const told = JSON.stringify(partition.stories.map(({ members }) => members));
  if (JSON.stringify(stories.map(({ members }) => members)) !== told) {
    throw new Error('the merges drawn are not those of the library');
  }
  return offers;
}

const round = (value: number): string => value.toFixed(3);

export function mergeFigure(title: string, reports: readonly Article[]): string {
  const sorted = checkArticles(reports).articles;
  const offers = offersOf(reports);
  const merged = offers.filter(({ isMerged }) => isMerged);
  const refused = offers.filter(
    ({ isMerged, left, right }) => !isMerged && left.length > 1 && right.length > 1,
  );
  const most = Math.max(...offers.map(({ mean }) => mean)) * 1.08;
  const [x0, x1, top] = [270, 620, 76];
  const across = (mean: number): number => x1 - ((x1 - x0) * mean) / most;
  // Reports in the order in which the tree needs them, so that no lines cross.
  const order: number[] = [];
  const rank = (members: readonly number[]): void => {
    const merge = merged.find(
      (each) => [...each.left, ...each.right].sort((a, b) => a - b).join() === members.join(),
    );
    if (merge === undefined) order.push(...members);
    else {
      rank([...merge.left].sort((a, b) => a - b));
      rank([...merge.right].sort((a, b) => a - b));
    }
  };
  const all = sorted.map((_, i) => i);
  const roots = all.map((i) => merged.filter((each) => [...each.left, ...each.right].includes(i)).at(-1));
  for (const [i, root] of roots.entries()) {
    if (order.includes(i)) continue;
    rank(root === undefined ? [i] : [...root.left, ...root.right].sort((a, b) => a - b));
  }
  const rowOf = new Map(order.map((member, row) => [member, top + row * 46]));
  const placeOf = new Map<string, readonly [number, number]>(
    all.map((i) => [String(i), [x0, rowOf.get(i)!]] as const),
  );
  const key = (members: readonly number[]): string => [...members].sort((a, b) => a - b).join();
  const parts: string[] = order.map((i) => text(16, rowOf.get(i)! + 4, sorted[i]!.id, ' class="small"'));
  for (const { left, right, mean } of merged) {
    const [ax, ay] = placeOf.get(key(left))!;
    const [bx, by] = placeOf.get(key(right))!;
    const x = x0 + (x1 - x0) * (1 - mean / most);
    parts.push(
      path('ink', [
        [ax, ay],
        [x, ay],
        [x, by],
        [bx, by],
      ]),
    );
    parts.push(text(x + 6, (ay + by) / 2 - 5, round(mean), ' class="small"'));
    placeOf.set(key([...left, ...right]), [x, (ay + by) / 2]);
  }
  const last = refused.at(-1);
  if (last) {
    const [ax, ay] = placeOf.get(key(last.left))!;
    const [bx, by] = placeOf.get(key(last.right))!;
    const x = across(last.mean);
    parts.push(
      path('refused', [
        [ax, ay],
        [x, ay],
        [x, by],
        [bx, by],
      ]),
    );
    const said = [
      `mean ${round(last.mean)}, asked ${round(last.height)}`,
      ...(last.agreeing < last.mean ? [`their days contradict: ${round(last.agreeing)}`] : []),
      `contrast ${last.contrast!.toFixed(2)}: ${round(last.weighed)}`,
      'not merged',
    ];
    for (const [row, words] of said.entries()) {
      parts.push(text(x + 8, (ay + by) / 2 - 22 + row * 16, words, ' class="small"'));
    }
  }
  const height = top + order.length * 46 + 40;
  parts.push(text(x0, height - 34, 'alike', ' class="small"'));
  parts.push(text(x1, height - 34, 'nothing in common', ' class="small" text-anchor="end"'));
  parts.push(
    text(
      16,
      height - 12,
      'Mean similarity at which two clusters were merged, closest first; dashed: not merged.',
      ' class="small"',
    ),
  );
  const described = offers
    .filter(({ isMerged }) => isMerged)
    .map(
      ({ left, right, mean }) =>
        `${[...left, ...right].map((i) => sorted[i]!.id).join(', ')} at ${round(mean)}`,
    );
  return page(title, `Merged: ${described.join('; ')}.`, parts.join('\n'), height);
}
