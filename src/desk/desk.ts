/**
 * `NewsDesk`: reports come one at a time; each is placed at once, and now and then the desk is settled, which makes it equal to a batch
 * run over all that it keeps.
 *
 * Two kinds of answers. First sight: `add` says at once, by bounded work, what a report is (`first-sight.ts`), and `storyOf` where it is for
 * now. Settled: `stories` and `story` show what `clusterStories` makes of the reports that were there at the last `settle`; until the
 * next one they also quote reports that were removed since.
 *
 * Cost: see each method. A settle reads and tells only what changed; it weighs and links all reports anew, unless weights stand still (`idf: 'background'`).
 * @module
 */
import type { Article } from '../article/article';
import { expectation, mustBeOptions, mustBeString } from '../errors';
import { InTurns, type TurnOptions } from '../in-turns';
import type { ClusterProgress } from '../progress';
import { drain } from '../steps';
import type { Story, StorySummary } from '../summary/story';
import { DeskCore } from './core';
import { listed } from './listing';
import { checkDeskOptions, fingerprintOf } from './options';
import type { ArticlePins } from './pins';
import { articleOf, readArticles, readIds } from './read';
import { readSnapshot, writeSnapshot } from './snapshot';
import type { DeskEvent, DeskOptions, DeskPlacement, DeskStats, StoryList } from './types';

/**
 * A live desk.
 * @example
 * ```ts
 * const desk = new NewsDesk({ keepDays: 14 });
 * const text = 'Turkey and Russia postponed the talks on Libya due in Istanbul on Sunday.';
 * desk.add({ id: 'a', title: 'Talks postponed', text }); // [{ articleId: 'a', outcome: 'new-story', storyId: 'story:a' }]
 * desk.add({ id: 'b', title: 'Istanbul talks off', text })[0]?.outcome; // 'copy'
 * desk.settle(); // [{ type: 'new-story', storyId: 'story:a', headline: 'Talks postponed', articleIds: ['a', 'b'] }]
 * ```
 */
export class NewsDesk {
  readonly #core: DeskCore;

  /** @throws TypeError, RangeError for bad options */
  constructor(options: DeskOptions = {}) {
    checkDeskOptions(options);
    this.#core = new DeskCore({ ...options });
  }

  /**
   * Takes reports in, in the order given, and says of each what it is at first sight. A report of an id that is there already takes the
   * place of the older version, and one that is there to the byte changes nothing. Reports that are too old, or too many, for the window go.
   *
   * @param articles one, or any number; each field is read once, before any is taken in
   * @returns a placement a report, in order
   * @throws TypeError unless `articles` is an article or an iterable; what the iterable, `now`, `veto` or a language pack's `stem` throws:
   * reports before the one it was thrown for are in, that one and later ones are not
   *
   * Complexity: O(n) in a report's words, with constants that do not depend on the size of the desk; nothing is clustered anew.
   */
  add(articles: Article | Iterable<Article>): DeskPlacement[] {
    const read = readArticles(articles);
    this.#core.tick();
    return read.map((one) => this.#core.add(one));
  }

  /**
   * Removes reports, and what an editor said of them. The stories shown are told without them from the next `settle` on.
   *
   * @param ids one id, or any number; those that are not there are passed over
   * @returns how many were there
   * @throws TypeError for what are no ids
   */
  remove(ids: string | Iterable<string>): number {
    let removed = 0;
    for (const id of readIds('ids', ids)) if (this.#core.remove(id)) removed++;
    return removed;
  }

  /**
   * Folds all reports anew: afterwards `stories()` is what `clusterStories` gives for them, with the desk's options and `pins`, but for the ids
   * of stories, which last. Reports that have become too old go first.
   *
   * @returns what changed since the last settle; nothing where nothing did
   * @throws what `now`, `veto`, `embed` or a language pack's `stem` throws; then nothing is settled
   *
   * Complexity: that of `clusterStories` over all reports, without comparing or reading again most texts that were there (see `KEPT_TERMS`), without
   * telling stories that have the same reports and copies, and with `idf: 'background'` without linking what was there; O(1) where nothing changed.
   */
  settle(): DeskEvent[] {
    return drain(this.settleSteps());
  }

  /**
   * {@link NewsDesk.settle} without holding the thread: after every step of some milliseconds other callbacks have their turn, and may call any
   * method of the desk, which answers as before. Only the end holds it once more, to show the new stories.
   *
   * Settled are the reports that are kept when it begins, which is at once. What is removed meanwhile is gone in the end; what comes meanwhile
   * stays in the story it was said to be in, and waits for the next settle. Another settle first ends this one.
   *
   * @returns what that settle changed since the one before
   * @throws rejects with the signal's reason (NewsfoldError `aborted` where it has none), with what `onProgress` throws, else as `settle` does
   * @example
   * ```ts
   * const desk = new NewsDesk();
   * desk.add({ id: 'a', text: 'The harbour of Split was closed on Monday because of the storm.' });
   * const settled = desk.settleAsync({ signal: AbortSignal.timeout(60_000) });
   * desk.add({ id: 'b', text: 'Voters in Lyon went to the polls on Sunday to elect a new mayor.' });
   * (await settled).map(({ type }) => type); // ['new-story']
   * desk.stats.unsettled; // 1
   * ```
   */
  async settleAsync(options: TurnOptions<ClusterProgress> = {}): Promise<DeskEvent[]> {
    mustBeOptions('options', options);
    const run = new InTurns(options);
    try {
      run.mustGoOn();
      const { settles } = this.#core;
      for (let other = settles.current; other !== undefined; other = settles.current) {
        settles.help(other);
        await run.turn();
      }
      return await run.through(this.settleSteps());
    } finally {
      run.end();
    }
  }

  /**
   * {@link NewsDesk.settleAsync} in steps, for a caller with turns of its own: it begins with the first `next()`, and `return()` gives it up;
   * left alone, it is ended by the next settle, and what it would have told is lost.
   */
  *settleSteps(): Generator<ClusterProgress, DeskEvent[], undefined> {
    this.#core.tick();
    this.#core.evict();
    const settling = this.#core.begin();
    try {
      for (;;) {
        const step = this.#core.settles.step(settling);
        if (step === undefined) return settling.events!;
        yield step;
      }
    } finally {
      this.#core.settles.drop(settling);
    }
  }

  /** Whether a report of this id is kept. */
  has(articleId: string): boolean {
    return this.#core.reports.get(articleId) !== undefined;
  }

  /** A report that is kept, its date in epoch milliseconds where it was more than a day or month. */
  get(articleId: string): Article | undefined {
    const article = this.#core.reports.get(articleId);
    return article === undefined ? undefined : articleOf(article);
  }

  /** All reports that are kept, by id: what `clusterStories` would be given. */
  *articles(): Generator<Article, void, undefined> {
    for (const article of this.#core.reports.sorted()) yield articleOf(article);
  }

  /** The story a report is in now: as the last settle or, for one that came since, first sight has it. */
  storyOf(articleId: string): string | undefined {
    return this.#core.reports.storyOf(articleId);
  }

  /**
   * The stories of the last settle. They are the desk's own: not to be changed.
   *
   * @throws TypeError, RangeError for bad options
   *
   * Complexity: O(stories shown) by size; O(reports + stories · log stories) by latest.
   */
  stories(list: StoryList = {}): Story[] {
    return listed(this.#core, list);
  }

  /** A story of the last settle, by its id or any id it had before; none for one that is not told yet. */
  story(storyId: string): Story | undefined {
    const { told, nameOf } = this.#core.settled;
    return told.get(nameOf.get(storyId) ?? '');
  }

  /**
   * What a story would be told as with the reports it has now, those that came since the last settle included: for whoever follows a story
   * and is not to wait. Which reports those are is first sight, so the next settle may tell it otherwise.
   *
   * @returns headline, summary, status, timeline; undefined where no story has the id
   *
   * Complexity: that of `summarizeStory` over its reports, some 3 ms a report; nothing is kept.
   */
  preview(storyId: string): StorySummary | undefined {
    mustBeString('storyId', storyId);
    return this.#core.preview(storyId);
  }

  /**
   * An editor's word: the reports that two stories have now are one story. From the next `settle` on, for as long as the reports are kept.
   *
   * @throws TypeError, RangeError for an id that no story has; NewsfoldError `contradictory-pins` where some of the reports were said to be
   * different stories. Nothing has changed then
   */
  merge(storyId: string, otherId: string): void {
    const both = [...this.#core.reportsOf('storyId', storyId), ...this.#core.reportsOf('otherId', otherId)];
    this.#core.say((pins) => pins.same(both));
  }

  /**
   * An editor's word: these reports are not of this story. Those that are left are one story; whether those taken out are one is left to
   * their texts.
   *
   * @param articleIds some of the story's reports, not all
   * @throws as {@link NewsDesk.merge}; RangeError for a report that is not in the story, or where none or all are taken out
   */
  split(storyId: string, articleIds: string | Iterable<string>): void {
    const rest = new Set(this.#core.reportsOf('storyId', storyId));
    const ids = [...new Set(readIds('articleIds', articleIds))];
    const other = ids.find((id) => !rest.delete(id));
    if (other !== undefined) throw new RangeError(expectation('articleIds', `reports of ${storyId}`, other));
    if (ids.length === 0 || rest.size === 0) {
      const got = ids.length === 0 ? 'none' : 'all';
      throw new RangeError(`articleIds: expected some of the story's reports, got ${got}`);
    }
    this.#core.say((pins) => pins.different(ids, [...rest]));
  }

  /**
   * An editor's word: a report is of this story, as the reports are that the story has now.
   *
   * @throws as {@link NewsDesk.merge}; RangeError for a report that is not there
   */
  pin(articleId: string, storyId: string): void {
    mustBeString('articleId', articleId);
    if (!this.has(articleId)) throw new RangeError(expectation('articleId', 'the id of a report', articleId));
    const members = this.#core.reportsOf('storyId', storyId);
    this.#core.say((pins) => pins.same([articleId, ...members]));
  }

  /**
   * Takes back what an editor said of these reports; what was said of others stays.
   *
   * @returns how many of them something was said of
   * @throws TypeError for what are no ids
   */
  unpin(articleIds: string | Iterable<string>): number {
    const ids = readIds('articleIds', articleIds);
    let taken = 0;
    this.#core.say((pins) => {
      for (const id of ids) if (pins.forget(id)) taken++;
    });
    return taken;
  }

  /** An editor's word on the reports that are here, sorted: as `clusterStories` takes it. */
  get pins(): ArticlePins {
    return this.#core.pins.all;
  }

  /** Counts. @throws what `now` throws */
  get stats(): DeskStats {
    this.#core.tick();
    return this.#core.stats;
  }

  /** What was kept with the snapshot that the desk was restored from; '' where there was none. */
  get note(): string {
    return this.#core.note;
  }

  /**
   * All of the desk in one buffer, the same bytes for the same state: reports, window, pins, names and what is not settled yet.
   *
   * @param note anything to be kept with it, such as the place in a log of what comes after
   *
   * Complexity: O(bytes of all reports).
   */
  snapshot(note = ''): Uint8Array {
    mustBeString('note', note);
    return writeSnapshot(this.#core.state(note));
  }

  /**
   * A desk as it was when the snapshot was taken: it answers every call alike. `keepDays`, `keepArticles` and `now` may be others than they
   * were; `veto`, `embed` and the language packs must do what they did.
   *
   * @throws TypeError, RangeError for bad options; NewsfoldError `bad-bytes` for what is no snapshot or a damaged one, `version-too-new`,
   * `version-too-old`, `parameter-mismatch` for options that decide on stories and are others; what `veto` and `embed` throw
   * @example
   * ```ts
   * const desk = NewsDesk.restore(new NewsDesk().snapshot('nothing yet'));
   * desk.note; // 'nothing yet'
   * ```
   * Complexity: that of one settle: what is not in the bytes is computed again.
   */
  static restore(bytes: Uint8Array, options: DeskOptions = {}): NewsDesk {
    checkDeskOptions(options);
    const state = readSnapshot(bytes, fingerprintOf(options));
    const desk = new NewsDesk(options);
    desk.#core.load(state);
    return desk;
  }
}
