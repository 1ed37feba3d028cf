/**
 * Names and topic. Reports of one event agree both in who and where (names, numbers) and in what (all other words);
 * reports of another event with the same actors agree in names alone, reports of another event of the same kind in topic
 * alone. So each channel is compared by itself, and their geometric mean counts beside the whole.
 *
 * Which terms are names is read from the batch: most of their occurrences in running text have a capital or a digit.
 * Cost: O(terms) to prepare, one merge of two short profiles a link.
 * @module
 */
import { drain, type Steps } from '../steps';
import type { Link } from './links';
import type { StoryParameters } from './parameters';
import { type Idf, type Profile, profileOf, profileSimilarity, type TermCounts, termsOf } from './profile';
import { TermTable } from './term-table';

/** The two profiles of one report. */
export interface Channels {
  readonly names: Profile;
  readonly topic: Profile;
}

/** Parts each report's single stems into names and topic. */
export function channelsOf(counts: readonly TermCounts[], idf: Idf, parameters: StoryParameters): Channels[] {
  return drain(channelSteps(counts, idf, parameters));
}

/** Reports between two pauses, less one. */
const STEP = 0xf;

/** {@link channelsOf}, step by step. */
export function* channelSteps(
  counts: readonly TermCounts[],
  idf: Idf,
  parameters: StoryParameters,
): Steps<Channels[]> {
  const terms = termsOf(counts);
  const seen = new TermTable(terms);
  const named = new TermTable(terms);
  for (const [n, report] of counts.entries()) {
    for (let i = 0; i < report.hashes.length; i++) {
      if (report.isPair[i] === 1) continue;
      const term = report.hashes[i]!;
      seen.add(term, report.seen[i]!);
      if (report.named[i] !== 0) named.add(term, report.named[i]!);
    }
    if ((n & STEP) === 0) yield 0.2 * (n / counts.length);
  }
  const isName = (term: number): boolean =>
    (named.get(term) ?? 0) > parameters.nameShare * (seen.get(term) ?? 0);
  const names: Idf = (term, isPair) => (!isPair && isName(term) ? idf(term, isPair) : 0);
  const topic: Idf = (term, isPair) => (!isPair && !isName(term) ? idf(term, isPair) : 0);
  const channels: Channels[] = [];
  for (const [n, report] of counts.entries()) {
    channels.push({
      names: profileOf(report, names, parameters.channelTerms),
      topic: profileOf(report, topic, parameters.channelTerms),
    });
    if ((n & STEP) === 0) yield 0.2 + 0.8 * (n / counts.length);
  }
  return channels;
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
