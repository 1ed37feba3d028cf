/**
 * The house rules of `src` that neither the compiler nor the linter can see: a report flows down through the
 * rooms once (DESIGN.md), nothing depends on where or when it runs, and the tree stays small enough to read.
 * The sources are parsed, so comments and strings may say what code may not.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * The rooms from the top of the house to the bottom: a folder of `src`, or a file directly in it. A file may
 * import its own room and the rooms above it.
 */
const ROOMS = [
  ['errors', 'steps'],
  ['text'],
  ['names'],
  ['dates'],
  ['article'],
  ['sketch'],
  ['lsh'],
  ['copies'],
  ['stories'],
  ['facts'],
  ['status'],
  ['language'],
  ['summary'],
  ['run-memory', 'progress'],
  ['turn'],
  ['in-turns'],
  ['fold', 'explain'],
  ['desk'],
  ['async'],
  ['index'],
  // Adapters: each an entry of its own.
  ['cli', 'languages', 'minhash', 'node', 'redis', 'report', 'sql'],
];

/** The core's runtime dependencies. */
const PACKAGES = ['fast-levenshtein'];
/** Those of an adapter; `newsfold` is the core's public surface. */
const ADAPTER_PACKAGES: Record<string, readonly string[]> = {
  cli: [
    'newsfold',
    'newsfold/languages',
    'newsfold/node',
    'newsfold/report',
    'csv-parse',
    'csv-stringify/sync',
    'feedsmith',
  ],
  report: ['newsfold'],
  languages: [
    ...['arabic', 'french', 'german', 'russian', 'spanish', 'turkish'].map(
      (name) => `@orama/stopwords/${name}`,
    ),
    ...['french', 'german', 'russian', 'spanish'].map((name) => `@orama/stemmers/${name}`),
    'newsfold',
  ],
  minhash: ['minhash', 'newsfold'],
  node: ['tinypool', 'newsfold'],
  redis: ['newsfold'],
  sql: ['newsfold', '@clickhouse/client', '@duckdb/node-api', 'pg'],
};
/** Rooms that may use Node; no other, so that the rest runs wherever JavaScript does. */
const NODE_ROOMS = ['cli', 'node', 'redis', 'sql'];

const MAX_LINES = 300;
/** Files that may be longer, each with the reason why it cannot be split. */
const LONGER: Record<string, string> = {};

/** Names of a platform, a clock, chance or a locale: the same input gives the same bytes everywhere. */
const FORBIDDEN_GLOBALS = new Set([
  ...['Intl', 'performance', 'crypto', 'globalThis', 'window', 'self', 'global', 'document', 'navigator'],
  ...['process', 'Buffer', 'require', 'module', '__dirname', '__filename', 'console', 'fetch', 'URL'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'structuredClone', 'localStorage'],
  ...['TextEncoder', 'TextDecoder', 'MessageChannel', 'Worker', 'WebAssembly', 'eval', 'Function'],
]);
/** Globals one file may use all the same, with the reason. */
const ALLOWED_GLOBALS: Record<string, Record<string, string>> = {
  turn: {
    globalThis: 'clusterStoriesAsync gives the thread away between steps; no result depends on how or when',
  },
};
/**
 * Files with a variable of their own at the top level. The one excuse: something made from constants on first use (so that
 * importing the package computes nothing) and the same ever after, so that no caller can tell: tables; and the buffers of the
 * scanner and the kernel, of which a call reads only what it wrote.
 */
const MADE_ON_FIRST_USE = [
  'names/words',
  'sketch/sketcher',
  'status/sentence',
  'stories/background',
  'stories/frames',
  'summary/form',
  'text/folding',
  'text/hash',
  'text/stopwords',
  'text/words',
];
/** Members that answer by the locale or the time zone of the machine. */
const FORBIDDEN_MEMBERS =
  /^(?:localeCompare|toLocale\w*|getTimezoneOffset|[gs]et(?:FullYear|Year|Month|Date|Day|Hours|Minutes))$/;
const CLOCK_AND_CHANCE = ['Math.random', 'Date.now', 'Date.parse'];

interface SourceFile {
  /** Relative to `src`, without the extension: `text/words`. */
  name: string;
  text: string;
  tree: ts.SourceFile;
  /** Module specifiers, of type imports too. */
  imports: string[];
}

const src = new URL('../../src/', import.meta.url);
const files: SourceFile[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => parse(path.slice(0, -'.ts'.length), readFileSync(new URL(path, src), 'utf8')));

function parse(name: string, text: string): SourceFile {
  const tree = ts.createSourceFile(`${name}.ts`, text, ts.ScriptTarget.ES2022, true);
  return { name, text, tree, imports: ts.preProcessFile(text).importedFiles.map((file) => file.fileName) };
}

function room(name: string): string {
  return name.split('/')[0]!;
}

/** From 0, the top of the house; -1 for a room that is not in the plan. */
function floor(name: string): number {
  return ROOMS.findIndex((rooms) => rooms.includes(room(name)));
}

/** The file of `src` a relative import names; other imports stay as they are. */
function resolve(from: string, specifier: string): string {
  return specifier.startsWith('.') ? join(dirname(from), specifier) : specifier;
}

/** Imports that lead down the house, or out of it. */
function upwardImports(file: SourceFile): string[] {
  return file.imports
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => resolve(file.name, specifier))
    .filter((target) => {
      const [here, there] = [floor(file.name), floor(target)];
      return there === -1 || there > here;
    })
    .map((target) => `${file.name} imports ${target}`);
}

/** Chains of imports that end where they began. */
function cycles(all: readonly SourceFile[]): string[] {
  const graph = new Map(all.map((file) => [file.name, file.imports.map((to) => resolve(file.name, to))]));
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (name: string, path: readonly string[]): void => {
    const start = path.indexOf(name);
    if (start >= 0) found.push([...path.slice(start), name].join(' -> '));
    if (start >= 0 || done.has(name)) return;
    for (const next of graph.get(name) ?? []) walk(next, [...path, name]);
    done.add(name);
  };
  for (const file of all) walk(file.name, []);
  return found;
}

/** Uses of a platform's globals, the clock, chance or the locale: `file:line what`. */
function impurities(file: SourceFile): string[] {
  const found: string[] = [];
  const declared = new Set<string>();
  const used: { name: string; node: ts.Node }[] = [];
  const report = (node: ts.Node, what: string): void => {
    const { line } = file.tree.getLineAndCharacterOfPosition(node.getStart(file.tree));
    found.push(`${file.name}:${line + 1} ${what}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && FORBIDDEN_MEMBERS.test(node.text)) report(node, node.text);
    else if (ts.isIdentifier(node)) {
      const parent = node.parent as { name?: ts.Node; propertyName?: ts.Node };
      const named = parent.name === node;
      const isMember =
        parent.propertyName === node ||
        (named &&
          (ts.isPropertyAccessExpression(node.parent) ||
            ts.isPropertyAssignment(node.parent) ||
            ts.isClassElement(node.parent) ||
            ts.isTypeElement(node.parent)));
      if (named && !isMember && !ts.isShorthandPropertyAssignment(node.parent)) declared.add(node.text);
      else if (!isMember) used.push({ name: node.text, node });
    }
    if (ts.isPropertyAccessExpression(node) && CLOCK_AND_CHANCE.includes(node.getText(file.tree))) {
      report(node, node.getText(file.tree));
    }
    if (
      ts.isNewExpression(node) &&
      node.expression.getText(file.tree) === 'Date' &&
      node.arguments?.length !== 1
    ) {
      report(node, 'new Date() of the clock or of local time');
    }
    if (ts.isCallExpression(node) && node.expression.getText(file.tree) === 'Date') report(node, 'Date()');
    if (
      ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.DeclareKeyword)
    ) {
      report(node, 'declare: a global brought in by hand');
    }
    if (ts.isStringLiteral(node) && FORBIDDEN_MEMBERS.test(node.text)) report(node, `['${node.text}']`);
    ts.forEachChild(node, visit);
  };
  visit(file.tree);
  const allowed = ALLOWED_GLOBALS[file.name] ?? {};
  for (const { name, node } of used) {
    if (FORBIDDEN_GLOBALS.has(name) && !declared.has(name) && !(name in allowed)) report(node, name);
  }
  return found;
}

/** Whether a file declares a variable that outlives a call. */
function hasModuleState(file: SourceFile): boolean {
  return file.tree.statements.some(
    (statement) =>
      ts.isVariableStatement(statement) && !(statement.declarationList.flags & ts.NodeFlags.Const),
  );
}

describe('the rooms', () => {
  test('every file stands in a room of the plan', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.map((file) => file.name).filter((name) => floor(name) === -1)).toEqual([]);
  });

  test('no room imports a room below it', () => {
    expect(files.flatMap(upwardImports)).toEqual([]);
  });

  test('relative imports name files of src, without an extension', () => {
    const names = new Set(files.map((file) => file.name));
    const broken = files.flatMap((file) =>
      file.imports
        .filter((specifier) => specifier.startsWith('.') && !names.has(resolve(file.name, specifier)))
        .map((specifier) => `${file.name} imports ${specifier}`),
    );
    expect(broken).toEqual([]);
  });

  test('no imports go in a circle', () => {
    expect(cycles(files)).toEqual([]);
  });

  test('the only package the core imports is fast-levenshtein; an adapter imports its own', () => {
    const foreign = files.flatMap((file) => {
      const allowed = ADAPTER_PACKAGES[room(file.name)] ?? PACKAGES;
      return file.imports
        .filter((specifier) => !specifier.startsWith('.') && !allowed.includes(specifier))
        .filter((specifier) => !(specifier.startsWith('node:') && NODE_ROOMS.includes(room(file.name))))
        .map((specifier) => `${file.name} imports ${specifier}`);
    });
    expect(foreign).toEqual([]);
  });

  // They would also let the rest of `src` use what only Node has, and the compiler say nothing.
  test('only the rooms for Node are checked with its types', () => {
    const config = (path: string) => {
      const text = readFileSync(new URL(path, src), 'utf8');
      return ts.parseConfigFileTextToJson(path, text).config as {
        compilerOptions: { types: string[] };
        exclude?: string[];
      };
    };
    const core = config('../tsconfig.json');
    expect(core.compilerOptions.types).toEqual([]);
    expect(core.exclude).toEqual(NODE_ROOMS.map((name) => `src/${name}`));
    for (const name of NODE_ROOMS)
      expect(config(`${name}/tsconfig.json`).compilerOptions.types).toEqual(['node']);
    const others = files.filter(({ name }) => !NODE_ROOMS.includes(room(name)));
    expect(
      others.filter(({ text }) => /<reference |@types\/node/.test(text)).map(({ name }) => name),
    ).toEqual([]);
  });

  // Its entry would hold a second copy of the class, and errors would not be instances of the one users have.
  test('an adapter has NewsfoldError from the public surface, not from a file of its own', () => {
    const adapters = files.filter((file) => room(file.name) in ADAPTER_PACKAGES);
    const copies = adapters.filter(({ text }) => /import \{[^}]*NewsfoldError[^}]*\} from '\./.test(text));
    expect(adapters.length).toBeGreaterThan(0);
    expect(copies.map((file) => file.name)).toEqual([]);
  });
});

describe('the files', () => {
  test('no file uses a platform, the clock, chance or a locale', () => {
    expect(files.flatMap(impurities)).toEqual([]);
  });

  test('no file keeps state between calls', () => {
    const stateful = files.filter(hasModuleState).map((file) => file.name);
    expect(stateful).toEqual(MADE_ON_FIRST_USE);
  });

  test('every file opens with a statement of what it is', () => {
    const silent = files.filter(({ text: all }) => {
      // What the system runs a program with comes before anything else.
      const text = all.replace(/^#!.*\n/, '');
      const end = text.indexOf('*/');
      return !text.startsWith('/**') || end === -1 || !text.slice(0, end).includes('@module');
    });
    expect(silent.map((file) => file.name)).toEqual([]);
  });

  test(`no file is longer than ${MAX_LINES} lines, but for those with a reason`, () => {
    const long = files
      .filter((file) => file.text.trimEnd().split('\n').length > MAX_LINES)
      .map((file) => file.name);
    expect(long).toEqual(Object.keys(LONGER).sort());
  });
});

describe('these checks', () => {
  const only = (name: string, text: string): SourceFile => parse(name, text);

  test('find an import from a room below, of a type too', () => {
    expect(upwardImports(only('text/a', "import { b } from '../stories/b';"))).toHaveLength(1);
    expect(upwardImports(only('text/a', "import type { b } from '../stories/b';"))).toHaveLength(1);
    expect(upwardImports(only('text/a', "export * from '../article/b';"))).toHaveLength(1);
    expect(upwardImports(only('text/a', "import { b } from './b'; import { c } from '../errors';"))).toEqual(
      [],
    );
    expect(upwardImports(only('article/a', "import { b } from '../text/b';"))).toEqual([]);
  });

  test('find a circle', () => {
    const ring = [
      only('text/a', "import './b';"),
      only('text/b', "import '../text/c';"),
      only('text/c', "import './a'; import './d';"),
      only('text/d', ''),
    ];
    expect(cycles(ring)).toEqual(['text/a -> text/b -> text/c -> text/a']);
    expect(cycles(ring.slice(1))).toEqual([]);
  });

  test('find state', () => {
    expect(hasModuleState(only('text/a', 'export let calls = 0;'))).toBe(true);
    expect(hasModuleState(only('text/a', 'const a = 1; function f() { let b = a; b++; return b; }'))).toBe(
      false,
    );
  });

  test.each([
    'Math.random()',
    'Date.now()',
    'new Date()',
    'new Date',
    'new Date(2020, 8, 15)',
    'Date.parse(a)',
    'new Date(0).getHours()',
    'Date()',
    'new Intl.Collator()',
    'a.localeCompare(b)',
    "a['localeCompare'](b)",
    'a.toLocaleLowerCase()',
    'const { localeCompare } = a',
    'const { localeCompare: compare } = a',
    'new Date(0).getTimezoneOffset()',
    'process.env',
    'globalThis.process',
    'window.location',
    'setTimeout(f, 0)',
    'f({ setTimeout })',
    'declare const process: unknown;',
  ])('find %s', (code) => {
    expect(impurities(only('text/a', code))).toHaveLength(1);
  });

  test.each([
    'new Date(0).toISOString()',
    'Date.UTC(2020, 1)',
    'Math.imul(1, 2)',
    '// Math.random()',
    "const text = 'Math.random()';",
    'const window = 5; f(window);',
    'function f(document: string): string { return document; }',
    'const row = { process: 1 }; f(row.process);',
    'const { self } = f(); g(self);',
    'interface Row { document: string; window(): void }',
  ])('let %s pass', (code) => {
    expect(impurities(only('text/a', code))).toEqual([]);
  });
});
