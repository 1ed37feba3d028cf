/**
 * Names and topic of one report, as `stories/channels.ts` parts them for a batch, but that the report alone tells which of its terms are
 * names: most of their occurrences in its running text have a capital or a digit.
 *
 * Cost: O(terms).
 * @module
 */
import type { Channels } from '../stories/channels';
import type { Idf } from '../stories/idf';
import type { StoryParameters } from '../stories/parameters';
import type { Profile, ProfileMaker } from '../stories/profile';
import type { TermCounts } from '../stories/term-counts';

/** @param maker makes profiles of their own, not parts of large arrays */
export function channelsOf(
  { block, start, end }: TermCounts,
  idf: Idf,
  { nameShare, channelTerms }: StoryParameters,
  maker: ProfileMaker,
): Channels {
  const { hashes, logs, isPair, seen, named } = block;
  const profile = (ofNames: boolean): Profile => {
    const weights = maker.weights(end - start);
    for (let i = start; i < end; i++) {
      const isName = named[i]! > 0 && named[i]! > nameShare * seen[i]!;
      const rarity = isPair[i] === 1 || isName !== ofNames ? 0 : idf(hashes[i]!, false);
      weights[i - start] = rarity > 0 ? logs[i]! * rarity : 0;
    }
    return maker.heaviest(hashes, start, end, channelTerms);
  };
  return { names: profile(true), topic: profile(false) };
}
