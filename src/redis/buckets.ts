/**
 * The buckets of a shared index: claims are put into them, looked for, and taken out; one command a shard for any number of reports.
 *
 * Cost: one round trip each.
 * @module
 */
import { NewsfoldError } from 'newsfold';
import type { Commands, Request } from './commands';
import { type Bucket, CLAIM_LETTERS, type Layout, REF_LETTERS } from './layout';
import type { SharedIndexParameters } from './options';
import { CLAIM, DROP, LOOK, STAMP } from './scripts';
import type { SharedIndexStats } from './stats';

/** A claim in a bucket: the reference of a report and the time of its birth. */
export interface Claim {
  readonly bucket: Bucket;
  readonly claim: string;
}

/** Digits of a field's number in an answer, and of that and the number of claims. */
const NUMBER = 7;
const HEAD = 12;

/** Microseconds since 1970 that a claim's report was born at. */
function birth(claim: string): number {
  return Number(claim.slice(REF_LETTERS));
}

export class Buckets {
  readonly #commands: Commands;
  readonly #layout: Layout;
  readonly #own: SharedIndexParameters;
  readonly #stats: SharedIndexStats;

  constructor(
    commands: Commands,
    layout: Layout,
    parameters: SharedIndexParameters,
    stats: SharedIndexStats,
  ) {
    this.#commands = commands;
    this.#layout = layout;
    this.#own = parameters;
    this.#stats = stats;
  }

  /** Draws so many stamps; returns the number before the first. */
  async stamps(count: number, id?: string): Promise<number> {
    const draw: Request = { place: this.#layout.clock, arguments: [String(count)], id };
    return Number((await this.#commands.run(STAMP, [draw]))[0]);
  }

  async claim(claims: readonly Claim[]): Promise<void> {
    const { window, maxBucket } = this.#own;
    // A slice is kept for as long as what was born at its end.
    const common = [String(window * 1500), String(maxBucket * CLAIM_LETTERS)];
    const replies = await this.#commands.run(CLAIM, this.#bySlice(claims), common);
    for (let i = 0; i < replies.length; i += 2) {
      this.#stats.garbage += Number(replies[i]);
      this.#stats.cappedBuckets += Number(replies[i + 1]);
    }
  }

  /**
   * For each list of buckets the claims in them.
   *
   * @param now the latest stamp of those who look: what is older by a window is forgotten
   * @param refs for each list the reference of who looks, if any: buckets that hold its claim alone say nothing
   */
  async look(all: readonly (readonly Bucket[])[], now: number, refs?: readonly string[]): Promise<Claim[][]> {
    const asked = new Map<number, { fields: string; refs: string; lists: number[]; buckets: Bucket[] }>();
    for (const [list, buckets] of all.entries()) {
      for (const bucket of buckets) {
        let own = asked.get(bucket.shard);
        if (own === undefined) {
          own = { fields: '', refs: '', lists: [], buckets: [] };
          asked.set(bucket.shard, own);
        }
        own.fields += bucket.field;
        if (refs !== undefined) own.refs += refs[list]!;
        own.lists.push(list);
        own.buckets.push(bucket);
      }
    }
    const requests = [...asked.keys()].flatMap((shard) =>
      this.#layout.slices(shard, now).map((place): Request => ({ place, arguments: [], id: undefined })),
    );
    const replies = await this.#commands.run(LOOK, requests, (shard) => {
      const own = asked.get(shard)!;
      return [own.fields, own.refs];
    });
    const found: Claim[][] = all.map(() => []);
    for (const [i, { place }] of requests.entries()) {
      this.#stats.garbage += Number(replies[2 * i + 1]);
      const text = String(replies[2 * i]);
      const { lists, buckets } = asked.get(place.shard)!;
      for (let at = 0; at + HEAD <= text.length; ) {
        const number = Number(text.slice(at, at + NUMBER));
        const end = at + HEAD + Number(text.slice(at + NUMBER, at + HEAD)) * CLAIM_LETTERS;
        const [list, bucket] = [lists[number], buckets[number]];
        // No answer of the script: nothing of what follows can be told apart.
        if (list === undefined || bucket === undefined || !(end <= text.length)) break;
        for (at += HEAD; at < end; at += CLAIM_LETTERS) {
          found[list]!.push({ bucket, claim: text.slice(at, at + CLAIM_LETTERS) });
        }
      }
    }
    return found;
  }

  /** Takes claims away that say nothing any more. That they stay is no harm, so neither is a failure. */
  async drop(claims: readonly Claim[]): Promise<void> {
    try {
      await this.#commands.run(DROP, this.#bySlice(claims));
    } catch (error) {
      if (!(error instanceof NewsfoldError)) throw error;
    }
  }

  /** One request a slice: the fields and the claims, each in one text. */
  #bySlice(claims: readonly Claim[]): Request[] {
    const shards = new Map<number, Map<number, { fields: string; claims: string }>>();
    let [last, number] = ['', 0];
    for (const { bucket, claim } of claims) {
      // Claims of one report follow one another.
      if (claim !== last) [last, number] = [claim, this.#layout.numberOf(birth(claim))];
      let slices = shards.get(bucket.shard);
      if (slices === undefined) {
        slices = new Map();
        shards.set(bucket.shard, slices);
      }
      let slice = slices.get(number);
      if (slice === undefined) {
        slice = { fields: '', claims: '' };
        slices.set(number, slice);
      }
      slice.fields += bucket.field;
      slice.claims += claim;
    }
    return [...shards].flatMap(([shard, slices]) =>
      [...slices].map(([of, own]) => ({
        place: this.#layout.slice(shard, of),
        arguments: [own.fields, own.claims],
        id: undefined,
      })),
    );
  }
}
