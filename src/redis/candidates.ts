/**
 * What follows for a report from the records of those it has met.
 *
 * Cost: one comparison of signatures a candidate.
 * @module
 */
import { estimateJaccard, type Signature } from 'newsfold';
import type { Item } from './item';
import type { Fields, Place } from './layout';
import type { EntryRecord, Verdict } from './record';

/** A report in the course of being decided: one's own or another writer's. */
export interface Open {
  readonly id: string;
  readonly ref: string;
  readonly born: string;
  readonly signature: Signature;
  readonly entry: Place;
  readonly buckets: readonly Fields[];
  /** Similarities with those it has met, -1 for not known yet. */
  readonly candidates: Map<string, number>;
  /** The shards where it has met others. */
  readonly met: Set<Fields>;
  readonly item: Item | undefined;
  /** 0 for none yet. */
  stamp: number;
  /** Where its claims are, as far as is known. */
  claimed: readonly Fields[];
}

/** What the records say of a report. */
export interface Finding {
  /** Undefined while others have to be decided before. */
  readonly verdict: Verdict | undefined;
  readonly blockers: readonly string[];
  /** The latest stamp of those it has met. */
  readonly latest: number;
}

/**
 * One alike that is first is enough for a copy: of a thousand copies that come together each needs to wait for the first alone.
 * A report without a stamp comes after all that it has met.
 */
export function judge(one: Open, records: ReadonlyMap<string, EntryRecord>, threshold: number): Finding {
  let best: { record: EntryRecord; score: number } | undefined;
  let latest = 0;
  const undecided: string[] = [];
  for (const ref of one.candidates.keys()) {
    const record = records.get(ref);
    if (record === undefined) continue;
    latest = Math.max(latest, record.stamp);
    if (record.verdict?.original !== undefined || isLater(ref, record, one)) continue;
    const score = similarity(one, ref, record);
    if (score < threshold) continue;
    if (record.verdict === undefined) undecided.push(ref);
    else if (
      best === undefined ||
      score > best.score ||
      (score === best.score && record.stamp < best.record.stamp)
    )
      best = { record, score };
  }
  if (best !== undefined) {
    return { verdict: { original: best.record.id, score: best.score }, blockers: [], latest };
  }
  const verdict = undecided.length > 0 ? undefined : { original: undefined, score: 1 };
  return { verdict, blockers: undecided, latest };
}

/** Whether a report that was met has, or will have, a later stamp. Of two with one stamp the references tell. */
export function isLater(ref: string, { stamp, bar }: EntryRecord, one: Open): boolean {
  if (one.stamp === 0) return false;
  if (stamp === 0) return bar >= one.stamp;
  return stamp > one.stamp || (stamp === one.stamp && ref > one.ref);
}

/** Estimated similarity with a candidate, which is kept. */
function similarity(one: Open, ref: string, record: EntryRecord): number {
  const known = one.candidates.get(ref)!;
  if (known >= 0) return known;
  const score = estimateJaccard(one.signature, record.signature);
  one.candidates.set(ref, score);
  return score;
}
