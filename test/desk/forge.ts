/**
 * Forged snapshots: sections taken apart into their values, which are dropped, doubled, swapped, replaced and miscounted, written again, and
 * given the right checksums. Then the desk, where there is one, is driven with random calls.
 */
import { clusterStories, type DeskOptions, NewsDesk, NewsfoldError } from 'newsfold';
import { expect } from 'vitest';
import { ColumnReader, ColumnWriter } from '../../src/desk/columns';
import { writeContainer } from '../../src/desk/container';
import { batch } from '../helpers/batch';
import { random, whole } from '../helpers/random';
import { nameless } from './model';

/** A value of a section: a list may say that it has more or fewer values than it has. */
type Value =
  | { kind: 'varint' | 'f64'; value: number }
  | { kind: 'string'; value: string }
  | { kind: 'list'; values: Value[]; miscount: number }
  | { kind: 'row'; values: Value[] }
  /** Bytes that are no value. */
  | { kind: 'raw'; bytes: Uint8Array };

type Shape = (reader: ColumnReader) => Value;

const varint: Shape = (reader) => ({ kind: 'varint', value: reader.varint() });
const f64: Shape = (reader) => ({ kind: 'f64', value: reader.f64() });
const string: Shape = (reader) => ({ kind: 'string', value: reader.string() });
const list =
  (shape: Shape): Shape =>
  (reader) => ({
    kind: 'list',
    values: Array.from({ length: reader.varint() }, () => shape(reader)),
    miscount: 0,
  });
const row =
  (...shapes: Shape[]): Shape =>
  (reader) => ({ kind: 'row', values: shapes.map((shape) => shape(reader)) });
const article: Shape = (reader) => {
  const values = [varint, string, string, string, string, string, string, varint].map((shape) =>
    shape(reader),
  );
  const dated = values.at(-1)!.kind === 'varint' ? (values.at(-1) as { value: number }).value : 0;
  for (let i = 0; i < dated; i++) values.push(f64(reader));
  return { kind: 'row', values };
};

const SHAPES: Readonly<Record<string, Shape>> = {
  OPTS: list(string),
  NOTE: string,
  ARTS: list(article),
  WIND: row(list(f64), list(f64)),
  NAME: list(row(string, list(string), list(varint))),
  PLAC: row(list(row(string, list(varint))), list(varint)),
  PINS: row(list(list(string)), list(string), list(list(string)), list(string)),
  STAT: list(varint),
};

/** Section by section, all values of a snapshot. */
export function takenApart(sections: ReadonlyMap<string, Uint8Array>): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const [tag, bytes] of sections) {
    const reader = new ColumnReader(bytes, tag);
    values.set(tag, SHAPES[tag]!(reader));
    reader.end();
  }
  return values;
}

function write(writer: ColumnWriter, value: Value): void {
  switch (value.kind) {
    case 'varint':
      writer.varint(Math.min(value.value, Number.MAX_SAFE_INTEGER));
      return;
    case 'f64':
      writer.f64(value.value);
      return;
    case 'string':
      writer.string(value.value);
      return;
    case 'raw':
      // A blob without its length.
      for (const byte of value.bytes) writer.varint(byte & 127);
      return;
    default:
      if (value.kind === 'list')
        writer.varint(Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, value.values.length + value.miscount)));
      for (const one of value.values) write(writer, one);
  }
}

/** The values as a snapshot again. */
export function putTogether(values: ReadonlyMap<string, Value>): Map<string, Uint8Array> {
  const sections = new Map<string, Uint8Array>();
  for (const [tag, value] of values) {
    const writer = new ColumnWriter();
    write(writer, value);
    sections.set(tag, Uint8Array.from(writer.finish()));
  }
  return sections;
}

/** Lists, rows and values of a section, the section itself first. */
function within(value: Value): Value[] {
  return value.kind === 'list' || value.kind === 'row' ? [value, ...value.values.flatMap(within)] : [value];
}

const NUMBERS = [
  0,
  1,
  2,
  3,
  7,
  127,
  128,
  255,
  65_535,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32,
  Number.MAX_SAFE_INTEGER,
];
const FLOATS = [
  0,
  -0,
  1,
  -1,
  1e300,
  -1e300,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  8.64e15,
  1.6e12,
];
const STRINGS = [
  '',
  ' ',
  '__proto__',
  'story:',
  '\0',
  '\ud800',
  'x'.repeat(300),
  'event0-report0',
  'story:event0-report0',
  '\u202e',
];

/** A change to one value, in place. @returns what was done */
function change(values: ReadonlyMap<string, Value>, next: () => number): string {
  const any = <T>(items: readonly T[]): T => items[whole(next, items.length)]!;
  const tag = any([...values.keys()]);
  const all = within(values.get(tag)!);
  const target = any(all);
  switch (target.kind) {
    case 'varint':
      target.value = next() < 0.5 ? any(NUMBERS) : Math.max(0, target.value + (next() < 0.5 ? 1 : -1));
      return `${tag} number`;
    case 'f64':
      target.value = next() < 0.6 ? any(FLOATS) : target.value + (next() - 0.5) * 1e10;
      return `${tag} float`;
    case 'string': {
      const others = all.filter((one) => one.kind === 'string');
      target.value = next() < 0.5 ? any(STRINGS) : any(others).value;
      return `${tag} string`;
    }
    case 'raw':
      return `${tag} raw`;
    default: {
      const { values: own } = target;
      const [i, j] = [whole(next, own.length + 1), whole(next, own.length + 1)];
      const what = any([
        'drop',
        'double',
        'swap',
        'raw',
        ...(target.kind === 'list' ? ['miscount', 'empty', 'drop', 'double'] : []),
      ]);
      if (what === 'drop') own.splice(i, 1 + whole(next, 3));
      else if (what === 'double') own.splice(j, 0, ...structuredClone(own.slice(i, i + 1)));
      else if (what === 'swap' && own[i] !== undefined && own[j] !== undefined)
        [own[i], own[j]] = [own[j]!, own[i]!];
      else if (what === 'raw') own.splice(i, 0, { kind: 'raw', bytes: Uint8Array.of(any(NUMBERS) & 127, 0) });
      else if (what === 'empty') own.length = 0;
      else if (what === 'miscount' && target.kind === 'list')
        target.miscount = any([1, -1, 1000, ...NUMBERS]);
      return `${tag} ${target.kind} ${what}`;
    }
  }
}

/** A change to the sections themselves. */
function shuffle(sections: Map<string, Uint8Array>, next: () => number): Map<string, Uint8Array> {
  const entries = [...sections];
  const [i, j] = [whole(next, entries.length), whole(next, entries.length)];
  const bytes = entries[i]![1];
  const kind = whole(next, 7);
  if (kind === 0) entries.splice(i, 1);
  else if (kind === 1) [entries[i], entries[j]] = [entries[j]!, entries[i]!];
  else if (kind === 2) entries[i] = [entries[i]![0], entries[j]![1]];
  else if (kind === 3) entries[i] = [entries[i]![0], bytes.subarray(0, whole(next, bytes.length + 1))];
  else if (kind === 4)
    entries[i] = [entries[i]![0], Uint8Array.of(...bytes, ...bytes.subarray(0, 1 + whole(next, 40)))];
  else if (kind === 5) entries.push(['MORE', bytes]);
  else {
    const changed = Uint8Array.from(bytes);
    for (let n = 1 + whole(next, 3); n > 0; n--) changed[whole(next, changed.length)] = whole(next, 256);
    entries[i] = [entries[i]![0], changed];
  }
  return new Map(entries);
}

/** Random calls to a desk that came out of forged bytes: it answers as any other. */
function drive(desk: NewsDesk, options: DeskOptions, next: () => number): void {
  const any = <T>(items: readonly T[]): T => items[whole(next, items.length)]!;
  const orRefused = (call: () => unknown): void => {
    try {
      call();
    } catch (error) {
      if (!(error instanceof RangeError) && (error as NewsfoldError).code !== 'contradictory-pins')
        throw error;
    }
  };
  const reports = batch();
  for (let calls = 4 + whole(next, 5); calls > 0; calls--) {
    const ids = [...desk.articles()].map(({ id }) => id);
    const id = any([...ids, 'nobody']);
    const storyId = desk.storyOf(any([...ids, 'nobody'])) ?? 'nothing';
    const kind = whole(next, 8);
    if (kind <= 1) desk.add(Array.from({ length: 1 + whole(next, 4) }, () => any(reports)));
    else if (kind === 2) desk.remove(ids.filter(() => next() < 0.2));
    else if (kind === 3) orRefused(() => desk.merge(storyId, desk.storyOf(id) ?? 'nothing'));
    else if (kind === 4) orRefused(() => desk.split(storyId, [id]));
    else if (kind === 5) orRefused(() => desk.pin(id, storyId));
    else if (kind === 6) desk.unpin(id);
    else desk.stories({ sort: 'latest', limit: 3 });
    for (const one of desk.stories()) expect(desk.story(one.id)).toBe(one);
  }
  desk.settle();
  const { keepArticles: _, keepDays: __, ...rest } = options;
  const wanted = clusterStories(desk.articles(), { ...rest, ...desk.pins });
  expect(JSON.stringify(nameless(desk.stories()))).toBe(JSON.stringify(nameless(wanted.stories)));
  const bytes = desk.snapshot('again');
  const restored = NewsDesk.restore(bytes, options);
  expect(JSON.stringify(restored.stories())).toBe(JSON.stringify(desk.stories()));
  expect(restored.snapshot('again')).toEqual(bytes);
}

/** So many forged snapshots. @returns how often each came to nothing, and to what; and ms of the slowest */
export function forgeries(
  sections: ReadonlyMap<string, Uint8Array>,
  options: DeskOptions,
  { runs, seed, drives }: { runs: number; seed: number; drives: number },
): { codes: Record<string, number>; kinds: Record<string, number>; driven: number; slowest: number } {
  const next = random(seed);
  const [codes, kinds]: Record<string, number>[] = [{}, {}];
  let [driven, slowest] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const values = takenApart(sections);
    let kind = 'sections';
    const isShuffled = next() < 0.2;
    if (!isShuffled) for (let n = 1 + whole(next, 2); n > 0; n--) kind = change(values, next);
    const forged = putTogether(values);
    const bytes = writeContainer({
      magic: 'NFDK',
      version: 1,
      sections: isShuffled ? shuffle(forged, next) : forged,
    });
    const start = performance.now();
    let desk: NewsDesk | undefined;
    let code = 'no error';
    try {
      desk = NewsDesk.restore(bytes, options);
    } catch (error) {
      if (!(error instanceof NewsfoldError)) throw error;
      ({ code } = error);
    }
    slowest = Math.max(slowest, performance.now() - start);
    expect(['no error', 'bad-bytes', 'parameter-mismatch']).toContain(code);
    codes![code] = (codes![code] ?? 0) + 1;
    kinds![kind] = (kinds![kind] ?? 0) + 1;
    if (desk === undefined || driven >= drives) continue;
    drive(desk, options, next);
    driven++;
  }
  return { codes: codes!, kinds: kinds!, driven, slowest };
}
