/**
 * Long work in turns: after every step of some milliseconds, timers, input and other callbacks have the thread; a signal ends it, and
 * progress is told. What the work gives cannot depend on any of these.
 * @module
 */
import { expectation, mustBeNumber, mustBeOptions, mustBeSignal, NewsfoldError } from './errors';
import { type Turns, turnsOf } from './turn';

/**
 * What is used of an `AbortSignal`; so the types of newsfold need neither those of Node nor of the DOM.
 *
 * @example
 * ```ts
 * const controller = new AbortController();
 * const signal: AbortSignalLike = controller.signal;
 * controller.abort();
 * await clusterStoriesAsync(articles, { signal }).catch((error: Error) => error.name); // 'AbortError'
 * ```
 */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  /** Its listener is called when it is aborted. */
  addEventListener(type: 'abort', listener: () => void): void;
  /** Takes that back. */
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * How work in turns goes on.
 *
 * @example
 * ```ts
 * const options: TurnOptions<ClusterProgress> = { onProgress: ({ phase, done, total }) => console.log(phase, done, total) };
 * const desk = new NewsDesk();
 * desk.add(articles);
 * (await desk.settleAsync(options)).length > 0; // true
 * ```
 */
export interface TurnOptions<Progress> {
  /** Ends the run, which then rejects with the signal's reason. */
  signal?: AbortSignalLike | undefined;
  /** Called whenever the run has come further; what it throws ends the run. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /**
   * Steps of work between two turns of the event loop, 1 to 1,000,000. Default 1: a step takes 10 ms at most on a desk
   * computer, longer for a single text of megabytes and for a story of more than fifty reports, which is told in one.
   */
  yieldEvery?: number;
}

/** The turns, the signal and the progress of one run. */
export class InTurns<Progress extends { phase: string; done: number }> {
  readonly #turns: Turns = turnsOf();
  readonly #signal: AbortSignalLike | undefined;
  readonly #onProgress: ((progress: Progress) => void) | undefined;
  readonly #yieldEvery: number;
  #steps = 0;
  #latest = '';

  /** @throws TypeError, RangeError for bad options */
  constructor({ signal, onProgress, yieldEvery = 1 }: TurnOptions<Progress>) {
    if (signal !== undefined) mustBeSignal(signal);
    if (onProgress !== undefined && typeof onProgress !== 'function') {
      throw new TypeError(expectation('options.onProgress', 'a function', onProgress));
    }
    mustBeNumber('options.yieldEvery', yieldEvery, 1, 1_000_000, true);
    this.#signal = signal;
    this.#onProgress = onProgress;
    this.#yieldEvery = yieldEvery;
  }

  /** Another step is done: a turn for others, if it is time. */
  async turn(): Promise<void> {
    this.mustGoOn();
    if (++this.#steps % this.#yieldEvery !== 0) return;
    await this.#turns.next();
    this.mustGoOn();
  }

  /** Does all steps of a generator, in turns; closes it when the run ends before. */
  async through<T>(steps: Generator<Progress, T, undefined>): Promise<T> {
    try {
      this.mustGoOn();
      for (let next = steps.next(); ; next = steps.next()) {
        if (next.done) return next.value;
        this.report(next.value);
        await this.turn();
      }
    } finally {
      steps.return(undefined as T);
    }
  }

  /** Tells of progress, once for each stage of it. */
  report(progress: Progress): void {
    if (this.#onProgress === undefined) return;
    const stage = `${progress.phase} ${progress.done}`;
    if (stage === this.#latest) return;
    this.#latest = stage;
    this.#onProgress({ ...progress });
  }

  /** What `work` gives, unless the signal is first: a source may never answer. */
  async race<T>(work: Promise<T>): Promise<T> {
    const signal = this.#signal;
    if (signal === undefined) return work;
    let abort: () => void = () => undefined;
    const aborted = new Promise<never>((_, reject) => {
      abort = () => reject(reasonOf(signal));
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort);
    });
    try {
      return await Promise.race([work, aborted]);
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** @throws the signal's reason */
  mustGoOn(): void {
    if (this.#signal?.aborted) throw reasonOf(this.#signal);
  }

  get isOver(): boolean {
    return this.#signal?.aborted === true;
  }

  end(): void {
    this.#turns.end();
  }
}

/**
 * Does the steps of any work in turns of the event loop, as `settleAsync` does its own.
 *
 * @param steps begun at once, unless the signal is aborted already; closed when the run ends before they do
 * @returns what the steps return
 * @throws rejects with the signal's reason (NewsfoldError `aborted` where it has none), with what `steps` or `onProgress` throws; TypeError, RangeError for
 * bad options
 * @example
 * ```ts
 * const desk = new NewsDesk();
 * desk.add({ id: 'a', text: 'The harbour of Split was closed on Monday because of the storm.' });
 * const events = await runInTurns(desk.settleSteps(), { yieldEvery: 4 });
 * events.length; // 1
 * ```
 */
export async function runInTurns<Progress extends { phase: string; done: number }, T>(
  steps: Generator<Progress, T, undefined>,
  options: TurnOptions<Progress> = {},
): Promise<T> {
  mustBeOptions('options', options);
  const run = new InTurns(options);
  try {
    return await run.through(steps);
  } finally {
    run.end();
  }
}

function reasonOf(signal: AbortSignalLike): unknown {
  return signal.reason ?? new NewsfoldError('aborted', 'options.signal: the run was aborted', 'signal');
}
