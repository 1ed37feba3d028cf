/** Several processes that add reports to one index at once, and what they were told. */
import { type ChildProcess, fork } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { WriterResult, WriterTask } from './writer';

export interface WritersResult {
  writers: WriterResult[];
  /** From the word to the last answer. */
  wallMs: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param onProgress called with the number of reports that have been added, by all together */
export async function runWriters(
  tasks: readonly WriterTask[],
  onProgress?: (done: number) => void,
): Promise<WritersResult> {
  const children = tasks.map((task) =>
    fork(fileURLToPath(new URL('writer.ts', import.meta.url)), [JSON.stringify(task)], {
      cwd: root,
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, TSX_TSCONFIG_PATH: `${root}test/tsconfig.json` },
    }),
  );
  try {
    await Promise.all(children.map((child) => message(child, (value) => value === 'ready')));
    const done = new Array<number>(tasks.length).fill(0);
    for (const [i, child] of children.entries()) {
      child.on('message', (value: { done?: number }) => {
        if (value.done === undefined) return;
        done[i] = value.done;
        onProgress?.(done.reduce((sum, each) => sum + each));
      });
    }
    const start = performance.now();
    for (const child of children) child.send('go');
    const writers = await Promise.all(
      children.map(async (child) => {
        const answer = await message(child, (value) => typeof value === 'object' && 'result' in value!);
        return (answer as { result: WriterResult }).result;
      }),
    );
    return { writers, wallMs: performance.now() - start };
  } finally {
    for (const child of children) child.kill();
  }
}

function message(child: ChildProcess, isIt: (value: unknown) => boolean): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.on('message', (value) => {
      if (isIt(value)) resolve(value);
    });
    child.once('exit', (code) => reject(new Error(`a writer ended with ${code} before it was done`)));
  });
}
