/**
 * What a worker thread runs: tells a batch of stories.
 * @module
 */
import { type ToldStory, tellStories, type UntoldStories } from 'newsfold';

/** Tells the stories of one batch. */
export function tellBatch(batch: UntoldStories): ToldStory[] {
  return tellStories(batch);
}
