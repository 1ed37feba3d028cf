/**
 * Links of a batch: the engine names the pairs of reports whose profiles may be alike, the library compares them and keeps the same ones, in the same
 * order, as `stories/join.ts` does.
 *
 * Reports are compared a block of places with another at a time, so that the features of two blocks are in memory and no more. Cost: O(pairs), and
 * reading the features of n reports n / (2 · block) times; memory, two blocks, the pairs of one, and some 40 bytes a link that is kept.
 * @module
 */

import { drain } from '../steps';
import type { Channels } from '../stories/channels';
import type { Frame } from '../stories/frames';
import { LinkCollector } from '../stories/join';
import { LinkScores } from '../stories/linking';
import type { Links } from '../stories/links';
import { STORY_PARAMETERS } from '../stories/parameters';
import { firstSharedTerm, type Profile, profileSimilarity } from '../stories/profile';
import type { Dated } from '../stories/time';
import { numberOf, type SqlEngine } from './engine';
import { guarded } from './steps';
import { readFeatures, unpackProfile, unpackRest } from './story-features';
import { type ProfileWork, workSlices } from './story-profiles';
import type { JoinSizes, StoryStatements } from './story-statements';

/** Every link three times over. */
export interface BatchLinks {
  /** Similarity of the profiles. */
  readonly joined: Links;
  /** With names and topic. */
  readonly alike: Links;
  /** With dates and event frames too. */
  readonly links: Links;
  /** Reports that may be alike to more others than were looked at. */
  readonly capped: number;
  /** Pairs that the engine named. */
  readonly candidates: number;
}

/** Finds the links of all reports. */
export async function findLinks(
  engine: SqlEngine,
  sql: StoryStatements,
  work: ProfileWork,
  window: number,
  { block, places, limits }: JoinSizes,
): Promise<BatchLinks> {
  const reports = work.looked.length;
  const { linkFloor } = STORY_PARAMETERS;
  const collector = new LinkCollector(reports, linkFloor, limits);
  let candidates = 0;
  for (let from = 0; from < reports; from += block) {
    const to = Math.min(reports, from + block);
    const pairs = new BlockPairs();
    for (const slice of workSlices(work, from, to, places)) {
      for (const row of await guarded('pairs', () => engine.query(sql.pairs(slice, linkFloor)))) {
        pairs.push(numberOf(row.a), numberOf(row.b));
      }
    }
    candidates += pairs.length;
    await pairs.compare(engine, sql, { from, to }, block);
    pairs.collect({ from, to }, work, collector);
  }
  const joined = drain(collector.links(0));
  const { likes, scores } = await scoreLinks(engine, sql, joined, reports, window, block);
  let at = 0;
  const alike = drain(joined.rescored(() => likes[at++]!));
  at = 0;
  const links = drain(alike.rescored(() => scores[at++]!));
  return { joined, alike, links, capped: collector.capped, candidates };
}

/** Reads the profiles from one place up to another into a list by place. */
async function readProfiles(
  engine: SqlEngine,
  sql: StoryStatements,
  { from, to }: { from: number; to: number },
): Promise<Profile[]> {
  const profiles = new Array<Profile>(to - from);
  await readFeatures(engine, sql.table('features'), 'profile', { from, to }, (place, text) => {
    profiles[place - from] = unpackProfile(text);
  });
  return profiles;
}

/** Pairs of the reports of one block with those before them. */
class BlockPairs {
  #a: Uint32Array = new Uint32Array(1024);
  #b: Uint32Array = new Uint32Array(1024);
  #scores: Float64Array = new Float64Array(0);
  /** The first term that both have: pairs are met in this order. */
  #firsts: Int32Array = new Int32Array(0);
  length = 0;

  push(a: number, b: number): void {
    if (this.length === this.#a.length) {
      const [allA, allB] = [new Uint32Array(2 * this.length), new Uint32Array(2 * this.length)];
      allA.set(this.#a);
      allB.set(this.#b);
      [this.#a, this.#b] = [allA, allB];
    }
    this.#a[this.length] = a;
    this.#b[this.length++] = b;
  }

  /** Compares the profiles of all pairs, of which each second one is in the block. */
  async compare(
    engine: SqlEngine,
    sql: StoryStatements,
    { from, to }: { from: number; to: number },
    block: number,
  ): Promise<void> {
    this.#scores = new Float64Array(this.length);
    this.#firsts = new Int32Array(this.length);
    const own = await readProfiles(engine, sql, { from, to });
    for (let start = 0; start <= from; start += block) {
      const end = Math.min(to, start + block);
      const others = start === from ? own : await readProfiles(engine, sql, { from: start, to: end });
      for (let i = 0; i < this.length; i++) {
        const a = this.#a[i]!;
        if (a < start || a >= end) continue;
        const [profile, other] = [own[this.#b[i]! - from]!, others[a - start]!];
        this.#scores[i] = profileSimilarity(other, profile);
        this.#firsts[i] = firstSharedTerm(other, profile);
      }
    }
  }

  /** Hands all pairs over, report by report, in the order in which they are met in memory. */
  collect(
    { from, to }: { from: number; to: number },
    { capped }: ProfileWork,
    collector: LinkCollector,
  ): void {
    const [allA, allB, allScores, firsts] = [this.#a, this.#b, this.#scores, this.#firsts];
    const order = Uint32Array.from({ length: this.length }, (_, i) => i);
    order.sort((x, y) => allB[x]! - allB[y]! || firsts[x]! - firsts[y]! || allA[x]! - allA[y]!);
    const others = new Uint32Array(to);
    const scores = new Float64Array(to);
    let at = 0;
    for (let b = from; b < to; b++) {
      let found = 0;
      for (; at < order.length && allB[order[at]!] === b; at++) {
        others[found] = allA[order[at]!]!;
        scores[found++] = allScores[order[at]!]!;
      }
      collector.add(b, others, scores, found, capped[b] === 1);
    }
  }
}

/** The scores of links, by the names, topics, frames and dates of their ends. */
async function scoreLinks(
  engine: SqlEngine,
  sql: StoryStatements,
  joined: Links,
  reports: number,
  window: number,
  block: number,
): Promise<{ likes: Float64Array; scores: Float64Array }> {
  const likes = new Float64Array(joined.length);
  const weighed = new Float64Array(joined.length);
  const dates = new Array<Dated>(reports);
  const frames = new Array<Frame>(reports);
  const channels = new Array<Channels>(reports);
  const scores = new LinkScores(dates, frames, channels, window, STORY_PARAMETERS);
  const load = async (start: number): Promise<void> => {
    const wanted = { from: start, to: Math.min(reports, start + block) };
    await readFeatures(engine, sql.table('features'), 'rest', wanted, (place, text) => {
      const rest = unpackRest(text);
      dates[place] = rest;
      frames[place] = rest.frame;
      channels[place] = rest.channels;
    });
  };
  const drop = (start: number): void => {
    for (const list of [dates, frames, channels] as unknown[][]) {
      for (let i = start; i < Math.min(reports, start + block); i++) list[i] = undefined;
    }
  };
  const blocks = Math.ceil(reports / block);
  const pairs = new Map<number, number[]>();
  for (let i = 0; i < joined.length; i++) {
    const { a, b } = joined.at(i)!;
    const key = Math.floor(a / block) * blocks + Math.floor(b / block);
    const list = pairs.get(key);
    if (list === undefined) pairs.set(key, [i]);
    else list.push(i);
  }
  for (let x = 0; x < blocks; x++) {
    await load(x * block);
    for (let y = x; y < blocks; y++) {
      const own = pairs.get(x * blocks + y);
      if (own === undefined) continue;
      if (y !== x) await load(y * block);
      for (const i of own) {
        const link = joined.at(i)!;
        const score = scores.likenessOf(link);
        likes[i] = score;
        weighed[i] = scores.weigh({ a: link.a, b: link.b, score });
      }
      if (y !== x) drop(y * block);
    }
    drop(x * block);
  }
  return { likes, scores: weighed };
}
