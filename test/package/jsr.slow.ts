/**
 * What JSR is given (`node .config/jsr.js FOLDER`): complete, every import by its full name, typed without looking anything up.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
  license: string;
  exports: Record<string, unknown>;
};

describe('the package for JSR', () => {
  let folder: string;
  let files: string[];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'newsfold-jsr-'));
    execFileSync(process.execPath, [join(root, '.config/jsr.js'), folder]);
    files = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join(folder, 'src', path));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('has the name, version and licence of the package, and entry points that it has too', () => {
    const config = JSON.parse(readFileSync(join(folder, 'jsr.json'), 'utf8')) as {
      name: string;
      version: string;
      license: string;
      exports: Record<string, string>;
    };
    expect(config.name).toMatch(/^@[a-z0-9-]+\/newsfold$/);
    expect([config.version, config.license]).toEqual([manifest.version, manifest.license]);
    for (const [name, path] of Object.entries(config.exports)) {
      expect(Object.keys(manifest.exports)).toContain(name);
      expect(existsSync(join(folder, path)), path).toBe(true);
    }
    for (const name of ['README.md', 'LICENSE']) expect(existsSync(join(folder, name))).toBe(true);
  });

  test('names every import in full: a file that is there, or a registry and a version', () => {
    const specifiers = files.flatMap((file) =>
      ts
        .preProcessFile(readFileSync(file, 'utf8'))
        .importedFiles.map(({ fileName }) => [file, fileName] as const),
    );
    expect(specifiers.length).toBeGreaterThan(500);
    const bad = specifiers.filter(([file, name]) =>
      name.startsWith('.')
        ? !name.endsWith('.ts') || !existsSync(join(dirname(file), name))
        : !/^npm:(?:@[\w-]+\/)?[\w-]+@\d+\.\d+\.\d+(?:\/\w+)?$/.test(name),
    );
    expect(bad).toEqual([]);
  });

  test('type-checks as it stands, with types that can be read from each file alone', () => {
    const names = new Set(files.flatMap((file) => readFileSync(file, 'utf8').match(/npm:[^'"\s]+/g) ?? []));
    const paths = Object.fromEntries(
      [...names].map((name) => {
        const [, path] = /^npm:((?:@[^/]+\/)?[^@]+)@/.exec(name)!;
        const rest = name.replace(/^npm:(?:@[^/]+\/)?[^/]+/, '');
        const types = rest === '' ? `@types/${path}` : `${path}${rest.replace('/', '/dist/')}`;
        return [name, [join(root, 'node_modules', types), join(root, 'node_modules', `${path}${rest}`)]];
      }),
    );
    const config = {
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { allowImportingTsExtensions: true, paths, typeRoots: [] },
      include: ['src'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const run = (): string => {
      try {
        return execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
      } catch (error) {
        return (error as { stdout: string }).stdout;
      }
    };
    // Where a package has its files is the registry's affair.
    const faults = run()
      .split('\n')
      .filter((line) => line !== '' && !/TS2307: Cannot find module 'npm:@orama/.test(line));
    expect(faults).toEqual([]);
  });
});
