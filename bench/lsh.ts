/**
 * Speed and memory of `LshIndex` on seeded synthetic signatures of 128 slots: most are of texts that have nothing in
 * common, one in ten is a near copy of an earlier one.
 *
 *   node --expose-gc --import tsx bench/lsh.ts [N]     default 1,000,000
 */
import { LshIndex, type Signature } from 'newsfold';
import { sketch } from '../src/sketch/sketcher';
import { seededRandom } from './data';
import { machineLine } from './machine';

const SLOTS = 128;
const SEED = 1;
const COPIES = 0.1;
/** Signatures are made in blocks outside the clock, so that only the index is measured. */
const BLOCK = 20_000;

/** A near copy takes each slot of an earlier one with this chance. */
const LEAST_LIKE = 0.5;

const entries = Number(process.argv[2] ?? 1_000_000);

/** The `n`-th text's signature, from its number alone. */
function fill(n: number, values: Uint32Array): void {
  const next = seededRandom(SEED + n * 7919);
  for (let i = 0; i < SLOTS; i++) values[i] = (next() * 0x7fffffff) >>> 0;
  if (n < 10 || next() >= COPIES) return;
  const of = seededRandom(SEED + Math.floor(next() * n) * 7919);
  const like = LEAST_LIKE + (1 - LEAST_LIKE) * next();
  for (let i = 0; i < SLOTS; i++) {
    const value = (of() * 0x7fffffff) >>> 0;
    if (next() < like) values[i] = value;
  }
}

function block(from: number, count: number): Signature[] {
  return Array.from({ length: count }, (_, i) => {
    const values = new Uint32Array(SLOTS);
    fill(from + i, values);
    return { slots: SLOTS, seed: 0, values };
  });
}

interface Memory {
  rss: number;
  held: number;
}

function memory(): Memory {
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return { rss, held: heapUsed + arrayBuffers };
}

const perSecond = (count: number, ms: number): string => Math.round((count / ms) * 1000).toLocaleString('en');
const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b);
/** Milliseconds this process has computed, on all threads: a busy machine changes them less than those of the clock. */
const computed = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const rate = (count: number, times: number[], busy: number[]): string =>
  `${perSecond(count, sum(times))} a second by the clock, ${perSecond(count, sum(busy))} by time computed ` +
  `(last block of ${BLOCK.toLocaleString('en')}: ${perSecond(BLOCK, times.at(-1)!)}, ${perSecond(BLOCK, busy.at(-1)!)})`;

console.log(`${machineLine()}; ${entries.toLocaleString('en')} signatures of ${SLOTS} slots`);
if (globalThis.gc === undefined) console.log('run with --expose-gc for the memory');
block(0, BLOCK);
const before = memory();
const index = new LshIndex();
const adds: number[] = [];
const busy: number[] = [];
const pauses: number[] = [];
/** In a function of its own, so that nothing of a block stays on the stack. */
function addBlock(from: number): void {
  const signatures = block(from, Math.min(BLOCK, entries - from));
  const ids = signatures.map((_, i) => `report-${from + i}`);
  let longest = 0;
  const before = computed();
  const began = performance.now();
  let last = began;
  for (let i = 0; i < signatures.length; i++) {
    index.add(ids[i]!, signatures[i]!);
    const now = performance.now();
    if (now - last > longest) longest = now - last;
    last = now;
  }
  adds.push(last - began);
  busy.push(computed() - before);
  pauses.push(longest);
}
for (let from = 0; from < entries; from += BLOCK) addBlock(from);
console.log(`adds: ${rate(entries, adds, busy)}`);
console.log(
  `longest add: ${Math.max(...pauses).toFixed(1)} ms; above 10 ms in ${pauses.filter((ms) => ms > 10).length} of ${pauses.length} blocks`,
);
const after = memory();
console.log(
  `memory: ${((after.held - before.held) / entries).toFixed(0)} bytes a document in heap and buffers, ` +
    `${((after.rss - before.rss) / entries).toFixed(0)} of the process, signature and id included`,
);

/** Texts not in the index, one in ten a near copy of one that is; then texts of the index itself. */
for (const [name, from] of [
  ['queries', entries],
  ['queries of what is there', 0],
] as const) {
  const times: number[] = [];
  const busy: number[] = [];
  let found = 0;
  const count = Math.min(entries, 200_000);
  for (let done = 0; done < count; done += BLOCK) {
    const signatures = block(from + done, BLOCK);
    const before = computed();
    const began = performance.now();
    for (const signature of signatures) found += index.query(signature).length;
    times.push(performance.now() - began);
    busy.push(computed() - before);
  }
  const asked = times.length * BLOCK;
  console.log(`${name}: ${rate(asked, times, busy)}; ${(found / asked).toFixed(3)} matches each`);
}

const began = performance.now();
const bytes = index.toBytes();
const written = performance.now();
console.log(
  `toBytes: ${bytes.length.toLocaleString('en')} bytes, ${(bytes.length / entries).toFixed(0)} a document, in ${(written - began).toFixed(0)} ms`,
);
const copy = LshIndex.fromBytes(bytes);
console.log(
  `fromBytes: ${copy.size.toLocaleString('en')} entries in ${(performance.now() - written).toFixed(0)} ms`,
);
const removed = performance.now();
for (let i = 0; i < entries; i++) copy.remove(`report-${i}`);
console.log(`removes: ${perSecond(entries, performance.now() - removed)} a second`);

/** What the memory of this machine allows: as many reads of places far apart as a query makes, with nothing else to do. */
function randomReads(): number {
  const { bands } = index.shape;
  const cells = new Int32Array(7 * 2 ** Math.ceil(Math.log2((entries * bands) / 4)));
  for (let i = 0; i < cells.length; i += 1024) cells[i] = i;
  const places = new Int32Array(bands * 1000);
  let state = SEED;
  let read = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 20; round++) {
    for (let i = 0; i < places.length; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      places[i] = ((state >>> 0) / 2 ** 32) * cells.length;
    }
    const began = performance.now();
    for (const place of places) read ^= cells[place]!;
    least = Math.min(least, performance.now() - began);
  }
  return read === 1 ? 0 : least;
}
console.log(
  `peer: ${index.shape.bands} reads at random in as much memory as the bands take: ${perSecond(1000, randomReads())} times a second at best`,
);

/** A peer as one would write it: a map of arrays for each band. */
function mapIndex(count: number): string {
  const { bands, rows } = index.shape;
  const maps = Array.from({ length: bands }, () => new Map<string, number[]>());
  let ms = 0;
  for (let from = 0; from < count; from += BLOCK) {
    const signatures = block(from, BLOCK);
    const began = performance.now();
    signatures.forEach(({ values }, i) => {
      for (let band = 0; band < bands; band++) {
        const key = values.subarray(band * rows, (band + 1) * rows).join();
        const bucket = maps[band]!.get(key);
        if (bucket === undefined) maps[band]!.set(key, [from + i]);
        else bucket.push(from + i);
      }
    });
    ms += performance.now() - began;
  }
  return `peer: a Map of arrays a band, the first ${count.toLocaleString('en')}: adds ${perSecond(count, ms)} a second`;
}
console.log(mapIndex(Math.min(entries, 2 * BLOCK)));

/** One text many times over. */
const flood = new LshIndex();
const text = sketch(Uint32Array.from({ length: 100 }, (_, i) => i * 2_654_435_761));
const clock = performance.now();
for (let i = 0; i < entries; i++) flood.add(`copy-${i}`, text);
const full = performance.now();
for (let i = 0; i < 100; i++) flood.candidates(text);
const asked = performance.now();
for (let i = 0; i < entries; i++) flood.remove(`copy-${(i * 7919) % entries}`);
console.log(
  `one text ${entries.toLocaleString('en')} times: adds ${perSecond(entries, full - clock)} a second, ` +
    `candidates ${((asked - full) / 100).toFixed(1)} ms a query, removes ${perSecond(entries, performance.now() - asked)} a second, ${flood.size} left`,
);
