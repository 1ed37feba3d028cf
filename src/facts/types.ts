/**
 * What comes out of a story's facts: what later reports say otherwise, and what reports state differently. Plain data.
 * @module
 */

/** What is counted, dated or placed. */
export type FactKind = 'count' | 'date' | 'place';

/** One report's word on one matter: `article[in].slice(start, end) === text`. */
export interface StatedValue {
  /**
   * Counts: `12`, `>=12` ("at least 12"), `<=15` ("up to 15"), `~20` ("about 20"), `10-15`; damage with its currency, `USD
   * 1200000`. Dates: `2020-09-15`, `2020-09-15/2020-09-16`, without a known year `--09-15`, or a weekday that nothing
   * resolves, as it is spelled. Places as they are spelled.
   */
  value: string;
  /** The words that state it, verbatim. */
  text: string;
  articleId: string;
  /** The sentence or title they stand in, verbatim. */
  sentence: string;
  /** UTF-16 offsets of `text`. */
  start: number;
  end: number;
  /** What `start` and `end` are offsets into. */
  in: 'title' | 'text';
}

/** What a later report says otherwise. */
export interface StoryUpdate {
  kind: FactKind;
  /** Of counts what is counted (`killed`, `injured`, `missing`, ...); else the event's noun (`talks`, `visit`). */
  subject: string;
  /** Whom the count is of (`soldiers`, `children`); absent for people in general. */
  of?: string;
  /** Absent where an event was moved and no report says where or when it was to be before. */
  from?: StatedValue;
  to: StatedValue;
}

/** One of several values that contradict each other, with all who state it. */
export interface DisputedValue {
  value: string;
  /** In publication order; at least one. */
  statements: StatedValue[];
}

/** What reports of one time, or of unknown times, state differently; nobody knows better. */
export interface Disagreement {
  kind: FactKind;
  subject: string;
  of?: string;
  /** At least two, smallest first. */
  values: DisputedValue[];
}
