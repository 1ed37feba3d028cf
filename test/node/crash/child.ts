/**
 * Appends and saves in a loop until it is killed; says on standard output what it tries and what was acknowledged. Built by the
 * test beside it and run by itself.
 *
 *     node child.mjs FOLDER SEED fsync|os         appends and saves
 *     node child.mjs FOLDER SEED fsync|os huge    appends one record of 128 MiB
 */
import { writeSync } from 'node:fs';
import { random, whole } from '../../helpers/random';
import { recordOf, State } from './state';

function say(line: string): void {
  const bytes = Buffer.from(`${line}\n`);
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(1, bytes, done);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

/** Some records more, in one append. */
async function append(state: State, records: number): Promise<void> {
  const contents: Uint8Array[] = [];
  for (let i = 0; i < records; i++) {
    contents.push(recordOf(state.count + 1));
    state.apply(contents[i]!);
  }
  const { count } = state;
  say(`try ${count}`);
  await state.journal.append(contents);
  say(`ack ${count}`);
}

const [folder = '', seed = '0', durability, huge] = process.argv.slice(2);
const next = random(Number(seed));
const state = await State.open(folder, durability === 'os' ? 'os' : 'fsync');
say(`open ${state.count}`);
if (huge === 'huge') await state.journal.append([new Uint8Array(2 ** 27)]);
for (;;) {
  const work = Array.from({ length: 1 + whole(next, 3) }, () => append(state, 1 + whole(next, 4)));
  if (next() < 0.3) {
    // While these appends wait, and with more behind it.
    work.push(state.save().then(() => say('saved')));
    if (next() < 0.5) work.push(append(state, 1));
  }
  await Promise.all(work);
}
