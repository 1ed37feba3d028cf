/**
 * What comes out of a story's facts: what later reports say otherwise, and what reports state differently. Plain data.
 * @module
 */

/**
 * What is counted, dated or placed.
 *
 * @example
 * ```ts
 * const quake = [
 *   { id: 'a', title: 'Quake in Orsk kills 12', text: 'It struck Orsk at dawn and killed 12 people.', publishedAt: '2021-03-01' },
 *   { id: 'b', title: 'Quake death toll in Orsk rises to 27', text: 'The quake in Orsk killed 27 people.', publishedAt: '2021-03-02' },
 * ];
 * const kinds: FactKind[] = summarizeStory(quake).updates.map(({ kind }) => kind);
 * kinds; // ['count']
 * ```
 */
export type FactKind = 'count' | 'date' | 'place';

/**
 * One report's word on one matter: `article[in].slice(start, end) === text`.
 *
 * @example
 * ```ts
 * const quake = [
 *   { id: 'a', title: 'Quake in Orsk kills 12', text: 'It struck Orsk at dawn and killed 12 people.', publishedAt: '2021-03-01' },
 *   { id: 'b', title: 'Quake death toll in Orsk rises to 27', text: 'The quake in Orsk killed 27 people.', publishedAt: '2021-03-02' },
 * ];
 * const to: StatedValue | undefined = summarizeStory(quake).updates[0]?.to;
 * [to?.value, to?.articleId, to?.in]; // ['27', 'b', 'title']
 * ```
 */
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

/**
 * What a later report says otherwise.
 *
 * @example
 * ```ts
 * const quake = [
 *   { id: 'a', title: 'Quake in Orsk kills 12', text: 'It struck Orsk at dawn and killed 12 people.', publishedAt: '2021-03-01' },
 *   { id: 'b', title: 'Quake death toll in Orsk rises to 27', text: 'The quake in Orsk killed 27 people.', publishedAt: '2021-03-02' },
 * ];
 * const [update]: StoryUpdate[] = summarizeStory(quake).updates;
 * [update?.subject, update?.from?.value, update?.to.value]; // ['killed', '12', '27']
 * ```
 */
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

/**
 * One of several values that contradict each other, with all who state it.
 *
 * @example
 * ```ts
 * const quake = [
 *   { id: 'a', title: 'Quake in Orsk kills 12', text: 'It struck Orsk at dawn and killed 12 people.', publishedAt: '2021-03-01T08:00Z' },
 *   { id: 'b', title: 'Quake in Orsk kills 15', text: 'The quake in Orsk killed 15 people.', publishedAt: '2021-03-01T08:30Z' },
 * ];
 * const values: DisputedValue[] = summarizeStory(quake).disagreements[0]?.values ?? [];
 * values.map(({ value, statements }) => [value, statements[0]?.articleId]); // [['12', 'a'], ['15', 'b']]
 * ```
 */
export interface DisputedValue {
  value: string;
  /** In publication order; at least one. */
  statements: StatedValue[];
}

/**
 * What reports of one time, or of unknown times, state differently; nobody knows better.
 *
 * @example
 * ```ts
 * const quake = [
 *   { id: 'a', title: 'Quake in Orsk kills 12', text: 'It struck Orsk at dawn and killed 12 people.', publishedAt: '2021-03-01T08:00Z' },
 *   { id: 'b', title: 'Quake in Orsk kills 15', text: 'The quake in Orsk killed 15 people.', publishedAt: '2021-03-01T08:30Z' },
 * ];
 * const [disagreement]: Disagreement[] = summarizeStory(quake).disagreements;
 * disagreement?.subject; // 'killed'
 * ```
 */
export interface Disagreement {
  kind: FactKind;
  subject: string;
  of?: string;
  /** At least two, smallest first. */
  values: DisputedValue[];
}
