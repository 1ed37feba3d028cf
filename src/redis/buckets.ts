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
   */
  async look(all: readonly (readonly Bucket[])[], now: number): Promise<Claim[][]> {
    const fields = new Map<number, string[]>();
    const askers = new Map<number, { list: number; bucket: Bucket }[]>();
    for (const [list, buckets] of all.entries()) {
      for (const bucket of buckets) {
        if (!fields.has(bucket.shard)) {
          fields.set(bucket.shard, []);
          askers.set(bucket.shard, []);
        }
        fields.get(bucket.shard)!.push(bucket.field);
        askers.get(bucket.shard)!.push({ list, bucket });
      }
    }
    const requests = [...fields.keys()].flatMap((shard) =>
      this.#layout.slices(shard, now).map((place): Request => ({ place, arguments: [], id: undefined })),
    );
    const replies = await this.#commands.run(LOOK, requests, (shard) => fields.get(shard)!);
    const found: Claim[][] = all.map(() => []);
    for (const [i, { place }] of requests.entries()) {
      this.#stats.garbage += Number(replies[2 * i + 1]);
      const values = replies[2 * i];
      if (!Array.isArray(values)) continue;
      for (let n = 0; n < values.length; n += 2) {
        const asker = askers.get(place.shard)![Number(values[n])];
        const text = String(values[n + 1]);
        if (asker === undefined) continue;
        for (let from = 0; from + CLAIM_LETTERS <= text.length; from += CLAIM_LETTERS) {
          found[asker.list]!.push({ bucket: asker.bucket, claim: text.slice(from, from + CLAIM_LETTERS) });
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

  /** One request a slice: how many, the fields, the claims. */
  #bySlice(claims: readonly Claim[]): Request[] {
    const slices = new Map<string, { shard: number; fields: string[]; claims: string[] }>();
    for (const { bucket, claim } of claims) {
      const { shard, key } = this.#layout.slice(bucket.shard, birth(claim));
      let slice = slices.get(key);
      if (slice === undefined) {
        slice = { shard, fields: [], claims: [] };
        slices.set(key, slice);
      }
      slice.fields.push(bucket.field);
      slice.claims.push(claim);
    }
    return [...slices].map(([key, { shard, fields, claims: own }]) => ({
      place: { shard, key },
      arguments: [String(fields.length), ...fields, ...own],
      id: undefined,
    }));
  }
}
