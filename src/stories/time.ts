/**
 * Time: reports of one event are mostly published within days of each other. Where both are dated, a link gains a
 * little on the same day and loses weight as a Gaussian of the days between, down to a floor, so that a saga may run for
 * weeks if its reports are alike enough.
 * An unknown date neither helps nor hurts.
 * @module
 */

import type { CheckedArticle } from '../article/article';
import { DAY_MS } from '../dates/calendar';
import type { Link } from './join';
import { exponential } from './numeric';
import type { StoryParameters } from './parameters';

/** What is known of when an article was published. */
export type Dated = Pick<CheckedArticle, 'time' | 'latest'>;

/** The link with its score weighed by the days between the two reports. */
export function weighByTime(
  link: Link,
  reports: readonly Dated[],
  { timeSigma, timeFloor, timeCeiling }: StoryParameters,
): Link {
  const a = reports[link.a]!.time;
  const b = reports[link.b]!.time;
  if (a === undefined || b === undefined) return link;
  const sigmas = (a - b) / DAY_MS / timeSigma;
  const weight = timeFloor + (timeCeiling - timeFloor) * exponential((-sigmas * sigmas) / 2);
  return { a: link.a, b: link.b, score: link.score * weight };
}
