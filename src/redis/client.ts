/**
 * What is asked of a client, and the one helper that loads one. Clients are injected: `Cluster` and `Redis` of `ioredis` fit
 * as they are, and so does whatever sends two commands. Nothing is typed by a package that may not be installed.
 * @module
 */
import { NewsfoldError } from 'newsfold';
import { expectation, missingPackages, mustBeOptions } from '../errors';

/**
 * The commands used. A client of a cluster sends each to the node that has its keys, and follows redirections (MOVED,
 * ASK); replies are strings, numbers, `null` and lists of them. Keys and arguments are plain ASCII.
 *
 * @example
 * ```ts no-run: needs a Redis Cluster
 * import { Cluster } from 'ioredis';
 * const client: RedisClient = new Cluster([{ host: '127.0.0.1', port: 7000 }]);
 * const index = await SharedIndex.connect(client);
 * ```
 */
export interface RedisClient {
  /** Runs a Lua script on the node that has its keys. */
  eval(script: string, keys: number, ...keysAndArguments: string[]): Promise<unknown>;
  /** Runs a script that the node knows by its SHA-1. */
  evalsha(sha1: string, keys: number, ...keysAndArguments: string[]): Promise<unknown>;
}

/**
 * A client that the helper made, for the caller to close.
 *
 * @example
 * ```ts no-run: needs a Redis Cluster
 * const client: OwnedRedisClient = await connectCluster([{ host: '127.0.0.1', port: 7000 }]);
 * await client.quit();
 * ```
 */
export interface OwnedRedisClient extends RedisClient {
  /** Ends the connections once every answer is there. */
  quit(): Promise<unknown>;
  /** Ends them at once. */
  disconnect(): void;
}

/**
 * Where a node listens.
 *
 * @example
 * ```ts no-run: needs a Redis Cluster
 * const nodes: RedisNode[] = [{ host: '10.0.0.1', port: 6379 }, { host: '10.0.0.2', port: 6379 }];
 * const client = await connectCluster(nodes);
 * ```
 */
export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

// Not written out in the import, so that bundlers do not ask for a package that most users have no need of.
const PACKAGE = 'ioredis';

/**
 * Milliseconds. A slot that moves holds back commands of several keys; asked again every 100 ms, as is ioredis' default, they would hold
 * back the writers longer than the slot does.
 */
const CLUSTER_OPTIONS = { retryDelayOnTryAgain: 20, maxRedirections: 16 } as const;

interface Ioredis {
  readonly Cluster?: new (
    nodes: readonly RedisNode[],
    options: object,
  ) => OwnedRedisClient & { on(event: 'error', listener: () => void): unknown };
}

/** @throws TypeError unless `value` has the two commands. */
export function mustBeClient(argument: string, value: unknown): asserts value is RedisClient {
  const client = value as { eval?: unknown; evalsha?: unknown } | null | undefined;
  const fits = typeof client?.eval === 'function' && typeof client.evalsha === 'function';
  if (!fits) throw new TypeError(expectation(argument, 'a client with eval and evalsha', value));
}

/**
 * Connects to a Redis or Valkey Cluster by the package `ioredis`, which has to be installed: `npm install ioredis`.
 *
 * @param nodes some of the cluster's nodes; the others are found through them
 * @param options of `Cluster` of ioredis, beside those that suit a {@link SharedIndex}
 * @returns a client; close it by `quit`. Its `error` events are heard: what goes wrong is told by the calls that fail
 * @throws TypeError (as a rejection, like all) for a list without nodes; {@link NewsfoldError} `missing-package` where ioredis is not installed
 * @example
 * ```ts no-run: needs a Redis Cluster
 * const client = await connectCluster([{ host: '127.0.0.1', port: 7000 }]);
 * const index = await SharedIndex.connect(client);
 * await client.quit();
 * ```
 */
export async function connectCluster(
  nodes: readonly RedisNode[],
  options: object = {},
): Promise<OwnedRedisClient> {
  if (!Array.isArray(nodes) || nodes.length === 0) {
    throw new TypeError(expectation('nodes', 'a list of nodes', nodes));
  }
  mustBeOptions('options', options);
  const { Cluster } = await load(PACKAGE);
  if (Cluster === undefined) throw missing(new Error('it has no Cluster'));
  const client = new Cluster(nodes, { ...CLUSTER_OPTIONS, ...options });
  client.on('error', ignore);
  return client;
}

// An event nobody hears would end the process.
function ignore(): undefined {
  return undefined;
}

async function load(name: string): Promise<Ioredis> {
  let loaded: Ioredis & { default?: Ioredis };
  try {
    loaded = await import(name);
  } catch (error) {
    throw missing(error);
  }
  return loaded.Cluster === undefined ? (loaded.default ?? loaded) : loaded;
}

function missing(error: unknown): NewsfoldError {
  return new NewsfoldError('missing-package', missingPackages(PACKAGE, PACKAGE, error), PACKAGE);
}
