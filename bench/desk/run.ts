/** One run of `bench/desk.ts`, in a process of its own: `run.mjs STREAM REPORTS WINDOW SETTLE IDF` prints a result as JSON. */
import { spawn } from 'node:child_process';
import { type Article, NewsDesk, type TermRarity } from '../../src/index';

/** Bytes at a moment when nothing is waiting to be collected. */
export interface Memory {
  /** Heap and buffers outside of it. */
  readonly used: number;
  readonly heap: number;
  readonly buffers: number;
  readonly rss: number;
}

/** Milliseconds. */
export interface Quantiles {
  readonly median: number;
  readonly p99: number;
  readonly p999: number;
  readonly max: number;
}

export interface DeskRun {
  readonly reports: number;
  readonly window: number;
  readonly seconds: number;
  /** One `add` with the window full: wall time and processor time. */
  readonly add: Quantiles;
  readonly processor: Quantiles;
  readonly settles: readonly number[];
  /** The longest steps of the settles: what a settle in turns holds the thread at once. The last step shows the new stories. */
  readonly steps: { readonly longest: number; readonly last: number };
  readonly outcomes: Readonly<Record<string, number>>;
  /** Before the first report; with the first full window; in the end. */
  readonly before: Memory;
  readonly full: Memory;
  readonly end: Memory;
  /** What is left in the end without the desk: its articles in an array, and the array of their texts alone. */
  readonly articles: Memory;
  readonly texts: Memory;
  readonly kept: number;
  readonly words: number;
  /** Bytes of the texts as V8 stores strings: a head of 16, a byte a code unit where all are Latin-1 and else two, rounded up to 8. */
  readonly stored: number;
}

const [stream, total, window, every] = [process.argv[2]!, ...process.argv.slice(3, 6).map(Number)] as [
  string,
  number,
  number,
  number,
];
const times = new Float64Array(total);
const processor = new Float64Array(total);
const outcomes: Record<string, number> = {};
const settles: number[] = [];
const steps = { longest: 0, last: 0 };
const idf = process.argv[6] as TermRarity;
let desk: NewsDesk | undefined = new NewsDesk({ keepArticles: window, keepDays: 10_000, idf });
let fullAt = 0;
let words = 0;
let stored = 0;
let added = 0;
// Compiles, and makes the tables that are made once.
warmUp();
const before = memory();
let full = before;
const began = performance.now();
let paused = 0;
for await (const article of arrivals()) {
  const used = process.cpuUsage();
  const start = performance.now();
  const [placement] = desk.add(article);
  times[added] = performance.now() - start;
  const { user, system } = process.cpuUsage(used);
  processor[added++] = (user + system) / 1000;
  outcomes[placement!.outcome] = (outcomes[placement!.outcome] ?? 0) + 1;
  if (every > 0 && added % every === 0) {
    const settling = performance.now();
    settleInSteps(desk);
    settles.push(performance.now() - settling);
  }
  if (fullAt === 0 && desk.stats.articles === window) {
    fullAt = added;
    const collecting = performance.now();
    full = memory();
    paused += performance.now() - collecting;
  }
  if (added % 10_000 === 0) {
    const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
    console.error(
      `${added}: ${((performance.now() - began) / 1000).toFixed(0)} s, heap ${mb(heapUsed)}, buffers ${mb(arrayBuffers)}, rss ${mb(rss)}`,
    );
  }
}
const seconds = (performance.now() - began - paused) / 1000;
const end = memory();
// In functions: a frame holds on to what it had in hand.
let kept: Article[] | undefined = takeArticles();
const articles = memory();
const texts: readonly string[] = takeTexts();
const ofTexts = memory();
const result: DeskRun = {
  ...{
    reports: added,
    window,
    seconds,
    settles,
    steps,
    outcomes,
    before,
    full,
    end,
    articles,
    texts: ofTexts,
  },
  add: quantiles(times),
  processor: quantiles(processor),
  kept: texts.length,
  words: words / texts.length,
  stored,
};
console.log(JSON.stringify(result));

function settleInSteps(settled: NewsDesk): void {
  const run = settled.settleSteps();
  for (;;) {
    const start = performance.now();
    const { done } = run.next();
    const took = performance.now() - start;
    if (done) {
      steps.last = Math.max(steps.last, took);
      return;
    }
    steps.longest = Math.max(steps.longest, took);
  }
}

/** Of the times since the window was full. */
function quantiles(of: Float64Array): Quantiles {
  const sorted = of.subarray(fullAt).slice().sort();
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { median: at(0.5), p99: at(0.99), p999: at(0.999), max: at(1) };
}

/** The reports, one by one; none is held here. */
async function* arrivals(): AsyncGenerator<Article> {
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=4096', stream, String(total), String(window / 20)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      const line = Buffer.concat([rest, chunk.subarray(from, at)]);
      rest = Buffer.alloc(0);
      from = at + 1;
      const { gold: _, ...article } = JSON.parse(line.toString('utf8')) as Article & { gold: string };
      yield article;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
  }
}

/** The desk's articles, without the desk. */
function takeArticles(): Article[] {
  const all = [...desk!.articles()];
  desk = undefined;
  for (const { text } of all) {
    words += text.split(' ').length;
    stored += storedBytes(text);
  }
  return all;
}

/** Their texts, without the articles. */
function takeTexts(): string[] {
  const all = kept!.map(({ text }) => text);
  kept = undefined;
  return all;
}

function warmUp(): void {
  const other = new NewsDesk();
  const sentence = (n: number): string =>
    `Ministers number ${n} met in Ankara on Tuesday and left at ${n % 12}. `;
  for (let i = 0; i < 300; i++) other.add({ id: String(i), text: sentence(i) + sentence(i + 1) });
}

function memory(): Memory {
  // Finalisers of buffers take another turn.
  for (let i = 0; i < 4; i++) globalThis.gc!();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { used: heapUsed + external, heap: heapUsed, buffers: external, rss };
}

function storedBytes(text: string): number {
  let units = text.length;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) <= 0xff) continue;
    units *= 2;
    break;
  }
  return 16 + Math.ceil(units / 8) * 8;
}

function mb(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}
