/**
 * Does numbered calls to a desk in a file, and saves, until it is killed; says on standard output what it tries and what was acknowledged.
 *
 *     node child.mjs PATH SEED FIRST
 */
import { writeSync } from 'node:fs';
import { openDesk } from '../../../src/node/desk-store';
import { random, whole } from '../../helpers/random';
import { callOf } from './calls';

const [path = '', seed = '0', first = '1'] = process.argv.slice(2);
const next = random(Number(seed));
const store = await openDesk(path, { durability: next() < 0.5 ? 'os' : 'fsync' });
let n = Number(first);

async function call(): Promise<void> {
  const own = n++;
  writeSync(1, `try ${own}\n`);
  await callOf(own, store, (id) => store.desk.storyOf(id));
  writeSync(1, `ack ${own}\n`);
}

for (;;) {
  const work: Promise<void>[] = [];
  for (let calls = 1 + whole(next, 3); calls > 0; calls--) work.push(call());
  if (next() < 0.2) work.push(store.save(), call());
  await Promise.all(work);
}
