/** A summary says the main point first, then the rest as it happened; its opening leans on nothing. */
import { type Article, summarizeStory } from 'newsfold';
import { describe, expect, test } from 'vitest';
import type { CheckedArticle } from '../../src/article/article';
import { Consensus } from '../../src/summary/consensus';
import { type OrderOptions, orderSentences } from '../../src/summary/order';
import type { SummarySentence } from '../../src/summary/story';
import { report, story } from './material';

/** The sentences of these reports, given in the order of `wanted`, as they come back. */
function ordered(
  reports: readonly CheckedArticle[],
  given: readonly string[],
  options: OrderOptions = {},
): string[] {
  const material = story(...reports);
  const sentences = given.map((text): SummarySentence => {
    const article = reports.find((one) => one.text.includes(text))!;
    const start = article.text.indexOf(text);
    return { text, articleId: article.id, start, end: start + text.length, support: 1 };
  });
  return orderSentences(sentences, material, new Consensus(material), options).map(({ text }) => text);
}

const CLOSED =
  'The Tallow Bridge was closed on Friday after a storm tore away two of its cables, the harbour authority said.';
const FERRIES =
  'Ferries of the harbour authority will carry people over the Tallow until the bridge opens again.';
const CABLES = 'New cables for the Tallow Bridge have been ordered from Delft by the harbour authority.';
const spanOf = (
  { id, text }: CheckedArticle,
  sentence: string,
): { articleId: string; start: number; end: number } => {
  const start = text.indexOf(sentence);
  return { articleId: id, start, end: start + sentence.length };
};

describe('the opening', () => {
  test.each([
    'They said that the Tallow Bridge was closed on Friday after a storm tore away two of its cables.',
    'It was closed on Friday after a storm tore away two cables of the Tallow Bridge in the harbour.',
    'The move closed the Tallow Bridge on Friday after a storm tore away two of its cables.',
    'That closed the Tallow Bridge on Friday after a storm tore away two of its cables.',
    'Meanwhile the Tallow Bridge was closed on Friday after a storm tore away two of its cables.',
    'But the Tallow Bridge was closed on Friday after a storm tore away two of its cables.',
    'On Friday he closed the Tallow Bridge after a storm tore away two of its cables.',
    'The local authority closed the crossing down after a storm tore away cables of the Tallow Bridge on Friday.',
  ])('is not one that leans: %s', (leaning) => {
    const a = report('a', 'Storm closes Tallow Bridge', `${leaning} ${CABLES}`);
    const b = report('b', 'Tallow Bridge closed', `Storms are rare. ${FERRIES}`);
    expect(ordered([a, b], [leaning, FERRIES])[0]).toBe(FERRIES);
  });

  test('is the sentence that tells the latest, however much the others share', () => {
    const a = report('a', 'Storm closes Tallow Bridge', CLOSED);
    const b = report(
      'b',
      'Tallow Bridge closed',
      `${CLOSED.replace('the harbour', 'their harbour')} ${FERRIES}`,
    );
    const c = report('c', 'Tallow Bridge', CABLES);
    expect(ordered([a, b, c], [CLOSED, CABLES])[0]).toBe(CLOSED);
    expect(ordered([a, b, c], [CLOSED, CABLES], { latest: [spanOf(c, CABLES)] })[0]).toBe(CABLES);
  });

  test('tells nothing overtaken', () => {
    const a = report('a', 'Storm closes Tallow Bridge', CLOSED);
    const b = report('b', 'Tallow Bridge', `The Tallow Bridge was closed by a storm. ${FERRIES}`);
    expect(ordered([a, b], [CLOSED, FERRIES], { superseded: [spanOf(a, CLOSED)] })[0]).toBe(FERRIES);
  });
});

describe('behind it', () => {
  const early = report('early', 'Tallow Bridge', `${FERRIES} It opened in 1974.`, '2021-03-06');
  const late = report('late', 'Tallow Bridge', `Crews work on. ${CABLES}`, '2021-03-08');
  const lead = report('lead', 'Storm closes Tallow Bridge', CLOSED, '2021-03-07');

  test('the rest comes by publication, whatever order it was chosen in', () => {
    const options = { latest: [spanOf(lead, CLOSED)] };
    const expected = [CLOSED, FERRIES, CABLES];
    expect(ordered([early, late, lead], [CABLES, FERRIES, CLOSED], options)).toEqual(expected);
    expect(ordered([early, late, lead], [FERRIES, CLOSED, CABLES], options)).toEqual(expected);
  });

  test('the day that a sentence tells of comes before the day it was printed', () => {
    const options: OrderOptions = {
      latest: [spanOf(lead, CLOSED)],
      dayOf: ({ text }) => (text === CABLES ? Date.UTC(2021, 2, 2) : undefined),
    };
    expect(ordered([early, late, lead], [FERRIES, CABLES, CLOSED], options)).toEqual([
      CLOSED,
      CABLES,
      FERRIES,
    ]);
  });

  test('a sentence stays behind the one of its report that it leans on', () => {
    const leaning = 'They are made of steel from the mills of Orsk and weigh nine tons.';
    const a = report('a', 'Tallow Bridge', `${CABLES} ${leaning}`, '2021-03-06');
    const options = {
      latest: [spanOf(lead, CLOSED)],
      dayOf: ({ text }: SummarySentence) => (text === leaning ? 0 : undefined),
    };
    expect(ordered([a, lead], [leaning, CLOSED, CABLES], options)).toEqual([CLOSED, CABLES, leaning]);
  });

  test('a name in full comes before its last word alone', () => {
    const short = 'Holm was to have opened the new harbour of Orsk with a speech on that day.';
    const full = 'Anna Holm of Norland and Piet Roos agreed to meet at another time, both said.';
    const a = report('a', 'Orsk', short, '2021-03-05');
    const b = report('b', 'Orsk', full, '2021-03-06');
    const options = { latest: [spanOf(lead, CLOSED)], names: ['Anna Holm', 'Piet Roos'] };
    expect(ordered([a, b, lead], [short, full, CLOSED], options)).toEqual([CLOSED, full, short]);
  });
});

describe('the day of the news', () => {
  test('opens rather than a day before it, and the pluperfect opens nothing', () => {
    const old = report('a', 'Tallow Bridge', CLOSED, '2021-03-05');
    const fresh = report('b', 'Tallow Bridge', CLOSED.replace('Friday', 'Monday'), '2021-03-08');
    const given = [CLOSED, fresh.text];
    expect(ordered([old, fresh], given)[0]).toBe(fresh.text);
    const had = CLOSED.replace('was closed', 'had been closed');
    const [a, b] = [report('a', 'Tallow Bridge', had), report('b', 'Tallow Bridge', CABLES)];
    expect(ordered([a, b], [had, CABLES])[0]).toBe(CABLES);
    const relative = CLOSED.replace('The Tallow Bridge was', 'The Tallow Bridge, which had been mended, was');
    const c = report('c', 'Tallow Bridge', relative);
    expect(ordered([c, b], [relative, CABLES])[0]).toBe(relative);
  });

  test('leaves no plan for an earlier day behind what came of it', () => {
    const plan =
      'The ministers of Norland and Estmark, Anna Holm and Piet Roos, will meet in Tallow on Sunday for talks.';
    const articles: Article[] = [
      { id: 'a', title: 'Norland and Estmark to meet', text: plan, publishedAt: '2021-05-01' },
      {
        id: 'b',
        title: 'Norland and Estmark end talks',
        text: 'Talks between Norland and Estmark on harbour dues ended in Tallow without a deal. Fishers had asked for lower dues.',
        publishedAt: '2021-05-04',
      },
    ];
    const { status, summary } = summarizeStory(articles);
    expect(status?.value).toBe('held');
    expect(summary.map(({ text }) => text)).not.toContain(plan);
    expect(summarizeStory(articles.slice(0, 1)).summary[0]!.text).toBe(plan);
  });
});

test('a story put off opens with that, not with what came of it', () => {
  const articles: Article[] = [
    {
      id: 'plan',
      title: 'Norland and Estmark ministers to meet in Tallow',
      text: 'The ministers of Norland and Estmark, Anna Holm and Piet Roos, will meet in Tallow on Sunday for talks on the harbour.',
      publishedAt: '2021-05-01',
    },
    {
      id: 'agreed',
      title: 'Norland and Estmark postpone talks in Tallow',
      text: 'A visit to Tallow by the Norland minister was postponed on Sunday. Anna Holm and Piet Roos agreed to meet at another time, both ministries said.',
      publishedAt: '2021-05-02T08:00Z',
    },
    {
      id: 'off',
      title: 'Talks on harbour put off',
      text: 'Talks between Norland and Estmark that were to open in Tallow have been postponed, the ministry said on Sunday.',
      publishedAt: '2021-05-02T12:00Z',
    },
  ];
  const { summary } = summarizeStory(articles);
  expect(summary[0]!.text).toMatch(/postponed/);
});
