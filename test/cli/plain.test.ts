/** Text for a terminal: whole escape sequences go, what is none stays readable, and no text makes that slow. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clean, countOf } from '../../src/cli/output/plain';
import { filled } from '../helpers/hostile';
import { BlockCounter } from '../helpers/work';

test.each([
  ['a\u001b[31mb', 'ab'],
  ['a\u009b1;31mb', 'ab'],
  ['a\u001b]0;title\u0007b', 'ab'],
  ['a\u001b]0;title\u001b\\b', 'ab'],
  ['a\u009d0;title\u009cb', 'ab'],
  [`a\u009d${'x'.repeat(200)}\u0007b`, 'ab'],
  [`a\u009d${'x'.repeat(201)}\u0007b`, `a${'x'.repeat(201)}b`],
  ['a\u001b]0;\u001b[31mb', 'a]0;b'],
  ['a\u009d0;\u009d1;\u0007b', 'a0;b'],
  ['a\u001b[', 'a['],
  ['a\u001b', 'a'],
  ['[31m stays', '[31m stays'],
])('%j is written as %j', (text, wanted) => {
  expect(clean(text)).toBe(wanted);
});

test.each([
  [999, '999 reports'],
  [1000, '1,000 reports'],
  [1_234_567, '1,234,567 reports'],
])('%i has its thousands marked', (n, wanted) => {
  expect(countOf(n, 'report')).toBe(wanted);
});

describe('work', () => {
  let counter: BlockCounter;
  let counted: typeof clean;
  // Only code that is compiled while blocks are counted is counted: a copy of the module.
  beforeAll(async () => {
    counter = new BlockCounter();
    const copy = '../../src/cli/output/plain?counted';
    ({ clean: counted } = (await import(copy)) as { clean: typeof clean });
  });
  afterAll(() => counter.stop());

  const blocks = (text: string): number => {
    counter.reset();
    counted(text);
    return counter.take().total;
  };

  test.each(['\u009d', '\u009b', '\u001b]', '\u001b[', '\u009d0;x', '\u009b0 ', `\u009d${'x'.repeat(300)}`])(
    'on %j without end is at most twenty blocks a code unit',
    (unit) => {
      const text = filled(unit, 4000);
      expect(blocks(text)).toBeGreaterThan(text.length);
      expect(blocks(text)).toBeLessThan(20 * text.length);
    },
  );
});
