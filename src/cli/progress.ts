/**
 * Progress of a run: one line on standard error, drawn anew as the work goes on, on a terminal only and not in the first second.
 *
 * Cost: O(1) a report of progress; a line is drawn ten times a second at most.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { performance } from 'node:perf_hooks';
import type { Io } from './io';
import { columns, countOf } from './output/plain';

/** Milliseconds. */
const TIMES = { silent: 1000, between: 100 } as const;
/** Articles from which work that cannot be interrupted takes a second or more. */
const MANY = 3000;
/** Columns of the bar. */
const BAR = 24;
const ERASE = '\r\u001b[2K';

/** The progress line of one run. */
export class Progress {
  #start: number;
  #drawn = Number.NEGATIVE_INFINITY;
  #isShown = false;

  /** @param isWanted whether there is to be one at all, where standard error is a terminal */
  constructor(
    private readonly io: Io,
    private readonly isWanted: boolean,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#start = now();
  }

  /**
   * @param doing what is done: `finding copies`
   * @param share 0 to 1; undefined where nobody knows
   * @param thing what is counted: `report`
   */
  report(doing: string, done: number, thing: string, share: number | undefined): void {
    const { io } = this;
    if (!this.isWanted || io.stderr.isTTY !== true) return;
    const time = this.now();
    if (time - this.#start < TIMES.silent || time - this.#drawn < TIMES.between) return;
    this.#drawn = time;
    this.#isShown = true;
    const seconds = Math.floor((time - this.#start) / 1000);
    const parts = [
      doing.padEnd(16),
      share === undefined ? '' : barOf(share),
      countOf(done, thing),
      `${seconds} s`,
    ];
    let line = parts.filter((part) => part !== '').join('  ');
    const room = Math.max(20, io.stderr.columns ?? 80) - 1;
    if (columns(line) > room) line = line.slice(0, room);
    io.stderr.write(`${ERASE}${line}`, () => undefined);
  }

  /** Says what the thread is going to be busy with, in the first second too where that will not do. */
  announce(doing: string, count: number, thing: string): void {
    this.#drawn = Number.NEGATIVE_INFINITY;
    if (count >= MANY) this.#start = Math.min(this.#start, this.now() - TIMES.silent);
    this.report(doing, count, thing, undefined);
  }

  /** Takes the line away; before anything else is written, and at the end. */
  clear(): void {
    if (this.#isShown) this.io.stderr.write(ERASE, () => undefined);
    this.#isShown = false;
  }
}

/** `━━━━━━────  45 %`. */
function barOf(share: number): string {
  const within = Math.min(1, Math.max(0, share));
  const full = Math.floor(within * BAR);
  return `${'━'.repeat(full)}${'─'.repeat(BAR - full)} ${String(Math.floor(within * 100)).padStart(3)} %`;
}
