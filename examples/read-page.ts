/**
 * Turn a raw page, with everything a site prints around a report, into an article; see what was removed and why.
 * Run: npx tsx examples/read-page.ts
 *      npx tsx examples/read-page.ts PAGE.txt
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArticle } from 'newsfold';
import { clean, wrap } from './support/terminal';

const path =
  process.argv[2] ??
  fileURLToPath(new URL('data/pages/maghreb-monitor-istanbul-postponed.txt', import.meta.url));
try {
  const page = readFileSync(path, 'utf8');
  const { article, removed, warnings } = readArticle(page, { id: basename(path, '.txt') });

  console.log(`title:     ${clean(article.title ?? '(none)')}`);
  console.log(`published: ${String(article.publishedAt ?? '(not said)')}`);
  for (const paragraph of article.text.split('\n')) console.log(wrap(paragraph).join('\n'));
  console.log('\nremoved:');
  for (const { rule, text } of removed) console.log(`  ${rule}: ${clean(text).slice(0, 70)}`);
  for (const warning of warnings) console.log(`warning: ${warning.message}`);
} catch (error) {
  // No such file; a page with nothing on it is an `empty-page`.
  console.error(clean(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
}
