/**
 * Speed on one thread. All contestants take turns in rounds within one process, in an order drawn anew each round, over the
 * same texts, so that whatever else the machine does hits all alike. A slow contestant gets fewer texts a round, others in
 * each; a round takes each about the same time.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { shuffled } from '../../test/helpers/random';
import type { Contestant } from './peers';

export interface SpeedOptions {
  rounds: number;
  /** What a contestant's share of a round should take. */
  millisecondsATurn: number;
}

export interface Speed {
  /** Texts a second in the fastest round, and in the median one. */
  best: number;
  median: number;
  /** UTF-8 megabytes a second in the fastest round. */
  megabytes: number;
}

interface Runner {
  contestant: Contestant;
  turn: number;
  at: number;
  texts: number[];
  bytes: number[];
}

/** Never read; keeps the results alive. */
let sink = 0;

function take(runner: Runner, texts: readonly string[], count: number): number {
  const { run } = runner.contestant;
  let { at } = runner;
  const start = performance.now();
  for (let i = 0; i < count; i++) {
    sink += run(texts[at]!);
    if (++at === texts.length) at = 0;
  }
  const seconds = (performance.now() - start) / 1000;
  runner.at = at;
  return seconds;
}

/** Turns to warm up for: until the engine has compiled for good what it runs, in the background and on a busy machine too. */
const WARM_UP_TURNS = 10;

/** Warms up, and finds how many texts the contestant then gets through in a turn. */
function warmUp(runner: Runner, texts: readonly string[], milliseconds: number): void {
  let count = 1;
  let spent = 0;
  for (;;) {
    const seconds = take(runner, texts, count);
    spent += seconds;
    if (spent * 1000 > WARM_UP_TURNS * milliseconds && seconds * 1000 > milliseconds / 4) {
      runner.turn = Math.max(1, Math.round((count / seconds) * (milliseconds / 1000)));
      return;
    }
    if (seconds * 1000 < milliseconds) count *= 2;
  }
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.trunc(values.length / 2)]!;

/** The speed of each contestant, in their order. */
export function race(
  contestants: readonly Contestant[],
  texts: readonly string[],
  { rounds, millisecondsATurn }: SpeedOptions,
): Speed[] {
  const sizes = texts.map((text) => Buffer.byteLength(text));
  const runners: Runner[] = contestants.map((contestant) => ({
    contestant,
    turn: 1,
    at: 0,
    texts: [],
    bytes: [],
  }));
  for (const runner of runners) warmUp(runner, texts, millisecondsATurn);
  for (let round = 0; round < rounds; round++) {
    for (const runner of shuffled(runners, round)) {
      let bytes = 0;
      for (let i = 0; i < runner.turn; i++) bytes += sizes[(runner.at + i) % sizes.length]!;
      const seconds = take(runner, texts, runner.turn);
      runner.texts.push(runner.turn / seconds);
      runner.bytes.push(bytes / seconds);
    }
  }
  if (Number.isNaN(sink)) sink = 0;
  return runners.map((runner) => ({
    best: Math.max(...runner.texts),
    median: middle(runner.texts),
    megabytes: Math.max(...runner.bytes) / 1e6,
  }));
}

export interface Kept {
  /** Bytes of memory that a kept signature holds: the heap's and those of array buffers. */
  held: number;
  /** Bytes of a signature in a file. */
  stored: number;
}

/** Signatures kept to weigh them: as many as a slow contestant has time for. */
const KEEP = { most: 2000, least: 20, milliseconds: 500 } as const;

/** What keeping the signature of a text costs; undefined for who makes none. */
export function keptBytes(contestant: Contestant, texts: readonly string[]): Kept | undefined {
  if (contestant.keep === undefined) return undefined;
  const collect = garbageCollector();
  const held: unknown[] = new Array(KEEP.most).fill(0);
  let stored = 0;
  let count = 0;
  const before = memory(collect);
  const start = performance.now();
  while (count < KEEP.least || (count < KEEP.most && performance.now() - start < KEEP.milliseconds)) {
    const kept = contestant.keep(texts[count % texts.length]!);
    held[count++] = kept.held;
    stored += kept.stored;
  }
  const after = memory(collect);
  // Read once more, so that nothing of it could be collected before.
  if (held.length !== KEEP.most) throw new Error('signatures lost');
  return { held: Math.max(0, after - before) / count, stored: stored / count };
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function memory(collect: () => void): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
