/**
 * The command line, read by the table of flags.
 * @module
 */
// biome-ignore lint/correctness/noNodejsModules: the command line is for Node
import { parseArgs } from 'node:util';
import { UsageError } from './faults';
import { COMMANDS, type Command, FLAGS, type Flag, flagsOf, OUTPUTS_OF, type OutputFormat } from './flags';

/** What was asked for. */
export class Request {
  constructor(
    readonly command: Command,
    /** What stands beside the flags. */
    readonly words: readonly string[],
    private readonly values: ReadonlyMap<string, unknown>,
  ) {}

  has(name: string): boolean {
    return this.values.get(name) === true;
  }

  text(name: string): string | undefined {
    return this.values.get(name) as string | undefined;
  }

  /** @throws UsageError unless it is a number in range */
  number(
    name: string,
    low: number = Number.NEGATIVE_INFINITY,
    high: number = Number.POSITIVE_INFINITY,
  ): number | undefined {
    const value = this.values.get(name) as number | undefined;
    if (value === undefined || (value >= low && value <= high)) return value;
    const range = high === Number.POSITIVE_INFINITY ? `of at least ${low}` : `from ${low} to ${high}`;
    throw new UsageError(`--${name}: expected a number ${range}, got ${value}`);
  }

  list(name: string): readonly string[] | undefined {
    return this.values.get(name) as readonly string[] | undefined;
  }
}

/** What the first words ask for. */
export type Parsed = Request | { readonly help: Command | undefined } | { readonly version: true };

/** @throws UsageError for what is no command, an unknown flag, a value that is none */
export function parseCommandLine(argv: readonly string[]): Parsed {
  const [first, ...rest] = argv;
  if (first === undefined || first === '-h' || first === '--help') return { help: undefined };
  if (first === '-V' || first === '--version' || first === 'version') return { version: true };
  if (first === 'help') {
    if (rest[0] === undefined) return { help: undefined };
    return { help: commandOf(rest[0]) };
  }
  const command = commandOf(first);
  const flags = flagsOf(command);
  const options = Object.fromEntries(
    flags.map(([name, { kind, short }]) => [
      name,
      {
        type: kind === 'switch' ? ('boolean' as const) : ('string' as const),
        multiple: kind === 'list',
        ...(short === undefined ? {} : { short }),
      },
    ]),
  );
  const numeric = new Set(flags.filter(([, { kind }]) => kind === 'number').map(([name]) => `--${name}`));
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: joinNegatives(rest, numeric), options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(misread(error, command));
  }
  if (parsed.values.help === true) return { help: command };
  if (parsed.values.version === true) return { version: true };
  const values = new Map<string, unknown>();
  for (const [name, flag] of flags) {
    const value = parsed.values[name];
    if (value !== undefined) values.set(name, flagValue(name, flag, value));
  }
  return new Request(command, parsed.positionals, values);
}

/**
 * The form of output: the flag, else the end of the output file's name, else the command's own.
 *
 * @throws UsageError for two flags
 */
export function outputOf(request: Request): OutputFormat {
  const possible = OUTPUTS_OF[request.command];
  const asked = possible.filter((format) => request.has(format));
  if (asked.length > 1) {
    throw new UsageError(
      `expected one form of output, got ${asked.map((format) => `--${format}`).join(' and ')}`,
    );
  }
  if (asked[0] !== undefined) return asked[0];
  const name = request.text('output') ?? '';
  const told = ENDINGS.find(([ending]) => name.toLowerCase().endsWith(ending))?.[1];
  if (told === undefined) return possible[0]!;
  if (possible.includes(told)) return told;
  throw new UsageError(`--output: newsfold ${request.command} prints ${possible.join(', ')}, not ${told}`);
}

const ENDINGS: readonly (readonly [string, OutputFormat])[] = [
  ['.json', 'json'],
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
  ['.csv', 'csv'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.txt', 'text'],
];

/** Commands people try by other names. */
const OTHER_NAMES: Readonly<Record<string, Command>> = {
  story: 'stories',
  cluster: 'stories',
  fold: 'stories',
  dedupe: 'dedup',
  deduplicate: 'dedup',
  summarise: 'summarize',
  summary: 'summarize',
};

function commandOf(word: string): Command {
  const command =
    COMMANDS.find((name) => name === word) ??
    (Object.hasOwn(OTHER_NAMES, word) ? OTHER_NAMES[word] : undefined);
  if (command !== undefined) return command;
  throw new UsageError(
    `expected a command (${COMMANDS.join(', ')}), got ${JSON.stringify(word.slice(0, 100))}`,
  );
}

/** `--threshold -0.5` as `--threshold=-0.5`: parseArgs would take the number for a flag. */
function joinNegatives(args: readonly string[], numeric: ReadonlySet<string>): string[] {
  const joined: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const [arg, next] = [args[i]!, args[i + 1]];
    if (arg === '--') return [...joined, ...args.slice(i)];
    const isNegative = numeric.has(arg) && next !== undefined && /^-\.?\d/.test(next);
    joined.push(isNegative ? `${arg}=${next}` : arg);
    if (isNegative) i++;
  }
  return joined;
}

function flagValue(name: string, flag: Flag, value: unknown): unknown {
  if (flag.kind === 'number') {
    const text = String(value).trim();
    const number = text === '' ? Number.NaN : Number(text.replaceAll('_', ''));
    if (Number.isFinite(number)) return number;
    throw new UsageError(`--${name}: expected a number, got ${JSON.stringify(value)}`);
  }
  if (flag.kind === 'choice' && !flag.choices?.includes(value as string)) {
    throw new UsageError(`--${name}: expected ${flag.choices?.join(', ')}, got ${JSON.stringify(value)}`);
  }
  return value;
}

/** What parseArgs says, without the advice that is for programmers. */
function misread(error: unknown, command: Command): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '(--?[^' ]{1,60})/.exec(message)?.[1];
  if (unknown === undefined) return message.split(/\. To specify|\n/)[0]!;
  const name = unknown.replace(/^-+/, '');
  const owners = Object.hasOwn(FLAGS, name) ? (FLAGS[name]?.of ?? []) : [];
  if (owners.length > 0) return `${unknown} is no option of newsfold ${command}, but of ${owners.join(', ')}`;
  const alike = flagsOf(command).find(([known]) => known.startsWith(name.slice(0, 3)))?.[0];
  return `unknown option ${unknown}${alike === undefined ? '' : `; did you mean --${alike}?`}`;
}
