/**
 * A live desk: reports come in one at a time, in order of publication, and what a push service would send is printed: at once what each
 * report is, and whenever the desk is settled what changed in its stories.
 * Run: npx tsx examples/live-desk.ts [FOLDER | FILE.jsonl]
 */
import { fileURLToPath } from 'node:url';
import { type Article, type DeskEvent, type DeskPlacement, NewsDesk } from 'newsfold';
import { readInput } from './support/input';
import { countOf } from './support/print';
import { paint, wrap } from './support/terminal';

/** Reports between two settles. */
const SETTLE_EVERY = 6;

const path = process.argv[2] ?? fileURLToPath(new URL('data/', import.meta.url));
const timeOf = ({ publishedAt }: Article): number => {
  const time = publishedAt === undefined ? Number.NaN : new Date(publishedAt).getTime();
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
};
const reports = readInput(path).articles.sort((a, b) => Math.sign(timeOf(a) - timeOf(b)) || 0);

/** `copy of wire-eurasia-ankara-talks (excerpt)`: what is known at first sight. */
function placementLine(placement: DeskPlacement, article: Article): string[] {
  const { outcome, copy, storyId, rejection } = placement;
  let said: string = outcome;
  if (copy !== undefined) said = `${copy.relation}: ${copy.copyId} of ${copy.canonicalId}`;
  else if (outcome === 'joined') said = `joined ${storyId}`;
  if (rejection !== undefined) said += ` (${rejection.message})`;
  return wrap(`${article.id}: ${said}`, '  ');
}

/** What a reader who follows the story would be sent. */
function eventLine(event: DeskEvent): string {
  switch (event.type) {
    case 'new-story':
      return `new story: ${event.headline} (${countOf(event.articleIds.length, 'report')})`;
    case 'joined':
      return `${countOf(event.articleIds.length, 'more report')} on ${event.storyId}`;
    case 'headline':
      return `new headline: ${event.to} (was: ${event.from})`;
    case 'status':
      return `status of ${event.storyId}: ${event.from ?? 'unknown'} -> ${event.to ?? 'unknown'}`;
    case 'merged':
      return `${event.from} turned out to be ${event.storyId}: ${event.headline}`;
    case 'split':
      return `not the same after all: ${event.headline} (out of ${event.from.join(', ')})`;
    case 'moved':
      return `${event.articleIds.join(', ')} moved from ${event.from} to ${event.storyId}`;
    case 'ended':
      return `${event.storyId} ended`;
  }
}

const desk = new NewsDesk({ keepDays: 365 });
for (let from = 0; from < reports.length; from += SETTLE_EVERY) {
  for (const article of reports.slice(from, from + SETTLE_EVERY)) {
    const [placement] = desk.add(article);
    for (const line of placementLine(placement!, article)) console.log(paint('dim', line));
  }
  for (const event of desk.settle()) {
    for (const line of wrap(eventLine(event), '> ')) console.log(line);
  }
  console.log('');
}

// An editor corrects the desk: it holds from the next settle on, and is kept in the snapshot.
const [first, second] = desk.stories();
desk.merge(first!.id, second!.id);
const restarted = NewsDesk.restore(desk.snapshot(), { keepDays: 365 });
for (const event of restarted.settle()) {
  for (const line of wrap(eventLine(event), '> ')) console.log(line);
}
const { articles, stories, pins, rejected } = restarted.stats;
console.log(
  `\n${countOf(articles, 'report')} in ${countOf(stories, 'story')}; ${pins} pinned, ${rejected} rejected.`,
);
