import { defineConfig } from 'vitest/config';
import base from '../test/vitest.config.ts';

/** The tests of `npm test` and `npm run test:slow` that are given, with their properties counted. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['test/**/*.test.ts', 'test/**/*.slow.ts'],
    setupFiles: ['bench/scorecard/count-properties.ts'],
    testTimeout: 3_600_000,
  },
});
