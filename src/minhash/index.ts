/**
 * newsfold/minhash: the npm package `minhash` as a sketcher, and its stored signatures. The public surface, nothing else.
 * @module
 */
export type { MinhashOptions } from './permutations';
export { type MinhashSketcher, minhashSketcher } from './sketcher';
export { fromMinhash, type StoredMinhash } from './stored';
