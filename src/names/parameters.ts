/**
 * Numbers that steer the reading of names.
 * @module
 */

/** What steers the reading of names. */
export const NAME_PARAMETERS: {
  /** Names returned. */
  readonly limit: number;
  /** Words of a name; longer runs are headings. */
  readonly maxWords: number;
  /** A surname joins the full name that at least one in so many of its reports use. */
  readonly fullFormShare: number;
  /** Code units of a word that are compared. */
  readonly maxUnits: number;
  /** Code units of a publisher's name that are read. */
  readonly sourceUnits: number;
} = { limit: 12, maxWords: 7, fullFormShare: 4, maxUnits: 40, sourceUnits: 100 };
