/** A process killed at any moment loses nothing of its desk that it had acknowledged: two hundred times. */
import { expect, test } from 'vitest';
import { killDesks } from './desk-crash/kills';

test('after each of 200 kills the desk is as after the last call that was acknowledged, or one begun since', async () => {
  const toll = await killDesks(200, 1000);
  console.log(`kills: ${JSON.stringify(toll)}`);
  expect(toll.kills).toBe(200);
  expect(toll.calls).toBeGreaterThan(1000);
  expect(toll.saves).toBeGreaterThan(100);
  for (const rare of [toll.opening, toll.unrotated, toll.torn]) expect(rare).toBeGreaterThan(2);
}, 1_200_000);
