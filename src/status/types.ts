/**
 * The statuses of an event, and how a story's status is told.
 * @module
 */

/** Where an event stands, by the latest report of the story that says so. */
export type Status =
  | 'planned'
  | 'confirmed'
  | 'under-way'
  | 'held'
  | 'postponed'
  | 'cancelled'
  | 'denied'
  | 'resumed';

/** What a report says the event's status is, and the sentence that says it. */
export interface StatusReading {
  value: Status;
  articleId: string;
  sentence: string;
  /** UTF-16 offsets into the article's `text`; absent where the sentence is the article's title. */
  start?: number;
  end?: number;
}

/** One step from a status to another. */
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
