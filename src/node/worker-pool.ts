/**
 * A pool of worker threads: `tinypool`, with what it lacks.
 *
 * `tinypool` (2.2.0) does not notice a thread that exits of itself, and what was asked of it never comes. So exits are
 * watched here.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { fileURLToPath } from 'node:url';
import { NewsfoldError } from 'newsfold';
import type { Options, Tinypool } from 'tinypool';
import { LIMITS } from './options';

/** The worker's file, and how to run it. */
export type WorkerFile = Pick<Options, 'filename' | 'execArgv' | 'resourceLimits'>;

/** This module's own address; in the CommonJS build (tsup.config.ts) its path. */
const HERE: string = import.meta.url;

/** A worker that stands beside this module, and is of the same kind, ES module or CommonJS. */
export function workerBeside(name: string): WorkerFile {
  const here = HERE.startsWith('file:') ? fileURLToPath(HERE) : HERE;
  const slash = Math.max(here.lastIndexOf('/'), here.lastIndexOf('\\'));
  const filename = `${here.slice(0, slash + 1)}${name}${here.slice(here.lastIndexOf('.'))}`;
  // None of the process's own flags: a loader of sources would slow each start, --input-type would forbid it.
  return { filename, execArgv: [] };
}

/** What a pool runs. */
export interface PoolPlan {
  readonly file: WorkerFile;
  /** What the pool calls in the worker's file. A name of its own, for bundlers rename functions. */
  readonly handler: string;
  readonly count: number;
  /** What a thread is to give, for the message when it does not: `signatures`. */
  readonly expected: string;
  /** Called when a thread ends of itself; whatever was asked of it then never comes. */
  readonly lost: (error: Error) => void;
}

/** Worker threads, started together with the first task. */
export class WorkerPool {
  private pool: Tinypool | undefined;
  /** Every thread there was, and when it will have ended. */
  private readonly exits = new Map<object, Promise<void>>();
  private ended: Promise<void> | undefined;

  constructor(
    private readonly Pool: typeof Tinypool,
    private readonly plan: PoolPlan,
  ) {}

  /** @throws rejects with NewsfoldError `worker-failed` for what the thread throws */
  async run<Task, Result>(task: Task): Promise<Result> {
    if (this.ended !== undefined) throw this.failed('the pool was ended');
    this.pool ??= this.start();
    try {
      return await this.pool.run(task);
    } catch (error) {
      throw this.failed(error);
    }
  }

  /** Ends every thread; settles when none is left. May be called again. */
  end(): Promise<void> {
    this.ended ??= this.stop();
    return this.ended;
  }

  private start(): Tinypool {
    const { file, handler, count, lost } = this.plan;
    const pool = new this.Pool({
      ...file,
      name: handler,
      minThreads: count,
      maxThreads: count,
      concurrentTasksPerWorker: LIMITS.batchesAThread,
    });
    pool.on('error', (error) => lost(this.failed(error)));
    this.watch(pool);
    return pool;
  }

  private watch(pool: Tinypool): void {
    const { lost } = this.plan;
    for (const thread of pool.threads) {
      if (this.exits.has(thread)) continue;
      // What is wrong is said before the exit.
      thread.once('error', (error: unknown) => lost(this.failed(error)));
      const exit = new Promise<void>((resolve) => {
        thread.once('exit', (code: number) => {
          resolve();
          if (this.ended === undefined) lost(this.failed(`exit code ${code}`));
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

  private failed(cause: unknown): NewsfoldError {
    const what = cause instanceof Error ? cause.message : String(cause);
    const message = `worker thread: expected ${this.plan.expected}, got: ${what}`;
    const error = new NewsfoldError('worker-failed', message);
    error.cause = cause;
    return error;
  }
}
