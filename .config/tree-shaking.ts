/**
 * Lets bundlers drop what nobody uses of a built file. Two things keep them from it:
 *
 * - A constant made by a call (`'a b'.split(' ')`, `new RegExp(...)`) stays in every bundle, because a bundler cannot know that making it
 *   changes nothing. Each is wrapped as `/* @__PURE__ *\/ (() => ...)()`. That it changes nothing is what
 *   `test/package/side-effects.slow.ts` holds.
 * - A package that does not declare `sideEffects: false` is imported even if unused. Its import gets a file of its own, which is a part of
 *   newsfold and may be dropped.
 *
 * A plugin of tsup, for ES modules: nobody shakes CommonJS.
 * @module
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Whether bundlers see by themselves that making the value has no effect. */
function isPlain(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isPlain(node.expression);
  if (ts.isIdentifier(node) || ts.isFunctionLike(node)) return true;
  if (ts.isLiteralExpression(node) || isNumber(node)) return true;
  if (ts.isArrayLiteralExpression(node)) return node.elements.every((item) => !ts.isSpreadElement(item) && isPlain(item));
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.every(
      (item) =>
        ts.isShorthandPropertyAssignment(item) ||
        (ts.isPropertyAssignment(item) && !ts.isComputedPropertyName(item.name) && isPlain(item.initializer)),
    );
  }
  // Members of classes are functions here; a static value is left to the bundler.
  if (ts.isClassExpression(node)) return true;
  return [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind);
}

/** Arithmetic of literals alone, which a minifier folds. */
function isNumber(node: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(node)) return isNumber(node.expression);
  if (ts.isPrefixUnaryExpression(node)) return isNumber(node.operand);
  if (ts.isBinaryExpression(node)) return isNumber(node.left) && isNumber(node.right);
  return ts.isNumericLiteral(node);
}

/** `code` with the constants of its top level marked. */
export function withPureConstants(code: string): string {
  const tree = ts.createSourceFile('built.js', code, ts.ScriptTarget.ES2022, false, ts.ScriptKind.JS);
  const parts: string[] = [];
  let from = 0;
  for (const statement of tree.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { initializer } of statement.declarationList.declarations) {
      if (initializer === undefined || isPlain(initializer)) continue;
      const start = initializer.getStart(tree);
      parts.push(code.slice(from, start), '/* @__PURE__ */ (() => (', code.slice(start, initializer.end), '))()');
      from = initializer.end;
    }
  }
  parts.push(code.slice(from));
  return parts.join('');
}

/** `code` with the default import of `name` taken from `./name.js`. */
function withDoor(code: string, name: string): string {
  return code.replace(new RegExp(`^(import \\w+ from )(['"])${name}\\2`, 'm'), `$1$2./${name}.js$2`);
}

interface Context {
  readonly format: string;
  readonly options: { readonly outDir: string };
}

/** @param packages with a default export that one may do without: `import x from 'name'` */
export function treeShaking(packages: readonly string[]): {
  name: string;
  renderChunk(this: Context, code: string, chunk: { path: string }): { code: string } | undefined;
  buildEnd(this: Context): void;
} {
  return {
    name: 'tree-shaking',
    renderChunk(code, { path }) {
      if (this.format !== 'esm' || !path.endsWith('.js')) return undefined;
      return { code: packages.reduce(withDoor, withPureConstants(code)) };
    },
    buildEnd() {
      if (this.format !== 'esm') return;
      for (const name of packages) {
        writeFileSync(join(this.options.outDir, `${name}.js`), `export { default } from '${name}';\n`);
      }
    },
  };
}
