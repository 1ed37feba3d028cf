/** What a title line holds beside the title: the site, a date, a rubric; and where the title stands when the first line is not it. */
import { describe, expect, test } from 'vitest';
import { type ReadResult, readArticle, readArticles } from '../../src/article/read';
import { prose } from '../helpers/prose';

const HEADLINE = 'Harbour board approves new ferry terminal';
const BODY = [
  'The harbour board of Lindqvik approved a new ferry terminal on Tuesday, ending three years of argument over its cost.',
  'Eight of the eleven members voted for the plan, which moves the quay two hundred metres to the north of the old one.',
  'Opponents had argued that the money was needed for the road to the airport, which floods every spring.',
  'Work is to begin once the winter storms have passed, and the old terminal will stay open until the new one is ready.',
];
const read = (...head: string[]): ReadResult => readArticle([...head, ...BODY].join('\n\n'));
const rulesOf = ({ removed }: ReadResult): string[] => removed.map(({ rule }) => rule);

describe('beside the title', () => {
  test.each([
    ['the site behind a bar', `${HEADLINE} | Coast Daily`, HEADLINE, 'Coast Daily'],
    [
      'the site behind the last of two hyphens',
      `${HEADLINE} - vote - Coast News`,
      `${HEADLINE} - vote`,
      'Coast News',
    ],
    ['a hyphen and no site', `${HEADLINE} - after a long vote`, `${HEADLINE} - after a long vote`, undefined],
  ])('%s', (_, line, title, source) => {
    const { article } = read(line);
    expect([article.title, article.source]).toEqual([title, source]);
    expect(article.text).toBe(BODY.join('\n\n'));
  });

  test('a date before it is when it was published', () => {
    const result = read(`2021-03-05 | ${HEADLINE}`);
    expect(result.article.title).toBe(HEADLINE);
    expect(new Date(result.article.publishedAt!).toISOString()).toBe('2021-03-05T00:00:00.000Z');
    expect(rulesOf(result)).toEqual(['title-prefix']);
  });

  test('a date before two words stays: they are no title without it', () => {
    expect(read('2021-03-05 | Harbour vote').article.title).toBe('2021-03-05 | Harbour vote');
  });

  test('a rubric and a site go where the headline itself comes a few lines on', () => {
    const result = read(`Opinion: ${HEADLINE} - The Site`, HEADLINE);
    expect(result.article.title).toBe(HEADLINE);
    expect(rulesOf(result)).toContain('repeated-title');
    expect(result.article.text).toBe(BODY.join('\n\n'));
  });
});

test('a line that recurs in the batch is the title where nothing else can be', () => {
  const pages = [1, 2, 3].map((i) => ({
    raw: [HEADLINE, prose(40 * i, 60), prose(40 * i + 1, 60), prose(40 * i + 2, 60)].join('\n\n'),
  }));
  expect(readArticles(pages).map(({ article }) => article.title)).toEqual([HEADLINE, HEADLINE, HEADLINE]);
});
