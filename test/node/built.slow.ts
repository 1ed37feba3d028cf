/**
 * The adapter as it is shipped, an ES module and CommonJS, each with the worker it finds beside it. It is built here, with
 * the settings of the build, so that no build need come before the tests.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { clusterStories, sketchText } from 'newsfold';
import { build, type Options } from 'tsup';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { clusterStoriesOnThreads, sketchStream } from '../../src/node/index';
import settings from '../../tsup.config';
import { prose } from '../helpers/prose';
import { all } from './support';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Where the adapter finds the packages it uses, and where no one looks. */
const cache = join(root, 'node_modules/.cache');
let project = '';

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  // A path that is no address as it stands.
  project = mkdtempSync(join(cache, 'newsfold node #1 100%-'));
  const home = join(project, 'node_modules/newsfold');
  writeFileSync(join(project, 'load.cjs'), "module.exports = () => import('newsfold/node');\n");
  cpSync(join(root, 'package.json'), join(home, 'package.json'));
  const { index = '', minhash: _, ...adapter } = (settings as Options).entry as Record<string, string>;
  const rest = {
    config: false,
    dts: false,
    clean: false,
    silent: true,
    outDir: join(home, 'dist'),
  } as const;
  await build({ ...(settings as Options), ...rest, entry: { index }, treeshake: false });
  await build({ ...(settings as Options), ...rest, entry: adapter });
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

interface Built {
  sketchStream: typeof sketchStream;
  clusterStoriesOnThreads: typeof clusterStoriesOnThreads;
}
const installed = (): NodeJS.Require => createRequire(join(project, 'main.cjs'));
const KINDS: [string, () => Promise<Built>][] = [
  // By a file of its own: the import of this one is vitest's, which would take the sources.
  ['an ES module', () => (installed()('./load.cjs') as () => Promise<Built>)()],
  ['CommonJS', () => Promise.resolve(installed()('newsfold/node') as Built)],
];

const TEXTS = [
  ...Array.from({ length: 40 }, (_, i) => prose(i, 20 + i * 9)),
  'İstanbul\u2019da görüşmeler \u2014 ertelendi',
  '外務大臣は火曜日に会談した',
  'a pair \ud83d\ude00 and half of one \ud800 make no word',
  'three words only',
];
const ARTICLES = TEXTS.map((text, i) => ({ id: `t${i}`, text, source: 'Island Gazette' }));

describe.each(KINDS)('as %s', (_, load) => {
  test.each([0, 1, 2])(
    'makes of each text what sketchText does, bit for bit, with %i threads',
    async (threads) => {
      const built = await load();
      const options = { slots: 64, seed: 7, size: 3 };
      const results = await all(built.sketchStream(ARTICLES, { ...options, threads, batch: 7 }));
      expect(results).toEqual(
        ARTICLES.map((article, index) => ({ article, index, signature: sketchText(article.text, options) })),
      );
      expect(results.every(({ article }, i) => article === ARTICLES[i])).toBe(true);
    },
  );

  test('tells stories as clusterStories does, to the byte, on threads that are started', async () => {
    const built = await load();
    const postings = vi.spyOn(Worker.prototype, 'postMessage');
    const reports = Array.from({ length: 400 }, (_, i) => ({ id: `r${i}`, text: prose(i, 450) }));
    expect(reports.reduce((sum, { text }) => sum + text.length, 0)).toBeGreaterThan(1 << 20);
    const expected = JSON.stringify(clusterStories(reports));
    for (const threads of [0, 2]) {
      expect(JSON.stringify(await built.clusterStoriesOnThreads(reports, { threads }))).toBe(expected);
      expect(postings.mock.calls.length > 0).toBe(threads > 0);
    }
    postings.mockRestore();
  });
});

describe('a process', () => {
  const node = (...args: string[]) =>
    spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', timeout: 50_000 });

  test('runs the example to its end', () => {
    cpSync(join(root, 'examples/sketch-stream.ts'), join(project, 'sketch-stream.mts'));
    const { status, stdout, stderr } = node(join(root, 'node_modules/tsx/dist/cli.mjs'), 'sketch-stream.mts');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ferry-client: Jaccard about 0\.9\d with ferry$/m);
    expect(stdout).toContain('blank: articles[4].text: expected at least 3 words, got 0');
  });

  test('is not kept alive by a stream that no one reads to its end', () => {
    const program = `
      import { sketchStream } from 'newsfold/node';
      const articles = Array.from({ length: 5000 }, (_, i) => ({ id: String(i), text: 'three words only' }));
      const stream = sketchStream(articles, { threads: 2 });
      stream.next().then(({ value }) => console.log(value.article.id));`;
    const { status, stdout, stderr } = node('--input-type=module', '--eval', program);
    expect([status, stdout, stderr]).toEqual([0, '0\n', '']);
  });
});
