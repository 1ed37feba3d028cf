/**
 * What links are made from, as it stands in a row of a report: its profile, and its names, topic, event frame and date. Weights go by their bytes,
 * so that they come back to the bit, to the process that wrote them.
 *
 * Cost: some 1 kB a report for the profile, 2 kB for the rest.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: an adapter for servers, and bytes as text are quick by it alone
import { Buffer } from 'node:buffer';
import type { Channels } from '../stories/channels';
import type { Frame } from '../stories/frames';
import type { Profile } from '../stories/profile';
import type { Dated } from '../stories/time';
import { numberOf, type Row, type SqlEngine } from './engine';
import { guarded } from './steps';

/** What links are made from beside profiles. */
export interface Rest extends Dated {
  readonly channels: Channels;
  readonly frame: Frame;
}

/** Rows that are read at once. */
const READ = 1024;

/** Numbers in a row: all of 64 bits, then all of 32. */
function packed(doubles: readonly ArrayLike<number>[], integers: readonly ArrayLike<number>[]): string {
  const count = (parts: readonly ArrayLike<number>[]): number =>
    parts.reduce((sum, { length }) => sum + length, 0);
  const split = 8 * count(doubles);
  const bytes = new ArrayBuffer(split + 4 * count(integers));
  const [wide, narrow] = [new Float64Array(bytes, 0, split / 8), new Int32Array(bytes, split)];
  let at = 0;
  for (const part of doubles) {
    wide.set(part, at);
    at += part.length;
  }
  at = 0;
  for (const part of integers) {
    narrow.set(part, at);
    at += part.length;
  }
  return Buffer.from(bytes).toString('base64');
}

function unpacked(text: unknown): ArrayBuffer {
  const bytes = Buffer.from(String(text), 'base64');
  // A buffer may stand anywhere in a larger one.
  const own = new ArrayBuffer(bytes.length);
  new Uint8Array(own).set(bytes);
  return own;
}

function profileOf(terms: Int32Array, weights: Float64Array): Profile {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return { terms, weights, sum };
}

export function packProfile({ terms, weights }: Profile): string {
  return packed([weights], [terms]);
}

export function unpackProfile(text: unknown): Profile {
  const bytes = unpacked(text);
  const count = bytes.byteLength / 12;
  return profileOf(new Int32Array(bytes, 8 * count), new Float64Array(bytes, 0, count));
}

/** Numbers ahead of the lists. */
const HEAD = 8;

export function packRest({ channels, frame, time, latest }: Rest): string {
  const { names, topic } = channels;
  const { leadFigures, figures, weekdays, days, months } = frame;
  const head = [names.terms.length, topic.terms.length, leadFigures.length, weekdays, days, months];
  const dates = [time ?? Number.NaN, latest ?? Number.NaN];
  return packed(
    [head, dates, names.weights, topic.weights],
    [names.terms, topic.terms, leadFigures, figures],
  );
}

export function unpackRest(text: unknown): Rest {
  const bytes = unpacked(text);
  const [names, topic, leads, weekdays, days, months, time, latest] = new Float64Array(
    bytes,
    0,
    HEAD,
  ) as unknown as [number, number, number, number, number, number, number, number];
  let at = 8 * HEAD;
  const doubles = (count: number): Float64Array => {
    at += 8 * count;
    return new Float64Array(bytes, at - 8 * count, count);
  };
  const integers = (count: number): Int32Array => {
    at += 4 * count;
    return new Int32Array(bytes, at - 4 * count, count);
  };
  const [ofNames, ofTopic] = [doubles(names), doubles(topic)];
  const channels = {
    names: profileOf(integers(names), ofNames),
    topic: profileOf(integers(topic), ofTopic),
  };
  const leadFigures = integers(leads);
  const figures = integers((bytes.byteLength - at) / 4);
  return {
    channels,
    frame: { weekdays, days, months, leadFigures, figures },
    time: Number.isNaN(time) ? undefined : time,
    latest: Number.isNaN(latest) ? undefined : latest,
  };
}

/** Reads one column of the features of reports from one place up to another, or of some places. */
export async function readFeatures(
  engine: SqlEngine,
  features: string,
  column: 'profile' | 'rest',
  wanted: { from: number; to: number } | readonly number[],
  take: (place: number, text: unknown) => void,
): Promise<void> {
  const read = async (where: string): Promise<void> => {
    const query = `SELECT place, ${column} FROM ${features} WHERE ${where}`;
    const rows: readonly Row[] = await guarded('features', () => engine.query(query));
    for (const row of rows) take(numberOf(row.place), row[column]);
  };
  if ('from' in wanted) {
    for (let from = wanted.from; from < wanted.to; from += READ) {
      await read(`place >= ${from} AND place < ${Math.min(wanted.to, from + READ)}`);
    }
    return;
  }
  for (let from = 0; from < wanted.length; from += READ)
    await read(`place IN (${wanted.slice(from, from + READ).join(', ')})`);
}
