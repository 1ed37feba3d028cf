/**
 * Pins: an editor's word on which articles are one story and which are not. "Same" is transitive, also through articles that have left the
 * batch, so that corrections survive re-runs; "different" holds between all articles that are the same as one or the other.
 *
 * Cost: O(n) in pinned ids.
 * @module
 */
import { expectation, NewsfoldError } from '../errors';

/**
 * An editor's corrections.
 *
 * @example
 * ```ts
 * const pins: PinOptions = { differentStory: [['wire-eurasia-istanbul-visit', 'wire-eurasia-istanbul-postponed']] };
 * clusterStories(articles, pins).stories.length; // 10
 * ```
 */
export interface PinOptions {
  /** Groups of ids of articles that are one story, whatever else is said of them. Ids that no article has are listed in the result. */
  sameStory?: readonly (readonly string[])[] | undefined;
  /** Pairs of ids of articles that are not one story; of copies neither, which are then two independent reports. */
  differentStory?: readonly (readonly [string, string])[] | undefined;
}

const NOTHING: ReadonlySet<number> = new Set();

/** Pins that do not contradict each other. */
export class Pins {
  /** Every id that was named. */
  readonly ids: readonly string[];
  readonly #classOf: ReadonlyMap<string, number>;
  readonly #foes: ReadonlyMap<number, ReadonlySet<number>>;

  /**
   * @throws TypeError unless the pins are lists of lists of ids, pairs where two are meant; NewsfoldError `contradictory-pins` where two
   * articles are the same through `sameStory` and different by `differentStory`
   */
  constructor({ sameStory = [], differentStory = [] }: PinOptions) {
    mustBeLists('options.sameStory', sameStory, 'an array of arrays of ids');
    mustBeLists('options.differentStory', differentStory, 'an array of pairs of ids', 2);
    const numberOf = new Map<string, number>();
    for (const ids of [...sameStory, ...differentStory]) {
      for (const id of ids) if (!numberOf.has(id)) numberOf.set(id, numberOf.size);
    }
    this.ids = [...numberOf.keys()];
    const parent = this.ids.map((_, i) => i);
    const rootOf = (number: number): number => {
      let root = number;
      while (parent[root] !== root) root = parent[root]!;
      for (let at = number; at !== root; ) [parent[at], at] = [root, parent[at]!];
      return root;
    };
    for (const ids of sameStory) {
      for (const id of ids) parent[rootOf(numberOf.get(id)!)] = rootOf(numberOf.get(ids[0]!)!);
    }
    this.#classOf = new Map(this.ids.map((id, i) => [id, rootOf(i)]));
    const foes = new Map<number, Set<number>>();
    for (const [i, [a, b]] of differentStory.entries()) {
      const [x, y] = [this.#classOf.get(a)!, this.#classOf.get(b)!];
      if (x === y) throw contradiction(i, a, b, sameStory);
      foes.set(x, (foes.get(x) ?? new Set()).add(y));
      foes.set(y, (foes.get(y) ?? new Set()).add(x));
    }
    this.#foes = foes;
  }

  get isEmpty(): boolean {
    return this.ids.length === 0;
  }

  /** A number that all articles pinned to one story have; none for those that are not pinned. */
  classOf(id: string): number | undefined {
    return this.#classOf.get(id);
  }

  /** The classes that must not share a story with this one. */
  foesOf(pinned: number): ReadonlySet<number> {
    return this.#foes.get(pinned) ?? NOTHING;
  }
}

function mustBeLists(argument: string, lists: unknown, expected: string, length?: number): void {
  if (!Array.isArray(lists)) throw new TypeError(expectation(argument, expected, lists));
  for (const [i, list] of lists.entries()) {
    if (!Array.isArray(list) || (length !== undefined && list.length !== length)) {
      const shape = length === undefined ? 'an array of ids' : 'a pair of ids';
      throw new TypeError(expectation(`${argument}[${i}]`, shape, list));
    }
    for (const [k, id] of list.entries()) {
      if (typeof id !== 'string')
        throw new TypeError(expectation(`${argument}[${i}][${k}]`, 'an id, a string', id));
    }
  }
}

function contradiction(
  at: number,
  a: string,
  b: string,
  sameStory: readonly (readonly string[])[],
): NewsfoldError {
  const quoted = pathOf(a, b, sameStory).map((id) => JSON.stringify(id));
  const through = a === b ? 'one and the same' : `one story by sameStory: ${quoted.join(' = ')}`;
  const message = `options.differentStory[${at}]: expected two articles that may be apart, got ${JSON.stringify(a)} and ${JSON.stringify(b)}, ${through}`;
  return new NewsfoldError('contradictory-pins', message, 'differentStory');
}

/** Ids from `a` to `b`, each in one list with the next; breadth first. */
function pathOf(a: string, b: string, lists: readonly (readonly string[])[]): string[] {
  const listsOf = new Map<string, number[]>();
  for (const [i, ids] of lists.entries()) {
    for (const id of ids) {
      const known = listsOf.get(id);
      if (known === undefined) listsOf.set(id, [i]);
      else known.push(i);
    }
  }
  const before = new Map<string, string | undefined>([[a, undefined]]);
  const seen = new Set<number>();
  for (const id of before.keys()) {
    if (id === b) break;
    for (const list of listsOf.get(id) ?? []) {
      if (seen.has(list)) continue;
      seen.add(list);
      for (const next of lists[list]!) if (!before.has(next)) before.set(next, id);
    }
  }
  const path: string[] = [];
  for (let id: string | undefined = b; id !== undefined; id = before.get(id)) path.unshift(id);
  return path;
}
