/**
 * What was told of stories before: a story of the same reports and copies is told as it was, so a run over reports of which most were
 * there in the run before tells only the stories that changed. What is told depends on the story's own texts alone.
 *
 * Cost: O(reports of a story) to find out; memory of some 2 KB a story beside what was told, most of it for
 * where its terms are spelt.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import type { KnownSpellings } from '../stories/spellings';
import type { IndependentReport, StoryMaterial } from './material';
import type { StorySummary } from './story';

/** What is told of a story from its texts alone. */
export interface TextTelling {
  readonly summary: StorySummary;
  readonly representative: CheckedArticle;
  /** Where its terms are spelt. */
  readonly spellings: KnownSpellings;
}

interface Entry {
  readonly reports: readonly IndependentReport[];
  readonly told: TextTelling;
}

/** Tellings of the run before, and of this one. */
export class Tellings {
  /** By the first report of each story. */
  #before: Map<CheckedArticle, Entry> = new Map();
  #now: Map<CheckedArticle, Entry> = new Map();

  /** A run begins; one before it may have thrown. */
  begin(): void {
    this.#now.clear();
  }

  /** What was told of the story before, or what `tell` tells now. */
  of({ reports }: StoryMaterial, tell: () => TextTelling): TextTelling {
    const first = reports[0]!.canonical;
    let entry = this.#before.get(first);
    if (entry === undefined || !areSame(entry.reports, reports)) entry = { reports, told: tell() };
    this.#now.set(first, entry);
    return entry.told;
  }

  /** What was told of the story of this first report is not to be forgotten, although nobody asks for it. */
  keep(first: CheckedArticle): void {
    const entry = this.#before.get(first);
    if (entry !== undefined) this.#now.set(first, entry);
  }

  /** A run has ended: what it did not ask for is forgotten. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}

/** Whether the reports, and the copies of each, are the very same. */
function areSame(a: readonly IndependentReport[], b: readonly IndependentReport[]): boolean {
  if (a.length !== b.length) return false;
  return a.every(({ canonical, members }, i) => {
    const other = b[i]!;
    if (canonical !== other.canonical || members.length !== other.members.length) return false;
    return members.every((member, k) => member === other.members[k]);
  });
}
