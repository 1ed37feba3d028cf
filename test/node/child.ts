/** Processes that a test starts in order to kill them: a script of the tests with the library in it, built, run, and what it said. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds a script of `test/node` into a folder. @returns its path */
async function built(script: string, folder: string): Promise<string> {
  await build({
    entry: { child: join(root, 'test/node', script) },
    ...{ format: 'esm', outDir: folder, target: 'es2022', platform: 'node', splitting: false },
    ...{ config: false, dts: false, clean: false, silent: true, outExtension: () => ({ js: '.mjs' }) },
    noExternal: ['newsfold'],
    esbuildOptions(options) {
      options.alias = { newsfold: join(root, 'src/index.ts') };
    },
  });
  return join(folder, 'child.mjs');
}

/** Runs with a folder of its own, on a disk, and a script that was built into it. */
export async function withChild<T>(
  source: string,
  run: (folder: string, script: string) => Promise<T>,
): Promise<T> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'newsfold-child-'));
  try {
    return await run(folder, await built(source, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** When a child is killed: so many ms after it has said so many lines, however busy the machine is, or so many after its start. */
export interface Deadline {
  readonly lines: number;
  readonly more: number;
  readonly start?: number | undefined;
}

/** Runs a child until it is killed, by itself or at its deadline. @returns what it said */
export function lifeOf(script: string, args: readonly string[], deadline?: Deadline): Promise<string> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let lines = 0;
  let isArmed = deadline === undefined;
  const killIn = (ms: number): void => {
    isArmed = true;
    setTimeout(() => child.kill('SIGKILL'), ms);
  };
  if (deadline?.start !== undefined) killIn(deadline.start);
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    said += text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
    if (!isArmed && lines >= deadline!.lines) killIn(deadline!.more);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(said);
      else reject(new Error(`the child ended by itself: ${code}`));
    });
  });
}

/** The largest number behind a word that a child said at the start of a line, or 0. */
export function lastSaid(said: string, word: string): number {
  let last = 0;
  for (const [, number] of said.matchAll(new RegExp(`^${word} (\\d+)$`, 'gm'))) {
    last = Math.max(last, Number(number));
  }
  return last;
}
