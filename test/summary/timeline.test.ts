/** The timeline holds the dates the reports name, with their years, and a verbatim sentence for each. */
import { summarizeStory } from 'newsfold';
import { describe, expect, test } from 'vitest';
import type { CheckedArticle } from '../../src/article/article';
import { parseInstant } from '../../src/dates/instant';
import { buildTimeline } from '../../src/summary/timeline';
import { checkedSeeds, hasSeeds } from '../helpers/seeds';
import { processorTime } from '../helpers/time';
import { PUBLISHED, TIMELINE_TABLE } from './timeline-table';

let made = 0;
function report(text: string, time?: string, title = ''): CheckedArticle {
  const id = `r${String(made++).padStart(4, '0')}`;
  return { id, title, text, source: '', url: '', time: parseInstant(time), lang: '' };
}
const dates = (...articles: CheckedArticle[]): string[] => buildTimeline(articles).map(({ date }) => date);

describe('the dates', () => {
  test('of a range are one entry with its last day', () => {
    const text = 'The envoys will confer in Riga on 4-6 May 2021 about fishing rights.';
    const [entry, ...more] = buildTimeline([report(text)]);
    expect(entry).toMatchObject({ date: '2021-05-04', endDate: '2021-05-06', precision: 'day', text });
    expect(more).toEqual([]);
    const months = report('The envoys conferred in Riga from March to May 2021 about fishing rights.');
    expect(buildTimeline([months])[0]).toMatchObject({ date: '2021-03', endDate: '2021-05' });
    expect(buildTimeline([report('The envoys met in Riga on 4 May 2021 again.')])[0]).not.toHaveProperty(
      'endDate',
    );
  });

  test('of a range give way where both its days are told by themselves', () => {
    const range = 'The envoys will confer in Riga on 4-6 May 2021 about fishing rights.';
    const first = 'Quotas for cod were signed away by both coasts on 4 May 2021 at noon.';
    const last = 'A storm sank the ferry of the northern delegation on 6 May 2021 off Ventspils.';
    const told = buildTimeline([report(`${range} ${first} ${last}`)]);
    expect(told.map(({ date, endDate }) => [date, endDate])).toEqual([
      ['2021-05-04', undefined],
      ['2021-05-06', undefined],
    ]);
    const one = buildTimeline([report(`${range} ${first}`)]);
    expect(one.map(({ endDate }) => endDate)).toEqual([undefined, '2021-05-06']);
  });

  test('take their year from the publication date', () => {
    expect(dates(report('The envoys met in Riga on May 4 to speak of fish.', '2021-05-05'))).toEqual([
      '2021-05-04',
    ]);
    expect(dates(report('The envoys met in Riga on December 30 to speak of fish.', '2021-01-05'))).toEqual([
      '2020-12-30',
    ]);
  });

  test('take their year from another report of the story', () => {
    const undated = report(
      'The envoys met in Riga on May 4 to speak of fish. They had met in Oslo on March 9 before.',
    );
    expect(dates(undated)).toEqual(['--03-09', '--05-04']);
    expect(dates(undated, report('A meeting is set for 4 May 2021 in Riga, Latvia.'))).toEqual([
      '2021-03-09',
      '2021-05-04',
    ]);
    expect(dates(undated, report('The envoys of both sides are back at home again.', '2021-05-06'))).toEqual([
      '2021-03-09',
      '2021-05-04',
    ]);
  });

  test('without any year stand last', () => {
    const text =
      'The envoys meet in Riga on May 4 for talks. The last treaty on fish was signed on 9 March 2014. Quotas fell.';
    const entries = buildTimeline([report(text.replace('9 March 2014', 'March 2014'))]);
    expect(entries.map(({ date }) => date)).toEqual(['2014-03', '--05-04']);
  });

  test('of a weekday count where a publication date resolves them, but not as the day of a statement', () => {
    const text =
      'The envoys will meet in Riga on Sunday for talks on fish. Nothing is ready, a diplomat said on Friday.';
    expect(dates(report(text, '2021-05-07'))).toEqual(['2021-05-09']);
    expect(dates(report(text))).toEqual([]);
  });

  test('of the background that name a bare year do not clutter, unless there is nothing else', () => {
    const background = 'The two states have quarrelled over fish since the treaty of 2011.';
    expect(dates(report(`${background} They meet in Riga on 4 May 2021 to end it.`))).toEqual(['2021-05-04']);
    expect(dates(report('The two states have quarrelled over fish since 2011.'))).toEqual(['2011']);
  });

  test('of a month give way to a day of it in much the same words', () => {
    const day = report('The two governments agreed on May 5 2021 to stop the fishing dispute.');
    const month = report('The two governments agreed in May 2021 to stop the fishing dispute.');
    const other = report('Storms sank four boats off the northern coast in May 2021.');
    expect(dates(day, month)).toEqual(['2021-05-05']);
    expect(dates(day, other)).toEqual(['2021-05', '2021-05-05']);
    const retold = report(
      'A delegation led by the harbour master held talks in Riga on herring in early May 2021.',
    );
    const round = report('The last round of talks was held in Riga on 4 and 5 May 2021.');
    const [only, ...more] = buildTimeline([retold, round]);
    expect(only).toMatchObject({ date: '2021-05-04', endDate: '2021-05-05' });
    expect(more).toEqual([]);
  });
});

describe('a sentence', () => {
  test.each(TIMELINE_TABLE)('%s', (sentence, expected) => {
    const entries = buildTimeline([report(`Fish is dear. ${sentence}`, PUBLISHED)]);
    const told = entries.map(({ date, endDate, background }) => {
      const span = endDate === undefined ? date : `${date}/${endDate}`;
      return background === true ? `${span} *` : span;
    });
    expect(told).toEqual(expected);
    for (const { text } of entries) expect(text).toBe(sentence);
  });
});

describe('the entries', () => {
  test('are verbatim sentences of the article they name', () => {
    const article = report(
      'Fish is dear. The envoys met in Riga on 4 May 2021. They ate.',
      undefined,
      'Envoys in Riga',
    );
    const [entry] = buildTimeline([article]);
    expect(entry).toEqual({
      date: '2021-05-04',
      precision: 'day',
      text: 'The envoys met in Riga on 4 May 2021.',
      articleId: article.id,
      start: 14,
      end: 51,
    });
  });

  test('stand where they say, a repeated sentence at the place of the date, and a title nowhere', () => {
    const title = 'Envoys of both coasts meet in Riga on 4 May 2021';
    const body = report(
      'On Monday the envoys ate fish in Riga. They slept. They met again on 7 May 2021 in Oslo.',
    );
    const [inTitle, inText] = buildTimeline([{ ...body, title }]);
    expect(inTitle).toEqual({ date: '2021-05-04', precision: 'day', text: title, articleId: body.id });
    expect(body.text.slice(inText!.start, inText!.end)).toBe(inText!.text);
  });

  test('come without the dateline, whose day is no entry of its own', () => {
    const [entry, ...more] = buildTimeline([
      report('RIGA, May 5 (Coast Wire) - The envoys met on May 4 to speak of fish.', '2021-05-05'),
    ]);
    expect(entry).toMatchObject({
      date: '2021-05-04',
      text: 'The envoys met on May 4 to speak of fish.',
      start: 27,
    });
    expect(more).toEqual([]);
  });

  test('prefer a sentence about the day to one about a range, and leave bare date lines out', () => {
    const range = report('4 May 2021. Talks in Riga are planned for 4-5 May 2021 by the envoys.');
    const single = report('On 4 May 2021 the envoys began their work in Riga.');
    const entries = buildTimeline([range, single]);
    expect(entries[0]).toMatchObject({ date: '2021-05-04', articleId: single.id });
    expect(entries.every(({ text }) => text.length > 15)).toBe(true);
  });

  test('are the dates of most reports when there are too many', () => {
    const many = Array.from(
      { length: 20 },
      (_, i) => `Boat number ${i} left the port of Riga on ${i + 1} May 2021.`,
    );
    const articles = [
      report(many.join(' ')),
      report('The envoys met in Riga on 17 May 2021 to speak of boats.'),
    ];
    expect(buildTimeline(articles).length).toBe(12);
    expect(buildTimeline(articles, { maxEntries: 1 }).map(({ date }) => date)).toEqual(['2021-05-17']);
  });

  test('need a whole number of at least one', () => {
    expect(() => buildTimeline([], { maxEntries: 0 })).toThrow(RangeError);
    expect(() => buildTimeline([], { maxEntries: '3' as unknown as number })).toThrow(TypeError);
  });

  test('are none for a story without dates, and take linear time on any text', () => {
    expect(buildTimeline([report('Nothing is dated here.')])).toEqual([]);
    const all = (length: number): number =>
      processorTime(() => {
        for (const unit of ['May 4 ', 'on Sunday ', '2021', '1.', 'said on ', '4-']) {
          buildTimeline([report(unit.repeat(length), '2021-05-05')]);
        }
      });
    expect(all(20_000)).toBeLessThan(32 * Math.max(5, all(2500)));
  });

  test('cost time linear in the ranges, days and months that a story names', () => {
    const months = ['January', 'March', 'May', 'July', 'August', 'October', 'December'];
    const dayOf = (i: number): string =>
      `${1 + (i % 31)} ${months[Math.floor(i / 31) % 7]} ${1900 + (Math.floor(i / 217) % 199)}`;
    const named = (count: number): CheckedArticle => {
      const sentences = Array.from(
        { length: count },
        (_, i) =>
          `The fair of Tallow number ${i} went on from ${dayOf(i)} to 31 December 2099 in the port. ` +
          `A ferry of Tallow line ${i} sank near the port on ${dayOf(i)} at noon. ` +
          `The fair of Tallow grew in the port in ${dayOf(i).replace(/^\d+ /, '')} and after.`,
      );
      return report(sentences.join(' '));
    };
    const [few, many] = [named(500), named(4000)];
    processorTime(() => buildTimeline([few]));
    expect(processorTime(() => buildTimeline([many]))).toBeLessThan(
      24 *
        Math.max(
          20,
          processorTime(() => buildTimeline([few])),
        ),
    );
  });
});

test('a sentence that names two days stands for one where the other has its own', () => {
  const both = 'The envoys met in Riga on 4 May 2021 and signed the fish treaty in Oslo on 9 May 2021.';
  const alone = 'Norland and Estmark had the fish treaty signed in Oslo town hall on 9 May 2021 at noon.';
  const [first, second] = buildTimeline([report(`${both} ${alone}`)]);
  expect([first?.text, second?.text]).toEqual([both, alone]);
  expect(buildTimeline([report(both)]).map(({ text }) => text)).toEqual([both, both]);
});

describe('of several sentences about one day', () => {
  const plan = report('The envoys will meet in Riga on May 9 for talks on fish.', '2021-05-07');
  const textOf = (date: string, ...articles: CheckedArticle[]): string | undefined =>
    buildTimeline(articles).find((entry) => entry.date === date)?.text;

  test('stands one published when the day had come, though it names but the weekday', () => {
    const outcome = report('The talks in Riga broke up on Sunday without a catch agreed.', '2021-05-10');
    for (const order of [
      [plan, outcome],
      [outcome, plan],
    ])
      expect(textOf('2021-05-09', ...order)).toBe(outcome.text);
  });

  test('stands what happened before what was to happen', () => {
    const reprint = { ...plan, id: 'late', time: parseInstant('2021-05-10') };
    const outcome = report('Without a catch agreed the talks ended on May 9 in Riga.', '2021-05-10');
    expect(textOf('2021-05-09', reprint, outcome)).toBe(outcome.text);
    expect(textOf('2021-05-09', reprint, plan)).toBe(plan.text);
  });

  test('stands none that a later report has overtaken, unless there is no other', () => {
    const late = report('The envoys held their talks on May 9 in Riga as planned.', '2021-05-10');
    const superseded = [{ articleId: late.id, start: 0, end: late.text.length, inTitle: false }];
    const texts = (articles: CheckedArticle[]): string[] =>
      buildTimeline(articles, { superseded }).map(({ text }) => text);
    expect(texts([plan, late])).toEqual([plan.text]);
    expect(texts([late])).toEqual([late.text]);
  });

  test('stands in a story the cancellation, not the plan it ended', () => {
    const { timeline } = summarizeStory([
      {
        id: 'plan',
        title: 'Envoys to meet in Riga on Sunday',
        text: 'The envoys will meet in Riga on Sunday 9 May 2021 for talks on fish quotas, the ministry said.',
        publishedAt: '2021-05-07',
      },
      {
        id: 'off',
        title: 'Riga fish talks cancelled',
        text: 'The Riga talks on fish quotas were cancelled on Sunday after one of the envoys fell ill at sea.',
        publishedAt: '2021-05-09T18:00Z',
      },
    ]);
    expect(timeline.find(({ date }) => date === '2021-05-09')?.articleId).toBe('off');
  });
});

describe('a day of publication that no sentence names', () => {
  const plan = report('The envoys will meet in Riga on May 9 for talks on fish.', '2021-05-07');
  const outcome = 'A quota of nine tonnes was refused by the northern side, a spokeswoman said';

  test('has the opening of a report of that day that tells of the past', () => {
    const undated = report(`${outcome}. More will follow.`, '2021-05-11');
    expect(buildTimeline([plan, undated]).at(-1)).toMatchObject({ date: '2021-05-11', text: `${outcome}.` });
    const said = report(`${outcome} on Tuesday. More will follow.`, '2021-05-11');
    expect(dates(plan, said)).toEqual(['2021-05-09', '2021-05-11']);
  });

  test('has none that looks ahead, names another day, or repeats what is told', () => {
    for (const text of [
      'A quota of nine tonnes will be refused by the northern side.',
      'A quota of nine tonnes was refused by the northern side on May 9.',
      'The envoys met in Riga for talks on fish.',
    ])
      expect(dates(plan, report(text, '2021-05-11'))).toEqual(['2021-05-09']);
  });

  test('has none in a story of one day', () => {
    expect(dates(report(`${outcome}.`, '2021-05-11'))).toEqual([]);
  });
});

test('a day on which the news was announced is the day of the announcement only', () => {
  for (const verb of ['announced', 'reported', 'confirmed', 'told the coast guard', 'said in a statement'])
    expect(
      dates(report(`The quotas are gone for good, the ministry ${verb} on Friday.`, '2021-05-09')),
    ).toEqual([]);
  expect(dates(report('The new quotas were announced on Friday to the fishermen.', '2021-05-09'))).toEqual([
    '2021-05-07',
  ]);
});

describe('the background', () => {
  const of = (...articles: CheckedArticle[]): (string | boolean)[][] =>
    buildTimeline(articles).map(({ date, background }) => [date, background === true]);

  test('is what was over before the first report and the days its leads are about', () => {
    const text =
      'The envoys met in Riga on Sunday to speak of fish. They had met in Oslo on March 9 without a word on cod. ' +
      'The treaty on herring dates from June 2014. A vote on it is due on May 20 in both parliaments.';
    expect(of(report(text, '2021-05-10'))).toEqual([
      ['2014-06', true],
      ['2021-03-09', true],
      ['2021-05-09', false],
      ['2021-05-20', false],
    ]);
  });

  test('is told from the days that most leads name where no report is dated', () => {
    const lead = report(
      'The envoys met in Riga on 9 May 2021 to speak of fish. They had met in Oslo on 9 March 2021 before.',
    );
    expect(of(lead, report('In Riga the envoys of both coasts met on 9 May 2021.'))).toEqual([
      ['2021-03-09', true],
      ['2021-05-09', false],
    ]);
    // Nothing tells which day is the event's.
    expect(of(report('Fish is dear. The envoys met in Riga on May 9 to speak of it.'))).toEqual([
      ['--05-09', false],
    ]);
  });

  test('holds no day of a late report that its lead names', () => {
    expect(of(report('The envoys who met in Riga on May 1 signed nothing at all.', '2021-05-12'))).toEqual([
      ['2021-05-01', false],
    ]);
  });

  test('gives way to own days where there are too many', () => {
    const text =
      'The envoys met in Riga on May 9 to speak of fish. They had met in Oslo on March 9 without a word on cod.';
    const twice = [
      report(text, '2021-05-10'),
      report('In Oslo on March 9 the envoys were silent on cod and herring.', '2021-05-10'),
    ];
    expect(buildTimeline(twice, { maxEntries: 1 }).map(({ date }) => date)).toEqual(['2021-05-09']);
  });
});

test('an undated story is no older than what it tells as past', () => {
  const text =
    'Boats were burnt in Riga on 11 September 2001 by pirates. Boats were burnt again on 3 March 2012 by others. ' +
    'Fishermen met on March 5 and wept.';
  expect(dates(report(text))).toContain('2012-03-05');
});

describe.skipIf(!hasSeeds)('the seeds', () => {
  const articles = checkedSeeds();

  test('000 and 001 have the days of their round and of the one before, with or without publication dates', () => {
    const pair = articles.filter(({ id }) => id < '002');
    for (const story of [pair, pair.map((article) => ({ ...article, time: undefined }))]) {
      const days = buildTimeline(story).flatMap(({ date, endDate = date }) => [date, endDate]);
      expect(days).toEqual(expect.arrayContaining(['2020-08-31', '2020-09-01', '2020-09-15', '2020-09-16']));
    }
  });
});
