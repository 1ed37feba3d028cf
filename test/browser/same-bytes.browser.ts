/**
 * The same bytes everywhere: what the built package answers in Chromium, as files behind an import map and as a bundle, is what it
 * answers in Node and what the sources answer, whose answers `stored.slow.ts` holds.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as newsfold from 'newsfold';
import * as report from 'newsfold/report';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, launchChromium } from '../helpers/chromium';
import { DIST } from '../package/built';
import { answersOf, built, builtOutputs, firstDifference } from './answers';
import { exampleData } from './example-data';
import { type Outputs, outputsOf } from './outputs';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const data = exampleData();

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

describe.skipIf(!hasChromium)('the built package in Chromium', () => {
  let browser: Browser;
  let node: Outputs;

  beforeAll(async () => {
    browser = await launchChromium();
    node = answersOf(process.execPath);
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
