/**
 * Settles, one at a time: each is worked out in steps beside the desk, from what there is when it begins, and shown by its last step.
 *
 * Cost: that of `clusterStories`, see `division.ts`.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import type { FoldProgress } from '../progress';
import { drain } from '../steps';
import { DeskMemory } from './desk-memory';
import { type Division, divide } from './division';
import type { ArticlePins } from './pins';
import type { NamedStory } from './story-ids';
import type { DeskEvent, DeskOptions } from './types';

/** What a settle begins with. */
export interface Frozen {
  /** By id. */
  readonly articles: readonly CheckedArticle[];
  readonly pins: ArticlePins;
  readonly named: readonly NamedStory[];
  /** Reports that no settle has seen. */
  readonly unsettled: ReadonlySet<string>;
}

/** A settle, and what came of it. */
export interface Settling extends Frozen {
  /** Names of its stories, and those they had. */
  readonly names: ReadonlySet<string>;
  readonly steps: Generator<FoldProgress, Division, undefined>;
  /** Once it is done. */
  events?: DeskEvent[];
  /** What a step threw. */
  failure?: { readonly error: unknown };
}

/** What the desk does when a settle is over. */
export interface SettleEnds {
  /** Shows the new stories. @returns what changed */
  done(settling: Settling, division: Division): DeskEvent[];
  /** Nothing came of it. */
  dropped(): void;
}

/** The settles of one desk. */
export class SettleRuns {
  readonly #options: DeskOptions;
  readonly #ends: SettleEnds;
  /** What the last settle read and told. */
  readonly #memory: DeskMemory = new DeskMemory();
  #current: Settling | undefined;

  constructor(options: DeskOptions, ends: SettleEnds) {
    this.#options = options;
    this.#ends = ends;
  }

  /** The one that is under way. */
  get current(): Settling | undefined {
    return this.#current;
  }

  isNamed(name: string): boolean {
    return this.#current?.names.has(name) === true;
  }

  /** All steps at once, for what was settled before. */
  divide(articles: readonly CheckedArticle[], pins: ArticlePins): Division {
    return drain(divide(articles, this.#options, pins, this.#memory));
  }

  /** @param isChanged whether there is anything to settle; else it is done at once */
  begin(frozen: Frozen, isChanged: boolean): Settling {
    const { articles, pins, named } = frozen;
    const settling: Settling = {
      ...frozen,
      names: new Set(named.flatMap(({ id, aliases }) => [id, ...aliases])),
      steps: divide(articles, this.#options, pins, this.#memory),
    };
    if (isChanged) this.#current = settling;
    else settling.events = [];
    return settling;
  }

  /** The next step; nothing when it is done. What a step throws ends it, and nothing is settled. */
  step(settling: Settling): FoldProgress | undefined {
    if (settling.events !== undefined) return undefined;
    if (settling.failure !== undefined) throw settling.failure.error;
    try {
      const { done, value } = settling.steps.next();
      if (!done) return value;
      settling.events = this.#ends.done(settling, value);
      this.#current = undefined;
      return undefined;
    } catch (error) {
      settling.failure = { error };
      this.drop(settling);
      throw error;
    }
  }

  /** Ends what is under way. @throws as its steps throw */
  end(): void {
    const settling = this.#current;
    while (settling !== undefined && this.step(settling) !== undefined);
  }

  /** The next step of what somebody else began; what it throws is for them. */
  help(settling: Settling): void {
    try {
      this.step(settling);
    } catch {
      // Their next step throws it.
    }
  }

  /** Gives up one that is not done. */
  drop(settling: Settling): void {
    if (this.#current !== settling) return;
    this.#current = undefined;
    // What it had read is let go.
    this.#memory.begin();
    this.#ends.dropped();
  }
}
