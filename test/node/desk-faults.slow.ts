/** Every call to the file system that a desk in a file makes fails in every way, alone and with all that come after it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleared, faulty, leftBehind } from './desk-crash/faults';

let folder = '';
let path = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-faults-'));
  path = join(folder, 'desk');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['before', 'EIO'],
  ['half', 'ENOSPC'],
  ['after', 'EIO'],
] as const)(
  'one call that fails (%s, %s): the last call acknowledged, or one begun since',
  async (fault, code) => {
    const { calls } = await faulty(path, () => undefined);
    cleared(path);
    let told = 0;
    for (let at = 0; at < calls; at++) {
      const outcome = await faulty(path, (call) => (call === at ? { fault, code } : undefined));
      expect(outcome.failed).toHaveLength(1);
      expect(outcome.isLocked).toBe(false);
      expect(cleared(path).length).toBeLessThanOrEqual(leftBehind(outcome));
      if (outcome.errors > 0) told++;
    }
    console.log(`faults (${fault}): ${calls} calls, ${told} told`);
    expect(told).toBeGreaterThan(calls / 4);
  },
);

test.each([
  ['ENOSPC', ['open', 'write', 'writeFile', 'rename', 'link', 'sync', 'datasync']],
  [
    'EIO',
    [
      'open',
      'write',
      'writeFile',
      'rename',
      'link',
      'unlink',
      'sync',
      'datasync',
      'read',
      'readFile',
      'stat',
      'truncate',
    ],
  ],
  ['EMFILE', ['open', 'readFile', 'readdir']],
] as const)(
  'a disk that answers %s from one call on: the last call acknowledged, or one begun since',
  async (code, names) => {
    const { calls } = await faulty(path, () => undefined);
    cleared(path);
    for (let at = 0; at < calls; at += 2) {
      const failing = new Set<string>(names);
      await faulty(path, (call, name) =>
        call >= at && failing.has(name) ? { fault: 'before', code } : undefined,
      );
      cleared(path);
    }
  },
);
