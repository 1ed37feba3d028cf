/**
 * Accuracy and speed of `deduplicate`: against every pair of a newswire found by an exact join, and on a seeded simulation
 * of syndication.
 *
 *   npm run eval:copies
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Deduplication, deduplicate } from 'newsfold';
import { type Base, scoreSyndication, syndicate } from '../test/helpers/syndication';
import { readRows } from './data';
import { type ExactPair, exactJoin, numberedShingles } from './exact-join';
import { machineLine } from './machine';

const SHARED = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const WORDS_A_SHINGLE = 5;
/** Reports that are syndicated have at least so many words. */
const FEWEST_WORDS = 150;
/** A report is left out of the simulation when so many of its shingles, or of the other's, are in a report before it. */
const COPY_BEFORE = 0.5;
const SEED = 1;

const percent = (part: number, all: number): string => (all === 0 ? '-' : (part / all).toFixed(4));
const at = (text: string | number, width: number): string => String(text).padStart(width);

function newswire(): void {
  const rows = readRows(`${SHARED}reuters21578.jsonl.gz`);
  const articles = rows.map(({ id, title = '', text = '', date }) => ({
    id,
    title,
    text,
    ...(date === undefined ? {} : { publishedAt: date }),
  }));
  // What the process held most before and after the first run: garbage included, so no less than what is needed.
  const peakBefore = process.resourceUsage().maxRSS;
  let peak = 0;
  const seconds: number[] = [];
  let result: Deduplication = { groups: [], kept: [], rejected: [], capped: 0 };
  let heap = 0;
  for (let run = 0; run < 3; run++) {
    globalThis.gc?.();
    const before = process.memoryUsage();
    const began = performance.now();
    result = deduplicate(articles);
    seconds.push((performance.now() - began) / 1000);
    if (run === 0) peak = process.resourceUsage().maxRSS - peakBefore;
    const after = process.memoryUsage();
    heap = Math.max(heap, after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers);
  }
  const times = seconds.map((second) => second.toFixed(2)).join(', ');
  console.log(`reuters21578: ${articles.length} articles, ${result.kept.length} kept; three runs ${times} s`);
  console.log(
    `memory: the process grew by ${(peak / 1024).toFixed(0)} MB at its peak in the first run (garbage included); ` +
      `heap and buffers by ${(heap / 2 ** 20).toFixed(0)} MB at the end of a run at most`,
  );

  const shingles = numberedShingles(
    articles.map(({ text }) => text),
    WORDS_A_SHINGLE,
  );
  const pairs = exactJoin(shingles, ({ jaccard }) => jaccard >= 0.2);
  const groupOf = new Map(
    result.groups.flatMap(({ canonicalId, members }) => members.map(({ id }) => [id, canonicalId] as const)),
  );
  const joined = ({ a, b }: ExactPair): boolean =>
    groupOf.get(articles[a]!.id) === groupOf.get(articles[b]!.id);
  console.log('\nexact 5-word Jaccard    pairs   in one group   share');
  for (const [low, high] of [
    [0.8, 2],
    [0.7, 2],
    [1, 2],
    [0.9, 1],
    [0.8, 0.9],
    [0.7, 0.8],
    [0.6, 0.7],
    [0.5, 0.6],
    [0.4, 0.5],
    [0.3, 0.4],
    [0.2, 0.3],
  ] as const) {
    const wanted = pairs.filter(({ jaccard }) => jaccard >= low && jaccard < high);
    const found = wanted.filter(joined).length;
    const name = high === 2 ? `>= ${low}` : `${low} to ${high}`;
    console.log(
      `${name.padEnd(20)}${at(wanted.length, 9)}${at(found, 15)}${at(percent(found, wanted.length), 8)}`,
    );
  }

  // Every member against its canonical, by the exact join's own shingles.
  const indexOf = new Map(articles.map(({ id }, i) => [id, i]));
  let members = 0;
  let wrongNumbers = 0;
  let weakest = { jaccard: 1, containment: 1 };
  for (const { canonicalId, members: all } of result.groups) {
    const canonical = shingles[indexOf.get(canonicalId)!]!;
    for (const { id, jaccard, containment } of all.slice(1)) {
      const own = shingles[indexOf.get(id)!]!;
      let shared = 0;
      for (const shingle of own) if (canonical.has(shingle)) shared++;
      const exact = shared / (own.size + canonical.size - shared);
      members++;
      const differs = Math.abs(exact - jaccard) > 1e-9;
      if (differs || Math.abs(shared / Math.min(own.size, canonical.size) - containment) > 1e-9)
        wrongNumbers++;
      if (containment < weakest.containment) weakest = { jaccard, containment };
    }
  }
  console.log(
    `\n${members} members recounted against their canonical report: ${wrongNumbers} with other numbers than given; ` +
      `the weakest has Jaccard ${weakest.jaccard.toFixed(2)}, containment ${weakest.containment.toFixed(2)}`,
  );
}

/** Articles of the set that are long enough and no copies of one another by the exact join. */
function independentReports(): Base[] {
  const rows = readRows(`${SHARED}fnc1-train.jsonl.gz`).map(({ id, title = '', text = '' }) => ({
    id,
    title,
    text,
  }));
  const long = rows.filter(({ text }) => text.split(/\s+/).length >= FEWEST_WORDS);
  const shingles = numberedShingles(
    long.map(({ text }) => text),
    WORDS_A_SHINGLE,
  );
  const copies = new Set<number>();
  for (const { b } of exactJoin(shingles, ({ containment }) => containment >= COPY_BEFORE)) copies.add(b);
  return long.filter((_, i) => !copies.has(i));
}

function syndication(): void {
  const bases = independentReports();
  const strangers = readRows(`${SHARED}ecbplus-train.jsonl.gz`)
    .map(({ text = '' }) => text)
    .filter((text) => text.split(/\s+/).length >= FEWEST_WORDS);
  const batch = syndicate(bases, strangers, SEED);
  const { groups } = deduplicate(batch.map(({ article }) => article));
  const score = scoreSyndication(batch, groups);
  console.log(
    `\nsyndication of ${bases.length} reports of fnc1-train, ${batch.length} articles, seed ${SEED}`,
  );
  console.log('\nkind                   copies   found   share   relation right   given');
  for (const { kind, copies, found, relationRight, relations } of score.kinds) {
    const given = [...relations].map(([name, count]) => `${name} ${count}`).join(', ');
    console.log(
      `${kind.padEnd(21)}${at(copies, 8)}${at(found, 8)}${at(percent(found, copies), 8)}` +
        `${at(percent(relationRight, found), 17)}   ${given}`,
    );
  }
  const line = (name: string, { truePairs, joinedPairs, rightPairs }: typeof score): string =>
    `${name}: pairwise recall ${percent(rightPairs, truePairs)}, precision ${percent(rightPairs, joinedPairs)} ` +
    `(${joinedPairs - rightPairs} of ${joinedPairs} pairs wrong)`;
  console.log(`\nrelation right in ${score.relationShare.toFixed(4)} of the copies found`);
  console.log(line('copies dated after their report', score));
  const undated = syndicate(bases, strangers, SEED + 1, false);
  const without = scoreSyndication(undated, deduplicate(undated.map(({ article }) => article)).groups);
  console.log(line('undated, so that the longest is the original', without));
}

if (!existsSync(`${SHARED}reuters21578.jsonl.gz`)) {
  console.log('eval:copies: the development data is not in ../shared/data');
} else {
  console.log(`${machineLine()}; one thread\n`);
  newswire();
  syndication();
}
