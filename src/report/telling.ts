/**
 * What a story says, each word of it with the report it stands in: summary, what changed, what reports state differently, the dates.
 * @module
 */
import type { StatedValue, Status, StatusChange, Story } from 'newsfold';
import { axisDrawing } from './axis';
import { rangeText, timeElement } from './days';
import { count, directionOf, inline, isolated, TEXT_LIMITS } from './html';
import { citation, publisher, type StoryView, titleLink } from './view';

/** Most updates, disagreements and dates of one story that are listed. */
const MOST = 30;

const LEGEND = [
  ['event', 'named in the reports'],
  ['past', 'before the event'],
  ['own', 'report published'],
  ['copied', 'copy published'],
] as const;

/** A status as a badge. */
export function badge(status: Status): string {
  return `<span class="badge ${/^[a-z-]+$/.test(status) ? status : 'unknown'}">${inline(status.replace('-', ' '), 40)}</span>`;
}

/** Sentences, each with its source, shown on hover and focus, on paper and where nothing hovers below it. */
export function summaryList(view: StoryView): string {
  const sentences = view.story.summary.map(({ text, articleId, support, disputed }, i) => {
    const report = view.reports.get(articleId);
    const tip = `${view.anchor}t${i + 1}`;
    const said = support > 1 ? ` · said by ${count(support, 'publisher')}` : '';
    const doubt = disputed ? ' <span class="doubt">reports differ</span>' : '';
    const source =
      report === undefined
        ? isolated(articleId)
        : `${[publisher(report), timeElement(report.article?.time, report.article?.latest)].filter((part) => part !== '').join(' · ')}${said}<br><span class="tip-title">${titleLink(report)}</span>`;
    const lang = report?.article?.lang ?? '';
    return (
      `<li class="sentence"${directionOf(text)}>${isolated(text, lang, TEXT_LIMITS.sentence)}${doubt} ${citation(view, articleId, tip)}` +
      `<span class="tip" role="tooltip" id="${tip}">${source}</span></li>`
    );
  });
  return `<ul class="summary">${sentences.join('')}</ul>`;
}

function quote(view: StoryView, sentence: string, articleId: string): string {
  const lang = view.reports.get(articleId)?.article?.lang ?? '';
  return `<q>${isolated(sentence, lang, TEXT_LIMITS.sentence)}</q> ${citation(view, articleId)}`;
}

/** Status changes, updates and disagreements; nothing where there are none. */
export function changeList(view: StoryView): string {
  const { changes, updates, disagreements, statusConflict = [] } = view.story;
  const rows = [
    ...changes.map((change) => changeItem(view, change)),
    ...statusConflict.map(
      ({ value, sentence, articleId }) =>
        `<li><span class="step">${badge(value)} <span class="note">according to some</span></span> ${quote(view, sentence, articleId)}</li>`,
    ),
    ...updates.map((update) => updateItem(view, update)),
    ...disagreements.map((disagreement) => disagreementItem(view, disagreement)),
  ];
  const shown = rows.slice(0, MOST);
  if (rows.length > MOST) shown.push(`<li class="more">${rows.length - MOST} more</li>`);
  return shown.length === 0 ? '' : `<ul class="changes">${shown.join('')}</ul>`;
}

function changeItem(view: StoryView, { from, to, sentence, articleId }: StatusChange): string {
  const step = `${badge(from)} <span class="arrow" aria-hidden="true">→</span><span class="unseen"> to </span> ${badge(to)}`;
  return `<li><span class="step">${step}</span> ${quote(view, sentence, articleId)}</li>`;
}

function matter(subject: string, of: string | undefined): string {
  return `${isolated(subject)}${of === undefined ? '' : ` (${isolated(of)})`}`;
}

function updateItem(view: StoryView, { subject, of, from, to }: Story['updates'][number]): string {
  const before =
    from === undefined
      ? ''
      : `<s>${isolated(from.text)}</s> <span class="arrow" aria-hidden="true">→</span><span class="unseen"> to </span> `;
  return `<li><span class="step"><span class="matter">${matter(subject, of)}</span> ${before}<b>${isolated(to.text)}</b></span> ${quote(view, to.sentence, to.articleId)}</li>`;
}

function disagreementItem(view: StoryView, { subject, of, values }: Story['disagreements'][number]): string {
  const sides = values.slice(0, MOST).map(({ statements }) => {
    const first: StatedValue | undefined = statements[0];
    if (first === undefined) return '';
    const cites = statements.slice(0, 8).map(({ articleId }) => citation(view, articleId));
    return `<b>${isolated(first.text)}</b> ${cites.join(' ')}`;
  });
  return `<li><span class="step"><span class="matter">${matter(subject, of)}</span> <span class="doubt">reports differ</span></span> ${sides.join(' <span class="note">or</span> ')}</li>`;
}

/** The drawing and the list of dates. */
export function timeline(view: StoryView): string {
  const { timeline: entries } = view.story;
  const items = entries.slice(0, MOST).map(({ date, endDate, background, text, articleId }) => {
    const lang = view.reports.get(articleId)?.article?.lang ?? '';
    const past = background ? ' <span class="note">before</span>' : '';
    return (
      `<li${background ? ' class="past"' : ''}><span class="when">${inline(rangeText(date, endDate))}${past}</span> ` +
      `<span${directionOf(text)}>${isolated(text, lang, TEXT_LIMITS.sentence)} ${citation(view, articleId)}</span></li>`
    );
  });
  if (entries.length > MOST) items.push(`<li class="more">${entries.length - MOST} dates more</li>`);
  const drawing = axisDrawing(view);
  const legend =
    drawing === ''
      ? ''
      : `<p class="legend">${LEGEND.filter(
          ([kind]) => drawing.includes(`class="${kind}"`) || drawing.includes(`class="dot ${kind}"`),
        )
          .map(([kind, text]) => `<span><span class="key ${kind}"></span>${text}</span>`)
          .join(' ')}</p>`;
  return `${drawing}${legend}${items.length === 0 ? '' : `<ol class="dates">${items.join('')}</ol>`}`;
}
