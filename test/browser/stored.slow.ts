/**
 * The answers that are stored, `golden.json`: what the sources answer in Node. That the built package answers the same, in Node and in
 * Chromium, is held by `same-bytes.browser.ts`. Where a change of results is meant:
 * `NEWSFOLD_UPDATE_GOLDEN=1 npm run test:slow -- stored`.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import * as newsfold from 'newsfold';
import * as report from 'newsfold/report';
import { expect, test } from 'vitest';
import { exampleData } from './example-data';
import { type Outputs, outputsOf } from './outputs';

const GOLDEN = new URL('golden.json', import.meta.url);

/** A digest of each; the whole texts would be megabytes of difference. */
function digests(outputs: Outputs): Outputs {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, text]) => [
      name,
      `${text.length} ${createHash('sha256').update(text).digest('hex').slice(0, 32)}`,
    ]),
  );
}

test('the answers are those that are stored', async () => {
  const found = digests(await outputsOf(newsfold, report, exampleData()));
  if (process.env.NEWSFOLD_UPDATE_GOLDEN) writeFileSync(GOLDEN, `${JSON.stringify(found, null, 2)}\n`);
  expect(found).toEqual(JSON.parse(readFileSync(GOLDEN, 'utf8')));
});
