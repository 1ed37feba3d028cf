/**
 * Scripts sent to the servers: one command a shard, all at once, so that a step of any number of reports takes one round
 * trip. What fails because servers are away, loading or moving slots is sent again until the time is over; what fails for
 * good, or too long, is one typed error that names the step and the report.
 *
 * A command of several keys cannot be served while their slot moves and they are here and there (TRYAGAIN); it is then sent as
 * commands of one key each, which can.
 * @module
 */
// biome-ignore-start lint/correctness/noNodejsModules: this adapter is for Node
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';
import { setTimeout as sleep } from 'node:timers/promises';
// biome-ignore-end lint/correctness/noNodejsModules: this adapter is for Node
import { NewsfoldError } from 'newsfold';
import type { RedisClient } from './client';
import type { Place } from './layout';
import type { Script } from './scripts';

/** One key of a step and its arguments. */
export interface Request {
  readonly place: Place;
  readonly arguments: readonly string[];
  /** The report it is about, for messages. */
  readonly id: string | undefined;
}

/** Most keys of a command: while it runs, its server does nothing else. */
const MOST_KEYS = 500;
/** Milliseconds before a command is sent again: the first time, and at most. */
const FIRST_DELAY = 10;
const LONGEST_DELAY = 500;

/** Faults that pass: of the cluster, of connections. */
const PASSING =
  /^(?:MOVED|ASK|TRYAGAIN|CLUSTERDOWN|LOADING|MASTERDOWN|READONLY|UNBLOCKED|BUSY) |^(?:CLUSTERDOWN|Connection is closed|Connection is in closing|Too many Cluster redirections|Failed to refresh slots cache|None of startup nodes|Command timed out|Reached the max retries|Stream isn't writeable|Socket closed)|\b(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/;

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}

export class Commands {
  readonly #client: RedisClient;
  readonly #timeout: number;
  readonly #sha: Map<Script, string> = new Map();
  /** Commands sent again. */
  retries = 0;

  constructor(client: RedisClient, timeout: number) {
    this.#client = client;
    this.#timeout = timeout;
  }

  /**
   * Runs a script on keys of any shards.
   *
   * @param common arguments that stand before those of the keys; of each shard its own, if it is a function
   * @returns `width` values a request, in their order
   * @throws NewsfoldError `storage-failed`, `closed`; every command has come to an end, unless it took longer than the time
   */
  async run(
    script: Script,
    requests: readonly Request[],
    common: readonly string[] | ((shard: number) => readonly string[]) = [],
  ): Promise<unknown[]> {
    if (requests.length === 0) return [];
    const groups = new Map<string, number[]>();
    const open = new Map<number, string>();
    for (const [i, { place }] of requests.entries()) {
      let name = open.get(place.shard) ?? `${place.shard}.0`;
      if ((groups.get(name)?.length ?? 0) >= MOST_KEYS) name = `${place.shard}.${i}`;
      open.set(place.shard, name);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [i]);
      else group.push(i);
    }
    const deadline = performance.now() + this.#timeout;
    const replies = new Array<unknown>(requests.length * script.width);
    const sent = [...groups.values()].map(async (group) => {
      const own = group.map((i) => requests[i]!);
      const before = typeof common === 'function' ? common(own[0]!.place.shard) : common;
      const values = await this.#insist(script, own, before, deadline);
      for (const [at, i] of group.entries()) {
        for (let value = 0; value < script.width; value++) {
          replies[i * script.width + value] = values[at * script.width + value];
        }
      }
    });
    await this.#inTime(Promise.allSettled(sent), script, requests);
    // All have ended: the first that failed speaks for all.
    for (const each of sent) await each;
    return replies;
  }

  /** Waits no longer than the time there is, even for a client that never answers. */
  async #inTime(work: Promise<unknown>, script: Script, requests: readonly Request[]): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = failure(script, requests, `no answer within ${this.#timeout} ms`);
      // A little longer than commands are sent again for, whose error says more.
      timer = setTimeout(reject, this.#timeout + FIRST_DELAY, error);
    });
    try {
      await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #insist(
    script: Script,
    requests: readonly Request[],
    common: readonly string[],
    deadline: number,
  ): Promise<unknown[]> {
    for (let delay = FIRST_DELAY; ; delay = Math.min(2 * delay, LONGEST_DELAY)) {
      let message: string;
      try {
        const values = await this.#call(script, requests, common);
        if (Array.isArray(values) && values.length === requests.length * script.width) return values;
        throw failure(script, requests, 'the client did not answer with a value for each key');
      } catch (error) {
        if (error instanceof NewsfoldError) throw error;
        message = messageOf(error);
      }
      const { status } = this.#client as { status?: unknown };
      if (status === 'end') throw failure(script, requests, 'the client is closed', 'closed');
      if (!PASSING.test(message) || performance.now() + delay > deadline) {
        throw failure(script, requests, message);
      }
      this.retries++;
      if (/TRYAGAIN/.test(message) && requests.length > 1) {
        for (let again = script.twice === true; ; again = false) {
          const single = requests.map((request) => this.#insist(script, [request], common, deadline));
          await Promise.allSettled(single);
          const values = (await Promise.all(single)).flat();
          if (!again) return values;
        }
      }
      await sleep(delay);
    }
  }

  /** By the script's hash; a server that does not know it is sent the script, and knows it from then on. */
  async #call(script: Script, requests: readonly Request[], common: readonly string[]): Promise<unknown> {
    let sha = this.#sha.get(script);
    if (sha === undefined) {
      sha = createHash('sha1').update(script.lua).digest('hex');
      this.#sha.set(script, sha);
    }
    const all = requests.map(({ place }) => place.key).concat(common);
    for (const request of requests) for (const argument of request.arguments) all.push(argument);
    try {
      return await this.#client.evalsha(sha, requests.length, ...all);
    } catch (error) {
      if (!messageOf(error).includes('NOSCRIPT')) throw error;
    }
    return await this.#client.eval(script.lua, requests.length, ...all);
  }
}

function failure(
  { step }: Script,
  requests: readonly Request[],
  reason: string,
  code: 'storage-failed' | 'closed' = 'storage-failed',
): NewsfoldError {
  const id = requests.find((request) => request.id !== undefined)?.id;
  const report = id === undefined ? '' : ` of report ${JSON.stringify(id.slice(0, 200))}`;
  const others = requests.length > 1 ? `, with ${requests.length - 1} other keys` : '';
  return new NewsfoldError(code, `shared index: step '${step}'${report}${others}: ${reason}`, step);
}
