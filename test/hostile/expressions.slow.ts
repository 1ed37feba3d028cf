/**
 * No regular expression of the library is slow: recheck, an automaton-based checker that also tries what it finds, finds it linear; or every text it
 * sees is cut, and what recheck would attack it with takes next to no time at that length.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { check } from 'recheck';
import { expect, test } from 'vitest';
import { filled, SLOW_UNITS } from '../helpers/hostile';
import type { Expression } from './expressions';

/** Code units of the longest text that expressions of a file are applied to, where recheck does not find them linear. */
const CUT_AT: Readonly<Record<string, number>> = {
  // LINE_LIMITS of article/lines.ts: 400 from the start of a line and 120 from its end.
  'src/article/': 400,
  // A window around a date: TENSE of dates/tense.ts; a line of patterns.ts.
  'src/dates/': 240,
  // DATELINE_UNITS, ORDER.mainUnits, HEADLINE.titleUnits.
  'src/summary/': 300,
  'src/status/': 900,
  'src/facts/': 1000,
  'src/names/': 300,
  'src/text/': 300,
  'src/stories/': 300,
  'src/report/': 1200,
  // An error's message; a title is cut before.
  'src/cli/': 2000,
  'src/node/': 2000,
};
/** The worst attack may take so many milliseconds at that length. */
const MOST_MS = 10;

const root = fileURLToPath(new URL('../../', import.meta.url));

/** All of them, each source and flags once. */
function all(): { expressions: Expression[]; literal: number; built: number } {
  const child = fileURLToPath(new URL('expressions-child.ts', import.meta.url));
  const out = execFileSync(process.execPath, ['--import', 'tsx', child], {
    cwd: root,
    env: { ...process.env, TSX_TSCONFIG_PATH: `${root}test/tsconfig.json` },
    maxBuffer: 1 << 24,
  });
  const { literal, built } = JSON.parse(out.toString()) as Record<'literal' | 'built', Expression[]>;
  const once = new Map([...literal, ...built].map((one) => [`/${one.source}/${one.flags}`, one]));
  return { expressions: [...once.values()], literal: literal.length, built: built.length };
}

interface Pump {
  prefix: string;
  pump: string;
}

/** The least of three times that the expression takes on a text. */
function milliseconds(expression: RegExp, text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    expression.lastIndex = 0;
    const began = performance.now();
    text.replace(expression, '');
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

/** The longest time at the length that texts are cut at: of recheck's attack, and of every slow unit. */
function worstAtCut(
  { place, source, flags }: Expression,
  attack: { pumps: Pump[]; suffix: string } | undefined,
): number {
  const cut = Object.entries(CUT_AT).find(([folder]) => place.startsWith(folder))?.[1];
  if (cut === undefined) return Number.POSITIVE_INFINITY;
  const expression = new RegExp(source, flags);
  const texts = SLOW_UNITS.flatMap((unit) => [filled(unit, cut), `A${filled(unit, cut - 2)}\0`]);
  if (attack !== undefined) {
    const share = Math.floor(cut / Math.max(1, attack.pumps.length));
    const pumped = attack.pumps
      .map(({ prefix, pump }) => prefix + filled(pump, Math.max(0, share - prefix.length)))
      .join('');
    texts.push(pumped.slice(0, Math.max(0, cut - attack.suffix.length)) + attack.suffix);
  }
  return Math.max(...texts.map((text) => milliseconds(expression, text)));
}

test('every regular expression is linear, or sees only texts on which its worst attack takes no time', async () => {
  const { expressions, literal, built } = all();
  const slow: string[] = [];
  let cut = 0;
  let longest = 0;
  for (const expression of expressions) {
    // Indices of groups, a flag that recheck does not know, change no time.
    const flags = expression.flags.replace('d', '');
    const result = await check(expression.source, flags, { timeout: 10_000 });
    if (result.status === 'safe') continue;
    cut++;
    const ms = worstAtCut(expression, result.status === 'vulnerable' ? result.attack : undefined);
    longest = Math.max(longest, ms);
    if (!(ms <= MOST_MS))
      slow.push(
        `${expression.place} ${result.status}, ${ms} ms: /${expression.source.slice(0, 100)}/${expression.flags}`,
      );
  }
  console.log(
    `expressions: ${expressions.length} different ones of ${literal} literals and ${built} that are put together; ` +
      `${expressions.length - cut} linear, ${cut} on cut texts (worst ${longest.toFixed(2)} ms), ${slow.length} slow`,
  );
  expect(slow).toEqual([]);
});

test('the checker refuses what is known to be slow', async () => {
  for (const source of [String.raw`\s+$`, '(a+)+$', String.raw`[^.!?]+[.!?]+(?=\s|$)`, '(?:a|aa)*b']) {
    expect((await check(source, 'g')).status).toBe('vulnerable');
  }
  expect(milliseconds(/(?:a+)+$/, `${'a'.repeat(24)}b`)).toBeGreaterThan(MOST_MS);
});
