/** The promise: rows of version 2 stay what they are, so that other languages can make them. Answers are written down in docs/scale.md. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { vectors } from '../../bench/sql/vectors';
import { reportNumber, utf8 } from '../../src/sql/hash';
import { LAYOUT, layoutRows, TABLES } from '../../src/sql/index';
import { sampledHash, shapeOfLayout } from '../../src/sql/layout';

const article = {
  id: 'wire-1',
  title: 'Talks put off',
  text: 'The talks between the two ministers were put off on Sunday, the ministry said in a statement.',
  source: 'Wire',
  publishedAt: '2020-06-14',
};

test('the shape of the bands is that of deduplicate', () => {
  expect(LAYOUT).toMatchObject(shapeOfLayout());
  expect(LAYOUT).toEqual({
    version: 2,
    slots: 128,
    seed: 0,
    bands: 25,
    rows: 5,
    wordsAShingle: 5,
    sampleRate: 4,
  });
});

test('a report has the rows that are written down', () => {
  const rows = layoutRows([article]);
  const [version, report, id, content, shingles, terms, text] = rows.reports;
  expect(rows.reports).toHaveLength(TABLES.reports.length);
  expect({ version, report, id, content, shingles, terms, text }).toMatchInlineSnapshot(`
    {
      "content": BigUint64Array {
        "0": 17051630438847053258n,
      },
      "id": [
        ""wire-1"",
      ],
      "report": BigUint64Array {
        "0": 7198642045744342754n,
      },
      "shingles": {
        "ends": Uint32Array [
          13,
        ],
        "length": 1,
        "values": Uint32Array [
          953986,
          180970190,
          258542879,
          327565304,
          827012813,
          1521103787,
          2363281512,
          2415462603,
          2537828912,
          3047555703,
          3094984366,
          3441538533,
          3912281466,
        ],
      },
      "terms": Uint32Array [
        0,
      ],
      "text": [
        "{"id":"wire-1","text":"The talks between the two ministers were put off on Sunday, the ministry said in a statement.","title":"Talks put off","source":"Wire","publishedAt":"2020-06-14"}",
      ],
      "version": Uint8Array [
        2,
      ],
    }
  `);
  expect(rows.bands[1]).toEqual(Uint8Array.from({ length: 25 }, (_, band) => band));
  expect((rows.bands[2] as BigUint64Array).slice(0, 3)).toMatchInlineSnapshot(`
    BigUint64Array {
      "0": 12031688983199806058n,
      "1": 13850007392408526749n,
      "2": 17307596150738651651n,
    }
  `);
  expect(new Set(rows.bands[3] as BigUint64Array)).toEqual(new Set(report as BigUint64Array));
  expect(rows.samples.slice(1)).toMatchInlineSnapshot(`
    [
      Uint32Array [
        3879829885,
      ],
      BigUint64Array {
        "0": 7198642045744342754n,
      },
    ]
  `);
});

test('terms are rows of their own, and only where they are asked for', () => {
  const [version, terms, report, foreign, seen, named] = layoutRows([article], { terms: true }).terms;
  const { reports, terms: none } = layoutRows([article]);
  expect(none.map(({ length }) => length)).toEqual(TABLES.terms.map(() => 0));
  expect(new Set(version as Uint8Array)).toEqual(new Set([LAYOUT.version]));
  expect(new Set(report as BigUint64Array)).toEqual(new Set(reports[1] as BigUint64Array));
  expect(new Set(terms as Uint32Array).size).toBe(terms!.length);
  expect([terms, foreign, seen, named].map((column) => column!.length)).toEqual(Array(4).fill(terms!.length));
  // "minister" and "ministry", "Sunday" with a capital; pairs of stems are not counted.
  expect(Math.max(...(named as Uint32Array))).toBe(1);
  expect((seen as Uint32Array).filter((count) => count === 0).length).toBeGreaterThan(3);
  expect(new Set(foreign as Uint8Array)).toEqual(new Set([0]));
});

test('a report in another language is marked in all of its terms', () => {
  const text = 'Der Minister sagte gestern Abend, die Verhandlungen seien ohne Ergebnis vertagt worden.';
  const { reports, terms } = layoutRows([{ id: 'de', text }], { terms: true });
  expect(new Set(terms[3] as Uint8Array)).toEqual(new Set([1]));
  expect((reports[5] as Uint32Array)[0]).toBe(terms[1]!.length + 1);
});

test.each([
  ['a', 16264437011977964356n],
  ['wire-1', 7198642045744342754n],
  ['é€😀', 10047563127661178408n],
])('the number of the id %s', (id, number) => {
  expect(reportNumber(id)).toBe(number);
});

test('ids are hashed by their bytes in UTF-8', () => {
  const text = 'a\u007f\u0080é\u07ff\u0800€\uffff😀\u{10ffff}';
  expect(utf8(text)).toEqual([...new TextEncoder().encode(text)]);
});

test('one shingle in four is sampled, and none is 0', () => {
  const hashes = Array.from({ length: 4000 }, (_, i) => sampledHash(Math.imul(i, 0x9e3779b1) >>> 0));
  const sampled = hashes.filter((hash) => hash !== 0);
  expect(sampled.length).toBeGreaterThan(900);
  expect(sampled.length).toBeLessThan(1100);
  expect(sampled.every((hash) => hash % 4 === 1)).toBe(true);
});

test('the known answers that others compare with are those of the library', () => {
  const written = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8').split('\n');
  expect(written).toEqual(expect.arrayContaining(vectors()));
});
