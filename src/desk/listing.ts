/**
 * The stories of a desk in an order, a page at a time.
 *
 * Cost: O(stories shown) by size; O(reports + stories · log stories) by latest.
 * @module
 */
import { expectation, mustBeNumber, mustBeOptions } from '../errors';
import type { Story } from '../summary/story';
import type { Settled } from './division';
import type { StoryList } from './types';
import type { DeskWindow } from './window';

/** @throws TypeError, RangeError for bad options */
export function listed(
  { settled, window }: { settled: Settled; window: DeskWindow },
  list: StoryList,
): Story[] {
  mustBeOptions('options', list);
  const { sort = 'size', offset = 0, limit = Number.MAX_SAFE_INTEGER } = list;
  mustBeNumber('options.offset', offset, 0, Number.MAX_SAFE_INTEGER, true);
  mustBeNumber('options.limit', limit, 0, Number.MAX_SAFE_INTEGER, true);
  const { stories } = settled;
  if (sort === 'size') return stories.slice(offset, offset + limit);
  if (sort !== 'latest') throw new RangeError(expectation('options.sort', "'size' or 'latest'", sort));
  // By the times that the window believes: a date in the far future is no latest report.
  const latest = stories.map(({ articleIds }, at) => {
    let time = Number.NEGATIVE_INFINITY;
    for (const id of articleIds) time = Math.max(time, window.timeOf(id) ?? time);
    return { at, time };
  });
  latest.sort((a, b) => (a.time === b.time ? a.at - b.at : b.time > a.time ? 1 : -1));
  return latest.slice(offset, offset + limit).map(({ at }) => stories[at]!);
}
