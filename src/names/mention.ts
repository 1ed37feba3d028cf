/**
 * Mentions: the places where a text has a name.
 * @module
 */

/** One occurrence of a name. */
export interface Mention {
  readonly key: string;
  readonly text: string;
  readonly words: readonly string[];
  readonly article: number;
  /** Word index in its article. */
  readonly position: number;
  readonly isAcronym: boolean;
  /** It stands in a heading, where capitals mean nothing. */
  readonly isHeading: boolean;
  /** It may be the first name of a couple: "Alan" of "Alan and Joan Pryce". */
  readonly isShared: boolean;
}

/** Whether `short` spells the initials of `long`. */
export function isInitialism(short: Mention, long: Mention): boolean {
  if (!short.isAcronym || long.words.length < 2) return false;
  return long.words.map((word) => word[0]).join('') === short.key;
}
