/** The scanner's buffers: a text of more words than they hold is cut as if they had no end, whatever stands between its words. */
import { describe, expect, test } from 'vitest';
import { shingle } from '../../src/sketch/shingle';
import { sketch, sketchText } from '../../src/sketch/sketcher';
import { countWords, hashWords, splitWords } from '../../src/text/words';

/** Repetitions that fill the buffers of 16,384 words more than once. */
const TIMES = 17_000;

describe('words without a space between them', () => {
  test.each([
    ['an emoji', 'a😀', 1],
    ['a lone surrogate', 'a\ud800', 1],
    ['a script without spaces', '中a', 2],
    ['a script without spaces, then an emoji', 'ก😀', 1],
    ['a script without spaces and a figure that vanishes in part', '中\u200b9é', 2],
  ])('are all there, with the hashes and bounds of the first: %s', (_, unit, words) => {
    const { count, hashes, starts, ends, flags } = splitWords(unit.repeat(TIMES));
    const first = splitWords(unit);
    expect(first.count).toBe(words);
    expect(count).toBe(words * TIMES);
    expect([hashes.length, starts.length, ends.length, flags.length]).toEqual([count, count, count, count]);
    let wrong = 0;
    for (let i = 0; i < count; i++) {
      const before = Math.trunc(i / words) * unit.length;
      const same = i % words;
      if (hashes[i] !== first.hashes[same] || flags[i] !== first.flags[same]) wrong++;
      if (starts[i] !== before + first.starts[same]! || ends[i] !== before + first.ends[same]!) wrong++;
    }
    expect(wrong).toBe(0);
  });

  test('a letter that is spelt as two is cut into every pair once', () => {
    // Burmese UU: two code points a letter, so one pair in it and one between it and the next.
    expect(splitWords('ဦ'.repeat(TIMES)).count).toBe(2 * TIMES - 1);
  });

  test.each(['a😀b', '中a国', 'ဦ', 'a\ud800é', '中😀'])('%j: hashes, counts and signatures agree', (unit) => {
    // A different beginning moves the place where the buffers are full.
    for (const start of ['', 'a ', '中']) {
      for (const times of [8_190, TIMES]) {
        const text = start + unit.repeat(times);
        const { count, hashes } = splitWords(text);
        expect(countWords(text)).toBe(count);
        expect(hashes).toHaveLength(count);
        expect(Buffer.from(hashWords(text).slice().buffer).equals(Buffer.from(hashes.buffer))).toBe(true);
        expect(sketchText(text)).toEqual(sketch(shingle(text)));
      }
    }
  });
});
