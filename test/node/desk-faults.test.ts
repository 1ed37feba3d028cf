/** Whatever call to the file system fails, with whatever fault: a typed error, nothing half written, and the desk opens again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleared, faulty, leftBehind } from './desk-crash/faults';
import type { Fault } from './faults';

let folder = '';
let path = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsfold-faults-'));
  path = join(folder, 'desk');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FAULTS: readonly Fault[] = ['before', 'half', 'after'];

test('a desk on which one call to the file system fails is as after the last call acknowledged, or one begun since', async () => {
  const { calls, errors, saves } = await faulty(path, () => undefined);
  expect(errors).toBe(0);
  expect(saves).toBe(2);
  expect(calls).toBeGreaterThan(60);
  cleared(path);
  // One call in twenty; all of them in `desk-faults.slow.ts`.
  for (let at = 0; at < calls; at += 20) {
    const fault = FAULTS[at % FAULTS.length]!;
    const outcome = await faulty(path, (call) => (call === at ? { fault, code: 'ENOSPC' } : undefined));
    expect(outcome.failed).toHaveLength(1);
    expect(outcome.isLocked).toBe(false);
    expect(cleared(path).length).toBeLessThanOrEqual(leftBehind(outcome));
  }
}, 120_000);
