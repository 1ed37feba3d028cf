/** Every block of code in the documentation has the types it should, also where it is not run. */
import { existsSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { type Block, examples, programs, root } from './blocks';
import { freeNames } from './program';

const config = ts.getParsedCommandLineOfConfigFile(
  `${root}test/tsconfig.json`,
  // As strict as a user's project: unchecked indices and unused names are a matter of taste there.
  {
    noUncheckedIndexedAccess: false,
    noUnusedLocals: false,
    noUnusedParameters: false,
    verbatimModuleSyntax: false,
  },
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (found) => expect.fail(String(found.messageText)) },
)!;

/** What the exports of a file are called. */
function exportsOf(program: ts.Program, file: string): Map<string, ts.Symbol> {
  const checker = program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(program.getSourceFile(file)!);
  return new Map(symbol ? checker.getExportsOfModule(symbol).map((each) => [each.name, each]) : []);
}

/** Modules whose exports an `@example` may name without an import: its own, its entry point's, the core's, and two of the house. */
function sourcesFor(file: string): string[] {
  const adapter = `${root}${/^src\/\w+\//.exec(file)?.[0]}index.ts`;
  const own = existsSync(adapter) ? [adapter] : [];
  const house = [
    'src/index.ts',
    'src/article/article.ts',
    'src/dates/calendar.ts',
    'src/languages/index.ts',
  ].map((name) => root + name);
  return [root + file, ...own, ...house, `${root}test/docs/given.ts`];
}

function diagnose(blocks: readonly Block[]): string[] {
  const files = blocks.map(({ file }) => file).filter((file) => file.endsWith('.ts'));
  const bare = ts.createProgram([`${root}test/docs/given.ts`, ...files.flatMap(sourcesFor)], config.options);
  const texts = new Map<string, string>();
  const origins = new Map<string, Block>();
  for (const [number, block] of blocks.entries()) {
    const sources = block.file.endsWith('.ts') ? sourcesFor(block.file) : [`${root}test/docs/given.ts`];
    const imports: string[] = [];
    for (const name of freeNames(block.code)) {
      const source = sources.find((file) => exportsOf(bare, file).has(name));
      if (source) imports.push(`import { ${name} } from '${source.slice(0, -3)}';`);
      else if (name === 'writeFile') imports.push("import { writeFile } from 'node:fs/promises';");
    }
    const path = `${root}test/docs/block-${number}.ts`;
    // In one line, so that the others keep their numbers.
    texts.set(path, `${imports.join(' ')} export {};\n${block.code}`);
    origins.set(path, block);
  }
  const host = ts.createCompilerHost(config.options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, version) =>
    texts.has(name)
      ? ts.createSourceFile(name, texts.get(name)!, version)
      : (bare.getSourceFile(name) ?? getSourceFile(name, version));
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  const program = ts.createProgram([...texts.keys()], config.options, host, bare);
  return [...texts.keys()].flatMap((path) => {
    const source = program.getSourceFile(path)!;
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText, start }) => {
      const { line } = source.getLineAndCharacterOfPosition(start ?? 0);
      const { file, line: first } = origins.get(path)!;
      return `${file}:${first + line - 1}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  });
}

test('every block is of the right types; one that is not is found, in its line', () => {
  const code = "import { jaccard } from 'newsfold';\njaccard('a', 'b');\n";
  const wrong = { file: 'a.md', line: 1, language: 'ts', note: '', code };
  const found = diagnose([...programs, wrong]);
  expect(found.pop()).toMatch(/^a\.md:2: Argument of type 'string'/);
  expect(found).toEqual([]);
});

/** The adapter that a file is of; none for the core. */
const folderOf = (file: string): string | undefined =>
  /\bsrc\/(languages|minhash|node|redis|report|sql)\//.exec(file)?.[1];

test('whatever an entry point exports has an example; a type may stand in that of another export', () => {
  const doors = ['', 'languages/', 'minhash/', 'node/', 'redis/', 'report/', 'sql/'];
  const files = doors.map((door) => `${root}src/${door}index.ts`);
  const program = ts.createProgram(files, config.options);
  const checker = program.getTypeChecker();
  const bare = files.flatMap((file) =>
    checker
      .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!)
      .filter((symbol) => {
        const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
        const tags = (isAlias ? checker.getAliasedSymbol(symbol) : symbol).getJsDocTags(checker);
        if (tags.some(({ name }) => name === 'example')) return false;
        const named = new RegExp(`\\b${symbol.name}\\b`);
        return !examples.some(
          ({ file: home, code }) => folderOf(home) === folderOf(file) && named.test(code),
        );
      }),
  );
  expect(bare.map(({ name }) => name)).toEqual([]);
});
