/**
 * Every call to the file system that the library makes, numbered, and what is to happen at it: it fails, it is done and fails all the
 * same, a write writes a part, or the process is killed.
 */

import type * as Files from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { devNull } from 'node:os';

/** What a caller of the system meets. */
export type Fault = 'before' | 'half' | 'after' | 'kill before' | 'kill half' | 'kill after';

/** Asked at each call, from 0. */
export type Plan = (
  call: number,
  name: string,
) => { readonly fault: Fault; readonly code?: string } | undefined;

type Method = (this: unknown, ...parameters: unknown[]) => Promise<unknown>;

const FUNCTIONS = [
  'open',
  'rename',
  'unlink',
  'link',
  'stat',
  'lstat',
  'readdir',
  'readFile',
  'readlink',
  'realpath',
];
const METHODS = ['write', 'writeFile', 'read', 'sync', 'datasync', 'truncate', 'chmod', 'stat'];
/** Calls that would wait for the disk, which a test that kills no machine can do without. */
const SYNCS = new Set(['sync', 'datasync']);

function failure(code: string, name: string): Error {
  return Object.assign(new Error(`${code}: injected, ${name}`), { code, syscall: name });
}

function kill(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}

/** A call of the system that meets a fault. */
async function withFault(
  original: Method,
  self: unknown,
  parameters: unknown[],
  name: string,
  { fault, code = 'EIO' }: { readonly fault: Fault; readonly code?: string },
): Promise<unknown> {
  const isKill = fault.startsWith('kill');
  const [when] = fault.split(' ').slice(-1);
  if (when === 'half' && name === 'write') {
    const [bytes, from, length, position] = parameters as [Uint8Array, number, number, number];
    const half = Math.floor(length / 2);
    const done = await original.call(self, bytes, from, half, position);
    return isKill ? kill() : done;
  }
  // A file that is not closed would stay open.
  if (when === 'after' || name === 'close') {
    const value = await original.apply(self, parameters);
    // What was opened and is not handed on.
    if (!isKill && name === 'open') await (value as Files.FileHandle).close();
  }
  if (isKill) return kill();
  throw failure(code, name);
}

/**
 * Watches all calls from now on.
 *
 * @param synced whether files are synced; where not, that is only counted
 * @returns gives the system back
 */
export async function watchFiles(plan: Plan, synced = false): Promise<() => void> {
  const files = createRequire(import.meta.url)('node:fs/promises') as typeof Files;
  const handle = await files.open(devNull, 'r');
  const methods = Object.getPrototypeOf(handle) as Record<string, Method>;
  await handle.close();
  const functions = files as unknown as Record<string, Method>;
  const originals: [Record<string, Method>, string, Method][] = [];
  let calls = 0;
  const guarded = async (
    original: Method,
    self: unknown,
    parameters: unknown[],
    name: string,
  ): Promise<unknown> => {
    const met = plan(calls++, name);
    if (met !== undefined) return withFault(original, self, parameters, name, met);
    if (!synced && SYNCS.has(name)) return undefined;
    const value = await original.apply(self, parameters);
    if (name === 'open') watchClose(value as Record<'close', Method>);
    return value;
  };
  /** Each handle has a `close` of its own. */
  const watchClose = (opened: Record<'close', Method>): void => {
    const original = opened.close;
    opened.close = (...parameters) => guarded(original, opened, parameters, 'close');
  };
  const watch = (owner: Record<string, Method>, name: string): void => {
    const original = owner[name]!;
    originals.push([owner, name, original]);
    owner[name] = function (this: unknown, ...parameters: unknown[]): Promise<unknown> {
      return guarded(original, this, parameters, name);
    };
  };
  for (const name of FUNCTIONS) watch(functions, name);
  for (const name of METHODS) watch(methods, name);
  syncBuiltinESMExports();
  return (): void => {
    for (const [owner, name, original] of originals) owner[name] = original;
    syncBuiltinESMExports();
  };
}
