/**
 * Steps 2 to 6 of the protocol: who else is in a report's buckets, and what follows for the report (`protocol.ts` says why).
 *
 * Cost: that of `protocol.ts`, and one round trip more for each link of a chain of copies that come at once.
 * @module
 */
// biome-ignore-start lint/correctness/noNodejsModules: this adapter is for Node
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
// biome-ignore-end lint/correctness/noNodejsModules: this adapter is for Node
import type { Buckets, Claim, Sighting } from './buckets';
import { isLater, judge, type Open } from './candidates';
import type { Commands, Request } from './commands';
import type { Item } from './item';
import { digits, type Layout, MOST_SKEW, REF_LETTERS } from './layout';
import type { SharedIndexParameters } from './options';
import { decodeRecord, decodeVerdict, type EntryRecord, encodeVerdict, type Verdict } from './record';
import { DECIDE, FETCH, PUBLISH } from './scripts';
import type { SharedIndexStats } from './stats';

/** Milliseconds between two looks at reports that other writers are to decide on: the first time, and at most. */
const FIRST_WAIT = 4;
const LONGEST_WAIT = 64;
/** Microseconds after which claims of a copy are taken out by others: its writer has stopped. */
const LEFT_BEHIND = 60e6;

/** What is known in the course of one call. */
interface Call {
  /** Microseconds: the time at the servers. */
  readonly now: () => number;
  readonly records: Map<string, EntryRecord>;
  readonly absent: Set<string>;
  /** What has a stamp and no verdict. */
  readonly open: Map<string, Open>;
  readonly seen: Sighting[];
  /** All claims that were seen. */
  readonly met: Set<string>;
  readonly dead: Claim[];
}

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
  async fetch(
    refs: ReadonlyMap<string, number>,
    before?: ReadonlyMap<string, EntryRecord>,
  ): Promise<Map<string, EntryRecord>> {
    const requests: Request[] = [];
    for (const [ref, bar] of refs)
      requests.push({ place: this.#layout.entry(ref), arguments: [digits(bar)], id: undefined });
    const replies = await this.#commands.run(FETCH, requests);
    const records = new Map<string, EntryRecord>();
    let i = 0;
    for (const ref of refs.keys()) {
      const reply = replies[i++];
      if (reply === '') continue;
      const record = decodeRecord(reply, this.#own, before?.get(ref));
      if (record === undefined) this.#stats.garbage++;
      else records.set(ref, record);
    }
    return records;
  }

  /**
   * Brings each item to its verdict. What is gone keeps none.
   *
   * @param now microseconds: the time at the servers, when this is called
   */
  async decide(items: readonly Item[], now: number): Promise<void> {
    if (items.length === 0) return;
    const start = performance.now();
    const call: Call = {
      now: () => now + 1000 * (performance.now() - start),
      ...{ records: new Map(), absent: new Set(), open: new Map(), seen: [], met: new Set(), dead: [] },
    };
    const ones = items.map(
      (item): Open => ({ ...item, candidates: new Map(), met: new Set(), claimed: item.buckets, item }),
    );
    const begun = ones.filter(({ stamp }) => stamp > 0);
    const claimed = await this.#claim(
      ones.filter(({ stamp }) => stamp === 0),
      call,
    );
    await this.#look([...begun, ...(await this.#publish(claimed, call))], call);
    await this.#conclude(call);
    for (const { claim, among } of call.seen) {
      const [ref, born] = [claim.slice(0, REF_LETTERS), claim.slice(REF_LETTERS)];
      const record = call.records.get(ref);
      // Not read after it was seen: it may live.
      if (record === undefined && !call.absent.has(ref)) continue;
      const left = record?.verdict?.original !== undefined && call.now() - Number(born) > LEFT_BEHIND;
      if (record?.born !== born || left) call.dead.push({ claim, buckets: [among] });
    }
    await this.#buckets.drop(call.dead);
  }

  /**
   * Steps 2 and 3: first only where nobody is, so that copies of what is there already leave little to take out again; then everywhere.
   *
   * @returns those that are no copies so far
   */
  async #claim(ones: readonly Open[], call: Call): Promise<Open[]> {
    const seen = await this.#buckets.claim(ones.map(claimOf), call.now(), false);
    for (const [i, one] of ones.entries()) this.#note(one, seen[i]!, call);
    for (const one of ones) one.claimed = one.buckets.filter((fields) => !one.met.has(fields));
    const left = await this.#weigh(ones, call);
    const some = left.filter(({ met }) => met.size > 0);
    if (some.length === 0) return left;
    const claims = some.map(({ ref, born, met }) => ({ claim: ref + born, buckets: [...met] }));
    const again = await this.#buckets.claim(claims, call.now(), true);
    for (const [i, one] of some.entries()) {
      this.#note(one, again[i]!, call);
      one.claimed = one.buckets;
    }
    return [...left.filter(({ met }) => met.size === 0), ...(await this.#weigh(some, call))];
  }

  /** Decides those that are copies of whom they have met. Returns the others. */
  async #weigh(ones: readonly Open[], call: Call): Promise<Open[]> {
    await this.#read(ones, call);
    const copies: { one: Open; verdict: Verdict }[] = [];
    const others: Open[] = [];
    for (const one of ones) {
      const { verdict } = judge(one, call.records, this.#own.threshold);
      if (verdict?.original !== undefined) copies.push({ one, verdict });
      else others.push(one);
    }
    await this.#write(copies, call);
    return others;
  }

  #note(one: Open, seen: readonly Sighting[], call: Call): void {
    for (const sighting of seen) {
      const ref = sighting.claim.slice(0, REF_LETTERS);
      one.met.add(sighting.among);
      call.seen.push(sighting);
      const isOther = call.records.get(ref)?.born !== sighting.claim.slice(REF_LETTERS);
      if (isOther && one.candidates.has(ref)) one.candidates.set(ref, -1);
      // A claim met for the first time may be of an incarnation made since its entry was read.
      if (!call.met.has(sighting.claim)) {
        call.met.add(sighting.claim);
        call.absent.delete(ref);
        if (isOther) call.records.delete(ref);
      }
      // Its own ref is that of an incarnation that was taken out.
      if (ref !== one.ref && !one.candidates.has(ref)) one.candidates.set(ref, -1);
    }
  }

  /** Reads the records of whom the reports have met, but what is settled. Bars those without a stamp from what would be too early. */
  async #read(ones: Iterable<Open>, { records, absent }: Call): Promise<void> {
    const wanted = new Map<string, number>();
    for (const one of ones) {
      for (const ref of one.candidates.keys()) {
        const record = records.get(ref);
        const settled = record !== undefined && (record.verdict !== undefined || isLater(ref, record, one));
        if (!settled && !absent.has(ref)) wanted.set(ref, Math.max(one.stamp, 1, wanted.get(ref) ?? 0));
      }
    }
    const fetched = await this.fetch(wanted, records);
    for (const ref of wanted.keys()) {
      const record = fetched.get(ref);
      if (record === undefined) absent.add(ref);
      else records.set(ref, record);
    }
  }

  /** Step 4. Returns those whose buckets have to be looked into, since somebody met them before they had a stamp. */
  async #publish(ones: readonly Open[], call: Call): Promise<Open[]> {
    const own = new Set(ones.map(({ ref }) => ref));
    const later = Math.trunc(call.now()) + MOST_SKEW;
    const requests = ones.map((one, i): Request => {
      const found = judge(one, call.records, this.#own.threshold);
      const { verdict } = found;
      // Those of one call are alike in their order, whatever the servers' clocks say.
      const follows = [...one.candidates.keys()].some((ref) => own.has(ref));
      const latest = follows ? Math.max(found.latest, later + i) : found.latest;
      const sure = verdict === undefined ? '-' : encodeVerdict(verdict);
      return { place: one.entry, arguments: [one.born, digits(latest), sure], id: one.id };
    });
    const replies = await this.#commands.run(PUBLISH, requests);
    const barred: Open[] = [];
    for (const [i, one] of ones.entries()) {
      const [stamp, bar, letters] = String(replies[i]).split(' ');
      const verdict = decodeVerdict(letters ?? '');
      // Gone: its owner begins anew.
      if (verdict === undefined) continue;
      one.stamp = Number(stamp);
      if (verdict !== null) this.#end(one, verdict, call);
      else if (Number(bar) > 0) barred.push(one);
      else call.open.set(one.ref, one);
    }
    this.#stats.barred += barred.length;
    return barred;
  }

  /** Step 5, of reports that have a stamp. */
  async #look(ones: readonly Open[], call: Call): Promise<void> {
    const seen = await this.#buckets.look(ones.map(claimOf), call.now());
    for (const [i, one] of ones.entries()) {
      this.#note(one, seen[i]!, call);
      call.open.set(one.ref, one);
    }
  }

  /** Step 6, until nothing is open. */
  async #conclude(call: Call): Promise<void> {
    const { open, records } = call;
    let since = performance.now();
    let wait = FIRST_WAIT;
    while (open.size > 0) {
      await this.#read(open.values(), call);
      const ready: { one: Open; verdict: Verdict }[] = [];
      const blockers = new Set<string>();
      for (const one of open.values()) {
        const finding = judge(one, records, this.#own.threshold);
        if (finding.verdict !== undefined) ready.push({ one, verdict: finding.verdict });
        for (const ref of finding.blockers) blockers.add(ref);
      }
      if (ready.length > 0) {
        await this.#write(ready, call);
        since = performance.now();
        wait = FIRST_WAIT;
      } else if (performance.now() - since < this.#own.patience) {
        await sleep(wait);
        wait = Math.min(2 * wait, LONGEST_WAIT);
      } else await this.#help(blockers, call);
    }
  }

  async #write(ready: readonly { one: Open; verdict: Verdict }[], call: Call): Promise<void> {
    const requests = ready.map(
      ({ one, verdict }): Request => ({
        place: one.entry,
        arguments: [one.born, encodeVerdict(verdict)],
        id: one.id,
      }),
    );
    const replies = await this.#commands.run(DECIDE, requests);
    for (const [i, { one }] of ready.entries()) {
      call.open.delete(one.ref);
      const verdict = decodeVerdict(String(replies[i])) ?? undefined;
      const record = call.records.get(one.ref);
      // Gone, or garbage by now: nobody is a copy of it, and its owner begins anew.
      if (verdict === undefined) call.records.delete(one.ref);
      else if (record !== undefined) call.records.set(one.ref, { ...record, verdict });
      this.#end(one, verdict, call);
    }
  }

  #end(one: Open, verdict: Verdict | undefined, call: Call): void {
    if (one.item !== undefined) one.item.verdict = verdict;
    else this.#stats.helped++;
    if (verdict?.original === undefined || one.claimed.length === 0) return;
    call.dead.push({ claim: one.ref + one.born, buckets: one.claimed });
  }

  /** Takes on the reports of others that one's own wait for. */
  async #help(blockers: Iterable<string>, call: Call): Promise<void> {
    const ones: Open[] = [];
    for (const ref of blockers) {
      if (call.open.has(ref)) continue;
      const { id, born, stamp, signature } = call.records.get(ref)!;
      const [entry, buckets] = [this.#layout.entry(ref), this.#layout.buckets(signature)];
      const [candidates, met] = [new Map<string, number>(), new Set<never>()];
      const own = { id, ref, born, stamp, signature, entry, buckets, claimed: buckets };
      ones.push({ ...own, candidates, met, item: undefined });
    }
    await this.#look(ones, call);
  }
}

function claimOf({ ref, born, buckets }: Open): Claim {
  return { claim: ref + born, buckets };
}
