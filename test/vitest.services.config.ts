import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** The tests that need servers, started by `scripts/services`: `npm run test:services`. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    // One kills a server that others use.
    fileParallelism: false,
    include: ['test/**/*.services.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
  },
});
