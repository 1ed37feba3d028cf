/** Every regular expression of the library: literals by TypeScript's own parser, and those that modules put together when they are loaded. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Expression {
  /** `src/text/words.ts:12` */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

function sourceFiles(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, 'src', name))
    .sort();
}

/** All literals of `src`. */
export function literalExpressions(): Expression[] {
  return sourceFiles().flatMap((path) => {
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const found: Expression[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
        found.push({
          place: `${relative(root, path)}:${line}`,
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

/**
 * Expressions that modules of `src` make by `new RegExp` when they are loaded, or read a text for the first time. In a process of its own,
 * before any of them is loaded.
 *
 * @param use called when all are loaded
 */
export async function builtExpressions(use: () => unknown): Promise<Expression[]> {
  const found = new Map<string, Expression>();
  const original = globalThis.RegExp;
  const note = ([source, flags]: unknown[]): void => {
    if (typeof source !== 'string') return;
    const caller = /\/src\/([^\s:)]+\.ts):(\d+)/.exec(new Error('who made it').stack ?? '');
    if (caller === null) return;
    const made = {
      place: `src/${caller[1]}:${caller[2]}`,
      source,
      flags: typeof flags === 'string' ? flags : '',
    };
    found.set(`${made.place} ${source} ${made.flags}`, made);
  };
  globalThis.RegExp = new Proxy(original, {
    construct: (target, parameters, newTarget) => {
      note(parameters);
      return Reflect.construct(target, parameters, newTarget) as object;
    },
    apply: (target, self, parameters) => {
      note(parameters);
      return Reflect.apply(target, self, parameters) as unknown;
    },
  });
  try {
    for (const path of sourceFiles()) {
      // These run when they are loaded, or need packages and servers that are not there.
      if (/src\/(?:cli\/index|node\/sketch-worker|sql\/|redis\/)/.test(path)) continue;
      await import(pathToFileURL(path).href);
    }
    await use();
  } finally {
    globalThis.RegExp = original;
  }
  return [...found.values()];
}
