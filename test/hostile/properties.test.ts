/** What holds for whatever strangers send; many more runs are in `properties.slow.ts`. */
import { afterAll, describe, test } from 'vitest';
import { assertUntouched } from '../helpers/property';
import { BATCH_PROPERTIES } from './properties/batches';
import { BYTES_PROPERTIES } from './properties/bytes';
import type { Property } from './properties/kinds';
import { OUTPUT_PROPERTIES } from './properties/outputs';
import { TEXT_PROPERTIES } from './properties/texts';

const SEED = 9;

afterAll(() => assertUntouched());

const all = (properties: readonly Property[]): void => {
  for (const { name, runs, check } of properties) test(name, () => check(runs, SEED));
};

describe('texts', () => all(TEXT_PROPERTIES));
describe('batches', () => all(BATCH_PROPERTIES));
describe('bytes', () => all(BYTES_PROPERTIES));
describe('outputs', () => all(OUTPUT_PROPERTIES));
