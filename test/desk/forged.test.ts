/** Snapshots whose checksums are right and whose sections contradict each other: each is refused, by what it should have had. */
import { type DeskOptions, NewsDesk } from 'newsfold';
import { describe, expect, test } from 'vitest';
import { ColumnWriter } from '../../src/desk/columns';
import { readContainer, writeContainer } from '../../src/desk/container';
import { takenApart } from './forge';
import { GOLDEN_OPTIONS, goldenBytes } from './golden';

const { sections } = readContainer(goldenBytes(), { magic: 'NFDK', oldest: 1, newest: 1 });

function restore(
  tag: string,
  write: (writer: ColumnWriter) => ColumnWriter,
  options: DeskOptions = GOLDEN_OPTIONS,
): NewsDesk {
  const forged = new Map(sections).set(tag, Uint8Array.from(write(new ColumnWriter()).finish()));
  return NewsDesk.restore(writeContainer({ magic: 'NFDK', version: 1, sections: forged }), options);
}

/** A list of a section, as far as it is looked at. */
interface List {
  readonly values: readonly List[];
}
const lists = takenApart(sections) as unknown as ReadonlyMap<string, List>;
/** Stories of the last settle, and reports that are kept. */
const settled = lists.get('NAME')!.values.length;
const times = lists.get('WIND')!.values[1]!.values.length;

test('what is not changed is restored', () => {
  expect(settled).toBeGreaterThan(1);
  expect(restore('NOTE', (writer) => writer.string('another')).stats.articles).toBe(times);
});

describe('refused', () => {
  test.each<[string, string, (writer: ColumnWriter) => ColumnWriter, string]>([
    [
      'an option without a value',
      'OPTS',
      (writer) => writer.strings(['threshold']),
      'a value for each option',
    ],
    [
      'a thousand and one arrivals',
      'WIND',
      (writer) => writer.f64s(new Float64Array(1001)).f64s(new Float64Array(times)),
      'times of arrivals',
    ],
    [
      'an arrival at no time',
      'WIND',
      (writer) => writer.f64s(Float64Array.of(Number.NaN)).f64s(new Float64Array(times)),
      'times of arrivals',
    ],
    [
      'an event time too many',
      'WIND',
      (writer) => writer.f64s(new Float64Array(0)).f64s(new Float64Array(times + 1)),
      `${times} event times, got ${times + 1}`,
    ],
    [
      'an event at no time',
      'WIND',
      (writer) =>
        writer.f64s(new Float64Array(0)).f64s(new Float64Array(times).fill(Number.POSITIVE_INFINITY)),
      'event times',
    ],
    [
      'a story of no reports',
      'NAME',
      (writer) => writer.varint(1).string('story:x').strings([]).varints([]),
      'reports in each story',
    ],
    [
      'one name for two stories',
      'NAME',
      (writer) => writer.varint(1).string('story:x').strings(['story:x']).varints([0]),
      'a name for one story',
    ],
    [
      'a report twice',
      'NAME',
      (writer) => writer.varint(1).string('story:x').strings([]).varints([0, 0]),
      'each report once',
    ],
    [
      'a story that nothing is in',
      'PLAC',
      (writer) => writer.varint(1).string('story:y').varints([]).varints([]),
      'stories with reports',
    ],
    ['two counts', 'STAT', (writer) => writer.varints([0, 0]), 'three counts'],
    ['a third state of two', 'STAT', (writer) => writer.varints([0, 0, 2]), 'three counts'],
    ['a count of no desk', 'STAT', (writer) => writer.varints([2 ** 48 + 1, 0, 0]), 'three counts'],
    [
      'pins of one report',
      'PINS',
      (writer) => writer.varint(0).strings(['event0-report0']).varint(0).strings([]),
      'pins',
    ],
  ])('%s', (_, tag, write, expected) => {
    expect(() => restore(tag, write)).toThrow(expected);
    expect(() => restore(tag, write)).toThrow(expect.objectContaining({ code: 'bad-bytes' }));
  });
});
