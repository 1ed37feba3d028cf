/**
 * How many writers agree, without locks and without a transaction over the slots of a cluster, on which report is the first of its
 * kind.
 *
 * **What holds.** Call two reports alike if they share a bucket and their estimated Jaccard similarity reaches the threshold. Of the reports
 * in the index each is either *first* or a *copy* of a first one it is like; and no two first ones are alike. So of two concurrent near-copies
 * exactly one is first, and of a chain A, B, C where A and C are unlike, C is a copy only if B is first: the greedy choice
 * that `deduplicate` makes too, in the order of stamps.
 *
 * **Steps** of a report, each a round trip for any number of them; what happens to one key is atomic:
 * 1. *create* its entry, without a stamp;
 * 2. *claim*: put its name into its buckets, and be told in the same moment who is there. In a shard where others are, nothing is claimed
 *    at first: most of those who meet somebody are copies, and then there is little to take out again;
 * 3. *fetch* the entries of those it has met. One without a stamp or verdict is *barred*: it will learn that somebody has met it. If one alike is
 *    first, the report is a copy of the most similar of them, and done. Otherwise claim the other buckets too, and fetch whom it meets there;
 * 4. *publish* its stamp: the server's time, or what follows the latest stamp it has met, or its own bar, if that is later. It stays. Unless the
 *    report was barred, or has met undecided ones alike, it is first, and done;
 * 5. *look* into all its buckets, if it was barred: who has met it before it had a stamp was perhaps not there yet at 2;
 * 6. *fetch* again those without a verdict, and bar those without a stamp from stamps up to one's own; then *decide*: if some of the alike with
 *    lesser stamps are first, the report is a copy. If all of them are copies, it is first. Otherwise wait for those undecided; or, since nothing
 *    but the store is needed for it, decide them oneself (5 and 6). The first verdict written stays;
 * 7. *drop* the claims of a copy: it will never be an original.
 *
 * Stamps are ordered by number, and where that is the same by the references of the reports.
 *
 * **Why it is right.**
 * *Lemma: whoever decides B knows every alike A with a lesser stamp, and that stamp.* Both have claimed a bucket they share before they got
 * their stamps; one came second, and met the other there (or the other's claim was dropped: then it is a copy and does not matter).
 * If it was B, it has met A at 2, and whoever else decides B finds A's claim at 5. If it was A, it fetched B's entry at 3, before it got its
 * stamp. Had B had one by then, A's would have become greater. So B had none, and was barred; and B, or whoever decides it, looks into the
 * bucket after B's stamp was published, and A's claim is there. As for A's stamp: if A has none when it is fetched at 6, it is barred from all up to B's, and
 * could never get the lesser one it has.
 * *Agreement.* Whether B is first or a copy depends, by induction over stamps, on the texts and stamps of those before it alone: it is a copy if
 * any alike one is first, and one that is first stays so. A copy found at 3 has no stamp; any it could get would be greater than that of the first
 * one it has met. All who decide B say the same of that; of which one it is a copy, the one who writes first says.
 * *No two alike are first*: the later one's decider knew the other, decided, as first. *A copy's original is first*: by 3 and 6.
 * *Progress.* One waits for lesser stamps only, so never in a circle; those who have none yet are not waited for, and whoever stops
 * halfway can be helped or is never noticed.
 *
 * While a slot moves, the slices of a shard are claimed one by one, and then looked into one by one: of two that share a bucket at least
 * one still meets the other, which is all the lemma needs.
 *
 * An entry that was removed or expired and made anew is another incarnation, by its time of birth: it stands in each claim, so that dropping
 * the claims of a dead one never takes those of the living. Every step may be repeated or come late (`scripts.ts`).
 *
 * What it needs: no acknowledged write is lost. A replica that takes over without the last of them may let a second report be first.
 *
 * Cost: 3 round trips where nobody is met, 5 for copies of what is decided, some 8 where alike ones come at once; O(bands) a report at the servers, and
 * one comparison a candidate.
 * @module
 */
import { NewsfoldError } from 'newsfold';
import type { Commands, Request } from './commands';
import type { Decisions } from './decisions';
import type { Item } from './item';
import type { SharedIndexParameters } from './options';
import { decodeRecord, decodeVerdict, encodeVerdict } from './record';
import { CREATE, DECIDE } from './scripts';
import type { SharedIndexStats } from './stats';

/** Times a report is begun anew because its entry was removed or expired meanwhile. */
const MOST_ROUNDS = 20;

export class Protocol {
  readonly #commands: Commands;
  readonly #own: SharedIndexParameters;
  readonly #life: string;
  readonly #stats: SharedIndexStats;
  readonly #decisions: Decisions;

  constructor(
    commands: Commands,
    parameters: SharedIndexParameters,
    stats: SharedIndexStats,
    decisions: Decisions,
  ) {
    this.#commands = commands;
    this.#own = parameters;
    this.#life = String(parameters.window * 1000);
    this.#stats = stats;
    this.#decisions = decisions;
  }

  /**
   * Brings each item, all of different ids, to its verdict or its conflict. Of those with one signature, one goes all the way, and the
   * others follow it: a flood of one text costs little more than one.
   */
  async settle(items: readonly Item[]): Promise<void> {
    for (let open = items; open.length > 0; ) {
      const leaders = new Map<string, Item>();
      for (const item of open) {
        // Nothing is like a text without words, not even another.
        const name = item.buckets.length === 0 ? item.ref : item.letters.signature;
        if (!leaders.has(name)) leaders.set(name, item);
      }
      await this.#lead([...leaders.values()]);
      const others = open.filter((item) => item.verdict === undefined && !item.conflict);
      await this.#follow(others, leaders);
      open = others.filter((item) => item.verdict === undefined && !item.conflict);
    }
  }

  /**
   * Decides items as their leaders were. It takes neither claims nor stamps: a copy is never an original, so nobody has to see it; and its
   * original is first already.
   */
  async #follow(items: readonly Item[], leaders: ReadonlyMap<string, Item>): Promise<void> {
    const followers = items.filter((item) => leaders.get(item.letters.signature)?.verdict !== undefined);
    await this.#create(followers, false);
    const undecided = followers.filter((item) => item.verdict === undefined && !item.conflict);
    const requests = undecided.map((item): Request => {
      const leader = leaders.get(item.letters.signature)!;
      const { original = leader.id, score } = leader.verdict!;
      return {
        place: item.entry,
        arguments: [item.born, encodeVerdict({ original, score })],
        id: item.id,
      };
    });
    const replies = await this.#commands.run(DECIDE, requests);
    for (const [i, item] of undecided.entries()) {
      item.verdict = decodeVerdict(String(replies[i])) ?? undefined;
    }
  }

  async #lead(items: readonly Item[]): Promise<void> {
    let open = items;
    for (let round = 0; open.length > 0; round++) {
      if (round === MOST_ROUNDS) {
        const message = `shared index: step 'create' of report ${JSON.stringify(open[0]!.id)}: its entry vanishes faster than it is decided on`;
        throw new NewsfoldError('storage-failed', message, 'create');
      }
      const now = await this.#create(open, round > 0);
      const undecided = open.filter((item) => item.verdict === undefined && !item.conflict);
      await this.#decisions.decide(undecided, now);
      open = undecided.filter((item) => item.verdict === undefined);
    }
  }

  /** Returns the time at the servers, in microseconds. */
  async #create(items: readonly Item[], again: boolean): Promise<number> {
    let latest = 0;
    const write = async (some: readonly Item[], force: string): Promise<Item[]> => {
      const requests = some.map(
        (item): Request => ({
          place: item.entry,
          arguments: [item.letters.id, item.letters.signature],
          id: item.id,
        }),
      );
      const replies = await this.#commands.run(CREATE, requests, [this.#life, force]);
      return some.filter((item, i) => {
        const kind = replies[2 * i];
        const text = String(replies[2 * i + 1]);
        if (kind === 'n' || kind === 'g') {
          if (kind === 'g') this.#stats.garbage++;
          [item.born, item.stamp] = [text, 0];
          latest = Math.max(latest, Number(text));
          return false;
        }
        if (kind === 'k') {
          if (!again) item.known = true;
          const [now = '', born = '', stamp = '', rest = ''] = text.split(' ');
          latest = Math.max(latest, Number(now));
          [item.born, item.stamp] = [born, Number(stamp)];
          const verdict = decodeVerdict(rest);
          item.verdict = verdict ?? undefined;
          return verdict === undefined;
        }
        // Of a report with this id and another text, or else of nobody: then it is garbage.
        item.conflict = decodeRecord(text, this.#own)?.id === item.id;
        return !item.conflict;
      });
    };
    const garbage = await write(items, '0');
    await write(garbage, '1');
    return latest;
  }
}
