/**
 * Calls the route handler of next-route.ts as Next.js would, with the reports of examples/data/reports.jsonl.
 * Run: npx tsx examples/next-route-call.ts
 */
import { readFileSync } from 'node:fs';
import type { StoryClustering } from 'newsfold';
import { POST } from './next-route';

const lines = readFileSync(new URL('data/reports.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const headers = { 'content-type': 'application/json' };
const call = (body: string): Promise<Response> =>
  POST(new Request('http://localhost/stories', { method: 'POST', headers, body }));

const response = await call(`{"reports": [${lines.join(',')}]}`);
const { stories, rejected } = (await response.json()) as StoryClustering;
console.log(`${response.status}: ${stories.length} stories, ${rejected.length} rejected`);
for (const { headline, articleIds } of stories) console.log(`  ${headline.text} (${articleIds.length})`);

const refused = await call('{"reports": 1}');
console.log(`${refused.status}: ${await refused.text()}`);
