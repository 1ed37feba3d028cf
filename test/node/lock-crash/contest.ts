/** Many processes that want one lock, and are killed while they take it, have it and give it back. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { lockFile } from '../../../src/node/file-lock';
import { lifeOf, withChild } from '../child';

/** What came of it: how often the lock was had, and by processes killed with it. */
export interface Contest {
  held: number;
  killed: number;
}

/** So many processes, so many of them at a time. */
export function contest(processes: number, atOnce: number, seed: number): Promise<Contest> {
  return withChild('lock-crash/child.ts', async (folder, script) => {
    const path = join(folder, 'desk');
    let started = 0;
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (started < processes) await lifeOf(script, [path, String(seed + started++), '60']);
      }),
    );
    const log = existsSync(`${path}.log`) ? readFileSync(`${path}.log`, 'utf8').trim().split('\n') : [];
    const came: Contest = { held: 0, killed: 0 };
    let holder: string | undefined;
    for (const line of log) {
      const [what, pid] = line.split(' ');
      if (what === '+') {
        // One at a time.
        expect(holder).toBeUndefined();
        holder = pid;
        came.held++;
        continue;
      }
      expect(pid).toBe(holder);
      holder = undefined;
      if (what === 'x') came.killed++;
    }
    // And whoever comes next gets it.
    const lock = await lockFile(path);
    await lock.release();
    rmSync(`${path}.log`, { force: true });
    return came;
  });
}
