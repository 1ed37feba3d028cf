/**
 * What the library is asked in Node and in a browser, and how the answers are written down. Runs in both, so it uses neither's own
 * means; the library comes as an argument.
 */
import type * as Newsfold from 'newsfold';
import type * as Report from 'newsfold/report';
import { GOLDEN_TEXTS } from '../sketch/golden-texts';

/** The example data as it lies on disk. */
export interface ExampleData {
  /** Lines of JSON, an article each. */
  readonly reports: string;
  /** Raw pages by name. */
  readonly pages: Readonly<Record<string, string>>;
}

/** What came of it, by name. */
export type Outputs = Record<string, string>;

/** Texts whose signatures are compared beside the fifty of `golden-texts.ts`. */
export const SEEDED = 1000;

/** Where a seeded text's characters come from: ranges of code points, some of them not assigned yet. */
const SCRIPTS: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e],
  [0x61, 0x7a],
  [0xa0, 0x17f],
  [0x300, 0x36f],
  [0x370, 0x3ff],
  [0x400, 0x52f],
  [0x5d0, 0x5ea],
  [0x600, 0x6ff],
  [0x900, 0x97f],
  [0xe00, 0xe7f],
  [0x1100, 0x11ff],
  [0x1e00, 0x1fff],
  [0x2000, 0x206f],
  [0x3040, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xd800, 0xdfff],
  [0xfb00, 0xfdff],
  [0xff00, 0xffef],
  [0x10d40, 0x10d8f],
  [0x1f300, 0x1faff],
  [0x20000, 0x2a6df],
];

/** Mulberry32: the same numbers wherever 32-bit integers are. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Text number `seed`: up to sixty words, each of one script, with lone surrogates and piled marks among them. */
export function seededText(seed: number): string {
  const random = randomOf(seed);
  const words: string[] = [];
  for (let count = random(60); count >= 0; count--) {
    const [from, to] = SCRIPTS[random(SCRIPTS.length)]!;
    let word = '';
    for (let length = random(9); length >= 0; length--) {
      word += String.fromCodePoint(from + random(to - from + 1));
    }
    words.push(word);
  }
  return words.join(random(8) === 0 ? '\n' : ' ');
}

function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Articles of the example data: its reports, and its raw pages as `readArticles` reads them. */
function articlesOf(newsfold: typeof Newsfold, data: ExampleData): Newsfold.Article[] {
  const reports = data.reports
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Newsfold.Article);
  const pages = Object.entries(data.pages).map(([id, raw]) => ({ raw, hints: { id } }));
  return [...reports, ...newsfold.readArticles(pages).map(({ article }) => article)];
}

/** A desk that is fed the articles in four parts, each settled. */
function deskOutputs(newsfold: typeof Newsfold, articles: readonly Newsfold.Article[]): unknown[] {
  const desk = new newsfold.NewsDesk({ now: () => Date.UTC(2020, 8, 20), keepDays: 120 });
  const part = Math.ceil(articles.length / 4);
  const told: unknown[] = [];
  for (let from = 0; from < articles.length; from += part) {
    told.push(desk.add(articles.slice(from, from + part)), desk.settle(), desk.stories());
  }
  const snapshot = hex(desk.snapshot());
  const restored = newsfold.NewsDesk.restore(desk.snapshot());
  return [...told, desk.stats, snapshot, hex(restored.snapshot()), restored.stories()];
}

/** Every answer by name, as text: equal answers are equal texts. */
export async function outputsOf(
  newsfold: typeof Newsfold,
  { renderReport }: typeof Report,
  data: ExampleData,
): Promise<Outputs> {
  const lines = (values: readonly unknown[]): string =>
    values.map((value) => JSON.stringify(value)).join('\n');
  const signature = (text: string): string =>
    hex(newsfold.signatureToBytes(newsfold.sketchText(text, { slots: 64, seed: 7 })));
  const seeded = Array.from({ length: SEEDED }, (_, seed) => seededText(seed));
  const articles = articlesOf(newsfold, data);
  const clustering = newsfold.clusterStories(articles);
  const inTurns = await newsfold.clusterStoriesAsync(articles);
  const summaries = clustering.stories.map(({ articleIds }) =>
    newsfold.summarizeStory(articles.filter(({ id }) => articleIds.includes(id))),
  );
  // Of what is rejected too there is nothing to explain.
  const told = articles.filter(({ id }) => !clustering.rejected.some((fault) => fault.id === id));
  const pairs = told.slice(1).map((article, i) => newsfold.explain(told[i]!, article));
  // Reports of nothing that people write, which must still be read the same.
  const odd = seeded.slice(0, 200).map((text, i) => ({ id: `odd-${i}`, title: text.slice(0, 60), text }));
  return {
    'golden signatures': Object.values(GOLDEN_TEXTS).map(signature).join('\n'),
    'seeded signatures': seeded.map(signature).join('\n'),
    'seeded shingles by letter': lines(seeded.map((text) => [...newsfold.shingle(text, { unit: 'letter' })])),
    'pages as read': lines(Object.values(data.pages).map((raw) => newsfold.readArticle(raw, { id: 'page' }))),
    'copies of the examples': JSON.stringify(newsfold.deduplicate(articles)),
    'stories of the examples': JSON.stringify(clustering),
    'stories in turns': JSON.stringify(inTurns),
    'summaries of the examples': JSON.stringify(summaries),
    'explanations of pairs': JSON.stringify(pairs),
    'stories of seeded texts': JSON.stringify(newsfold.clusterStories(odd)),
    'desk: placements, events, stories, snapshot': lines(deskOutputs(newsfold, articles)),
    'HTML report': renderReport(clustering, articles, { title: 'The summer of 2020' }),
  };
}
