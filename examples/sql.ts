/**
 * Copies and stories of a batch that lies in a database: here DuckDB, in this process. Nothing else needs to run.
 * Run: npm run example:sql
 */
import type { Article } from 'newsfold';
import { duckdb, SqlBatch } from 'newsfold/sql';

const articles: Article[] = [
  {
    id: 'wire',
    title: 'Ferry service to the islands suspended',
    text: 'The ferry company suspended all service to the northern islands on Tuesday after a storm damaged the pier at Port Ellis. Repairs will take at least a week, the harbour master said, and passengers can have their money back.',
    source: 'Wire',
    publishedAt: '2024-03-05T08:00Z',
  },
  {
    id: 'local',
    title: 'No ferries this week',
    text: 'The ferry company suspended all service to the northern islands on Tuesday after a storm damaged the pier at Port Ellis. Repairs will take at least a week, the harbour master said, and passengers can have their money back. The bakery on the quay stays open.',
    source: 'Island Post',
    publishedAt: '2024-03-05T09:30Z',
  },
  {
    id: 'radio',
    title: 'Islanders wait for repairs at Port Ellis pier',
    text: 'Ferries to the northern islands stay in harbour while divers look at the damaged pier at Port Ellis. The storm of Tuesday tore out two piles, the harbour master told Island Radio; the ferry company hopes to sail again next week.',
    source: 'Island Radio',
    publishedAt: '2024-03-06T07:15Z',
  },
  {
    id: 'sports',
    title: 'Rovers sign keeper',
    text: 'Rovers have signed a goalkeeper from the second division on a three-year contract. He will train with his new team on Monday and could play in the cup.',
    source: 'Wire',
    publishedAt: '2024-03-05T12:00Z',
  },
];

// With a path, the database is a file, and a run that was killed goes on where it was.
const engine = await duckdb({ path: ':memory:' });
const batch = await SqlBatch.open(engine);
await batch.add(articles);

const stats = await batch.deduplicate();
console.log(`${stats.reports} reports, ${stats.verified} possible pairs of copies, exact: ${stats.exact}`);
for await (const { canonicalId, members } of batch.groups()) {
  const copies = members.filter(({ id }) => id !== canonicalId);
  console.log(`  ${canonicalId}${copies.map(({ id, relation }) => `, ${relation} ${id}`).join('')}`);
}

const { stories } = await batch.stories();
for (const { headline, articleIds } of stories)
  console.log(`story: ${headline.text} (${articleIds.join(', ')})`);
await engine.close();
