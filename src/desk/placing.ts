/**
 * Where a report goes when it comes in: an editor's word first, then what is seen of it at once.
 *
 * Cost: that of first sight.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import type { Division } from './division';
import { FirstSight } from './first-sight';
import type { EditorPins } from './pins';
import type { DeskReports } from './reports';
import type { ReadReport, Sighting, Surroundings } from './sight-types';
import { unusedName } from './story-ids';
import type { DeskOptions, DeskPlacement } from './types';

/** What of a desk decides where a report goes. */
export interface PlacingDesk {
  readonly reports: DeskReports;
  readonly pins: EditorPins;
  isNamed(name: string): boolean;
}

/** First sight, and what becomes of it. */
export class Placing {
  readonly sight: FirstSight;
  readonly #desk: PlacingDesk;

  constructor(desk: PlacingDesk, options: DeskOptions) {
    this.#desk = desk;
    this.sight = new FirstSight(options);
  }

  /** Looks at a report; changes nothing. @throws what `veto` and a language pack's `stem` throw */
  look(article: CheckedArticle): Sighting {
    return this.sight.look(article, this.#around(article.id));
  }

  /**
   * Puts a report that is not here into the story it goes to.
   *
   * @param older the story that its older version was alone in
   */
  place(
    article: CheckedArticle,
    { storyId, copy, report }: Sighting,
    older: string | undefined,
  ): DeskPlacement['outcome'] {
    const { id } = article;
    const known = this.#storyFor(id, storyId, older);
    this.#desk.reports.add(article, known ?? this.#newName(id), copy !== undefined);
    if (copy !== undefined) return 'copy';
    this.sight.add(report);
    return known === undefined ? 'new-story' : 'joined';
  }

  /** Gives first sight the weights of a settle, and those of its reports that are still here as they were. */
  settle({ reports, idf }: Division): void {
    const { reports: here } = this.#desk;
    this.sight.settle(reports, idf);
    for (const { article } of reports) {
      const { id } = article;
      if (here.get(id) === undefined || here.unsettled.has(id)) this.sight.remove(id);
    }
  }

  /** Shows first sight a report that is here and no settle has seen, with the weights there are now. */
  show(article: CheckedArticle): void {
    let report: ReadReport;
    try {
      report = this.sight.read(article);
    } catch {
      // A language pack's `stem` throws that did not when the report came in: it is here all the same, but for first sight.
      return;
    }
    this.sight.add(report);
  }

  /** What first sight may know of the others when it looks at a report. */
  #around(id: string): Surroundings {
    const { reports } = this.#desk;
    return {
      storyOf: (other) => reports.storyOf(other),
      membersOf: (storyId) => reports.membersOf(storyId),
      isApart: (other) => this.#desk.pins.areApart(id, other),
    };
  }

  /** The story a report goes to: an editor's word, then what was seen, then where its older version was alone. */
  #storyFor(id: string, seen: string | undefined, older: string | undefined): string | undefined {
    for (const fellow of this.#desk.pins.fellowsOf(id)) {
      const pinned = this.#desk.reports.storyOf(fellow);
      if (pinned !== undefined) return pinned;
    }
    return seen ?? older;
  }

  /** A name for a story that begins with this report. */
  #newName(id: string): string {
    return unusedName(`story:${id}`, (name) => this.#desk.isNamed(name));
  }
}
