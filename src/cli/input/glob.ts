/**
 * Globs, for shells that leave them alone: `*`, `?`, `[a-z]` within a name, `**` for any folders, `{a,b}` for either.
 *
 * Cost: O(pattern · path) for each path that is matched.
 * @module
 */

/** Most patterns that braces make. */
const MOST_PATTERNS = 1000;

/** Whether a word is a glob. */
export function isGlob(word: string): boolean {
  return /[*?[{]/.test(word);
}

/** The folder that a glob begins with, and the patterns of what is below it: `news` and `*.txt` of `news/*.txt`. */
export function splitGlob(glob: string): { folder: string; patterns: string[][] } {
  const names = glob.replaceAll('\\', '/').split('/');
  const first = names.findIndex(isGlob);
  const folder = names.slice(0, first).join('/');
  const rest = names.slice(first).join('/');
  return {
    folder: first > 0 && folder === '' ? '/' : folder === '' ? '.' : folder,
    patterns: braces(rest).map((pattern) => pattern.split('/')),
  };
}

/** Whether the names of a path fit those of a pattern. */
export function matchesGlob(pattern: readonly string[], path: readonly string[]): boolean {
  // Where in the path the pattern so far may end: one set a name of the pattern, so that `**/**/**` costs no more.
  let ends = new Set([0]);
  for (const name of pattern) {
    const next = new Set<number>();
    for (const end of ends) {
      if (name === '**') for (let i = end; i <= path.length; i++) next.add(i);
      else if (end < path.length && matchesName(name, path[end]!)) next.add(end + 1);
    }
    ends = next;
  }
  return ends.has(path.length);
}

/** `*`, `?` and `[...]` within one name. On a mismatch only the last `*` is tried anew, which is enough. */
function matchesName(pattern: string, name: string): boolean {
  let [p, n] = [0, 0];
  let star = -1;
  let from = 0;
  while (n < name.length) {
    const next = pattern[p] === '*' ? -1 : afterCharacter(pattern, p, name[n]!);
    if (pattern[p] === '*') {
      star = p++;
      from = n;
    } else if (next > 0) {
      p = next;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++from;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Where the pattern goes on behind what stands for one character at `p`; 0 where that is another. */
function afterCharacter(pattern: string, p: number, character: string): number {
  const one = pattern[p];
  if (one === '?') return p + 1;
  const close = one === '[' ? pattern.indexOf(']', p + 2) : -1;
  if (close < 0) return one === character ? p + 1 : 0;
  const isNegated = pattern[p + 1] === '!' || pattern[p + 1] === '^';
  const members = pattern.slice(p + (isNegated ? 2 : 1), close);
  let isIn = false;
  for (let i = 0; i < members.length; i++) {
    const isRange = members[i + 1] === '-' && i + 2 < members.length;
    const last = isRange ? members[i + 2]! : members[i]!;
    if (character >= members[i]! && character <= last) isIn = true;
    if (isRange) i += 2;
  }
  return isIn !== isNegated ? close + 1 : 0;
}

/** A pattern for each choice of its braces. */
function braces(pattern: string): string[] {
  const open = pattern.indexOf('{');
  const close = closing(pattern, open);
  if (open < 0 || close < 0) return [pattern];
  const choices: string[] = [];
  let depth = 0;
  let from = open + 1;
  for (let i = open + 1; i <= close; i++) {
    if (pattern[i] === '{') depth++;
    else if (pattern[i] === '}' && i < close) depth--;
    else if (i === close || (pattern[i] === ',' && depth === 0)) {
      choices.push(pattern.slice(from, i));
      from = i + 1;
    }
  }
  return choices
    .flatMap((choice) => braces(pattern.slice(0, open) + choice + pattern.slice(close + 1)))
    .slice(0, MOST_PATTERNS);
}

function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let i = open; open >= 0 && i < pattern.length; i++) {
    if (pattern[i] === '{') depth++;
    if (pattern[i] === '}' && --depth === 0) return i;
  }
  return -1;
}
