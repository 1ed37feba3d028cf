/**
 * One run of the command line, from its words to its exit code.
 * @module
 */
import { dedup } from './commands/dedup';
import { explainPair } from './commands/explain';
import { read } from './commands/read';
import { stories } from './commands/stories';
import { summarize } from './commands/summarize';
import { watch } from './commands/watch';
import { EXIT, verdictOn } from './faults';
import { COMMANDS, type Command } from './flags';
import { helpOf } from './help';
import { type Io, writeAll } from './io';
import { clean, layoutOf } from './output/plain';
import { parseCommandLine, type Request } from './parse';
import { VERSION } from './version';

const RUNS: Readonly<Record<Command, (request: Request, io: Io) => Promise<number>>> = {
  stories,
  dedup,
  summarize,
  explain: explainPair,
  read,
  watch,
};

/**
 * Runs `newsfold` with the words behind it.
 *
 * @returns the exit code; every fault is told on standard error, and none is thrown
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    const parsed = parseCommandLine(argv);
    if ('version' in parsed) await writeAll(io.stdout, [`${VERSION}\n`]);
    else if ('help' in parsed)
      await writeAll(io.stdout, [helpOf(parsed.help, layoutOf(io.stdout, io.env).width)]);
    else return await RUNS[parsed.command](parsed, io);
    return EXIT.done;
  } catch (error) {
    return await tell(error, argv[0], io);
  }
}

/** Says what went wrong, in one line. */
async function tell(error: unknown, command: string | undefined, io: Io): Promise<number> {
  const { exitCode, message, isUsage } = verdictOn(error);
  const { paint } = layoutOf(io.stderr, io.env);
  const lines = message === '' ? [] : [`newsfold: ${paint('red', clean(message.slice(0, 2000)))}`];
  const about = COMMANDS.some((name) => name === command) ? ` ${command}` : '';
  if (isUsage === true) lines.push(`newsfold${about} --help tells how it is used.`);
  const { stack } = Object(error) as { stack?: unknown };
  const wantsStack = (io.env.NEWSFOLD_DEBUG ?? '') !== '' && message !== '';
  if (wantsStack && typeof stack === 'string') lines.push(...stack.split('\n').map(clean));
  try {
    if (lines.length > 0) await writeAll(io.stderr, [`${lines.join('\n')}\n`]);
  } catch {
    // Nobody is there to be told.
  }
  return exitCode;
}
