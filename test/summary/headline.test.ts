import { summarizeStory } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { chooseHeadline } from '../../src/summary/headline';
import { stripSite } from '../../src/summary/title-form';
import { report, story } from './material';

const BODY =
  'The Tallow Bridge was closed on Friday after a storm tore two of its cables, the harbour authority said.';

/** A story with these titles over one body each; the headline is the id of the one chosen. */
function chosen(titles: Record<string, string>, options: Parameters<typeof chooseHeadline>[1] = {}): string {
  const reports = Object.entries(titles).map(([id, title]) =>
    report(id, title, `${BODY} So wrote ${id}.`, undefined, id),
  );
  return chooseHeadline(story(...reports), options).articleId;
}

describe('the headline', () => {
  test('is verbatim a title, surrounding space included', () => {
    const only = report('a', ' Storm closes Tallow Bridge ', BODY);
    expect(chooseHeadline(story(only))).toEqual({ text: only.title, articleId: 'a' });
  });

  test.each([
    ['Storm closes Tallow Bridge - Orsk Post', '', '', 'Orsk Post'],
    ['Storm closes Tallow Bridge | Orsk', '', '', 'Orsk'],
    ['Storm closes Tallow Bridge – orskpost.com', '', '', 'orskpost.com'],
    ['Storm closes Tallow Bridge - The Lighthouse', 'The Lighthouse', '', 'The Lighthouse'],
    ['Storm closes Tallow Bridge - Lighthouse', '', 'https://www.lighthouse.example/a', 'Lighthouse'],
  ])('comes without the name of its site, which is remembered: %s', (title, source, url, site) => {
    const only = { ...report('a', title, BODY, undefined, source), url };
    expect(chooseHeadline(story(only))).toEqual({ text: 'Storm closes Tallow Bridge', articleId: 'a', site });
  });

  test.each(['Talks on Tallow Bridge put off - Lavrov', 'Storm closes Tallow Bridge - harbour authority'])(
    'keeps a speaker at its end: %s',
    (title) => {
      expect(chooseHeadline(story(report('a', title, BODY)))).toEqual({ text: title, articleId: 'a' });
    },
  );

  test('is the title that most independent reports bear out', () => {
    const titles = {
      a: 'Mayor of Orsk sorry for delays',
      b: 'Storm closes Tallow Bridge',
      c: 'Tallow Bridge closed after storm',
    };
    expect(['b', 'c']).toContain(chosen(titles));
  });

  test('says what several reports hold, the more of it the better', () => {
    const material = story(
      report('a', 'Harbour authority speaks to press', `${BODY} It is long.`),
      report('b', 'Storm closes Tallow Bridge, harbour authority says', `${BODY} It is old.`),
    );
    expect(chooseHeadline(material).articleId).toBe('b');
  });

  test('is not outvoted by copies of one report', () => {
    const odd = 'Mayor of Orsk sorry for late ferries';
    const copies = ['x1', 'x2', 'x3', 'x4'].map((id) =>
      report(id, odd, `The mayor of Orsk said sorry. ${BODY}`),
    );
    const material = story(
      copies,
      report('b', 'Storm closes Tallow Bridge', `${BODY} It is long.`),
      report('c', 'Tallow Bridge closed by storm', `${BODY} It is old.`),
    );
    expect(['b', 'c']).toContain(chooseHeadline(material).articleId);
  });

  test.each([
    ['a question', 'Is the Tallow Bridge closed after the storm?'],
    ['a teasing one', 'Why the Tallow Bridge was closed after the storm'],
    ['a shouted one', 'TALLOW BRIDGE CLOSED AFTER STORM'],
    ['an exclamation', 'Tallow Bridge closed after storm!'],
    ['a live blog', 'Live: Tallow Bridge closed after storm'],
    ['a live blog of something', 'Tallow Bridge storm live: bridge closed'],
    ['live updates', 'Tallow Bridge closed after storm - live updates'],
    ['an opinion', 'Opinion | Tallow Bridge closed after storm'],
    ['a video', 'Tallow Bridge closed after storm (VIDEO)'],
    ['a label alone', 'Tallow Bridge'],
    ['a live blog behind a dash', 'Storm Nadia LIVE - Tallow Bridge closed'],
    ['a live blog by its end', 'Tallow Bridge closed after storm - Live Blog'],
    ['a live broadcast', 'WATCH LIVE: Tallow Bridge closed after storm'],
    ['a look back at a live blog', 'Tallow Bridge closed after storm - as it happened'],
    ['an opinion by its end', 'Tallow Bridge closed after storm | Opinion'],
    ['an editorial', 'Editorial: Tallow Bridge closed after storm'],
    ['an analysis', 'Analysis: Tallow Bridge closed after storm'],
    ['letters', 'Tallow Bridge closed after storm | Letters'],
    ['a bracketed video', '[WATCH] Tallow Bridge closed after storm'],
    ['pictures', 'Tallow Bridge closed after storm – in pictures'],
    ['a podcast', 'Podcast: Tallow Bridge closed after storm'],
    ['a round-up', 'Morning briefing: Tallow Bridge closed after storm'],
    ['a first person', 'I was on Tallow Bridge when it closed after storm'],
    ['a list', '5 things to know as Tallow Bridge closed after storm'],
    ['a question before a site name', 'Who closed Tallow Bridge after storm? - Orsk Post'],
    ['half shouted', 'Tallow Bridge CLOSED AFTER STORM ROCKS HARBOUR'],
  ])('is not %s while there is another', (_, flawed) => {
    const titles = { a: flawed, b: flawed, c: 'Storm closes old crossing over the harbour' };
    expect(chosen(titles)).toBe('c');
    expect(chosen({ a: flawed, b: flawed })).toMatch(/[ab]/);
  });

  test('is the clean one of two variants of which one ends in a site name', () => {
    expect(chosen({ a: 'Storm closes Tallow Bridge | Orsk Post', b: 'Storm closes Tallow Bridge' })).toBe(
      'b',
    );
  });

  test('tells the latest status, then none, then one that was overtaken, however many say so', () => {
    const titles = {
      a: 'Ministers to meet in Tallow on Sunday',
      b: 'Ministers to meet in Tallow on Sunday for talks',
      c: 'Ministers put off Tallow talks',
    };
    const statusRank = (id: string): number => (id === 'c' ? 0 : 2);
    expect(chosen(titles)).toMatch(/[ab]/);
    expect(chosen(titles, { statusRank })).toBe('c');
    const none = { ...titles, c: 'A phone call between ministers' };
    expect(chosen(none, { statusRank: (id) => (id === 'c' ? 1 : 2) })).toBe('c');
  });

  test('is no question, though it asks about the latest status', () => {
    const titles = {
      a: 'Are the Tallow talks of the ministers off?',
      b: 'Ministers call each other about Tallow',
    };
    expect(chosen(titles, { statusRank: (id) => (id === 'a' ? 0 : 1) })).toBe('b');
  });

  test('is not borne out by one paper that repeats its title', () => {
    const titles = { a: 'Storm closes the Tallow Bridge', b: 'Storm closes the Tallow Bridge' };
    const of = (...sources: string[]): string => {
      const reports = Object.values(titles).map((title, i) =>
        report(`r${i}`, title, `${BODY} Note ${i}.`, undefined, sources[i]),
      );
      const rival = report('z', 'Tallow Bridge closed by storm', `${BODY} It is old.`, undefined, 'Z');
      return chooseHeadline(story(...reports, rival), { prefer: ['Z'] }).text;
    };
    expect(of('A', 'B')).toBe(titles.a);
  });

  test('comes from the preferred source among equals', () => {
    const titles = { a: 'Storm closes Tallow Bridge', b: 'Storm closes Tallow Bridge' };
    expect(chosen(titles)).toBe('a');
    expect(chosen(titles, { prefer: ['b'] })).toBe('b');
  });

  test('comes from the preferred source where that is nearly as good, but not at the price of a flaw or a status', () => {
    const titles = { a: 'Storm closes Tallow Bridge', b: 'Tallow Bridge closed by storm' };
    for (const id of ['a', 'b']) expect(chosen(titles, { prefer: [id] })).toBe(id);
    expect(chosen({ ...titles, c: 'Bakers of Orsk to meet on rye bread' }, { prefer: ['c'] })).toMatch(
      /[ab]/,
    );
    expect(chosen({ ...titles, c: 'Storm closes Tallow Bridge!' }, { prefer: ['c'] })).toMatch(/[ab]/);
    const statusRank = (id: string): number => (id === 'b' ? 0 : 2);
    expect(chosen(titles, { prefer: ['a'], statusRank })).toBe('b');
  });

  test('is the first sentence of the report nearest the centre when no report has a title', () => {
    const material = story(
      report('a', '', 'Bakers of Orsk met for a feast. They ate.'),
      report('b', ' ', `${BODY} It is long.`),
      report('c', '', `${BODY} It is old.`),
    );
    expect(chooseHeadline(material)).toEqual({ text: BODY, articleId: 'b' });
  });
});

describe('the title of a story that went on', () => {
  const before = [
    'Voters of Orsk choose between Holm and Roos',
    'Holm and Roos await votes of Orsk voters',
  ].map((title, i) => ({
    id: `a${i}`,
    title,
    text: `${title}. The voters of Orsk queued.`,
    publishedAt: '2021-05-02',
  }));

  test('is not one from before it was over', () => {
    const text = 'Anna Holm won the election in Orsk, officials said.';
    const after = { id: 'b', title: 'Holm wins election in Orsk', text, publishedAt: '2021-05-04' };
    const { status, headline } = summarizeStory([...before, after]);
    expect([status?.value, headline.articleId]).toEqual(['held', 'b']);
  });

  test('is the later of two that are as good', () => {
    const of = (...days: string[]): string =>
      chooseHeadline(
        story(
          ...days.map((day, i) =>
            report(`r${i}`, i === 0 ? 'Boy lost in wood' : 'Wood lost boy in', BODY, day),
          ),
        ),
      ).articleId;
    expect(of('2021-05-02', '2021-05-02')).toBe('r0');
    expect(of('2021-05-02', '2021-05-04')).toBe('r1');
  });
});

describe('a site name', () => {
  test.each([
    ['Storm closes bridge in Orsk - Orsk Post', 'Orsk Post'],
    ['Storm closes bridge in Orsk | post.com', 'post.com'],
    ['Storm closes bridge in Orsk – The Voice of the North', 'The Voice of the North'],
  ])('is cut off: %s', (title, site) => {
    expect(stripSite(title)).toEqual({ text: 'Storm closes bridge in Orsk', site });
  });

  test.each([
    'Bridge of Orsk closed - harbour authority',
    'Orsk - Delft',
    'Storm closes bridge',
    'Bridge closed - what the people of Orsk and of Delft Have To Say About It',
  ])('is not seen in %s', (title) => {
    expect(stripSite(title)).toEqual({ text: title, site: '' });
  });
});
