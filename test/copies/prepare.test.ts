/** Reports in shared memory are what each would be on its own. */
import { describe, expect, test } from 'vitest';
import { checkArticles } from '../../src/article/article';
import { PreparedReports } from '../../src/copies/prepare';
import { intersectionSize } from '../../src/copies/similarity';
import { shingle } from '../../src/sketch/shingle';
import { splitWords } from '../../src/text/words';
import { article, prose, sentences, words } from '../helpers/prose';

function prepared(texts: readonly string[]): PreparedReports {
  const articles = texts.map((text, i) => article(String(i).padStart(4, '0'), text));
  return new PreparedReports(checkArticles(articles).articles);
}

describe('each report', () => {
  const base = words(1, 200);
  const texts = [
    prose(2, 3),
    prose(3, 5),
    sentences(base),
    sentences([...base.slice(0, 100), ...words(4, 60)]),
    'over and over '.repeat(50),
    prose(5, 60),
  ];
  const sets = texts.map((text) => shingle(text));
  const reports = prepared(texts);

  test('has the shingles of its text', () => {
    expect(texts.map((_, i) => reports.shingles(i))).toEqual(sets);
    expect([...reports.shingleCounts]).toEqual(sets.map((set) => set.length));
  });

  test('has the words of its text, however often and in whatever order they are asked for', () => {
    for (const i of [2, 3, 2, 5, 2, 4, 5, 0, 1]) {
      expect(reports.words(i)).toEqual(splitWords(texts[i]!));
      expect(reports.wordCounts[i]).toBe(reports.words(i).count);
    }
  });

  test('shares with each other the shingles that both have', () => {
    for (const [a, left] of sets.entries()) {
      for (const [b, right] of sets.entries())
        expect(reports.sharedShingles(a, b)).toBe(intersectionSize(left, right));
    }
  });
});

test('reports around one that is longer than the memory that others share keep their shingles', () => {
  const list = words(6, 2000);
  const long = Array.from({ length: 1_100_000 }, (_, i) => list[(i * i) % 1999]!).join(' ');
  const reports = prepared([prose(7, 100), long, prose(8, 100)]);
  expect(reports.shingles(0)).toEqual(shingle(prose(7, 100)));
  expect(Buffer.compare(bytesOf(reports.shingles(1)), bytesOf(shingle(long)))).toBe(0);
  expect(reports.shingles(2)).toEqual(shingle(prose(8, 100)));
});

test('more words than are kept are cut once more', () => {
  const texts = Array.from({ length: 30 }, (_, i) => `${words(i, 9).join(' ')} `.repeat(1200));
  const reports = prepared(texts);
  for (const i of [...texts.keys(), 0, 29, 1])
    expect(Buffer.compare(bytesOf(reports.words(i).hashes), bytesOf(splitWords(texts[i]!).hashes))).toBe(0);
});

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array | Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

test('content is the sequence of words, whatever their case, accents and punctuation', () => {
  const reports = prepared([
    'Önal flew to Moscow on Monday.',
    'ONAL FLEW: to Moscow, on (Monday)',
    'Önal flew to Moscow on Sunday.',
    'to Moscow Önal flew on Monday.',
    'Önal flew to Moscow on Monday. On Monday.',
  ]);
  const same = (b: number): boolean => reports.sameContent(0, b);
  expect([0, 1, 2, 3, 4].map(same)).toEqual([true, true, false, false, false]);
  expect(reports.contentHash(0)).toBe(reports.contentHash(1));
});
