/** What fuzzing found, or came by on its way: every input once more, through its target, and texts through all of the library. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TARGETS, tried } from './targets';

const folder = new URL('corpus/', import.meta.url);
const corpora = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const { inputs, found } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<
      'inputs' | 'found',
      string[]
    >;
    return { name: name.slice(0, -5), inputs: [...inputs, ...found] };
  });

test('every target has a corpus, and all together are small', () => {
  expect(corpora.map(({ name }) => name).toSorted()).toEqual(Object.keys(TARGETS).toSorted());
  expect(JSON.stringify(corpora).length).toBeLessThan(200_000);
});

describe.each(corpora)('of $name', ({ name, inputs }) => {
  test(`${inputs.length} inputs break no promise`, async () => {
    expect(inputs.length).toBeGreaterThan(0);
    for (const input of inputs) await tried(TARGETS[name]!, input);
  });
});

/** Inputs that are text go everywhere. */
const TEXTS = new Set(['page', 'sentences', 'words']);

test('texts of every corpus break no promise of the core', async () => {
  for (const { name, inputs } of corpora) {
    if (!TEXTS.has(name)) continue;
    for (let i = 0; i < inputs.length; i += 12) {
      await tried(TARGETS.core!, inputs.slice(i, i + 12).join(' '));
    }
  }
});
