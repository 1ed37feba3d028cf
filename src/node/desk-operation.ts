/**
 * What is done to a desk as records of a journal, JSON in UTF-8: done again in the same order to the same desk, it gives the same desk.
 *
 * Cost: O(bytes).
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { Buffer } from 'node:buffer';
import {
  type Article,
  type ClusterProgress,
  type DeskEvent,
  type DeskPlacement,
  type NewsDesk,
  NewsfoldError,
} from 'newsfold';
import { mustBeNumber } from '../errors';
import { MOST_RECORD_BYTES } from './journal-format';

/** One call that changes a desk. */
export type DeskCall =
  | { readonly op: 'add'; readonly articles: readonly unknown[] }
  | { readonly op: 'remove' | 'unpin'; readonly ids: readonly string[] }
  | { readonly op: 'settle' | 'begin-settle' | 'end-settle' | 'drop-settle' }
  | { readonly op: 'merge'; readonly storyId: string; readonly otherId: string }
  | { readonly op: 'split'; readonly storyId: string; readonly ids: readonly string[] }
  | { readonly op: 'pin'; readonly articleId: string; readonly storyId: string };

/** A desk to be read: what changes it goes through the store. */
export type DeskReader = Omit<
  NewsDesk,
  | ('add' | 'remove' | 'merge' | 'split' | 'pin' | 'unpin')
  | ('settle' | 'settleAsync' | 'settleSteps' | 'snapshot' | 'note')
>;

/** A call that was done. */
export interface Done<T> {
  /** Rejects with what kept it from being kept. */
  readonly kept: Promise<unknown>;
  /** What it returned; throws what it threw. */
  readonly result: () => T;
}

/** Bytes that `failed` takes in a record that had room without. */
const FAILED_BYTES = 16;

/** A call as it is kept. */
export interface DeskRecord {
  readonly call: DeskCall;
  /** What the caller's clock said. */
  readonly now?: number | undefined;
  /** The call ended with an error, and may have been done in part. */
  readonly failed?: true;
}

/** A record's bytes. @throws RangeError where they are too many for a journal; TypeError for what is no JSON */
export function recordBytes(record: DeskRecord): Uint8Array {
  // Lone surrogates are escaped, and come back.
  const bytes = Buffer.from(JSON.stringify(record), 'utf8');
  mustBeNumber('bytes of one call', bytes.length, 0, MOST_RECORD_BYTES - FAILED_BYTES);
  return bytes;
}

const OPERATIONS: ReadonlySet<string> = new Set<DeskCall['op']>([
  ...(['add', 'remove', 'unpin', 'settle', 'merge', 'split', 'pin'] as const),
  ...(['begin-settle', 'end-settle', 'drop-settle'] as const),
]);

/** @throws NewsfoldError `bad-bytes` for bytes that are no record, `version-too-new` for one of a call that is not known here */
export function readRecord(bytes: Uint8Array): DeskRecord {
  let record: DeskRecord | undefined;
  try {
    record = JSON.parse(Buffer.from(bytes).toString('utf8')) as DeskRecord;
  } catch {
    // Then it is none.
  }
  const op: unknown = record?.call?.op;
  if (record === undefined || typeof op !== 'string') {
    throw new NewsfoldError('bad-bytes', 'journal: expected records of what was done to a desk', 'journal');
  }
  if (OPERATIONS.has(op)) return record;
  throw new NewsfoldError('version-too-new', `journal: expected records known here, got '${op}'`, 'journal');
}

/** A desk that calls are done to, with the settle in steps that may be under way. */
export class DeskCalls {
  readonly desk: NewsDesk;
  #settling: Generator<ClusterProgress, DeskEvent[], undefined> | undefined;
  #events: DeskEvent[] = [];
  /** What a step of the last one begun threw. */
  #failure: { readonly error: unknown } | undefined;

  constructor(desk: NewsDesk) {
    this.desk = desk;
  }

  /** @returns what the desk's own method returns; throws what that throws */
  apply(call: DeskCall): unknown {
    const { desk } = this;
    switch (call.op) {
      case 'add':
        return desk.add(call.articles as Article[]);
      case 'remove':
        return desk.remove(call.ids);
      case 'unpin':
        return desk.unpin(call.ids);
      case 'settle':
        return desk.settle();
      case 'merge':
        return desk.merge(call.storyId, call.otherId);
      case 'split':
        return desk.split(call.storyId, call.ids);
      case 'pin':
        return desk.pin(call.articleId, call.storyId);
      case 'begin-settle':
        this.#failure = undefined;
        this.#settling = desk.settleSteps();
        return this.step();
      case 'end-settle':
        while (this.step() !== undefined);
        return this.#events;
      case 'drop-settle':
        this.#settling?.return([]);
        this.#settling = undefined;
    }
    return undefined;
  }

  /** What a settle that fails does to the desk. */
  beginAndDrop(): void {
    try {
      this.apply({ op: 'begin-settle' });
    } finally {
      this.apply({ op: 'drop-settle' });
    }
  }

  get isSettling(): boolean {
    return this.#settling !== undefined;
  }

  /** The next step of the settle that is under way; nothing when it is done. */
  step(): ClusterProgress | undefined {
    if (this.#failure !== undefined) throw this.#failure.error;
    if (this.#settling === undefined) return undefined;
    try {
      const { done, value } = this.#settling.next();
      if (!done) return value;
      this.#settling = undefined;
      this.#events = value;
      return undefined;
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }
}

const FIELDS = ['id', 'text', 'title', 'source', 'url', 'publishedAt', 'lang'] as const;

/**
 * An article as JSON keeps it, each field read once: what it is accepted or rejected for stays the same. What cannot be read is `null`, which
 * is rejected too.
 */
export function plainArticle(raw: unknown): unknown {
  if (raw === null || typeof raw !== 'object') return null;
  const plain: Record<string, unknown> = {};
  try {
    for (const field of FIELDS) {
      const value = (raw as Record<string, unknown>)[field];
      if (value !== undefined && value !== null) plain[field] = plainValue(value);
    }
  } catch {
    return null;
  }
  return plain;
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  // NaN is no JSON; as a date it is as unreadable.
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value instanceof Date) return plainValue(value.getTime());
  return Array.isArray(value) ? [] : {};
}

/** Whether reports that were added are all here already, so that there is nothing to keep. */
export function isIdle(placements: readonly DeskPlacement[], evicted: number, desk: NewsDesk): boolean {
  return placements.every(({ outcome }) => outcome === 'unchanged') && desk.stats.evicted === evicted;
}

/** Calls that end what another began: they need no time, and no clock is to stop them. */
export const TIMELESS: ReadonlySet<DeskCall['op']> = new Set(['end-settle', 'drop-settle']);

/** Calls that may change the desk and then fail, where a function of the caller's throws. */
export const PARTIAL: ReadonlySet<DeskCall['op']> = new Set(['add', 'settle', 'begin-settle']);

/** Ids as a list, since an iterable may give them only once, and desk and journal both need them; what is none, the desk refuses. */
export function listOf(ids: string | Iterable<string>): string[] {
  if (typeof ids === 'string') return [ids];
  const isList = typeof (ids as Iterable<string> | null | undefined)?.[Symbol.iterator] === 'function';
  return isList ? [...ids] : (ids as unknown as string[]);
}
