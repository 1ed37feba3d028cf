/**
 * The threads that sketch, and the calling thread in their stead.
 *
 * Texts cross by structured clone, an array of strings a batch: joined into one string, or written to a shared
 * buffer, all threads together took a fifth longer, or as long (Node 20). Signatures come back in shared memory.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { setImmediate } from 'node:timers';
import type { Tinypool } from 'tinypool';
import { LIMITS, type SketchParameters } from './options';
import { type SketchTask, sketchBatch } from './sketch-worker';
import { type WorkerFile, WorkerPool } from './worker-pool';

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
  private readonly pool: WorkerPool;

  /** @param lost called when a thread ends of itself, whatever was asked of it then never comes */
  constructor(
    Pool: typeof Tinypool,
    file: WorkerFile,
    readonly count: number,
    private readonly parameters: SketchParameters,
    lost: (error: Error) => void,
  ) {
    this.places = count * LIMITS.batchesAThread;
    this.pool = new WorkerPool(Pool, { file, handler: 'sketchBatch', count, expected: 'signatures', lost });
  }

  async sketch(texts: readonly string[]): Promise<Uint32Array> {
    const { parameters } = this;
    const bytes = texts.length * parameters.slots * Uint32Array.BYTES_PER_ELEMENT;
    const task: SketchTask = { texts, parameters, values: new Uint32Array(new SharedArrayBuffer(bytes)) };
    await this.pool.run(task);
    return task.values;
  }

  end(): Promise<void> {
    return this.pool.end();
  }
}
