#!/usr/bin/env node
/**
 * `npx newsfold`: the command line, in the process it is run in.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import process from 'node:process';
import { Interrupted } from './faults';
import type { Io, Output } from './io';
import { run } from './run';

/** Streams write on after a reader has gone; what fails is told to whoever wrote. */
function outputOf(stream: NodeJS.WriteStream): Output {
  stream.on('error', () => undefined);
  return {
    write: (text, done) => stream.write(text, done),
    get isTTY() {
      return stream.isTTY;
    },
    get columns() {
      return stream.columns;
    },
  };
}

/** The first Ctrl-C ends the work, a second one the process. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => controller.abort(new Interrupted(signal)));
  }
  return controller.signal;
}

const io: Io = {
  stdin: process.stdin,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  interruption,
};

// Whatever else is open, such as an input that never ends: the work is done, and written when this is.
run(process.argv.slice(2), io).then((exitCode) => process.stderr.write('', () => process.exit(exitCode)));
