/** Folders for the files of tests, within the project: a child process there finds its packages. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';

const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));

/** A folder for the tests of a file, gone when they are done; gives paths in it that nothing has. */
export function freshPaths(): () => string {
  let folder = '';
  let files = 0;
  beforeAll(() => {
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, 'newsfold-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => join(folder, `${++files}.bin`);
}
