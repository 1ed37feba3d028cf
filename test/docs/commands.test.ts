/** The commands that README.md, CONTRIBUTING.md, DESIGN.md and docs/ name exist, and links lead somewhere. `commands.slow.ts` runs those of `newsfold`. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blocksIn, pages, root, textOf } from './blocks';

const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  scripts: Record<string, string>;
};
const all = [...new Set([...pages, 'DESIGN.md', 'bench/README.md', 'examples/README.md'])].filter((page) =>
  existsSync(root + page),
);

/** Commands in shell blocks and in spans of code, with the line they are in. */
function commandsOf(page: string): string[] {
  const lines = blocksIn(page)
    .filter(({ language }) => language === 'sh')
    .flatMap(({ code }) => code.split('\n'));
  const spans = [...textOf(page).matchAll(/`((?:npm|npx|node) [^`\n]+)`/g)].map((match) => match[1]!);
  return [...lines, ...spans]
    .flatMap((line) => line.replace(/\s#.*$/, '').split(/&&|;/))
    .map((each) => each.trim());
}

/** Why a command cannot be as it stands. */
function faultOf(command: string): string | undefined {
  const [program, ...words] = command.split(/\s+/);
  if (program === 'npm') {
    const name = words[0] === 'run' ? words.find((word, at) => at > 0 && !word.startsWith('-')) : undefined;
    if (words[0] === 'run') return name === undefined || name in scripts ? undefined : 'no such script';
    return ['ci', 'test', 'install', 'publish', 'version', 'pack'].includes(words[0]!)
      ? undefined
      : 'what is it?';
  }
  if (program === 'npx' && words[0] === 'newsfold') return undefined;
  if (program === 'npx' || program === 'node') {
    const file = words.find((word) => /^(?:\.|\w+\/|test|bench|examples)/.test(word));
    if (file === undefined || !/\//.test(file)) return undefined;
    return /[A-Z]{3}/.test(file) || existsSync(root + file) ? undefined : 'no such file';
  }
  if (/^(?:\.ci|scripts)\//.test(program!)) return existsSync(root + program!) ? undefined : 'no such file';
  return undefined;
}

describe('commands exist', () => {
  test.each(all)('%s', (page) => {
    const faults = commandsOf(page).map((command) => [command, faultOf(command)]);
    expect(faults.filter(([, fault]) => fault !== undefined)).toEqual([]);
  });

  test('one that does not is found', () => {
    const missing = [
      'npm run nothing',
      'npx tsx bench/nothing.ts',
      'node scripts/nothing.mjs',
      'npm nothing',
    ];
    expect(missing.map(faultOf)).not.toContain(undefined);
    expect(['npm run -s lint', 'npx tsx bench/lsh.ts', 'npx newsfold read'].map(faultOf)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

/** What GitHub calls the place of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

describe('links lead to what is there', () => {
  test.each(all)('%s', (page) => {
    const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)|<(?:img|source)[^>]* src(?:set)?="([^"]+)"/g)];
    const dead = links
      .map((match) => match[1] ?? match[2]!)
      .filter((link) => !/^https?:/.test(link))
      .filter((link) => {
        const [path, anchor] = link.split('#');
        const file = path === '' ? page : normalize(join(dirname(page), path!));
        // Made by `npm run docs`.
        if (file.startsWith('docs/reference')) return false;
        if (!existsSync(root + file)) return true;
        const headings = anchor === undefined ? [] : [...textOf(file).matchAll(/^#+ (.*)$/gm)];
        return anchor !== undefined && !headings.some(([, heading]) => anchorOf(heading!) === anchor);
      });
    expect(dead).toEqual([]);
  });
});

test('JSON is JSON', () => {
  for (const page of pages) {
    for (const { language, code } of blocksIn(page))
      if (language === 'json') expect(() => JSON.parse(code)).not.toThrow();
  }
});
