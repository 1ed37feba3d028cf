/**
 * Reads one report for first sight: its language, and the row it is compared by.
 *
 * Cost: O(n) in the report's words.
 * @module
 */
import type { CheckedArticle } from '../article/article';
import { type LanguagePack, languagesOf, withLanguages } from '../language';
import { frameOf } from '../stories/frames';
import type { Idf } from '../stories/idf';
import { STORY_PARAMETERS } from '../stories/parameters';
import { ProfileMaker } from '../stories/profile';
import { TermCounter } from '../stories/term-counts';
import type { Languages } from '../text/language';
import { channelsOf } from './sight-channels';
import { packed, type SightRow } from './sight-rows';

/** Terms of several reports that are read into one array: rows are packed from it, and it is let go. */
const BLOCK_TERMS = 1 << 13;
/** A text of more code units is read with memory of its own, which would stay as large for ever. */
const HUGE_UNITS: number = 1 << 17;

/** Reads one report after another. */
export class SightReader {
  readonly #languages: Languages;
  readonly #counter: TermCounter = new TermCounter(STORY_PARAMETERS, BLOCK_TERMS);
  readonly #profiles: ProfileMaker = new ProfileMaker(BLOCK_TERMS);
  readonly #channels: ProfileMaker = new ProfileMaker(BLOCK_TERMS);

  constructor(languages: readonly LanguagePack[] | undefined) {
    this.#languages = languagesOf(languages);
  }

  /** The report with its language, and its row; that of a report which no settle has seen has no density. */
  read(raw: CheckedArticle, idf: Idf): { article: CheckedArticle; row: SightRow } {
    const article = withLanguages([raw], this.#languages)[0]!;
    const isHuge = raw.text.length > HUGE_UNITS;
    const counter = isHuge ? new TermCounter(STORY_PARAMETERS, 0) : this.#counter;
    const [profiles, maker] = isHuge
      ? [new ProfileMaker(0), new ProfileMaker(0)]
      : [this.#profiles, this.#channels];
    const counts = counter.count(article);
    const profile = profiles.profile(counts, idf, STORY_PARAMETERS.profileTerms);
    const weights = profiles.weights(counts.end - counts.start);
    const channels = channelsOf(counts, weights, STORY_PARAMETERS, maker);
    return { article, row: packed({ profile, channels, frame: frameOf(article), density: 0 }) };
  }
}
