/**
 * On which side of its publication a sentence places a date: what its verbs say, read with a short list of
 * auxiliaries and irregular forms instead of a tagger.
 *
 * Cost: O(1) per date; only {@link TENSE} code units around it are read.
 * @module
 */
import { isSentenceEnd } from './full-stops';
import { SPEECH_VERBS } from './speech';

/** The numbers that steer the reading. */
export const TENSE = {
  /** Code units of the sentence read before a date, and after it. */
  before: 160,
  after: 80,
} as const;

/** `unclear` when the verbs disagree; `undefined` when there is none. */
export type Tense = 'past' | 'future' | 'unclear' | undefined;

/** Its groups: verbs that leave it open, of what is to come, of what may be, of the past. */
const VERBS: RegExp =
  /\b(?:(had (?:been (?:[a-z]{2,12} to )?|planned|hoped|intended)|(?:was|were) (?:to|set|due|scheduled|supposed|expected|slated|planned)|would|could|might|may)|(will|shall|won't|won’t|(?:is|are) (?:to|due|set|expected|scheduled|slated|planned)|(?:set|due|expected|scheduled|slated|planned|plans?|planning|going|about) (?:to|for)|due|scheduled|upcoming|next)|(to (?!(?:the|an?|his|her|its|their|our|this|that|these|those|be sure)\b)[a-z]{2,20})|(was|were|has|have|had|did|said|told|held|met|began|took|made|came|went|left|broke|won|lost|fell|flew|spoke|saw|gave|found|led|ran|rose|sank|sent|shot|struck|stood|[a-z]{2,20}ed))\b/gi;

/** Before a participle that belongs to an auxiliary, which was read already: "will be held", "to have met". */
const AUXILIARY = /\b(?:be|been|being|have|having)(?: (?:[a-z]{2,12}ly|also|not|then|first))? $/i;
/** Before a "have" that belongs to a verb already read: "will have left". */
const MODAL =
  /\b(?:will|shall|would|could|might|may|should|must|to)(?: (?:not|also|soon|then|[a-z]{2,12}ly))? $/i;
/** Before a participle that describes a noun: "the newly elected council". */
const ATTRIBUTE = /\b(?:the|an?|its|his|her|their|our|of|newly|recently|most|more|long)[ -]$/i;
/** Behind "has" and "have": a participle within three words; without one they say what is, not what was. */
const PERFECT =
  /^(?:\s[a-z'’-]{1,15}){0,2}\s(?:[a-z]{2,20}ed|been|had|said|told|held|met|begun|taken|made|come|gone|left|broken|won|lost|fallen|flown|spoken|seen|given|got|gotten|found|led|run|risen|sunk|sent|shot|struck|stood|done|become|grown|shown|drawn|withdrawn|written|driven|forgotten|chosen|frozen|stolen|born|sworn|thrown|hit|set|put|cut|shut|hurt|let|cost|read|kept|swept|felt|meant|brought|bought|caught|taught|thought|fought|sought|built|spent|paid|laid|heard|sold|fled|fed|hung|stuck|spread|burst|quit|beaten|hidden|ridden|shaken|drunk|overtaken|undergone)(?![a-z])/i;
const PERFECT_UNITS = 64;
/** Before "to return": verbs of what was done, not of what is to come. */
const DONE = /\b(?:began|begun|started|continued|managed|had|failed|refused|used) $/i;
/** A timetable's present: "the trial begins in Oslo on". */
const TIMETABLE =
  /\b(?:begins?|starts?|opens?|resumes?|reopens?|ends?|closes?|expires?|meets?|convenes?|reconvenes?|arrives?|departs?|travels?|flies|votes?|goes|takes? (?:place|effect|office)) (?:(?:in|at) [a-z -]{2,30} )?(?:(?:on|next|this|late|early) ){0,2}$/i;
/** What makes a timetable's present no verb: "the ends", "will meet", "did not meet". */
const NO_TIMETABLE = /\b(?:the|an?|its|his|her|their|of|to|did|not|could|would|might|may) $/i;

/** A date as a limit. */
const LIMIT = /(?:^|[^a-z])(by|until|till|from|to|for) (?:(?:the|early|late|end of|next) )?(?:mid-)?$/i;
/** Verbs that lay down what is to come. */
const COMMITS =
  /\b(?:promised|pledged|vowed|agreed|ordered|asked|urged|demanded|gave|wanted|called|invited|summoned|postponed|delayed|deferred|adjourned|moved|rescheduled|pushed|put|extended|prolonged|shifted|fixed|set|suspended|remanded|scheduled|planned)\b/i;
/** Verbs whose limit lies in the past as they do: "lasted until". */
const LASTS = /\b(?:lasted|continued|ran|remained|stayed|lived|worked|served|dragged on|reigned|ruled)\b/i;

/** "dates from", "dating back to", "stems from": the date is an origin, whatever the other verbs say. */
const ORIGIN =
  /\b(?:dat(?:e|es|ed|ing)|stem(?:s|med|ming)?)(?: back)? (?:from|to) (?:(?:the|early|late|end of|start of) )?(?:mid-)?$/i;
/** Before "dates" that are days: "new dates from". */
const NO_ORIGIN = /\b(?:the|an?|its|his|her|their|our|new|possible|set|of) $/i;

/** Where a tense was read last; a later date of the same sentence without a verb of its own shares it. */
export interface TenseMemory {
  end: number;
  tense: Tense;
}

/**
 * Reads the verbs of a date's sentence: the last ones before the date decide, else the first behind it.
 *
 * @param memory what was read for the date before; takes what is read now
 * @param isRange whether the date is a range, before which "from" sets no limit
 */
export function tenseAt(
  text: string,
  start: number,
  end: number,
  memory: TenseMemory,
  isRange = false,
): Tense {
  const least = Math.max(0, memory.end, start - TENSE.before);
  let from = start;
  while (from > least && !isSentenceEnd(text, from - 1)) from--;
  const earlier = from === memory.end ? memory.tense : undefined;
  const before = text.slice(from, start);
  memory.tense = readBefore(before, isRange) ?? earlier ?? tenseAfter(text, end);
  memory.end = end;
  return memory.tense;
}

/** What the first verb behind a date says. */
export function tenseAfter(text: string, end: number): Tense {
  let to = end;
  const most = Math.min(text.length, end + TENSE.after);
  while (to < most && !isSentenceEnd(text, to)) to++;
  for (const { kind } of verbsOf(text.slice(end, to)))
    if (kind !== 'weak') return kind === 'present' ? 'unclear' : kind;
  return undefined;
}

/**
 * Whether a sentence tells of the past and of nothing to come, whoever says so.
 *
 * @param sentence at most some hundred code units
 */
export function tellsOfPast(sentence: string): boolean {
  let isPast = false;
  for (const { kind, word } of verbsOf(sentence)) {
    if (kind === 'future' || kind === 'unclear') return false;
    if (kind === 'past' && !IS_SPEECH.test(word)) isPast = true;
  }
  return isPast;
}

const IS_SPEECH = new RegExp(`^(?:${SPEECH_VERBS})$`, 'i');

interface Verb {
  /** `present` says of no day on which side it lies. */
  readonly kind: 'past' | 'future' | 'unclear' | 'present' | 'weak';
  readonly word: string;
}

/** The verbs that carry a tense: no participles of an auxiliary or before a noun, no "to" of a place. */
function verbsOf(stretch: string): Verb[] {
  const verbs: Verb[] = [];
  // Set back by hand: `matchAll` copies the pattern for every stretch.
  VERBS.lastIndex = 0;
  for (let match = VERBS.exec(stretch); match !== null; match = VERBS.exec(stretch)) {
    const [word, unclear, future, weak] = match;
    if (unclear !== undefined) {
      // "May" with a capital is a month or a name.
      if (word !== 'May') verbs.push({ kind: 'unclear', word });
    } else if (future !== undefined) verbs.push({ kind: 'future', word });
    else if (weak !== undefined) {
      // "began to return on Sunday" looks back.
      if (DONE.test(stretch.slice(Math.max(0, match.index - 16), match.index))) continue;
      // "to Oslo"; a title has "To Meet".
      const isPlace = word[0] === 't' && word[3] !== word[3]!.toLowerCase();
      if (!isPlace) verbs.push({ kind: 'weak', word });
    } else {
      const lead = stretch.slice(Math.max(0, match.index - 24), match.index);
      const isHave = /^have$/i.test(word);
      if (isHave ? MODAL.test(lead) : AUXILIARY.test(lead)) continue;
      const rest = stretch.slice(match.index + word.length, match.index + word.length + PERFECT_UNITS);
      if (/^ha(?:ve|s)$/i.test(word) && !PERFECT.test(rest)) {
        // "have to return": the verb is the other one.
        if (!rest.startsWith(' to ')) verbs.push({ kind: 'present', word });
        continue;
      }
      if (/ed$/i.test(word) && ATTRIBUTE.test(lead)) continue;
      // "will meet rebels backed by" is still to come.
      const after = stretch.slice(match.index + word.length, match.index + word.length + 4);
      if (verbs.at(-1)?.kind === 'future' && after === ' by ' && / [a-z]+ $/i.test(lead)) continue;
      verbs.push({ kind: 'past', word });
    }
  }
  return verbs;
}

function readBefore(before: string, isRange: boolean): Tense {
  const lead = before.slice(-60);
  const origin = isRange ? null : ORIGIN.exec(lead);
  if (origin !== null && !NO_ORIGIN.test(lead.slice(0, origin.index))) return 'past';
  const timetable = TIMETABLE.exec(lead);
  if (timetable !== null && !NO_TIMETABLE.test(lead.slice(0, timetable.index))) return 'future';
  let last: Tense;
  let weak = false;
  for (const { kind } of verbsOf(before)) {
    if (kind === 'weak') weak = true;
    else {
      last = kind === 'present' ? 'unclear' : kind;
      weak = false;
    }
  }
  const limit = LIMIT.exec(before.slice(-24))?.[1]?.toLowerCase();
  const isLaidDown = limit !== undefined && limit !== 'from' && COMMITS.test(before);
  if (last === 'past' && isLaidDown) return 'future';
  // "agreed to meet on Sunday" looks ahead, "decided to put it off on Sunday" does not: only the verb knows.
  if (weak) return last === undefined || last === 'future' ? 'future' : 'unclear';
  if (last !== 'past' || limit === undefined || (isRange && limit === 'from')) return last;
  return limit === 'for' || LASTS.test(before) ? last : 'unclear';
}
