/**
 * Say how loose stories may be, correct them as an editor would, and ask why.
 * Run: npx tsx examples/options.ts
 */
import { readFileSync } from 'node:fs';
import { type Article, type ClusterOptions, clusterStories, explain } from 'newsfold';

const articles = readFileSync(new URL('data/reports.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Article);

function show(what: string, options: ClusterOptions): void {
  const { stories, below } = clusterStories(articles, options);
  const hidden = below.length > 0 ? `, ${below.length} below` : '';
  console.log(`${what.padEnd(44)} ${stories.length} stories${hidden}`);
}

show('as it is', {});
show('tighter', { threshold: 0.5 });
show('looser', { threshold: -1 });
show('nothing older than two days compared', { window: 2 });
show('told by two publishers at least', { minSources: 2 });
show('no two reports of one publisher in a story', {
  veto: (a, b) => a.source !== undefined && a.source === b.source,
});

// An editor's corrections: kept by their ids, they hold in every later run, whatever else has come in.
const [talks, visit] = ['bosphorus-ledger-ankara-talks', 'bosphorus-ledger-istanbul-visit'] as const;
show('the two meetings pinned to one story', { sameStory: [[talks, visit]] });

const [a, b] = [talks, visit].map((id) => articles.find((article) => article.id === id)!);
for (const options of [{}, { sameStory: [[talks, visit]] }]) {
  const { verdict, decidedBy, reasons } = explain(a!, b!, { among: articles, ...options });
  console.log(`\n${verdict}, decided by ${decidedBy}\n- ${reasons.join('\n- ')}`);
}
