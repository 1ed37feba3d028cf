/**
 * Does numbered calls to a desk in a file, and saves, until it is killed; says on standard output what it tries and what was answered.
 *
 *     node child.mjs PATH SEED FIRST [CALL FAULT]     kills itself at that call of the file system
 */
import { writeSync } from 'node:fs';
import type { NewsfoldError } from 'newsfold';
import { openDesk } from '../../../src/node/desk-store';
import { random, whole } from '../../helpers/random';
import { type Fault, watchFiles } from '../faults';
import { callOf, clockAt, OPTIONS } from './calls';

const [path = '', seed = '0', first = '1', at, fault] = process.argv.slice(2);
const next = random(Number(seed));
if (at !== undefined) {
  await watchFiles((call) => (call === Number(at) ? { fault: fault as Fault } : undefined), true);
}
let n = Number(first);
const durability = next() < 0.5 ? 'os' : 'fsync';
const store = await openDesk(path, { ...OPTIONS, durability, now: () => clockAt(n) });
writeSync(1, 'open\n');

async function call(): Promise<void> {
  const own = n;
  writeSync(1, `try ${own}\n`);
  try {
    const done = callOf(own, store, (id) => store.desk.storyOf(id)) as Promise<unknown>;
    n++;
    await done;
  } catch (error) {
    // Refused: nothing has changed.
    if (!(error instanceof RangeError) && (error as NewsfoldError).code !== 'contradictory-pins') throw error;
  }
  writeSync(1, `ack ${own}\n`);
}

for (;;) {
  const work: Promise<void>[] = [];
  for (let calls = 1 + whole(next, 3); calls > 0; calls--) work.push(call());
  if (next() < 0.3) {
    work.push(
      store.save().then(() => {
        writeSync(1, 'saved\n');
      }),
      call(),
    );
  }
  await Promise.all(work);
}
