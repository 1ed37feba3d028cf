/** Links kept while reports come and go are the links of a batch, bit for bit, whichever limits are met. */
import { expect, test } from 'vitest';
import { type CheckedArticle, checkArticles, codeUnitOrder } from '../../src/article/article';
import { DeskLinks } from '../../src/desk/link-graph';
import { drain } from '../../src/steps';
import { STILL_JOIN_LIMITS } from '../../src/stories/join-limits';
import { type Linked, type LinkingOf, linkSteps } from '../../src/stories/linking';
import { storyRules } from '../../src/stories/options';
import { STORY_PARAMETERS } from '../../src/stories/parameters';
import { batch } from '../helpers/batch';
import { random, whole } from '../helpers/random';

/** Reports of random sentences of others: most share something with most. */
function reportsOf(count: number): readonly CheckedArticle[] {
  const next = random(3);
  const sentences = batch().flatMap(({ text }) => text.split(/(?<=\.) /));
  const articles = Array.from({ length: count }, (_, i) => ({
    id: `r${whole(next, 1e6)}-${i}`,
    text: Array.from({ length: 2 + whole(next, 6) }, () => sentences[whole(next, sentences.length)]!).join(
      ' ',
    ),
    ...(next() < 0.8 && { publishedAt: Date.UTC(2021, 2, 1 + whole(next, 60)) }),
  }));
  return checkArticles(articles).articles;
}

const POOL = reportsOf(60);
const constraints = { rules: storyRules({ idf: 'background', window: 40 }) };

/** Everything that stories are made from. */
function told({ alike, links, profiles, channels, frames, countsOf }: Linked): unknown {
  const counts = frames.map((_, i) => [
    ...countsOf(i).block.hashes.subarray(countsOf(i).start, countsOf(i).end),
  ]);
  return { alike: [...alike], links: [...links], profiles, channels, frames, counts };
}

function linkingOf(reports: readonly CheckedArticle[], limits: LinkingOf['limits']): LinkingOf {
  return { reports, parameters: STORY_PARAMETERS, limits, constraints };
}

test.each([
  ['none', STILL_JOIN_LIMITS],
  ['few weak links', { ...STILL_JOIN_LIMITS, weak: 2 }],
  ['few links of either kind', { ...STILL_JOIN_LIMITS, weak: 3, links: 2, strong: 0.05 }],
  ['all links weak', { ...STILL_JOIN_LIMITS, weak: 4, strong: 0.9 }],
])('reports come and go, limits: %s', (_, limits) => {
  const next = random(7);
  let cut = 0;
  let compared = 0;
  for (let run = 0; run < 2; run++) {
    const graph = new DeskLinks();
    const here = new Set<CheckedArticle>();
    for (let settle = 0; settle < 9; settle++) {
      // Many come, then many go.
      const [come, go] = settle < 4 ? [0.4, 0.02] : [0.05, 0.3 * next()];
      for (const report of POOL) {
        const chance = next();
        if (chance < come) here.add(report);
        else if (chance > 1 - go) here.delete(report);
      }
      const reports = [...here].sort((a, b) => codeUnitOrder(a.id, b.id));
      const linking = linkingOf(reports, limits);
      const wanted = drain(linkSteps(linking));
      const steps = graph.steps(linking);
      // Now and then a settle is given up midway.
      if (next() < 0.2) {
        for (let i = whole(next, 3); i > 0; i--) steps.next();
        steps.return(undefined);
        continue;
      }
      const got = drain(steps);
      // As text: comparing so many numbers one by one takes ten times as long.
      expect(JSON.stringify(told(got!)) === JSON.stringify(told(wanted))).toBe(true);
      compared += graph.work.compared;
      cut += wanted.capped;
    }
  }
  expect(limits === STILL_JOIN_LIMITS || cut + compared > 10).toBe(true);
});
