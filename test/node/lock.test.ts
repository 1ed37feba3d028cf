/** A lock is one process's at a time, whoever is killed and whenever: eight processes here, two hundred in `lock.slow.ts`. */
import { expect, test } from 'vitest';
import { contest } from './lock-crash/contest';

test('eight processes, four at a time, most of them killed: one at a time has the lock, and the next one gets it', async () => {
  expect((await contest(8, 4, 1000)).held).toBeGreaterThan(5);
}, 120_000);
