/**
 * A sample of pairs with what `explain` says of each in its batch, to be read and judged by hand: does the first reason name what
 * decided? The judgements are written down in results/explanations.md.
 *
 *   npx tsx bench/explanations.ts [--seed 1] [--lead]      --lead prints the beginning of each text too
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { clusterStories, explain } from 'newsfold';
import { type LabelledArticle, readLabelled, seededRandom } from './data';

/** Pairs of each kind from each set. Siblings, two events of one topic, are labelled in ecbplus only. */
const WANTED = {
  'fnc1-train': { together: 5, siblings: 0, 'wrongly joined': 3, 'wrongly parted': 3 },
  'ecbplus-train': { together: 5, siblings: 10, 'wrongly joined': 2, 'wrongly parted': 2 },
} as const;
type Kind = keyof (typeof WANTED)['fnc1-train'];

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, lead: { type: 'boolean', default: false } },
});
const random = seededRandom(Number(values.seed));
let number = 0;
for (const [name, wanted] of Object.entries(WANTED)) {
  const file = fileURLToPath(new URL(`../../shared/data/${name}.jsonl.gz`, import.meta.url));
  if (!existsSync(file)) {
    console.log(`explanations: skipped, ${file} is not here`);
    continue;
  }
  const articles = readLabelled(file);
  for (const [kind, pairs] of Object.entries(drawn(articles, wanted))) {
    for (const [a, b] of pairs) {
      const { verdict, decidedBy, reasons } = explain(a, b, { among: articles });
      console.log(`\n${++number}. ${kind}: ${a.id} | ${b.id}   ${verdict}, decided by ${decidedBy}`);
      for (const { title, text } of [a, b]) {
        console.log(`   # ${title}${values.lead ? `\n     ${text.slice(0, 300).replace(/\s+/g, ' ')}` : ''}`);
      }
      for (const reason of reasons) console.log(`   - ${reason}`);
    }
  }
}

/** Pairs of different reports, drawn until there are enough of each kind. */
function drawn(
  articles: readonly LabelledArticle[],
  wanted: Record<Kind, number>,
): Record<Kind, [LabelledArticle, LabelledArticle][]> {
  const found: Record<Kind, [LabelledArticle, LabelledArticle][]> = {
    together: [],
    siblings: [],
    'wrongly joined': [],
    'wrongly parted': [],
  };
  const { stories } = clusterStories(articles);
  const storyOf = new Map<string, string>();
  const copyOf = new Map<string, string>();
  for (const { id, copies } of stories) {
    for (const { canonicalId, members } of copies) {
      for (const member of members) {
        storyOf.set(member.id, id);
        copyOf.set(member.id, canonicalId);
      }
    }
  }
  const kindOf = (a: LabelledArticle, b: LabelledArticle): Kind | undefined => {
    if (copyOf.get(a.id) === copyOf.get(b.id)) return undefined;
    const isJoined = storyOf.get(a.id) === storyOf.get(b.id);
    if (a.cluster === b.cluster) return isJoined ? 'together' : 'wrongly parted';
    if (isJoined) return 'wrongly joined';
    return a.sub !== undefined && a.sub === b.sub ? 'siblings' : undefined;
  };
  // Wrong pairs are few among all: they are drawn from a list.
  const of = new Map<Kind, [LabelledArticle, LabelledArticle][]>();
  for (const [i, a] of articles.entries()) {
    for (const b of articles.slice(i + 1)) {
      const kind = kindOf(a, b);
      if (kind === undefined) continue;
      const known = of.get(kind);
      if (known === undefined) of.set(kind, [[a, b]]);
      else known.push([a, b]);
    }
  }
  for (const [kind, count] of Object.entries(wanted) as [Kind, number][]) {
    const pairs = of.get(kind) ?? [];
    const stories = new Set<string>();
    for (let tries = 0; found[kind].length < count && tries < 1000; tries++) {
      const pair = pairs[Math.floor(random() * pairs.length)]!;
      // One pair a story, so that a large one does not fill the sample.
      const story = `${storyOf.get(pair[0].id)}`;
      if (stories.has(story)) continue;
      stories.add(story);
      found[kind].push(pair);
    }
  }
  return found;
}
