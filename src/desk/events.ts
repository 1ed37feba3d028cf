/**
 * What changed from one settle to the next, as a caller would push it to readers.
 *
 * Cost: O(reports + stories).
 * @module
 */
import { codeUnitOrder } from '../article/article';
import type { Story } from '../summary/story';
import type { Settled } from './division';
import type { DeskEvent } from './types';

/**
 * Events in the order of the stories, then those of stories that ended, by id.
 *
 * @param unsettled whether a report came in or was revised since the settle before
 */
export function eventsBetween(
  before: Settled,
  after: Settled,
  unsettled: (articleId: string) => boolean,
): DeskEvent[] {
  const toldIn = new Map<string, string>();
  for (const { id, articleIds } of before.stories) for (const article of articleIds) toldIn.set(article, id);
  const events: DeskEvent[] = [];
  for (const story of after.stories) {
    for (const event of eventsOf(story, before, after, toldIn, unsettled)) events.push(event);
  }
  const gone = [...before.told.keys()].filter((id) => !after.told.has(after.nameOf.get(id) ?? id));
  for (const storyId of gone.sort(codeUnitOrder)) events.push({ type: 'ended', storyId });
  return events;
}

function eventsOf(
  story: Story,
  before: Settled,
  after: Settled,
  toldIn: ReadonlyMap<string, string>,
  unsettled: (articleId: string) => boolean,
): DeskEvent[] {
  const { id: storyId, articleIds } = story;
  const headline = story.headline.text;
  const old = before.told.get(storyId);
  const joined: string[] = [];
  /** By the story that goes on without them. */
  const moved = new Map<string, string[]>();
  for (const article of articleIds) {
    const from = toldIn.get(article);
    const now = from === undefined ? undefined : after.nameOf.get(from);
    if (from === undefined || unsettled(article)) joined.push(article);
    else if (now !== storyId && now !== undefined && after.told.has(now)) {
      const others = moved.get(from);
      if (others === undefined) moved.set(from, [article]);
      else others.push(article);
    }
  }
  const origins = [...moved.keys()].sort(codeUnitOrder);
  const events: DeskEvent[] = [];
  if (old === undefined && origins.length === 0) {
    events.push({ type: 'new-story', storyId, headline, articleIds: [...articleIds] });
  }
  if (old === undefined && origins.length > 0) {
    events.push({ type: 'split', storyId, from: origins, headline, articleIds: [...articleIds] });
  }
  for (const from of story.aliases) {
    if (before.told.has(from)) events.push({ type: 'merged', storyId, from, headline });
  }
  if (old === undefined) return events;
  if (joined.length > 0) events.push({ type: 'joined', storyId, articleIds: joined });
  for (const from of origins) events.push({ type: 'moved', storyId, from, articleIds: moved.get(from)! });
  if (old.headline.text !== headline) {
    events.push({ type: 'headline', storyId, from: old.headline.text, to: headline });
  }
  const [from, to] = [old.status?.value, story.status?.value];
  if (from !== to) {
    events.push({ type: 'status', storyId, ...(from && { from }), ...(to && { to }) });
  }
  return events;
}
