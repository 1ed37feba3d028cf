/**
 * What a run over reports leaves for the next run over most of the same: results that depend on single reports, or single
 * stories, alone. A run gives the same with a memory as without.
 *
 * Cost: see its parts.
 * @module
 */
import type { CheckedArticle } from './article/article';
import type { CopyMemory } from './copies/work';
import { FeatureReader } from './stories/features';
import { KnownStories } from './summary/known-stories';
import { Tellings } from './summary/tellings';

/** The memory of one caller with one set of options; it knows articles by identity, so each is to be the same object in every run. */
export class RunMemory {
  /** Articles with their language. */
  readonly languages: WeakMap<CheckedArticle, CheckedArticle> = new WeakMap();
  readonly features: FeatureReader = new FeatureReader();
  /** What is known of copies. */
  readonly copies: CopyMemory | undefined = undefined;
  readonly tellings: Tellings = new Tellings();
  readonly stories: KnownStories = new KnownStories();

  /** A run begins: what one that threw midway had begun to keep is forgotten, what the last whole one kept is not. */
  begin(): void {
    this.features.begin();
    this.tellings.begin();
    this.stories.begin();
  }

  /** A run has ended: what it did not use is forgotten. */
  turn(): void {
    this.features.turn();
    this.tellings.turn();
    this.stories.turn();
  }
}
