/**
 * The words of one run of capitals: what of them is rank, people, day or loose end, and what is left as a name.
 * @module
 */
import { LISTS } from './words';

/** One word of a run. */
export interface Part {
  readonly word: string;
  readonly hash: number;
  readonly start: number;
  readonly end: number;
  readonly isUpper: boolean;
  readonly isNameWord: boolean;
  /** A stop word that is not spelled in capitals: "The", but neither "US" nor an initial. */
  readonly isStop: boolean;
}

/** Without stop words and particles in front, stop words and days at the end. */
export function trimmed(parts: Part[]): Part[] {
  let first = 0;
  let end = parts.length;
  while (first < end && (parts[first]!.isStop || isDay(parts[first]!) || !parts[first]!.isNameWord)) first++;
  while (end > first && (isDay(parts[end - 1]!) || isLooseEnd(parts, end - 1))) end--;
  return parts.slice(first, end);
}

/** A stop word at the end; behind a particle it is a name all the same: "Omar bin Said". */
function isLooseEnd(parts: readonly Part[], i: number): boolean {
  return parts[i]!.isStop && !(i > 1 && LISTS.particles.has(parts[i - 1]!.word));
}

function isDay(part: Part): boolean {
  return !part.isUpper && LISTS.calendar.has(part.word);
}

/** Peoples ("North Korean"), days and ranks are no names by themselves. */
export function isNoName(part: Part, i: number, parts: readonly Part[]): boolean {
  const isPeople =
    !part.isUpper && (LISTS.demonyms.has(part.word) || (LISTS.places.has(part.word) && i + 1 < parts.length));
  return isPeople || LISTS.calendar.has(part.word) || LISTS.titles.has(part.word);
}

/**
 * Leaves out ranks and what stands before them: "Turkish President Recep Tayyip Erdogan", "Harvard Business School
 * Professor Ann Lee".
 */
export function withoutTitles(parts: Part[], inside: ReadonlySet<number>): Part[] {
  let after = parts.length;
  while (after > 0 && !LISTS.titles.has(parts[after - 1]!.word)) after--;
  const rest = parts.slice(after);
  if (after === 0 || rest.length === 0 || rest.some((part) => LISTS.bodies.has(part.word))) return parts;
  if (!LISTS.doubtful.has(parts[after - 1]!.word)) return rest;
  // "General Motors", "Samuel Justice Ford"
  const isRank = after === 1 && (rest.length > 1 || inside.has(rest[0]!.hash));
  return isRank || (after > 1 && LISTS.titles.has(parts[after - 2]!.word)) ? rest : parts;
}
