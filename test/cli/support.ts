/** The command line run in this process, with streams, folder and environment of its own. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Article } from 'newsfold';
import type { Io } from '../../src/cli/io';
import { run } from '../../src/cli/run';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

export interface World {
  cwd?: string;
  /** Chunks of standard input; a terminal without it. */
  stdin?: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
  env?: Record<string, string>;
  /** Columns of a terminal; none, and so no terminal, without it. */
  columns?: number;
  signal?: AbortSignal;
}

/** Runs `newsfold` with these words; `onOut` sees standard output whenever it has grown. */
export async function newsfold(
  argv: readonly string[],
  world: World = {},
  onOut: (out: string) => void = () => undefined,
): Promise<Ran> {
  const ran: Ran = { code: -1, out: '', err: '' };
  const terminal = world.columns === undefined ? {} : { isTTY: true, columns: world.columns };
  const { stdin, cwd = process.cwd(), env = {}, signal = new AbortController().signal } = world;
  const chunks = async function* (): AsyncGenerator<string | Uint8Array> {
    yield* stdin ?? [];
  };
  const io: Io = {
    stdin: Object.assign(chunks(), { isTTY: stdin === undefined }),
    stdout: {
      ...terminal,
      write: (text, done) => {
        ran.out += text;
        onOut(ran.out);
        done();
        return true;
      },
    },
    stderr: {
      ...terminal,
      write: (text, done) => {
        ran.err += text;
        done();
        return true;
      },
    },
    env,
    cwd,
    interruption: () => signal,
  };
  ran.code = await run(argv, io);
  return ran;
}

/** A folder with these files. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-cli-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Two stories: talks told three times, once as a copy, and a ferry. */
export const REPORTS: readonly Article[] = [
  {
    id: 'wire-1',
    title: 'Ferry talks in Port Bren postponed',
    text: 'The talks between dockers and the ferry line in Port Bren were postponed on Sunday, the union said. The line had offered 3 percent. A new date is not known.',
    source: 'Island Wire',
    url: 'https://wire.example/1',
    publishedAt: '2021-03-07T09:00:00Z',
  },
  {
    id: 'echo-1',
    title: 'Port Bren ferry talks put off',
    text: 'The talks between dockers and the ferry line in Port Bren were postponed on Sunday, the union said. The line had offered 3 percent. A new date is not known.',
    source: 'Coast Echo',
    publishedAt: '2021-03-07T11:00:00Z',
  },
  {
    id: 'ledger-1',
    title: 'Dockers and ferry line put off Port Bren talks',
    text: 'Dockers in Port Bren and the ferry line put off their talks on pay, planned for Sunday. Both sides blamed each other. Ferries run as usual, the line said.',
    source: 'Bren Ledger',
    publishedAt: '2021-03-07T15:00:00Z',
  },
  {
    id: 'ledger-2',
    title: 'Museum of glass opens in Halvik',
    text: 'A museum of glass opened in Halvik on Monday with works of forty artists. The mayor cut the ribbon, and a choir of schoolchildren sang.',
    source: 'Bren Ledger',
    publishedAt: '2021-03-08T10:00:00Z',
  },
];

export const jsonLines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('');
