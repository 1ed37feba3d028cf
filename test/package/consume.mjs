/**
 * What users get is the packed tarball, not `src`: packs the built package, installs the tarball into empty
 * projects made from `test/consumers`, and runs each of them: ES module, CommonJS, and TypeScript from both
 * module kinds. Needs the npm registry for newsfold's own dependencies, so it is no part of `npm test`:
 *
 *   npm run pack:check
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const consumers = join(root, 'test/consumers');
const tsc = join(root, 'node_modules/typescript/bin/tsc');
/** Everything the tarball may hold. */
const ALLOWED =
  /^(?:dist\/[\w.-]+\.(?:js|cjs|d\.ts|d\.cts)|dist\/cli\.LICENSES\.txt|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
const DOORS = ['index', 'languages', 'minhash', 'node', 'redis', 'report', 'sql'];
const REQUIRED = [
  ...DOORS.flatMap((door) => ['js', 'cjs', 'd.ts', 'd.cts'].map((end) => `dist/${door}.${end}`)),
  'dist/cli.js',
  'dist/cli.LICENSES.txt',
  'dist/sketch-worker.js',
  'dist/sketch-worker.cjs',
  'dist/telling-worker.js',
  'dist/telling-worker.cjs',
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
];

/** What newsfold/languages needs and nobody else. */
const LANGUAGE_PACKAGES = ['@orama/stemmers', '@orama/stopwords'];

/** Runs a command and returns what it printed; on failure shows all of it, as npm and tsc explain themselves there. */
function run(command, args, cwd) {
  try {
    // Windows has npm and npx as npm.cmd and npx.cmd, which only a shell can start.
    const shell = command.startsWith('np') && process.platform === 'win32';
    return execFileSync(command, args, { cwd, shell, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    process.stderr.write(`${error.stdout ?? ''}${error.stderr ?? ''}`);
    throw new Error(`${command} ${args.join(' ')} failed in ${cwd}`);
  }
}

function expect(condition, message) {
  if (!condition) throw new Error(message);
}

const work = mkdtempSync(join(tmpdir(), 'newsfold-consume-'));
try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', work], root));
  const files = packed.files.map((file) => file.path);
  for (const file of REQUIRED) expect(files.includes(file), `the tarball lacks ${file}`);
  for (const file of files) expect(ALLOWED.test(file), `the tarball has a file it should not: ${file}`);
  console.log(
    `packed: ${packed.filename}, ${files.length} files, ${packed.size} bytes, ${packed.unpackedSize} unpacked`,
  );

  // One install serves all three: each project is a folder inside the one that has the package.
  const project = join(work, 'project');
  cpSync(consumers, project, { recursive: true });
  const tarball = join(work, packed.filename);
  run('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', tarball], project);
  const installed = JSON.parse(readFileSync(join(project, 'node_modules/newsfold/package.json'), 'utf8'));
  console.log(
    `installed: newsfold ${installed.version} with ${Object.keys(installed.dependencies).join(', ')}`,
  );

  // Optional packages are not there yet; those who ask for a language are told what to install.
  const missing = run(process.execPath, ['esm/languages.js'], project);
  expect(missing.includes(`npm install ${LANGUAGE_PACKAGES.join(' ')}`), `unexpected: ${missing}`);
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', tarball, ...LANGUAGE_PACKAGES],
    project,
  );

  const node = (...args) => process.stdout.write(run(process.execPath, args, project));
  node('esm/main.js');
  node('esm/languages.js');
  node('cjs/main.js');
  // The command line, as people start it.
  const told = run('npx', ['--no-install', 'newsfold', 'stories', 'reports.json', '--brief'], project);
  expect(/^\d+ reports? in \d+ stor/m.test(told), `unexpected: ${told}`);
  run(process.execPath, [tsc, '-p', 'typescript'], project);
  node('out/typescript/module.mjs');
  node('out/typescript/common.cjs');
} finally {
  rmSync(work, { recursive: true, force: true });
}
