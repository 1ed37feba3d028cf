/**
 * The statuses of an event, and how a story's status is told.
 * @module
 */

/**
 * Where an event stands, by the latest report of the story that says so.
 *
 * @example
 * ```ts
 * const status: Status = 'postponed';
 * clusterStories(articles).stories.filter((story) => story.status?.value === status).length; // 1
 * ```
 */
export type Status =
  | 'planned'
  | 'confirmed'
  | 'under-way'
  | 'held'
  | 'postponed'
  | 'cancelled'
  | 'denied'
  | 'resumed';

/**
 * What a report says the event's status is, and the sentence that says it.
 *
 * @example
 * ```ts
 * const status: StatusReading | undefined = clusterStories(articles).stories[0]?.status;
 * [status?.value, status?.articleId]; // ['postponed', 'bosphorus-ledger-istanbul-postponed-update']
 * ```
 */
export interface StatusReading {
  value: Status;
  articleId: string;
  sentence: string;
  /** UTF-16 offsets into the article's `text`; absent where the sentence is the article's title. */
  start?: number;
  end?: number;
}

/**
 * One step from a status to another.
 *
 * @example
 * ```ts
 * const changes: StatusChange[] = clusterStories(articles).stories[1]?.changes ?? [];
 * changes.map(({ from, to }) => `${from} -> ${to}`); // ['planned -> under-way', 'under-way -> held']
 * ```
 */
export interface StatusChange {
  from: Status;
  to: Status;
  /** The first report that shows it, and where. */
  articleId: string;
  sentence: string;
  /** UTF-16 offsets into the article's `text`; absent where the sentence is the article's title. */
  start?: number;
  end?: number;
}
