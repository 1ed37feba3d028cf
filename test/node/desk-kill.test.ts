/** A process killed at any moment loses nothing of its desk that it had acknowledged. Two kills here; two hundred in `desk-kill.slow.ts`. */
import { expect, test } from 'vitest';
import { killDesks } from './desk-crash/kills';

test('after each of 2 kills the desk is as after the last call that was acknowledged, or one begun since', async () => {
  const toll = await killDesks(2, 1);
  expect(toll.kills).toBe(2);
  expect(toll.calls).toBeGreaterThan(2);
}, 120_000);
