/**
 * Takes a lock and gives it back, over and over, until it kills itself: now and then while it has it, now and then at a call to the file system.
 * Writes to a log when it has the lock (`+ NUMBER`), is about to give it back (`-`), or to kill itself while it has it (`x`).
 *
 *     node child.mjs PATH SEED ROUNDS
 */
import { appendFileSync } from 'node:fs';
import { NewsfoldError } from 'newsfold';
import { type FileLock, lockFile } from '../../../src/node/file-lock';
import { random, whole } from '../../helpers/random';
import { type Fault, watchFiles } from '../faults';

const [path = '', seed = '0', rounds = '1'] = process.argv.slice(2);
const next = random(Number(seed));
const say = (what: string): void => appendFileSync(`${path}.log`, `${what} ${process.pid}\n`);
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const FAULTS: readonly Fault[] = ['kill before', 'kill after'];

let countdown = next() < 0.7 ? whole(next, 150) : Number.POSITIVE_INFINITY;
let isHeld = false;
await watchFiles(() => {
  // With the lock in hand it says so before it dies, below.
  if (isHeld || countdown-- > 0) return undefined;
  return { fault: FAULTS[whole(next, 2)]! };
});
for (let round = 0; round < Number(rounds); round++) {
  let lock: FileLock;
  try {
    lock = await lockFile(path);
  } catch (error) {
    if (!(error instanceof NewsfoldError) || error.code !== 'locked') throw error;
    await wait(next() * 4);
    continue;
  }
  isHeld = true;
  say('+');
  await wait(next() * 3);
  if (next() < 0.1) {
    say('x');
    process.kill(process.pid, 'SIGKILL');
  }
  say('-');
  isHeld = false;
  await lock.release();
  if (next() < 0.5) await wait(next() * 2);
}
process.kill(process.pid, 'SIGKILL');
