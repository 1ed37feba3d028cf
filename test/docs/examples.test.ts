/** Every `@example` of src/ runs, and gives what its comments say; whatever an entry point exports has one. */
import { describe, expect, test } from 'vitest';
import { examples, programsOf } from './blocks';
import { modules } from './given';
import { isFast, run } from './run';

const fast = programsOf(examples).filter(isFast);

test.each(fast.map((example) => [`${example.of}, ${example.file}:${example.line}`, example] as const))(
  '%s',
  async (_, example) => {
    await run(example);
  },
);

describe('what an entry point exports has an example', () => {
  const shown = new Set(examples.map(({ file, of }) => `${file.split('/')[1]} ${of}`));
  const anywhere = new Set(examples.map(({ of }) => of));
  test.each(Object.entries(modules))('%s', (name, exported) => {
    const folder = name.split('/')[1];
    const isShown = (of: string): boolean => (folder ? shown.has(`${folder} ${of}`) : anywhere.has(of));
    expect(Object.keys(exported).filter((of) => !isShown(of))).toEqual([]);
  });
});
