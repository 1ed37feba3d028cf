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
 * 2. *claim*: put its name into all its buckets;
 * 3. *stamp*: draw a number, greater than all drawn before;
 * 4. *publish* the number in its entry, where it stays. It is refused if it has been barred (6): then go back to 3;
 * 5. *look* who else is in its buckets;
 * 6. *fetch* their entries. One that has no stamp is barred from those up to one's own;
 * 7. *decide*: if some of the alike with lesser stamps are first, the report is a copy, of the most similar of them (then the one with the
 *    least stamp). If all of them are copies, it is first. Otherwise wait for those undecided; or, since nothing but the store
 *    is needed for it, decide them oneself (5 to 7). The first verdict written stays;
 * 8. *drop* the claims of a copy: it will never be an original.
 *
 * **Why it is right.**
 * *Lemma: whoever decides B sees every alike A with a lesser stamp, and its stamp.* A's stamp was drawn after all A's claims were made, and
 * before B's was; B's buckets are looked into after B's stamp was published. So A's claim is found, unless it was dropped (then A
 * is a copy and does not matter). If A's entry had no stamp when it was fetched, it is barred from all up to B's, and could
 * never get the lesser one it has.
 * *Agreement.* Whether B is first or a copy depends, by induction over stamps, on the texts and stamps of those before it alone: it is a copy if
 * any alike one is first, and one that is first stays so. All who decide B say the same of that; of which one it is a copy, the one who
 * writes first says.
 * *No two alike are first*: the later one's decider saw the other, decided, as first. *A copy's original is first*: by 7.
 * *Progress.* One waits for lesser stamps only, so never in a circle; those who have none yet are not waited for, and whoever stops
 * halfway can be helped or is never noticed. A stamp is refused only because another report has got past 5.
 *
 * An entry that was removed or expired and made anew is another incarnation, by its time of birth: it stands in each claim, so that dropping
 * the claims of a dead one never takes those of the living. Every step may be repeated or come late (`scripts.ts`).
 *
 * What it needs: no acknowledged write is lost. A replica that takes over without the last of them may let a second report be first.
 *
 * Cost: 7 round trips, one more for copies; O(bands) a report at the servers, and one comparison a candidate.
 * @module
 */
import { NewsfoldError } from 'newsfold';
import type { Buckets } from './buckets';
import type { Commands, Request } from './commands';
import type { Decisions } from './decisions';
import type { Item } from './item';
import { digits } from './layout';
import type { SharedIndexParameters } from './options';
import { decodeRecord, decodeVerdict, encodeVerdict } from './record';
import { CREATE, DECIDE, PUBLISH } from './scripts';
import type { SharedIndexStats } from './stats';

/** Times a report is begun anew because its entry was removed or expired meanwhile. */
const MOST_ROUNDS = 20;

export class Protocol {
  readonly #commands: Commands;
  readonly #own: SharedIndexParameters;
  readonly #life: string;
  readonly #stats: SharedIndexStats;
  readonly #buckets: Buckets;
  readonly #decisions: Decisions;

  constructor(
    commands: Commands,
    buckets: Buckets,
    parameters: SharedIndexParameters,
    stats: SharedIndexStats,
    decisions: Decisions,
  ) {
    this.#commands = commands;
    this.#buckets = buckets;
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
      await this.#create(open, round > 0);
      const undecided = open.filter((item) => item.verdict === undefined && !item.conflict);
      const unstamped = undecided.filter((item) => item.stamp === 0);
      await this.#buckets.claim(
        unstamped.flatMap(({ buckets, ref, born }) =>
          buckets.map((bucket) => ({ bucket, claim: ref + born })),
        ),
      );
      await this.#stamp(unstamped);
      await this.#decisions.decide(undecided.filter((item) => item.stamp > 0));
      open = undecided.filter((item) => item.verdict === undefined);
    }
  }

  async #create(items: readonly Item[], again: boolean): Promise<void> {
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
          return false;
        }
        if (kind === 'k') {
          if (!again) item.known = true;
          const [born = '', stamp = '', rest = ''] = text.split(' ');
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
  }

  /** Steps 3 and 4. What is gone keeps stamp 0. */
  async #stamp(items: readonly Item[]): Promise<void> {
    for (let open = items; open.length > 0; ) {
      const before = await this.#buckets.stamps(open.length, open[0]!.id);
      const requests = open.map(
        (item, i): Request => ({
          place: item.entry,
          arguments: [item.born, digits(before + 1 + i)],
          id: item.id,
        }),
      );
      const replies = await this.#commands.run(PUBLISH, requests);
      open = open.filter((item, i) => {
        item.stamp = Number(replies[i]);
        return replies[i] === '0';
      });
      this.#stats.barred += open.length;
    }
  }
}
