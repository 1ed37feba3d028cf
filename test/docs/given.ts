/**
 * What blocks may use without declaring it, as CONTRIBUTING.md says. The types are read by `types.slow.ts`.
 */
import { readFileSync } from 'node:fs';
import type { Article } from 'newsfold';
import * as core from 'newsfold';
import * as languages from '../../src/languages/index';
import * as minhash from '../../src/minhash/index';
import * as node from '../../src/node/index';
import * as redis from '../../src/redis/index';
import * as report from '../../src/report/index';
import * as sql from '../../src/sql/index';
import { raw } from '../minhash/package';

const data = new URL('../../examples/data/', import.meta.url);

/** The reports of examples/data. */
export const articles: Article[] = readFileSync(new URL('reports.jsonl', data), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Article);

/** A page as copied from a browser. */
export const page: string = readFileSync(new URL('pages/levant-register-ankara-talks.txt', data), 'utf8');

/** Ends nothing. */
export const signal: AbortSignal = new AbortController().signal;

const words = ['talks', 'on', 'Libya', 'in', 'Ankara'];

/** A signature of the npm package `minhash`, as JSON. */
export const stored: string = JSON.stringify(raw(words, { numPerm: 128, seed: 1 }));

/** Hash values alone of such a signature. */
export const hashvalues: number[] = raw(words, { numPerm: 128, seed: 1 }).hashvalues;

/** What a signature of that package is made of. */
export const wordsOfNewText: string[] = words;

/** The entry points of the package. Threads run what was built, so the sources run without them. */
export const modules: Readonly<Record<string, object>> = {
  newsfold: core,
  'newsfold/languages': languages,
  'newsfold/minhash': minhash,
  'newsfold/node': {
    ...node,
    sketchStream: (given: Iterable<Article>, options: object) =>
      node.sketchStream(given, { ...options, threads: 0 }),
  },
  'newsfold/redis': redis,
  'newsfold/report': report,
  'newsfold/sql': sql,
};
