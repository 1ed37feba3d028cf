/** A process killed at any moment loses nothing it had acknowledged: two hundred times. */
import { expect, test } from 'vitest';
import { killAgainAndAgain, killUntilTorn } from './crash/kills';

test('after each of 200 kills the state is the last that was acknowledged', async () => {
  const toll = await killAgainAndAgain(200, 1000);
  console.log(`kills: ${JSON.stringify(toll)}`);
  expect(toll.kills).toBe(200);
  expect(toll.saves).toBeGreaterThan(100);
  expect(toll.records).toBeGreaterThan(2000);
  // Some came between a snapshot and the rotation of its journal.
  expect(toll.unrotated).toBeGreaterThan(0);
}, 1_200_000);

test('a record that a kill left in two is cut off', async () => {
  expect(await killUntilTorn(20)).toBeLessThanOrEqual(20);
}, 120_000);
