/** The npm package itself, typed as far as the tests use it. */
// @ts-expect-error: the package has no types.
import minhash from 'minhash';

export interface RawMinhash {
  hashvalues: number[];
  hashbands?: string[];
  permA: number[];
  permB: number[];
  numPerm: number;
  seed: number;
  maxHash: number;
  prime: number;
  update(text: string): void;
  hash(text: string): number;
  jaccard(other: RawMinhash): number;
  randInt(): number;
}

export interface RawIndex {
  insert(key: string, minhash: RawMinhash): void;
  query(minhash: RawMinhash): string[];
}

export const Minhash = minhash.Minhash as new (config?: { numPerm?: number; seed?: number }) => RawMinhash;
export const RawLshIndex = minhash.LshIndex as new (config?: { bandSize?: number }) => RawIndex;

/** A `Minhash` of the package, updated with every token. */
export function raw(tokens: Iterable<string>, config?: { numPerm?: number; seed?: number }): RawMinhash {
  const made = new Minhash(config);
  for (const token of tokens) made.update(token);
  return made;
}

/** What is left of a value once it was stored as JSON. */
export function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** `count` tokens that no set of another name has. */
export function tokens(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${name}${i}`);
}
