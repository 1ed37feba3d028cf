/**
 * What a run of the command line touches of the world, so that tests can stand in for it: the three streams, the environment, the folder,
 * and Ctrl-C.
 * @module
 */
import { BrokenPipe } from './faults';

/** A stream that is written to: what is used of Node's. */
export interface Output {
  write(text: string, done: (error?: Error | null) => void): boolean;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** A stream that is read from: what is used of Node's. */
export interface Input extends AsyncIterable<Uint8Array | string> {
  readonly isTTY?: boolean | undefined;
}

/** The world of one run. */
export interface Io {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that paths are relative to. */
  readonly cwd: string;
  /** A signal that Ctrl-C aborts, with an `Interrupted` as its reason. While nobody has asked for it, Ctrl-C ends the process at once. */
  interruption(): AbortSignal;
}

/**
 * Writes one piece after the other, waiting for each.
 *
 * @throws BrokenPipe where nobody reads any more; what the stream fails with
 */
export async function writeAll(output: Output, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (piece === '') continue;
    const error = await new Promise<Error | null | undefined>((resolve) => {
      output.write(piece, resolve);
    });
    if (error === null || error === undefined) continue;
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' ? new BrokenPipe() : error;
  }
}

/** Pieces joined to some 64 kB, so that a stream is not asked for each line. */
export function* inBlocks(pieces: Iterable<string>): Generator<string, void, undefined> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

const BLOCK = 65_536;
