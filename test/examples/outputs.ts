/**
 * What examples/README.md says that the examples print: blocks of `console`, each with a command and the first lines that come of it.
 * Run: npx tsx test/examples/outputs.ts      runs the commands that need no server and writes into the blocks what they print now
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const path = join(root, 'examples/README.md');

export interface Block {
  /** As one would type it. */
  command: string;
  /** The first lines; in them `...` stands for anything. */
  lines: string[];
}

export const readme: string = readFileSync(path, 'utf8');

const BLOCK = /```console\n\$ (.*)\n([\s\S]*?)```/g;

export const blocks: readonly Block[] = [...readme.matchAll(BLOCK)].map(([, command = '', body = '']) => ({
  command,
  lines: body.split('\n').slice(0, -1),
}));

/** The block whose command runs a file. */
export function blockOf(file: string): Block {
  const block = blocks.find(({ command }) => command.includes(`examples/${file}`));
  if (block === undefined) throw new Error(`examples/README.md has no block for ${file}`);
  return block;
}

/** Whether a command can be run without a server; one that is a server does not end. */
export const isPlain = ({ command }: Block): boolean => !/^NEWSFOLD_|examples\/express/.test(command);

/** Runs a command in the project's root, what it prints cut into lines. */
export function run(command: string, env: Record<string, string> = {}): string[] {
  const tsx = `"${process.execPath}" "${join(root, 'node_modules/tsx/dist/cli.mjs')}"`;
  const { status, stdout, stderr } = spawnSync(
    command.replace('npx tsx', tsx).replace(/^npm run/, 'npm run -s'),
    {
      ...{ cwd: root, shell: true, encoding: 'utf8', timeout: 120_000 },
      env: { ...process.env, NO_COLOR: '1', ...env },
    },
  );
  if (status !== 0) throw new Error(`${command}: ended with ${status}: ${stderr}`);
  return stdout.split('\n');
}

/** Whether a line is as the block has it. */
export function fits(shown: string, line: string | undefined): boolean {
  const [start = '', ...rest] = shown.split('...');
  if (line === undefined) return false;
  if (rest.length === 0) return line === shown;
  return line.startsWith(start) && line.endsWith(rest.at(-1)!);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const written = readme.replace(BLOCK, (block, command: string, body: string) => {
    const lines = body.split('\n').slice(0, -1);
    if (!isPlain({ command, lines })) return block;
    const now = run(command, { TMPDIR: '/tmp' });
    const first = lines.map((shown, i) => (fits(shown, now[i]) ? shown : (now[i] ?? '')));
    return `\`\`\`console\n$ ${command}\n${first.map((line) => `${line.trimEnd()}\n`).join('')}\`\`\``;
  });
  writeFileSync(path, written);
}
