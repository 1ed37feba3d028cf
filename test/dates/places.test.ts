/** Where dates may start is told by words as well as by every code unit of the text, or not at all. */
import { expect, test } from 'vitest';
import { type DateMention, datePlace, findDates, findDays, findSpans } from '../../src/dates/dates';
import { scanner } from '../../src/text/words';
import { random, whole } from '../helpers/random';

const PIECES = [
  ...['May', ' May ', 'Sept. ', 'September', 'Sun', 'Sunday', 'Marché', 'Mayor', 'Decé', 'mid-', 'early '],
  ...[
    'ago',
    ' three months ago',
    'a',
    'A',
    'g',
    'o',
    '5',
    '15',
    '2020',
    '-09',
    '/09',
    '/2020',
    '1,500',
    'th',
  ],
  ...[' ', ', ', '. ', '\n', '-', ' in ', ' on ', ' and ', ' to ', ' of ', ' last year', '$', '’s', '“', '×'],
  ...[
    'é',
    'ª',
    'µ',
    'ⁿ',
    'ℝ',
    'Ａ',
    'ß',
    'ﬁ',
    '\u00ad',
    '\u200b',
    '\u0301',
    '年',
    '월',
    'ไ',
    '😀',
    '𝐀',
    '\ud800',
  ],
];

/** Places by words; nothing where words do not tell. */
function placesOf(text: string): number[] | undefined {
  const { cut, bounds, isPlain } = scanner();
  const count = cut(text, 0, Number.POSITIVE_INFINITY, true);
  if (!isPlain()) return undefined;
  const places = Array.from({ length: count }, (_, i) => datePlace(text, bounds[2 * i]!));
  return places.filter((place) => place >= 0);
}

/** Of a text that names no day at all, months and years need not be read. */
function days(mentions: readonly DateMention[]): DateMention[] {
  return mentions.filter(({ precision }) => precision === 'day');
}

test('days and months are the same, of a text and of its beginning', () => {
  const next = random(5);
  let told = 0;
  for (let round = 0; round < 1000; round++) {
    // Half of the texts are of plain letters.
    const most = round % 2 === 0 ? PIECES.length : PIECES.indexOf('ª');
    let text = '';
    for (let i = whole(next, 14); i >= 0; i--) text += PIECES[whole(next, most)]!;
    const places = placesOf(text);
    if (places === undefined) continue;
    told++;
    const reference = round % 3 === 0 ? undefined : Date.UTC(2020, 8, 14);
    const begun = text.slice(0, whole(next, text.length + 1));
    for (const of of [text, begun]) {
      const found = [findSpans(of, places), days(findDays(of, reference, places))];
      const wanted = [findSpans(of), days(findDays(of, reference))];
      if (JSON.stringify(found) !== JSON.stringify(wanted)) expect(found, of).toEqual(wanted);
    }
  }
  expect(told).toBeGreaterThan(300);
});

test.each([
  'ª5 May 2020',
  'ⁿ5 May 2020',
  'Ａ5 May 2020',
  'a\u200b5 May 2020',
  'in 年5 May 2020',
  '😀May 5, 2020',
])('%j has a date that no word begins with, or none', (text) => {
  const places = placesOf(text);
  if (places !== undefined) expect(findSpans(text, places)).toEqual(findSpans(text));
});

test.each([499, 500, 501])(
  'of a text that names %i dates at most the first 500 are read, by places too',
  (count) => {
    const text = Array.from({ length: count }, (_, i) => `It rained on ${1 + (i % 28)} March 2021. `).join(
      '',
    );
    const starts = [findDates(text), findDays(text, 0, placesOf(text)), findSpans(text, placesOf(text))].map(
      (dates) => dates.map(({ start }) => start),
    );
    const wanted = [...text.matchAll(/\d+ March/g)].map(({ index }) => index);
    for (const some of starts) expect(some).toEqual(wanted.slice(0, 500));
  },
);
