/**
 * Work, counted: how many blocks of the library's own code a call runs, by V8's precise coverage. The same at every run, however busy the
 * machine. What the engine does inside one operation (a regular expression, `normalize`) is not counted; time shows that.
 */
import { type Profiler, Session } from 'node:inspector';

/** Scripts whose blocks are counted: those of the library, and of who asks. */
const COUNTED = /\/(?:src|test\/hostile)\//;

/** Blocks that ran since the last look, by place. */
export class BlockCounter {
  readonly #session: Session = new Session();

  constructor() {
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Forgets what ran before. */
  reset(): void {
    this.#post('Profiler.takePreciseCoverage');
  }

  /** Blocks that ran, and how often all of them together. */
  take(): { readonly blocks: ReadonlyMap<string, number>; readonly total: number } {
    const { result } = this.#post('Profiler.takePreciseCoverage') as Profiler.TakePreciseCoverageReturnType;
    const blocks = new Map<string, number>();
    let total = 0;
    for (const { url, functions } of result) {
      if (!COUNTED.test(url) || url.includes('node_modules')) continue;
      for (const { ranges } of functions) {
        for (const { startOffset, endOffset, count } of ranges) {
          if (count === 0) continue;
          total += count;
          blocks.set(`${url}:${startOffset}:${endOffset}`, count);
        }
      }
    }
    return { blocks, total };
  }

  stop(): void {
    this.#post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }

  #post(method: string, parameters: object = {}): unknown {
    let answer: unknown;
    this.#session.post(method, parameters, (error, result) => {
      if (error !== null) throw error;
      answer = result;
    });
    return answer;
  }
}
