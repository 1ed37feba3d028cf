/**
 * What a property of the public surface is: each holds for whatever strangers send, is run a few times by `properties.test.ts` and many times, of
 * another seed, by `properties.slow.ts`. After each run no prototype has changed.
 */
import type fc from 'fast-check';
import { type Article, NewsfoldError } from 'newsfold';
import { hostileBatch, hostileText } from '../../helpers/hostile';
import { holdsFor } from '../../helpers/property';

/** A property: its runs in `npm test`, and how many times as many in the long suite. */
export interface Property {
  readonly name: string;
  readonly runs: number;
  readonly more: number;
  check(runs: number, seed: number): void | Promise<void>;
}

/** Of one text. */
export const ofText = (
  name: string,
  runs: number,
  holds: (text: string) => void,
  more = 100,
  texts: fc.Arbitrary<string> = hostileText,
): Property => ({ name, runs, more, check: (n, seed) => holdsFor(texts, n, holds, seed) });

/** Of a batch of reports. */
export const ofBatch = (
  name: string,
  runs: number,
  holds: (articles: Article[]) => void,
  more = 40,
): Property => ({
  name,
  runs,
  more,
  check: (n, seed) => holdsFor(hostileBatch, n, holds, seed),
});

/** What the call ends with, where that is a fault the library tells of; any other error passes. */
export function typed<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof NewsfoldError) return undefined;
    throw error;
  }
}
