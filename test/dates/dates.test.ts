/** Which dates are found in news prose, where they stand, what a reference adds, and what is never a date. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CalendarDay,
  compareDays,
  type DateMention,
  endOf,
  type FindDatesOptions,
  findDates,
  findDays,
  findSpans,
  formatDay,
  parseDateLine,
  startOf,
} from '../../src/dates/dates';

/** `words => from/to`, for every mention. */
function found(text: string, options: FindDatesOptions = {}): string[] {
  return findDates(text, options).map(({ start, end, from, to, precision }) => {
    const days = formatDay(from) === formatDay(to) ? formatDay(from) : `${formatDay(from)}/${formatDay(to)}`;
    expect(
      formatDay(from)
        .split('-')
        .filter((part) => part !== '').length,
    ).toBe({ day: 3, month: 2, year: 1 }[precision] - (from.year === undefined ? 1 : 0));
    return `${text.slice(start, end)} => ${days}`;
  });
}

describe('without a reference', () => {
  test.each([
    ['It opens on Sep 15, 2020.', 'Sep 15, 2020 => 2020-09-15'],
    ['It opens on September 15, 2020', 'September 15, 2020 => 2020-09-15'],
    ['SEPT. 15, 2020 12:15 AM', 'SEPT. 15, 2020 => 2020-09-15'],
    ['from Sept. 15-16 in the port', 'Sept. 15-16 => --09-15/--09-16'],
    ['met on Sept.15 for talks', 'Sept.15 => --09-15'],
    ['on September 15–16, 2020, in the port', 'September 15–16, 2020 => 2020-09-15/2020-09-16'],
    ['on 16 September 2020', '16 September 2020 => 2020-09-16'],
    ['the 16th of September, 2020', '16th of September, 2020 => 2020-09-16'],
    ['on 15 and 16 September', '15 and 16 September => --09-15/--09-16'],
    ['15-Sep-2020', '15-Sep-2020 => 2020-09-15'],
    ['on August 31 and September 1.', 'August 31 and September 1 => --08-31/--09-01'],
    ['31 August and 1 September 2020', '31 August and 1 September 2020 => 2020-08-31/2020-09-01'],
    ['on 31 August-1 September in', '31 August-1 September => --08-31/--09-01'],
    ['on August 31-September 1 in', 'August 31-September 1 => --08-31/--09-01'],
    ['on August 31–September 1, 2020 in', 'August 31–September 1, 2020 => 2020-08-31/2020-09-01'],
    ['on 30 June-2 July 2020 in', '30 June-2 July 2020 => 2020-06-30/2020-07-02'],
    ['on 30 June 2020-2 July 2020 in', '30 June 2020-2 July 2020 => 2020-06-30/2020-07-02'],
    ['on 31 August- in', '31 August => --08-31'],
    ['from March-May 2020 on', 'March-May 2020 => 2020-03/2020-05'],
    ['on 13 and 15 March. Then', '13 and 15 March => --03-13/--03-15'],
    ['between 2014 and 2018 they', '2014 and 2018 => 2014/2018'],
    ['in 2014 and 2018 they', '2014 => 2014'],
    ['on the first of September they', 'September => --09-01'],
    ['on the twelfth of September 2020.', 'September 2020 => 2020-09-12'],
    ["the first of September's storms", 'September => --09'],
    ['on 15 March. 20 people', '15 March => --03-15'],
    ['December 30 - January 2, 2021', 'December 30 - January 2, 2021 => 2020-12-30/2021-01-02'],
    ['between August 3 and September 20', 'August 3 and September 20 => --08-03/--09-20'],
    ['agreed on March 5 to stop', 'March 5 => --03-05'],
    ['agreed in March to stop', 'March => --03'],
    ['began in March 2019', 'March 2019 => 2019-03'],
    ['In May, the court', 'May => --05'],
    ['broke out in May 2014.', 'May 2014 => 2014-05'],
    ['in early September', 'September => --09'],
    ['since mid-September', 'September => --09'],
    ['between March and May', 'March and May => --03/--05'],
    ['from March to May 2019', 'March to May 2019 => 2019-03/2019-05'],
    ['2020-09-15T10:00Z', '2020-09-15 => 2020-09-15'],
    ['in 2020-06 already', '2020-06 => 2020-06'],
    ['on 15/09/2020', '15/09/2020 => 2020-09-15'],
    ['on 9/15/2020', '9/15/2020 => 2020-09-15'],
    ['on 23.04.2020', '23.04.2020 => 2020-04-23'],
    ['fell in 2011.', '2011 => 2011'],
    ['since 2014 they', '2014 => 2014'],
    ['in the season of 2013-14', '2013-14 => 2013/2014'],
    ['from 2011 to 2014', '2011 to 2014 => 2011/2014'],
    ['on\nSeptember\n15, 2020', 'September\n15, 2020 => 2020-09-15'],
    ['February 29, 2020', 'February 29, 2020 => 2020-02-29'],
    ['on February 29', 'February 29 => --02-29'],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test('two days that are no neighbours are two mentions', () => {
    expect(found('on September 15 and 20, the')).toEqual(['September 15 => --09-15', '20 => --09-20']);
    expect(found('on August 3 and September 20, 2020')).toEqual([
      'August 3 => --08-03',
      'September 20, 2020 => 2020-09-20',
    ]);
    expect(found('on May 3 and 20 people')).toEqual(['May 3 => --05-03']);
  });

  test.each([
    'He may go in 20 days and march 5 miles.',
    'Theresa May 2020s, in the May government of May',
    'by May and of April Jones',
    'to March on the capital, the last time they march',
    'March 5,000 miles, May 5 million, March 5% up',
    'Feb 30, 2020 and 31 April 2021 and February 29, 2021',
    '2020-13-01, 2020-02-30, 02/03/2020, 02.03.2020, 15/09/20201, 115/09/2020',
    '2010-12, tel. 2020-06-15-99, v1.2020-06-15, 3.2020',
    'won 3-2 March, 5+5 March, March 5-2',
    'at 15:30, 12,020 people, $2014, no. 2014 and 2014 votes',
    'of 2000 troops, by 2000 people, in 2000 people, in 1850, in 2100',
    'Sept. 15:30, in 20145, in 2014th, in 2014.5',
    'https://example.org/2020/09/15/story-2020-09-15, #2020-09-15',
    'on Sunday, three months ago, a year ago',
    'Marchand 5, Mayor 10, Decem 5, Junes 3',
  ])('nothing in %j', (text) => {
    expect(found(text)).toEqual([]);
  });
});

test('"have" without a participle is no past: the year is the nearest one', () => {
  const reference = Date.UTC(2022, 3, 10);
  const eggs = 'The eggs have best-before dates between July 11 and October 7.';
  expect(found(eggs, { reference })).toEqual(['July 11 and October 7 => 2022-07-11/2022-10-07']);
  expect(found('The eggs have been sold since July 11.', { reference })).toEqual(['July 11 => 2021-07-11']);
});

describe('with a reference', () => {
  const reference = Date.UTC(2020, 8, 15, 21); // a Tuesday

  test.each([
    ['They agreed in March to halt it.', '2020-03'],
    // "Have" and "began to" by what follows them.
    ['The villagers began to return on Sunday.', '2020-09-13'],
    ['The crews had to return on Sunday.', '2020-09-13'],
    ['The crews failed to meet on Sunday.', '2020-09-13'],
    ['The crews have to return on Sunday.', '2020-09-20'],
    ['The crews have not yet met on Sunday.', '2020-09-13'],
    // The full stop of an abbreviation ends no sentence.
    ['The ferry sank at 11 p.m. on Friday.', '2020-09-11'],
    ['The ferry sank at 11 p.m. Friday.', '2020-09-11'],
    ['He was arrested in the U.S. on Thursday.', '2020-09-10'],
    ['They will meet in the U.S. On Thursday, he left for home.', '2020-09-10'],
    ['The envoy met Mr. Smith on Thursday.', '2020-09-10'],
    ['The envoy met J. Smith of Acme Inc. on Thursday.', '2020-09-10'],
    ['The bridge over Elm St. in Tallow fell on Thursday.', '2020-09-10'],
    ['They agreed on March 5 to halt it.', '2020-03-05'],
    ['The talks on Sept. 16 come late.', '2020-09-16'],
    ['Elections on December 24 are near.', '2020-12-24'],
    ['He was killed on December 24 at home.', '2019-12-24'],
    ['They will meet on March 5 again.', '2021-03-05'],
    ['The ministry said on Monday.', '2020-09-14'],
    ['The ministry said on Tuesday.', '2020-09-15'],
    ['Ministers will visit on Sunday, the ministry said.', '2020-09-20'],
    ['Ministers are to meet on Tuesday in the port.', '2020-09-15'],
    ['Turkey to host talks on Friday', '2020-09-18'],
    ['On Wednesday, the committee met.', '2020-09-09'],
    ['The truce three months ago held.', '2020-06'],
    ['It was signed 10 months ago.', '2019-11'],
    ['It began two days ago.', '2020-09-13'],
    ['The war began nine years ago.', '2011'],
    ['On Sunday, March 8, 2020, they met.', '2020-03-08'],
  ])('%s', (text, day) => {
    expect(found(text, { reference }).map((mention) => mention.split(' => ')[1])).toEqual([day]);
  });

  test.each([
    'They had been set to visit on Sunday for talks.',
    'They decided to put off the talks in a call on Sunday, it is thought.',
    'Talks on Sunday',
    'On Sundays they met.',
    'They would meet on Friday.',
  ])('a weekday of unclear tense is left out: %s', (text) => {
    expect(findDates(text, { reference })).toEqual([]);
  });

  const inJune = Date.UTC(2021, 5, 9, 12); // a Wednesday
  const days = (text: string): string[] =>
    found(text, { reference: inJune }).map((mention) => mention.split(' => ')[1]!);

  test.each([
    ['The concert will be held on Sunday.', '2021-06-13'],
    ['The council election will be held on 12 December.', '2021-12-12'],
    ['The winner will be announced on Friday.', '2021-06-11'],
    ['A driver is expected to be charged on Friday.', '2021-06-11'],
    ['They will have left by Friday.', '2021-06-11'],
    ['He will greet the newly elected board on Friday.', '2021-06-11'],
    ['The school board promised a name by September.', '2021-09'],
    ['The club pledged to decide by 1 February.', '2022-02-01'],
    ['The final was moved to 12 December.', '2021-12-12'],
    ['The hearing was adjourned until Friday.', '2021-06-11'],
    ['The ban was extended until 31 January.', '2022-01-31'],
    ['The law takes effect on 1 January.', '2022-01-01'],
    ['The trial begins Thursday in Lima.', '2021-06-10'],
    ['A strike is called for Friday.', '2021-06-11'],
    ['The report is due next Sunday.', '2021-06-13'],
    ['The ferry returns next Wednesday.', '2021-06-16'],
    ['They rehearsed ahead of Friday’s opening.', '2021-06-11'],
    ["Friday's vote will decide.", '2021-06-11'],
  ])('what is to come lies ahead: %s', (text, day) => {
    expect(days(text)).toEqual([day]);
  });

  test.each([
    ['The concert has been held on Sunday.', '2021-06-06'],
    ['The winner was announced on Friday.', '2021-06-04'],
    ['Two were hurt in Tuesday’s storm.', '2021-06-08'],
    ['He was arrested Monday.', '2021-06-07'],
    ['The road has been shut since Monday.', '2021-06-07'],
    ['He sailed to Lima on Monday.', '2021-06-07'],
    ['He left last Wednesday.', '2021-06-02'],
    ['The law took effect on 1 January.', '2021-01-01'],
    ['The strike lasted until March 5.', '2021-03-05'],
    ['It was shut from 4 to 6 March.', '2021-03-04/2021-03-06'],
    ['The ministry confirmed on Tuesday that it will sell.', '2021-06-08'],
    ['The keeper told a local paper late on Tuesday it will close.', '2021-06-08'],
  ])('what has been lies behind: %s', (text, day) => {
    expect(days(text)).toEqual([day]);
  });

  test.each([
    ['They will extend a truce that dates from 5 September.', '2020-09-05'],
    ['Talks on a truce dating back to late September will go on.', '2020-09'],
    ['It will end a ban dated 5 May that stems from 9 October.', '2021-05-05 2020-10-09'],
    ['The union will end a row that stemmed from September 3.', '2020-09-03'],
    ['They will extend a deal dated to September 5.', '2020-09-05'],
  ])('an origin lies behind, whatever is to come: %s', (text, origins) => {
    expect(days(text).join(' ')).toBe(origins);
  });

  test.each([
    ['They will choose new dates from 5 September.', '2021-09-05'],
    ['The tour will see dates from 5 to 9 September.', '2021-09-05/2021-09-09'],
  ])('dates that are days are no origin: %s', (text, day) => {
    expect(days(text)).toEqual([day]);
  });

  test.each([
    ['They met in April of last year.', '2020-04'],
    ['They met in April last year.', '2020-04'],
    ['April of last year was dry.', '2020-04'],
    ['They met on 5 April last year.', '2020-04-05'],
    ['They met last April.', '2021-04'],
    ['They met last September.', '2020-09'],
    ['They closed in September this year.', '2021-09'],
    ['They meet next April.', '2022-04'],
    ['They meet next September.', '2021-09'],
    ['It ends in May next year.', '2022-05'],
  ])('words name the year: %s', (text, day) => {
    expect(days(text)).toEqual([day]);
    expect(findDates(text)).toEqual([]);
  });

  test.each([
    'Workers were on strike from Monday.',
    'A Good Friday sermon was held.',
    'The Sunday Mail wrote so.',
    'Doors could be opened on Friday.',
  ])('no weekday is guessed: %s', (text) => {
    expect(days(text)).toEqual([]);
  });

  test('a range over New Year keeps its order', () => {
    expect(found('from December 30 to January 2', { reference: Date.UTC(2021, 0, 5) })).toEqual([
      'December 30 to January 2 => 2020-12-30/2021-01-02',
    ]);
  });
});

describe('calendar days', () => {
  test.each<[CalendarDay, string]>([
    [{ year: 2020, month: 9, day: 5 }, '2020-09-05'],
    [{ year: 2020, month: 9 }, '2020-09'],
    [{ year: 2020 }, '2020'],
    [{ month: 9, day: 5 }, '--09-05'],
    [{ month: 9 }, '--09'],
  ])('%j is %s', (day, text) => {
    expect(formatDay(day)).toBe(text);
  });

  test('begin and end at instants, and sort with the unknown years last', () => {
    expect(startOf({ year: 2020, month: 2 })).toBe(Date.UTC(2020, 1, 1));
    expect(endOf({ year: 2020, month: 2 })).toBe(Date.UTC(2020, 2, 1));
    expect(endOf({ year: 2020, month: 12, day: 31 })).toBe(Date.UTC(2021, 0, 1));
    expect(startOf({ month: 2, day: 1 })).toBeUndefined();
    const days = [
      { month: 5 },
      { year: 2020, month: 1, day: 1 },
      { month: 1, day: 3 },
      { year: 2020 },
      { year: 2019, month: 7 },
    ];
    expect(days.sort(compareDays).map(formatDay)).toEqual([
      '2019-07',
      '2020',
      '2020-01-01',
      '--01-03',
      '--05',
    ]);
  });
});

describe('a line that is a date', () => {
  test.each([
    ['Sep 15, 2020', undefined],
    ['Tuesday, September 15, 2020', undefined],
    ['15 September 2020, 10:30', undefined],
    ['10:30, 15 September 2020', undefined],
    ['2020-09-15T10:00:00Z', undefined],
    ['15.09.2020 10:22', undefined],
    ['Updated: September 15, 2020 12:15 AM', 'updated'],
    ['Last updated on 15 Sep 2020 at 10.31am BST', 'updated'],
    ['Updated 2:05 PM EDT, Tue September 15, 2020', 'updated'],
    ['Published: Tue, 15 Sep 2020 10:30 GMT', 'published'],
    ['Posted on Sept. 15, 2020', 'published'],
    ['date 2020-09-15', 'published'],
  ])('%s', (line, label) => {
    expect(parseDateLine(line)?.time).toBe(Date.UTC(2020, 8, 15));
    expect(parseDateLine(line)?.label).toBe(label);
  });

  test.each([
    'Sep 15',
    'September 2020',
    '09/10/2020',
    'September 15, 2020 was a Tuesday',
    'Sept. 15-16, 2020',
    '',
  ])('not %j', (line) => {
    expect(parseDateLine(line)).toBeUndefined();
  });
});

describe('bad input', () => {
  test('is refused by type and by value', () => {
    expect(() => findDates(5 as never)).toThrow('text: expected a string, got the number 5');
    expect(() => findDates('', null as never)).toThrow(TypeError);
    expect(() => findDates('', { reference: '2020' as never })).toThrow(TypeError);
    expect(() => findDates('', { reference: Number.NaN })).toThrow(RangeError);
  });
});

test('days and spans are the mentions of findDates, but for weekdays and tenses', () => {
  const parts = [
    ...[
      'on Sunday',
      'Sunday, March 5',
      'March 5',
      'by 5 March',
      '5 March 2019',
      'Sept. 15-16',
      '2020-09-15',
      '15/09/2020',
    ],
    ...[
      'three days ago',
      '10 months ago',
      '12 Jan. 2021',
      'in May',
      'since 2014',
      'last April',
      '15th of October',
      'Marko',
    ],
    ...[
      'they met',
      'will be held',
      'The talks',
      'said',
      '.',
      '\n',
      'until',
      'and',
      '1,500',
      'Augusta',
      'MAY 7',
      '3.5',
    ],
  ];
  const isWeekday = /^(?:sun|mon|tues|wednes|thurs|fri|satur)day$/i;
  const bare = (mentions: readonly DateMention[]): object[] =>
    mentions.map(({ start, end, from, to, precision }) => ({ start, end, from, to, precision }));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 14 }), fc.boolean(), (words, isDated) => {
      const text = words.join(' ');
      const reference = isDated ? Date.UTC(2020, 8, 15, 21) : undefined;
      const all = findDates(text, reference === undefined ? {} : { reference });
      const others = all.filter(({ start, end }) => !isWeekday.test(text.slice(start, end)));
      const days = others.filter(({ precision }) => precision === 'day');
      const found = findDays(text, reference);
      if (found.length > 0 || days.length > 0) expect(bare(found)).toEqual(bare(others));
      expect(bare(findSpans(text))).toEqual(bare(findDates(text)));
    }),
    { numRuns: 2000 },
  );
});
