/**
 * What a desk is made of, and how it changes: reports in their window, first sight, an editor's pins, the last settle and its names.
 * `NewsDesk` is the door to it.
 *
 * Cost: a settle and a load are a batch run; the rest is O(1) a report, with its words.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { expectation, mustBeString } from '../errors';
import type { StorySummary } from '../summary/story';
import { type Division, type Settled, settled, tellArticles } from './division';
import { eventsBetween } from './events';
import { fingerprintOf, readClock } from './options';
import { EditorPins } from './pins';
import { Placing } from './placing';
import type { ReadArticle } from './read';
import { DeskReports } from './reports';
import { SettleRuns, type Settling } from './settle-runs';
import type { DeskState } from './snapshot';
import { type NamedStory, StoryIds } from './story-ids';
import type { DeskEvent, DeskOptions, DeskPlacement, DeskStats } from './types';
import { DeskWindow, type WindowState } from './window';

const FIELDS = ['id', 'text', 'title', 'source', 'url', 'time', 'latest', 'lang'] as const;

/** The desk without its door: options are checked, arguments read. */
export class DeskCore {
  readonly options: DeskOptions;
  readonly settles: SettleRuns;
  readonly reports: DeskReports = new DeskReports();
  window: DeskWindow;
  pins: EditorPins = new EditorPins();
  settled: Settled;
  evicted = 0;
  rejected = 0;
  note = '';
  readonly #placing: Placing;
  #ids: StoryIds = new StoryIds();
  /** Whether anything changed since the last settle. */
  #isChanged = false;
  /** What `now` said when the call began that is under way. */
  #time = 0;

  constructor(options: DeskOptions) {
    this.options = options;
    this.#placing = new Placing(this, options);
    this.settles = new SettleRuns(options, {
      done: (settling, division) => this.#install(settling, division),
      dropped: () => {
        this.#isChanged = true;
      },
    });
    this.window = this.#windowOf(undefined);
    this.settled = { stories: [], told: new Map(), nameOf: new Map(), articles: [], pins: this.pins.all };
  }

  /** Asks the caller's clock, once a call, before anything changes. */
  tick(): void {
    const { now } = this.options;
    if (now !== undefined) this.#time = readClock(now);
  }

  /** Takes one report in. What `veto` throws comes before anything has changed. */
  add({ article, rejection }: ReadArticle): DeskPlacement {
    if (article === undefined) {
      this.rejected++;
      const { id } = rejection!;
      return { ...(id === undefined ? {} : { articleId: id }), outcome: 'rejected', rejection: rejection! };
    }
    const { id } = article;
    this.#evict('');
    const known = this.reports.get(id);
    if (known !== undefined && areEqual(known, article)) {
      const storyId = this.reports.storyOf(id)!;
      return { articleId: id, outcome: 'unchanged', storyId, ...(rejection && { rejection }) };
    }
    const sighting = this.#placing.look(article);
    const older = this.reports.storyOf(id);
    const wasAlone = older !== undefined && this.reports.membersOf(older).length === 1;
    const replaced = this.#take(id);
    this.window.add(id, article.time);
    const isKept = this.#evict(id);
    const told = { ...(rejection && { rejection }), ...(replaced && { replaced: true as const }) };
    if (!isKept) {
      this.pins.forget(id);
      return { articleId: id, outcome: 'outside-window', ...told };
    }
    const outcome = this.#placing.place(article, sighting, wasAlone ? older : undefined);
    this.#isChanged = true;
    const { copy } = sighting;
    return { articleId: id, outcome, storyId: this.reports.storyOf(id)!, ...(copy && { copy }), ...told };
  }

  /** Removes a report with all that was said of it. */
  remove(id: string): boolean {
    this.pins.forget(id);
    return this.#take(id);
  }

  /** Lets go of what is too old or too many. */
  evict(): void {
    this.#evict('');
  }

  /** Begins to settle the reports there are; first ends what is under way. @throws as that throws */
  begin(): Settling {
    this.settles.end();
    const frozen = {
      articles: this.reports.sorted(),
      pins: this.pins.all,
      named: this.reports.named(this.#ids),
      unsettled: new Set(this.reports.unsettled.keys()),
    };
    const settling = this.settles.begin(frozen, this.#isChanged);
    // What changes from here on is not in it.
    this.#isChanged = false;
    return settling;
  }

  /** Whether a story has the name, or had it, or will when the settle under way is done. */
  isNamed(name: string): boolean {
    const { members } = this.reports;
    return members.has(name) || this.settled.nameOf.has(name) || this.settles.isNamed(name);
  }

  /** The desk as if it had been settled when that began; what came since waits for the next settle. */
  #install({ articles, pins, named, unsettled, names }: Settling, division: Division): DeskEvent[] {
    // A name goes with the reports that are still here.
    const isHere = (id: string): boolean => this.reports.get(id) !== undefined;
    const ids = new StoryIds(
      named.map((story) => {
        const here = story.articleIds.filter(isHere);
        return here.length === 0 ? story : { ...story, articleIds: here };
      }),
    );
    const since = new Set([...this.reports.members.keys()].filter((name) => !names.has(name)));
    const after = settled(division, ids, { articles, pins, taken: since });
    const events = eventsBetween(this.settled, after, (id) => unsettled.has(id));
    this.settled = after;
    this.#ids = ids;
    const arrived = this.reports.settle(ids.named, after.nameOf, articles);
    this.#placing.settle(division);
    for (const article of arrived) this.#placing.show(article);
    return events;
  }

  /** Changes the pins; what `change` throws leaves them as they were. */
  say(change: (pins: EditorPins) => void): void {
    change(this.pins);
    this.#isChanged = true;
  }

  /** Reports of a story, by any name it has: good until the next change. @throws TypeError, RangeError where no story has it */
  reportsOf(argument: string, name: string): readonly string[] {
    mustBeString(argument, name);
    const members = this.reports.membersOf(this.settled.nameOf.get(name) ?? name);
    if (members.length === 0) throw new RangeError(expectation(argument, 'the id of a story', name));
    return members;
  }

  /** What a story is told as with the reports it has now; nothing where no story has the name. */
  preview(name: string): StorySummary | undefined {
    const members = this.reports.membersOf(this.settled.nameOf.get(name) ?? name);
    if (members.length === 0) return undefined;
    return tellArticles(
      members.map((id) => this.reports.get(id)!),
      this.options,
    );
  }

  get stats(): DeskStats {
    const { clock } = this.window;
    return {
      articles: this.reports.size,
      stories: this.settled.stories.length,
      unsettled: this.reports.unsettled.size,
      evicted: this.evicted,
      rejected: this.rejected,
      pins: this.pins.size,
      ...(clock === undefined ? {} : { clock }),
    };
  }

  /** All there is to know, for a snapshot. */
  state(note: string): DeskState {
    return {
      fingerprint: fingerprintOf(this.options),
      note,
      articles: this.reports.sorted(),
      members: this.reports.members,
      unsettled: this.reports.unsettled,
      settled: this.settled.articles,
      settledPins: this.settled.pins,
      pins: this.pins.all,
      named: this.#ids.named,
      window: this.window.state,
      evicted: this.evicted,
      rejected: this.rejected,
      isChanged: this.#isChanged || this.settles.current !== undefined,
    };
  }

  /** Becomes what another was; for one that is new. */
  load(state: DeskState): void {
    this.note = state.note;
    this.evicted = state.evicted;
    this.rejected = state.rejected;
    this.pins = new EditorPins(state.pins);
    this.window = this.#windowOf(state.window);
    this.reports.load(state.articles, state.members, state.unsettled);
    if (state.settled.length > 0) this.#loadSettled(state);
    else this.#isChanged = state.isChanged;
    for (const [id, isCopy] of this.reports.unsettled) {
      if (!isCopy) this.#placing.show(this.reports.get(id)!);
    }
  }

  #loadSettled(state: DeskState): void {
    const division = this.settles.divide(state.settled, state.settledPins);
    this.#ids = new StoryIds(state.named);
    this.settled = settled(division, this.#ids, { articles: state.settled, pins: state.settledPins });
    // A later version of the library may make other stories of the same reports.
    this.#isChanged = state.isChanged || !areSame(this.#ids.named, state.named);
    this.#placing.settle(division);
  }

  #windowOf(state: WindowState | undefined): DeskWindow {
    const { keepDays, keepArticles, now } = this.options;
    const window = {
      ...(keepDays === undefined ? {} : { keepDays }),
      ...(keepArticles === undefined ? {} : { keepArticles }),
      ...(now === undefined ? {} : { now: () => this.#time }),
    };
    return new DeskWindow(window, state);
  }

  /** Takes a report out; pins stay. */
  #take(id: string): boolean {
    const was = this.reports.remove(id, (storyId) => this.settled.nameOf.get(storyId) === storyId);
    if (!was) return false;
    this.window.remove(id);
    this.#placing.sight.remove(id);
    this.#isChanged = true;
    return true;
  }

  /** @param arriving the report that is just coming in. @returns whether that is kept */
  #evict(arriving: string): boolean {
    let isKept = true;
    for (const id of this.window.evict()) {
      this.evicted++;
      if (id === arriving) isKept = false;
      else this.remove(id);
    }
    return isKept;
  }
}

/** Whether two versions of a report say the same, to the byte. */
function areEqual(a: CheckedArticle, b: CheckedArticle): boolean {
  return FIELDS.every((field) => a[field] === b[field]);
}

function areSame(a: readonly NamedStory[], b: readonly NamedStory[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
