/**
 * What runs of capitals come to as names, found once for each spelling: most names of a story stand there many times.
 *
 * Cost: O(1) a run, whose words are bounded.
 * @module
 */
import type { Language } from '../text/language';
import type { Evidence } from './evidence';
import type { NameForm } from './mention';
import { isNoName, type Part, trimmed, withoutTitles } from './parts';
import { LISTS } from './words';

/** A run as a name, and what of it hangs on where it stands. */
export interface RunForm extends NameForm {
  /** Code units of the run before the name. */
  readonly offset: number;
  /** Initials, whose last point belongs to them. */
  readonly isDotted: boolean;
  readonly isSingle: boolean;
}

/** Of a run that is no name. */
export const NO_NAME: RunForm = {
  key: '',
  text: '',
  words: [],
  lists: [],
  number: -1,
  isAcronym: false,
  isPair: false,
  offset: 0,
  isDotted: false,
  isSingle: false,
};

/** Letters of an acronym, at most. */
const ACRONYM_LETTERS = 8;

/** The forms of a set of articles. */
export class RunForms {
  /** Names among them. */
  count = 0;
  private readonly opening = new Map<Language | undefined, Map<string, RunForm>>();
  private readonly inside = new Map<Language | undefined, Map<string, RunForm>>();

  /** Those met so far, by the spelling of the run: of runs that open a sentence or do not, in texts of one language. */
  of(isOpening: boolean, language: Language | undefined): Map<string, RunForm> {
    const byLanguage = isOpening ? this.opening : this.inside;
    let forms = byLanguage.get(language);
    if (forms === undefined) {
      forms = new Map();
      byLanguage.set(language, forms);
    }
    return forms;
  }

  /**
   * What a run comes to; {@link NO_NAME} where it is none.
   *
   * @param words of the run
   */
  formOf(run: string, words: readonly Part[], isOpening: boolean, evidence: Evidence): RunForm {
    let parts = [...words];
    const opener = parts[0]!;
    if (isOpening && !evidence.isName(opener.hash, parts.length === 1)) {
      if (parts.length === 1) return NO_NAME;
      if (evidence.lower.has(opener.hash) || opener.word.endsWith('ly')) parts.shift();
    }
    // "May God help them"
    if (isOpening && parts.length > 1 && opener.isStop && parts[0] === opener) parts.shift();
    parts = trimmed(withoutTitles(trimmed(parts), evidence.inside));
    const only = parts[0];
    if (only === undefined || parts.every(isNoName)) return NO_NAME;
    if (parts.length === 1 && only.word.length < 2) return NO_NAME;
    // "SEE THE PHOTO"
    if (parts.length > 1 && parts.every((part) => part.isUpper)) return NO_NAME;
    const isInitials = parts.length > 1 && parts.every((part) => part.word.length === 1);
    const named = parts.filter((part) => part.isNameWord && (part.lists & LISTS.particles) === 0);
    const key = named.map((part) => part.word);
    const isAcronym =
      isInitials || (parts.length === 1 && only.isUpper && only.word.length <= ACRONYM_LETTERS);
    const offset = only.start - opener.start;
    return {
      key: isAcronym ? key.join('') : key.join(' '),
      text: run.slice(offset, parts[parts.length - 1]!.end - opener.start),
      words: isAcronym ? [key.join('')] : key,
      lists: named.map((part) => part.lists),
      number: this.count++,
      isAcronym,
      isPair: parts.length === 2 && run.charAt(parts[1]!.start - opener.start - 1) === '-',
      offset,
      isDotted: isInitials,
      isSingle: parts.length === 1,
    };
  }
}
