/**
 * Event frames: what two reports say of the day and the figures of their event parts or joins them; what only one of
 * them says does neither.
 */
import { describe, expect, test } from 'vitest';
import { checkArticles } from '../../src/article/article';
import { partitionReports } from '../../src/stories/cluster';
import { compareFrames, contradiction, type Frame, frameOf } from '../../src/stories/frames';
import { STORY_PARAMETERS } from '../../src/stories/parameters';

const SILENT = { weekdays: 0, months: 0, figures: 0 };

/** Long enough to be an article; no frame reads anything from it. */
const FILLER = ' Nothing more was told of it by anybody there.';

function frame(text: string, title = '', publishedAt?: string): Frame {
  const { articles } = checkArticles([
    { id: 'a', title, text: text + FILLER, ...(publishedAt === undefined ? {} : { publishedAt }) },
  ]);
  return frameOf(articles[0]!);
}

const compare = (a: Frame, b: Frame): typeof SILENT => compareFrames(a, b, STORY_PARAMETERS.figureShare);
const said = (a: string, b: string): typeof SILENT => compare(frame(a), frame(b));

describe('weekdays', () => {
  test('contradict each other where none is common', () => {
    expect(said('The mayors met on Sunday.', 'The mayors met on Thursday.').weekdays).toBe(-1);
  });

  test('agree where one is', () => {
    expect(said('They met on Sunday.', 'Set on Saturday, the talks were held on Sunday.').weekdays).toBe(1);
  });

  test('say nothing where only one report names any', () => {
    expect(said('The mayors met on Sunday.', 'The mayors met.')).toEqual(SILENT);
  });

  test('are contradicted by a full date on another weekday', () => {
    // A Wednesday.
    const dated = frame('The envoys meet on 16 September 2020.');
    expect(compare(dated, frame('The envoys met on Sunday.')).weekdays).toBe(-1);
    expect(compare(dated, frame('The envoys met on Wednesday.')).weekdays).toBe(0);
  });

  test('are contradicted by a date whose year only publication tells', () => {
    const dated = frame('The envoys meet on Sept. 16.', '', '2020-09-15');
    expect(compare(dated, frame('The envoys met on Sunday.')).weekdays).toBe(-1);
    expect(compare(frame('The envoys meet on Sept. 16.'), frame('The envoys met on Sunday.'))).toEqual(
      SILENT,
    );
  });

  test('two dates on one weekday are no agreement', () => {
    expect(said('It burned on 16 September 2020.', 'It burned on 23 September 2020.').weekdays).toBe(0);
  });
});

describe('months', () => {
  test('contradict each other where none is common, agree where one is', () => {
    expect(said('Signed in March 2011.', 'Signed in November 2011.').months).toBe(-1);
    expect(said('Signed in March 2011.', 'A plan of March 2009, signed in May 2011.').months).toBe(1);
  });

  test('next to each other can be one event', () => {
    expect(said('The ship sank on August 31.', 'The ship sank on September 1.').months).toBe(1);
    expect(said('The ship sank on December 31.', 'The ship sank on January 1.').months).toBe(1);
    expect(said('The ship sank on November 30.', 'The ship sank on January 2.').months).toBe(-1);
  });

  test('are not taken from words that only publication dates', () => {
    expect(frame('They met three months ago, on Monday.', '', '2020-09-15').months).toBe(0);
  });
});

describe('figures', () => {
  test('of two leads that the other report lacks contradict', () => {
    expect(said('The navy took 23 men.', 'The navy took 26 men.').figures).toBe(-1);
  });

  test('agree where each report has some of the other’s', () => {
    expect(said('The navy took 23 men off 2 boats.', 'Some 23 men were on board.').figures).toBe(1);
  });

  test('are the same with and without a comma, and not with a point', () => {
    expect(said('Some 1,500 fled.', 'More than 1500 people fled.').figures).toBe(1);
    expect(said('A quake of 5.6.', 'A quake of 56.').figures).toBe(-1);
  });

  test('further down count for the other report’s lead only', () => {
    const lead = 'A ship sank off the coast. Nobody was hurt. The crew swam. ';
    expect(said(`${lead}It had 40 cabins.`, 'It had 12 sails.')).toEqual(SILENT);
  });
});

describe('two clusters', () => {
  const sunday = frame('The ministers meet on Sunday.');
  const wednesday = frame('The experts meet on Wednesday.');
  const silent = frame('They meet.');
  const frames = [sunday, sunday, silent, wednesday, wednesday];
  const balance = (left: number[], right: number[]): number => contradiction(left, right, frames, 0.3);

  test('contradict each other by the share of their pairs that do', () => {
    expect(balance([0, 1], [3, 4])).toBe(1);
    expect(balance([0, 1, 2], [3])).toBeCloseTo(2 / 3, 12);
    expect(balance([2], [3, 4])).toBe(0);
    expect(balance([0], [1])).toBe(-1);
  });
});

test('a single report is kept from a story of the same actors by the day of its event, and let in without it', () => {
  const of = (day: string): { id: string; title: string; text: string }[] => [
    {
      id: 'a',
      title: 'Norland and Sudria to hold ministerial talks on Vestia',
      text:
        'Foreign ministers of Norland and Sudria meet in Marbel on Sunday for talks on Vestia. ' +
        'Norland arms the Vestian Front of General Orsk, and Sudria backs the council in Port Haven.',
    },
    {
      id: 'b',
      title: 'Ministers of Norland and Sudria put off Marbel talks',
      text:
        'The foreign ministers of Norland and Sudria put off the talks on Vestia due in Marbel on Sunday. ' +
        'The two stand on opposing sides of its war, General Orsk and the council in Port Haven.',
    },
    {
      id: 'c',
      title: 'Norland and Sudria send experts to Elva',
      text:
        `Military experts begin consultations in Elva${day}, says a staff paper of Sudria, whose ships lie off Vestia. ` +
        'A truce with Norland has held for weeks between General Orsk and the council in Port Haven. ' +
        'Both armies want it to last through winter.',
    },
  ];
  const stories = (day: string): number =>
    partitionReports(checkArticles(of(day)).articles, STORY_PARAMETERS).stories.length;
  expect(stories('')).toBe(1);
  expect(stories(' on Wednesday')).toBe(2);
});

test('a frame of a hostile text is read in linear time', () => {
  for (const piece of ['1', '1,', '1.', 'Sunday ', 'May 1, ', 'September 15-', '9'.repeat(50)]) {
    const text = piece.repeat(200_000 / piece.length);
    const began = performance.now();
    frame(text, text.slice(0, 2000), '2020-09-15');
    expect(performance.now() - began).toBeLessThan(2000);
  }
});
