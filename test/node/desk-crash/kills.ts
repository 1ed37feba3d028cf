/** Kills a process that works on a desk in a file, again and again, and looks each time at the desk that is there. */
import { join } from 'node:path';
import { NewsDesk } from 'newsfold';
import { expect } from 'vitest';
import type { DeskReader } from '../../../src/node/desk-operation';
import { openDesk } from '../../../src/node/desk-store';
import type { Journal } from '../../../src/node/journal';
import { random, whole } from '../../helpers/random';
import { lastSaid, lifeOf, withChild } from '../child';
import { callOf, clockAt, OPTIONS } from './calls';

/** Calls of the file system at one of which a child kills itself; lines after which it is killed, and ms it then has. */
const MOST_CALLS = 260;
const MOST_LINES = 60;
const LONGEST_MORE = 25;
const FAULTS = ['kill before', 'kill half', 'kill half', 'kill after'] as const;

/** All that a desk answers; its clock is that of its last call, of which a desk just opened has none. */
export function answers(desk: DeskReader): string {
  const articles = [...desk.articles()];
  const storyIds = articles.map(({ id }) => desk.storyOf(id));
  return JSON.stringify([articles, storyIds, desk.stories(), desk.pins, { ...desk.stats, clock: 0 }]);
}

/** The desk as it must be, in memory. */
export class Oracle {
  /** Calls done, and those among them that changed something: each is a record. */
  calls = 0;
  records = 0;
  readonly desk: NewsDesk = new NewsDesk({ ...OPTIONS, now: () => clockAt(this.calls + 1) });

  /** The next call. @returns whether it was refused */
  step(): boolean {
    let isRefused = false;
    try {
      callOf(this.calls + 1, this.desk, (id) => this.desk.storyOf(id));
      this.records++;
    } catch {
      isRefused = true;
    }
    this.calls++;
    return isRefused;
  }

  /** Goes on until so many calls were records. */
  follow(records: number): void {
    while (this.records < records) this.step();
  }
}

/** The last of the calls that were answered, as all before it were: one that is refused may be answered before another that is still being written. */
function acknowledgedIn(said: string, before: number): number {
  const answered = new Set([...said.matchAll(/^ack (\d+)$/gm)].map(([, number]) => Number(number)));
  let last = before;
  while (answered.has(last + 1)) last++;
  return last;
}

/** What came of all the kills. */
export interface DeskToll {
  kills: number;
  calls: number;
  saves: number;
  settles: number;
  /** Kills while the desk was being opened; between a snapshot and the rotation of its journal; in the midst of a record. */
  opening: number;
  unrotated: number;
  torn: number;
}

/** Kills so many children, one after the other, all at work on one desk. */
export function killDesks(kills: number, seed: number): Promise<DeskToll> {
  return withChild('desk-crash/child.ts', async (folder, script) => {
    const path = join(folder, 'desk');
    const next = random(seed);
    const oracle = new Oracle();
    const toll: DeskToll = { kills: 0, calls: 0, saves: 0, settles: 0, opening: 0, unrotated: 0, torn: 0 };
    for (; toll.kills < kills; toll.kills++) {
      const args = [path, String(seed + toll.kills), String(oracle.calls + 1)];
      // Low numbers are those of opening.
      const at = Math.floor(next() ** 2 * MOST_CALLS);
      const fault = FAULTS[whole(next, FAULTS.length)]!;
      const said =
        next() < 0.7
          ? await lifeOf(script, [...args, String(at), fault])
          : await lifeOf(script, args, { lines: whole(next, MOST_LINES), more: whole(next, LONGEST_MORE) });
      const [tried, acknowledged] = [lastSaid(said, 'try'), acknowledgedIn(said, oracle.calls)];
      const before = oracle.calls;
      const store = await openDesk(path, { ...OPTIONS, now: () => clockAt(oracle.calls + 1) });
      const { journal } = store as unknown as { journal: Journal };
      oracle.follow(journal.sequence);
      expect(oracle.calls).toBeLessThanOrEqual(Math.max(before, tried));
      // What is left of the acknowledged ones was refused.
      while (oracle.calls < acknowledged) expect(oracle.step()).toBe(true);
      expect(answers(store.desk)).toBe(answers(oracle.desk));
      await store.close();
      toll.saves += said.split('\nsaved').length - 1;
      if (!said.includes('open\n')) toll.opening++;
      if (store.recovered.skipped > 0) toll.unrotated++;
      if (store.recovered.droppedBytes > 0) toll.torn++;
    }
    toll.calls = oracle.calls;
    toll.settles = Math.floor(oracle.calls / 12);
    return toll;
  });
}
