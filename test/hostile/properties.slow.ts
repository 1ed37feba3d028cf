/** The properties of `properties.test.ts`, tens of thousands of times, of other seeds. */
import { afterAll, test } from 'vitest';
import { assertUntouched } from '../helpers/property';
import { BATCH_PROPERTIES } from './properties/batches';
import { BYTES_PROPERTIES } from './properties/bytes';
import { OUTPUT_PROPERTIES } from './properties/outputs';
import { TEXT_PROPERTIES } from './properties/texts';

const SEED = 20261122;

afterAll(() => assertUntouched());

for (const { name, runs, more, check } of [
  ...TEXT_PROPERTIES,
  ...BATCH_PROPERTIES,
  ...BYTES_PROPERTIES,
  ...OUTPUT_PROPERTIES,
]) {
  test(`${name}: ${runs * more} runs`, () => check(runs * more, SEED));
}
