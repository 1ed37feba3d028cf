/**
 * A live desk fed by RSS, Atom and JSON feeds, one file a fetch, oldest first. After each, what a push service would send is printed: at once
 * what each new or revised report is, then, the desk settled, what changed in its stories. In the end the desk is started anew from its snapshot.
 * Run: npx tsx examples/live-desk.ts [FOLDER | FEED]
 */
import { fileURLToPath } from 'node:url';
import { type Article, type DeskEvent, type DeskPlacement, NewsDesk } from 'newsfold';
import { readFeeds } from './support/feeds';
import { UserError } from './support/input';
import { clean, countOf, paint, wrap } from './support/terminal';

/** `identical to Wire Eurasia: we-101`: what is known at first sight. */
function placementLine(placement: DeskPlacement, article: Article, desk: NewsDesk): string[] {
  const { outcome, copy, storyId = '', rejection, replaced } = placement;
  const headline = desk.story(storyId)?.headline.text ?? storyId;
  let said: string = outcome;
  if (copy !== undefined) said = `${copy.relation}, copy of ${copy.canonicalId}`;
  else if (outcome === 'joined') said = `joins "${headline}"`;
  if (replaced) said = `revised, ${said}`;
  if (rejection !== undefined) said += ` (${rejection.message})`;
  return wrap(`${article.id}: ${said}`, '  ');
}

/** What a reader who follows the story would be sent. */
function eventLine(event: DeskEvent, desk: NewsDesk): string {
  const headline = desk.story(event.storyId)?.headline.text ?? event.storyId;
  switch (event.type) {
    case 'new-story':
      return `new story: ${headline} (${countOf(event.articleIds.length, 'report')})`;
    case 'joined':
      return `${countOf(event.articleIds.length, 'more report')}: ${headline}`;
    case 'headline':
      return `new headline: ${event.to} (was: ${event.from})`;
    case 'status':
      return `status: ${event.from ?? 'unknown'} -> ${event.to ?? 'unknown'}: ${headline}`;
    case 'merged':
      return `${event.from} is part of: ${headline}`;
    case 'split':
      return `another story after all: ${headline} (out of ${event.from.join(', ')})`;
    case 'moved':
      return `${event.articleIds.join(', ')} moved here: ${headline}`;
    case 'ended':
      return `ended: ${event.storyId}`;
  }
}

function run(path: string): void {
  let time = 0;
  // Reports are kept for 30 days, told from the time of the fetch.
  const options = { now: (): number => time };
  const desk = new NewsDesk(options);
  for (const { file, articles, ...fetched } of readFeeds(path)) {
    time = fetched.time;
    console.log(paint('bold', `${new Date(time).toISOString().slice(0, 16)}Z ${clean(file)}`));
    for (const [i, placement] of desk.add(articles).entries()) {
      // Feeds repeat themselves at each fetch.
      if (placement.outcome === 'unchanged') continue;
      for (const line of placementLine(placement, articles[i]!, desk)) console.log(paint('dim', line));
    }
    for (const event of desk.settle()) {
      for (const line of wrap(eventLine(event, desk), '> ')) console.log(line);
    }
  }
  const bytes = desk.snapshot();
  const restarted = NewsDesk.restore(bytes, options);
  const { articles: reports, stories, evicted, rejected } = restarted.stats;
  const kept = `${countOf(reports, 'report')} in ${countOf(stories, 'story')}`;
  console.log(`\nStarted anew from ${bytes.length} bytes: ${kept}; ${evicted} gone, ${rejected} rejected.`);
}

try {
  run(process.argv[2] ?? fileURLToPath(new URL('data/feeds/', import.meta.url)));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(clean(error.message));
  process.exitCode = 1;
}
