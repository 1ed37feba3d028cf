/**
 * Mentions: the places where a text has a name.
 * @module
 */

/** What a run of capitals comes to as a name, wherever it stands. */
export interface NameForm {
  readonly key: string;
  readonly text: string;
  readonly words: readonly string[];
  /** The lists that each of the words is on, bits of `LISTS`; of an acronym's initials nobody asks. */
  readonly lists: readonly number[];
  /** Of all forms, from 0. */
  readonly number: number;
  readonly isAcronym: boolean;
  /** Two words and a hyphen: "Jean-Luc", "Iran-Iraq". */
  readonly isPair: boolean;
}

/** One occurrence of a name. */
export interface Mention {
  readonly form: NameForm;
  /** As it is spelled here. */
  readonly text: string;
  readonly article: number;
  /** Word index in its article. */
  readonly position: number;
  /** It stands in a heading, where capitals mean nothing, or alone in brackets, as credits do: "(Reuters)". */
  readonly isAside: boolean;
  /** It may be the first name of a couple: "Alan" of "Alan and Joan Pryce". */
  readonly isShared: boolean;
  /** An age stands by it: "Lea Brand, 6,". */
  readonly isAged: boolean;
}

/** Whether `short` spells the initials of `long`. */
export function isInitialism(short: NameForm, long: NameForm): boolean {
  if (!short.isAcronym || long.words.length < 2) return false;
  return long.words.map((word) => word[0]).join('') === short.key;
}
