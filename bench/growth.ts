/**
 * Growth of `deduplicate` with the number of reports: seconds, and bytes a report beyond the reports themselves.
 *
 *   npx tsx bench/growth.ts [MOST]     MOST reports at most, default 1,000,000
 *
 * Each number of reports has a process of its own, which makes the reports, lets go of all garbage, and runs `deduplicate`
 * once. Memory is the resident set of that process at its highest during the run, less what it was just before, with the
 * reports in it: garbage, the result, and what the engine compiled are included, the caller's reports are not. `held` is
 * what is still in use (heap and buffers) when the result is there and garbage is gone: the result alone.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Article, deduplicate } from 'newsfold';
import { seededRandom } from './data';
import { machineLine } from './machine';

const SIZES = [10_000, 31_623, 100_000, 316_228, 1_000_000];
const SEED = 1;
/** Below so many reports the run is repeated in its process, and the last run counts: the first is the compiler's. */
const WARM_BELOW = 50_000;

/** What the reports are like. */
const REPORTS = {
  fewestWords: 40,
  mostWords: 80,
  /** Words of the language; the k-th most common has a share proportional to 1/(k + 2.7) (Zipf, Mandelbrot 1953). */
  vocabulary: 60_000,
  shift: 2.7,
  /** Share of reports that copy an earlier one: half of these word for word, the others with edits. */
  copies: 0.2,
  /** A copy is of one of so many originals before it, and no original has more than so many copies. */
  recent: 20_000,
  mostCopies: 8,
  /** Words in a row that an edit puts in, takes out or replaces; edits a copy. */
  editWords: 3,
  edits: 3,
  days: 30,
} as const;

interface Measurement {
  reports: number;
  seconds: number;
  /** Processor seconds of all threads, the collector's included: says more where others use the machine too. */
  cpu: number;
  kept: number;
  /** MB of the reports themselves. */
  input: number;
  peak: number;
  held: number;
}

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** Made-up words, each different: the digits of its number as syllables, short for common words. */
function wordOf(number: number): string {
  let word = '';
  for (let left = number + 1; left > 0; left = Math.floor(left / 70)) {
    const syllable = left % 70;
    word += CONSONANTS[syllable % 14]! + VOWELS[Math.floor(syllable / 14)]!;
  }
  return word;
}

/** The same reports for the same number of them: each number starts anew, so that none is a part of another. */
function makeReports(count: number): Article[] {
  const random = seededRandom(SEED + count);
  const vocabulary = Array.from({ length: REPORTS.vocabulary }, (_, i) => wordOf(i));
  const cumulative = new Float64Array(REPORTS.vocabulary);
  let sum = 0;
  for (let i = 0; i < cumulative.length; i++) cumulative[i] = sum += 1 / (i + REPORTS.shift);
  const word = (): string => {
    const target = random() * sum;
    let [low, high] = [0, cumulative.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! < target) low = middle + 1;
      else high = middle;
    }
    return vocabulary[low]!;
  };
  const wordList = (length: number): string[] => Array.from({ length }, word);
  const whole = (below: number): number => Math.floor(random() * below);

  const reports: Article[] = [];
  const originals: { text: string; copies: number }[] = [];
  for (let i = 0; i < count; i++) {
    let original: { text: string; copies: number } | undefined;
    if (random() < REPORTS.copies && originals.length > 0) original = originals[whole(originals.length)];
    if (original !== undefined && original.copies >= REPORTS.mostCopies) original = undefined;
    let text: string;
    if (original === undefined) {
      text = flat(
        sentences(wordList(REPORTS.fewestWords + whole(REPORTS.mostWords - REPORTS.fewestWords + 1))),
      );
      const entry = { text, copies: 0 };
      if (originals.length < REPORTS.recent) originals.push(entry);
      else originals[whole(REPORTS.recent)] = entry;
    } else {
      original.copies++;
      const list = original.text.split(' ');
      if (random() < 0.5) {
        for (let edit = 0; edit < REPORTS.edits; edit++) {
          const out = whole(REPORTS.editWords + 1);
          list.splice(whole(list.length), out, ...wordList(whole(REPORTS.editWords + 1)));
        }
      }
      // A copy has a text of its own in memory, as it has when it is read from a file.
      text = flat(list.join(' '));
    }
    const day = 1 + whole(REPORTS.days);
    const publishedAt = `2021-06-${String(day).padStart(2, '0')}T${String(whole(24)).padStart(2, '0')}:00:00Z`;
    reports.push({
      id: flat(`report-${i}`),
      text,
      publishedAt: flat(publishedAt),
      source: `source ${whole(50)}`,
    });
  }
  return reports;
}

function sentences(words: readonly string[]): string {
  let text = '';
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const opens = i % 12 === 0;
    text += opens ? (i === 0 ? '' : '. ') + word[0]!.toUpperCase() + word.slice(1) : ` ${word}`;
  }
  return `${text}.`;
}

/** The same string in one piece, as a parser would have made it. */
function flat(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

/** MB of the resident set: at its highest since {@link resetPeak}, and now. */
function resident(): { peak: number; now: number } {
  const status = readFileSync('/proc/self/status', 'utf8');
  const of = (field: string): number => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)![1]) / 1024;
  return { peak: of('VmHWM'), now: of('VmRSS') };
}

/** Linux forgets the highest resident set when 5 is written here (proc(5)). */
function resetPeak(): void {
  writeFileSync('/proc/self/clear_refs', '5');
}

function inUse(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

/** Frees what nobody refers to; the engine needs more than one call to give back all of it. */
function collect(): void {
  for (let i = 0; i < 3; i++) globalThis.gc!();
}

function measure(count: number): Measurement {
  collect();
  const empty = inUse();
  const reports = makeReports(count);
  if (count < WARM_BELOW) deduplicate(reports);
  collect();
  const input = inUse() - empty;
  const before = resident().now;
  resetPeak();
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const { kept, groups } = deduplicate(reports);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const { peak } = resident();
  collect();
  const held = inUse() - empty - input;
  if (groups.length !== kept.length) throw new Error('every group has one canonical report');
  return {
    reports: count,
    seconds,
    cpu: (user + system) / 1e6,
    kept: kept.length,
    input,
    peak: peak - before,
    held,
  };
}

/** Slope of the logarithm of a time on that of the number of reports, by least squares. */
function exponent(points: readonly Measurement[], time: 'seconds' | 'cpu'): number {
  const x = points.map(({ reports }) => Math.log(reports));
  const y = points.map((point) => Math.log(point[time]));
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx] = [0, 0];
  for (let i = 0; i < x.length; i++) {
    xy += (x[i]! - mx) * (y[i]! - my);
    xx += (x[i]! - mx) ** 2;
  }
  return xy / xx;
}

function main(most: number): void {
  console.log(`${machineLine()}; one thread`);
  console.log('deduplicate on made-up reports of 40 to 80 words, a fifth of them copies; one process a row');
  console.log(
    'memory beyond the reports themselves: bytes a report at the peak (garbage included), and of the result\n',
  );
  console.log(
    '  reports     kept   seconds   cpu s   reports/s   reports MB   peak MB   peak B/report   result B/report',
  );
  const points: Measurement[] = [];
  for (const size of SIZES.filter((one) => one <= most)) {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [...process.execArgv, '--expose-gc', fileURLToPath(import.meta.url), 'one', String(size)],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    const point = JSON.parse(stdout) as Measurement;
    points.push(point);
    const bytes = (mb: number): string => ((mb * 2 ** 20) / size).toFixed(0);
    console.log(
      `${String(size).padStart(9)}${String(point.kept).padStart(9)}${point.seconds.toFixed(2).padStart(10)}` +
        `${point.cpu.toFixed(2).padStart(8)}` +
        `${(size / point.seconds).toFixed(0).padStart(12)}${point.input.toFixed(0).padStart(13)}` +
        `${point.peak.toFixed(0).padStart(10)}${bytes(point.peak).padStart(16)}${bytes(point.held).padStart(18)}`,
    );
  }
  if (points.length < 2) return;
  const [first, last] = [points[0]!, points[points.length - 1]!];
  for (const time of ['seconds', 'cpu'] as const) {
    const ends = Math.log(last[time] / first[time]) / Math.log(last.reports / first.reports);
    const fitted = exponent(points, time).toFixed(3);
    console.log(`${time} grow as reports^${fitted} by least squares, ^${ends.toFixed(3)} from end to end`);
  }
}

if (process.argv[2] === 'one') console.log(JSON.stringify(measure(Number(process.argv[3]))));
else main(Number(process.argv[2] ?? SIZES[SIZES.length - 1]));
