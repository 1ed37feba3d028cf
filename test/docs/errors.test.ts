/** docs/errors.md has every code that an error can have, and none that it cannot. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every code is in the tables, and no other', () => {
  const types = read('src/errors.ts').match(/^ {2}\| '[a-z-]+'/gm) ?? [];
  const rows = read('docs/errors.md').match(/^\| `.*?\|/gm) ?? [];
  const listed = rows.flatMap((row) => row.match(/`[a-z-]+`/g) ?? []).map((code) => code.slice(1, -1));
  const codes = types.map((line) => line.slice(5, -1));
  expect(codes.length).toBeGreaterThan(20);
  expect([...new Set(listed)].sort()).toEqual(codes.sort());
});
