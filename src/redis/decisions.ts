/**
 * Steps 5 to 8 of the protocol: who else is in a report's buckets, and what follows for the report (`protocol.ts` says why).
 *
 * Cost: 3 round trips, and one more for each link of a chain of copies within a batch.
 * @module
 */
// biome-ignore-start lint/correctness/noNodejsModules: this adapter is for Node
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
// biome-ignore-end lint/correctness/noNodejsModules: this adapter is for Node
import { estimateJaccard, type Signature } from 'newsfold';
import type { Buckets, Claim } from './buckets';
import type { Commands, Request } from './commands';
import type { Item } from './item';
import { type Bucket, digits, type Layout, type Place, REF_LETTERS } from './layout';
import type { SharedIndexParameters } from './options';
import { decodeRecord, decodeVerdict, type EntryRecord, encodeVerdict, type Verdict } from './record';
import { DECIDE, FETCH } from './scripts';
import type { SharedIndexStats } from './stats';

/** A report in the course of being decided: one's own or another writer's. */
interface Open {
  readonly id: string;
  readonly ref: string;
  readonly born: string;
  readonly stamp: number;
  readonly signature: Signature;
  readonly entry: Place;
  readonly buckets: readonly Bucket[];
  readonly candidates: Map<string, number>;
  readonly item: Item | undefined;
}

/** Milliseconds between two looks at reports that other writers are to decide on: the first time, and at most. */
const FIRST_WAIT = 4;
const LONGEST_WAIT = 64;

export class Decisions {
  readonly #commands: Commands;
  readonly #layout: Layout;
  readonly #own: SharedIndexParameters;
  readonly #stats: SharedIndexStats;
  readonly #buckets: Buckets;

  constructor(
    commands: Commands,
    layout: Layout,
    parameters: SharedIndexParameters,
    stats: SharedIndexStats,
    buckets: Buckets,
  ) {
    this.#commands = commands;
    this.#layout = layout;
    this.#own = parameters;
    this.#stats = stats;
    this.#buckets = buckets;
  }

  /** Records by reference, as they are, and barred from stamps up to the one given. */
  async fetch(refs: ReadonlyMap<string, number>): Promise<Map<string, EntryRecord>> {
    const requests: Request[] = [];
    for (const [ref, bar] of refs)
      requests.push({ place: this.#layout.entry(ref), arguments: [digits(bar)], id: undefined });
    const replies = await this.#commands.run(FETCH, requests);
    const records = new Map<string, EntryRecord>();
    let i = 0;
    for (const ref of refs.keys()) {
      const reply = replies[i++];
      if (reply === '') continue;
      const record = decodeRecord(reply, this.#own);
      if (record === undefined) this.#stats.garbage++;
      else records.set(ref, record);
    }
    return records;
  }

  /** Brings each item that has a stamp to its verdict. What is gone keeps none. */
  async decide(items: readonly Item[]): Promise<void> {
    const open = new Map<string, Open>();
    const seen: Claim[] = [];
    const dead: Claim[] = [];
    await this.#open(
      items.map((item) => ({ ...item, candidates: new Map(), item })),
      open,
      seen,
    );
    const records = new Map<string, EntryRecord>();
    const absent = new Set<string>();
    let since = performance.now();
    let wait = FIRST_WAIT;
    while (open.size > 0) {
      const wanted = new Map<string, number>();
      for (const { candidates, stamp } of open.values()) {
        for (const ref of candidates.keys()) {
          const record = records.get(ref);
          const settled = record !== undefined && (record.verdict !== undefined || isLater(record, stamp));
          if (!settled && !absent.has(ref)) wanted.set(ref, Math.max(stamp, wanted.get(ref) ?? 0));
        }
      }
      const fetched = await this.fetch(wanted);
      for (const ref of wanted.keys()) {
        const record = fetched.get(ref);
        if (record === undefined) absent.add(ref);
        else records.set(ref, record);
      }
      const ready: { one: Open; verdict: Verdict }[] = [];
      const blockers = new Map<string, EntryRecord>();
      for (const one of open.values()) {
        const verdict = this.#verdictOn(one, records, blockers);
        if (verdict !== undefined) ready.push({ one, verdict });
      }
      if (ready.length > 0) {
        await this.#write(ready, open, records, dead);
        since = performance.now();
        wait = FIRST_WAIT;
      } else if (performance.now() - since < this.#own.patience) {
        await sleep(wait);
        wait = Math.min(2 * wait, LONGEST_WAIT);
      } else await this.#help(blockers, open, seen);
    }
    for (const { bucket, claim } of seen) {
      const record = records.get(claim.slice(0, REF_LETTERS));
      const gone = record === undefined || record.born !== claim.slice(REF_LETTERS);
      if (gone || record.verdict?.original !== undefined) dead.push({ bucket, claim });
    }
    await this.#buckets.drop(dead);
  }

  /** Looks into the buckets of reports that are to be decided. */
  async #open(ones: readonly Open[], open: Map<string, Open>, seen: Claim[]): Promise<void> {
    const now = ones.reduce((latest, { stamp }) => Math.max(latest, stamp), 0);
    const all = ones.map(({ buckets }) => buckets);
    const refs = ones.map(({ ref }) => ref);
    const found = await this.#buckets.look(all, now, refs);
    for (const [i, one] of ones.entries()) {
      open.set(one.ref, one);
      for (const each of found[i]!) {
        const ref = each.claim.slice(0, REF_LETTERS);
        if (ref === one.ref) continue;
        one.candidates.set(ref, one.candidates.get(ref) ?? -1);
        seen.push(each);
      }
    }
  }

  /**
   * The verdict on a report, or undefined while others have to be decided before, which are added to `blockers`. One alike that is first
   * is enough for a copy: of a thousand copies that come together each needs to wait for the first alone.
   */
  #verdictOn(
    one: Open,
    records: ReadonlyMap<string, EntryRecord>,
    blockers: Map<string, EntryRecord>,
  ): Verdict | undefined {
    let best: { record: EntryRecord; score: number } | undefined;
    const undecided: [string, EntryRecord][] = [];
    for (const ref of one.candidates.keys()) {
      const record = records.get(ref);
      if (record === undefined || isLater(record, one.stamp)) continue;
      if (record.verdict === undefined) undecided.push([ref, record]);
      else if (record.verdict.original === undefined) {
        const score = this.#score(one, ref, record);
        if (score < this.#own.threshold || score < (best?.score ?? 0)) continue;
        if (score === best?.score && record.stamp > best.record.stamp) continue;
        best = { record, score };
      }
    }
    if (best !== undefined) return { original: best.record.id, score: best.score };
    const before = undecided.filter(([ref, record]) => this.#score(one, ref, record) >= this.#own.threshold);
    for (const [ref, record] of before) blockers.set(ref, record);
    return before.length > 0 ? undefined : { original: undefined, score: 1 };
  }

  /** Estimated similarity with a candidate, which is kept. */
  #score(one: Open, ref: string, record: EntryRecord): number {
    const known = one.candidates.get(ref) ?? -1;
    if (known >= 0) return known;
    const score = estimateJaccard(one.signature, record.signature);
    one.candidates.set(ref, score);
    return score;
  }

  async #write(
    ready: readonly { one: Open; verdict: Verdict }[],
    open: Map<string, Open>,
    records: Map<string, EntryRecord>,
    dead: Claim[],
  ): Promise<void> {
    const requests = ready.map(
      ({ one, verdict }): Request => ({
        place: one.entry,
        arguments: [one.born, encodeVerdict(verdict)],
        id: one.id,
      }),
    );
    const replies = await this.#commands.run(DECIDE, requests);
    for (const [i, { one }] of ready.entries()) {
      open.delete(one.ref);
      const verdict = decodeVerdict(String(replies[i])) ?? undefined;
      const record = records.get(one.ref);
      // Gone, or garbage by now: nobody is a copy of it, and its owner begins anew.
      if (verdict === undefined) records.delete(one.ref);
      else if (record !== undefined) records.set(one.ref, { ...record, verdict });
      if (one.item !== undefined) one.item.verdict = verdict;
      else this.#stats.helped++;
      if (verdict?.original !== undefined) {
        for (const bucket of one.buckets) dead.push({ bucket, claim: one.ref + one.born });
      }
    }
  }

  /** Takes on the reports of others that one's own wait for. */
  async #help(
    blockers: ReadonlyMap<string, EntryRecord>,
    open: Map<string, Open>,
    seen: Claim[],
  ): Promise<void> {
    const ones: Open[] = [];
    for (const [ref, { id, born, stamp, signature }] of blockers) {
      if (open.has(ref)) continue;
      const [entry, buckets] = [this.#layout.entry(ref), this.#layout.buckets(signature)];
      const candidates = new Map<string, number>();
      ones.push({ ...{ id, ref, born, stamp, signature, entry, buckets, candidates }, item: undefined });
    }
    await this.#open(ones, open, seen);
  }
}

/** Whether a report has, or will have, a greater stamp than the given one. */
function isLater(record: EntryRecord, stamp: number): boolean {
  return record.stamp === 0 ? record.bar >= stamp : record.stamp > stamp;
}
