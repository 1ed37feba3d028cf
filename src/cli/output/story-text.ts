/**
 * A story as a person wants to read it on a terminal: headline with status, what changed, summary with sources, timeline, who copied whom,
 * where else to look.
 * @module
 */
import type { CopyGroup, Status, Story, StorySummary } from 'newsfold';
import { clean, columns, countOf, type Layout, type Style, shortened, wrap } from './plain';
import { type Articles, percent, periodOf, readablePeriod, sourceCounts, sourceOf, subjectOf } from './words';

/** What the printing needs to know beside the story itself. */
export interface StoryView extends Layout {
  readonly articles: Articles;
  /** Headline of another story. */
  headlineOf(storyId: string): string | undefined;
}

/** Share of a line that the dates of a timeline take at the most. */
const DATE_SHARE = 0.4;

const STATUS_STYLES: Readonly<Record<Status, Style>> = {
  planned: 'cyan',
  confirmed: 'cyan',
  'under-way': 'green',
  resumed: 'green',
  held: 'green',
  postponed: 'yellow',
  cancelled: 'red',
  denied: 'red',
};

/** The whole of a story, under a rule with its number. */
export function storyLines(story: Story, number: number, view: StoryView): string[] {
  const { paint, width, articles } = view;
  const copies = story.articleIds.length - story.copies.length;
  const counts = `${countOf(story.articleIds.length, 'report')}${copies === 0 ? '' : `, ${countOf(copies, 'copy')}`}`;
  const label = [`Story ${number}`, counts, periodOf(story)].filter((part) => part !== '').join(' · ');
  const rule = `── ${label} ${'─'.repeat(Math.max(2, width - columns(label) - 4))}`;
  return [
    paint('dim', rule),
    ...headlineLines(story, view),
    paint(
      'dim',
      `  headline of ${sourceOf(story.headline.articleId, articles)} · ${shortened(story.id, 60)}`,
    ),
    ...summaryBlocks(story, view),
    ...section('Who copied whom', copyLines(story.copies, view), view),
    ...section('Sources', sourceLines(story, view), view),
    ...section('Related, but another event', relatedLines(story, view), view),
    '',
  ];
}

/** Headline, badge and all that a summary is made of. */
export function summaryLines(summary: StorySummary, view: StoryView): string[] {
  const { paint, articles } = view;
  return [
    ...headlineLines(summary, view),
    paint('dim', `  headline of ${sourceOf(summary.headline.articleId, articles)}`),
    ...summaryBlocks(summary, view),
    '',
  ];
}

function summaryBlocks(story: StorySummary, view: StoryView): string[] {
  return [
    ...section('What changed', changeLines(story, view), view),
    ...section('Reports disagree', disagreementLines(story, view), view),
    ...section('Summary', sentenceLines(story, view), view),
    ...section('Timeline', timelineLines(story, view), view),
    ...section('Names', nameLines(story, view), view),
  ];
}

/** A story in one line: badge, headline, reports and publishers. */
export function briefLine(story: Story, view: StoryView): string {
  const { paint, width } = view;
  const reports = String(story.articleIds.length).padStart(4);
  const value = story.status?.value ?? '';
  const when = story.lastSeen?.slice(0, 10) ?? '';
  const room = width - reports.length - 2 - 10 - 2 - 10 - 2;
  const status = value === '' ? ''.padEnd(10) : paint(STATUS_STYLES[value as Status], value.padEnd(10));
  return `${reports}  ${when.padEnd(10)}  ${status}  ${shortened(story.headline.text, Math.max(20, room))}`;
}

/** A story that one report alone tells: one entry in a list. */
export function singleLines(story: Story, view: StoryView): string[] {
  const when = periodOf(story);
  const source = sourceOf(story.representativeId, view.articles);
  return wrap(view, `${story.headline.text} [${source}${when === '' ? '' : `, ${when}`}]`, '  ');
}

/** A heading and what stands under it; nothing where nothing does. */
export function section(title: string, lines: readonly string[], { paint }: Layout): string[] {
  return lines.length === 0 ? [] : ['', paint('bold', title), ...lines];
}

function headlineLines({ headline, status, statusConflict }: StorySummary, view: StoryView): string[] {
  const { paint } = view;
  const lines = wrap(view, headline.text).map((line) => paint('bold', line));
  if (status !== undefined) {
    lines.push(paint([STATUS_STYLES[status.value], 'inverse', 'bold'], ` ${status.value.toUpperCase()} `));
  } else if (statusConflict !== undefined) {
    const values = [...new Set(statusConflict.map(({ value }) => value))];
    lines.push(paint('yellow', `reports contradict each other: ${values.join(' or ')}`));
  }
  return lines;
}

/** The status and the word on it, changes of it, and what later reports say otherwise. */
function changeLines({ status, statusConflict, changes, updates }: StorySummary, view: StoryView): string[] {
  const { articles } = view;
  const said = (sentence: string, articleId: string): string[] =>
    wrap(view, `"${sentence}" (${sourceOf(articleId, articles)})`, '    ');
  const lines: string[] = [];
  for (const { from, to, sentence, articleId } of changes)
    lines.push(`  ${from} -> ${to}`, ...said(sentence, articleId));
  for (const update of updates) {
    const { from, to } = update;
    const before = from === undefined ? '' : `${clean(from.value)} `;
    lines.push(...wrap(view, `${subjectOf(update)}: ${before}-> ${clean(to.value)}`, '  '));
    lines.push(...said(to.sentence, to.articleId));
  }
  // What says so last may be another report than the one that told of the change.
  if (status !== undefined && !changes.some(({ sentence }) => sentence === status.sentence)) {
    lines.push(`  ${status.value}`, ...said(status.sentence, status.articleId));
  }
  for (const { value, sentence, articleId } of statusConflict ?? []) {
    lines.push(`  ${value}?`, ...said(sentence, articleId));
  }
  return lines;
}

/** `killed: 12 (Wire Eurasia); 14 (Adriatic Post)`: who says what. */
function disagreementLines({ disagreements }: StorySummary, view: StoryView): string[] {
  return disagreements.flatMap((disagreement) => {
    const told = disagreement.values.map(({ value, statements }) => {
      const sources = new Set(statements.map(({ articleId }) => sourceOf(articleId, view.articles)));
      return `${value} (${[...sources].join(', ')})`;
    });
    return wrap(view, `${subjectOf(disagreement)}: ${told.join('; ')}`, '  ');
  });
}

function sentenceLines({ summary }: StorySummary, view: StoryView): string[] {
  return summary.flatMap(({ text, articleId, support, disputed }) => {
    const told = support > 1 ? `, told by ${support} independently` : '';
    const doubt = disputed === true ? ', disputed' : '';
    return wrap(view, `${text} [${sourceOf(articleId, view.articles)}${told}${doubt}]`, '  ');
  });
}

function timelineLines({ timeline }: StorySummary, view: StoryView): string[] {
  const dates = timeline.map(({ date, endDate }) => readablePeriod(date, endDate ?? date));
  // A long range has a line of its own, so that the sentences keep theirs.
  const most = Math.floor(view.width * DATE_SHARE);
  const room = dates.reduce((widest, { length }) => (length > most ? widest : Math.max(widest, length)), 2);
  const told = new Map<string, string>();
  return timeline.flatMap(({ text, articleId }, i) => {
    const date = dates[i] ?? '';
    const earlier = told.get(text);
    if (earlier === undefined) told.set(text, date);
    // One sentence often names two dates; it is printed once.
    const source = sourceOf(articleId, view.articles);
    const shown = earlier === undefined ? `${text} [${source}]` : `(as for ${earlier})`;
    if (date.length <= room) return wrap(view, shown, `  ${date.padEnd(room)}  `);
    return [`  ${date}`, ...wrap(view, shown, ' '.repeat(room + 4))];
  });
}

/** `Elena Rojas (3), Lima (2)`: who and where, and how many independent reports say so; one line, as many as fit. */
function nameLines({ names }: StorySummary, view: StoryView): string[] {
  const parts: string[] = [];
  let used = 2;
  for (const { text, articles } of names) {
    const part = `${clean(text)} (${articles})`;
    used += columns(part) + 2;
    if (parts.length > 0 && used > view.width) break;
    parts.push(part);
  }
  return parts.length === 0 ? [] : wrap(view, parts.join(', '), '  ');
}

/** One paragraph for each report that was copied; reports that nobody copied need no line. */
export function copyLines(copies: readonly CopyGroup[], view: Pick<StoryView, 'width'>): string[] {
  return copies.flatMap(({ canonicalId, members }) => {
    if (members.length < 2) return [];
    const lines = wrap(view, canonicalId, '  ');
    for (const { id, relation, jaccard, containment } of members) {
      if (id === canonicalId) continue;
      const likeness = `Jaccard ${percent(jaccard)}, containment ${percent(containment)}`;
      lines.push(...wrap(view, `${id}: ${relation} (${likeness})`, '    <- '));
    }
    return lines;
  });
}

function sourceLines(story: Story, view: StoryView): string[] {
  const parts = sourceCounts(story);
  return parts.length === 0 ? [] : wrap(view, parts.join('; '), '  ');
}

function relatedLines({ related }: Story, view: StoryView): string[] {
  return related.flatMap(({ storyId, shared }) =>
    wrap(view, `${view.headlineOf(storyId) ?? storyId} (shares: ${shared.join(', ')})`, '  '),
  );
}
