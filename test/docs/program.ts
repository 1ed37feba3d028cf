/** Runs the blocks of the documentation, and holds the values that their comments give to what comes out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import type { Block } from './blocks';
import { readThrown, readValue } from './values';

/** Why a block is only type-checked: it needs something that a test has not. */
export const reasonNotToRun = ({ note }: Block): string | undefined => /^no-run: (\S.+)$/.exec(note)?.[1];

type Scope = Readonly<Record<string, unknown>>;

interface Checked {
  line: number;
  comment: string;
  source: string;
}

/** Expressions without effect: they are there for their value, so one must be said. */
function isIdle(node: ts.Expression): boolean {
  return (
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeOfExpression(node) ||
    (ts.isBinaryExpression(node) && node.operatorToken.kind < ts.SyntaxKind.FirstAssignment)
  );
}

/** The comments behind a statement and in the lines that follow it. */
function commentsBehind(source: string, end: number, next: number): string[] {
  const rows = source.slice(end, next).split('\n');
  const comments: string[] = [];
  for (const row of rows) {
    const comment = /^\s*\/\/ ?(.*)$/.exec(row)?.[1];
    if (comment === undefined) break;
    comments.push(comment);
  }
  return comments;
}

const fault = (block: Block, line: number, message: string): Error =>
  new Error(`${block.file}:${block.line + line}: ${message}`);

/** Puts a check around every expression whose value a comment says. */
function withChecks(block: Block): { code: string; checked: Checked[]; imports: string[] } {
  const { code } = block;
  const source = ts.createSourceFile('block.ts', code, ts.ScriptTarget.ES2022, true);
  const checked: Checked[] = [];
  const imports: string[] = [];
  const edits: { start: number; end: number; text: string }[] = [];
  for (const [at, statement] of source.statements.entries()) {
    if (ts.isImportDeclaration(statement)) imports.push((statement.moduleSpecifier as ts.StringLiteral).text);
    if (!ts.isExpressionStatement(statement)) continue;
    const next = source.statements[at + 1]?.getStart(source) ?? code.length;
    const comments = commentsBehind(code, statement.end, next);
    const texts = comments.map((_, last) => comments.slice(0, comments.length - last).join('\n'));
    const comment = texts.find((text) => readThrown(text) ?? readValue(text));
    const { line } = source.getLineAndCharacterOfPosition(statement.getStart(source));
    const start = statement.expression.getStart(source);
    const { end } = statement.expression;
    if (comment !== undefined) {
      const head = readThrown(comment) === undefined ? '' : 'async () => ';
      edits.push({
        start,
        end,
        text: `;await __check(${checked.length}, ${head}(${code.slice(start, end)}))`,
      });
      checked.push({ line, comment, source: code.slice(start, end) });
    } else if (isIdle(statement.expression)) {
      throw fault(
        block,
        line,
        `no value that can be checked: ${code.slice(start, end)} // ${comments.join(' ')}`,
      );
    }
  }
  let woven = code;
  for (const { start, end, text } of edits.reverse()) woven = woven.slice(0, start) + text + woven.slice(end);
  return { code: woven, checked, imports };
}

const shown = (value: unknown): string => {
  const plain = ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value;
  return (JSON.stringify(plain) ?? String(plain)).slice(0, 2000);
};

const silent = (): void => undefined;

const AsyncFunction = (async () => undefined).constructor as new (
  ...words: string[]
) => (...values: unknown[]) => Promise<void>;

/**
 * Runs a program in a folder of its own.
 * @param modules what imports give, by specifier; others are loaded
 * @param given names that stand without an import
 * @returns how many values were checked
 */
export async function runProgram(block: Block, modules: Scope, given: Scope): Promise<number> {
  const { code, checked, imports } = withChecks(block);
  const options = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  };
  const { outputText } = ts.transpileModule(code, { compilerOptions: options });
  const loaded: Record<string, unknown> = {};
  for (const name of imports) loaded[name] = modules[name] ?? (await import(/* @vite-ignore */ name));
  const check = async (index: number, value: unknown): Promise<void> => {
    const { line, comment, source } = checked[index]!;
    const thrown = readThrown(comment);
    if (thrown !== undefined) {
      const error = await (value as () => Promise<unknown>)().then(
        () => undefined,
        (reason: Error) => reason,
      );
      if (error?.name === thrown) return;
      throw fault(block, line, `${source} threw ${error}, and not: ${comment}`);
    }
    if (!readValue(comment)!(value))
      throw fault(block, line, `${source} is ${shown(value)}, and not: ${comment}`);
  };
  const scope = {
    ...given,
    require: (name: string) => loaded[name],
    exports: {},
    console: { log: silent, warn: silent, error: silent },
    __check: check,
  };
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'newsfold-docs-'));
  process.chdir(folder);
  try {
    // In braces, so that a block may declare what it was given.
    await new AsyncFunction(...Object.keys(scope), `{${outputText}\n}`)(...Object.values(scope));
  } catch (error) {
    if ((error as Error).message.startsWith(block.file)) throw error;
    throw new Error(`${block.file}:${block.line}: ${error}`, { cause: error });
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
  }
  return checked.length;
}

/** Names that a block uses and does not declare or import. */
export function freeNames(code: string): Set<string> {
  const source = ts.createSourceFile('block.ts', code, ts.ScriptTarget.ES2022, true);
  const declared = new Set<string>();
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
      const isKey = (ts.isPropertyAssignment(parent) || ts.isBindingElement(parent)) && isNamed(parent, node);
      if (!isMember && !isKey) used.add(node.text);
    }
    if (
      (ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isParameter(node)) &&
      ts.isIdentifier(node.name)
    )
      declared.add(node.name.text);
    if ((ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name)
      declared.add(node.name.text);
    if ((ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && node.name)
      declared.add(node.name.text);
    if (ts.isImportSpecifier(node) || ts.isImportClause(node) || ts.isNamespaceImport(node)) {
      if (node.name) declared.add(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return new Set([...used].filter((name) => !declared.has(name)));
}

/** Whether `name` is the key of a property or pattern and not its value. */
const isNamed = (node: ts.PropertyAssignment | ts.BindingElement, name: ts.Identifier): boolean =>
  ts.isPropertyAssignment(node) ? node.name === name : node.propertyName === name;
