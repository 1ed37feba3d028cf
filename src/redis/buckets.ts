/**
 * The buckets of a shared index: claims are put into them, looked for, and taken out; one command a shard for any number of reports.
 *
 * Cost: one round trip each.
 * @module
 */
import { NewsfoldError } from 'newsfold';
import type { Commands, Request } from './commands';
import { CLAIM_LETTERS, type Fields, type Layout, REF_LETTERS } from './layout';
import type { SharedIndexParameters } from './options';
import { CLAIM, DROP, LOOK, type Script } from './scripts';
import type { SharedIndexStats } from './stats';

/** The claim of a report, its reference and the time of its birth, on buckets. */
export interface Claim {
  readonly claim: string;
  readonly buckets: readonly Fields[];
}

/** A claim that a report has met in one of its buckets of a shard. */
export interface Sighting {
  readonly claim: string;
  readonly among: Fields;
}

/** Digits of a report's number in an answer, and of that and the number of claims. */
const NUMBER = 5;
const HEAD = 10;

/** Of somebody who only looks. */
export const NOBODY: string = '-'.repeat(CLAIM_LETTERS);

/** Microseconds since 1970 that a claim's report was born at. */
function birth(claim: string): number {
  return Number(claim.slice(REF_LETTERS));
}

/** The reports of a command, in one text, and whose part each is. */
interface Asked {
  text: string;
  readonly lists: number[];
  readonly fields: Fields[];
}

export class Buckets {
  readonly #commands: Commands;
  readonly #layout: Layout;
  readonly #own: SharedIndexParameters;
  readonly #stats: SharedIndexStats;

  constructor(
    commands: Commands,
    layout: Layout,
    parameters: SharedIndexParameters,
    stats: SharedIndexStats,
  ) {
    this.#commands = commands;
    this.#layout = layout;
    this.#own = parameters;
    this.#stats = stats;
  }

  /**
   * Puts claims into their buckets, and tells for each whose claims were there, or come before it in the list.
   *
   * @param now the latest time known: what is older by a window is forgotten
   * @param always whether to claim too where others have been met in a shard
   */
  async claim(claims: readonly Claim[], now: number, always: boolean): Promise<Sighting[][]> {
    return await this.#see(CLAIM, claims, now, always);
  }

  /** For each list of buckets the claims in them, but those of who looks. */
  async look(claims: readonly Claim[], now: number): Promise<Sighting[][]> {
    return await this.#see(LOOK, claims, now, false);
  }

  /** Takes claims away that say nothing any more. That they stay is no harm, so neither is a failure. */
  async drop(claims: readonly Claim[]): Promise<void> {
    const slices = this.#slices(claims);
    const asked = this.#ask(claims, slices);
    try {
      await this.#commands.run(DROP, this.#requests(asked, slices), (shard) => [asked.get(shard)!.text]);
    } catch (error) {
      if (!(error instanceof NewsfoldError)) throw error;
    }
  }

  async #see(script: Script, claims: readonly Claim[], now: number, always: boolean): Promise<Sighting[][]> {
    const slices = this.#slices(script === CLAIM ? claims : [], this.#layout.numbersAt(now));
    const asked = this.#ask(claims, slices);
    const requests = this.#requests(asked, slices);
    const { window, maxBucket } = this.#own;
    // A slice is kept for as long as what was born at its end.
    const common = [String(window * 1500), String(maxBucket * CLAIM_LETTERS), always ? '1' : '0'];
    const replies = await this.#commands.run(script, requests, (shard) => [
      asked.get(shard)!.text,
      ...common,
    ]);
    const seen: Sighting[][] = claims.map(() => []);
    for (const [i, { place }] of requests.entries()) {
      this.#stats.garbage += Number(replies[3 * i + 1]);
      this.#stats.cappedBuckets += Number(replies[3 * i + 2]);
      const text = String(replies[3 * i]);
      const { lists, fields } = asked.get(place.shard)!;
      for (let at = 0; at + HEAD <= text.length; ) {
        const number = Number(text.slice(at, at + NUMBER));
        const end = at + HEAD + Number(text.slice(at + NUMBER, at + HEAD)) * CLAIM_LETTERS;
        const [list, among] = [lists[number], fields[number]];
        // No answer of the script: nothing of what follows can be told apart.
        if (list === undefined || among === undefined || !(end <= text.length)) break;
        const own = claims[list]!.claim;
        for (at += HEAD; at < end; at += CLAIM_LETTERS) {
          const claim = text.slice(at, at + CLAIM_LETTERS);
          if (claim !== own) seen[list]!.push({ claim, among });
        }
      }
    }
    return seen;
  }

  /** The numbers of the slices that claims are in, and some others, each with a letter. */
  #slices(claims: readonly Claim[], others: readonly number[] = []): Map<number, string> {
    const numbers = new Set(others);
    for (const { claim } of claims) numbers.add(this.#layout.numberOf(birth(claim)));
    // More than there are letters is in no index of ours.
    return new Map(
      Array.from(numbers, (number, i): [number, string] => [number, i.toString(36)]).slice(0, 36),
    );
  }

  #ask(claims: readonly Claim[], slices: ReadonlyMap<number, string>): Map<number, Asked> {
    const shards = new Map<number, Asked>();
    for (const [list, { claim, buckets }] of claims.entries()) {
      const head = claim + (slices.get(this.#layout.numberOf(birth(claim))) ?? '-');
      for (const fields of buckets) {
        let own = shards.get(fields.shard);
        if (own === undefined) {
          own = { text: '', lists: [], fields: [] };
          shards.set(fields.shard, own);
        }
        own.text += head + fields.text;
        own.lists.push(list);
        own.fields.push(fields);
      }
    }
    return shards;
  }

  #requests(asked: ReadonlyMap<number, Asked>, slices: ReadonlyMap<number, string>): Request[] {
    return [...asked.keys()].flatMap((shard) =>
      [...slices].map(([number, letter]) => ({
        place: this.#layout.slice(shard, number),
        arguments: [letter],
        id: undefined,
      })),
    );
  }
}
