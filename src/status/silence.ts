/**
 * Which sentences can say nothing of where an event stands, told by the hashes of their words before anything else is
 * read: most sentences of a report. Whatever `sentence` reads wants an event noun with a verb or phrase of the lexicon, a
 * person of rank with one of those that events need not follow, a verb that is an event itself, or a day to come.
 *
 * Cost: one look-up a word.
 * @module
 */
import { CAPITALISED, NUMERIC } from '../text/folding';
import { WordMarks } from '../text/word-set';
import { hashWord, type Words } from '../text/words';
import type { StatusLexicon, VerbKind } from './language';
import type { WordList } from './lists';
import { CUE_LISTS, PHRASE_LISTS } from './words';

/** What a word may be part of, or-ed together over a sentence. */
const EVENT = 1;
const ROLE = 2;
/** A verb or phrase of the lexicon. */
const CUE = 4;
/** One that a person of rank is company enough for. */
const CUE_WITH_ROLE = 8;
/** One that needs neither event noun nor person of rank. */
const CUE_ALONE = 16;
const OUTCOME = 32;
const CONTEST = 64;
const DAY = 128;
/** Before a verb of the future. */
const AHEAD = 256;
/** "in Istanbul for talks", "is on a visit": with a person of rank or a form of "be". */
const THERE = 512;
const BE = 1024;
/** What every plan of the past has: "was", "had", "planned to". */
const PAST_PLAN = 2048;

/** A verb of outcome, and what it wants beside it. */
const RESULT = 4096;
const OBJECT = 8192;
/** A verb whose object or subject is an event whatever it is called, and its completion. */
const SURE = 16384;
const SURE_END = 32768;
/** A verb of change, and what makes its object an event. */
const CHANGE = 65536;
const PLAN = 131072;
/** Two figures beside each other. */
const SCORE = 262144;

/** Marks of which a sentence must have all of one row. */
const TELLING: readonly number[] = [
  EVENT | CUE,
  ROLE | CUE_WITH_ROLE,
  CONTEST | OUTCOME,
  DAY | AHEAD,
  EVENT | THERE | ROLE,
  EVENT | THERE | BE,
  RESULT | OBJECT,
  SURE | SURE_END,
  CHANGE | PLAN,
];

const ALONE: ReadonlySet<VerbKind> = new Set(['meet', 'launch', 'strike', 'confirm']);
const OUTCOMES: ReadonlySet<VerbKind> = new Set(['result', 'activity']);
const CHANGES: ReadonlySet<VerbKind> = new Set(['postpone', 'cancel', 'resume']);
/** A completion of fewer letters tells nothing. */
const RARE_LETTERS = 3;
/** Last words of phrases that are common without them: "under way". */
const COMMON: ReadonlySet<string> = new Set(['way']);
/** Lists of phrases that need no event. */
const ALONE_LISTS: ReadonlySet<WordList> = new Set(['underWayStates', 'underWayPhrases', 'newDatePhrases']);
const WITH_ROLE: ReadonlySet<VerbKind> = new Set(['host', 'travel', 'deny', 'dismiss']);

/** Tells the sentences that one lexicon reads nothing in. */
export class Silence {
  private readonly marked = new Map<number, number>();
  private readonly marks: WordMarks;

  constructor(lexicon: StatusLexicon) {
    for (const { forms, kind, namesEvent, objects, sure, rivals } of lexicon.verbs) {
      let mark = kind === 'decide' ? CUE | OUTCOME : CUE;
      const [words = '', completion = ''] = forms.split(' +');
      const isOutcome = OUTCOMES.has(kind);
      const isAlone =
        isOutcome || ALONE.has(kind) || namesEvent === true || sure !== undefined || rivals === true;
      const ends =
        completion === '' ? [] : completion.split('/').map((phrase) => longestOf(phrase.split(' ')));
      // "to" and "in" are in every sentence; the verb is rarer.
      const isEndRare = ends.length > 0 && ends.every((word) => word.length >= RARE_LETTERS);
      if (objects !== undefined) {
        this.mark(objects, OBJECT);
        mark |= RESULT;
      } else if (isAlone) mark |= isEndRare ? SURE : CUE_ALONE;
      if (WITH_ROLE.has(kind)) mark |= CUE_WITH_ROLE;
      if (CHANGES.has(kind)) mark |= CHANGE;
      if (isEndRare) for (const word of ends) this.mark(word, isAlone ? SURE_END | CUE : mark);
      if (!isEndRare || isAlone) this.mark(words, mark);
    }
    const lists: readonly (readonly [WordList, number])[] = [
      ...CUE_LISTS.map((list) => [list, list === 'places' ? THERE : CUE] as const),
      ['visitStates', THERE],
      ['bePresent', BE],
      ['bePast', PAST_PLAN],
      ['had', PAST_PLAN],
      ['pastPlanLicensors', PAST_PLAN],
      ['eventNouns', EVENT],
      ['roles', ROLE],
      ['bodies', ROLE],
      ['contests', CONTEST],
      ['planNouns', PLAN],
      ['untils', PLAN],
      ['weekdays', DAY],
      ['months', DAY],
      ['infinitive', AHEAD],
      ['future', AHEAD],
    ];
    for (const [list, mark] of lists) this.mark(lexicon[list], mark);
    for (const list of PHRASE_LISTS) {
      const isWithRole = list === 'plannedPhrases' || list === 'denials';
      const mark = CUE | (isWithRole ? CUE_WITH_ROLE : 0);
      for (const phrase of lexicon[list].split('|')) {
        const words = phrase.split(' ');
        this.mark(longestOf(words), mark);
        if (!ALONE_LISTS.has(list)) continue;
        const last = words[words.length - 1]!;
        if (COMMON.has(last)) {
          this.mark(words[0]!, SURE);
          this.mark(last, SURE_END);
        } else this.mark(last, CUE_ALONE);
      }
    }
    // "won't" is read as one word, which may be any.
    this.mark('t', CUE_ALONE | PAST_PLAN);
    this.marks = new WordMarks(this.marked);
  }

  private mark(words: string, mark: number): void {
    for (const word of words.split(' ')) {
      if (word === '') continue;
      const hash = hashWord(word);
      this.marked.set(hash, (this.marked.get(hash) ?? 0) | mark);
    }
  }

  /** Whether nothing can be read in the words from `from` up to `to`; with `onlyPlans`, no plan of the past. */
  covers(words: Words, from: number, to: number, onlyPlans: boolean = false): boolean {
    const { hashes, flags, starts, ends } = words;
    let found = 0;
    for (let i = from; i < to; i++) {
      const mark = this.marks.get(hashes[i]!);
      if (
        (flags[i]! & NUMERIC) !== 0 &&
        i > from &&
        (flags[i - 1]! & NUMERIC) !== 0 &&
        ends[i - 1] === starts[i]! - 1
      )
        found |= SCORE;
      if (mark === 0) continue;
      found |= (flags[i]! & CAPITALISED) !== 0 ? mark : mark & ~DAY;
    }
    if (onlyPlans && (found & PAST_PLAN) === 0) return true;
    if ((found & (CUE_ALONE | SCORE)) !== 0) return false;
    return !TELLING.some((marks) => (found & marks) === marks);
  }
}

/** Words of three letters and more that are in every other sentence, however rare the phrase. */
const FREQUENT: ReadonlySet<string> = new Set(['the', 'for', 'into', 'with']);

/** Of a phrase's words the longest, as the rarest. */
function longestOf(words: readonly string[]): string {
  let longest = '';
  for (const word of words) if (word.length > longest.length && !FREQUENT.has(word)) longest = word;
  return longest === '' ? words[0]! : longest;
}
