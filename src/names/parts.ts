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
  /** Bits of {@link LISTS}. */
  readonly lists: number;
  readonly isUpper: boolean;
  readonly isNameWord: boolean;
  /** A stop word that is not spelled in capitals: "The", but neither "US" nor an initial. */
  readonly isStop: boolean;
}

/** Without stop words and particles in front, stop words and days at the end. */
export function trimmed(parts: Part[]): Part[] {
  let first = 0;
  let end = parts.length;
  while (first < end && (isStop(parts[first]!) || isDayBefore(parts, first) || !parts[first]!.isNameWord))
    first++;
  while (end > first && (isDayBehind(parts, end - 1, first) || isLooseEnd(parts, end - 1))) end--;
  return parts.slice(first, end);
}

/** "May" is told by what stands around it. */
function isStop(part: Part): boolean {
  return part.isStop && (part.lists & LISTS.namingMonths) === 0;
}

/** A stop word at the end; behind a particle it is a name all the same: "Omar bin Said". */
function isLooseEnd(parts: readonly Part[], i: number): boolean {
  return isStop(parts[i]!) && !(i > 1 && (parts[i - 1]!.lists & LISTS.particles) !== 0);
}

function isDay(part: Part): boolean {
  return !part.isUpper && (part.lists & LISTS.calendar) !== 0;
}

/** A day or month in front; one that people are called is a first name, unless no surname can follow. */
function isDayBefore(parts: readonly Part[], i: number): boolean {
  const next = parts[i + 1];
  if (!isDay(parts[i]!)) return false;
  if (next === undefined || (parts[i]!.lists & LISTS.namingMonths) === 0) return true;
  return next.isStop || (next.lists & NO_SURNAME) !== 0;
}

/** A day or month at the end; one that people are called is a surname behind a first name. */
function isDayBehind(parts: readonly Part[], i: number, first: number): boolean {
  if (!isDay(parts[i]!)) return false;
  if (i === first || (parts[i]!.lists & LISTS.namingMonths) === 0) return true;
  return (parts[i - 1]!.lists & NO_SURNAME) !== 0;
}

/** What neither stands before a surname nor is one. */
const NO_SURNAME = LISTS.calendar | LISTS.titles | LISTS.demonyms | LISTS.bodies | LISTS.places;

/** Peoples ("North Korean"), days, ranks and forms of companies are no names by themselves. */
export function isNoName(part: Part, i: number, parts: readonly Part[]): boolean {
  const people = LISTS.demonyms | (i + 1 < parts.length ? LISTS.places : 0);
  const alone = LISTS.calendar | LISTS.titles | LISTS.suffixes;
  return (part.lists & (alone | (part.isUpper ? 0 : people))) !== 0;
}

/**
 * Leaves out ranks and what stands before them: "Turkish President Recep Tayyip Erdogan", "Harvard Business School
 * Professor Ann Lee".
 */
export function withoutTitles(parts: Part[], inside: ReadonlySet<number>): Part[] {
  let after = parts.length;
  while (after > 0 && (parts[after - 1]!.lists & LISTS.titles) === 0) after--;
  const rest = parts.slice(after);
  if (rest.length === 0) return withoutRankBehind(parts);
  if (after === 0 || rest.some((part) => (part.lists & LISTS.bodies) !== 0)) return parts;
  if ((parts[after - 1]!.lists & LISTS.doubtful) === 0) return rest;
  // "General Motors", "Samuel Justice Ford"
  const isRank = after === 1 && (rest.length > 1 || inside.has(rest[0]!.hash));
  if (isRank || after < 2) return isRank ? rest : parts;
  // "Prime Minister", "Superior Court Judge Ann Lee"
  const before = parts[after - 2]!.lists;
  return (before & LISTS.titles) !== 0 || ((before & LISTS.bodies) !== 0 && rest.length > 1) ? rest : parts;
}

/**
 * "White House Chief", of staff: leaves out ranks at the end where a name of two words is left, but neither of "Civil Defence" nor
 * of "House of Representatives".
 */
function withoutRankBehind(parts: Part[]): Part[] {
  let end = parts.length;
  while (
    end > 0 &&
    (parts[end - 1]!.lists & (LISTS.titles | LISTS.doubtful | LISTS.offices)) === LISTS.titles
  ) {
    end--;
  }
  const rest = parts.slice(0, end);
  const isName = end > 1 && rest.every((part) => part.isNameWord);
  return isName && (rest[end - 1]!.lists & LISTS.offices) === 0 ? rest : parts;
}
