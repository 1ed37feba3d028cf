/**
 * The five pages of ../shared/seeds: what becomes of every line that is not blank, by its 1-based number. Their
 * text stays outside the project; lines are named by number only.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type ReadResult, readArticle, readArticles } from '../../src/article/read';

const seeds = new URL('../../../shared/seeds/', import.meta.url);
const present = existsSync(seeds);
if (!present) console.log(`seeds.test.ts is skipped: ${seeds.pathname} does not exist`);

/** `kept`, `title`, or the rules that take the line, in order; `+kept` when the rest of it stays. */
type Fate = string;

interface Expected {
  title: [line: number, from: string, to: string];
  publishedAt?: string;
  dateline?: string;
  byline?: string;
  lines: Record<number, Fate>;
}

const kept = (...numbers: number[]): Record<number, Fate> =>
  Object.fromEntries(numbers.map((n) => [n, 'kept']));
const odd = (from: number, to: number): number[] =>
  Array.from({ length: (to - from) / 2 + 1 }, (_, i) => from + 2 * i);

const EXPECTED: Record<string, Expected> = {
  '000': {
    title: [1, 'Turkish and Russian', 'Syria and Libya'],
    publishedAt: '2020-09-15',
    dateline: 'Riyadh',
    byline: 'Hind Al Soulia',
    lines: {
      1: 'title',
      3: 'aggregator-wrapper',
      // The standfirst says "conflicts", which the lead does not: it is the story's, and stays.
      5: 'dateline+kept',
      7: 'date-line',
      9: 'date-line',
      11: 'share',
      13: 'share',
      ...kept(...odd(15, 37)),
      39: 'date-line',
      41: 'aggregator-wrapper',
      43: 'aggregator-wrapper',
      45: 'prev-next',
      46: 'prev-next',
    },
  },
  '001': {
    title: [1, 'Turkish, Russian', 'Idlib agenda'],
    publishedAt: '2020-09-16',
    dateline: 'ANKARA',
    lines: { 1: 'title-prefix+title', 3: 'dateline', ...kept(...odd(5, 21)) },
  },
  '002': {
    title: [1, 'Turkey to host', 'Libya, Syria'],
    byline: 'NAT',
    lines: {
      1: 'title',
      3: 'byline',
      4: 'byline',
      5: 'read-time',
      ...kept(...odd(7, 13)),
      15: 'repeated-title',
      17: 'teaser-headline',
      ...kept(...odd(21, 41)),
      43: 'share',
      44: 'comments',
    },
  },
  '003': {
    title: [1, 'Russian Ministers set', 'on Libya'],
    lines: {
      1: 'title',
      3: 'privacy',
      ...kept(...odd(5, 29)),
      32: 'teaser-label',
      33: 'teaser-label',
      34: 'teaser-label',
      ...kept(...Array.from({ length: 9 }, (_, i) => 36 + 2 * i)),
      54: 'source-link',
    },
  },
  '004': {
    title: [3, 'Turkey and Russia', 'Libya and Syria'],
    lines: {
      1: 'navigation',
      3: 'title',
      5: 'repeated-standfirst',
      6: 'caption',
      ...kept(8, 10),
      12: 'teaser-headline',
      13: 'read-more',
      15: 'newsletter',
      17: 'newsletter',
      ...kept(...odd(21, 33)),
      35: 'publisher-footer',
    },
  },
};

/** What became of each line of the page. */
function fates(raw: string, result: ReadResult, titleLine: number): Record<number, Fate> {
  const found: Record<number, Fate> = {};
  let start = 0;
  raw.split('\n').forEach((line, i) => {
    const end = start + line.length;
    const inside = result.removed.filter((span) => span.start >= start && span.end <= end);
    const rules = inside.map((span) => span.rule).join(', ');
    const gone = inside.reduce((sum, span) => sum + span.text.replace(/[\s\u00a0]/g, '').length, 0);
    const rest = line.replace(/[\s\u00a0]/g, '').length - gone;
    if (line.replace(/[\s\u00a0]/g, '') !== '') {
      const left = rest === 0 ? '' : i + 1 === titleLine ? 'title' : 'kept';
      found[i + 1] = [rules, left].filter((part) => part !== '').join('+');
    }
    start = end + 1;
  });
  return found;
}

const pages = present
  ? readdirSync(seeds)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => ({ name: name.slice(0, 3), raw: readFileSync(new URL(name, seeds), 'utf8') }))
  : [];

describe.skipIf(!present)('the five real pages', () => {
  test('are the five the list knows', () => {
    expect(pages.map((page) => page.name)).toEqual(Object.keys(EXPECTED));
  });

  test.each(pages)('$name: every line is kept, removed by its rule, or the title', ({ name, raw }) => {
    const expected = EXPECTED[name]!;
    expect(fates(raw, readArticle(raw), expected.title[0])).toEqual(expected.lines);
  });

  test.each(pages)('$name: title, date, dateline and byline are read, none is invented', ({ name, raw }) => {
    const { title, publishedAt, dateline, byline } = EXPECTED[name]!;
    const result = readArticle(raw);
    const [line, from, to] = title;
    expect(raw.split('\n')[line - 1]!.endsWith(result.article.title!)).toBe(true);
    expect(result.article.title!.startsWith(from) && result.article.title!.endsWith(to)).toBe(true);
    expect(result.article.publishedAt).toBe(publishedAt);
    expect(result.dateline).toBe(dateline);
    expect(result.byline).toBe(byline);
    expect(result.warnings).toEqual([]);
  });

  test.each(pages)('$name: the text is the kept lines, verbatim, a paragraph each', ({ name, raw }) => {
    const result = readArticle(raw);
    const rows = raw.split('\n');
    const whole = Object.entries(EXPECTED[name]!.lines).filter(([, fate]) => fate.endsWith('kept'));
    const paragraphs = result.article.text.split('\n\n');
    expect(paragraphs.length).toBe(whole.length);
    whole.forEach(([number, fate], i) => {
      const line = rows[Number(number) - 1]!.trim();
      if (fate === 'kept') expect(paragraphs[i]).toBe(line);
      else expect(line.endsWith(paragraphs[i]!)).toBe(true);
    });
    expect(raw.slice(result.bodyStart).startsWith(paragraphs[0]!)).toBe(true);
  });

  test('read as a batch they come out as they do alone', () => {
    expect(readArticles(pages)).toEqual(pages.map(({ raw }) => readArticle(raw)));
  });
});
