/**
 * The same bytes everywhere: what the built package answers in Chromium, as files behind an import map and as a bundle, is what it
 * answers in Node and what the sources answer, whose answers `stored.slow.ts` holds.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';
import * as newsfold from 'newsfold';
import * as report from 'newsfold/report';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, launchChromium } from '../helpers/chromium';
import { DIST } from '../package/built';
import { exampleData } from './example-data';
import { type Outputs, outputsOf } from './outputs';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const data = exampleData();

/** One ES module as text. */
function built(options: BuildOptions): string {
  // The texts stay as they are spelt.
  const always = { bundle: true, format: 'esm', target: 'es2022', charset: 'utf8', write: false } as const;
  const [file] = buildSync({ ...options, ...always }).outputFiles;
  return file!.text;
}

/** `outputs.ts` without the library. */
function builtOutputs(): string {
  return built({ entryPoints: [fileURLToPath(new URL('outputs.ts', import.meta.url))] });
}

/** The whole of it as a bundler makes it for a page. */
function bundle(): string {
  return built({
    stdin: {
      contents: `
        import * as newsfold from ${JSON.stringify(join(DIST, 'index.js'))};
        import * as report from ${JSON.stringify(join(DIST, 'report.js'))};
        import { outputsOf } from './test/browser/outputs.ts';
        globalThis.outputs = (data) => outputsOf(newsfold, report, data);`,
      resolveDir: fileURLToPath(root),
    },
    alias: { newsfold: join(DIST, 'index.js') },
    absWorkingDir: fileURLToPath(root),
    tsconfigRaw: {},
    minify: true,
  });
}

/** What plain Node answers with the built package, which imports itself by its name as it would be imported. */
function inNode(): Outputs {
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-browser-'));
  try {
    writeFileSync(join(folder, 'outputs.mjs'), builtOutputs());
    writeFileSync(join(folder, 'data.json'), JSON.stringify(data));
    const program = `
      import { readFileSync, writeFileSync } from 'node:fs';
      import * as newsfold from ${JSON.stringify(pathToFileURL(join(DIST, 'index.js')))};
      import * as report from ${JSON.stringify(pathToFileURL(join(DIST, 'report.js')))};
      import { outputsOf } from ${JSON.stringify(pathToFileURL(join(folder, 'outputs.mjs')))};
      const data = JSON.parse(readFileSync('data.json', 'utf8'));
      writeFileSync('out.json', JSON.stringify(await outputsOf(newsfold, report, data)));`;
    writeFileSync(join(folder, 'main.mjs'), program);
    execFileSync(process.execPath, ['main.mjs'], { cwd: folder });
    return JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as Outputs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where two texts part, so that a failure can be read. */
function firstDifference(a: Outputs, b: Outputs): string[] {
  return Object.keys({ ...a, ...b }).flatMap((name) => {
    const [x = '', y = ''] = [a[name], b[name]];
    if (x === y) return [];
    let at = 0;
    while (x[at] === y[at]) at++;
    return [`${name} at ${at}: ${JSON.stringify([x, y].map((text) => text.slice(at - 60, at + 60)))}`];
  });
}

describe.skipIf(!hasChromium)('the built package in Chromium', () => {
  let browser: Browser;
  let node: Outputs;

  beforeAll(async () => {
    browser = await launchChromium();
    node = inNode();
  });
  afterAll(() => browser.close());

  /** Opens a page of nothing but a module script; other addresses answer with what `files` has. */
  async function inBrowser(head: string, files: Record<string, string>): Promise<Outputs> {
    const page = await browser.newPage();
    const faults: string[] = [];
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.route('**', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') {
        const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>newsfold</title>${head}</head></html>`;
        return route.fulfill({ contentType: 'text/html', body });
      }
      const body = files[pathname];
      return body === undefined
        ? route.fulfill({ status: pathname === '/favicon.ico' ? 204 : 404, body: '' })
        : route.fulfill({ contentType: 'text/javascript; charset=utf-8', body });
    });
    await page.goto('https://newsfold.example/');
    await page.waitForFunction('globalThis.outputs !== undefined');
    const outputs = (await page.evaluate(`outputs(${JSON.stringify(data)})`)) as Outputs;
    expect(faults).toEqual([]);
    await page.close();
    return outputs;
  }

  test('its files, behind an import map, answer as Node does', async () => {
    const dist = Object.fromEntries(
      readdirSync(DIST)
        .filter((name) => name.endsWith('.js'))
        .map((name) => [`/dist/${name}`, readFileSync(join(DIST, name), 'utf8')]),
    );
    const files = {
      ...dist,
      '/outputs.js': builtOutputs(),
      '/examples/browser/fast-levenshtein.js': read('examples/browser/fast-levenshtein.js'),
      '/node_modules/fastest-levenshtein/esm/mod.js': read('node_modules/fastest-levenshtein/esm/mod.js'),
    };
    const imports = {
      newsfold: '/dist/index.js',
      'newsfold/report': '/dist/report.js',
      'fast-levenshtein': '/examples/browser/fast-levenshtein.js',
    };
    const head = `<script type="importmap">${JSON.stringify({ imports })}</script><script type="module">
      import * as newsfold from 'newsfold';
      import * as report from 'newsfold/report';
      import { outputsOf } from '/outputs.js';
      globalThis.outputs = (data) => outputsOf(newsfold, report, data);</script>`;
    expect(firstDifference(node, await inBrowser(head, files))).toEqual([]);
  });

  test('bundled and minified with the packages it needs, it answers as Node does', async () => {
    const head = '<script type="module" src="/bundle.js"></script>';
    expect(firstDifference(node, await inBrowser(head, { '/bundle.js': bundle() }))).toEqual([]);
  });

  test('the sources answer the same, or `npm run build` is due', async () => {
    expect(firstDifference(node, await outputsOf(newsfold, report, data))).toEqual([]);
  });

  test('in turns, restored and asked again, the answers are those of one call', () => {
    expect(node['stories in turns']).toBe(node['stories of the examples']);
    for (const [name, text] of Object.entries(node)) expect(text.length, name).toBeGreaterThan(2000);
  });
});
