import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article';
import { NewsfoldError } from '../../src/errors';
import { summarizeStory } from '../../src/summary/summarize';
import { countWords } from '../../src/text/words';
import { hasSeeds, readSeeds } from '../helpers/seeds';

const PLAN =
  'The ministers of Norland and Estmark will meet in Tallow on Sunday for talks on the harbour, the Norland ministry said. ' +
  'Anna Holm and Piet Roos are to sign a treaty on 4 May 2021. The two countries share the harbour of Tallow.';
const OFF =
  'Norland and Estmark postponed their talks in Tallow on the harbour, both ministries said on Monday. ' +
  'Anna Holm and Piet Roos decided to put off the talks during a phone call. A new date will be announced later.';
const batch: Article[] = [
  {
    id: 'plan',
    title: 'Norland and Estmark to hold talks in Tallow',
    text: PLAN,
    publishedAt: '2021-05-01',
    source: 'A',
  },
  {
    id: 'copy',
    title: 'Ministers to meet in Tallow',
    text: `${PLAN} Subscribe.`,
    publishedAt: '2021-05-04',
    source: 'B',
  },
  {
    id: 'off',
    title: 'Norland and Estmark postpone talks in Tallow',
    text: OFF,
    publishedAt: '2021-05-03',
    source: 'C',
  },
];

describe('counts that later reports put forward', () => {
  const toll = (id: string, title: string, text: string, publishedAt?: string): Article => ({
    id,
    title,
    text,
    source: id,
    ...(publishedAt === undefined ? {} : { publishedAt }),
  });
  const rows = [
    [
      'a',
      'Quake in Orsk kills 12',
      'At least 12 people were killed when a quake struck Orsk on Monday, officials said. Roads to the harbour were cut.',
    ],
    [
      'b',
      'Death toll of Orsk quake climbs to 85',
      'The quake that struck Orsk on Monday has killed 85 people, the mayor said. Crews dig for those under the houses.',
    ],
    [
      'c',
      'Toll of Orsk quake climbs to 310',
      'The death toll of the quake in Orsk climbed to 310 on Wednesday, rescuers said. Tents have come from Delft.',
    ],
    [
      'd',
      'Orsk quake dead now 402, mayor says',
      'The number of dead from the quake in Orsk rose to 402 on Thursday, the mayor said. Schools stay shut for a month.',
    ],
  ] as const;

  test('are told by the latest in headline and extract', () => {
    const { headline, summary } = summarizeStory(
      rows.map(([id, title, text], i) => toll(id, title, text, `2021-03-0${i + 1}`)),
    );
    const text = summary.map((sentence) => sentence.text).join(' ');
    expect(text).toContain('402');
    expect(`${headline.text} ${text}`).not.toMatch(/\b(?:12|85|310)\b/);
  });

  test('are not mixed when no report is dated', () => {
    const { summary } = summarizeStory(rows.map(([id, title, text]) => toll(id, title, text)));
    const text = summary.map((sentence) => sentence.text).join(' ');
    expect(text.match(/\b(?:12|85|310|402)\b/g)).toHaveLength(1);
  });

  test('leave alone what is about something else', () => {
    const other = toll(
      'e',
      'Harbour strike in Delft',
      'A strike at docks elsewhere left 7 people injured after clashes, unions said.',
      '2021-03-01',
    );
    const later = toll(
      'f',
      'Bus crash near Tallow',
      'Crews say 9 people were hurt as a bus left its road near Tallow.',
      '2021-03-02',
    );
    const { summary } = summarizeStory([other, later]);
    expect(summary.map(({ text }) => text).join(' ')).toMatch(/\b(?:7|9)\b/);
  });
});

describe('a summary', () => {
  test('follows the latest status in headline, extract and changes, whenever a stale copy is printed', () => {
    const { headline, summary, status, changes } = summarizeStory(batch);
    expect(headline).toEqual({ text: 'Norland and Estmark postpone talks in Tallow', articleId: 'off' });
    expect(status?.value).toBe('postponed');
    expect(changes.map(({ from, to }) => [from, to])).toEqual([['planned', 'postponed']]);
    expect(summary.map(({ text }) => text).join(' ')).toMatch(/postponed|put off/);
  });

  test('is verbatim at its offsets, in timeline and headline too', () => {
    const { headline, summary, timeline } = summarizeStory(batch);
    const byId = new Map(batch.map((article) => [article.id, article]));
    expect(byId.get(headline.articleId)!.title).toBe(headline.text);
    for (const { articleId, start, end, text } of summary) {
      expect(byId.get(articleId)!.text.slice(start, end)).toBe(text);
    }
    expect(timeline.map(({ date }) => date)).toContain('2021-05-04');
    for (const { articleId, text } of timeline) expect(byId.get(articleId)!.text).toContain(text);
  });

  test('counts copies once', () => {
    const { summary, names } = summarizeStory(batch);
    for (const { support } of summary) expect(support).toBeLessThanOrEqual(2);
    expect(names.find(({ text }) => text === 'Tallow')?.articles).toBe(2);
  });

  test('is the same in any order and leaves its input alone', () => {
    const frozen = batch.map((article) => Object.freeze({ ...article }));
    const expected = JSON.stringify(summarizeStory(frozen));
    for (const order of [
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      expect(JSON.stringify(summarizeStory(order.map((i) => frozen[i]!)))).toBe(expected);
    }
    expect(JSON.stringify(summarizeStory(new Set(frozen)))).toBe(expected);
  });

  test('keeps to the length asked for', () => {
    const words = (maxWords: number): number =>
      countWords(
        summarizeStory(batch, { maxWords })
          .summary.map(({ text }) => text)
          .join(' '),
      );
    expect(words(30)).toBeLessThanOrEqual(30);
    expect(summarizeStory(batch, { maxSentences: 1 }).summary).toHaveLength(1);
  });
});

describe('bad input', () => {
  test('is skipped, so that the rest is summarised as if it were not there', () => {
    const bad = [{ id: 'x', text: '' }, { id: '', text: PLAN }, null, { id: 'plan', text: OFF }] as Article[];
    expect(summarizeStory([...batch, ...bad])).toEqual(summarizeStory(batch));
  });

  test('is thrown for when strict, or when nothing else is left', () => {
    expect(() => summarizeStory([...batch, { id: 'x', text: '' }], { strict: true })).toThrow(NewsfoldError);
    for (const none of [[], [{ id: 'x', text: 'Too short' }]]) {
      expect(() => summarizeStory(none)).toThrow(
        expect.objectContaining({ code: 'empty-text', field: 'articles' }),
      );
    }
    expect(() => summarizeStory(7 as never)).toThrow(TypeError);
  });

  test.each([
    { maxWords: 0 },
    { maxWords: 1.5 },
    { maxWords: 10_001 },
    { maxSentences: 0 },
    { maxSentences: Number.NaN },
  ])('in options is a RangeError: %o', (options) =>
    expect(() => summarizeStory(batch, options)).toThrow(RangeError),
  );

  test.each([{ maxWords: '80' }, { maxSentences: null }, { prefer: 'A' }])(
    'of a wrong type is a TypeError: %o',
    (options) => expect(() => summarizeStory(batch, options as never)).toThrow(TypeError),
  );
});

describe.skipIf(!hasSeeds)('the seeds', () => {
  const read = (...ids: string[]): Article[] => readSeeds().filter(({ id }) => ids.includes(id));

  test('of the visit: who was to come, where, that it was put off and by whom', () => {
    const { headline, summary, status, changes } = summarizeStory(read('002', '003', '004'));
    expect(headline.articleId).toBe('004');
    expect(headline.text).toContain('postpone');
    expect(status?.value).toBe('postponed');
    expect(changes.map(({ from, to }) => [from, to])).toContainEqual(['planned', 'postponed']);
    const text = summary.map((sentence) => sentence.text).join(' ');
    for (const phrase of ['Lavrov', 'Shoigu', 'Istanbul', 'Cavusoglu']) expect(text).toContain(phrase);
    expect(text).toMatch(/postponed|put off/);
    expect(countWords(text)).toBeLessThanOrEqual(80);
  });

  test('of the talks: both sides, the place, and nothing of the visit', () => {
    const { headline, summary, timeline, status } = summarizeStory(read('000', '001'));
    expect(headline.text).not.toContain('postpone');
    expect(status?.value).not.toBe('postponed');
    const text = summary.map((sentence) => sentence.text).join(' ');
    for (const phrase of ['Turkish', 'Russian', 'Ankara']) expect(text).toContain(phrase);
    expect(text).not.toMatch(/Istanbul|Shoigu/);
    expect(timeline.map(({ date }) => date)).toEqual(expect.arrayContaining(['2020-09-15', '2020-09-16']));
  });
});
