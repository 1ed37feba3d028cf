/**
 * Stories handed over to be told elsewhere, while the calling thread tells others: it begins with the first story, they are
 * handed over from the last on, and where the two meet all is told. So nobody waits but for the last few, however fast either
 * side is, and what is told cannot depend on it.
 *
 * Cost: O(1) a story beside its telling; a telling is let go when it has been asked for.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import type { CopyGroup } from '../copies/group';
import { expectation, mustBeNumber, mustBeOptions } from '../errors';
import { KnownSpellings } from '../stories/spellings';
import { primarySubtag } from '../text/language';
import { materialOf, type StoryMaterial } from './material';
import type { SummaryLength } from './summarize';
import { Tellings, type TextTelling } from './tellings';
import { asUntold, type ToldStory, type UntoldStories } from './untold';

/**
 * Who tells stories elsewhere, for {@link clusterStoriesAsync}. `clusterStoriesOnThreads` of `newsfold/node` brings one for
 * worker threads.
 *
 * @example
 * ```ts
 * let calls = 0;
 * const teller: StoryTeller = {
 *   places: 2,
 *   tell: async (batch) => {
 *     calls++;
 *     return tellStories(batch);
 *   },
 * };
 * await clusterStoriesAsync(articles, { teller });
 * calls > 0; // true
 * ```
 */
export interface StoryTeller {
  /** Batches that may be on their way at once, 1 to 1,000. */
  readonly places: number;
  /**
   * Code units of a batch's texts at most, 1 to 2^30; a longer story goes alone. Default 32,768: some ten reports, 30 to 60 ms of work.
   */
  readonly batchUnits?: number | undefined;
  /** Code units of text there must be to tell, 0 to 2^53, or nothing is handed over. Default 0. */
  readonly leastUnits?: number | undefined;
  /**
   * Gives what {@link tellStories} gives for the batch. What it throws, or rejects with, ends the run. Stories are also told by the
   * caller meanwhile, and those that were read with a language pack only there, because a pack may hold functions.
   */
  tell(batch: UntoldStories): Promise<readonly ToldStory[]>;
}

/** Batches of the default size: see {@link StoryTeller}. */
const BATCH_UNITS = 32_768;
const MOST_PLACES = 1000;
const MOST_UNITS = 2 ** 30;

/** @throws TypeError, RangeError unless it is one */
export function checkTeller(teller: StoryTeller): void {
  mustBeOptions('options.teller', teller);
  const { places, batchUnits, leastUnits, tell } = teller;
  if (typeof tell !== 'function') throw new TypeError(expectation('options.teller.tell', 'a function', tell));
  mustBeNumber('options.teller.places', places, 1, MOST_PLACES, true);
  if (batchUnits !== undefined) {
    mustBeNumber('options.teller.batchUnits', batchUnits, 1, MOST_UNITS, true);
  }
  if (leastUnits !== undefined) {
    mustBeNumber('options.teller.leastUnits', leastUnits, 0, Number.MAX_SAFE_INTEGER);
  }
}

/** What is handed over. */
export interface HandedStories {
  /** The copy groups of each story that is told, in the order in which the caller asks for them. */
  readonly stories: readonly (readonly CopyGroup[])[];
  readonly articleOf: ReadonlyMap<string, CheckedArticle>;
  readonly length: SummaryLength;
  /** Whether there are language packs. */
  readonly hasPacks: boolean;
}

/** A story on its way. */
interface Entry {
  readonly groups: readonly CopyGroup[];
  readonly units: number;
  /** Whether it is plain data. */
  readonly mayCross: boolean;
  state: 'here' | 'away' | 'told';
  told: TextTelling | undefined;
}

/** Tellings by whoever comes to a story first. */
export class Handover extends Tellings {
  readonly #handed: HandedStories;
  readonly #teller: StoryTeller;
  readonly #entries: Entry[];
  /** By each of its canonical reports: the story. */
  readonly #placeOf: Map<CheckedArticle, number> = new Map();
  /** The first story that was not asked for. */
  #front = 0;
  /** The first of those that were handed over. */
  #back: number;
  #working = 0;
  #told = 0;
  #failure: { readonly error: unknown } | undefined;
  #wake: () => void = () => undefined;

  constructor(handed: HandedStories, teller: StoryTeller) {
    super();
    this.#handed = handed;
    this.#teller = teller;
    const { stories, articleOf, hasPacks } = handed;
    this.#entries = stories.map((groups, place) => {
      let units = 0;
      let mayCross = true;
      for (const { canonicalId, members } of groups) {
        this.#placeOf.set(articleOf.get(canonicalId)!, place);
        for (const { id } of members) {
          const article = articleOf.get(id)!;
          units += article.title.length + article.text.length;
          mayCross &&= !hasPacks || isEnglish(article);
        }
      }
      return { groups, units, mayCross, state: 'here', told: undefined };
    });
    let all = 0;
    for (const { units, mayCross } of this.#entries) if (mayCross) all += units;
    this.#back = all < (teller.leastUnits ?? 0) ? 0 : this.#entries.length;
  }

  /** How far it has come, 0 to 1: half is to be told, half to be asked for. */
  get share(): number {
    return Math.min(1, (this.#told + this.#front) / Math.max(1, 2 * this.#entries.length));
  }

  /**
   * To be called before a story is asked for: hands over what there is room for.
   *
   * @returns a promise to wait for before it is called again; nothing where the next story may be asked for
   * @throws what the teller failed of
   */
  next(): Promise<void> | undefined {
    while (this.#failure === undefined && this.#working < this.#teller.places) {
      const batch = this.#batch();
      if (batch.length === 0) break;
      this.#send(batch);
    }
    if (this.#failure !== undefined) throw this.#failure.error;
    if (this.#entries[this.#front]?.state !== 'away') return undefined;
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  override of(material: StoryMaterial, tell: () => TextTelling): TextTelling {
    const place = this.#placeOf.get(material.reports[0]!.canonical);
    const entry = place === undefined ? undefined : this.#entries[place];
    if (entry === undefined) return tell();
    this.#front = Math.max(this.#front, place! + 1);
    const { told } = entry;
    entry.told = undefined;
    if (told !== undefined) return told;
    this.#told++;
    return tell();
  }

  /** The next stories from the end; the one that is asked for next stays here. */
  #batch(): Entry[] {
    const { batchUnits = BATCH_UNITS } = this.#teller;
    const batch: Entry[] = [];
    let units = 0;
    for (; this.#back > this.#front + 1; this.#back--) {
      const entry = this.#entries[this.#back - 1]!;
      if (!entry.mayCross) continue;
      if (units > 0 && units + entry.units > batchUnits) break;
      units += entry.units;
      entry.state = 'away';
      batch.push(entry);
    }
    return batch;
  }

  #send(batch: readonly Entry[]): void {
    const { articleOf, length } = this.#handed;
    const stories = batch.map(({ groups }) => asUntold(materialOf(groups, articleOf)));
    this.#working++;
    const fail = (error: unknown): void => {
      this.#failure ??= { error };
      this.#wake();
    };
    const take = (told: readonly ToldStory[]): void => {
      this.#working--;
      this.#take(batch, told);
      this.#wake();
    };
    try {
      // Whatever is thenable answers once.
      Promise.resolve(this.#teller.tell({ stories, ...plainLength(length) }))
        .then(take)
        .catch(fail);
    } catch (error) {
      fail(error);
    }
  }

  #take(batch: readonly Entry[], told: readonly ToldStory[]): void {
    if (!Array.isArray(told) || told.length !== batch.length) {
      const expected = `to give a list of ${batch.length} told stories`;
      throw new TypeError(expectation('options.teller.tell', expected, told));
    }
    const { articleOf } = this.#handed;
    for (const [i, entry] of batch.entries()) {
      const { summary, representativeId } = toldStory(told[i]);
      const representative = articleOf.get(representativeId);
      if (
        representative === undefined ||
        !entry.groups.some(({ canonicalId }) => canonicalId === representativeId)
      ) {
        const expected = 'to give the id of a report of the story as representativeId';
        throw new TypeError(expectation('options.teller.tell', expected, representativeId));
      }
      entry.told = { summary, representative, spellings: new KnownSpellings() };
      entry.state = 'told';
      this.#told++;
    }
  }
}

/** @throws TypeError unless it is as {@link tellStories} gives it */
function toldStory(told: unknown): ToldStory {
  const { summary } = (told ?? {}) as Partial<ToldStory>;
  const lists = [summary?.summary, summary?.timeline, summary?.changes];
  if (typeof summary?.headline?.text === 'string' && lists.every(Array.isArray)) return told as ToldStory;
  throw new TypeError(expectation('options.teller.tell', 'to give told stories', told));
}

/** Whether no language pack is asked about an article: one may hold functions, which do not cross. */
function isEnglish({ lang, language }: CheckedArticle): boolean {
  if (language !== undefined) return false;
  const primary = primarySubtag(lang);
  return primary === '' || primary === 'en';
}

/** What of the options belongs to a summary, and is plain. */
function plainLength({ maxWords, maxSentences, prefer }: SummaryLength): SummaryLength {
  const length: SummaryLength = {};
  if (maxWords !== undefined) length.maxWords = maxWords;
  if (maxSentences !== undefined) length.maxSentences = maxSentences;
  // Nothing else can be the name of a source.
  if (prefer !== undefined) length.prefer = prefer.filter((source) => typeof source === 'string');
  return length;
}
