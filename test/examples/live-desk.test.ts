/** The live desk of the examples prints what a push service would send. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('live-desk.ts runs as its first lines say', () => {
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'examples/live-desk.ts'];
  const env = { ...process.env, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  for (const shown of [
    'new-story',
    'identical: ',
    'rejected (',
    '> new story: ',
    '> status of ',
    ' turned out to be ',
  ])
    expect(stdout).toContain(shown);
});
