/**
 * Posting lists that grow and shrink: for each term the reports whose profile has it.
 *
 * A report that was taken out stays in the lists, without counting, until half of what is in them is such; then they are made anew. What a
 * search finds depends on the reports that are in, not on the order in which they came and went.
 *
 * Cost: O(terms of a profile) to put in and take out, on average; a search looks at so many places at most.
 * @module
 */
import { codeUnitOrder } from '../article/article';
import type { Profile } from '../stories/profile';
import { TermTable } from '../stories/term-table';

/** Places of posting lists that one search looks at: the rarest terms first, lists as a whole. */
const MOST_PLACES = 4096;

interface Entry {
  readonly id: string;
  readonly profile: Profile;
}

/** Reports by the terms of their profiles. */
export class TermLists {
  readonly #entryOf: Map<string, number> = new Map();
  #entries: (Entry | undefined)[] = [];
  /** For each term the number of its list, plus 1. */
  #listOf: TermTable = new TermTable(0);
  #lists: number[][] = [];
  /** For each list, how many of its reports are in. */
  #live: number[] = [];

  add(id: string, profile: Profile): void {
    const entry = this.#entries.length;
    this.#entries.push({ id, profile });
    this.#entryOf.set(id, entry);
    const { terms } = profile;
    for (let i = 0; i < terms.length; i++) {
      let list = this.#listOf.count(terms[i]!);
      if (list === 0) {
        list = this.#lists.push([]);
        this.#live.push(0);
        this.#listOf.add(terms[i]!, list);
      }
      this.#lists[list - 1]!.push(entry);
      this.#live[list - 1]!++;
    }
  }

  remove(id: string): void {
    const entry = this.#entryOf.get(id);
    if (entry === undefined) return;
    const { terms } = this.#entries[entry]!.profile;
    for (let i = 0; i < terms.length; i++) this.#live[this.#listOf.count(terms[i]!) - 1]!--;
    this.#entries[entry] = undefined;
    this.#entryOf.delete(id);
    if (this.#entries.length > 2 * this.#entryOf.size + 64) this.#rebuild();
  }

  /**
   * Reports that share terms with a profile, those that share the most weight first, of equals by id.
   *
   * @param most so many at the most
   * @param except a report to pass over
   */
  search(profile: Profile, most: number, except: string): string[] {
    const { terms, weights } = profile;
    const places: { list: number; i: number }[] = [];
    for (let i = 0; i < terms.length; i++) {
      const list = this.#listOf.count(terms[i]!) - 1;
      if (list >= 0 && this.#live[list]! > 0) places.push({ list, i });
    }
    places.sort((a, b) => this.#live[a.list]! - this.#live[b.list]! || a.i - b.i);
    /** By entry. */
    const shared = new Map<number, number>();
    let left = MOST_PLACES;
    for (const { list, i } of places) {
      left -= this.#live[list]!;
      if (left < 0) break;
      for (const entry of this.#lists[list]!) {
        if (this.#entries[entry] !== undefined) shared.set(entry, (shared.get(entry) ?? 0) + weights[i]!);
      }
    }
    /** The best so far, in order: few of thousands ever come in. */
    const best: { id: string; weight: number }[] = [];
    for (const [entry, weight] of shared) {
      if (best.length === most && weight < best[most - 1]!.weight) continue;
      const { id } = this.#entries[entry]!;
      if (id === except) continue;
      const isBefore = (other: { id: string; weight: number }): boolean =>
        weight === other.weight ? codeUnitOrder(id, other.id) < 0 : weight > other.weight;
      let at = best.length;
      for (; at > 0 && isBefore(best[at - 1]!); at--) best[at] = best[at - 1]!;
      best[at] = { id, weight };
      if (best.length > most) best.pop();
    }
    return best.map(({ id }) => id);
  }

  #rebuild(): void {
    const live = this.#entries.filter((entry) => entry !== undefined);
    this.#entryOf.clear();
    this.#entries = [];
    this.#listOf = new TermTable(0);
    this.#lists = [];
    this.#live = [];
    for (const { id, profile } of live) this.add(id, profile);
  }
}
