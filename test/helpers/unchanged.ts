/**
 * Answers to thousands of made-up inputs, as hashes: whoever changes an answer sees it, and says so by recording anew,
 *
 *   NEWSFOLD_RECORD=1 npx vitest run --config test/vitest.config.ts unchanged
 *
 * What is right these tests do not know; that an input's answer is the same from one version to the next unless somebody meant it is what they hold.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Maps, sets and typed arrays by what is in them; a number that is none, and what is absent, by name. */
function spelled(_key: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) return [...value];
  if (ArrayBuffer.isView(value)) return [...(value as Uint8Array)];
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return value === undefined ? 'undefined' : value;
}

export function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value, spelled) ?? 'undefined')
    .digest('hex')
    .slice(0, 8);
}

/** `npm test` asks a sixth of the parts; `npm run test:slow` and `npm run mutation` ask all. */
const isWhole = process.env.NEWSFOLD_WHOLE !== undefined || process.env.NEWSFOLD_RECORD !== undefined;
const EVERY = 6;

/** One test for each part: `answer(input)` for all its inputs. */
export function staysAsRecorded<T>(
  file: string,
  parts: Readonly<Record<string, readonly T[]>>,
  answer: (input: T) => unknown,
): void {
  const path = new URL(file);
  const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
  for (const [at, [name, inputs]] of Object.entries(parts).entries()) {
    if (!isWhole && at % EVERY !== 0) continue;
    test(`${name}: ${inputs.length} answers are as recorded`, () => {
      const hash = hashOf(inputs.map(answer));
      if (process.env.NEWSFOLD_RECORD === undefined) {
        expect(hash).toBe(known[name]);
        return;
      }
      known[name] = hash;
      const read = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
      const all = Object.entries({ ...read, [name]: hash }).sort(([a], [b]) => (a < b ? -1 : 1));
      writeFileSync(path, `${JSON.stringify(Object.fromEntries(all), undefined, 2)}\n`);
    });
  }
}

/** In parts of `size`. */
export function inParts<T>(name: string, inputs: readonly T[], size: number): Record<string, T[]> {
  const parts: Record<string, T[]> = {};
  for (let from = 0; from < inputs.length; from += size) {
    parts[`${name} ${String(from / size + 1).padStart(2, '0')}`] = inputs.slice(from, from + size);
  }
  return parts;
}
