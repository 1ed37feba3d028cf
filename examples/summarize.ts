/**
 * Summarise a handful of reports that you already know to be about one event.
 * Run: npx tsx examples/summarize.ts
 */
import { readFileSync } from 'node:fs';
import { type Article, summarizeStory } from 'newsfold';

const lines = readFileSync(new URL('data/reports.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');
const articles = lines
  .map((line) => JSON.parse(line) as Article)
  .filter((article) => article.id.endsWith('-tarhuna'));

const story = summarizeStory(articles);

console.log(story.headline.text);
if (story.status) console.log(`status: ${story.status.value}`);
for (const { text, articleId, start, end, support } of story.summary) {
  // Every sentence is verbatim: the offsets lead back to the place it was taken from.
  console.log(`\n${text}\n  ${articleId}, characters ${start} to ${end}, support ${support}`);
}
for (const { date, text } of story.timeline) console.log(`\n${date}  ${text}`);
