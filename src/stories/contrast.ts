/**
 * The contrast test. Two events with the same actors share names, places and whole background paragraphs, and these
 * outweigh what divides them. So the members of a node are profiled once more with idf taken inside the node alone: what
 * every report says weighs nothing, what one report only says is dropped, and what is left are the terms that run
 * through one half or the other. If across the halves little is then alike, they are two stories.
 *
 * Cost: O(n) in reports to count their terms; profiles are made and compared of {@link CONTRASTED} a side at most, spread evenly.
 * @module
 */

import { documentCounts } from './idf';
import { naturalLog } from './numeric';
import { type Profile, ProfileMaker, profileSimilarity } from './profile';
import type { TermCounts } from './term-counts';

/** Reports of a side that are compared; all of them count for idf. */
const CONTRASTED = 48;

/**
 * Similarity across two halves as a share of the looser half's own, with idf taken inside both alone.
 *
 * @returns 0 to about 1; 1 when the halves have nothing of their own to compare
 */
export function contrastRatio(
  left: readonly number[],
  right: readonly number[],
  countsOf: (report: number) => TermCounts,
  profileTerms: number,
): number {
  const members = [...left, ...right];
  const countOf = new Map(members.map((member) => [member, countsOf(member)]));
  const inNode = documentCounts([...countOf.values()]);
  const byCount = Float64Array.from({ length: members.length + 1 }, (_, count) =>
    count < 2 ? 0 : naturalLog(members.length / count),
  );
  const idf = (term: number): number => byCount[inNode.count(term)]!;
  const [lefts, rights] = [spread(left), spread(right)];
  const maker = new ProfileMaker((lefts.length + rights.length) * profileTerms);
  const profiles = new Map<number, Profile>(
    [...lefts, ...rights].map((i) => [i, maker.profile(countOf.get(i)!, idf, profileTerms)]),
  );
  const mean = (xs: readonly number[], ys: readonly number[]): number => {
    let sum = 0;
    let pairs = 0;
    for (const x of xs) {
      for (const y of ys) {
        if (xs === ys && y <= x) continue;
        sum += profileSimilarity(profiles.get(x)!, profiles.get(y)!);
        pairs++;
      }
    }
    return pairs === 0 ? 0 : sum / pairs;
  };
  const inner = Math.min(mean(lefts, lefts), mean(rights, rights));
  return inner === 0 ? 1 : mean(lefts, rights) / inner;
}

/** Members that stand for all. */
function spread(members: readonly number[]): readonly number[] {
  if (members.length <= CONTRASTED) return members;
  return Array.from(
    { length: CONTRASTED },
    (_, i) => members[Math.floor((i * members.length) / CONTRASTED)]!,
  );
}
