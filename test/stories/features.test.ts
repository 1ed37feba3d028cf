/** What a run remembers of the reports of the run before: the same results, a bounded memory. */
import { expect, test } from 'vitest';
import { checkArticles } from '../../src/article/article';
import { FeatureReader } from '../../src/stories/features';
import { frameOf } from '../../src/stories/frames';
import { STORY_PARAMETERS } from '../../src/stories/parameters';
import { countTerms } from '../../src/stories/term-counts';

const { articles } = checkArticles(
  [
    'Ferry sinks off Orsk on Monday',
    'Talks in Ankara end on 15 September 2020',
    'Orsk mourns 12 sailors',
  ].map((text, i) => ({ id: String(i), text })),
);
const [a, b, c] = articles as [(typeof articles)[0], (typeof articles)[0], (typeof articles)[0]];

test('what is remembered of a report is what is read of it', () => {
  const reader = new FeatureReader();
  for (const article of articles) {
    const { counts, frame } = reader.read(article, STORY_PARAMETERS);
    const { block, start, end } = countTerms(article, STORY_PARAMETERS);
    expect([...counts.block.hashes.subarray(counts.start, counts.end)]).toEqual([
      ...block.hashes.subarray(start, end),
    ]);
    expect([...counts.block.logs.subarray(counts.start, counts.end)]).toEqual([
      ...block.logs.subarray(start, end),
    ]);
    expect(frame).toEqual(frameOf(article));
  }
});

test('a report is remembered for the next run and forgotten after a run without it', () => {
  const reader = new FeatureReader();
  const first = reader.read(a, STORY_PARAMETERS);
  reader.turn();
  expect(reader.read(a, STORY_PARAMETERS)).toBe(first);
  reader.turn();
  reader.read(b, STORY_PARAMETERS);
  reader.turn();
  expect(reader.read(a, STORY_PARAMETERS)).not.toBe(first);
});

test('another report of the same id is another report', () => {
  const reader = new FeatureReader();
  const first = reader.read(a, STORY_PARAMETERS);
  reader.turn();
  expect(reader.read({ ...a }, STORY_PARAMETERS)).not.toBe(first);
});

test('no more terms are remembered than asked for', () => {
  const { counts } = new FeatureReader().read(a, STORY_PARAMETERS);
  const reader = new FeatureReader(counts.end - counts.start);
  const [first, second] = [reader.read(a, STORY_PARAMETERS), reader.read(c, STORY_PARAMETERS)];
  reader.turn();
  expect(reader.read(a, STORY_PARAMETERS)).toBe(first);
  expect(reader.read(c, STORY_PARAMETERS)).not.toBe(second);
});
