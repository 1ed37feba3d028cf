/**
 * What JSR is given: `node .config/jsr.js FOLDER` writes the package there, with `jsr.json` beside it, as JSR demands; `npx jsr publish` in
 * FOLDER does the rest. JSR takes sources as they are, but every import must name a file or a registry, so `'../errors'` becomes
 * `'../errors.ts'`, `'newsfold'` the path to `index.ts`, and a package `npm:name@version`. Only the parts that run anywhere are there; what is
 * for Node alone comes from npm.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json'));
/** Rooms for Node alone. */
const LEFT_OUT = ['cli', 'minhash', 'node', 'redis', 'sql'];
/** Types of packages that bring none. */
const TYPES = ['fast-levenshtein'];

/** The registry's name of a package's file: `@orama/stopwords/french` is `npm:@orama/stopwords@3.1.18/french`. */
function registryName(specifier) {
  const [name] = /^(?:@[^/]+\/)?[^/]+/.exec(specifier);
  const version = manifest.dependencies[name] ?? manifest.devDependencies[name];
  if (version === undefined) throw new Error(`${specifier} is in no dependencies of package.json`);
  return `npm:${name}@${version}${specifier.slice(name.length)}`;
}

/** @param {string} file relative to `src`, with `/` */
function target(file, specifier) {
  if (specifier === 'newsfold') return posix.relative(posix.dirname(file), 'index.ts').replace(/^(?!\.)/, './');
  if (!specifier.startsWith('.')) return registryName(specifier);
  const path = posix.join(posix.dirname(file), `${specifier}.ts`);
  if (!existsSync(join(root, 'src', path))) throw new Error(`${file} imports ${specifier}, which is no file`);
  return `${specifier}.ts`;
}

/** `text` of a source with every import by its full name. */
function withFullNames(file, text) {
  return text.replace(
    /^([^\n*/]*(?:\bfrom |\bimport )\(?)'([^'\n]+)'|\bimport\('([^'\n]+)'\)/gm,
    (whole, before, specifier, dynamic) => {
      if (dynamic !== undefined) return `import('${target(file, dynamic)}')`;
      const types = TYPES.includes(specifier) ? `// @ts-types="${registryName(`@types/${specifier}`)}"\n` : '';
      return `${types}${before}'${target(file, specifier)}'`;
    },
  );
}

/** Writes the package to `folder`. */
export function stage(folder) {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  for (const file of files.sort()) {
    if (!file.endsWith('.ts') || LEFT_OUT.includes(file.split('/')[0])) continue;
    const to = join(folder, 'src', file);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, withFullNames(file, read(`src/${file}`)));
  }
  for (const file of ['README.md', 'LICENSE', 'CHANGELOG.md']) cpSync(join(root, file), join(folder, file));
  const config = { ...JSON.parse(read('.config/jsr.json')), version: manifest.version };
  writeFileSync(join(folder, 'jsr.json'), `${JSON.stringify(config, null, 2)}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder] = process.argv;
  if (folder === undefined) throw new Error('which folder? node .config/jsr.js FOLDER');
  stage(folder);
}
