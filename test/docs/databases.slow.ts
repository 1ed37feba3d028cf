/** The blocks of code that start a database run, and give what their comments say. */
import { expect, test } from 'vitest';
import { programs } from './blocks';
import { reasonNotToRun } from './program';
import { isSlow, run } from './run';

const slow = programs.filter((block) => isSlow(block) && reasonNotToRun(block) === undefined);

test('there are such blocks', () => expect(slow).not.toHaveLength(0));

test.each(slow.map((block) => [`${block.file}:${block.line}`, block] as const))('%s', async (_, block) => {
  expect(await run(block)).toBeGreaterThanOrEqual(0);
});
