/**
 * Importing any entry point does nothing but define: globals, built-in objects and the process are as they were; no timer, no output, no
 * network; Node's own permissions keep it from writing a file, starting a program or reading outside the package. And what was imported
 * works where every built-in prototype is frozen, as hardened programs have them.
 *
 *     npm run build && npm run test:slow -- side-effects
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DIST, ENTRIES } from './built';

/** Watches an import; prints what it changed, as lines. Plain JavaScript: it runs alone. */
const WATCHER = `
import { createRequire } from 'node:module';
import net from 'node:net';
import dns from 'node:dns';
const [kind, target, mode] = process.argv.slice(2);
const print = process.stdout.write.bind(process.stdout);
const found = [];

// Every object that can be reached from the global one without calling anything, and what each of its properties is.
function census() {
  const all = new Map();
  const walk = (object, path) => {
    if (all.has(object)) return;
    const properties = new Map();
    all.set(object, { path, properties, proto: Object.getPrototypeOf(object), open: Object.isExtensible(object) });
    for (const key of Reflect.ownKeys(object)) {
      const it = Object.getOwnPropertyDescriptor(object, key);
      properties.set(key, it);
      for (const value of [it.value, it.get, it.set]) {
        if ((typeof value === 'object' && value !== null) || typeof value === 'function') walk(value, path + '.' + String(key));
      }
    }
  };
  walk(globalThis, 'globalThis');
  return all;
}
// What Node itself keeps of the modules it has loaded.
const OF_NODE = /^globalThis\\.process\\.(?:moduleLoadList|_|mainModule|features|binding|report|permission)/;
function compare(before, after) {
  for (const [object, { path, properties, proto, open }] of before) {
    if (OF_NODE.test(path)) continue;
    const now = after.get(object);
    if (now === undefined) { found.push(path + ' is gone'); continue; }
    if (now.proto !== proto) found.push(path + ' has another prototype');
    if (now.open !== open) found.push(path + ' was sealed');
    for (const key of new Set([...properties.keys(), ...now.properties.keys()])) {
      const name = path + '.' + String(key);
      if (OF_NODE.test(name)) continue;
      const [x, y] = [properties.get(key), now.properties.get(key)];
      if (x === undefined || y === undefined) found.push(name + (x === undefined ? ' is new' : ' is gone'));
      else for (const part of ['value', 'get', 'set', 'writable', 'enumerable', 'configurable']) {
        if (!Object.is(x[part], y[part])) found.push(name + ' has another ' + part);
      }
    }
  }
}

const recorded = (name) => function () { found.push(name + ' was called'); };
for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'fetch']) globalThis[name] = recorded(name);
for (const name of Object.keys(console)) if (typeof console[name] === 'function') console[name] = recorded('console.' + name);
process.stdout.write = recorded('stdout');
process.stderr.write = recorded('stderr');
net.Socket.prototype.connect = recorded('connect');
dns.lookup = recorded('lookup');
Math.random = recorded('Math.random');
Date.now = recorded('Date.now');

const load = async () => {
  if (kind === 'esm') return import(target);
  return createRequire(import.meta.url)(target);
};
if (mode === 'freeze') {
  for (const [object, { path }] of census()) {
    if (/\\.prototype(?:\\.|$)|^globalThis\\.[A-Z]\\w*$/.test(path) && !/process|console/.test(path)) Object.freeze(object);
  }
  for (const it of [Object, Array, Function, String, RegExp, Map, Set, Promise, Error, Uint8Array, Date]) {
    if (!Object.isFrozen(it.prototype ?? it)) found.push(it.name + ' is not frozen');
  }
  const library = await load();
  if (library.clusterStories !== undefined) {
    const text = ' ministers put off their talks on the harbour of Orsk until Friday, officials said on Monday.';
    const articles = ['a', 'b', 'c'].map((id) => ({ id, title: id + ' talks put off', text: id + text }));
    articles.push({ id: '__proto__', text: 'A storm closed the port and the rail line to it for nine hours.' });
    const { stories } = library.clusterStories(articles);
    library.explain(articles[0], articles[3]);
    library.readArticle('Talks put off\\n\\nBy A. Writer\\n\\n' + text.repeat(20), { id: 'page' });
    const desk = new library.NewsDesk({ now: () => 0 });
    desk.add(articles);
    desk.settle();
    library.NewsDesk.restore(desk.snapshot(), { now: () => 0 });
    if (stories.length !== 2) found.push('other stories: ' + stories.length);
  }
} else {
  const before = census();
  const events = JSON.stringify([process.eventNames().map(String), process.env, process.argv, process.cwd()]);
  const resources = process.getActiveResourcesInfo().length;
  await load();
  compare(before, census());
  if (JSON.stringify([process.eventNames().map(String), process.env, process.argv, process.cwd()]) !== events) found.push('process');
  if (process.getActiveResourcesInfo().length !== resources) found.push('something is under way');
  if (mode === 'self-test') {
    globalThis.left = 1; Array.prototype.last = 2; console.log('x'); setTimeout(() => {}, 1);
    compare(before, census());
  }
}
print(found.join('\\n'));
`;

let folder: string;
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'newsfold-import-')));
  writeFileSync(join(folder, 'watch.mjs'), WATCHER);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What importing a built file changed, watched from outside; it may read the packages and nothing else, and write nothing. */
function changesOf(file: string, kind: 'esm' | 'cjs', mode = ''): string[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const permission =
    major > 23 || (major === 23 && minor >= 5) ? '--permission' : '--experimental-permission';
  const root = dirname(DIST);
  // require asks for its own package in the whole folder.
  // A folder within one that is named already makes Node 20 forget the outer one.
  const packages = realpathSync(join(root, 'node_modules'));
  const readable = [folder, root, ...(packages.startsWith(root) ? [] : [packages])];
  const path = join(DIST, file);
  const out = execFileSync(
    process.execPath,
    [
      ...[permission, '--no-warnings', ...readable.map((name) => `--allow-fs-read=${name}`)],
      ...[join(folder, 'watch.mjs'), kind, kind === 'esm' ? pathToFileURL(path).href : path, mode],
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return out === '' ? [] : out.split('\n');
}

const FILES = ENTRIES.flatMap((entry) => [[`${entry}.js`, 'esm'] as const, [`${entry}.cjs`, 'cjs'] as const]);

describe('importing the built package', () => {
  test.each(FILES)('%s changes nothing', (file, kind) => {
    expect(changesOf(file, kind)).toEqual([]);
  });

  test.each(FILES)('%s works where built-in prototypes are frozen', (file, kind) => {
    expect(changesOf(file, kind, 'freeze')).toEqual([]);
  });

  test('this watch sees a global, a changed prototype, output and a timer', () => {
    expect(changesOf('index.js', 'esm', 'self-test')).toEqual([
      'console.log was called',
      'setTimeout was called',
      'globalThis.left is new',
      expect.stringMatching(/Array.*\.last is new$/),
    ]);
  });
});
