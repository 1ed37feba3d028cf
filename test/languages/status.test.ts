/** Sentences of other languages say where an event stands, by the words of their pack. */
import { describe, expect, test } from 'vitest';
import { loadLanguages } from '../../src/languages';
import { PhraseReader } from '../../src/status/phrase-reader';
import { SENTENCES } from './sentences';

const packs = await loadLanguages();

describe.each(packs)('$name', ({ code, status }) => {
  const reader = new PhraseReader(status!);

  test.each(SENTENCES[code]!)('%s: %s', (expected, sentence) => {
    expect(reader.read(sentence).value ?? 'none').toBe(expected);
  });
});
