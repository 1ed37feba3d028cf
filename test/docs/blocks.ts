/** The code blocks of the documentation: of README.md, CONTRIBUTING.md and docs/, and of the `@example`s in src/. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root: string = fileURLToPath(new URL('../..', import.meta.url));

/** What stands between two fences. */
export interface Block {
  /** From the project's root. */
  file: string;
  /** Of the first line of code, from 1. */
  line: number;
  /** `ts`, `sh`, ... as it stands behind the fence; empty without one. */
  language: string;
  /** What follows the language: `continued`, `output`, `no-run: a reason`. */
  note: string;
  code: string;
}

/** An `@example` and what it is of. */
export interface Example extends Block {
  /** Name of the declaration below, of a class for its members too. */
  of: string;
}

const FENCE = /^(\s*)```(\w*) *(.*)$/;

/** The blocks of a text whose first line is number `line`. */
function blocksOf(file: string, text: string, line = 1): Block[] {
  const blocks: Block[] = [];
  let open: (Block & { indent: string }) | undefined;
  for (const [number, row] of text.split('\n').entries()) {
    const [, indent = '', language = '', note = ''] = FENCE.exec(row) ?? [];
    if (!FENCE.test(row)) {
      if (open) open.code += `${row.startsWith(open.indent) ? row.slice(open.indent.length) : row}\n`;
    } else if (open) {
      const { indent: _, ...block } = open;
      blocks.push(block);
      open = undefined;
    } else open = { file, line: line + number + 1, language, note: note.trim(), code: '', indent };
  }
  if (open) throw new Error(`${file}:${open.line}: a fence that nothing closes`);
  return blocks;
}

const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith(ending) && !name.startsWith('reference'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

/** The pages of the documentation. */
export const pages: readonly string[] = ['README.md', 'CONTRIBUTING.md', ...filesIn('docs', '.md')];

/** The text of a page. */
export const textOf: (file: string) => string = read;

/** The blocks of a page, in its order. */
export const blocksIn = (file: string): Block[] => blocksOf(file, read(file));

const COMMENT = /\/\*\*[\s\S]*?\*\//g;
const DECLARED = /^(?:export )?(?:async )?(?:function|class|interface|const|type) (\w+)/;

function examplesIn(file: string): Example[] {
  const source = read(file);
  const examples: Example[] = [];
  let owner = '';
  for (const match of source.matchAll(COMMENT)) {
    const below = source.slice(match.index + match[0].length).trimStart();
    owner = DECLARED.exec(below)?.[1] ?? owner;
    if (!match[0].includes('@example')) continue;
    const line = source.slice(0, match.index).split('\n').length;
    const text = match[0]
      .split('\n')
      .map((row) => row.replace(/^\s*\* ?/, ''))
      .join('\n');
    for (const block of blocksOf(file, text, line)) examples.push({ ...block, of: owner });
  }
  return examples;
}

/** Every `@example` of src/. */
export const examples: readonly Example[] = filesIn('src', '.ts').flatMap(examplesIn);

/** Blocks in TypeScript or JavaScript; each `continued` one is joined to the one before it. */
export function programsOf<B extends Block>(blocks: readonly B[]): B[] {
  const programs: B[] = [];
  for (const block of blocks) {
    if (!/^(ts|js|typescript|javascript)$/.test(block.language)) continue;
    const last = programs.at(-1);
    if (!block.note.startsWith('continued')) programs.push({ ...block });
    else if (!last) throw new Error(`${block.file}:${block.line}: continues nothing`);
    // Empty lines stand for the prose between, so that lines keep their numbers.
    else last.code += '\n'.repeat(block.line - last.line - last.code.split('\n').length + 1) + block.code;
  }
  return programs;
}

/** Every program of pages and examples. */
export const programs: readonly (Block | Example)[] = [
  ...pages.flatMap((page) => programsOf(blocksIn(page))),
  ...programsOf(examples),
];
