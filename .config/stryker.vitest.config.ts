import { defineConfig } from 'vitest/config';
import base from '../test/vitest.config.ts';

/** The fast tests of the core that mutants are tried on: `npm run mutation`. Rooms by name in NEWSFOLD_ROOMS, with commas. */
const rooms = (process.env.NEWSFOLD_ROOMS ?? 'sketch,lsh,copies').split(',');

export default defineConfig({
  ...base,
  root: process.cwd(),
  test: { ...base.test, include: rooms.map((room) => `test/${room}/**/*.test.ts`), maxWorkers: 1, testTimeout: 600_000 },
});
