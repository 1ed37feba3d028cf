/**
 * A stream of made-up reports through a desk, in a process of its own: `stream.ts REPORTS WINDOW` prints what memory it takes, as JSON. One
 * report in five is a copy of one of the latest 200, half of these with a sentence more.
 * @module
 */
import { type Article, NewsDesk } from 'newsfold';
import { sentences, words } from '../../test/helpers/prose';
import { random, whole } from '../../test/helpers/random';

const [reports, window] = process.argv.slice(2).map(Number) as [number, number];
const VOCABULARY = words(1, 40_000);
const next = random(2);
const START = Date.UTC(2020, 0, 1);

/** Common words more often: the square of a uniform number. */
const text = (count: number): string =>
  sentences(Array.from({ length: count }, () => VOCABULARY[Math.floor(next() ** 2 * VOCABULARY.length)]!));

const recent: string[] = [];
function report(i: number): Article {
  let body = next() < 0.2 && recent.length > 0 ? recent[whole(next, recent.length)]! : '';
  if (body !== '' && next() < 0.5) body += ` ${text(12)}`;
  if (body === '') {
    body = text(60 + whole(next, 80));
    recent[i % 200] = body;
  }
  return {
    id: `report${i}`,
    text: body,
    title: body.slice(0, 60),
    source: `source${i % 200}`,
    publishedAt: START + i * 60_000,
  };
}

/** Heap and buffers, with nothing left to collect. */
function memory(): number {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

let desk: NewsDesk | undefined = new NewsDesk({ keepArticles: window, keepDays: 365_000 });
new NewsDesk().add(Array.from({ length: 200 }, (_, i) => report(i)));
const before = memory();
let full = 0;
for (let i = 0; i < reports; i++) {
  desk.add(report(i));
  // The window is full, and every table has grown to its size.
  if (i + 1 === 2 * window) full = memory();
}
const end = memory();
const kept = [...desk.articles()];
desk = undefined;
const articles = memory();
console.log(
  JSON.stringify({
    reports,
    kept: kept.length,
    growth: (end - before) / (full - before),
    bytes: (end - articles) / kept.length,
  }),
);
