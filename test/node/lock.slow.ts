/** A lock is one process's at a time, whoever is killed and whenever. */
import { expect, test } from 'vitest';
import { contest } from './lock-crash/contest';

test('200 processes, six at a time, most of them killed: one at a time has the lock, and the next one gets it', async () => {
  const came = await contest(200, 6, 1);
  console.log(`lock: ${JSON.stringify(came)}`);
  expect(came.held).toBeGreaterThan(200);
  expect(came.killed).toBeGreaterThan(30);
}, 1_200_000);
