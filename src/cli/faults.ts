/**
 * What can go wrong in a run, what is said of it, and the exit code that tells a script.
 * @module
 */
import { NewsfoldError } from 'newsfold';

/** Exit codes; part of the command line's contract. */
export const EXIT = {
  /** Done; articles may have been left out, which standard error tells. */
  done: 0,
  /** Nothing came of it: no article could be used, or something that was needed failed. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** A fault of newsfold itself. */
  internal: 70,
  /** Ctrl-C. */
  interrupted: 130,
  /** SIGTERM. */
  terminated: 143,
} as const;

/** A mistake on the command line. */
export class UsageError extends Error {}

/** The run cannot go on, by no mistake on the command line. */
export class Failure extends Error {}

/** The first fault of the input, where `--strict` lets it end the run. */
export class StrictFault extends Error {}

/** Nobody reads standard output any more (`| head`): that ends the run, and is no fault. */
export class BrokenPipe extends Error {}

/** Ctrl-C, or the system asks to end. */
export class Interrupted extends Error {
  readonly exitCode: number;

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super('interrupted');
    this.exitCode = signal === 'SIGINT' ? EXIT.interrupted : EXIT.terminated;
  }
}

/** What is said of an error, and the exit code. */
export interface Verdict {
  exitCode: number;
  /** One line; '' where there is nothing to say. */
  message: string;
  /** Whether the help of the command would help. */
  isUsage?: boolean;
}

/** What an error means to the person at the keyboard. */
export function verdictOn(error: unknown): Verdict {
  if (error instanceof BrokenPipe) return { exitCode: EXIT.done, message: '' };
  if (error instanceof Interrupted) return { exitCode: error.exitCode, message: 'interrupted' };
  if (error instanceof UsageError) return { exitCode: EXIT.usage, message: error.message, isUsage: true };
  const message = error instanceof Error ? error.message : String(error);
  const option = optionFault(error, message);
  if (option !== undefined) return { exitCode: EXIT.usage, message: option, isUsage: true };
  const isOwn = error instanceof Failure || error instanceof StrictFault;
  const isKnown = isOwn || error instanceof NewsfoldError || isSystemError(error);
  if (isKnown) return { exitCode: EXIT.failed, message };
  return {
    exitCode: EXIT.internal,
    message: `unexpected error, which is a fault of newsfold: ${message} (set NEWSFOLD_DEBUG=1 to see where)`,
  };
}

/** The library's word on an option as that on the flag it came from: `options.minSources` is `--min-sources`. */
function optionFault(error: unknown, message: string): string | undefined {
  const isTyped = error instanceof TypeError || error instanceof RangeError || error instanceof NewsfoldError;
  const named = isTyped ? /^options\.([a-zA-Z]{1,30})/.exec(message) : null;
  if (named === null) return undefined;
  const [text, name = ''] = named;
  return `--${kebab(name)}${message.slice(text.length)}`;
}

/** `minSources` as `min-sources`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** An error of the system: a file that is not there, a full disk. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error && 'syscall' in error && typeof (error as { code?: unknown }).code === 'string'
  );
}
