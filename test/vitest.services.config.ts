import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** The tests that need servers, started by `scripts/services`: `npm run test:services`. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/**/*.services.ts'], testTimeout: 600_000, hookTimeout: 120_000 },
});
