/**
 * What the built package answers, asked as `outputs.ts` asks, in a program of its own: Node, or another that runs ES modules.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';
import { DIST } from '../package/built';
import { exampleData } from './example-data';
import type { Outputs } from './outputs';

/** One ES module as text. */
export function built(options: BuildOptions): string {
  // The texts stay as they are spelt.
  const always = { bundle: true, format: 'esm', target: 'es2022', charset: 'utf8', write: false } as const;
  const [file] = buildSync({ ...options, ...always }).outputFiles;
  return file!.text;
}

/** `outputs.ts` without the library. */
export function builtOutputs(): string {
  return built({ entryPoints: [fileURLToPath(new URL('outputs.ts', import.meta.url))] });
}

/**
 * What a program answers with the built package, which imports itself by its name as it would be imported.
 *
 * @param program the program
 * @param args what stands before the module it is to run
 */
export function answersOf(...[program, ...args]: [string, ...string[]]): Outputs {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-answers-'));
  try {
    writeFileSync(join(folder, 'outputs.mjs'), builtOutputs());
    writeFileSync(join(folder, 'data.json'), JSON.stringify(exampleData()));
    const module = `
      import { readFileSync, writeFileSync } from 'node:fs';
      import * as newsfold from ${JSON.stringify(pathToFileURL(join(DIST, 'index.js')))};
      import * as report from ${JSON.stringify(pathToFileURL(join(DIST, 'report.js')))};
      import { outputsOf } from ${JSON.stringify(pathToFileURL(join(folder, 'outputs.mjs')))};
      const data = JSON.parse(readFileSync('data.json', 'utf8'));
      writeFileSync('out.json', JSON.stringify(await outputsOf(newsfold, report, data)));`;
    writeFileSync(join(folder, 'main.mjs'), module);
    execFileSync(program, [...args, 'main.mjs'], { cwd: folder });
    return JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as Outputs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where two texts part, so that a failure can be read. */
export function firstDifference(a: Outputs, b: Outputs): string[] {
  return Object.keys({ ...a, ...b }).flatMap((name) => {
    const [x = '', y = ''] = [a[name], b[name]];
    if (x === y) return [];
    let at = 0;
    while (x[at] === y[at]) at++;
    return [`${name} at ${at}: ${JSON.stringify([x, y].map((text) => text.slice(at - 60, at + 60)))}`];
  });
}
