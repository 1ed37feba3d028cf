/**
 * Names and topic. Reports of one event agree both in who and where (names, numbers) and in what (all other words);
 * reports of another event with the same actors agree in names alone, reports of another event of the same kind in topic
 * alone. So each channel is compared by itself, and their geometric mean counts beside the whole.
 *
 * Which terms are names is read from the batch: most of their occurrences in running text have a capital or a digit.
 * Cost: O(terms) to prepare, one merge of two short profiles a link.
 * @module
 */
import type { Link } from './join';
import type { StoryParameters } from './parameters';
import { type Idf, type Profile, profileOf, profileSimilarity, type TermCounts } from './profile';

/** The two profiles of one report. */
export interface Channels {
  readonly names: Profile;
  readonly topic: Profile;
}

/** Parts each report's single stems into names and topic. */
export function channelsOf(counts: readonly TermCounts[], idf: Idf, parameters: StoryParameters): Channels[] {
  const seen = new Map<number, number>();
  const named = new Map<number, number>();
  for (const report of counts) {
    for (let i = 0; i < report.hashes.length; i++) {
      const term = report.hashes[i]!;
      seen.set(term, (seen.get(term) ?? 0) + report.seen[i]!);
      named.set(term, (named.get(term) ?? 0) + report.named[i]!);
    }
  }
  const isName = (term: number): boolean => named.get(term)! > parameters.nameShare * seen.get(term)!;
  const names: Idf = (term, isPair) => (!isPair && isName(term) ? idf(term, isPair) : 0);
  const topic: Idf = (term, isPair) => (!isPair && !isName(term) ? idf(term, isPair) : 0);
  return counts.map((report) => ({
    names: profileOf(report, names, parameters.channelTerms),
    topic: profileOf(report, topic, parameters.channelTerms),
  }));
}

/**
 * The score of a link: profile similarity blended with the agreement of both channels. Where a report lacks a channel
 * (all capitals, a script without case), the profile decides alone.
 */
export function blendChannels(
  link: Link,
  channels: readonly Channels[],
  { channelShare, channelScale }: StoryParameters,
): Link {
  const a = channels[link.a]!;
  const b = channels[link.b]!;
  if (a.names.sum === 0 || a.topic.sum === 0 || b.names.sum === 0 || b.topic.sum === 0) return link;
  const agreement = Math.sqrt(profileSimilarity(a.names, b.names) * profileSimilarity(a.topic, b.topic));
  return {
    a: link.a,
    b: link.b,
    score: (1 - channelShare) * link.score + channelShare * channelScale * agreement,
  };
}
