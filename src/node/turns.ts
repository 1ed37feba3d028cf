/**
 * Long work of an adapter in turns of the event loop, by the options that the core takes for its own.
 *
 * Cost: a turn of the event loop a step, or a few.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: this adapter is for Node
import { setImmediate } from 'node:timers/promises';
import { NewsfoldError, type TurnOptions } from 'newsfold';
import { expectation, mustBeNumber, mustBeOptions } from '../errors';

/** @throws TypeError, RangeError for bad options */
export function checkTurns<Progress>(options: TurnOptions<Progress>): void {
  mustBeOptions('options', options);
  const { signal, onProgress, yieldEvery = 1 } = options;
  if (signal !== undefined && typeof signal?.aborted !== 'boolean') {
    throw new TypeError(expectation('options.signal', 'an AbortSignal', signal));
  }
  if (onProgress !== undefined && typeof onProgress !== 'function') {
    throw new TypeError(expectation('options.onProgress', 'a function', onProgress));
  }
  mustBeNumber('options.yieldEvery', yieldEvery, 1, 1_000_000, true);
}

/** @throws the signal's reason once it is aborted */
export function mustGoOn<Progress>({ signal }: TurnOptions<Progress>): void {
  if (!signal?.aborted) return;
  throw signal.reason ?? new NewsfoldError('aborted', 'options.signal: the run was aborted', 'signal');
}

/**
 * Does steps until there is none.
 *
 * @param first what the first step gave, which is done
 */
export async function stepInTurns<Progress extends { phase: string; done: number }>(
  first: Progress | undefined,
  options: TurnOptions<Progress>,
  step: () => Progress | undefined,
): Promise<void> {
  const { onProgress, yieldEvery = 1 } = options;
  let stage = '';
  let steps = 0;
  for (let progress = first; progress !== undefined; progress = step()) {
    mustGoOn(options);
    const now = `${progress.phase} ${progress.done}`;
    if (now !== stage) onProgress?.({ ...progress });
    stage = now;
    if (++steps % yieldEvery === 0) await setImmediate();
    mustGoOn(options);
  }
}
