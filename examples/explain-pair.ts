/**
 * Ask why two reports are in one story, or why they are not.
 * Run: npx tsx examples/explain-pair.ts
 *      npx tsx examples/explain-pair.ts ID ID          two ids of examples/data/reports.jsonl
 */
import { readFileSync } from 'node:fs';
import { type Article, explain } from 'newsfold';

const lines = readFileSync(new URL('data/reports.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const articles = new Map(
  lines.map((line) => JSON.parse(line) as Article).map((article) => [article.id, article]),
);

// One newspaper, the same two countries, the same two wars, three months apart: and two different meetings.
const [first = 'bosphorus-ledger-ankara-talks', second = 'bosphorus-ledger-istanbul-visit'] =
  process.argv.slice(2);
const a = articles.get(first);
const b = articles.get(second);
if (!a || !b) {
  console.error(`no report ${a ? second : first} in examples/data/reports.jsonl`);
  process.exit(2);
}

const { verdict, score, threshold, reasons, shared, dividing, copy, passages } = explain(a, b);
console.log(
  `${first} and ${second}: ${verdict} (similarity ${score.toFixed(3)}, threshold ${threshold.toFixed(3)})`,
);
for (const reason of reasons) console.log(`- ${reason}`);
console.log(`shared terms:   ${list(shared)}`);
console.log(`dividing terms: ${list(dividing)}`);
if (copy) console.log(`copy: ${copy.relation}, containment ${copy.containment.toFixed(2)}`);
for (const { text } of passages) console.log(`word for word in both: "${text.slice(0, 80)}..."`);

function list(terms: readonly { term: string }[]): string {
  return terms
    .slice(0, 8)
    .map(({ term }) => term)
    .join(', ');
}
