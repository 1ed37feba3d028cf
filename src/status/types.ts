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
}

/** One step from a status to another. */
export interface StatusChange {
  from: Status;
  to: Status;
  articleId: string;
  sentence: string;
}
