/**
 * From words on the command line to sources of articles: files, all files of folders, what globs match, standard input. Sorted, so that no
 * result depends on how a file system lists its folders.
 *
 * Cost: one look at each file.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { createReadStream } from 'node:fs';
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { readdir, stat } from 'node:fs/promises';
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { createGunzip } from 'node:zlib';
import { isSystemError, UsageError } from '../faults';
import type { Io } from '../io';
import { inUtf8 } from './encoding';
import { isGlob, matchesGlob, splitGlob } from './glob';
import { isKnownName } from './kind';

/** Something articles are read from. */
export interface Source {
  /**
   * As it is shown, and as it becomes an id: the path relative to the current folder, but of a file outside of it that was named by
   * its whole path that; with `/` on every system.
   */
  readonly name: string;
  /** The whole path; undefined of standard input. */
  readonly path: string | undefined;
  /** Bytes as they are stored; unknown of standard input. */
  readonly size: number | undefined;
  /** Milliseconds; with the size it tells whether a file changed. */
  readonly changed: number;
  open(): AsyncIterable<Uint8Array | string>;
}

/** Bytes that are read at a time. */
const READ_BYTES = 1 << 18;

/** What standard input is called. */
export const STDIN_NAME = '(standard input)';

/**
 * @param words inputs of the command line; none at all stands for standard input
 * @throws UsageError for what is not there, a glob that matches nothing, a terminal as standard input, which is mostly a word forgotten
 */
export async function findSources(words: readonly string[], io: Io): Promise<Source[]> {
  const asked = words.length === 0 ? ['-'] : words;
  const found = new Map<string, Source>();
  for (const word of asked) {
    for (const source of await sourcesOf(word, words.length === 0, io)) {
      const key = source.path ?? source.name;
      if (!found.has(key)) found.set(key, source);
    }
  }
  return [...found.values()];
}

async function sourcesOf(word: string, isUnasked: boolean, io: Io): Promise<Source[]> {
  if (word === '-') {
    if (isUnasked && io.stdin.isTTY === true) {
      throw new UsageError('expected files or folders, or reports on standard input, got neither');
    }
    const size = undefined;
    return [{ name: STDIN_NAME, path: undefined, size, changed: 0, open: () => inUtf8(io.stdin) }];
  }
  const path = resolve(io.cwd, word);
  const there = await look(path);
  if (there === undefined) {
    if (!isGlob(word)) throw new UsageError(`${word}: no such file or folder`);
    return await globbed(word, io);
  }
  if (!there.isFolder) return [fileSource(path, there, word, io)];
  const files = await walk(path);
  return files
    .filter(({ path: file, closed }) => closed !== undefined || isKnownName(file))
    .map((file) => fileSource(file.path, file, word, io));
}

async function globbed(glob: string, io: Io): Promise<Source[]> {
  const { folder, patterns } = splitGlob(glob);
  const root = resolve(io.cwd, folder);
  const isDeep = patterns.some((pattern) => pattern.includes('**'));
  const depth = isDeep ? Number.POSITIVE_INFINITY : Math.max(...patterns.map((pattern) => pattern.length));
  const files = (await walk(root, depth)).filter(({ path, closed }) => {
    if (closed !== undefined) return true;
    const names = relative(root, path).split(sep);
    return patterns.some((pattern) => matchesGlob(pattern, names));
  });
  if (files.length === 0) throw new UsageError(`${glob}: no file matches`);
  return files.map((file) => fileSource(file.path, file, folder, io));
}

interface Look {
  readonly isFolder: boolean;
  readonly size: number;
  readonly changed: number;
  /** Why a folder cannot be looked into: it is told like a file that cannot be read. */
  readonly closed?: Error;
}

/** What is at a path; undefined where nothing is, or nothing that may be looked at. */
async function look(path: string): Promise<Look | undefined> {
  try {
    const stats = await stat(path);
    return { isFolder: stats.isDirectory(), size: stats.size, changed: stats.mtimeMs };
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

/** Files below a folder, by path; hidden ones, packages and linked folders, which may lead in circles, are passed over. */
async function walk(
  folder: string,
  depth: number = Number.POSITIVE_INFINITY,
): Promise<(Look & { path: string })[]> {
  const files: (Look & { path: string })[] = [];
  let folders = [folder];
  for (let level = 1; folders.length > 0 && level <= depth; level++) {
    const below: string[] = [];
    for (const here of folders) {
      const entries = await listed(here);
      if (entries instanceof Error)
        files.push({ path: here, isFolder: true, size: 0, changed: 0, closed: entries });
      else
        for (const entry of entries) {
          if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
          const path = join(here, entry.name);
          if (entry.isDirectory()) below.push(path);
          else {
            const there = await look(path);
            if (there !== undefined && !there.isFolder) files.push({ path, ...there });
          }
        }
    }
    folders = below;
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

async function listed(folder: string): Promise<{ name: string; isDirectory(): boolean }[] | Error> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (!isSystemError(error)) throw error;
    // A folder that went away is as good as empty.
    return error.code === 'ENOENT' || error.code === 'ENOTDIR' ? [] : error;
  }
}

/** @param word what it was named by, or a folder it is in */
function fileSource(path: string, { size, changed, closed }: Look, word: string, io: Io): Source {
  const below = relative(io.cwd, path);
  const isOutside = below === '..' || below.startsWith(`..${sep}`);
  const name = (isOutside && isAbsolute(word) ? path : below).split(sep).join('/') || '.';
  return { name, path, size, changed, open: () => inUtf8(chunksOf(path, closed)) };
}

async function* chunksOf(
  path: string,
  closed: Error | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (closed !== undefined) throw closed;
  const file = createReadStream(path, { highWaterMark: READ_BYTES });
  if (!path.endsWith('.gz')) {
    yield* file as AsyncIterable<Uint8Array>;
    return;
  }
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  try {
    yield* file.pipe(unpacked) as AsyncIterable<Uint8Array>;
  } finally {
    file.destroy();
  }
}
