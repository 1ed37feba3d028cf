/**
 * An editor's word on a desk: which of its reports are one story, and which are not. "Same" is transitive; "different" holds between all
 * reports that are the same as one or the other. It is kept for as long as the reports are: what is removed or leaves the window
 * leaves no trace, and what was joined through it stays joined.
 *
 * Cost: O(reports named) a change.
 * @module
 */
import { codeUnitOrder } from '../article/article';
import { NewsfoldError } from '../errors';

/**
 * Pins between articles, as `clusterStories` takes them.
 *
 * @example
 * ```ts
 * const desk = new NewsDesk();
 * desk.add(articles);
 * const pins: ArticlePins = desk.pins;
 * clusterStories(articles, pins).stories.length; // 9
 * ```
 */
export interface ArticlePins {
  readonly sameStory: readonly (readonly string[])[];
  readonly differentStory: readonly (readonly [string, string])[];
}

/** Reports that are one story, with the classes that are not. */
interface PinClass {
  readonly ids: Set<string>;
  readonly foes: Set<PinClass>;
}

/** Pins that can be made and taken back. */
export class EditorPins {
  readonly #classOf: Map<string, PinClass> = new Map();

  /** @throws NewsfoldError `contradictory-pins` */
  constructor({ sameStory, differentStory }: ArticlePins = { sameStory: [], differentStory: [] }) {
    for (const ids of sameStory) this.same(ids);
    for (const [a, b] of differentStory) this.different([a], [b]);
  }

  /** Reports that the pins name. */
  get size(): number {
    return this.#classOf.size;
  }

  /** The pins, sorted: the same for the same word, however it was given. */
  get all(): ArticlePins {
    const sameStory: string[][] = [];
    const differentStory: [string, string][] = [];
    const firstOf = new Map<PinClass, string>();
    for (const pinned of new Set(this.#classOf.values())) {
      const ids = [...pinned.ids].sort(codeUnitOrder);
      firstOf.set(pinned, ids[0]!);
      if (ids.length > 1) sameStory.push(ids);
    }
    for (const [pinned, a] of firstOf) {
      for (const foe of pinned.foes) {
        const b = firstOf.get(foe)!;
        if (codeUnitOrder(a, b) < 0) differentStory.push([a, b]);
      }
    }
    sameStory.sort((x, y) => codeUnitOrder(x[0]!, y[0]!));
    differentStory.sort((x, y) => codeUnitOrder(x[0], y[0]) || codeUnitOrder(x[1], y[1]));
    return { sameStory, differentStory };
  }

  /** Other reports that are the same story as this one, by id. */
  fellowsOf(id: string): string[] {
    const ids = [...(this.#classOf.get(id)?.ids ?? [])];
    return ids.filter((other) => other !== id).sort(codeUnitOrder);
  }

  /** Whether two reports must not share a story. */
  areApart(a: string, b: string): boolean {
    const [x, y] = [this.#classOf.get(a), this.#classOf.get(b)];
    return x !== undefined && y !== undefined && x.foes.has(y);
  }

  /** These are one story. @throws NewsfoldError `contradictory-pins` where two of them are different; nothing has changed then */
  same(ids: readonly string[]): void {
    this.#mustAgree(ids);
    if (new Set(ids).size > 1) this.#join(ids);
  }

  /**
   * Each of `ids` is another story than `rest`, which is one story.
   *
   * @throws NewsfoldError `contradictory-pins` where one of the two is said otherwise; nothing has changed then
   */
  different(ids: readonly string[], rest: readonly string[]): void {
    this.#mustAgree(rest);
    const among = new Set(rest);
    const classes = new Set(rest.map((id) => this.#classOf.get(id)));
    for (const id of ids) {
      const pinned = this.#classOf.get(id);
      if (pinned === undefined ? !among.has(id) : !classes.has(pinned)) continue;
      const other = rest.find((one) => one === id || this.#classOf.get(one) === pinned)!;
      throw contradiction(`two articles that may be apart, got ${quoted(id, other)}`, 'one story');
    }
    const own = this.#join(rest);
    for (const id of ids) {
      const foe = this.#join([id]);
      own.foes.add(foe);
      foe.foes.add(own);
    }
  }

  /** Takes back all that was said of a report. */
  forget(id: string): boolean {
    const pinned = this.#classOf.get(id);
    if (pinned === undefined) return false;
    this.#classOf.delete(id);
    pinned.ids.delete(id);
    if (pinned.ids.size === 0) {
      for (const foe of pinned.foes) {
        foe.foes.delete(pinned);
        this.#dropIfIdle(foe);
      }
    } else this.#dropIfIdle(pinned);
    return true;
  }

  /** A report alone, of which nothing is said. */
  #dropIfIdle(pinned: PinClass): void {
    if (pinned.ids.size > 1 || pinned.foes.size > 0) return;
    for (const id of pinned.ids) this.#classOf.delete(id);
  }

  #mustAgree(ids: readonly string[]): void {
    const classes = new Map<PinClass, string>();
    for (const id of ids) {
      const pinned = this.#classOf.get(id);
      if (pinned === undefined || classes.has(pinned)) continue;
      for (const foe of pinned.foes) {
        const other = classes.get(foe);
        if (other === undefined) continue;
        throw contradiction(`articles that may share a story, got ${quoted(other, id)}`, 'two stories');
      }
      classes.set(pinned, id);
    }
  }

  /** One class of all of them, and of whoever is in one with them. */
  #join(ids: readonly string[]): PinClass {
    let joined: PinClass | undefined;
    for (const id of ids) {
      let own = this.#classOf.get(id);
      if (own === undefined) {
        own = joined ?? { ids: new Set(), foes: new Set() };
        own.ids.add(id);
        this.#classOf.set(id, own);
      }
      joined = joined === undefined || joined === own ? own : this.#union(joined, own);
    }
    return joined!;
  }

  #union(a: PinClass, b: PinClass): PinClass {
    const [large, small] = a.ids.size >= b.ids.size ? [a, b] : [b, a];
    for (const id of small.ids) {
      large.ids.add(id);
      this.#classOf.set(id, large);
    }
    for (const foe of small.foes) {
      foe.foes.delete(small);
      foe.foes.add(large);
      large.foes.add(foe);
    }
    return large;
  }
}

function quoted(a: string, b: string): string {
  return `${JSON.stringify(a)} and ${JSON.stringify(b)}`;
}

function contradiction(expected: string, said: string): NewsfoldError {
  return new NewsfoldError('contradictory-pins', `pins: expected ${expected}, which are pinned to ${said}`);
}
