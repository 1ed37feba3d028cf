/**
 * Which sentences can say nothing of where an event stands, told by the hashes of their words before anything else is
 * read: most sentences of a report. Whatever `sentence` reads wants an event noun with a verb or phrase of the lexicon, a
 * person of rank with one of those that events need not follow, a verb that is an event itself, or a day to come.
 *
 * Cost: one look-up a word.
 * @module
 */
import { CAPITALISED } from '../text/folding';
import { hashWord, type Words } from '../text/words';
import type { StatusLexicon, VerbKind } from './language';
import { CUE_LISTS, PHRASE_LISTS, type WordList } from './words';

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

/** Marks of which a sentence must have all of one row. */
const TELLING: readonly number[] = [
  EVENT | CUE,
  ROLE | CUE_WITH_ROLE,
  CONTEST | OUTCOME,
  DAY | AHEAD,
  EVENT | THERE | ROLE,
  EVENT | THERE | BE,
];

const ALONE: ReadonlySet<VerbKind> = new Set(['meet', 'launch', 'strike', 'confirm']);
const WITH_ROLE: ReadonlySet<VerbKind> = new Set(['host', 'travel', 'deny', 'dismiss']);

/** Tells the sentences that one lexicon reads nothing in. */
export class Silence {
  private readonly marks = new Map<number, number>();

  constructor(lexicon: StatusLexicon) {
    for (const { forms, kind, namesEvent } of lexicon.verbs) {
      let mark = kind === 'decide' ? CUE | OUTCOME : CUE;
      if (ALONE.has(kind) || namesEvent === true) mark |= CUE_ALONE;
      if (WITH_ROLE.has(kind)) mark |= CUE_WITH_ROLE;
      this.mark(forms.split(' +')[0]!, mark);
    }
    const lists: readonly (readonly [WordList, number])[] = [
      ...CUE_LISTS.map((list) => [list, list === 'places' ? THERE : CUE] as const),
      ['visitStates', THERE],
      ['bePresent', BE],
      ['eventNouns', EVENT],
      ['roles', ROLE],
      ['bodies', ROLE],
      ['contests', CONTEST],
      ['weekdays', DAY],
      ['months', DAY],
      ['infinitive', AHEAD],
      ['future', AHEAD],
    ];
    for (const [list, mark] of lists) this.mark(lexicon[list], mark);
    for (const list of PHRASE_LISTS) {
      const isAlone = list === 'underWayStates' || list === 'newDatePhrases';
      const isWithRole = list === 'plannedPhrases' || list === 'denials';
      const mark = CUE | (isAlone ? CUE_ALONE : 0) | (isWithRole ? CUE_WITH_ROLE : 0);
      for (const phrase of lexicon[list].split('|')) this.mark(longestOf(phrase.split(' ')), mark);
    }
    // "won't" is read as one word, which may be any.
    this.mark('t', CUE_ALONE);
  }

  private mark(words: string, mark: number): void {
    for (const word of words.split(' ')) {
      if (word === '') continue;
      const hash = hashWord(word);
      this.marks.set(hash, (this.marks.get(hash) ?? 0) | mark);
    }
  }

  /** Whether nothing can be read in the words from `from` up to `to`. */
  covers(words: Words, from: number, to: number): boolean {
    const { hashes, flags } = words;
    let found = 0;
    for (let i = from; i < to; i++) {
      const mark = this.marks.get(hashes[i]!);
      if (mark === undefined) continue;
      found |= (flags[i]! & CAPITALISED) !== 0 ? mark : mark & ~DAY;
    }
    if ((found & CUE_ALONE) !== 0) return false;
    return !TELLING.some((marks) => (found & marks) === marks);
  }
}

/** Of a phrase's words the longest, as the rarest. */
function longestOf(words: readonly string[]): string {
  let longest = '';
  for (const word of words) if (word.length > longest.length) longest = word;
  return longest;
}
