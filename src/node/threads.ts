/**
 * The threads that sketch: a pool of `tinypool`, and the calling thread in its stead.
 *
 * Texts cross by structured clone, an array of strings a batch: joined into one string, or written to a shared
 * buffer, all threads together took a fifth longer, or as long (Node 20). Signatures come back in shared memory.
 *
 * `tinypool` (2.2.0) does not notice a thread that exits of itself, and what was asked of it never comes. So exits are
 * watched here.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { setImmediate } from 'node:timers';
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { fileURLToPath } from 'node:url';
import { NewsfoldError } from 'newsfold';
import type { Options, Tinypool } from 'tinypool';
import { LIMITS, type SketchParameters } from './options';
import { type SketchTask, sketchBatch } from './sketch-worker';

/** What sketches batches. */
export interface Sketchers {
  /** Batches that may be on their way at once. */
  readonly places: number;
  /** Batches that can be worked on at once. */
  readonly count: number;
  /** The signatures of the texts, one after the other. */
  sketch(texts: readonly string[]): Promise<Uint32Array>;
  /** Ends every thread; settles when none is left. May be called again. */
  end(): Promise<void>;
}

/** The worker's file, and how to run it. */
export type WorkerFile = Pick<Options, 'filename' | 'execArgv' | 'resourceLimits'>;

/** What the pool calls in the worker's file. A name of its own, for bundlers rename functions. */
const HANDLER = 'sketchBatch';

/** This module's own address; in the CommonJS build (tsup.config.ts) its path. */
const HERE: string = import.meta.url;

/** The worker stands beside this module, and is of the same kind, ES module or CommonJS. */
export function workerBeside(): WorkerFile {
  const here = HERE.startsWith('file:') ? fileURLToPath(HERE) : HERE;
  const slash = Math.max(here.lastIndexOf('/'), here.lastIndexOf('\\'));
  const filename = `${here.slice(0, slash + 1)}sketch-worker${here.slice(here.lastIndexOf('.'))}`;
  // None of the process's own flags: a loader of sources would slow each start, --input-type would forbid it.
  return { filename, execArgv: [] };
}

/** The calling thread: one batch a turn of the event loop, so that it is never starved. */
export class CallingThread implements Sketchers {
  readonly places = 1;
  readonly count = 1;

  constructor(private readonly parameters: SketchParameters) {}

  async sketch(texts: readonly string[]): Promise<Uint32Array> {
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    const values = new Uint32Array(texts.length * this.parameters.slots);
    sketchBatch({ texts, parameters: this.parameters, values });
    return values;
  }

  end(): Promise<void> {
    return Promise.resolve();
  }
}

/** Worker threads, started together with the first batch. */
export class Threads implements Sketchers {
  readonly places: number;
  private pool: Tinypool | undefined;
  /** Every thread there was, and when it will have ended. */
  private readonly exits = new Map<object, Promise<void>>();
  private ended: Promise<void> | undefined;

  /** @param lost called when a thread ends of itself, whatever was asked of it then never comes */
  constructor(
    private readonly Pool: typeof Tinypool,
    private readonly file: WorkerFile,
    readonly count: number,
    private readonly parameters: SketchParameters,
    private readonly lost: (error: Error) => void,
  ) {
    this.places = count * LIMITS.batchesAThread;
  }

  async sketch(texts: readonly string[]): Promise<Uint32Array> {
    this.pool ??= this.start();
    const { parameters } = this;
    const bytes = texts.length * parameters.slots * Uint32Array.BYTES_PER_ELEMENT;
    const task: SketchTask = { texts, parameters, values: new Uint32Array(new SharedArrayBuffer(bytes)) };
    try {
      await this.pool.run(task);
    } catch (error) {
      throw workerFailed(error);
    }
    return task.values;
  }

  end(): Promise<void> {
    this.ended ??= this.stop();
    return this.ended;
  }

  private start(): Tinypool {
    const pool = new this.Pool({
      ...this.file,
      name: HANDLER,
      minThreads: this.count,
      maxThreads: this.count,
      concurrentTasksPerWorker: LIMITS.batchesAThread,
    });
    pool.on('error', (error) => this.lost(workerFailed(error)));
    this.watch(pool);
    return pool;
  }

  private watch(pool: Tinypool): void {
    for (const thread of pool.threads) {
      if (this.exits.has(thread)) continue;
      // What is wrong is said before the exit.
      thread.once('error', (error: unknown) => this.lost(workerFailed(error)));
      const exit = new Promise<void>((resolve) => {
        thread.once('exit', (code: number) => {
          resolve();
          if (this.ended === undefined) this.lost(workerFailed(`exit code ${code}`));
        });
      });
      this.exits.set(thread, exit);
    }
  }

  /** Not by the pool's `destroy`: that waits for ever for a thread that is gone, and throws beside one that fails meanwhile. */
  private async stop(): Promise<void> {
    const { pool } = this;
    if (pool === undefined) return;
    // Or a thread that fails while it is ended would be replaced.
    pool.options.minThreads = 0;
    this.watch(pool);
    for (const thread of pool.threads) thread.terminate();
    await Promise.all(this.exits.values());
  }
}

function workerFailed(cause: unknown): NewsfoldError {
  const what = cause instanceof Error ? cause.message : String(cause);
  const error = new NewsfoldError('worker-failed', `worker thread: expected signatures, got: ${what}`);
  error.cause = cause;
  return error;
}
