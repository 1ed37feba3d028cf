/**
 * The options of a shared index, checked, and the parameters that everybody who uses it must have in common.
 * @module
 */
import { type BandShape, chooseBands, NewsfoldError, type SignatureScheme } from 'newsfold';
import { expectation, mustBeNumber, mustBeOptions, mustBeString } from '../errors';
import { mustBeScheme, mustBeSeed, mustBeSlots } from '../sketch/signature';
import { DEFAULT_SEED, DEFAULT_SLOTS } from '../sketch/sketcher';

/**
 * Options of a `SharedIndex`. All but the last four must be the same for all who share it.
 *
 * @example
 * ```ts no-run: needs a Redis Cluster
 * const options: SharedIndexOptions = { threshold: 0.7, window: 7 * 24 * 3600, prefix: 'news' };
 * const client = await connectCluster([{ host: '127.0.0.1', port: 7000 }]);
 * const index = await SharedIndex.connect(client, options);
 * ```
 */
export interface SharedIndexOptions {
  /** Jaccard similarity from which a report is a copy, 0.05 to 0.99. Default 0.7. */
  threshold?: number;
  /** Slots of the signatures: a multiple of 16 from 32 to 1024. Default 128. */
  slots?: number;
  /** Seed of the signatures: an unsigned 32-bit number. Default 0. */
  seed?: number;
  /** Scheme of the signatures. Default none: Fast Similarity Sketching. */
  scheme?: SignatureScheme | undefined;
  /** Bands and rows, instead of those `chooseBands` gives for the threshold. */
  shape?: BandShape;
  /** Seconds a report is remembered for, 1 to 1e9. Default 604,800, a week. */
  window?: number;
  /** Parts the keys fall into, each in a slot of its own, 1 to 1024: at least as many as there are nodes. Default 6. */
  shards?: number;
  /** What all keys begin with: 1 to 64 letters, digits, `-`, `_`, `.` or `:`. Default `newsfold`. Indexes of different prefixes do not meet. */
  prefix?: string;
  /** Most reports in one bucket of half a window, 1 to 10,000. Default 1,000. Those that find it full are not found by it, and counted. */
  maxBucket?: number;
  /** Most reports that go to the servers together, 1 to 4,096. Default 512. */
  batch?: number;
  /** Milliseconds a step goes on trying while servers are away or slots move, 1 to 3,600,000. Default 30,000. */
  timeout?: number;
  /** Milliseconds to wait for another writer to decide on a report of its own before doing it for him, 0 to 60,000. Default 1,000. */
  patience?: number;
}

/**
 * Options with their defaults.
 *
 * @example
 * ```ts no-run: needs a Redis Cluster
 * const index = await SharedIndex.connect(await connectCluster([{ host: '127.0.0.1', port: 7000 }]));
 * const { threshold, shape }: SharedIndexParameters = index.parameters;
 * ```
 */
export type SharedIndexParameters = Required<SharedIndexOptions>;

/** Those that are stored, in this order, and compared on connecting. */
const SHARED = ['slots', 'seed', 'scheme', 'threshold', 'bands', 'rows', 'window', 'shards'] as const;
/** Version of the layout of keys, records and scripts. */
const VERSION = 2;

const DEFAULTS = {
  threshold: 0.7,
  window: 7 * 24 * 3600,
  shards: 6,
  prefix: 'newsfold',
  maxBucket: 1000,
  batch: 512,
  timeout: 30_000,
  patience: 1000,
} as const;

/** @throws TypeError, RangeError for options of a wrong type or out of range */
export function parametersOf(options: SharedIndexOptions): SharedIndexParameters {
  mustBeOptions('options', options);
  const slots = options.slots ?? DEFAULT_SLOTS;
  const seed = options.seed ?? DEFAULT_SEED;
  const { scheme } = options;
  const { threshold, window, shards, prefix, maxBucket, batch, timeout, patience } = {
    ...DEFAULTS,
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  } as Required<SharedIndexOptions>;
  mustBeSlots('options.slots', slots);
  mustBeSeed('options.seed', seed);
  mustBeScheme('options.scheme', scheme);
  mustBeNumber('options.threshold', threshold, 0.05, 0.99);
  mustBeNumber('options.window', window, 1, 1e9, true);
  mustBeNumber('options.shards', shards, 1, 1024, true);
  mustBeNumber('options.maxBucket', maxBucket, 1, 10_000, true);
  mustBeNumber('options.batch', batch, 1, 4096, true);
  mustBeNumber('options.timeout', timeout, 1, 3_600_000, true);
  mustBeNumber('options.patience', patience, 0, 60_000, true);
  mustBeString('options.prefix', prefix);
  if (!/^[\w.:-]{1,64}$/.test(prefix)) {
    throw new RangeError(
      expectation('options.prefix', '1 to 64 letters, digits, "-", "_", "." or ":"', prefix),
    );
  }
  const shape = options.shape ?? chooseBands(threshold, slots);
  mustBeOptions('options.shape', shape);
  const { bands, rows } = shape;
  mustBeNumber('options.shape.bands', bands, 1, slots, true);
  mustBeNumber('options.shape.rows', rows, 1, Math.trunc(slots / bands), true);
  return {
    ...{ slots, seed, scheme, threshold, shape: { bands, rows } },
    ...{ window, shards, prefix, maxBucket, batch, timeout, patience },
  };
}

/** The parameters to store: the same text for the same ones, on every platform. */
export function fingerprintOf(parameters: SharedIndexParameters): string {
  const { shape } = parameters;
  const fields = { ...parameters, ...shape };
  const values = SHARED.map((field) => `${field}=${fields[field] ?? 'none'}`);
  return [`newsfold-redis=${VERSION}`, ...values].join(' ');
}

/** @throws NewsfoldError `parameter-mismatch` that names the first difference, unless what is stored is one's own. */
export function mustAgree(stored: unknown, own: string): void {
  if (stored === own) return;
  const theirs = typeof stored === 'string' ? stored.slice(0, 1000).split(' ') : [];
  const ours = own.split(' ');
  const at = ours.findIndex((part, i) => part !== theirs[i]);
  const [field] = ours[Math.max(at, 0)]!.split('=');
  const expected = `${theirs[at] ?? 'the parameters of an index'}, as the index in the store has it`;
  const message = `options.${field}: expected ${expected}, got ${ours[Math.max(at, 0)]}`;
  throw new NewsfoldError('parameter-mismatch', message, field);
}
