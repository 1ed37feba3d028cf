/**
 * What a desk says of reports and stories, a line each.
 * @module
 */
import type { DeskEvent, DeskPlacement, Story } from 'newsfold';
import { clean, countOf, type Layout, shortened } from './plain';

/** Where headlines are found. */
interface Stories {
  story(storyId: string): Story | undefined;
}

/** Columns of a headline. */
const HEADLINE = 90;

/** `incoming/a.txt: a.txt: joins "Talks put off"`: what is known at first sight. */
export function placementLine(
  { articleId, outcome, copy, storyId, rejection, replaced }: DeskPlacement,
  file: string,
  desk: Stories,
  { paint }: Layout,
): string {
  const id = shortened(articleId ?? '', HEADLINE);
  const where = id === '' || id === clean(file) ? clean(file) : `${clean(file)}: ${id}`;
  let said: string = outcome;
  if (copy !== undefined)
    said = `${copy.relation} copy of ${shortened(copy.copyId === articleId ? copy.canonicalId : copy.copyId, HEADLINE)}`;
  else if (outcome === 'joined') said = `joins ${headlineOf(storyId, desk)}`;
  else if (outcome === 'new-story') said = 'like nothing that is here';
  if (replaced === true) said = `revised, ${said}`;
  if (rejection !== undefined) said += ` (${shortened(rejection.message, 200)})`;
  return paint('dim', `  ${where}: ${said}`);
}

/** What a reader who follows the story would be sent. */
export function deskEventLine(event: DeskEvent, desk: Stories, { paint }: Layout): string {
  const headline = headlineOf(event.storyId, desk);
  const line = (what: string, text: string): string => `${paint('bold', what)} ${text}`;
  switch (event.type) {
    case 'new-story':
      return line('new story', `${headline} (${countOf(event.articleIds.length, 'report')})`);
    case 'joined':
      return line(
        `${countOf(event.articleIds.length, 'more report').replace(/^1 more report$/, 'one more report')}`,
        headline,
      );
    case 'headline':
      return line(
        'new headline',
        `${shortened(event.to, HEADLINE)} (was: ${shortened(event.from, HEADLINE)})`,
      );
    case 'status':
      return line('status', `${event.from ?? 'unknown'} -> ${event.to ?? 'unknown'}: ${headline}`);
    case 'merged':
      return line('merged', `${shortened(event.from, HEADLINE)} is part of ${headline}`);
    case 'split':
      return line(
        'another story after all',
        `${headline} (out of ${shortened(event.from.join(', '), HEADLINE)})`,
      );
    case 'moved':
      return line('moved', `${shortened(event.articleIds.join(', '), HEADLINE)} to ${headline}`);
    case 'ended':
      return line('ended', shortened(event.storyId, HEADLINE));
  }
}

function headlineOf(storyId: string | undefined, desk: Stories): string {
  const headline = storyId === undefined ? undefined : desk.story(storyId)?.headline.text;
  return shortened(headline ?? storyId ?? '', HEADLINE);
}
