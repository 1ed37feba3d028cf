/** Every block of code in README.md, CONTRIBUTING.md and docs/ runs, and gives what its comments say. */
import { describe, expect, test } from 'vitest';
import { blocksIn, pages, programs, programsOf } from './blocks';
import { isFast, run } from './run';

describe.each(pages.filter((page) => programsOf(blocksIn(page)).some(isFast)))('%s', (page) => {
  test.each(
    programsOf(blocksIn(page))
      .filter(isFast)
      .map((block) => [block.line, block] as const),
  )('line %i', async (_, block) => {
    await run(block);
  });
});

test('a block that only shows how is marked, with its reason', () => {
  for (const { file, line, note } of programs) {
    expect(note, `${file}:${line}`).toMatch(/^$|^no-run: \S.+/);
  }
});

test('the quick start of README.md has fifteen lines at most', () => {
  const [first] = programsOf(blocksIn('README.md'));
  expect(first!.code.trim().split('\n').length).toBeLessThanOrEqual(15);
});
