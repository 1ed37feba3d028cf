import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import base from '../test/vitest.config.ts';

/** The tests of `npm test` with mutants in the code, as `npm run mutation` has written it: bench/scorecard/mutation/run.ts. */
const code = new Map(
  Object.entries(JSON.parse(readFileSync(process.env.NEWSFOLD_CODE ?? '', 'utf8')) as Record<string, string>),
);

export default defineConfig({
  ...base,
  plugins: [
    {
      name: 'mutants',
      enforce: 'pre',
      load: (id: string) => code.get(relative(base.root ?? '', id)),
    },
  ],
  test: {
    ...base.test,
    runner: join(base.root ?? '', 'bench/scorecard/mutation/runner.ts'),
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    reporters: [['dot', { summary: false }]],
    silent: true,
  },
});
