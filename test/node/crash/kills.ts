/** Kills a process that appends and saves, again and again, and looks each time at what is there. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { expect } from 'vitest';
import { Journal } from '../../../src/node/journal';
import { random, whole } from '../../helpers/random';
import { hashAfter, recordOf, State } from './state';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Lines a child may say before it is killed, and ms it then has. */
const MOST_LINES = 60;
const LONGEST_MORE = 25;
/** Ms after which a child is killed that may still be starting. */
const LONGEST_START = 600;
/** Bytes of a file that is being written to. */
const GROWN = 1 << 20;

/** What a child said before it was killed. */
interface Life {
  /** The last record it began to append, and the last that was acknowledged. */
  tried: number;
  acknowledged: number;
  saves: number;
}

/** Runs a child and kills it: some ms after it has said some lines, however busy the machine is, or some time after its start. */
function lifeOf(script: string, args: readonly string[], next: () => number): Promise<Life> {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  let armed = false;
  const killIn = (ms: number): void => {
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), ms);
  };
  const lines = whole(next, MOST_LINES);
  const more = whole(next, LONGEST_MORE);
  if (next() < 0.15) killIn(whole(next, LONGEST_START));
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    said += text;
    if (!armed && said.split('\n').length > lines) killIn(more);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the child ended by itself: ${code}`));
      const last = (word: string): number => {
        const numbers = [...said.matchAll(new RegExp(`^${word} (\\d+)$`, 'gm'))].map((match) =>
          Number(match[1]),
        );
        return Math.max(0, ...numbers);
      };
      const saves = [...said.matchAll(/^saved$/gm)].length;
      resolve({ tried: last('try'), acknowledged: last('ack'), saves });
    });
  });
}

/** What came of all the kills. */
export interface Toll {
  kills: number;
  records: number;
  saves: number;
  /** Kills between a snapshot and the rotation of its journal. */
  unrotated: number;
}

/** Builds the child, in a folder of its own. */
async function built(folder: string): Promise<string> {
  await build({
    entry: { child: join(root, 'test/node/crash/child.ts') },
    ...{ format: 'esm', outDir: folder, target: 'es2022', platform: 'node', splitting: false },
    ...{ config: false, dts: false, clean: false, silent: true, outExtension: () => ({ js: '.mjs' }) },
    noExternal: ['newsfold'],
    esbuildOptions(options) {
      options.alias = { newsfold: join(root, 'src/index.ts') };
    },
  });
  return join(folder, 'child.mjs');
}

async function inFolder<T>(run: (folder: string, script: string) => Promise<T>): Promise<T> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'newsfold-kills-'));
  try {
    return await run(folder, await built(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Kills so many children, one after the other, all at work on one state. */
export function killAgainAndAgain(kills: number, seed: number): Promise<Toll> {
  return inFolder(async (folder, script) => {
    const next = random(seed);
    const toll: Toll = { kills: 0, records: 0, saves: 0, unrotated: 0 };
    let hash = 0;
    for (; toll.kills < kills; toll.kills++) {
      const durability = next() < 0.5 ? 'fsync' : 'os';
      const args = [folder, String(seed + toll.kills), durability];
      const life = await lifeOf(script, args, next);
      const state = await State.open(folder, durability);
      const least = Math.max(toll.records, life.acknowledged);
      // Nothing acknowledged is lost; nothing is there that was never appended.
      expect(state.count).toBeGreaterThanOrEqual(least);
      expect(state.count).toBeLessThanOrEqual(Math.max(least, life.tried));
      for (let n = toll.records + 1; n <= state.count; n++) hash = hashAfter(hash, recordOf(n));
      expect(state.hash).toBe(hash);
      expect(state.journal.sequence).toBe(state.count);
      toll.records = state.count;
      toll.saves += life.saves;
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
  return inFolder(async (folder, script) => {
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
