/** Talks that end go on until then, and talks that fail are over; a deal that ends is done with, and one that fails is off. */
import { expect, test } from 'vitest';
import { statusLexicon } from '../../src/status/lexicon';
import { StatusReader } from '../../src/status/sentence';

const reader = new StatusReader(statusLexicon('en')!);

test.each([
  ['under-way', 'The talks in Geneva will end on Friday.'],
  ['planned', 'The takeover will end on Friday.'],
  ['held', 'The talks collapsed.'],
  ['cancelled', 'The merger collapsed.'],
  ['none', 'The summit is not postponed.'],
  ['none', 'The talks may be postponed.'],
  ['none', 'To postpone the summit would be wrong.'],
])('%s: %s', (wanted, sentence) => {
  expect(reader.read(sentence).value ?? 'none').toBe(wanted);
});
