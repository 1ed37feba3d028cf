/** The examples print what examples/README.md says, and that page has all of them. */
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { blockOf, blocks, fits, readme } from './outputs';

const folder = new URL('../../examples/', import.meta.url);

/** Those that are over at once and need no build; the others are run by printed.slow.ts, and tests of their own. */
const QUICK: Record<string, () => Promise<unknown>> = {
  'custom-language.ts': () => import('../../examples/custom-language'),
  'deduplicate.ts': () => import('../../examples/deduplicate'),
  'embedding.ts': () => import('../../examples/embedding'),
  'explain-pair.ts': () => import('../../examples/explain-pair'),
  'read-page.ts': () => import('../../examples/read-page'),
  'summarize.ts': () => import('../../examples/summarize'),
};

let printed: string[] = [];
const { argv } = process;
beforeEach(() => {
  printed = [];
  process.argv = argv.slice(0, 1);
  vi.spyOn(console, 'log').mockImplementation((line = '') => {
    printed.push(...String(line).split('\n'));
  });
});
afterEach(() => {
  process.argv = argv;
  vi.restoreAllMocks();
});

describe('an example', () => {
  test.each(Object.keys(QUICK))('%s prints what is said of it', async (file) => {
    const { lines } = blockOf(file);
    await QUICK[file]!();
    expect(lines.length).toBeGreaterThan(0);
    const shown = printed.slice(0, lines.length).map((line) => line.trimEnd());
    expect(shown.map((line, i) => (fits(lines[i]!, line) ? lines[i] : line))).toEqual(lines);
  });
});

describe('examples/README.md', () => {
  test('has every example in its table, and what it prints', () => {
    for (const file of readdirSync(folder).filter((name) => /\.c?[jt]s$/.test(name))) {
      expect(readme, file).toContain(`](${file})`);
      // Called by the one beside it.
      if (file === 'next-route.ts') continue;
      const command =
        file === 'fold.ts' ? 'npm run example' : file === 'sql.ts' ? 'npm run example:sql' : undefined;
      if (command === undefined) expect(blockOf(file).lines).not.toEqual([]);
      else expect(blocks.map((block) => block.command)).toContain(command);
    }
  });

  test('lets three dots stand for anything, and for nothing else', () => {
    expect(fits('9 stories, ... kB: ...', '9 stories, 176 kB: x')).toBe(true);
    expect(fits('9 stories, ... kB', '9 stories, 176 MB')).toBe(false);
    expect(fits('as it is', 'as it was')).toBe(false);
    expect(fits('as it is', undefined)).toBe(false);
  });
});
