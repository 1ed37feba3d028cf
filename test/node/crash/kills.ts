/** Kills a process that appends and saves, again and again, and looks each time at what is there. */
import { spawn } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { Journal } from '../../../src/node/journal';
import { random, whole } from '../../helpers/random';
import { type Deadline, lastSaid, lifeOf, withChild } from '../child';
import { hashAfter, recordOf, State } from './state';

/** Lines a child may say before it is killed, and ms it then has. */
const MOST_LINES = 60;
const LONGEST_MORE = 25;
/** Ms after which a child is killed that may still be starting. */
const LONGEST_START = 600;
/** Bytes of a file that is being written to. */
const GROWN = 1 << 20;

/** A deadline: after some lines and ms, or, now and then, some time after its start. */
function deadline(next: () => number): Deadline {
  const [lines, more] = [1 + whole(next, MOST_LINES), whole(next, LONGEST_MORE)];
  return { lines, more, start: next() < 0.15 ? whole(next, LONGEST_START) : undefined };
}

/** What came of all the kills. */
export interface Toll {
  kills: number;
  records: number;
  saves: number;
  /** Kills between a snapshot and the rotation of its journal. */
  unrotated: number;
}

/** Kills so many children, one after the other, all at work on one state. */
export function killAgainAndAgain(kills: number, seed: number): Promise<Toll> {
  return withChild('crash/child.ts', async (folder, script) => {
    const next = random(seed);
    const toll: Toll = { kills: 0, records: 0, saves: 0, unrotated: 0 };
    let hash = 0;
    for (; toll.kills < kills; toll.kills++) {
      const durability = next() < 0.5 ? 'fsync' : 'os';
      const args = [folder, String(seed + toll.kills), durability];
      const said = await lifeOf(script, args, deadline(next));
      const state = await State.open(folder, durability);
      const least = Math.max(toll.records, lastSaid(said, 'ack'));
      // Nothing acknowledged is lost; nothing is there that was never appended.
      expect(state.count).toBeGreaterThanOrEqual(least);
      expect(state.count).toBeLessThanOrEqual(Math.max(least, lastSaid(said, 'try')));
      for (let n = toll.records + 1; n <= state.count; n++) hash = hashAfter(hash, recordOf(n));
      expect(state.hash).toBe(hash);
      expect(state.journal.sequence).toBe(state.count);
      toll.records = state.count;
      toll.saves += said.split('\nsaved').length - 1;
      if (state.journal.recovered.skipped > 0) toll.unrotated++;
      await state.journal.close();
    }
    return toll;
  });
}

/** Kills a child as soon as its file has grown: in the middle of a long write. */
async function killWhileWriting(script: string, folder: string, path: string): Promise<void> {
  const child = spawn(process.execPath, [script, folder, '0', 'os', 'huge'], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const watch = setInterval(() => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > GROWN) child.kill('SIGKILL');
  }, 1);
  await ended;
  clearInterval(watch);
}

/** Kills children that write one long record, until one of them was killed in the middle of it. @returns how many that took */
export function killUntilTorn(most: number): Promise<number> {
  return withChild('crash/child.ts', async (folder, script) => {
    const path = join(folder, 'state.journal');
    for (let kills = 1; kills <= most; kills++) {
      await killWhileWriting(script, folder, path);
      let records = 0;
      const journal = await Journal.open(path, { replay: () => records++ });
      const { droppedBytes } = journal.recovered;
      await journal.close();
      expect(droppedBytes > 0 ? records : 0).toBe(0);
      if (droppedBytes > 0) return kills;
      rmSync(path);
    }
    return Infinity;
  });
}
