import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { treeShaking } from './.config/tree-shaking';

/** What users import. */
const doors = {
  index: 'src/index.ts',
  languages: 'src/languages/index.ts',
  minhash: 'src/minhash/index.ts',
  node: 'src/node/index.ts',
  redis: 'src/redis/index.ts',
  report: 'src/report/index.ts',
  sql: 'src/sql/index.ts',
};

/** Packages that dist/cli.js holds, so that `npx newsfold` installs little; their licences go with it. */
export const bundledByCli: readonly string[] = [
  ...['@nodable/entities', 'anynum', 'csv-parse', 'csv-stringify', 'entities', 'fast-xml-parser'],
  ...['feedsmith', 'is-unsafe', 'path-expression-matcher', 'strnum', 'xml-naming'],
];

function writeLicences(): void {
  if (!existsSync('dist/cli.js')) return;
  const texts = bundledByCli.map((name) => {
    const folder = `node_modules/${name}`;
    const { license, author } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const named = `${license} (${typeof author === 'object' ? author.name : (author ?? name)})`;
    const text = existsSync(`${folder}/LICENSE`) ? readFileSync(`${folder}/LICENSE`, 'utf8') : named;
    return `dist/cli.js holds code of ${name}, under this licence:\n\n${text.trim()}\n`;
  });
  writeFileSync('dist/cli.LICENSES.txt', texts.join(`\n${'-'.repeat(80)}\n\n`));
}

export default defineConfig({
  // The workers of newsfold/node stand beside it under the names they have in the sources.
  entry: {
    ...doors,
    cli: 'src/cli/index.ts',
    'sketch-worker': 'src/node/sketch-worker.ts',
    'telling-worker': 'src/node/telling-worker.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  dts: { entry: doors, compilerOptions: { ignoreDeprecations: '6.0' } },
  treeshake: true,
  // Adapters import the core's classes by the package's name, so that a NewsfoldError is one class wherever it comes from. A
  // chunk shared with the core would do that too, but hashing across its border takes 30 % longer.
  external: ['newsfold', /^node:/, 'stream'],
  removeNodeProtocol: false,
  // CommonJS has no import.meta: there the module's address is its path.
  esbuildOptions(options, { format }) {
    if (format === 'cjs') options.define = { ...options.define, 'import.meta.url': '__filename' };
  },
  splitting: false,
  plugins: [treeShaking(['fast-levenshtein'])],
  clean: true,
  onSuccess: () => Promise.resolve(writeLicences()),
});
