/** What holds for one text: words, sentences, shingles, signatures, pages. */
import fc from 'fast-check';
import {
  containment,
  estimateJaccard,
  jaccard,
  mergeSignatures,
  readArticle,
  readArticles,
  shingle,
  sketch,
  sketchText,
} from 'newsfold';
import { expect } from 'vitest';
import { splitSentences } from '../../../src/text/sentences';
import { splitWords } from '../../../src/text/words';
import { anyText, hostileText } from '../../helpers/hostile';
import { holdsFor } from '../../helpers/property';
import { ofText, type Property, typed } from './kinds';

const mirrored = (text: string): string => text.normalize('NFD');

export const TEXT_PROPERTIES: readonly Property[] = [
  ofText('words stand where they say, in order', 60, (text) => {
    const { count, starts, ends } = splitWords(text);
    for (let i = 0; i < count; i++) {
      expect(ends[i]!).toBeGreaterThan(starts[i]!);
      if (i > 0) expect(starts[i]!).toBeGreaterThanOrEqual(starts[i - 1]!);
    }
    if (count > 0) expect(ends[count - 1]!).toBeLessThanOrEqual(text.length);
  }),
  ofText('sentences stand one behind the other, without white space at their ends', 60, (text) => {
    let at = 0;
    for (const { start, end } of splitSentences(text)) {
      expect(start).toBeGreaterThanOrEqual(at);
      expect(end).toBeGreaterThan(start);
      expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
      at = end;
    }
    expect(at).toBeLessThanOrEqual(text.length);
  }),
  ofText('a text sketched at once is its shingles sketched', 40, (text) => {
    expect(sketchText(text)).toEqual(sketch(shingle(text)));
  }),
  ofText('shingles of every size and unit are sorted and different', 40, (text) => {
    for (const options of [{ size: 1 }, { size: 32 }, { unit: 'letter', size: 3 }] as const) {
      const found = shingle(text, options);
      for (let i = 1; i < found.length; i++) expect(found[i]!).toBeGreaterThan(found[i - 1]!);
    }
  }),
  ofText(
    'a character without width inside words changes no signature',
    60,
    (text) => {
      const hidden = text.replace(/(?<=[a-zA-Z])(?=[a-zA-Z])/g, '\u200b\u00ad');
      expect(sketchText(hidden)).toEqual(sketchText(text));
    },
    100,
    anyText,
  ),
  ofText(
    'composed and decomposed spellings of letters have one signature',
    100,
    (text) => expect(sketchText(mirrored(text))).toEqual(sketchText(text.normalize('NFC'))),
    100,
    fc
      .array(fc.constantFrom('é', 'ü', 'ẅ', 'ố', 'й', '한', 'が', 'talks', ' ', '. '), { maxLength: 40 })
      .map((p) => p.join('')),
  ),
  ofText('a text is as like itself as can be, and one of no words like nothing', 40, (text) => {
    const shingles = shingle(text);
    const wanted = shingles.length === 0 ? 0 : 1;
    const signature = sketch(shingles);
    expect([jaccard(shingles, shingles), containment(shingles, shingles)]).toEqual([wanted, wanted]);
    expect(estimateJaccard(signature, signature)).toBe(wanted);
    expect(mergeSignatures(signature, signature)).toEqual(signature);
  }),
  ofText(
    'a page gives an article of its own words, or a typed error',
    15,
    (text) => {
      const read = typed(() => readArticle(text));
      if (read === undefined) return;
      let at = 0;
      for (const { start, end, text: removed } of read.removed) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(text.slice(start, end)).toBe(removed);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
      // Composed spelling may be longer: by three at most (UAX 15).
      expect(read.article.text.length).toBeLessThanOrEqual(3 * text.length);
      expect(readArticle(text)).toEqual(read);
    },
    200,
  ),
  {
    name: 'pages with hints of strangers give articles with those hints, or a typed error',
    runs: 40,
    more: 100,
    check: (n, seed) =>
      holdsFor(
        fc.array(
          fc.record({
            raw: hostileText,
            hints: fc.record({ title: hostileText, url: hostileText, lang: hostileText }),
          }),
          {
            maxLength: 4,
          },
        ),
        n,
        (pages) => {
          const read = typed(() => readArticles(pages));
          if (read === undefined) return;
          expect(new Set(read.map(({ article }) => article.id)).size).toBe(pages.length);
        },
        seed,
      ),
  },
];
