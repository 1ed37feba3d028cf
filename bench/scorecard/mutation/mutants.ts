/**
 * The mutants of the core: made by Stryker's instrumenter, drawn by a seed, and put into the code as switches of which one is on at a time.
 *
 * Not mutated: the texts of faults (what stands in the arguments of an error or of `expectation`, `bad`, `mustBe...`; the code of a fault is), since no
 * caller may depend on their wording. What runs only while a module loads, or once when first asked for, constants and tables of words, is set aside
 * later, where it is known (`run.ts`).
 * @module
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { random, whole } from '../../../test/helpers/random';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const ADAPTERS = /^(?:node|sql|redis|cli|minhash|report|languages)\//;

interface Position {
  readonly line: number;
  readonly column: number;
}

/** One change of the code. Lines and columns count from 0. */
export interface Mutant {
  readonly file: string;
  readonly room: string;
  readonly mutator: string;
  readonly replacement: string;
  readonly start: Position;
  readonly end: Position;
}

/** Names of the core's files, sorted, from the folder of the project. */
export function coreFiles(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !ADAPTERS.test(name))
    .map((name) => `src/${name}`)
    .sort();
}

/** The folder of a file in `src`, or `root`. */
export function roomOf(file: string): string {
  const parts = file.split('/');
  return parts.length > 2 ? parts[1]! : 'root';
}

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
}
interface Path {
  readonly node: Node;
  readonly parentPath: Path | null;
}

/** Whether it is a text inside what makes a fault. */
function isFaultText(path: Path): boolean {
  if (path.node.type !== 'StringLiteral' && path.node.type !== 'TemplateLiteral') return false;
  for (let at = path; at.parentPath !== null; at = at.parentPath) {
    const { type, callee, arguments: given } = at.parentPath.node;
    const name = callee?.name ?? '';
    if (type === 'NewExpression' && name.endsWith('Error'))
      return !(name === 'NewsfoldError' && at === path && given?.[0] === path.node);
    if (type === 'CallExpression' && /^(?:expectation$|missingPackages$|mustBe|bad$)/.test(name)) return true;
    if (type.endsWith('Statement')) return false;
  }
  return false;
}

const silent = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  fatal: () => undefined,
};
const OPTIONS = {
  plugins: null,
  excludedMutations: [],
  // Of our own: functions of the header cost a third of the time.
  noHeader: true,
  ignorers: [
    { shouldIgnore: (path: object) => (isFaultText(path as Path) ? 'the text of a fault' : undefined) },
  ],
};

type Ranges = readonly { start: Position; end: Position }[];
interface Made {
  readonly mutants: readonly (Mutant & { readonly id: string })[];
  readonly code: ReadonlyMap<string, string>;
}

async function make(files: ReadonlyMap<string, Ranges | true>): Promise<Made> {
  const inputs = [...files].map(([name, mutate]) => ({
    name,
    mutate: mutate === true ? true : [...mutate],
    content: readFileSync(join(root, name), 'utf8'),
  }));
  const { mutants, files: outputs } = await new Instrumenter(silent).instrument(inputs, OPTIONS);
  return {
    mutants: mutants
      .filter(({ status }) => status !== 'Ignored')
      .map(({ id, fileName, mutatorName, replacement, location: { start, end } }) => ({
        id,
        file: fileName,
        room: roomOf(fileName),
        mutator: mutatorName,
        replacement,
        start,
        end,
      })),
    code: new Map(outputs.map(({ name, content }) => [name, content])),
  };
}

/** Mutants of files as they were, by a hash of each: to make those of the whole core takes half a minute. */
const KNOWN = join(root, 'coverage/mutation/mutants.json');

/** Every mutant of these files. */
export async function allMutants(files: readonly string[]): Promise<Mutant[]> {
  type Known = Record<string, { readonly sha: string; readonly mutants: readonly Mutant[] }>;
  const known: Known = existsSync(KNOWN) ? (JSON.parse(readFileSync(KNOWN, 'utf8')) as Known) : {};
  const shas = new Map(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(root, name)))
        .digest('hex'),
    ]),
  );
  const changed = files.filter((name) => known[name]?.sha !== shas.get(name));
  const { mutants } = await make(new Map(changed.map((name) => [name, true])));
  for (const name of changed)
    known[name] = {
      sha: shas.get(name)!,
      mutants: mutants.filter(({ file }) => file === name).map(({ id: _, ...mutant }) => mutant),
    };
  mkdirSync(join(root, 'coverage/mutation'), { recursive: true });
  writeFileSync(KNOWN, JSON.stringify(known));
  return files.flatMap((name) => known[name]!.mutants);
}

/** `count` of them by chance, from each room its share: sorted by the largest remainder, then by name. */
export function draw(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  if (count >= mutants.length) return [...mutants];
  const rooms = new Map<string, Mutant[]>();
  for (const mutant of mutants) rooms.set(mutant.room, [...(rooms.get(mutant.room) ?? []), mutant]);
  const shares = [...rooms].map(([room, own]) => ({
    room,
    own,
    share: (count * own.length) / mutants.length,
  }));
  const left = count - shares.reduce((sum, { share }) => sum + Math.floor(share), 0);
  shares.sort((a, b) => (b.share % 1) - (a.share % 1) || (a.room < b.room ? -1 : 1));
  const next = random(seed);
  return shares.flatMap(({ own, share }, at) => {
    const rest = [...own];
    const wanted = Math.floor(share) + (at < left ? 1 : 0);
    return Array.from({ length: wanted }, () => rest.splice(whole(next, rest.length), 1)[0]!);
  });
}

const keyOf = ({ file, mutator, start, end, replacement }: Mutant): string =>
  [file, mutator, start.line, start.column, end.line, end.column, replacement].join('\0');

/** What each call of a switch goes through: `mutation.active` is set by `runner.ts`. */
const HEADER =
  'const mutation: any = (globalThis as any).__mutation__;' +
  'function stryMutAct_9fa48(id: string): boolean { return mutation.active === id && mutation.hit(); }' +
  'function stryCov_9fa48(...ids: string[]): void { if (mutation.counts !== undefined) mutation.count(ids); }';

/** The chosen mutants by the names that the code calls them by, and the code with the switches. */
export async function place(
  chosen: readonly Mutant[],
): Promise<{ byId: Map<string, Mutant>; code: Map<string, string> }> {
  const ranges = new Map<string, { start: Position; end: Position }[]>();
  for (const { file, start, end } of chosen) ranges.set(file, [...(ranges.get(file) ?? []), { start, end }]);
  // A range also holds the mutants inside it: they are there and never on.
  const { mutants, code } = await make(ranges);
  const wanted = new Map(chosen.map((mutant) => [keyOf(mutant), mutant]));
  const byId = new Map<string, Mutant>();
  for (const mutant of mutants) {
    const found = wanted.get(keyOf(mutant));
    if (found !== undefined) byId.set(mutant.id, found);
  }
  if (byId.size !== wanted.size)
    throw new Error(`expected ${wanted.size} mutants in the code, got ${byId.size}`);
  return { byId, code: new Map([...code].map(([name, text]) => [name, `${HEADER}${text}`])) };
}
