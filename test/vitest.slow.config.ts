import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** The tests that take minutes: `npm run test:slow`. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/**/*.slow.ts'], testTimeout: 1_200_000 },
});
