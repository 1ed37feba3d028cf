/** What later reports say otherwise, and what stands against what: nothing averaged, nothing picked, every source named. */
import { summarizeStory } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { type Article, type CheckedArticle, checkArticles } from '../../src/article/article';
import { readFacts, type StoryFacts } from '../../src/facts/facts';
import { byPublication } from '../../src/summary/material';
import { processorTime } from '../helpers/time';

type Row = readonly [text: string, publishedAt?: string, title?: string];
const articlesOf = (...rows: Row[]): CheckedArticle[] =>
  checkArticles(
    rows.map(([text, publishedAt, title = ''], i): Article => {
      const article = { id: 'abcdefgh'.charAt(i), title, text };
      return publishedAt === undefined ? article : { ...article, publishedAt };
    }),
  ).articles.sort(byPublication);
const facts = (...rows: Row[]): StoryFacts => readFacts(articlesOf(...rows));
const updates = (...rows: Row[]): string[] =>
  facts(...rows).updates.map(
    ({ subject, from, to }) => `${subject} ${from?.value ?? '?'} > ${to.value} ${to.articleId}`,
  );
const disagreements = (...rows: Row[]): string[] =>
  facts(...rows).disagreements.map(
    ({ subject, values }) =>
      `${subject} ${values.map(({ value, statements }) => `${value}:${statements.map(({ articleId }) => articleId).join('')}`).join(' ')}`,
  );

const toll = (count: string): string => `The quake in Orsk killed ${count} people, the mayor of Orsk said.`;

describe('an update', () => {
  test('is what a later report counts', () => {
    const rows: Row[] = [
      [toll('12'), '2021-03-01'],
      [toll('85'), '2021-03-02'],
      [toll('85'), '2021-03-03'],
      [toll('310'), '2021-03-04'],
    ];
    expect(updates(...rows)).toEqual(['killed 12 > 85 b', 'killed 85 > 310 d']);
    expect(disagreements(...rows)).toEqual([]);
  });

  test('is a later number that says more than "at least"', () => {
    expect(updates([toll('at least 12'), '2021-03-01'], [toll('14'), '2021-03-02'])).toEqual([
      'killed >=12 > 14 b',
    ]);
    expect(updates([toll('at least 12'), '2021-03-01'], [toll('12'), '2021-03-02'])).toEqual([]);
    expect(updates([toll('about 20'), '2021-03-01'], [toll('21'), '2021-03-02'])).toEqual([]);
  });

  test('is found where the title that tells it has few words of the others, or its text tells it alone', () => {
    const first: Row = [
      'A strong quake struck the coast of Varland at dawn, killing 12 people in their homes.',
      '2021-03-01',
      'Magnitude 6.4 earthquake hits Varland',
    ];
    const later = 'Rescuers in Varland said the quake on the coast had killed 41 people in their homes.';
    for (const title of ['Varland quake toll climbs to 41', 'Death toll now 41', 'Varland mourns', '']) {
      expect(updates(first, [later, '2021-03-03', title])).toEqual(['killed 12 > 41 b']);
    }
  });

  test('comes from the sentence of a report that has words of the others, if its first one has none', () => {
    const rows: Row[] = [
      [toll('12'), '2021-03-01'],
      [`The trawler fire killed 9 people off Wick. Nobody swam. ${toll('85')}`, '2021-03-02'],
    ];
    expect(updates(...rows)).toEqual(['killed 12 > 85 b']);
  });

  test('is told with both sentences at their offsets', () => {
    const articles = articlesOf(
      ['Rescuers dig on in the rain.', '2021-03-01', 'Orsk quake kills 12'],
      [`Tents have come. ${toll('85')}`, '2021-03-02'],
    );
    const [update] = readFacts(articles).updates;
    expect(update?.from).toMatchObject({ text: '12', in: 'title', start: 17, end: 19, articleId: 'a' });
    expect(update?.to).toMatchObject({ text: '85', in: 'text', sentence: toll('85') });
    const { text } = articles[1]!;
    expect(text.slice(update!.to.start, update!.to.end)).toBe('85');
  });

  test('of a toll that falls needs a word that the higher number was wrong', () => {
    const high: Row = [toll('85'), '2021-03-01'];
    expect(updates(high, [toll('12'), '2021-03-02'])).toEqual([]);
    expect(disagreements(high, [toll('12'), '2021-03-02'])).toEqual(['killed 12:b 85:a']);
    const revised: Row = [
      'The death toll of the quake in Orsk was revised down to 80, the mayor said.',
      '2021-03-02',
    ];
    expect(updates(high, revised)).toEqual(['killed 85 > 80 b']);
  });

  test('stands in one sentence that gives both numbers, dated or not', () => {
    const sentence = 'The death toll of the quake in Orsk rose from 12 to 20, the mayor said.';
    expect(updates([sentence])).toEqual(['killed 12 > 20 a']);
  });

  test('is a new day of a planned event, from the moved one or from an earlier report', () => {
    const first: Row = [
      'The talks between Norland and Estmark will be held on 14 May in Tallow.',
      '2021-05-01',
    ];
    const moved: Row = [
      'The talks between Norland and Estmark were rescheduled for 16 May, both said.',
      '2021-05-03',
    ];
    const told: Row = [
      'The talks between Norland and Estmark will be held on 16 May in Tallow.',
      '2021-05-05',
    ];
    expect(updates(first, moved)).toEqual(['talks 2021-05-14 > 2021-05-16 b']);
    expect(updates(first, told)).toEqual(['talks 2021-05-14 > 2021-05-16 b']);
    expect(updates(moved)).toEqual(['talks ? > 2021-05-16 a']);
  });

  test('is no other meeting on another day', () => {
    const first: Row = [
      'The talks between Norland and Estmark will be held on 14 May in Tallow.',
      '2021-05-01',
    ];
    const after: Row = [
      'The talks between Norland and Estmark will be held on 30 May in Tallow.',
      '2021-05-20',
    ];
    const next: Row = ['A second meeting of Norland and Estmark will be held on 16 May.', '2021-05-05'];
    expect(updates(first, after)).toEqual([]);
    expect(updates(first, next)).toEqual([]);
  });

  test('is the new day of a postponed event, though its first day is over', () => {
    const summit = (told: string): string => `${told} in Tallow, both governments said.`;
    const first: Row = [summit('The summit of Norland and Estmark will be held on 12 March'), '2021-02-10'];
    const objects = summit('Norland and Estmark will hold their postponed summit on 24 April');
    const plain = summit('The summit of Norland and Estmark will be held on 24 April');
    const expected = ['summit 2021-03-12 > 2021-04-24 b'];
    expect(updates(first, [objects, '2021-04-10'])).toEqual(expected);
    expect(updates(first, [plain, '2021-04-10', 'Summit of Norland and Estmark has a new date'])).toEqual(
      expected,
    );
    expect(updates(first, [plain, '2021-04-10', 'Norland and Estmark to meet'])).toEqual([]);
  });

  test('is a new place, only where a report says that the event was moved there', () => {
    expect(updates(['The summit was moved from Oslo to Geneva on Monday.', '2021-05-01'])).toEqual([
      'summit Oslo > Geneva a',
    ]);
    expect(
      updates(
        ['The summit will be held in Oslo.', '2021-05-01'],
        ['The summit will be held in Geneva.', '2021-05-02'],
      ),
    ).toEqual([]);
  });
});

describe('a disagreement', () => {
  test('holds every value of one day with all its sources, smallest first', () => {
    const rows: Row[] = [
      [toll('14'), '2021-03-01'],
      [toll('12'), '2021-03-01'],
      [toll('14'), '2021-03-01'],
    ];
    expect(disagreements(...rows)).toEqual(['killed 12:b 14:ac']);
    expect(updates(...rows)).toEqual([]);
  });

  test('is what undated reports give instead of an update', () => {
    expect(disagreements([toll('12')], [toll('85')])).toEqual(['killed 12:a 85:b']);
    expect(disagreements([toll('12'), '2021-03-01'], [toll('85')])).toEqual(['killed 12:a 85:b']);
  });

  test('is none between numbers that can both be true', () => {
    expect(disagreements([toll('at least 12')], [toll('14')])).toEqual([]);
    expect(disagreements([toll('more than 100')], [toll('104')])).toEqual([]);
    expect(disagreements([toll('about 20')], [toll('21')])).toEqual([]);
    expect(disagreements([toll('between 10 and 15')], [toll('12')])).toEqual([]);
    expect(disagreements([toll('at least 12')], [toll('9')])).toEqual(['killed 9:b >=12:a']);
  });

  test('is over once a later report is in', () => {
    const rows: Row[] = [
      [toll('12'), '2021-03-01'],
      [toll('14'), '2021-03-01'],
      [toll('20'), '2021-03-02'],
    ];
    expect(disagreements(...rows)).toEqual([]);
    expect(updates(...rows)).toHaveLength(1);
  });

  test('is none between what is counted of different people, or of different events', () => {
    expect(
      disagreements([toll('12')], ['The quake in Orsk killed three soldiers, the mayor of Orsk said.']),
    ).toEqual([]);
    expect(
      disagreements(
        [toll('12')],
        ['Four people were killed as a bus left its road near Tallow, crews said.'],
      ),
    ).toEqual([]);
  });

  test('marks the sentence of the summary that has such a number', () => {
    const { summary, disagreements: told } = summarizeStory(
      [toll('12'), toll('85')].map((text, i) => ({
        id: `${i}`,
        title: 'Quake in Orsk',
        text: `${text} Roads to the harbour were cut ${i === 0 ? 'off by rocks' : 'for a week'}.`,
      })),
    );
    expect(told[0]?.values.map(({ value }) => value)).toEqual(['12', '85']);
    const counting = summary.filter(({ text }) => /\d/.test(text));
    expect(counting.length).toBeGreaterThan(0);
    for (const sentence of counting) expect(sentence.disputed).toBe(true);
    for (const sentence of summary)
      if (!counting.includes(sentence)) expect(sentence).not.toHaveProperty('disputed');
  });
});

test('facts are the same in any order of articles and come from English reports alone', () => {
  const rows: Row[] = [[toll('12'), '2021-03-01'], [toll('14'), '2021-03-01'], [toll('20')]];
  const [first, ...others] = [rows, [rows[2]!, rows[0]!, rows[1]!]].map(
    (order) => disagreements(...order).length,
  );
  for (const other of others) expect(other).toBe(first);
  const [foreign] = articlesOf([toll('12'), '2021-03-01']);
  expect(readFacts([{ ...foreign!, lang: 'de' }]).statements).toEqual([]);
});

test('facts of any text take linear time', () => {
  const all = (length: number): number =>
    processorTime(() => {
      for (const unit of [
        '12 ',
        'kills ',
        '12 people were ',
        'from 12 to ',
        '-',
        'talks moved to ',
        'no ',
        '1,',
        '$',
      ]) {
        readFacts(articlesOf([unit.repeat(length), '2021-03-01']));
      }
    });
  expect(all(8000)).toBeLessThan(32 * Math.max(5, all(1000)));
});
