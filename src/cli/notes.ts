/**
 * What a run has to say of its input: what could not be read, in which file and line. Told on standard error at the end, the first few by
 * name and all by number.
 *
 * Cost: O(1) a note; most notes are only counted.
 * @module
 */
import type { Io } from './io';
import { clean, countOf, type Layout, shortened } from './output/plain';

/** Where something stands. */
export interface Place {
  readonly name: string;
  readonly line?: number | undefined;
}

/** Notes told by name, unless all are asked for. */
const FIRST = 10;
/** Columns of one note. */
const LONGEST = 240;

/** What became of what was at fault. */
export type Fate = 'left out' | 'kept without a field';

/** The notes of one run. */
export class Notes {
  readonly #told: string[] = [];
  readonly #counts: Map<Fate, number> = new Map();

  /** @param isVerbose whether all are told by name */
  constructor(private readonly isVerbose: boolean) {}

  add(place: Place | undefined, message: string, fate: Fate = 'left out'): void {
    this.#counts.set(fate, this.count(fate) + 1);
    if (!this.isVerbose && this.#told.length >= FIRST) return;
    const where = place === undefined ? '' : `${placeName(place)}: `;
    this.#told.push(shortened(`${where}${message} (${fate})`, LONGEST));
  }

  count(fate: Fate): number {
    return this.#counts.get(fate) ?? 0;
  }

  /** Lines for standard error. */
  lines({ paint }: Layout): string[] {
    const all = this.count('left out') + this.count('kept without a field');
    if (all === 0) return [];
    const lines = this.#told.map((line) => `newsfold: ${line}`);
    if (all > this.#told.length)
      lines.push(
        `newsfold: ... and ${countOf(all - this.#told.length, 'more').replace(/s$/, '')}; --verbose names them`,
      );
    const counted = [
      this.count('left out') === 0 ? '' : `${this.count('left out')} left out`,
      this.count('kept without a field') === 0
        ? ''
        : `${this.count('kept without a field')} kept without a field`,
    ];
    lines.push(`newsfold: ${counted.filter((part) => part !== '').join(', ')}`);
    return lines.map((line) => paint('yellow', line));
  }
}

/** `reports.jsonl:4`. */
export function placeName({ name, line }: Place): string {
  return line === undefined ? clean(name) : `${clean(name)}:${line}`;
}

/** What is said on standard error, line by line. */
export function say(io: Io, lines: readonly string[]): void {
  if (lines.length > 0) io.stderr.write(`${lines.join('\n')}\n`, () => undefined);
}
