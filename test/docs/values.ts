/**
 * What a comment says that an expression is: `stories.length; // 2`.
 *
 * The comment starts with a value as one writes it in JavaScript; prose may follow behind a comma, semicolon, colon or bracket.
 * `...` stands for what is left out, decimals are rounded as far as they are written, `about 2/3` is within .1, `throws RangeError` is an
 * error of that name.
 */
import ts from 'typescript';

/** Whether a value is what was said; `undefined` if no value was said. */
export type Judge = (value: unknown) => boolean;

const REST = '__rest';

function judgeNumber(node: ts.Expression, text: string): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isParenthesizedExpression(node)) return judgeNumber(node.expression, text);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const value = judgeNumber(node.operand, text);
    return value === undefined ? undefined : -value;
  }
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.SlashToken) return undefined;
  const [above, below] = [judgeNumber(node.left, text), judgeNumber(node.right, text)];
  return above === undefined || below === undefined ? undefined : above / below;
}

/** Half of the last decimal that is written. */
const roundingOf = (written: string): number => {
  const decimals = /\.(\d+)$/.exec(written.replaceAll('_', ''))?.[1]?.length;
  return decimals === undefined ? 1e-9 : 0.5 * 10 ** -decimals + 1e-12;
};

function judgeItems(items: readonly ts.Expression[], source: ts.SourceFile): Judge | undefined {
  const isOpen = items.length > 0 && ts.isSpreadElement(items.at(-1)!);
  const judges = items.slice(0, isOpen ? -1 : undefined).map((item) => judgeNode(item, source));
  if (judges.includes(undefined)) return undefined;
  return (value) => {
    const list = ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value;
    if (!Array.isArray(list) || (isOpen ? list.length < judges.length : list.length !== judges.length))
      return false;
    return judges.every((judge, at) => judge!(list[at]));
  };
}

function judgeFields(node: ts.ObjectLiteralExpression, source: ts.SourceFile): Judge | undefined {
  const fields = new Map<string, Judge>();
  let isOpen = false;
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) isOpen = true;
    else if (!ts.isPropertyAssignment(property)) return undefined;
    else {
      const judge = judgeNode(property.initializer, source);
      const { name } = property;
      if (!judge || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) return undefined;
      fields.set(name.text, judge);
    }
  }
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    const held = value as Record<string, unknown>;
    const others = Object.keys(held).filter((key) => held[key] !== undefined && !fields.has(key));
    return (isOpen || others.length === 0) && [...fields].every(([key, judge]) => judge(held[key]));
  };
}

function judgeNode(node: ts.Expression, source: ts.SourceFile): Judge | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
    return (value) => value === node.text;
  if (node.kind === ts.SyntaxKind.TrueKeyword) return (value) => value === true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return (value) => value === false;
  if (node.kind === ts.SyntaxKind.NullKeyword) return (value) => value === null;
  if (ts.isIdentifier(node)) return node.text === 'undefined' ? (value) => value === undefined : undefined;
  if (ts.isBigIntLiteral(node)) return (value) => value === BigInt(node.text.slice(0, -1));
  if (ts.isArrayLiteralExpression(node)) return judgeItems(node.elements, source);
  if (ts.isObjectLiteralExpression(node)) return judgeFields(node, source);
  const number = judgeNumber(node, '');
  if (number === undefined) return undefined;
  const rounding = roundingOf(node.getText(source));
  return (value) => typeof value === 'number' && Math.abs(value - number) <= rounding;
}

function judgeExact(text: string): Judge | undefined {
  const written = text.replace(/\.\.\.(?=\s*[\]}])/g, `...${REST}`);
  const source = ts.createSourceFile('value.ts', `(${written}\n)`, ts.ScriptTarget.ES2022, true);
  const faults = (source as unknown as { parseDiagnostics: readonly unknown[] }).parseDiagnostics;
  const [statement, ...more] = source.statements;
  if (faults.length > 0 || more.length > 0 || !statement || !ts.isExpressionStatement(statement))
    return undefined;
  const { expression } = statement;
  return ts.isParenthesizedExpression(expression) ? judgeNode(expression.expression, source) : undefined;
}

/** The value a comment starts with. */
export function readValue(comment: string): Judge | undefined {
  const about = /^about (-?[\d.]+)(?:\/(\d+))?/.exec(comment);
  if (about) {
    const number = Number(about[1]) / Number(about[2] ?? 1);
    return (value) => typeof value === 'number' && Math.abs(value - number) <= 0.1;
  }
  const ends = [...comment.matchAll(/[,;:]| \(/g)].map(({ index }) => index);
  for (const end of [comment.length, ...ends.reverse()]) {
    const judge = judgeExact(comment.slice(0, end));
    if (judge) return judge;
  }
  return undefined;
}

/** The name of the error a comment says is thrown. */
export const readThrown = (comment: string): string | undefined =>
  /^throws (?:a |an )?(\w+)/.exec(comment)?.[1];
