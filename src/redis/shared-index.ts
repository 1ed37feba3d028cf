/**
 * An index of signatures that many processes share, on a Redis or Valkey Cluster (or one server): it tells each report, as it
 * comes, whether it is the first of its kind or which first one it copies, however many processes ask at once.
 *
 * How they agree, and why it is right: `protocol.ts`. Where things are stored: `layout.ts`, `record.ts`.
 *
 * Cost: 3 round trips a call of any number of reports up to `batch`, 5 where there are copies, some 8 where alike ones come at once.
 * @module
 */
import { estimateJaccard, type LshMatch, NewsfoldError, type Signature } from 'newsfold';
import { describe, expectation, mustBeNumber, mustBeOptions, mustBeString } from '../errors';
import { mustShare } from '../sketch/signature';
import { Buckets, NOBODY } from './buckets';
import { mustBeClient, type RedisClient } from './client';
import { Commands } from './commands';
import { Decisions } from './decisions';
import type { Item } from './item';
import { configKey, Layout, REF_LETTERS, refOf } from './layout';
import type { SharedIndexParameters } from './options';
import { fingerprintOf, mustAgree, parametersOf, type SharedIndexOptions } from './options';
import { Protocol } from './protocol';
import { decodeRecord, encodeId, encodeSignature } from './record';
import { CONFIGURE, TAKE, TIME } from './scripts';
import { noStats, type SharedIndexStats } from './stats';

/**
 * What was decided of a report. It does not change while the report is in the index.
 *
 * @example
 * ```ts no-run: needs a Redis Cluster
 * const index = await SharedIndex.connect(await connectCluster([{ host: '127.0.0.1', port: 7000 }]));
 * const verdict: SharedVerdict | undefined = await index.get('a');
 * console.log(verdict?.originalId);
 * ```
 */
export interface SharedVerdict {
  readonly id: string;
  /** Whether it is the first of its kind. */
  readonly first: boolean;
  /** The first one it copies; its own id if it is first. That one may have expired since, or been removed. */
  readonly originalId: string;
  /** Estimated Jaccard similarity with it, 0 to 1. */
  readonly score: number;
}

/**
 * What `add` answers.
 *
 * @example
 * ```ts no-run: needs a Redis Cluster
 * const index = await SharedIndex.connect(await connectCluster([{ host: '127.0.0.1', port: 7000 }]));
 * const { first, originalId, known }: SharedAddition = await index.add('a', sketchText('The ferry runs again.'));
 * ```
 */
export interface SharedAddition extends SharedVerdict {
  /**
   * Whether the id was in the index before, with the same signature. Of all calls that add an id, at once or not, one is told
   * false (or none, if it failed, or its first command was sent again).
   */
  readonly known: boolean;
}

/**
 * A report that `addAll` could not add.
 *
 * @example
 * ```ts no-run: needs a Redis Cluster
 * const index = await SharedIndex.connect(await connectCluster([{ host: '127.0.0.1', port: 7000 }]));
 * const signatures = articles.map(({ id, text }) => ({ id, signature: sketchText(text) }));
 * const { rejected } = await index.addAll(signatures);
 * rejected.map(({ index: at, code }: SharedRejection) => `${at}: ${code}`);
 * ```
 */
export interface SharedRejection {
  /** Position in the input, from 0. */
  readonly index: number;
  readonly id: string;
  /** Another signature is in the index under this id, or came before in the same call. */
  readonly code: 'duplicate-id';
  readonly message: string;
}

/**
 * What `addAll` answers.
 *
 * @example
 * ```ts no-run: needs a Redis Cluster
 * const index = await SharedIndex.connect(await connectCluster([{ host: '127.0.0.1', port: 7000 }]));
 * const signatures = articles.map(({ id, text }) => ({ id, signature: sketchText(text) }));
 * const { verdicts, rejected }: SharedAdditions = await index.addAll(signatures);
 * ```
 */
export interface SharedAdditions {
  /** One for each report, in their order; undefined for those rejected. */
  readonly verdicts: (SharedAddition | undefined)[];
  readonly rejected: SharedRejection[];
}

/** Longest id, in UTF-16 code units. */
const LONGEST_ID = 1024;

/**
 * @example
 * ```ts no-run: needs a Redis Cluster
 * const client = await connectCluster([{ host: '127.0.0.1', port: 7000 }]);
 * const index = await SharedIndex.connect(client);
 * for (const { id, text } of articles) {
 *   const { first, originalId } = await index.add(id, sketchText(text));
 *   if (!first) console.log(`${id} is a copy of ${originalId}`);
 * }
 * await client.quit();
 * ```
 */
export class SharedIndex {
  readonly parameters: Readonly<SharedIndexParameters>;
  readonly #commands: Commands;
  readonly #layout: Layout;
  readonly #buckets: Buckets;
  readonly #decisions: Decisions;
  readonly #protocol: Protocol;
  readonly #stats: SharedIndexStats = noStats();

  private constructor(client: RedisClient, parameters: SharedIndexParameters) {
    this.parameters = parameters;
    this.#commands = new Commands(client, parameters.timeout);
    this.#layout = new Layout(parameters);
    const [commands, stats] = [this.#commands, this.#stats];
    this.#buckets = new Buckets(commands, this.#layout, parameters, stats);
    this.#decisions = new Decisions(commands, this.#layout, parameters, stats, this.#buckets);
    this.#protocol = new Protocol(commands, parameters, stats, this.#decisions);
  }

  /**
   * Opens the index of a prefix, or makes it where there is none.
   *
   * @param client of `ioredis`, or any with the same two commands; the caller closes it
   * @throws TypeError, RangeError (as rejections, like all) for a client or options that are none; NewsfoldError
   * `parameter-mismatch` if the index in the store has other parameters, `storage-failed` if the servers do not answer in time
   */
  static async connect(client: RedisClient, options: SharedIndexOptions = {}): Promise<SharedIndex> {
    mustBeClient('client', client);
    const parameters = parametersOf(options);
    const index = new SharedIndex(client, parameters);
    const own = fingerprintOf(parameters);
    const place = { shard: 0, key: configKey(parameters.prefix) };
    const [stored] = await index.#commands.run(CONFIGURE, [{ place, arguments: [own], id: undefined }]);
    mustAgree(stored, own);
    return index;
  }

  /** What this object has met so far. */
  get stats(): SharedIndexStats {
    return { ...this.#stats, retries: this.#commands.retries };
  }

  /**
   * Adds a report, unless it is there, and tells what it is. After a failure the same call completes what was begun.
   *
   * @throws TypeError, RangeError for an id of more than 1,024 code units and what is no signature; NewsfoldError
   * `parameter-mismatch` for a foreign signature, `duplicate-id` if another signature has the id, `storage-failed`, `closed`
   */
  async add(id: string, signature: Signature): Promise<SharedAddition> {
    const { verdicts, rejected } = await this.addAll([{ id, signature }]);
    const [verdict] = verdicts;
    if (verdict === undefined) throw new NewsfoldError('duplicate-id', rejected[0]!.message, 'id');
    return verdict;
  }

  /**
   * Adds many reports in a few round trips. Of those alike within the call the earlier ones come first, unless another writer comes between.
   *
   * @throws as `add` does, but for ids with another signature, which are in `rejected`; all is checked before anything is sent. After
   * a failure some may have been added; the same call completes the others
   */
  async addAll(
    reports: Iterable<{ readonly id: string; readonly signature: Signature }>,
  ): Promise<SharedAdditions> {
    if (typeof reports?.[Symbol.iterator] !== 'function' || typeof reports === 'string') {
      throw new TypeError(expectation('reports', 'an iterable of reports', reports));
    }
    const items: Item[] = [];
    for (const report of reports) {
      const name = `reports[${items.length}]`;
      mustBeOptions(name, report);
      const { id, signature } = report;
      items.push(this.#item(name, id, signature));
    }
    const verdicts: (SharedAddition | undefined)[] = [];
    const rejected: SharedRejection[] = [];
    const { batch } = this.parameters;
    for (let from = 0; from < items.length; from += batch) {
      const part = items.slice(from, from + batch);
      const byRef = new Map<string, Item>();
      for (const item of part) if (!byRef.has(item.ref)) byRef.set(item.ref, item);
      await this.#protocol.settle([...byRef.values()]);
      for (const [i, item] of part.entries()) {
        const settled = byRef.get(item.ref)!;
        const same = settled.letters.signature === item.letters.signature;
        if (same && settled.verdict !== undefined) {
          verdicts.push(this.#addition(settled, settled !== item || settled.known));
          continue;
        }
        verdicts.push(undefined);
        const message = `reports[${from + i}].id: expected an id of no other signature, got ${describe(item.id)}`;
        rejected.push({ index: from + i, id: item.id, code: 'duplicate-id', message });
      }
    }
    return { verdicts, rejected };
  }

  /**
   * First ones whose estimated similarity reaches the threshold, best first, then by id. Reports that are being added, and
   * copies, are not among them.
   *
   * @param options `threshold` 0 to 1 (default the index's), `limit` at least 1 (default all)
   * @throws TypeError, RangeError for what is no signature or for bad options; NewsfoldError `parameter-mismatch`,
   * `storage-failed`, `closed`
   */
  async query(
    signature: Signature,
    options: { threshold?: number; limit?: number } = {},
  ): Promise<LshMatch[]> {
    mustShare('signature', signature, this.parameters);
    mustBeOptions('options', options);
    const { threshold = this.parameters.threshold, limit = Number.POSITIVE_INFINITY } = options;
    mustBeNumber('options.threshold', threshold, 0, 1);
    mustBeNumber('options.limit', limit, 1, Number.POSITIVE_INFINITY);
    this.#stats.queries++;
    const who = { claim: NOBODY, buckets: this.#layout.buckets(signature) };
    const place = { shard: 0, key: configKey(this.parameters.prefix) };
    const [now] = await this.#commands.run(TIME, [{ place, arguments: [], id: undefined }]);
    const [seen = []] = await this.#buckets.look([who], Number(now));
    const refs = new Map(seen.map(({ claim }) => [claim.slice(0, REF_LETTERS), 0]));
    const found: LshMatch[] = [];
    for (const record of (await this.#decisions.fetch(refs)).values()) {
      if (record.verdict === undefined || record.verdict.original !== undefined) continue;
      const score = estimateJaccard(signature, record.signature);
      if (score >= threshold) found.push({ id: record.id, score });
    }
    found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    return found.length > limit ? found.slice(0, limit) : found;
  }

  /** What was decided of a report; undefined if it is not in the index, or not decided on. */
  async get(id: string): Promise<SharedVerdict | undefined> {
    mustBeId('id', id);
    const ref = refOf(id);
    const record = (await this.#decisions.fetch(new Map([[ref, 0]]))).get(ref);
    if (record?.verdict === undefined || record.id !== id) return undefined;
    const { original, score } = record.verdict;
    return { id, first: original === undefined, originalId: original ?? id, score };
  }

  /**
   * Takes a report out: later ones are not compared with it. Those that were its copies keep their verdict.
   *
   * @returns whether it was there
   */
  async remove(id: string): Promise<boolean> {
    mustBeId('id', id);
    const ref = refOf(id);
    const place = this.#layout.entry(ref);
    const [text] = await this.#commands.run(TAKE, [{ place, arguments: [], id }]);
    if (text === '') return false;
    const record = decodeRecord(text, this.parameters);
    if (record === undefined) {
      this.#stats.garbage++;
      return false;
    }
    const buckets = this.#layout.buckets(record.signature);
    await this.#buckets.drop([{ claim: ref + record.born, buckets }]);
    return true;
  }

  #item(name: string, id: unknown, signature: unknown): Item {
    mustBeId(`${name}.id`, id);
    mustShare(`${name}.signature`, signature, this.parameters);
    const ref = refOf(id);
    return {
      ...{ id, ref, signature, entry: this.#layout.entry(ref), buckets: this.#layout.buckets(signature) },
      letters: { id: encodeId(id), signature: encodeSignature(signature) },
      ...{ known: false, born: '', stamp: 0, verdict: undefined, conflict: false },
    };
  }

  #addition(item: Item, known: boolean): SharedAddition {
    const { original, score } = item.verdict!;
    this.#stats[known ? 'known' : 'added']++;
    this.#stats[original === undefined ? 'firsts' : 'copies']++;
    return { id: item.id, first: original === undefined, originalId: original ?? item.id, score, known };
  }
}

function mustBeId(argument: string, id: unknown): asserts id is string {
  mustBeString(argument, id);
  if (id.length > LONGEST_ID) {
    throw new RangeError(`${argument}: expected at most ${LONGEST_ID} code units, got ${id.length}`);
  }
}
