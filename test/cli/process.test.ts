/** The program as a process: what a shell sees of it. It is bundled here, so that no build need come before the tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundledByCli } from '../../tsup.config';
import { folderOf, jsonLines, REPORTS } from './support';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, 'node_modules/.cache');
let folder = '';
let program = '';
let packages: string[] = [];

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'newsfold-cli-'));
  program = join(folder, 'cli.mjs');
  // Read for --html alone.
  const report = join(folder, 'report.mjs');
  writeFileSync(report, 'export {};');
  const source = (path: string): string => join(root, 'src', path, 'index.ts');
  const { metafile } = await build({
    metafile: true,
    entryPoints: [source('cli')],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    external: ['tinypool', '@orama/*', 'fast-levenshtein'],
    alias: {
      newsfold: source('.'),
      'newsfold/languages': source('languages'),
      'newsfold/node': source('node'),
      'newsfold/report': report,
    },
    logLevel: 'error',
  });
  const held = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const names = held.map(
    ([path, { bytesInOutput }]) =>
      bytesInOutput > 0 && /^node_modules\/((?:@[^/]+\/)?[^./][^/]*)/.exec(path)?.[1],
  );
  packages = [...new Set(names.filter((name) => typeof name === 'string'))].sort();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  signal: string | null;
  out: string;
  err: string;
}

/** Starts the program; `onOut` may end what it reads or send it a signal. */
function start(
  argv: readonly string[],
  cwd: string,
  onStart: (child: ChildProcess, out: () => string) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...argv], {
    cwd,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  onStart(child, () => out);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
}

test('what is bundled is known by name, so that its licence goes with it', () => {
  expect(packages).toEqual([...bundledByCli].sort());
});

test('a run gives its output and exit code, with standard input from a pipe', async () => {
  const { code, out, err } = await start(['stories', '--brief'], folder, (child) =>
    child.stdin?.end(jsonLines(REPORTS)),
  );
  expect([code, err]).toEqual([0, '']);
  expect(out.trim().split('\n')).toHaveLength(3);
});

test('a mistake has exit code 2, and no stack', async () => {
  const { code, out, err } = await start(['stories', 'gone.jsonl'], folder);
  expect([code, out]).toEqual([2, '']);
  expect(err).toBe(
    'newsfold: gone.jsonl: no such file or folder\nnewsfold stories --help tells how it is used.\n',
  );
});

test('a reader that goes early (| head) ends it quietly', async () => {
  const reports = Array.from({ length: 3000 }, (_, i) => ({ ...REPORTS[0], id: `r${i}` }));
  const cwd = folderOf({ 'in.jsonl': jsonLines(reports) });
  const { code, err } = await start(['read', 'in.jsonl', '--jsonl'], cwd, (child) => {
    child.stdout?.once('data', () => child.stdout?.destroy());
  });
  expect([code, err]).toEqual([0, '']);
});

test('Ctrl-C ends a run that waits for its input, with exit code 130 and one line', async () => {
  const { code, out, err } = await start(['stories', '--json'], folder, (child) => {
    // More than a pipe holds: when all is written, most has been read, and the run is on its way.
    child.stdin?.write(jsonLines(Array.from({ length: 2000 }, () => REPORTS[0])), () => child.kill('SIGINT'));
  });
  expect([code, out, err]).toEqual([130, '', 'newsfold: interrupted\n']);
});

test('SIGTERM ends watching, and gives the desk back', async () => {
  const cwd = folderOf({ 'in/a.jsonl': jsonLines(REPORTS) });
  const argv = ['watch', 'in', '--desk', 'news.desk', '--jsonl', '--interval', '0.1'];
  const { code, out } = await start(argv, cwd, (child) => {
    let isSent = false;
    child.stdout?.on('data', (chunk: Buffer) => {
      if (isSent || !chunk.toString().includes('"type":"new-story"')) return;
      // Once: a second one would end the process where it stands.
      isSent = true;
      child.kill('SIGTERM');
    });
  });
  expect(code).toBe(143);
  expect(out).toContain('"type":"new-story"');
  const again = await start([...argv, '--once'], cwd);
  expect([again.code, again.out]).toEqual([0, '']);
});
