/**
 * A desk as simple as can be: lists that are searched from end to end, pins as pairs, and a batch run for an oracle. Random calls go to it
 * and to real desks, which must answer as it does, and as each other.
 */
import {
  type Article,
  type ArticlePins,
  clusterStories,
  type DeskEvent,
  type DeskOptions,
  type DeskPlacement,
  NewsDesk,
  type Story,
  type StoryClustering,
} from 'newsfold';
import { expect } from 'vitest';
import { codeOf } from '../helpers/errors';
import { random, shuffled, whole } from '../helpers/random';

const DAY = 86_400_000;

/** Stories without what a desk names by itself. */
export function nameless(stories: readonly Story[]): unknown[] {
  return stories.map(({ id: _, aliases: __, related, ...story }) => ({
    ...story,
    related: related.map(({ score, shared }) => ({ score, shared })),
  }));
}

/** Sets of ids, each set and all of them sorted. */
function sets(groups: Iterable<readonly string[]>): string[] {
  return [...groups].map((ids) => [...ids].sort().join(' ')).sort();
}

/** Pairs of ids that an editor has spoken of. */
export class PinModel {
  readonly #same: Set<string> = new Set();
  readonly #different: Set<string> = new Set();

  #classOf(id: string): string[] {
    return [id, ...this.#pairs(this.#same).flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []))];
  }

  #pairs(keys: ReadonlySet<string>): [string, string][] {
    return [...keys].map((key) => key.split('|') as [string, string]);
  }

  #put(keys: Set<string>, a: string, b: string): void {
    if (a !== b) keys.add([a, b].sort().join('|'));
  }

  #areDifferent(a: string, b: string): boolean {
    return this.#different.has([a, b].sort().join('|'));
  }

  /** @returns false, and does nothing, where that contradicts what was said */
  same(ids: readonly string[]): boolean {
    const all = ids.flatMap((id) => this.#classOf(id));
    if (all.some((a) => all.some((b) => this.#areDifferent(a, b)))) return false;
    const foes = this.#pairs(this.#different);
    for (const a of all) {
      for (const b of all) this.#put(this.#same, a, b);
      for (const [x, y] of foes) {
        for (const b of all) {
          if (a === x) this.#put(this.#different, b, y);
          if (a === y) this.#put(this.#different, b, x);
        }
      }
    }
    return true;
  }

  different(ids: readonly string[], rest: readonly string[]): boolean {
    const all = rest.flatMap((id) => this.#classOf(id));
    if (ids.some((id) => all.includes(id)) || !this.same(rest)) return false;
    for (const id of ids) {
      for (const a of this.#classOf(id)) for (const b of all) this.#put(this.#different, a, b);
    }
    return true;
  }

  forget(id: string): boolean {
    let was = false;
    for (const keys of [this.#same, this.#different]) {
      for (const key of [...keys]) if (key.split('|').includes(id)) was = keys.delete(key) || was;
    }
    return was;
  }

  get all(): ArticlePins {
    return { sameStory: this.#pairs(this.#same), differentStory: this.#pairs(this.#different) };
  }
}

/** Steps that are done now and then. */
class Held {
  readonly #steps: Generator<unknown, DeskEvent[], undefined>;
  #events: DeskEvent[] | undefined;

  constructor(steps: Generator<unknown, DeskEvent[], undefined>) {
    this.#steps = steps;
  }

  get isDone(): boolean {
    return this.#events !== undefined;
  }

  next(): void {
    if (this.#events !== undefined) return;
    const { done, value } = this.#steps.next();
    if (done) this.#events = value;
  }

  events(): DeskEvent[] {
    while (this.#events === undefined) this.next();
    return this.#events;
  }
}

/** Random calls of one seed, on one model and on desks that must not differ. */
class Run {
  readonly #next: () => number;
  readonly #options: DeskOptions;
  readonly #articles: Map<string, Article> = new Map();
  readonly #times: Map<string, number> = new Map();
  readonly #pins: PinModel = new PinModel();
  readonly #pool: readonly Article[];
  #desks: NewsDesk[];
  #now = Date.UTC(2021, 2, 15);
  #unsettled: Map<string, string> = new Map();
  /** Calls of each kind, and errors. */
  readonly counts: Record<string, number> = {};

  constructor(seed: number, pool: readonly Article[], options: DeskOptions) {
    this.#next = random(seed);
    this.#options = { ...options, now: () => this.#now };
    // Two events, so that stories have several reports.
    const [a, b] = [whole(this.#next, 5), whole(this.#next, 5)];
    const some = pool.filter(({ id }) => [`event${a}`, `event${b}`, 'alone'].some((of) => id.startsWith(of)));
    this.#pool = shuffled(some, seed).slice(0, 8);
    this.#desks = [new NewsDesk(this.#options)];
  }

  /** So many random calls, and a settle in the end. */
  go(calls: number): void {
    const kinds = [this.#add, this.#add, this.#add, this.#remove, this.#merge, this.#split, this.#pin];
    const rare = [this.#settle, this.#unpin, this.#restore, this.#settleInSteps];
    for (let i = 0; i < calls; i++) {
      const list = this.#next() < 0.7 ? kinds : rare;
      list[whole(this.#next, list.length)]!.call(this);
    }
    this.#settle();
  }

  #count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  /** The same call on every desk; all give the same. */
  #all<T>(call: (desk: NewsDesk) => T): T {
    const [first, ...others] = this.#desks.map(call);
    for (const other of others) expect(JSON.stringify(other)).toBe(JSON.stringify(first));
    return first!;
  }

  #any<T>(items: readonly T[]): T | undefined {
    return items[whole(this.#next, items.length)];
  }

  #ids(): string[] {
    return [...this.#articles.keys()].sort();
  }

  #storyIds(): string[] {
    return [...new Set(this.#ids().map((id) => this.#desks[0]!.storyOf(id)!))];
  }

  #members(storyId: string): string[] {
    return this.#ids().filter((id) => this.#desks[0]!.storyOf(id) === storyId);
  }

  #add(): void {
    this.#now += whole(this.#next, DAY / 4);
    const some = Array.from({ length: 1 + whole(this.#next, 4) }, () => {
      const article = this.#any(this.#pool)!;
      if (this.#next() < 0.05) return { ...article, id: `${article.id}-short`, text: 'Too' };
      if (this.#next() < 0.05) return { ...article, publishedAt: '2020-01-01' };
      // A revision, if it is there: with the text of another.
      return this.#next() < 0.15 ? { ...article, text: this.#any(this.#pool)!.text } : article;
    });
    const placements = this.#all((desk) => desk.add(some));
    expect(placements).toHaveLength(some.length);
    for (const [i, placement] of placements.entries()) this.#expectPlaced(some[i]!, placement);
  }

  #expectPlaced(article: Article, placement: DeskPlacement): void {
    const { id } = article;
    this.#count(placement.outcome);
    expect(placement.articleId).toBe(id);
    expect(placement.outcome === 'rejected').toBe(article.text === 'Too');
    if (placement.outcome === 'rejected') return;
    this.#evict();
    const isThere = JSON.stringify(this.#articles.get(id)) === JSON.stringify(article);
    expect(placement.outcome === 'unchanged').toBe(isThere);
    if (isThere) return;
    expect(placement.replaced ?? false).toBe(this.#articles.has(id));
    this.#articles.set(id, article);
    const time = article.publishedAt === undefined ? this.#now : new Date(article.publishedAt).getTime();
    this.#times.set(id, time > this.#now + DAY ? this.#now : time);
    this.#evict();
    expect(placement.outcome !== 'outside-window').toBe(this.#articles.has(id));
    if (placement.storyId !== undefined) this.#unsettled.set(id, placement.storyId);
  }

  #evict(): void {
    const { keepDays = 30, keepArticles = 100_000 } = this.#options;
    const byAge = [...this.#times].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? 1 : -1));
    for (const [id, time] of byAge) {
      if (time >= this.#now - keepDays * DAY && this.#times.size <= keepArticles) continue;
      this.#forget(id);
    }
  }

  #forget(id: string): void {
    this.#articles.delete(id);
    this.#times.delete(id);
    this.#unsettled.delete(id);
    this.#pins.forget(id);
  }

  #remove(): void {
    const id = this.#any([...this.#pool.map((article) => article.id)])!;
    const was = this.#articles.has(id);
    expect(this.#all((desk) => desk.remove([id, 'nobody', id]))).toBe(was ? 1 : 0);
    this.#forget(id);
    this.#count('remove');
  }

  /** A call that an editor's earlier word may contradict. */
  #say(kind: string, call: (desk: NewsDesk) => void, isSaid: boolean): void {
    const before = JSON.stringify(this.#desks[0]!.pins);
    expect(this.#all((desk) => codeOf(() => call(desk)))).toBe(isSaid ? 'no error' : 'contradictory-pins');
    if (!isSaid) expect(JSON.stringify(this.#desks[0]!.pins)).toBe(before);
    this.#count(isSaid ? kind : `${kind} contradicted`);
  }

  #merge(): void {
    const [a, b] = [this.#any(this.#storyIds()), this.#any(this.#storyIds())];
    if (a === undefined || b === undefined) return;
    const isSaid = this.#pins.same([...this.#members(a), ...this.#members(b)]);
    this.#say('merge', (desk) => desk.merge(a, b), isSaid);
  }

  #split(): void {
    const storyId = this.#any(this.#storyIds());
    if (storyId === undefined) return;
    const members = this.#members(storyId);
    const out = members.filter(() => this.#next() < 0.4);
    if (out.length === 0 || out.length === members.length) {
      for (const desk of this.#desks) expect(() => desk.split(storyId, out)).toThrow(RangeError);
      return;
    }
    const isSaid = this.#pins.different(
      out,
      members.filter((id) => !out.includes(id)),
    );
    this.#say('split', (desk) => desk.split(storyId, out), isSaid);
  }

  #pin(): void {
    const [id, storyId] = [this.#any(this.#ids()), this.#any(this.#storyIds())];
    if (id === undefined || storyId === undefined) return;
    const isSaid = this.#pins.same([id, ...this.#members(storyId)]);
    this.#say('pin', (desk) => desk.pin(id, storyId), isSaid);
  }

  #unpin(): void {
    const id = this.#any(this.#ids());
    if (id === undefined) return;
    expect(this.#all((desk) => desk.unpin(id))).toBe(this.#pins.forget(id) ? 1 : 0);
    this.#count('unpin');
  }

  /** Until the next settle there are two: one that went on, and one that was restored. */
  #restore(): void {
    const bytes = this.#all((desk) => [...desk.snapshot('here')]);
    const restored = NewsDesk.restore(Uint8Array.from(bytes), this.#options);
    this.#desks = [this.#desks[0]!, restored];
    expect(restored.note).toBe('here');
    this.#all((desk) => [desk.stories(), desk.stats, desk.pins, [...desk.articles()]]);
    this.#all((desk) => this.#ids().map((id) => desk.storyOf(id)));
    expect([...restored.snapshot('here')]).toEqual(bytes);
    this.#count('restore');
  }

  #settle(): void {
    const events = this.#all((desk) => desk.settle());
    this.#evict();
    this.#count('settle');
    for (const { type } of events) this.#count(`event ${type}`);
    const { now: _, keepArticles: __, keepDays: ___, ...options } = this.#options;
    const articles = shuffled([...this.#articles.values()], whole(this.#next, 1000));
    const wanted = clusterStories(articles, { ...options, ...this.#pins.all });
    this.#expectSettled(wanted);
    expect(this.#all((desk) => desk.settle())).toEqual([]);
    this.#unsettled.clear();
    this.#desks = this.#desks.slice(-1);
  }

  /** A settle during which other calls are made: it shows the reports there were when it began. */
  #settleInSteps(): void {
    const runs = this.#desks.map((desk) => new Held(desk.settleSteps()));
    for (const run of runs) run.next();
    this.#evict();
    const frozen = [...this.#articles.values()];
    const { now: _, keepArticles: __, keepDays: ___, ...options } = this.#options;
    const wanted = clusterStories(shuffled(frozen, whole(this.#next, 1000)), {
      ...options,
      ...this.#pins.all,
    });
    const told = [...this.#unsettled.values()];
    this.#unsettled.clear();
    for (const run of runs) for (let i = whole(this.#next, 40); i > 0; i--) run.next();
    // A desk that shows its new stories answers otherwise than one that does not yet.
    if (runs.some((run) => run.isDone)) for (const run of runs) run.events();
    const calls = [this.#add, this.#add, this.#remove, this.#merge, this.#split, this.#pin, this.#unpin];
    for (let i = whole(this.#next, 4); i > 0; i--) this.#any(calls)!.call(this);
    const [events, ...others] = runs.map((run) => JSON.stringify(run.events()));
    for (const other of others) expect(other).toBe(events);
    this.#count('settle in steps');
    const [desk] = this.#desks as [NewsDesk];
    // A story may have lost all its reports since: it is told all the same until the next settle.
    expect(JSON.stringify(nameless(desk.stories()))).toBe(JSON.stringify(nameless(wanted.stories)));
    expect(this.#all(({ stats }) => stats)).toMatchObject({
      articles: this.#articles.size,
      unsettled: this.#unsettled.size,
    });
    this.#all((each) => [each.stories(), [...each.articles()], this.#ids().map((id) => each.storyOf(id))]);
    for (const id of this.#ids()) expect(desk.storyOf(id)).toBeDefined();
    if (this.#options.minSources !== undefined) return;
    for (const storyId of told) expect(desk.story(storyId)).toBeDefined();
    for (const [id, storyId] of this.#unsettled) {
      expect(desk.storyOf(id)).toBe(desk.story(storyId)?.id ?? storyId);
    }
  }

  #expectSettled(wanted: StoryClustering): void {
    const [desk] = this.#desks as [NewsDesk];
    const stories = desk.stories();
    expect(JSON.stringify(nameless(stories))).toBe(JSON.stringify(nameless(wanted.stories)));
    this.#all((each) => [each.stories(), each.stats]);
    // Reports are in the stories, told or below, that the batch has them in.
    const groups = [...wanted.stories, ...wanted.below].map((story) => story.articleIds);
    expect(sets(this.#storyIds().map((id) => this.#members(id)))).toEqual(sets(groups));
    expect([...desk.articles()].map(({ id }) => id)).toEqual(this.#ids());
    expect(desk.stats).toMatchObject({ articles: this.#articles.size, unsettled: 0 });
    const names = stories.flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const story of stories) {
      for (const name of [story.id, ...story.aliases]) expect(desk.story(name)).toBe(story);
      for (const id of story.articleIds) expect(desk.storyOf(id)).toBe(story.id);
      for (const { storyId } of story.related) expect(stories.map(({ id }) => id)).toContain(storyId);
    }
    // Whatever a caller was told a report's story is called, it is still called so.
    if (this.#options.minSources !== undefined) return;
    for (const storyId of this.#unsettled.values()) expect(desk.story(storyId)).toBeDefined();
  }
}

/** So many runs, from a seed on. @returns how often each kind of call was made, and each answer given */
export function runs(
  pool: readonly Article[],
  first: number,
  count: number,
  variants: readonly DeskOptions[] = VARIANTS,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let seed = first; seed < first + count; seed++) {
    const run = new Run(seed, pool, variants[seed % variants.length]!);
    run.go(CALLS);
    for (const [what, times] of Object.entries(run.counts)) counts[what] = (counts[what] ?? 0) + times;
  }
  return counts;
}

/** Random calls of one run. */
const CALLS = 8;

/** What must have happened in many runs; moves are too rare (`desk.test.ts` has one). */
export const KINDS: readonly string[] = [
  ...[
    'new-story',
    'joined',
    'copy',
    'rejected',
    'outside-window',
    'remove',
    'settle',
    'restore',
    'unchanged',
  ],
  'settle in steps',
  ...['merge', 'merge contradicted', 'split', 'split contradicted', 'pin', 'pin contradicted', 'unpin'],
  ...['new-story', 'merged', 'split', 'joined', 'headline', 'status', 'ended'].map((type) => `event ${type}`),
];

/** Options under which desks run. */
export const VARIANTS: readonly DeskOptions[] = [
  {},
  { keepArticles: 6 },
  { minSources: 2, keepDays: 9 },
  { threshold: 0.4, maxSentences: 1 },
  { threshold: -0.5, window: 2 },
  { veto: (a, b) => a.source !== undefined && a.source === b.source },
];

/** The same, settled by weights that stand still. */
export const STILL_VARIANTS: readonly DeskOptions[] = VARIANTS.map((options) => ({
  ...options,
  idf: 'background',
}));
