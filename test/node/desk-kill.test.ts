/** A process killed at any moment loses nothing of its desk that it had acknowledged. Five kills here; two hundred in `desk-kill.slow.ts`. */
import { expect, test } from 'vitest';
import { killDesks } from './desk-crash/kills';

test('after each of 5 kills the desk is as after the last call that was acknowledged, or one begun since', async () => {
  const toll = await killDesks(5, 1);
  expect(toll.kills).toBe(5);
  expect(toll.calls).toBeGreaterThan(5);
}, 120_000);
