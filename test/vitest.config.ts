import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: {
    // The first that fits is taken: adapters that the command line imports by name, then the core.
    alias: {
      'newsfold/languages': `${root}src/languages/index.ts`,
      'newsfold/minhash': `${root}src/minhash/index.ts`,
      'newsfold/node': `${root}src/node/index.ts`,
      'newsfold/redis': `${root}src/redis/index.ts`,
      'newsfold/report': `${root}src/report/index.ts`,
      'newsfold/sql': `${root}src/sql/index.ts`,
      newsfold: `${root}src/index.ts`,
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    // The default leaves one processor idle, which on two is half of them.
    maxWorkers: '100%',
    // Files of one worker share modules: the library keeps no state between calls, and loading it anew 90 times takes a minute.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
