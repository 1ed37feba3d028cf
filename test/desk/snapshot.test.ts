/** Snapshots: a desk comes back as it was, from undamaged bytes of its own kind alone. */
import { type DeskOptions, NewsDesk } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { ColumnWriter } from '../../src/desk/columns';
import { readContainer, writeContainer } from '../../src/desk/container';
import { checksumOfWords } from '../../src/sketch/checksum';
import { batch } from '../helpers/batch';
import { codeOf } from '../helpers/errors';
import { forgeries, putTogether, takenApart } from './forge';
import { believedFlips, GOLDEN_NOTE, GOLDEN_OPTIONS, goldenBytes, goldenDesk } from './golden';

const GOLDEN = goldenBytes();
const restore = (bytes: Uint8Array, options: DeskOptions = GOLDEN_OPTIONS): NewsDesk =>
  NewsDesk.restore(bytes, options);
const codeOfRestoring = (bytes: Uint8Array): string => codeOf(() => restore(bytes));

/** All that a desk answers. */
function answers(desk: NewsDesk): string {
  const articles = [...desk.articles()];
  const storyIds = articles.map(({ id }) => desk.storyOf(id));
  return JSON.stringify([articles, storyIds, desk.stories(), desk.pins, desk.stats]);
}

describe('the golden file of version 1', () => {
  test('restores, now and in every later version', () => {
    const desk = restore(GOLDEN);
    expect(GOLDEN.length).toBeGreaterThanOrEqual(4096);
    expect(desk.note).toBe(GOLDEN_NOTE);
    expect(desk.stats).toMatchObject({ articles: 20, pins: 10, unsettled: 11, evicted: 1, rejected: 0 });
    const articles = [...desk.articles()];
    expect(articles).toEqual([...goldenDesk().articles()]);
    // Where first sight had put them: read, not seen again.
    expect(new Set(articles.map(({ id }) => desk.storyOf(id)))).toEqual(GOLDEN_STORIES);
    expect(desk.pins.differentStory).toEqual([['event0-report1', 'event0-report2']]);
    expect(desk.story('story:event2-report0')?.id).toBe('story:event1-report0');
    desk.settle();
    expect(desk.stats).toMatchObject({ articles: 20, pins: 10, unsettled: 0 });
  });
});

const GOLDEN_STORIES = new Set([
  ...['story:alone', 'story:event0-report0', 'story:event1-report0', 'story:event3-report2'],
  'story:event4-report0',
]);

test('a desk that was restored goes on as the one that was not, and writes the same bytes', () => {
  const desk = goldenDesk();
  const bytes = desk.snapshot(GOLDEN_NOTE);
  const restored = restore(bytes);
  expect(restored.snapshot(GOLDEN_NOTE)).toEqual(bytes);
  expect(answers(restored)).toBe(answers(desk));
  expect(JSON.stringify(restored.settle())).toBe(JSON.stringify(desk.settle()));
  expect(answers(restored)).toBe(answers(desk));
});

describe(`of ${GOLDEN.length} bytes`, () => {
  test('a flipped bit in any byte is refused: every bit in `snapshot.slow.ts`', () => {
    expect(believedFlips(GOLDEN, (byte) => [byte % 8])).toEqual([]);
  });

  test('every truncation, and 1 to 64 bytes more, are refused', () => {
    for (let length = 0; length < GOLDEN.length; length++) {
      expect(codeOfRestoring(GOLDEN.subarray(0, length))).toBe('bad-bytes');
    }
    for (let extra = 1; extra <= 64; extra++) {
      for (const fill of [0, 0xa5]) {
        const longer = new Uint8Array(GOLDEN.length + extra).fill(fill);
        longer.set(GOLDEN);
        expect(codeOfRestoring(longer)).toBe('bad-bytes');
      }
    }
  });
});

describe('foreign bytes', () => {
  const { sections } = readContainer(GOLDEN, { magic: 'NFDK', oldest: 1, newest: 1 });

  test.each([
    [0, 'version-too-old'],
    [2, 'version-too-new'],
  ])('of version %i are %s', (version, code) => {
    expect(codeOfRestoring(writeContainer({ magic: 'NFDK', version, sections }))).toBe(code);
  });

  test('of another magic, or that are no bytes, are refused', () => {
    expect(codeOfRestoring(writeContainer({ magic: 'NFLI', version: 1, sections }))).toBe('bad-bytes');
    expect(() => restore('bytes' as unknown as Uint8Array)).toThrow(TypeError);
  });

  test.each<[string, DeskOptions]>([
    ['threshold', { ...GOLDEN_OPTIONS, threshold: 0.2 }],
    ['window', { ...GOLDEN_OPTIONS, window: 3 }],
    ['sourcePriority', { threshold: 0.1 }],
    ['veto', { ...GOLDEN_OPTIONS, veto: () => false }],
    ['maxWords', { ...GOLDEN_OPTIONS, maxWords: 10 }],
    ['minSources', { ...GOLDEN_OPTIONS, minSources: 2 }],
    ['idf', { ...GOLDEN_OPTIONS, idf: 'background' as const }],
  ])('of another %s are a parameter-mismatch that names it', (name, options) => {
    expect(codeOf(() => restore(GOLDEN, options))).toBe('parameter-mismatch');
    expect(() => restore(GOLDEN, options)).toThrow(new RegExp(`^options.${name}: expected `));
  });

  test('written with weights of the background are not read without them', () => {
    const desk = new NewsDesk({ ...GOLDEN_OPTIONS, idf: 'background' });
    expect(codeOf(() => restore(desk.snapshot(), GOLDEN_OPTIONS))).toBe('parameter-mismatch');
    expect(codeOf(() => restore(desk.snapshot(), { ...GOLDEN_OPTIONS, idf: 'background' }))).toBe('no error');
  });

  test('how long reports are kept may be changed', () => {
    const desk = restore(GOLDEN, {
      ...GOLDEN_OPTIONS,
      keepArticles: 5,
      keepDays: 400,
      now: () => Date.UTC(2021, 3),
    });
    desk.settle();
    expect(desk.stats.articles).toBe(5);
  });

  test('that were taken apart and put together are the same', () => {
    expect(
      writeContainer({ magic: 'NFDK', version: 1, sections: putTogether(takenApart(sections)) }),
    ).toEqual(GOLDEN);
  });

  test('with the right checksums give a desk that works, or are refused: 2,000 in `snapshot.slow.ts`', {
    timeout: 120_000,
  }, () => {
    const { codes, driven, slowest } = forgeries(sections, GOLDEN_OPTIONS, { runs: 60, seed: 5, drives: 4 });
    expect(codes['bad-bytes']).toBeGreaterThan(20);
    expect(codes['no error']).toBeGreaterThan(5);
    expect(codes['parameter-mismatch']).toBeGreaterThan(0);
    expect(driven).toBe(4);
    expect(slowest).toBeLessThan(10_000);
  });

  const huge = [1000, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER];
  test.each([...sections.keys()])(
    'whose section %s says it has more than there is are refused, and nothing is allocated for it',
    (tag) => {
      for (const count of huge) {
        for (const more of [0, 8, 100]) {
          const claim = new ColumnWriter().varint(count).f64s(new Float64Array(more)).finish();
          const forged = new Map(sections).set(tag, Uint8Array.from(claim));
          const bytes = writeContainer({ magic: 'NFDK', version: 1, sections: forged });
          const before = process.memoryUsage();
          expect(['bad-bytes', 'parameter-mismatch']).toContain(codeOfRestoring(bytes));
          const after = process.memoryUsage();
          expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(1 << 20);
          expect(after.heapUsed - before.heapUsed).toBeLessThan(16 << 20);
        }
      }
    },
  );

  test.each([
    ['a head that claims 2^31 bytes', 8, 2 ** 31],
    ['a head that claims 2^53 bytes', 8, 2 ** 53],
    ['a section of 2^31 bytes', 24 + 16, 2 ** 31],
    ['a section at 2^31', 24 + 8, 2 ** 31],
  ])('with %s are refused before anything is allocated', (_, at, value) => {
    const bytes = Uint8Array.from(GOLDEN);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(at, BigInt(value), true);
    // Table and head get their sums anew.
    const end = 24 + 24 * sections.size;
    view.setUint32(16, checksumOfWords(new DataView(bytes.buffer, 24, end - 24)), true);
    view.setUint32(20, checksumOfWords(new DataView(bytes.buffer, 0, 20)), true);
    const before = process.memoryUsage().arrayBuffers;
    expect(codeOfRestoring(bytes)).toBe('bad-bytes');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 20);
  });
});

test('a desk that has nothing, and one that was never settled, come back', () => {
  expect(NewsDesk.restore(new NewsDesk().snapshot()).stats).toEqual(new NewsDesk().stats);
  const desk = new NewsDesk();
  desk.add(batch());
  const restored = NewsDesk.restore(desk.snapshot());
  expect(answers(restored)).toBe(answers(desk));
  expect(JSON.stringify(restored.settle())).toBe(JSON.stringify(desk.settle()));
});

const TIME = Date.UTC(2020, 5, 2);

test('lone surrogates, dates known as a day or month, and languages come back as they were', () => {
  const desk = new NewsDesk();
  desk.add([
    { id: 'day', text: 'One \ud800 broken word in a text.', publishedAt: '2020-06-14' },
    { id: 'month', text: 'Another report of the month.', publishedAt: '2020-06', lang: 'en-GB' },
    { id: '__proto__', text: 'An id that is no key of a plain object.', publishedAt: new Date(TIME) },
  ]);
  const restored = NewsDesk.restore(desk.snapshot());
  expect([...restored.articles()]).toEqual([...desk.articles()]);
  expect(restored.get('day')).toMatchObject({ publishedAt: '2020-06-14' });
  expect(restored.get('month')).toMatchObject({ publishedAt: '2020-06', lang: 'en-GB' });
  expect(restored.get('__proto__')).toMatchObject({ publishedAt: TIME });
});
