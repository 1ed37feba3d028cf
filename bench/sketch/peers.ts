/**
 * Who is measured. Each contestant takes a text and makes of it what it makes; where it takes shingles, they are cut the
 * way its users cut them: runs of five pieces between white space, joined again.
 *
 * The peers have no types, or types of another module system: the interfaces here are what is used of them.
 */
import { createRequire } from 'node:module';
import { random } from '../../test/helpers/random';

type Newsfold = typeof import('newsfold');

export interface Contestant {
  name: string;
  /** What it makes of a text, for the reader of the table. */
  makes: string;
  /** A number of the result, so that none of the work can be left out. */
  run(text: string): number;
  /** What its user keeps a text: the object in memory, and its bytes in a file. Absent where it makes no signature. */
  keep?(text: string): { held: unknown; stored: number };
}

interface NpmMinhash {
  readonly hashvalues: number[];
  update(shingle: string): void;
  jaccard(other: NpmMinhash): number;
}
/** The npm package `minhash`. */
export interface NpmMinhashModule {
  Minhash: new (config?: { numPerm?: number; seed?: number }) => NpmMinhash;
}
interface BloomFiltersModule {
  MinHashFactory: new (
    hashes: number,
    maxValue: number,
  ) => { create(): { readonly _signature: number[]; bulkLoad(values: number[]): void } };
}
interface MinhashjsModule {
  MinHash: new (config?: {
    num_perm?: number;
  }) => { readonly hashvalues: ArrayLike<bigint>; update(shingle: string): void };
}
type TalismanMinhash = (options: {
  hashes: number;
  rng: () => number;
}) => (shingles: string[]) => Float64Array;
interface SimhashModule {
  SimHash: new () => { hash(text: string): number };
}

export interface Peers {
  minhash: NpmMinhashModule;
  bloomFilters: BloomFiltersModule;
  minhashjs: MinhashjsModule;
  talisman: TalismanMinhash;
  simhash: SimhashModule;
}

const WORDS_A_SHINGLE = 5;
const MAX_32 = 2 ** 32 - 1;
const PEER_SEED = 1;

/** The peers as `npm ci --prefix bench` installs them. */
export function loadPeers(): Peers {
  const load = createRequire(import.meta.url);
  return {
    minhash: load('minhash'),
    bloomFilters: load('bloom-filters'),
    // Not 'minhashjs': its index.js is an ES module that its package.json does not declare. The readme names this file.
    minhashjs: load('minhashjs/MinHash.js'),
    talisman: load('talisman/hash/minhash'),
    simhash: load('simhash-js'),
  };
}

function shingles(text: string): string[] {
  const words = text.split(/\s+/);
  const out: string[] = [];
  const last = Math.max(0, words.length - WORDS_A_SHINGLE);
  for (let i = 0; i <= last; i++) out.push(words.slice(i, i + WORDS_A_SHINGLE).join(' '));
  return out;
}

/** For the peer that takes numbers and leaves it to its user to make them: the string hash that everyone writes. */
function stringHash(shingle: string): number {
  let hash = 0;
  for (let i = 0; i < shingle.length; i++) hash = (Math.imul(hash, 31) + shingle.charCodeAt(i)) | 0;
  return hash >>> 0;
}

/** The floor: every code unit read once. */
function readAll(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}

/** Everyone, newsfold's two ways first. */
export function contestants(newsfold: Newsfold, peers: Peers, slots: number): Contestant[] {
  const { sketch, sketchText, shingle, signatureToBytes } = newsfold;
  const options = { slots };
  const { Minhash } = peers.minhash;
  const npmMinhash = (text: string): NpmMinhash => {
    const minhash = new Minhash({ numPerm: slots });
    for (const part of shingles(text)) minhash.update(part);
    return minhash;
  };
  const factory = new peers.bloomFilters.MinHashFactory(slots, MAX_32);
  const bloomFilters = (text: string): { readonly _signature: number[] } => {
    const minhash = factory.create();
    minhash.bulkLoad(shingles(text).map(stringHash));
    return minhash;
  };
  const minhashjs = (text: string): { readonly hashvalues: ArrayLike<bigint> } => {
    const minhash = new peers.minhashjs.MinHash({ num_perm: slots });
    for (const part of shingles(text)) minhash.update(part);
    return minhash;
  };
  const sign = peers.talisman({ hashes: slots, rng: random(PEER_SEED) });
  const simhash = new peers.simhash.SimHash();

  return [
    {
      name: 'newsfold `sketchText`',
      makes: `text to signature of ${slots} slots`,
      run: (text) => sketchText(text, options).values[0]!,
      keep(text) {
        const held = sketchText(text, options);
        return { held, stored: signatureToBytes(held).length };
      },
    },
    {
      name: 'newsfold `shingle` + `sketch`',
      makes: 'the sorted shingle set as well',
      run: (text) => sketch(shingle(text), options).values[0]!,
    },
    {
      name: 'npm `minhash`',
      makes: `${slots} permutations, \`update\` a shingle`,
      run: (text) => npmMinhash(text).hashvalues[0]!,
      keep(text) {
        const held = npmMinhash(text);
        return { held, stored: JSON.stringify(held.hashvalues).length };
      },
    },
    {
      name: '`bloom-filters` MinHash',
      makes: `${slots} hash functions, \`bulkLoad\` of string hashes`,
      run: (text) => bloomFilters(text)._signature[0]!,
      keep(text) {
        const held = bloomFilters(text);
        return { held, stored: JSON.stringify(held._signature).length };
      },
    },
    {
      name: '`minhashjs`',
      makes: `${slots} permutations in BigInt, \`update\` a shingle`,
      run: (text) => Number(minhashjs(text).hashvalues[0]!),
      keep(text) {
        const held = minhashjs(text);
        // JSON has no BigInt.
        return { held, stored: JSON.stringify(Array.from(held.hashvalues, String)).length };
      },
    },
    {
      name: '`talisman` minhash',
      makes: `${slots} hashes of the shingles' CRC-32`,
      run: (text) => sign(shingles(text))[0]!,
      keep(text) {
        const held = sign(shingles(text));
        return { held, stored: held.byteLength };
      },
    },
    {
      name: '`simhash-js`',
      makes: '32 bits of 4-letter pieces: no Jaccard',
      run: (text) => simhash.hash(text),
      keep(text) {
        return { held: simhash.hash(text), stored: 4 };
      },
    },
    { name: '`split(/\\s+/)`', makes: 'the words alone, for scale', run: (text) => text.split(/\s+/).length },
    { name: 'bare `charCodeAt` loop', makes: 'the sum of the code units: the floor', run: readAll },
  ];
}
