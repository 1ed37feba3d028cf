/**
 * Verbs of statement: "the ministry said on Monday" dates the statement, not what it tells of. The one list of
 * them that dates and timelines share.
 *
 * Cost: O(1) per date; at most {@link SPEECH_UNITS} code units before it are read.
 * @module
 */

/** Code units before a date in which a verb of statement is looked for; also what bounds the patterns. */
export const SPEECH_UNITS = 80;

/** Past forms, and the present one that reports it; as a source, so that other patterns can hold it. */
export const SPEECH_VERBS =
  'said|says|told|informed|announced|reported|added|stated|confirmed|wrote|tweeted|warned|declared|noted|claimed|insisted|explained|acknowledged|revealed|disclosed|commented';

/** "told reporters in Oslo late on", "said in a statement", "according to the agency on"; nothing but that before a date. */
const STATEMENT = new RegExp(
  `(?:^|[^a-z])(?:(?<verb>${SPEECH_VERBS})(?<aside>(?: (?:in|at|to|during|via|through) [\\w'’. -]{1,45}?)?)|(?:told|informed)(?<whom> [\\w'’. -]{1,45}?)|quoted as saying|according to [\\w'’. -]{1,40}?)(?: late| early| again)?(?: on)?(?: late| early)?\\s$`,
  'i',
);
/** "will be announced on", "was reported on": what happens then is the event itself. */
const PASSIVE = /(?:^|[^a-z])(?:be|been|being|was|were|is|are|gets?|got|not)(?: [a-z]{2,12}ly)? $/i;
/** A verb of its own between the statement and the date: "told reporters the talks began on". */
const OWN_VERB =
  /\b(?:will|would|shall|can|could|may|might|must|is|are|was|were|has|have|had|that|began|met|held|came|went|took|left|to [a-z]+ (?:on|in|at)|[a-z]{2,20}ed)\b/i;

/**
 * Whether the words before a date say that it is the day of a statement.
 *
 * @param text any text
 * @param start where the date starts
 */
export function isStatementDay(text: string, start: number): boolean {
  const lead = text.slice(Math.max(0, start - SPEECH_UNITS), start);
  const match = STATEMENT.exec(lead);
  if (match === null) return false;
  const { verb, aside, whom } = match.groups!;
  if (OWN_VERB.test(aside ?? '') || OWN_VERB.test(whom ?? '')) return false;
  if (verb === undefined) return true;
  const at = match.index + match[0].toLowerCase().indexOf(verb.toLowerCase());
  return !PASSIVE.test(lead.slice(0, at));
}
