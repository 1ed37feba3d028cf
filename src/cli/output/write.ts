/**
 * Where output goes: standard output, or a file that is there as a whole or not at all.
 *
 * Cost: O(bytes); a file is held in memory once.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { Buffer } from 'node:buffer';
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { resolve } from 'node:path';
import { writeFileAtomically } from 'newsfold/node';
import { type Io, inBlocks, writeAll } from '../io';

/** @throws BrokenPipe; NewsfoldError `storage-failed` */
export async function writeOutput(pieces: Iterable<string>, path: string | undefined, io: Io): Promise<void> {
  if (path === undefined || path === '-') {
    await writeAll(io.stdout, inBlocks(pieces));
    return;
  }
  const blocks: Buffer[] = [];
  for (const block of inBlocks(pieces)) blocks.push(Buffer.from(block, 'utf8'));
  await writeFileAtomically(resolve(io.cwd, path), Buffer.concat(blocks));
}
