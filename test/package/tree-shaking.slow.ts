/**
 * Whoever imports a part of the built package bundles little more than that part, and whoever imports it in vain, nothing. Bundled by
 * esbuild and by rollup, which judge side effects each in its own way; minified and compressed as a server would send it.
 *
 *     npm run build && npm run test:slow -- tree-shaking
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { type Plugin, rollup } from 'rollup';
import { describe, expect, test } from 'vitest';
import { DIST, ENTRIES } from './built';

/** Exports by size, with the most they may weigh in bytes: some per cent more than measured. */
const LIMITS: Readonly<Record<string, number>> = {
  jaccard: 1500,
  containment: 1500,
  shingle: 5500,
  sketchText: 6200,
  LshIndex: 9200,
  deduplicate: 21_500,
  readArticle: 42_000,
  clusterStories: 156_000,
  NewsDesk: 180_000,
};

const fileOf = (entry: string): string => join(DIST, `${entry}.js`);
const gzipped = (code: string): number => gzipSync(code, { level: 9 }).length;

async function byEsbuild(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: DIST },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external: ['node:*', 'newsfold', '@orama/*', 'minhash', 'tinypool', 'pg', '@duckdb/*', '@clickhouse/*'],
    // So it says in package.json, which esbuild reads itself where the package is installed.
    plugins: [
      {
        name: 'no-side-effects',
        setup({ onResolve }) {
          onResolve({ filter: /^\.|^\// }, ({ path, resolveDir }) => ({
            path: join(path.startsWith('/') ? '' : resolveDir, path),
            sideEffects: false,
          }));
        },
      },
    ],
    logLevel: 'silent',
    write: false,
  });
  return outputFiles[0]!.text;
}

async function byRollup(code: string): Promise<string> {
  const ENTRY = 'entry';
  const resolve: Plugin = {
    name: 'files',
    resolveId(id, importer) {
      if (id === ENTRY) return id;
      const path = id.startsWith('.') ? join(dirname(importer ?? ''), id) : id;
      return path.startsWith('/') || /^[A-Z]:/.test(path)
        ? { id: path, moduleSideEffects: false }
        : { id, external: true };
    },
    load: (id) => (id === ENTRY ? code : readFileSync(id, 'utf8')),
  };
  const bundle = await rollup({ input: ENTRY, plugins: [resolve], onLog: () => undefined });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  return (await transform(output[0].code, { minify: true, format: 'esm' })).code;
}

const BUNDLERS = [
  ['esbuild', byEsbuild],
  ['rollup', byRollup],
] as const;

describe.each(BUNDLERS)('bundled by %s', (bundler, bundle) => {
  test('an export brings what it needs and no more', async () => {
    const found: Record<string, number> = {};
    for (const name of Object.keys(LIMITS)) {
      const code = await bundle(`export { ${name} } from ${JSON.stringify(fileOf('index'))};`);
      expect(code).toContain(name);
      found[name] = gzipped(code);
    }
    console.log(`bytes by ${bundler}, minified and compressed:\n${JSON.stringify(found, null, 2)}`);
    const heavy = Object.entries(found).filter(([name, bytes]) => bytes > LIMITS[name]!);
    expect(heavy).toEqual([]);
  });

  test.each(ENTRIES)('an import of %s that nobody uses leaves nothing', async (entry) => {
    const file = JSON.stringify(fileOf(entry));
    expect((await bundle(`import ${file};`)).trim()).toBe('');
    const kept = await bundle(
      `import * as all from ${file}; import { NewsfoldError } from ${file}; export {};`,
    );
    expect(kept.replace('export{};', '').trim()).toBe('');
  });
});
