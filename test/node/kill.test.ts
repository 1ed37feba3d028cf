/**
 * A process killed at any moment loses nothing it had acknowledged. Two kills here; two hundred in `kill.slow.ts`.
 */
import { expect, test } from 'vitest';
import { killAgainAndAgain } from './crash/kills';

test('after each of 2 kills the state is the last that was acknowledged', async () => {
  const toll = await killAgainAndAgain(2, 1);
  expect(toll.kills).toBe(2);
  expect(toll.records).toBeGreaterThan(0);
}, 120_000);
