/**
 * An explanation in each form of output.
 * @module
 */
import type { Article, Explanation } from 'newsfold';
import { jsonDocument, jsonLines } from './json';
import { md } from './markdown-text';
import { type Layout, type Style, shortened, wrap } from './plain';
import { section } from './story-text';

/** What was compared. */
export interface ExplanationView {
  readonly layout: Layout;
  readonly a: Article;
  readonly b: Article;
}

const VERDICTS: Readonly<Record<Explanation['verdict'], { words: string; style: Style }>> = {
  'same-report': { words: 'one report: one is a copy of the other', style: 'green' },
  'same-story': { words: 'one story', style: 'green' },
  related: { words: 'two stories, related', style: 'yellow' },
  unrelated: { words: 'two stories, unrelated', style: 'red' },
};
/** Passages shown. */
const PASSAGES = 5;

export function explanationOutput(
  format: 'text' | 'json' | 'jsonl' | 'markdown',
  explanation: Explanation,
  view: ExplanationView,
): Iterable<string> {
  switch (format) {
    case 'json':
      return jsonDocument(explanation);
    case 'jsonl':
      return jsonLines([explanation]);
    case 'text':
      return textOf(explanation, view).map((line) => `${line}\n`);
    case 'markdown':
      return markdownOf(explanation, view).map((line) => `${line}\n`);
  }
}

function textOf(explanation: Explanation, { layout, a, b }: ExplanationView): string[] {
  const { paint, width } = layout;
  const { words, style } = VERDICTS[explanation.verdict];
  const passages = explanation.passages.slice(0, PASSAGES);
  return [
    ...wrap(layout, nameOf(a), 'A  '),
    ...wrap(layout, nameOf(b), 'B  '),
    '',
    `${paint([style, 'bold'], words)}  ${paint('dim', scoreOf(explanation))}`,
    ...section(
      'Why',
      explanation.reasons.flatMap((reason) => wrap(layout, reason, '  ', '    ')),
      layout,
    ),
    ...section('Shared', wrapTerms(explanation.shared, layout), layout),
    ...section('Only in A', wrapTerms(ownOf(explanation, a), layout), layout),
    ...section('Only in B', wrapTerms(ownOf(explanation, b), layout), layout),
    ...section(
      'Passages in both',
      passages.flatMap(({ text, words: count }) =>
        wrap(layout, `${shortened(text, width * 2)} (${count} words)`, '  '),
      ),
      layout,
    ),
  ];
}

function markdownOf(explanation: Explanation, { a, b }: ExplanationView): string[] {
  const { words } = VERDICTS[explanation.verdict];
  const terms = (list: readonly { term: string }[]): string => list.map(({ term }) => md(term)).join(', ');
  return [
    `# ${words[0]!.toUpperCase()}${words.slice(1)}`,
    '',
    `- A: ${md(nameOf(a))}`,
    `- B: ${md(nameOf(b))}`,
    `- ${scoreOf(explanation)}`,
    '',
    '## Why',
    '',
    ...explanation.reasons.map((reason) => `- ${md(reason)}`),
    ...(explanation.shared.length === 0 ? [] : ['', `Shared: ${terms(explanation.shared)}`]),
  ];
}

function scoreOf({ score, threshold }: Explanation): string {
  return `score ${score.toFixed(3)}, one story from ${threshold.toFixed(3)}`;
}

function nameOf({ id, title }: Article): string {
  return title === undefined ? id : `${title} [${id}]`;
}

function ownOf({ dividing }: Explanation, { id }: Article): { term: string }[] {
  return dividing.filter(({ articleId }) => articleId === id);
}

function wrapTerms(terms: readonly { term: string }[], layout: Layout): string[] {
  return terms.length === 0 ? [] : wrap(layout, terms.map(({ term }) => term).join(', '), '  ');
}
