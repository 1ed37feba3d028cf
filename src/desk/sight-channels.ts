/**
 * Names and topic of one report, as `stories/channels.ts` parts them for a batch, but that the report alone tells which of its terms are
 * names: most of their occurrences in its running text have a capital or a digit.
 *
 * Cost: O(terms).
 * @module
 */
import type { Channels } from '../stories/channels';
import type { StoryParameters } from '../stories/parameters';
import type { Profile, ProfileMaker } from '../stories/profile';
import type { TermCounts } from '../stories/term-counts';

/**
 * @param weights of the report's terms, from place 0, as its profile has them
 * @param maker another than the one that these are of
 */
export function channelsOf(
  { block, start, end }: TermCounts,
  weights: Float64Array,
  { nameShare, channelTerms }: StoryParameters,
  maker: ProfileMaker,
): Channels {
  const { hashes, isPair, seen, named } = block;
  const profile = (ofNames: boolean): Profile => {
    const own = maker.weights(end - start);
    for (let i = start; i < end; i++) {
      const isName = named[i]! > 0 && named[i]! > nameShare * seen[i]!;
      own[i - start] = isPair[i] === 1 || isName !== ofNames ? 0 : weights[i - start]!;
    }
    return maker.heaviest(hashes, start, end, channelTerms);
  };
  return { names: profile(true), topic: profile(false) };
}
