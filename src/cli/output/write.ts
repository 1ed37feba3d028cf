/**
 * Where output goes: standard output, a file that is there as a whole or not at all, or a device or pipe, which is written to and stays.
 *
 * Cost: O(bytes); a file is held in memory once.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { Buffer } from 'node:buffer';
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { open, stat } from 'node:fs/promises';
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { resolve } from 'node:path';
import { writeFileAtomically } from 'newsfold/node';
import { BrokenPipe, Failure, isSystemError } from '../faults';
import { type Io, inBlocks, writeAll } from '../io';

/** What the system says, in words; its own code for anything else. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'it is a folder',
  EACCES: 'it is not permitted',
  EPERM: 'it is not permitted',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
};

/** @throws BrokenPipe; Failure where the file cannot be written */
export async function writeOutput(pieces: Iterable<string>, path: string | undefined, io: Io): Promise<void> {
  if (path === undefined || path === '-') {
    await writeAll(io.stdout, inBlocks(pieces));
    return;
  }
  const blocks: Buffer[] = [];
  for (const block of inBlocks(pieces)) blocks.push(Buffer.from(block, 'utf8'));
  const bytes = Buffer.concat(blocks);
  const target = resolve(io.cwd, path);
  try {
    // A file is replaced by another of its name. Of /dev/stdout and a named pipe that would make a file.
    if (await isDevice(target)) await writeInto(target, bytes);
    else await writeFileAtomically(target, bytes);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EPIPE') throw new BrokenPipe();
    if (code === undefined) throw error;
    throw new Failure(`--output: ${path} cannot be written: ${REASONS[code] ?? code}`);
  }
}

/** Whether something other than a file or folder is there. */
async function isDevice(path: string): Promise<boolean> {
  try {
    const there = await stat(path);
    return !there.isFile() && !there.isDirectory();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

async function writeInto(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w');
  try {
    await handle.writeFile(bytes);
  } finally {
    await handle.close();
  }
}

/** The system's code of an error, or of the error it was caused by. */
function codeOf(error: unknown): string | undefined {
  if (isSystemError(error)) return error.code;
  const cause = error instanceof Error ? error.cause : undefined;
  return isSystemError(cause) ? cause.code : undefined;
}
