import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** The tests that need a browser, Debian's `chromium`: `npm run test:browser`. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/**/*.browser.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
