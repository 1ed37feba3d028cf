/** Stories told on worker threads: the bytes of `clusterStories`; no thread left, whatever the end; and no wait for a thread that is gone. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { clusterStories, NewsfoldError } from 'newsfold';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadLanguages } from '../../src/languages/index';
import { clusterStoriesOnThreads } from '../../src/node/index';
import { clusterWith } from '../../src/node/telling';
import type { WorkerFile } from '../../src/node/worker-pool';
import { batch } from '../helpers/batch';
import { REPORTS } from '../languages/reports';
import { alive, FAILING, rejection, watchThreads } from './support';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = join(root, 'node_modules/.cache');
let folder = '';
/** The real worker: a thread does not run the sources. */
let worker: WorkerFile;
let threads: ReturnType<typeof watchThreads>;

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'newsfold-telling-'));
  const outfile = join(folder, 'telling-worker.mjs');
  await build({
    entryPoints: [join(root, 'src/node/telling-worker.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    external: ['fast-levenshtein'],
    alias: { newsfold: join(root, 'src/index.ts') },
    logLevel: 'error',
  });
  worker = { filename: outfile };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  threads = watchThreads();
});
afterEach(() => {
  expect(alive(threads)).toBe(0);
  vi.restoreAllMocks();
});

describe('the result', () => {
  test.each([1, 3])('is that of clusterStories, to the byte, with %i threads', async (count) => {
    const veto = (a: { id: string }, b: { id: string }): boolean =>
      a.id === 'event2-report0' && b.id === 'event2-report3';
    const options = { maxWords: 40, prefer: ['Harbour Post'], veto };
    const result = await clusterWith(batch(), { ...options, threads: count }, worker, 0);
    expect(JSON.stringify(result)).toBe(JSON.stringify(clusterStories(batch(), options)));
    expect(threads.size).toBe(count);
  });

  test('is the same with language packs, whose functions no thread can have', async () => {
    const languages = await loadLanguages(['tr']);
    const all = [...batch(), ...REPORTS.tr.map((report, i) => ({ id: `tr${i}`, ...report }))];
    const result = await clusterWith(all, { languages, threads: 1 }, worker, 0);
    expect(JSON.stringify(result)).toBe(JSON.stringify(clusterStories(all, { languages })));
    expect(threads.size).toBe(1);
  });

  test.each([
    ['where none are asked for', { threads: 0 }],
    ['where there is little to tell', { threads: 2 }],
  ])('is made without threads %s', async (_, options) => {
    const result = await clusterStoriesOnThreads(batch(), options);
    expect(JSON.stringify(result)).toBe(JSON.stringify(clusterStories(batch())));
    expect(threads.size).toBe(0);
  });
});

describe('a thread that', () => {
  const holding = (what: string) =>
    batch().map((article) => ({ ...article, text: `${article.text} And ${what}.` }));

  test.each([
    ['exits', 'process exit', /expected told stories, got: exit code 3/],
    ['throws', 'error thrown', /expected told stories, got: as the text said/],
    ['runs out of memory', 'memory used up', /expected told stories, got: .*memory/],
  ])('%s ends the run with an error that says so', async (_, what, message) => {
    const error = await rejection(clusterWith(holding(what), { threads: 2 }, FAILING, 0));
    expect(error).toBeInstanceOf(NewsfoldError);
    expect((error as NewsfoldError).code).toBe('worker-failed');
    expect((error as NewsfoldError).message).toMatch(message);
  });

  test('has no file ends the run', async () => {
    const nowhere = { filename: join(folder, 'nowhere.mjs') };
    const error = await rejection(clusterWith(batch(), { threads: 1 }, nowhere, 0));
    expect((error as NewsfoldError).code).toBe('worker-failed');
  });

  test('never answers does not keep an aborted run', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const onProgress = ({ phase }: { phase: string }): void => {
      if (phase === 'summaries') setTimeout(() => controller.abort(new Error('enough')), 100);
    };
    const run = clusterWith(holding('never an answer'), { threads: 2, signal, onProgress }, FAILING, 0);
    expect(await rejection(run)).toEqual(new Error('enough'));
  });
});

test.each([
  [{ threads: -1 }, RangeError],
  [{ threads: 65 }, RangeError],
  [{ threads: '2' }, TypeError],
  [{ minSources: 0, threads: 1 }, RangeError],
  [null, TypeError],
])('options %j reject', async (options, type) => {
  await expect(clusterStoriesOnThreads(batch(), options as never)).rejects.toThrow(type);
});
