/**
 * How work and time grow with the length of a hostile text, for every public function that reads text. Work is blocks run, so its exponent is
 * the same at every run; time is the least of several, against ordinary prose of the same length in the same script:
 * Chinese of any length has five times the words of English.
 */
import {
  type Article,
  clusterStories,
  deduplicate,
  explain,
  NewsDesk,
  readArticle,
  shingle,
  sketchText,
  summarizeStory,
} from 'newsfold';
import { renderReport } from '../../src/report';
import { filled } from '../helpers/hostile';
import { prose } from '../helpers/prose';
import { random, whole } from '../helpers/random';
import { processorTime } from '../helpers/time';

type Reader = (text: string) => unknown;

const LEAD = 'The council of Lendhove closed the market square to cars on Monday, the mayor said. ';
const two = (text: string): Article[] => [
  { id: 'a', title: 'Square closed', text: LEAD + text, publishedAt: '2021-03-08' },
  {
    id: 'b',
    title: text.slice(0, 2000),
    text: `${text} ${LEAD}`,
    source: text.slice(0, 2000),
    publishedAt: '2021-03-09',
  },
];

/** Functions of a text, each of the public surface. */
export const READERS: Readonly<Record<string, Reader>> = {
  readArticle: (text) => readArticle(`Square closed\n\n${LEAD}\n${text}`),
  sketchText: (text) => sketchText(text),
  shingle: (text) => shingle(text),
  deduplicate: (text) => deduplicate(two(text)),
  summarizeStory: (text) => summarizeStory(two(text)),
  clusterStories: (text) => clusterStories(two(text)),
  explain: (text) => explain(two(text)[0]!, two(text)[1]!),
  'NewsDesk.add': (text) => new NewsDesk().add(two(text)),
  renderReport: (text) => renderReport(clusterStories(two(text)), two(text)),
};

/** What the checks must refuse: quadratic in blocks, in a regular expression, in the engine. */
export const QUADRATIC: Readonly<Record<string, Reader>> = {
  'a loop in a loop': (text) => {
    let sum = 0;
    for (let i = 0; i < text.length; i += 16) for (let k = 0; k < i; k += 16) sum += text.charCodeAt(k) & 1;
    return sum;
  },
  'an expression for spaces at the end': (text) => `${text}x`.replace(/\s+$/, ''),
  'normalize, uncapped': (text) => text.normalize('NFC'),
};
/** The text that each of them is slow on. */
export const SLOW_ON: Readonly<Record<keyof typeof QUADRATIC, string>> = {
  'a loop in a loop': 'a',
  'an expression for spaces at the end': ' ',
  'normalize, uncapped': '\u0315\u0300',
};

export const LENGTHS: readonly number[] = [10_000, 20_000, 40_000, 80_000];
/** The aims: exponent of work, and time over that of prose of the same length. */
export const MOST = { exponent: 1.2, ratio: 3 } as const;
/** Shorter times are noise. */
const FLOOR_MS = 2;

/** Slope of log work over log length. */
export interface WorkGrowth {
  readonly reader: string;
  readonly unit: string;
  readonly exponent: number;
}

/** Processor time at the greatest length, and over that of prose. */
export interface TimeGrowth {
  readonly reader: string;
  readonly unit: string;
  readonly ratio: number;
  readonly ms: number;
}

/** Least-squares slope of log y over log x. */
export function slope(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [xs.map(Math.log), ys.map((value) => Math.log(Math.max(1, value)))];
  const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  let [over, under] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    over += (x[i]! - mx) * (y[i]! - my);
    under += (x[i]! - mx) ** 2;
  }
  return over / under;
}

/** @param counted runs a call and says how many blocks ran; of code that was compiled before counting began it knows nothing */
export function workGrowths(
  readers: Readonly<Record<string, Reader>>,
  units: readonly string[],
  counted: (run: () => unknown) => number,
  lengths: readonly number[] = LENGTHS,
): WorkGrowth[] {
  return Object.entries(readers).flatMap(([reader, run]) =>
    units.map((unit) => {
      const work = lengths.map((length) => counted(() => run(filled(unit, length))));
      return { reader, unit, exponent: slope(lengths, work) };
    }),
  );
}

/** The least of up to `times`; one that is below `enough` will do. */
function leastTime(reader: Reader, text: string, times: number, enough = 0): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times && least > enough; i++)
    least = Math.min(
      least,
      processorTime(() => reader(text)),
    );
  return least;
}

/** First and last letter of scripts whose every letter is a word, or a syllable. */
const SCRIPTS: readonly (readonly [number, number])[] = [
  [0x4e00, 0x9fff],
  [0x0e01, 0x0e2e],
  [0xac00, 0xd7a3],
];

/** Ordinary prose of the script that a unit is of. */
function proseLike(unit: string, length: number): string {
  const code = unit.charCodeAt(0);
  const script = SCRIPTS.find(([first, last]) => code >= first && code <= last);
  if (script === undefined) return prose(7, length >> 2).slice(0, length);
  const next = random(7);
  const [first, last] = script;
  const word = (): string =>
    Array.from({ length: 3 + whole(next, 12) }, () =>
      String.fromCharCode(first + whole(next, last - first)),
    ).join('');
  return Array.from({ length: length >> 2 }, () => `${word()}${whole(next, 4) === 0 ? '. ' : ' '}`)
    .join('')
    .slice(0, length);
}

/** Both anew, taking turns: what else the machine did, or compiled, is no fault of the text. */
function measuredAgain(run: Reader, text: string, ordinary: string): { ms: number; ratio: number } {
  let [ms, usual] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let i = 0; i < 12; i++) {
    usual = Math.min(usual, leastTime(run, ordinary, 1));
    ms = Math.min(ms, leastTime(run, text, 1));
  }
  return { ms, ratio: ms / Math.max(FLOOR_MS, usual) };
}

export function timeGrowths(
  readers: Readonly<Record<string, Reader>>,
  units: readonly string[],
  length: number = LENGTHS.at(-1)!,
): TimeGrowth[] {
  return Object.entries(readers).flatMap(([reader, run]) => {
    const usual = new Map<string, number>();
    return units.map((unit) => {
      const ordinary = proseLike(unit, length);
      const known = usual.get(ordinary) ?? Math.max(FLOOR_MS, leastTime(run, ordinary, 5));
      usual.set(ordinary, known);
      const text = filled(unit, length);
      const ms = leastTime(run, text, 5, (MOST.ratio / 2) * known);
      return ms > MOST.ratio * known
        ? { reader, unit, ...measuredAgain(run, text, ordinary) }
        : { reader, unit, ms, ratio: ms / known };
    });
  });
}
