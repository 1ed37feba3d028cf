/** Which reason comes first, from evidence made by hand: what decided, then what else speaks for it. */
import { describe, expect, test } from 'vitest';
import type { CheckedArticle } from '../../src/article/article';
import type { Frame } from '../../src/stories/frames';
import type { PairEvidence, StoriesApart } from '../../src/stories/pair';
import { STORY_PARAMETERS } from '../../src/stories/parameters';
import { type ReasonMaterial, reasonsOfTexts } from '../../src/stories/reasons';

const DAY = 86_400_000;
const NOTHING: Frame = {
  weekdays: 0,
  days: 0,
  months: 0,
  leadFigures: new Int32Array(0),
  figures: new Int32Array(0),
};
const SUNDAY: Frame = { ...NOTHING, weekdays: 1, days: 1 };
const SATURDAY: Frame = { ...NOTHING, weekdays: 64, days: 64 };
const SILENT = { weekdays: 0, months: 0, figures: 0 };

function article(id: string, text: string, time = 0): CheckedArticle {
  return { id, text, title: '', source: '', url: '', time, lang: '' };
}

const BAR = 0.06;

/** Two reports that share some names and some topic, and are one story by themselves. */
const ALIKE: PairEvidence = {
  ...{ profile: 0.2, names: 0.3, topic: 0.2, alike: 0.2, time: 1, framed: 1, score: 0.2, bar: BAR },
  ...{ said: SILENT, frames: [NOTHING, NOTHING], foreign: [false, false], across: undefined },
};
/** The same, with less in common than is needed. */
const UNLIKE: PairEvidence = { ...ALIKE, alike: 0.04, score: 0.04 };

function reasons(evidence: PairEvidence, isOneStory: boolean, more: Partial<ReasonMaterial> = {}): string[] {
  return reasonsOfTexts({
    articles: [article('a', 'Boats carried 12 people.'), article('b', 'Boats carried 12 people home.')],
    ...{ evidence, isOneStory, parameters: STORY_PARAMETERS, usual: BAR, isCompared: true },
    ...{ through: [], words: [100, 100], shared: ['ferry'], names: ['Rovers'], topic: ['strike'] },
    own: [['goal'], ['tax']],
    storyTerms: [['harbour'], ['budget']],
    ...more,
  }).map(({ code, text }) => `${code}: ${text}`);
}

const first = (...parameters: Parameters<typeof reasons>): string => reasons(...parameters)[0]!;

describe('one story', () => {
  test('by the words of both', () => {
    expect(first(ALIKE, true)).toBe('words: both speak of ferry (names 30 %, other words 20 % alike)');
  });

  test('by figures, where the words alone would be too little', () => {
    const lifted = { ...ALIKE, score: 0.065, said: { ...SILENT, figures: 1 } };
    expect(reasons(lifted, true).slice(0, 2)).toEqual([
      'figures: the same figures: 12',
      expect.stringContaining('words: both speak of ferry'),
    ]);
    const enough = reasons({ ...lifted, score: 0.2 }, true);
    expect(enough.map((reason) => reason.split(':')[0])).toEqual(['words', 'figures']);
  });

  test('through others, that are named, or the whole story', () => {
    expect(first(UNLIKE, true, { through: ['c', 'd'] })).toBe(
      'others: alike too little by themselves (0.040 of 0.060), joined through "c", "d"',
    );
    expect(first(UNLIKE, true)).toContain('the whole story is alike enough');
  });

  test('by a looser threshold, and two by a tighter one', () => {
    const text = (score: string, bar: string, usual: string): string =>
      `the threshold chosen: ${score}, where the threshold asks for ${bar} and the default for ${usual}`;
    expect(first({ ...UNLIKE, bar: 0.03 }, true)).toBe(
      `threshold: alike enough for ${text('0.040', '0.030', '0.060')}`,
    );
    expect(first({ ...ALIKE, bar: 0.3 }, false)).toBe(
      `threshold: alike too little for ${text('0.200', '0.300', '0.060')}`,
    );
  });

  test('of reports further apart than the window is through others, and two stories are by the window', () => {
    const apart = { isCompared: false, through: ['c'] };
    expect(reasons(UNLIKE, true, apart).slice(0, 2)).toEqual([
      expect.stringContaining('others: '),
      expect.stringContaining('window: '),
    ]);
    expect(first(ALIKE, false, apart)).toContain('window: ');
  });
});

describe('two stories', () => {
  test.each<[string, Partial<PairEvidence>, Partial<ReasonMaterial>, string]>([
    ['of nothing shared', { names: 0.01, topic: 0.02 }, {}, 'nothing-shared: next to nothing in common'],
    [
      'of one names',
      { names: 0.3, topic: 0.1 },
      {},
      'names-only: the same names (Rovers), but not the same topic',
    ],
    [
      'of one topic',
      { names: 0.1, topic: 0.3 },
      {},
      'topic-only: the same kind of topic (strike), but other names',
    ],
    [
      'of a bit of both',
      { names: 0.2, topic: 0.2 },
      {},
      'words: too little in common: one speaks of goal, the other of tax',
    ],
    [
      'of which one says no more than the other',
      { names: 0.2, topic: 0.2 },
      { own: [[], ['tax']] },
      'words: too little in common: one speaks of nothing more, the other of tax',
    ],
    [
      'that no term sets apart',
      { names: 0.2, topic: 0.2 },
      { own: [[], []] },
      'words: too little in common: no term sets one apart',
    ],
    ['of which the first is short', {}, { words: [9, 100] }, 'too-short: "a" has 9 words only'],
    ['of which the second is short', {}, { words: [100, 9] }, 'too-short: "b" has 9 words only'],
    [
      'of which the first is in another language',
      { foreign: [true, false] },
      {},
      'language: "a" is in another language',
    ],
    ['of which the second is', { foreign: [false, true] }, {}, 'language: "b" is in another language'],
    [
      'of which one is too short to tell its language',
      { foreign: [true, false] },
      { words: [20, 100] },
      'names-only: ',
    ],
  ])('%s', (_, evidence, material, expected) => {
    expect(first({ ...UNLIKE, ...{ names: 0.3, topic: 0.1 }, ...evidence }, false, material)).toContain(
      expected,
    );
  });

  test('by what they contradict each other in, the heaviest first, where the words would do', () => {
    const frames: [Frame, Frame] = [
      { ...SUNDAY, months: 2 },
      { ...SATURDAY, months: 16 },
    ];
    const said = { weekdays: -1, months: -1, figures: -1 };
    const articles = [article('a', 'It cost 12 lives.'), article('b', 'It cost 13 lives.', 3 * DAY)] as const;
    const found = reasons({ ...ALIKE, score: 0.05, time: 0.9, frames, said }, false, { articles });
    expect(found.slice(0, 4)).toEqual([
      'months: other months: January in one, April in the other',
      'figures: other figures: 12 in one lead, 13 in the other',
      'weekdays: other days: Sunday in one, Saturday in the other',
      'time: published 3 days apart: what they share counts 90 %',
    ]);
    expect(found[4]).toMatch(/^words: both speak of ferry, but one speaks of goal/);
  });

  test('by figures of one lead that the other report has nowhere', () => {
    const articles = [article('a', 'It cost 12 and 14 lives.'), article('b', 'It cost 12 lives.')] as const;
    const found = reasons({ ...ALIKE, score: 0.05, said: { ...SILENT, figures: -1 } }, false, { articles });
    expect(found[0]).toBe('figures: other figures: 14 in one lead, but not in the other report');
  });

  test.each<[string, Partial<StoriesApart>, string]>([
    [
      'alike too little',
      { mean: 0.02 },
      'others: alike enough by themselves (0.200 of 0.060), but the stories of 2 and 3 reports that they are in are not (0.020 of 0.034 on average)',
    ],
    [
      'in contradiction',
      { against: 0.6 },
      'others: alike enough by themselves (0.200 of 0.060), but most reports of the stories of 2 and 3 reports that they are in contradict each other in days or months',
    ],
    [
      'alike in background alone',
      { contrast: 0.2 },
      'share little besides what all of them say (20 % of what those of one story share): one speaks of harbour, the other of budget',
    ],
    [
      'not offered to each other',
      {},
      'were not offered to each other: one speaks of harbour, the other of budget',
    ],
  ])('whose reports are %s', (_, apart, expected) => {
    const across = { sizes: [2, 3] as const, mean: 0.05, height: 0.034, against: 0, contrast: 1, ...apart };
    expect(first({ ...ALIKE, across }, false)).toContain(expected);
  });
});

test('of many terms four are named', () => {
  const shared = ['a', 'b', 'c', 'd', 'e'];
  expect(first(ALIKE, true, { shared })).toContain('both speak of a, b, c, d and others');
});

test('what else speaks for one story comes after the words: days, months and a short time', () => {
  const frame = { ...SUNDAY, months: 2 };
  const articles = [article('a', 'Boats.'), article('b', 'Boats.', DAY)] as const;
  const found = reasons({ ...ALIKE, time: 1.1, frames: [frame, frame] }, true, { articles });
  expect(found.slice(1)).toEqual([
    'weekdays: both name Sunday',
    'months: both name January',
    'time: published 1 day apart',
  ]);
});
