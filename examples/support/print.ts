/**
 * A story as a person wants to read it: headline, status and what changed, summary with sources, timeline, who
 * copied whom, where else to look. Takes what newsfold returns and gives lines of plain text.
 * @module
 */
import type { Article, CopyGroup, Rejection, Story } from 'newsfold';
import { clean, columns, paint, WIDTH, wrap } from './terminal';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const ARROW = '->';

/** What the printing needs to know beside the story itself. */
export interface Context {
  articles: ReadonlyMap<string, Article>;
  stories: ReadonlyMap<string, Story>;
}

/** `14 June 2020`, `June 2020`, `2020`, or `14 June` when the year is not known. */
export function readableDate(date: string): string {
  const [year, month, day] = date.startsWith('--') ? ['', ...date.slice(2).split('-')] : date.split('-');
  const parts = [
    day === undefined ? '' : String(Number(day)),
    MONTHS[Number(month ?? 0) - 1] ?? '',
    year ?? '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** `1 report`, `2 reports`, `3 stories`. */
export function countOf(n: number, thing: string): string {
  if (n === 1) return `1 ${thing}`;
  return `${n} ${thing.endsWith('y') ? `${thing.slice(0, -1)}ies` : `${thing}s`}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** The publisher; the article's id where none is known (a raw page seldom says who published it). */
function sourceOf(id: string, { articles }: Context): string {
  return clean(articles.get(id)?.source ?? '') || clean(id);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', paint('bold', title), ...lines];
}

function period(story: Story): string {
  return readablePeriod(story.firstSeen?.slice(0, 10), story.lastSeen?.slice(0, 10));
}

function readablePeriod(first: string | undefined, last: string | undefined): string {
  if (first === undefined || last === undefined) return '';
  if (first === last) return readableDate(first);
  // `15 to 16 September 2020`: the month and year once, where they are the same.
  const from = first.slice(0, 7) === last.slice(0, 7) ? String(Number(first.slice(8))) : readableDate(first);
  return `${from} to ${readableDate(last)}`;
}

/** `planned -> postponed  "The visit was put off ..." (Wire Eurasia)`, one entry a change. */
function statusLines(story: Story, context: Context): string[] {
  if (story.status === undefined) return [];
  const { value, sentence, articleId } = story.status;
  const lines = ['', `${paint('bold', 'Status')}  ${paint('yellow', value)}`];
  // What says so last may be another report than the one that told of the change.
  if (!story.changes.some((change) => change.sentence === sentence)) {
    lines.push(...wrap(`"${sentence}" (${sourceOf(articleId, context)})`, '  '));
  }
  for (const change of story.changes) {
    lines.push(`  ${change.from} ${ARROW} ${change.to}`);
    lines.push(...wrap(`"${change.sentence}" (${sourceOf(change.articleId, context)})`, '    '));
  }
  return lines;
}

/** `Elena Rojas (3), Lima (2)`: who and where, and how many independent reports say so; one line, as many as fit. */
function nameLines({ names }: Story): string[] {
  const parts = names.map(({ text, articles }) => `${clean(text)} (${articles})`);
  while (parts.length > 1 && columns(parts.join(', ')) + 2 > WIDTH) parts.pop();
  return parts.length === 0 ? [] : wrap(parts.join(', '), '  ');
}

function summaryLines(story: Story, context: Context): string[] {
  return story.summary.flatMap((sentence) => {
    const told = sentence.support > 1 ? `, told by ${sentence.support} independently` : '';
    return wrap(`${sentence.text} [${sourceOf(sentence.articleId, context)}${told}]`, '  ');
  });
}

/** `killed: 12 -> 27  "The toll rose to 27 ..." (Wire Eurasia)`, one entry an update. */
function updateLines({ updates }: Story, context: Context): string[] {
  return updates.flatMap(({ subject, of, from, to }) => [
    `  ${clean(subject)}${of === undefined ? '' : ` (${clean(of)})`}: ${from === undefined ? '' : `${clean(from.value)} `}${ARROW} ${clean(to.value)}`,
    ...wrap(`"${to.sentence}" (${sourceOf(to.articleId, context)})`, '    '),
  ]);
}

/** `killed: 12 (Wire Eurasia), 14 (Adriatic Post)`: who says what. */
function disagreementLines({ disagreements }: Story, context: Context): string[] {
  return disagreements.flatMap(({ subject, of, values }) => {
    const told = values.map(({ value, statements }) => {
      const sources = new Set(statements.map(({ articleId }) => sourceOf(articleId, context)));
      return `${value} (${[...sources].join(', ')})`;
    });
    return wrap(`${subject}${of === undefined ? '' : ` (${of})`}: ${told.join('; ')}`, '  ');
  });
}

function timelineLines(story: Story, context: Context): string[] {
  const dates = story.timeline.map(({ date, endDate }) => readablePeriod(date, endDate ?? date));
  const room = dates.reduce((widest, date) => Math.max(widest, date.length), 0);
  const told = new Map<string, string>();
  return story.timeline.flatMap(({ text, articleId }, i) => {
    const date = dates[i] ?? '';
    const earlier = told.get(text);
    if (earlier === undefined) told.set(text, date);
    // One sentence often names two dates; it is printed once.
    const shown = earlier === undefined ? `${text} [${sourceOf(articleId, context)}]` : `(as for ${earlier})`;
    return wrap(shown, `  ${date.padEnd(room)}  `);
  });
}

/** One paragraph for each report that was copied; reports that nobody copied need no line. */
function copyLines(copies: readonly CopyGroup[]): string[] {
  return copies.flatMap((group) => {
    if (group.members.length < 2) return [];
    const lines = wrap(group.canonicalId, '  ');
    for (const member of group.members) {
      if (member.id === group.canonicalId) continue;
      const likeness = `Jaccard ${percent(member.jaccard)}, containment ${percent(member.containment)}`;
      lines.push(...wrap(`${member.id}: ${member.relation} (${likeness})`, '    <- '));
    }
    return lines;
  });
}

/** `Bosphorus Ledger (3, 1 a copy); Harbour News (a copy)`. */
function sourceLines(story: Story): string[] {
  const parts = story.sources.map(({ source, articles, independent }) => {
    const copies = articles - independent;
    const noun = copies === 1 ? 'a copy' : 'copies';
    let counted = String(articles);
    if (copies > 0) counted = articles === 1 ? noun : `${articles}, ${copies} ${noun}`;
    return `${clean(source)} (${counted})`;
  });
  return parts.length === 0 ? [] : wrap(parts.join('; '), '  ');
}

function relatedLines(story: Story, context: Context): string[] {
  return story.related.flatMap(({ storyId, shared }) => {
    const headline = context.stories.get(storyId)?.headline.text ?? storyId;
    return wrap(`${headline} (shares: ${shared.join(', ')})`, '  ');
  });
}

/** The whole of a story, under a rule with its number. */
export function storyLines(story: Story, number: number, context: Context): string[] {
  const counts = `${countOf(story.articleIds.length, 'report')}, ${story.copies.length} independent`;
  const label = clean([`Story ${number}`, counts, period(story)].filter((part) => part !== '').join(' · '));
  const rule = `── ${label} ${'─'.repeat(Math.max(2, WIDTH - columns(label) - 4))}`;
  return [
    paint('dim', rule),
    ...wrap(story.headline.text).map((line) => paint('bold', line)),
    paint('dim', `  headline of ${sourceOf(story.headline.articleId, context)}`),
    ...statusLines(story, context),
    ...section('Summary', summaryLines(story, context)),
    ...section('What changed', updateLines(story, context)),
    ...section('Reports disagree', disagreementLines(story, context)),
    ...section('Names', nameLines(story)),
    ...section('Timeline', timelineLines(story, context)),
    ...section('Who copied whom', copyLines(story.copies)),
    ...section('Sources', sourceLines(story)),
    ...section('Related, but another event', relatedLines(story, context)),
    '',
  ];
}

/** A story that one report alone tells: one entry in a list. */
export function singleLines(story: Story, context: Context): string[] {
  const when = period(story);
  return wrap(
    `${story.headline.text} [${sourceOf(story.representativeId, context)}${when ? `, ${when}` : ''}]`,
    '  ',
  );
}

/** What was left out and why; what was kept without one of its fields. */
export function rejectionLines(rejected: readonly Rejection[]): string[] {
  return rejected.flatMap((row) => {
    const name = row.id ?? `article ${row.index + 1}`;
    const kept = row.articleKept ? `kept without its ${row.field}` : 'left out';
    return wrap(`${name}: ${kept} (${row.code}): ${row.message}`, '  ');
  });
}
