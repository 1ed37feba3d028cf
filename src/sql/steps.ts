/**
 * The steps of a run. Each makes tables of its own and is then marked as done in the table of steps; one that was not is done
 * anew, from its first statement. So a run that was killed goes on where it was, and nothing half-written is ever read.
 * @module
 */
import { NewsfoldError } from 'newsfold';
import { type Column, createAs, numberOf, type SqlEngine } from './engine';
import type { Names } from './statements';

/** Columns of the table of steps. A step counts in the latest generation alone. */
const COLUMNS: readonly Column[] = [
  { name: 'generation', type: 'u32' },
  { name: 'step', type: 'text' },
  { name: 'detail', type: 'text' },
];

/** Runs steps, each once a generation. */
export class Steps {
  readonly #engine: SqlEngine;
  readonly #table: string;
  #generation = 0;
  /** What each step was done with, by generation. */
  readonly #all: Map<number, Map<string, string>> = new Map();

  private constructor(engine: SqlEngine, table: string) {
    this.#engine = engine;
    this.#table = table;
  }

  /** Reads what was done before. */
  static async open(engine: SqlEngine, name: Names): Promise<Steps> {
    const steps = new Steps(engine, name('steps'));
    await guarded('open', async () => {
      await engine.create(steps.#table, COLUMNS);
      for (const row of await engine.query(`SELECT generation, step, detail FROM ${steps.#table}`)) {
        const generation = numberOf(row.generation);
        steps.#generation = Math.max(steps.#generation, generation);
        steps.#stepsOf(generation).set(String(row.step), String(row.detail));
      }
    });
    return steps;
  }

  /** Rows are about to change: copies are to be found again. */
  async restart(): Promise<void> {
    const done = this.#stepsOf(this.#generation);
    // What is marked here alone is no step.
    if (done.size === 0 || (done.size === 1 && done.has('rows'))) return;
    this.#generation++;
    await this.#mark('rows', {});
  }

  /**
   * What the steps of the last run that ended were done with, by name; `undefined` where there is none, or where another was begun that does
   * everything anew and so writes over its tables.
   */
  finished(): ReadonlyMap<string, unknown> | undefined {
    for (let generation = this.#generation; generation >= 0; generation--) {
      const done = this.#stepsOf(generation);
      if (done.has('groups')) {
        return new Map([...done].map(([step, detail]) => [step, JSON.parse(detail) as unknown]));
      }
      if (done.has('anew')) return;
    }
    return;
  }

  /** Whether the last run has ended and no row came since. */
  get isFinished(): boolean {
    return this.#stepsOf(this.#generation).has('groups');
  }

  #stepsOf(generation: number): Map<string, string> {
    const known = this.#all.get(generation);
    if (known !== undefined) return known;
    const steps = new Map<string, string>();
    this.#all.set(generation, steps);
    return steps;
  }

  /**
   * Does a step unless it is done.
   *
   * @param work what it returns is kept with the mark, as JSON
   * @throws NewsfoldError with the step's name for whatever `work` throws
   */
  async step<T>(step: string, work: () => Promise<T>): Promise<T> {
    const known = this.#stepsOf(this.#generation).get(step);
    if (known !== undefined) return JSON.parse(known) as T;
    return await guarded(step, async () => {
      const detail = await work();
      await this.#mark(step, detail);
      return detail;
    });
  }

  /** A step that makes one table from a query. */
  async table(step: string, table: string, query: string, by?: string): Promise<void> {
    await this.step(step, async () => {
      await this.#engine.drop(table);
      await createAs(this.#engine, table, query, by);
      return {};
    });
  }

  async #mark(step: string, detail: unknown): Promise<void> {
    const text = JSON.stringify(detail);
    await this.#engine.insert(this.#table, COLUMNS, [Uint32Array.of(this.#generation), [step], [text]]);
    this.#stepsOf(this.#generation).set(step, text);
  }
}

/** Whatever an engine throws, with the name of the step. */
export async function guarded<T>(step: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof NewsfoldError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `step "${step}": expected the engine to finish it, got: ${reason}; what was done before is kept, run it again`;
    const error = new NewsfoldError('storage-failed', message, step);
    error.cause = cause;
    throw error;
  }
}
