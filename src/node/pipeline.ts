/**
 * The way of articles through the threads: read from the source into batches, sketched, handed out in order. Never
 * more batches are on their way than there are places for; reading goes on when one is handed out.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { clearImmediate, setImmediate } from 'node:timers';
import { LIMITS } from './options';
import { Batch, type CheckedText, checkText } from './results';
import type { Sketchers } from './threads';

type Steps<A> = Iterator<A> | AsyncIterator<A>;

/** One stream on its way. */
export class Pipeline<A> {
  /** On their way, in order; those that were sketched have `values`. */
  private readonly queue: Batch<A>[] = [];
  private filling: Batch<A> | undefined;
  /** Batches being sketched. */
  private working = 0;
  /** Articles read. */
  private read = 0;
  private steps: Steps<A> | undefined;
  private isAsync = false;
  /** Whether the source owes an answer. */
  private pulling = false;
  /** Whether the source has no more to give. */
  private drained = false;
  /** The source's own error, thrown after the results of what it gave before. */
  private sourceError: { readonly error: unknown } | undefined;
  private failure: { readonly error: unknown } | undefined;
  private flush: ReturnType<typeof setImmediate> | undefined;
  private wake: () => void = () => undefined;

  constructor(
    private readonly source: Iterable<A> | AsyncIterable<A>,
    private readonly batchLimit: number,
    private readonly sketchers: Sketchers,
  ) {}

  /** The next batch with its signatures, `undefined` after the last. */
  async next(): Promise<Batch<A> | undefined> {
    for (;;) {
      this.mustGoOn();
      this.fill();
      this.mustGoOn();
      const head = this.queue[0];
      if (head?.values !== undefined) {
        this.queue.shift();
        // The threads go on while the caller has its results.
        this.fill();
        return head;
      }
      if (head === undefined && this.drained) {
        if (this.sourceError !== undefined) throw this.sourceError.error;
        return undefined;
      }
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** Ends the threads at once; whoever asks next gets the error. Only the first counts. */
  fail(error: unknown): void {
    if (this.failure !== undefined) return;
    this.failure = { error };
    this.sketchers.end();
    this.wake();
  }

  /** @throws what the pipeline failed of */
  mustGoOn(): void {
    if (this.failure !== undefined) throw this.failure.error;
  }

  /**
   * Ends the threads and closes the source, as a loop does that is left.
   *
   * @param failed whether an error is on its way already; one of closing the source then goes unheard
   */
  async end(failed: boolean): Promise<void> {
    this.failure ??= { error: undefined };
    clearImmediate(this.flush);
    await this.sketchers.end();
    const { steps } = this;
    if (this.drained || steps?.return === undefined) return;
    this.drained = true;
    try {
      const closed = steps.return();
      // A source that owes an answer closes after it has given it, which may be never.
      if (this.pulling) Promise.resolve(closed).catch(() => undefined);
      else await closed;
    } catch (error) {
      if (!failed) throw error;
    }
  }

  /** Reads on while there are places. */
  private fill(): void {
    while (this.mayRead()) {
      try {
        this.steps ??= this.open();
        const step = this.steps.next();
        if (this.isAsync) this.waitFor(step);
        else this.take(step as IteratorResult<A>);
      } catch (error) {
        this.drain({ error });
      }
    }
  }

  private mayRead(): boolean {
    const isFree = this.queue.length < this.sketchers.places;
    return isFree && !this.drained && !this.pulling && this.failure === undefined;
  }

  private open(): Steps<A> {
    const { source } = this;
    this.isAsync = Symbol.asyncIterator in source;
    return Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  }

  private waitFor(step: unknown): void {
    this.pulling = true;
    this.flushWhenIdle();
    const settle = (run: () => void): void => {
      this.pulling = false;
      if (this.failure !== undefined) return;
      run();
      this.fill();
    };
    Promise.resolve(step as Promise<IteratorResult<A>>).then(
      (result) =>
        settle(() => {
          try {
            this.take(result);
          } catch (error) {
            this.drain({ error });
          }
        }),
      (error) => settle(() => this.drain({ error })),
    );
  }

  private take(step: IteratorResult<A>): void {
    if (step.done) this.drain(undefined);
    else this.add(step.value);
  }

  private add(article: A): void {
    const checked: CheckedText = checkText(article, this.read);
    const units = typeof checked === 'string' ? checked.length : 0;
    if (this.filling !== undefined && this.filling.units + units > LIMITS.batchUnits) this.dispatch();
    this.filling ??= new Batch<A>(this.read);
    this.read++;
    this.filling.add(article, checked);
    const { count, units: total } = this.filling;
    if (count >= this.batchLimit || total >= LIMITS.batchUnits) this.dispatch();
  }

  private drain(error: { readonly error: unknown } | undefined): void {
    this.drained = true;
    this.sourceError = error;
    this.dispatch();
    this.wake();
  }

  /** Sends off the batch being filled. */
  private dispatch(): void {
    const batch = this.filling;
    // Reading the source may itself have ended the stream.
    if (batch === undefined || this.failure !== undefined) return;
    this.filling = undefined;
    this.queue.push(batch);
    this.working++;
    const sketched = batch.texts.length === 0 ? new Uint32Array(0) : this.sketchers.sketch(batch.texts);
    batch.texts = [];
    Promise.resolve(sketched).then(
      (values) => {
        batch.values = values;
        this.working--;
        this.wake();
        this.flushWhenIdle();
      },
      (error) => this.fail(error),
    );
  }

  /**
   * Sends off a batch that is not full when a thread has nothing to do and the source gave nothing for a whole turn of the
   * event loop: results of a slow source do not wait for its next article.
   */
  private flushWhenIdle(): void {
    if (this.flush !== undefined || !this.pulling || this.filling === undefined) return;
    if (this.working >= this.sketchers.count || this.failure !== undefined) return;
    const { read } = this;
    this.flush = setImmediate(() => {
      this.flush = undefined;
      if (this.read > read) this.flushWhenIdle();
      else if (this.pulling && this.failure === undefined) this.dispatch();
    });
  }
}
