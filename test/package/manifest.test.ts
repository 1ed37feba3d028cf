/**
 * What package.json and the lock file promise to whoever installs newsfold. What the tarball itself does is
 * tried by consume.mjs (`npm run pack:check`), which needs the npm registry.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  type: string;
  sideEffects: boolean;
  engines: { node: string };
  exports: Record<string, unknown>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, { optional?: boolean }>;
  scripts: Record<string, string>;
  bin: Record<string, string>;
  files: string[];
};

/** Every object of conditions in an exports map, with the path that leads to it. */
function conditions(value: unknown, path: string): { path: string; keys: string[] }[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = { path, keys: Object.keys(value) };
  const below = Object.entries(value).flatMap(([key, inner]) => conditions(inner, `${path} > ${key}`));
  return [here, ...below];
}

describe('the package', () => {
  test('puts types before any other condition, for both module kinds', () => {
    const doors = Object.keys(manifest.exports).filter((door) => door !== './package.json');
    expect(doors).toContain('.');
    for (const door of doors) {
      const withTypes = conditions(manifest.exports[door], door).filter((entry) =>
        entry.keys.includes('types'),
      );
      expect(withTypes.map((entry) => entry.path)).toEqual([`${door} > import`, `${door} > require`]);
      for (const entry of withTypes) expect(entry.keys[0], entry.path).toBe('types');
    }
  });

  test('can be tree-shaken: it declares no side effects', () => {
    expect(manifest.sideEffects).toBe(false);
  });

  test('has one program, an ES module, and no second copy of it', () => {
    expect(manifest.bin).toEqual({ newsfold: 'dist/cli.js' });
    expect(manifest.files).toEqual(expect.arrayContaining(['dist', '!dist/cli.cjs']));
  });

  test('runs nothing when it is installed', () => {
    const hooks = [
      'preinstall',
      'install',
      'postinstall',
      'prepublish',
      'preprepare',
      'prepare',
      'postprepare',
    ];
    expect(Object.keys(manifest.scripts).filter((name) => hooks.includes(name))).toEqual([]);
  });

  test('has one runtime dependency for the core, and one for each adapter that needs it', () => {
    const dependencies = { core: 'fast-levenshtein', minhash: 'minhash', node: 'tinypool' };
    expect(Object.keys(manifest.dependencies).sort()).toEqual(Object.values(dependencies).sort());
  });

  test('asks for other packages only where they are wanted', () => {
    expect(Object.keys(manifest.peerDependencies)).toEqual(
      expect.arrayContaining(['@orama/stemmers', '@orama/stopwords']),
    );
    for (const name of Object.keys(manifest.peerDependencies)) {
      expect(manifest.peerDependenciesMeta[name], name).toEqual({ optional: true });
      expect(manifest.devDependencies, name).toHaveProperty([name]);
    }
  });

  test('pins every dependency to one version', () => {
    const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    // DuckDB numbers its bindings as releases of an engine version.
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-r\.\d+)?$/.test(version))).toEqual([]);
  });

  test('has a lock file that names no registry', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  // npm install leaves out what its registry does not offer; npm ci then refuses the lock on every platform.
  test('has a lock file with an entry for every platform its tools run on', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const absent = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`${path}/node_modules/${name}` in packages || `node_modules/${name}` in packages),
      ),
    );
    expect(absent).toEqual([]);
  });
});
